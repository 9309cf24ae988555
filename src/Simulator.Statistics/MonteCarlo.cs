using Simulator.Statistics.Distributions;

namespace Simulator.Statistics;

/// <summary>The mean of independent replications and how far it may be from the truth.</summary>
/// <param name="Mean">Mean over replications; NaN for none.</param>
/// <param name="McSe">Monte-Carlo standard error, sd / sqrt(N); NaN below 2 replications, 0 if all agree.</param>
/// <param name="Lower">Lower end of the interval Mean - t McSe with N - 1 degrees of freedom.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="N">Replications used; NaN entries are missing.</param>
/// <param name="Reason">TooFewCases; NotFinite; ZeroVariance when all replications agree (the interval is then the point).</param>
public readonly record struct MeanInterval(double Mean, double McSe, double Lower, double Upper, int N, Reason Reason);

/// <summary>Summaries of simulated replications.</summary>
public static class MonteCarlo
{
    /// <summary>The mean over replications with its Monte-Carlo error and interval.</summary>
    public static MeanInterval MeanInterval(ReadOnlySpan<double> values, double level = 0.95)
    {
        Descriptives d = Descriptives.Of(values);
        return Around(d.Mean, d.Se, d.N, level, d.Reason);
    }

    /// <summary>The same from mean, SD and number of values that were gone through before.</summary>
    public static MeanInterval MeanInterval(double mean, double sd, int n, double level = 0.95) =>
        Around(mean, sd / Math.Sqrt(n), n, level, n < 2 ? Reason.TooFewCases : sd > 0 ? Reason.None : Reason.ZeroVariance);

    private static MeanInterval Around(double mean, double se, int n, double level, Reason reason)
    {
        Arguments.RequireInsideUnit(level);
        double half = se == 0 ? 0 : StudentTDistribution.Quantile(0.5 + (level / 2), n - 1) * se;
        return new(mean, se, mean - half, mean + half, n, reason);
    }

    /// <summary>
    /// Where a published value falls among simulated ones: the share of <paramref name="values"/> below it, ties counting
    /// half, in [0, 1]. NaN entries are missing; NaN for no values or a NaN published value.
    /// </summary>
    public static double Percentile(ReadOnlySpan<double> values, double published)
    {
        int n = 0;
        double below = 0;
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            n++;
            below += value < published ? 1 : value == published ? 0.5 : 0;
        }

        return double.IsNaN(published) ? double.NaN : below / n;
    }

    /// <summary>The 2.5 % and 97.5 % quantiles (type 7) of simulated values: where 95 % of them fall. NaN for no values.</summary>
    public static (double Lower, double Upper) Range95(ReadOnlySpan<double> values)
    {
        double[] sorted = Quantile.Sorted(values);
        return (Quantile.Type7(sorted, 0.025), Quantile.Type7(sorted, 0.975));
    }
}
