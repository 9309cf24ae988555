using MathNet.Numerics;

namespace Simulator.Statistics.Numerics;

/// <summary>
/// The pieces of Loader's saddle-point expansion (Loader 2000, "Fast and accurate computation of binomial probabilities"):
/// they give densities to about 1e-15 relative where exp(lgamma - lgamma) loses digits: MathNet 5.0.0's GammaLn is off by
/// 1e-10 at a million.
/// </summary>
internal static class Stirling
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;

    // Where the series is exact.
    private const int Far = 16;

    // Whole and half numbers below that come again and again: degrees of freedom and their halves.
    private static readonly double[] OfHalves = [double.NaN, .. Enumerable.Range(1, 2 * Far - 1).Select(k => Climb(0.5 * k))];

    /// <summary>The error of Stirling's formula: ln(n!) - ((n + 1/2) ln n - n + ln(2 pi)/2), for real n above 0.</summary>
    public static double Error(double n) =>
        n is > 0 and < Far && 2 * n is var twice && twice == Math.Floor(twice) ? OfHalves[(int)twice] : Climb(n);

    private static double Climb(double n)
    {
        // Below 16 the recurrence climbs to where the series is exact: error(n) - error(n+1) = (n + 1/2) ln(1 + 1/n) - 1.
        double climbed = 0;
        for (; n < Far; n++)
            climbed += ((n + 0.5) * SpecialFunctions.Log1p(1 / n)) - 1;
        double square = 1 / (n * n);
        double series = (1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680)
            - (square * ((1.0 / 1188) - (square * (691.0 / 360360))))))))));
        return climbed + (series / n);
    }

    /// <summary>The deviance x ln(x/m) + m - x, accurate also where x is close to m; both above 0.</summary>
    public static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m))
            return (x * Math.Log(x / m)) + m - x;
        double v = (x - m) / (x + m);
        double sum = (x - m) * v;
        double term = 2 * x * v;
        v *= v;
        for (int j = 1; j < 1000; j++)
        {
            term *= v;
            double next = sum + (term / ((2 * j) + 1));
            if (next == sum)
                break;
            sum = next;
        }

        return sum;
    }

    /// <summary>The Poisson weight exp(-rate) rate^x / Gamma(x + 1) for real x from 0 and rate above 0.</summary>
    public static double PoissonWeight(double x, double rate) =>
        x == 0
            ? Math.Exp(-rate)
            : Math.Exp(-Error(x) - Deviance(x, rate) - HalfLogTwoPi - (0.5 * Math.Log(x)));
}
