using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Simulator.Engine.Random;

/// <summary>
/// Random quantities as monotone functions of uniforms (inversion), so that two worlds that share the uniform stay close when only the
/// distribution differs.
/// </summary>
public static class Samplers
{
    /// <summary>Distance from one half within which one ratio of polynomials gives the normal quantile.</summary>
    internal const double Centre = 0.425;

    /// <summary>Size of a tail, √−log p, beyond which a third ratio of polynomials gives the normal quantile.</summary>
    internal const double FarTail = 5;

    /// <summary>How many sums of a Poisson search are kept: two vectors of four.</summary>
    internal const int Sums = 8;

    private const int MostEvents = 1000;
    private static readonly double[] Reciprocals = [0, 1, 1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 5, 1.0 / 6, 1.0 / 7, 1.0 / 8];

    /// <summary>Exponential with the given mean.</summary>
    public static double Exponential(double uniform, double mean) => -mean * Portable.Log(uniform);

    /// <summary>Poisson by sequential search.</summary>
    /// <param name="uniform">A uniform in (0, 1).</param>
    /// <param name="mean">The mean, at least 0.</param>
    /// <param name="none">Probability of none, e^−mean (passed in because it is the same for many draws).</param>
    public static int Poisson(double uniform, double mean, double none)
    {
        double term = none, sum = none;
        int count = 0;
        while (uniform > sum && count < MostEvents)
        {
            count++;
            term *= count < Reciprocals.Length ? mean * Reciprocals[count] : mean / count;
            sum += term;
        }

        return count;
    }

    /// <summary>The sums that a Poisson search passes: the probabilities of at most 0, 1, … events, <see cref="Sums"/> of them.</summary>
    /// <param name="mean">The mean, at least 0.</param>
    /// <param name="none">Probability of none.</param>
    /// <param name="sums">Room for them.</param>
    internal static void PoissonSums(double mean, double none, Span<double> sums)
    {
        double term = none;
        sums[0] = none;
        for (int count = 1; count < Sums; count++)
        {
            term *= mean * Reciprocals[count];
            sums[count] = sums[count - 1] + term;
        }
    }

    /// <summary>Poisson by sums known beforehand, with the result of <see cref="Poisson(double, double, double)"/> and no jump to be foreseen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Poisson(double uniform, ReadOnlySpan<double> sums, double mean)
    {
        Vector256<double> u = Vector256.Create(uniform);
        uint low = Vector256.GreaterThan(u, Vector256.Create(sums)).ExtractMostSignificantBits();
        uint high = Vector256.GreaterThan(u, Vector256.Create(sums[(Sums / 2)..])).ExtractMostSignificantBits();
        int passed = BitOperations.PopCount(low | (high << (Sums / 2)));
        return passed < Sums ? passed : Poisson(uniform, mean, sums[0]);
    }

    /// <summary>Standard normal quantile; absolute error below 1e-15 in the centre. Wichura (1988), algorithm AS 241.</summary>
    /// <param name="uniform">A uniform in (0, 1).</param>
    public static double Normal(double uniform)
    {
        double q = uniform - 0.5;
        if (q >= -Centre && q <= Centre)
        {
            double r = 0.180625 - q * q;
            return q
                * (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r
                    + 13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608)
                / (((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r
                    + 5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r + 1);
        }

        double tail = Math.Sqrt(-Portable.Log(q < 0 ? uniform : 1 - uniform));
        double value;
        if (tail <= FarTail)
        {
            double r = tail - 1.6;
            value = (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r
                    + 1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r
                    + 1.42343711074968357734)
                / (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r
                    + 0.14810397642748007459) * r + 0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1);
        }
        else
        {
            double r = tail - FarTail;
            value = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r
                    + 0.026532189526576123093) * r + 0.29656057182850489123) * r + 1.7848265399172913358) * r + 5.4637849111641143699) * r
                    + 6.6579046435011037772)
                / (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r
                    + 7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r + 1);
        }

        return q < 0 ? -value : value;
    }
}
