using Simulator.Statistics.Distributions;
using Simulator.Statistics.Numerics;

namespace Simulator.Statistics;

/// <summary>How many cases a two-group study needs.</summary>
/// <param name="Exact">Size of the first group that gives the power exactly, fractional; NaN where no size does.</param>
/// <param name="N1">First group, rounded up; 0 where no size does.</param>
/// <param name="N2">Second group, rounded up; 0 where no size does.</param>
/// <param name="Power">Power at N1 and N2, in (0, 1).</param>
/// <param name="Reason">NotFinite, or OutOfRange: no effect, or beyond ten million a group.</param>
public readonly record struct SampleSize(double Exact, int N1, int N2, double Power, Reason Reason);

/// <summary>
/// Analytic power of the pooled two-group t test through the noncentral t distribution (Cohen 1988), with noncentrality
/// d sqrt(n1 n2 / (n1 + n2)). Two-sided power counts both tails (G*Power; R's power.t.test with strict = TRUE); one-sided tests
/// expect d above 0. Errors below 1e-9.
/// </summary>
public static class Power
{
    private const double LargestGroup = 1e7;

    /// <summary>The chance, in (0, 1), that the test is significant; group sizes may be fractional. NaN below 3 cases together.</summary>
    public static double TwoSampleT(double n1, double n2, double d, double alpha = 0.05, bool twoSided = true)
    {
        Arguments.RequireInsideUnit(alpha);
        double df = n1 + n2 - 2;
        if (!(df > 0) || !(n1 > 0 && n2 > 0) || !double.IsFinite(d) || double.IsInfinity(df))
            return double.NaN;
        double ncp = d / Math.Sqrt((1 / n1) + (1 / n2));
        double critical = -StudentTDistribution.Quantile(twoSided ? alpha / 2 : alpha, df);
        // P(T above c; ncp) is P(T below -c; -ncp): written so, small powers keep their digits.
        double power = UpperTail(critical, df, ncp);
        return twoSided ? power + UpperTail(critical, df, -ncp) : power;
    }

    /// <summary>
    /// Group sizes for a wanted power; <paramref name="ratio"/> is the second group's size over the first's. The sign of d
    /// matters only for a one-sided test.
    /// </summary>
    public static SampleSize RequiredN(double d, double power = 0.80, double alpha = 0.05, bool twoSided = true, double ratio = 1)
    {
        Arguments.RequireInsideUnit(power);
        Arguments.RequireInsideUnit(alpha);
        if (!(ratio > 0 && double.IsFinite(ratio)))
            throw new ArgumentException("The ratio of group sizes lies above 0.", nameof(ratio));
        if (!double.IsFinite(d))
            return new(double.NaN, 0, 0, double.NaN, Reason.NotFinite);
        if (d == 0 || (!twoSided && d < 0))
            return new(double.NaN, 0, 0, double.NaN, Reason.OutOfRange);

        double Excess(double n) => TwoSampleT(n, ratio * n, d, alpha, twoSided) - power;
        double low = (2 + 1e-9) / (1 + ratio);
        double high = Math.Max(2, 2 * low);
        while (Excess(high) < 0)
        {
            if (high > LargestGroup)
                return new(double.NaN, 0, 0, double.NaN, Reason.OutOfRange);
            (low, high) = (high, high * 2);
        }

        double exact = Excess(low) >= 0 ? low : Brent.Root(Excess, low, high);
        int n1 = Ceiling(exact);
        int n2 = Ceiling(ratio * exact);
        for (; n1 + n2 < 3; n1++)
            n2 = Math.Max(n2, 1);
        return new(exact, n1, n2, TwoSampleT(n1, n2, d, alpha, twoSided), Reason.None);
    }

    /// <summary>The smallest d above 0 the test finds with the wanted power; NaN below 3 cases, or when power is not above alpha.</summary>
    public static double DetectableD(double n1, double n2, double power = 0.80, double alpha = 0.05, bool twoSided = true)
    {
        Arguments.RequireInsideUnit(power);
        Arguments.RequireInsideUnit(alpha);
        if (double.IsNaN(TwoSampleT(n1, n2, 0, alpha, twoSided)) || power <= alpha)
            return double.NaN;
        double Excess(double d) => TwoSampleT(n1, n2, d, alpha, twoSided) - power;
        double unit = Math.Sqrt((1 / n1) + (1 / n2));
        double high = 3 * unit;
        while (Excess(high) < 0)
            high *= 2;
        return Brent.Root(Excess, 0, high);
    }

    private static double UpperTail(double critical, double df, double ncp) => Noncentral.TCdf(-critical, df, -ncp);

    private static int Ceiling(double n) => (int)Math.Ceiling(n - 1e-9);
}
