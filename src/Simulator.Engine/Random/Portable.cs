using System.Runtime.CompilerServices;
namespace Simulator.Engine.Random;

/// <summary>
/// Exponential and logarithm from + − × ÷ √ only, so that every machine returns the same bits. The platform's own functions differ
/// between processors and operating systems. Relative error below 4e-16 over the range in use.
/// </summary>
public static class Portable
{
    internal const int StepBits = 6, Steps = 1 << StepBits;
    internal const double StepsPerUnit = Steps * 1.4426950408889634;

    // ln 2 / 64 in two parts; the first has trailing zeros, so multiples of it are exact.
    internal const double StepHigh = 0.010830424667801708;
    internal const double StepLow = 2.8447437476627285e-11;
    internal const double LnTwoHigh = 0.6931471787393093;
    internal const double LnTwoLow = 1.8206359985041462e-09;

    // Adding and taking away 3 · 2^51 rounds to the nearest whole number.
    internal const double Rounder = 6755399441055744.0;

    // Below this in size, the power is neither 0 nor infinite.
    internal const double SurelyFinite = 708;
    private static readonly long[] RootBits = RootsOfTwo();

    /// <summary>e to the power x; 0 below −708 and infinity above 709.</summary>
    public static double Exp(double x)
    {
        if (!(x > -708)) return double.IsNaN(x) ? double.NaN : 0;
        if (x > 709) return double.PositiveInfinity;
        double rounded = x * StepsPerUnit + Rounder - Rounder;
        double r = x - rounded * StepHigh - rounded * StepLow;
        double square = r * r;
        double series = r + square * (0.5 + r * (1.0 / 6)) + square * square * (1.0 / 24 + r * (1.0 / 120));

        // 2^(k/64) = 2^(j/64) times a whole power of two, which is added to the exponent.
        int k = (int)rounded;
        double power = BitConverter.Int64BitsToDouble(RootBits[k & (Steps - 1)] + ((long)(k >> StepBits) << 52));
        return power + power * series;
    }

    /// <summary>The bits of 2^(step/64).</summary>
    internal static long RootOfTwo(int step) => RootBits[step & (Steps - 1)];

    /// <summary>1 − e^−x for x ≥ 0, precise where x is small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Saturation(double x)
    {
        if (x >= 1.0 / 64) return 1 - Exp(-x);
        return x * (1 - x * (0.5 - x * (1.0 / 6 - x * (1.0 / 24 - x * (1.0 / 120 - x * (1.0 / 720 - x * (1.0 / 5040)))))));
    }

    /// <summary>Natural logarithm; −infinity at 0 and NaN below.</summary>
    public static double Log(double x)
    {
        if (!(x > 0)) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (double.IsPositiveInfinity(x)) return x;
        int exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0;
            exponent = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // log m = 2 atanh((m − 1) / (m + 1)), an odd series in s with |s| < 0.1716.
        double f = mantissa - 1;
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double odd = z * (2.0 / 3 + w * (2.0 / 7 + w * (2.0 / 11 + w * (2.0 / 15 + w * (2.0 / 19)))));
        double even = w * (2.0 / 5 + w * (2.0 / 9 + w * (2.0 / 13 + w * (2.0 / 17))));
        return exponent * LnTwoHigh + (2 * s + (s * (odd + even) + exponent * LnTwoLow));
    }

    /// <summary>log(u / (1 − u)) of a number strictly between 0 and 1.</summary>
    public static double Logit(double u) => Log(u / (1 - u));

    /// <summary>The bits of 2^(j/64), by repeated square roots, which are exact to the last bit on every machine.</summary>
    private static long[] RootsOfTwo()
    {
        long[] roots = new long[Steps];
        for (int j = 0; j < Steps; j++)
        {
            double root = 2, product = 1;
            for (int bit = Steps / 2; bit > 0; bit /= 2)
            {
                root = Math.Sqrt(root);
                if ((j & bit) != 0) product *= root;
            }

            roots[j] = BitConverter.DoubleToInt64Bits(product);
        }

        return roots;
    }
}
