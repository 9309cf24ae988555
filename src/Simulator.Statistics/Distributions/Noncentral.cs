using Simulator.Statistics.Numerics;

namespace Simulator.Statistics.Distributions;

/// <summary>
/// The noncentral t and F distributions as Poisson mixtures of incomplete beta functions (Lenth 1989, AS 243; Johnson, Kotz
/// and Balakrishnan 1995), summed outwards from the mode of the Poisson weights as Benton and Krishnamoorthy (2003) advise,
/// so large noncentralities neither underflow nor lose digits. Absolute error below 1e-10 (tested against R for
/// noncentrality of t up to 37 and of F up to 1,000; the same sums serve beyond). MathNet 5.0.0 has neither.
/// </summary>
public static class Noncentral
{
    private const double Negligible = 1e-19;

    // Beyond these the sum has millions of terms; no study of people is there, so the answer is NaN.
    private const double LargestDelta = 20_000;
    private const double LargestLambda = LargestDelta * LargestDelta;

    /// <summary>
    /// P(T at or below t) for noncentrality <paramref name="ncp"/> (any sign); NaN where undefined or |ncp| above 20,000.
    /// </summary>
    public static double TCdf(double t, double df, double ncp)
    {
        if (double.IsNaN(t) || !(df > 0) || !(Math.Abs(ncp) <= LargestDelta))
            return double.NaN;
        if (ncp == 0)
            return StudentTDistribution.Cdf(t, df);
        if (t < 0)
            return 1 - TCdf(-t, df, -ncp);
        if (double.IsPositiveInfinity(df))
            return NormalDistribution.Cdf(t - ncp);
        double centre = NormalDistribution.Cdf(-ncp);
        double odds = t / df * t;
        if (odds == 0)
            return centre;
        if (double.IsInfinity(odds))
            return 1;
        double rate = 0.5 * ncp * ncp;
        if (rate == 0)
            return StudentTDistribution.Cdf(t, df);
        double even = Mixture(rate, 0, 0.5, 0.5 * df, odds);
        double odd = Mixture(rate, 0.5, 1, 0.5 * df, odds);
        return Math.Clamp(centre + (0.5 * (ncp > 0 ? even + odd : even - odd)), 0, 1);
    }

    /// <summary>P(F at or below f) for noncentrality <paramref name="ncp"/> from 0; NaN where undefined or ncp above 4e8.</summary>
    public static double FCdf(double f, double df1, double df2, double ncp)
    {
        if (!(ncp is >= 0 and <= LargestLambda) || ncp < 1e-300)
            return ncp is >= 0 and < 1e-300 ? FisherDistribution.Cdf(f, df1, df2) : double.NaN;
        if (double.IsNaN(f) || !(df1 > 0 && df2 > 0) || double.IsInfinity(df1) || double.IsInfinity(df2))
            return double.NaN;
        double odds = Math.Max(0, f) * (df1 / df2);
        if (odds == 0)
            return 0;
        return double.IsInfinity(odds) ? 1 : Math.Clamp(Mixture(0.5 * ncp, 0, 0.5 * df1, 0.5 * df2, odds), 0, 1);
    }

    /// <summary>
    /// The noncentrality for which P(T at or below t) = p, to 1e-10 relative: one end of an interval for a standardised mean
    /// difference. NaN where undefined or out of range.
    /// </summary>
    public static double TNoncentrality(double t, double df, double p)
    {
        if (!double.IsFinite(t) || !(df > 0) || !(p is > 0 and < 1) || Math.Abs(t) > LargestDelta)
            return double.NaN;
        double spread = Math.Sqrt(1 + (t * t / (2 * df)));
        double guess = t - (NormalDistribution.Quantile(p) * spread);
        return Solve(ncp => TCdf(t, df, ncp) - p, guess - spread, guess + spread, -LargestDelta, LargestDelta);
    }

    /// <summary>
    /// The noncentrality for which P(F at or below f) = p, to 1e-10 relative; 0 when even no noncentrality leaves less than p
    /// below f (the usual convention for a lower confidence limit). NaN where undefined or out of range.
    /// </summary>
    public static double FNoncentrality(double f, double df1, double df2, double p)
    {
        double none = FisherDistribution.Cdf(f, df1, df2);
        if (double.IsNaN(none) || !double.IsFinite(f) || !(p is > 0 and < 1))
            return double.NaN;
        if (none <= p)
            return 0;
        double guess = Math.Max(1, f * df1);
        return Solve(ncp => FCdf(f, df1, df2, ncp) - p, 0, guess, 0, LargestLambda);
    }

    // A decreasing function's root, bracketed by steps that double, then Brent.
    private static double Solve(Func<double, double> function, double low, double high, double lowest, double highest)
    {
        low = Math.Max(low, lowest);
        high = Math.Min(high, highest);
        double step = Math.Max(high - low, 1e-3);
        double atLow = function(low), atHigh = function(high);
        for (; !(atLow >= 0); step *= 2)
        {
            if (double.IsNaN(atLow) || low == lowest)
                return double.NaN;
            (high, atHigh) = (low, atLow);
            low = Math.Max(low - step, lowest);
            atLow = function(low);
        }

        for (; !(atHigh <= 0); step *= 2)
        {
            if (double.IsNaN(atHigh) || high == highest)
                return double.NaN;
            (low, atLow) = (high, atHigh);
            high = Math.Min(high + step, highest);
            atHigh = function(high);
        }

        return Brent.Root(function, low, high, atLow, atHigh);
    }

    // sum over j of Poisson(j + shift; rate) I_y(first + j, b), with y / (1 - y) = odds.
    private static double Mixture(double rate, double shift, double first, double b, double odds)
    {
        double y = odds / (1 + odds);
        double x = 1 / (1 + odds);
        double mode = Math.Floor(rate);
        double a = first + mode;
        double weightAtMode = Stirling.PoissonWeight(mode + shift, rate);
        IncompleteBeta beta = new IncompleteBeta(a, b);
        double tailAtMode = beta.Tails(y, x).Lower;
        double dropAtMode = beta.Weight(y, x) / a; // I(a) - I(a + 1)
        CompensatedSum sum = new CompensatedSum();

        (double weight, double tail, double drop) = (weightAtMode, tailAtMode, dropAtMode);
        for (double j = mode; weight > Negligible && tail > 0; j++)
        {
            sum.Add(weight * tail);
            tail -= drop;
            drop *= y * (first + j + b) / (first + j + 1);
            weight *= rate / (j + shift + 1);
        }

        (weight, tail, drop) = (weightAtMode, tailAtMode, dropAtMode);
        for (double j = mode; j > 0 && weight > Negligible; j--)
        {
            weight *= (j + shift) / rate;
            drop *= (first + j) / (y * (first + j - 1 + b));
            tail += drop;
            sum.Add(weight * tail);
        }

        return sum.Total;
    }
}
