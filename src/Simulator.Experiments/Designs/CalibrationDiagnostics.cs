using Simulator.Engine.Parameters;
using Simulator.Statistics.Inference;

namespace Simulator.Experiments.Designs;

/// <summary>
/// Whether a calibration may be believed: simulated studies whose parameters are known are calibrated as if they were real ones. Simulation-based
/// calibration after Talts and others (2018, arXiv:1804.06788), over the prior and over the studies most like the real one.
/// </summary>
/// <param name="Truths">Studies over which it was looked at.</param>
/// <param name="Coverage">Share of truths inside the 50, 80 and 95 % intervals, over all parameters.</param>
/// <param name="InformedCoverage">The same over the parameters that the study informs.</param>
/// <param name="Parameters">Parameter by parameter.</param>
/// <param name="JointPBelow">Share of the studies whose joint p(check | fit) is below .05: false alarms.</param>
/// <param name="Ranks">Ranks of the truths: [parameter][truth].</param>
public sealed record CalibrationDiagnostics(
    int Truths, IReadOnlyList<double> Coverage, IReadOnlyList<double> InformedCoverage, IReadOnlyList<ParameterDiagnostics> Parameters, double JointPBelow,
    double[][] Ranks)
{
    /// <summary>The intervals that are looked at.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0.5, 0.8, 0.95];

    /// <summary>Coverage farther from its level than this is not good enough.</summary>
    public const double MostOff = 0.03;

    /// <summary>Truths of the prior and truths nearest to the study.</summary>
    public const int PriorTruths = 1000, LocalTruths = 500;

    /// <summary>Half the width of the band in which all ranks of a parameter lie with 99.9 %: Kolmogorov's limit.</summary>
    public double Band => Math.Sqrt(Math.Log(2 / 0.001) / (2.0 * Truths));

    /// <summary>Parameters with ranks outside the band.</summary>
    public IEnumerable<ParameterDiagnostics> Outside => Parameters.Where(p => p.Deviation > Band);

    /// <summary>Whether coverage is as it should be.</summary>
    public bool IsGood => Coverage.Zip(Levels, (c, l) => Math.Abs(c - l) <= MostOff).All(x => x);

    /// <summary>Truths drawn from the prior: the first eligible rows of the table, which are random.</summary>
    public static CalibrationDiagnostics OverPrior(Calibration calibration, IReadOnlyList<ParameterPosterior> posterior, int threads, Action? told = null) =>
        Of(calibration, posterior, [.. calibration.Eligible.Take(PriorTruths)], threads, told);

    /// <summary>Truths that are most like the study.</summary>
    public static CalibrationDiagnostics NearStudy(Calibration calibration, IReadOnlyList<ParameterPosterior> posterior, int threads, Action? told = null) =>
        Of(calibration, posterior, calibration.Near(count: LocalTruths).Rows, threads, told);

    /// <summary>
    /// How a quantile's place has to be moved so that truths like the study's lie where they should: the ranks' own distribution, inverted.
    /// Rodrigues, Prangle and Sisson (2018), Computational Statistics and Data Analysis 126, 53-66.
    /// </summary>
    public Func<int, double, double> Recalibration()
    {
        double[] even = new double[Truths];
        Array.Fill(even, 1.0 / Truths);
        WeightedValues[] ranks = [.. Ranks.Select(r => new WeightedValues(r, even))];
        return (parameter, share) => ranks[parameter].Quantile(share);
    }

    private static CalibrationDiagnostics Of(
        Calibration calibration, IReadOnlyList<ParameterPosterior> posterior, int[] truths, int threads, Action? told)
    {
        int parameters = calibration.Data.Parameters.Count;
        double[][] ranks = [.. Enumerable.Range(0, parameters).Select(_ => new double[truths.Length])];
        double[] joint = new double[truths.Length];
        Parallel.For(0, truths.Length, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount }, t =>
        {
            int row = truths[t];
            Neighbourhood near = calibration.Near(calibration.PointOf(row), without: row);
            for (int p = 0; p < parameters; p++) ranks[p][t] = calibration.Logits(near, p).Rank(calibration.Data.Logit(p, row));
            joint[t] = calibration.Check.Count == 0 ? 1
                : Calibration.JointP(calibration.GivenFit(near), near.Weights, [.. calibration.CheckColumns.Select(c => c[row])]);
            told?.Invoke();
        });
        ParameterDiagnostics[] each = [.. ranks.Select((r, p) => ParameterDiagnostics.Of(calibration.Data.Parameters[p], r))];
        double[] Mean(Func<int, bool> counted) => [.. Levels.Select((_, l) =>
            each.Where((_, p) => counted(p)).Select(d => d.Coverage[l]).DefaultIfEmpty(double.NaN).Average())];
        return new CalibrationDiagnostics(
            truths.Length, Mean(_ => true), Mean(p => posterior[p].IsInformed), each,
            calibration.Check.Count == 0 ? double.NaN : joint.Count(p => p < 0.05) / (double)joint.Length, ranks);
    }
}

/// <summary>How one parameter's truths lie in the posteriors of their studies.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Coverage">Share of truths inside the intervals.</param>
/// <param name="Deviation">Largest distance between the ranks' distribution and an even one.</param>
public sealed record ParameterDiagnostics(Parameter Parameter, IReadOnlyList<double> Coverage, double Deviation)
{
    internal static ParameterDiagnostics Of(Parameter parameter, double[] ranks)
    {
        double[] sorted = [.. ranks.Order()];
        double deviation = 0;
        for (int k = 0; k < sorted.Length; k++)
            deviation = Math.Max(deviation, Math.Max(Math.Abs(sorted[k] - (double)k / sorted.Length), Math.Abs(sorted[k] - (k + 1.0) / sorted.Length)));
        return new ParameterDiagnostics(
            parameter, [.. CalibrationDiagnostics.Levels.Select(l => ranks.Count(r => Math.Abs(r - 0.5) <= l / 2) / (double)ranks.Length)], deviation);
    }
}
