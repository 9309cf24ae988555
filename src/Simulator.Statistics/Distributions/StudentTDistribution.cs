using MathNet.Numerics;
using Simulator.Statistics.Numerics;

namespace Simulator.Statistics.Distributions;

/// <summary>
/// Student's t distribution with real df above 0 (infinite df is the normal). Through the incomplete beta function:
/// P(|T| at or above |t|) = I_x(df/2, 1/2), x = df / (df + t^2). Undefined arguments give NaN. MathNet 5.0.0's StudentT.CDF
/// misses 64 of 2,000 points of the grid by more than 1e-12 (most 1e-10), its quantile 280 of 1,842 by more than 1e-9.
/// </summary>
public static class StudentTDistribution
{
    private const double FarRatio = 1e100;

    /// <summary>The two-sided p value, relative accuracy 1e-8 or better down to 1e-300.</summary>
    public static double PTwoSided(double t, double df)
    {
        if (double.IsNaN(t) || !(df > 0))
            return double.NaN;
        if (double.IsInfinity(t))
            return 0;
        if (double.IsPositiveInfinity(df))
            return NormalDistribution.PTwoSided(t);
        double ratio = Math.Abs(t) / Math.Sqrt(df);
        if (ratio > FarRatio)
            return FarTail(ratio, df);
        double square = ratio * ratio;
        return new IncompleteBeta(0.5 * df, 0.5).Tails(1 / (1 + square), square / (1 + square)).Lower;
    }

    /// <summary>P(T at or below t).</summary>
    public static double Cdf(double t, double df)
    {
        double half = 0.5 * PTwoSided(t, df);
        return t < 0 ? half : 1 - half;
    }

    /// <summary>The t with P(T at or below t) = p; infinite at 0 and 1, NaN outside.</summary>
    public static double Quantile(double p, double df)
    {
        if (p is not (>= 0 and <= 1) || !(df > 0))
            return double.NaN;
        if (double.IsPositiveInfinity(df))
            return NormalDistribution.Quantile(p);
        if (p == 0.5)
            return 0;
        double outside = 2 * Math.Min(p, 1 - p);
        if (outside == 0)
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        double far = Math.Exp(-(Math.Log(outside) + LogScale(df)) / df);
        if (far > FarRatio)
            return Math.CopySign(Math.Sqrt(df) * far, p - 0.5);
        // t^2 / df is the odds of a Beta(1/2, df/2) variable; 2p - 1 is exact near the centre, where 1 - outside is not.
        double logOdds = new IncompleteBeta(0.5, 0.5 * df).LogOddsOf(Math.Abs((2 * p) - 1), outside);
        return Math.CopySign(Math.Sqrt(df) * Math.Exp(0.5 * logOdds), p - 0.5);
    }

    // Where t^2 would overflow the leading term x^a / (a B(a, 1/2)) is exact to every digit.
    private static double FarTail(double ratio, double df) => Math.Exp((-df * Math.Log(ratio)) - LogScale(df));

    // ln(a B(a, 1/2)) with a = df/2: ln G(a) + ln G(1/2) - ln G(a + 1/2) by Stirling, where the powers of a cancel.
    private static double LogScale(double df)
    {
        double a = 0.5 * df;
        double logBeta = Stirling.Error(a) - Stirling.Error(a + 0.5)
            + (a * SpecialFunctions.Log1p(-0.5 / (a + 0.5))) + 0.5 + (0.5 * Math.Log(Math.PI / a));
        return Math.Log(a) + logBeta;
    }
}
