using MathNet.Numerics;

namespace Simulator.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    /// <summary>P(Z at or below z), accurate also far in the lower tail; NaN for NaN.</summary>
    public static double Cdf(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    /// <summary>P(|Z| at or above |z|): the two-sided p value of a z statistic.</summary>
    public static double PTwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>The z with P(Z at or below z) = p; infinite at 0 and 1, NaN outside.</summary>
    public static double Quantile(double p) =>
        p is >= 0 and <= 1 ? -Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * p) : double.NaN;
}
