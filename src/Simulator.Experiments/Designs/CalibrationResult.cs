using Simulator.Statistics;

namespace Simulator.Experiments.Designs;

/// <summary>A fitted number left out and foretold from the others, or where a new study under the posterior would have a number.</summary>
/// <param name="Statistic">The number.</param>
/// <param name="Interval">Where 95 % of studies have it.</param>
public sealed record ForetoldRow(StudyStatistic Statistic, (double Lower, double Upper) Interval)
{
    /// <summary>Whether the study's number lies inside.</summary>
    public bool IsInside => Statistic.Observed >= Interval.Lower && Statistic.Observed <= Interval.Upper;
}

/// <summary>All that a calibration found.</summary>
/// <param name="Calibration">The calibration.</param>
/// <param name="Root">Hash over the parts of its reference table.</param>
/// <param name="Posterior">Parameter by parameter.</param>
/// <param name="Draws">Draws of all parameters, [draw][parameter], all of one weight.</param>
/// <param name="OverPrior">Diagnostics over truths of the prior.</param>
/// <param name="Local">Diagnostics over the truths most like the study.</param>
/// <param name="Recalibrated">Whether intervals were moved because local coverage was off.</param>
/// <param name="PriorPredictive">Where the study lies in the prior predictive distribution, from 0 to 1.</param>
/// <param name="Checked">What was kept apart given what was fitted, or null.</param>
/// <param name="NewStudies">Where a new study under the posterior would have what was kept apart.</param>
/// <param name="LeftOut">Fitted numbers, each foretold from the others.</param>
/// <param name="Asked">How often measures are above zero.</param>
/// <param name="Rivals">Scores of rivals.</param>
/// <param name="Confusion">Of studies that follow rival i, the share whose highest score is rival j's.</param>
/// <param name="Information">What a further measurement would tell.</param>
public sealed record CalibrationResult(
    Calibration Calibration, string Root, IReadOnlyList<ParameterPosterior> Posterior, double[][] Draws,
    CalibrationDiagnostics OverPrior, CalibrationDiagnostics Local, bool Recalibrated, double PriorPredictive, CheckGivenFit? Checked,
    IReadOnlyList<ForetoldRow> NewStudies, IReadOnlyList<ForetoldRow> LeftOut, IReadOnlyList<AskedMeasure> Asked, IReadOnlyList<RivalScore> Rivals,
    double[][] Confusion, IReadOnlyList<InformationRow> Information)
{
    /// <summary>The parameters about which the study tells nothing.</summary>
    public IReadOnlyList<ParameterPosterior> NotInformed => [.. Posterior.Where(p => !p.IsInformed)];

    /// <summary>The informed ones, best known first.</summary>
    public IReadOnlyList<ParameterPosterior> Informed => [.. Posterior.Where(p => p.IsInformed).OrderBy(p => p.WidthShare)];

    /// <summary>Where 95 % of weighted or equal values lie.</summary>
    internal static (double Lower, double Upper) Middle95(double[] values)
    {
        double[] sorted = Quantile.Sorted(values);
        return (Quantile.Type7(sorted, 0.025), Quantile.Type7(sorted, 0.975));
    }
}
