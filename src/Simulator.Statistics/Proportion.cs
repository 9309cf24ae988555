using Simulator.Statistics.Distributions;

namespace Simulator.Statistics;

/// <summary>A share with its interval.</summary>
/// <param name="Value">k / n, in [0, 1]; NaN for n = 0.</param>
/// <param name="Lower">Lower end, in [0, 1].</param>
/// <param name="Upper">Upper end, in [0, 1].</param>
/// <param name="Reason">TooFewCases for n = 0.</param>
public readonly record struct ProportionResult(double Value, double Lower, double Upper, Reason Reason);

/// <summary>Intervals for k successes in n trials, 0 up to n.</summary>
public static class Proportion
{
    /// <summary>Wilson's score interval (Wilson 1927), without continuity correction: right on average.</summary>
    public static ProportionResult Wilson(int k, int n, double level = 0.95)
    {
        if (Check(k, n, level) is { } none)
            return none;
        double z = NormalDistribution.Quantile(0.5 + (level / 2));
        double square = z * z;
        double share = (double)k / n;
        double centre = (k + (square / 2)) / (n + square);
        double half = z * Math.Sqrt((share * (1 - share) * n) + (square / 4)) / (n + square);
        // At k = 0 and k = n the end is the share itself; the subtraction would leave rounding dust.
        return new(share, k == 0 ? 0 : Math.Max(0, centre - half), k == n ? 1 : Math.Min(1, centre + half), Reason.None);
    }

    /// <summary>Clopper and Pearson's exact interval (1934), by beta quantiles: never below its level.</summary>
    public static ProportionResult ClopperPearson(int k, int n, double level = 0.95)
    {
        if (Check(k, n, level) is { } none)
            return none;
        double tail = 0.5 - (level / 2);
        double lower = k == 0 ? 0 : BetaDistribution.Quantile(tail, k, n - k + 1);
        double upper = k == n ? 1 : 1 - BetaDistribution.Quantile(tail, n - k, k + 1);
        return new((double)k / n, lower, upper, Reason.None);
    }

    private static ProportionResult? Check(int k, int n, double level)
    {
        Arguments.RequireInsideUnit(level);
        if (k < 0 || k > n)
            throw new ArgumentException("Successes lie between 0 and the number of trials.", nameof(k));
        return n == 0 ? new(double.NaN, double.NaN, double.NaN, Reason.TooFewCases) : null;
    }
}
