using Simulator.Engine.Parameters;

namespace Simulator.Experiments.Designs;

/// <summary>What a calibration says of one parameter. Shares are of its range, from 0 to 1.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="MeanShare">Posterior mean, as a share of the range.</param>
/// <param name="QuantileShares">Posterior quantiles at <see cref="Quantiles"/>, as shares of the range.</param>
/// <param name="Logit">Posterior mean of the logit.</param>
/// <param name="LogitSd">Posterior SD of the logit.</param>
/// <param name="PlainLogit">The same without regression.</param>
/// <param name="PlainLogitSd">Its SD.</param>
/// <param name="SecondLogit">The second opinion's mean.</param>
/// <param name="SecondLogitSd">Its SD.</param>
/// <param name="QuarterWidth">80 % width with a quarter of the neighbours, as a share of the prior's.</param>
/// <param name="FourfoldWidth">The same with four times as many.</param>
/// <param name="PriorSensitivity">How far the mean moves with the prior, in posterior SDs for each doubling of the prior's power.</param>
public sealed record ParameterPosterior(
    Parameter Parameter, double MeanShare, IReadOnlyList<double> QuantileShares, double Logit, double LogitSd, double PlainLogit, double PlainLogitSd,
    double SecondLogit, double SecondLogitSd, double QuarterWidth, double FourfoldWidth, double PriorSensitivity)
{
    /// <summary>The quantiles that are kept.</summary>
    public static IReadOnlyList<double> Quantiles { get; } = [0.025, 0.1, 0.5, 0.9, 0.975];

    /// <summary>Apart by more than this many posterior SDs, or wider by more than this share: the two opinions do not agree.</summary>
    public const double MeansApart = 0.25, WidthsApart = 0.1, PriorMatters = 0.05;

    /// <summary>Width of the 80 % interval as a share of the prior's.</summary>
    public double WidthShare => (QuantileShares[3] - QuantileShares[1]) / Calibration.PriorWidth80;

    /// <summary>Whether the study narrows what is known of it.</summary>
    public bool IsInformed => WidthShare < Calibration.NotInformedFrom;

    /// <summary>Whether both ways to compute it agree.</summary>
    public bool OpinionsAgree =>
        Math.Abs(Logit - SecondLogit) <= MeansApart * LogitSd && Math.Abs(SecondLogitSd / LogitSd - 1) <= WidthsApart;

    /// <summary>Mean in the parameter's unit.</summary>
    public double Mean => Calibration.InUnits(Parameter, MeanShare);

    /// <summary>A quantile in the parameter's unit, by its place in <see cref="Quantiles"/>.</summary>
    public double At(int quantile) => Calibration.InUnits(Parameter, QuantileShares[quantile]);
}
