using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Simulator.Engine.Random;

/// <summary>
/// Exponentials, logarithms and normal quantiles of many numbers at once, four lanes a step. Only + − × ÷ are used, in the order of the scalar
/// functions, so every lane has the bits that they return, on every machine.
/// </summary>
public static class VectorMath
{
    private const int Lanes = 4, Part = 64;

    // A whole number below 2^52 becomes a double by writing it into the mantissa of 2^52 and taking 2^52 away.
    private const long TwoTo52 = 0x4330000000000000;

    /// <summary>The uniforms of words in the lower halves of 64 bits: the middle of each word's cell, as <see cref="Draw.Uniform"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Uniform(Vector256<ulong> words)
    {
        Vector256<double> above = ((words & Vector256.Create((ulong)uint.MaxValue)) | Vector256.Create((ulong)TwoTo52)).AsDouble();
        return (above - C(4503599627370496.0) + C(0.5)) * C(Draw.Grain);
    }

    /// <summary>e to the power x of many numbers, with the bits of <see cref="Portable.Exp"/>.</summary>
    /// <param name="x">The numbers; from the first one whose power is 0 or infinite they are done one by one.</param>
    /// <param name="powers">Room for as many; may be the same memory.</param>
    public static void Exp(ReadOnlySpan<double> x, Span<double> powers)
    {
        int done = 0;
        for (; done + Lanes <= x.Length; done += Lanes)
        {
            Vector256<double> four = Vector256.Create(x[done..]);
            if (!Vector256.LessThanAll(Vector256.Abs(four), C(Portable.SurelyFinite))) break;
            Exp(four).CopyTo(powers[done..]);
        }

        for (; done < x.Length; done++) powers[done] = Portable.Exp(x[done]);
    }

    /// <summary>Natural logarithms of normal positive numbers.</summary>
    /// <param name="x">The numbers: finite, at least the least normal double.</param>
    /// <param name="logs">Room for as many.</param>
    public static void Log(ReadOnlySpan<double> x, Span<double> logs)
    {
        int done = 0;
        for (; done + Lanes <= x.Length; done += Lanes) Log(Vector256.Create(x[done..])).CopyTo(logs[done..]);
        for (; done < x.Length; done++) logs[done] = Portable.Log(x[done]);
    }

    /// <summary>Logits of uniforms: a decision of probability 1 / (1 + e^−x) is made where the logit of its uniform lies below x.</summary>
    /// <param name="uniforms">Numbers strictly between 0 and 1.</param>
    /// <param name="logits">Room for as many; may be the same memory.</param>
    public static void Logit(ReadOnlySpan<double> uniforms, Span<double> logits)
    {
        int done = 0;
        for (; done + Lanes <= uniforms.Length; done += Lanes)
        {
            Vector256<double> u = Vector256.Create(uniforms[done..]);
            Log(u / (Vector256<double>.One - u)).CopyTo(logits[done..]);
        }

        for (; done < uniforms.Length; done++) logits[done] = Portable.Logit(uniforms[done]);
    }

    /// <summary>Standard normal quantiles, with the bits of <see cref="Samplers.Normal"/>: the centre in lanes, then the tails in lanes of their own.</summary>
    /// <param name="uniforms">Numbers strictly between 0 and 1.</param>
    /// <param name="normals">Room for as many; other memory than the uniforms.</param>
    public static void Normal(ReadOnlySpan<double> uniforms, Span<double> normals)
    {
        Span<int> tails = stackalloc int[Part];
        for (int start = 0; start < uniforms.Length; start += Part)
        {
            ReadOnlySpan<double> part = uniforms.Slice(start, Math.Min(Part, uniforms.Length - start));
            Span<double> values = normals.Slice(start, part.Length);
            int done = 0, found = 0;
            for (; done + Lanes <= part.Length; done += Lanes)
            {
                Centre(Vector256.Create(part[done..])).CopyTo(values[done..]);
                for (int k = done; k < done + Lanes; k++)
                {
                    tails[found] = k;
                    found += Math.Abs(part[k] - 0.5) > Samplers.Centre ? 1 : 0;
                }
            }

            for (; done < part.Length; done++) values[done] = Samplers.Normal(part[done]);
            Tails(part, tails[..found], values);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Centre(Vector256<double> uniform)
    {
        Vector256<double> q = uniform - C(0.5), r = C(0.180625) - q * q;
        Vector256<double> above = (((((((C(2509.0809287301226727) * r + C(33430.575583588128105)) * r + C(67265.770927008700853)) * r
            + C(45921.953931549871457)) * r + C(13731.693765509461125)) * r + C(1971.5909503065514427)) * r + C(133.14166789178437745)) * r
            + C(3.387132872796366608));
        Vector256<double> below = (((((((C(5226.495278852545925) * r + C(28729.085735721942674)) * r + C(39307.89580009271061)) * r
            + C(21213.794301586595867)) * r + C(5394.1960214247511077)) * r + C(687.1870074920579083)) * r + C(42.313330701600911252)) * r
            + C(1));
        return q * above / below;
    }

    /// <summary>The quantiles at some places, all in the tails.</summary>
    private static void Tails(ReadOnlySpan<double> uniforms, ReadOnlySpan<int> places, Span<double> values)
    {
        int done = 0;
        for (; done + Lanes <= places.Length; done += Lanes)
        {
            int a = places[done], b = places[done + 1], c = places[done + 2], d = places[done + 3];
            Vector256<double> u = Vector256.Create(uniforms[a], uniforms[b], uniforms[c], uniforms[d]);
            Vector256<double> below = Vector256.LessThan(u - C(0.5), Vector256<double>.Zero);
            Vector256<double> size = Vector256.Sqrt(-Log(Vector256.ConditionalSelect(below, u, Vector256<double>.One - u)));
            if (Vector256.GreaterThanAny(size, C(Samplers.FarTail))) break;
            Vector256<double> r = size - C(1.6);
            Vector256<double> value = (((((((C(7.7454501427834140764e-4) * r + C(0.0227238449892691845833)) * r + C(0.24178072517745061177)) * r
                    + C(1.27045825245236838258)) * r + C(3.64784832476320460504)) * r + C(5.7694972214606914055)) * r + C(4.6303378461565452959)) * r
                    + C(1.42343711074968357734))
                / (((((((C(1.05075007164441684324e-9) * r + C(5.475938084995344946e-4)) * r + C(0.0151986665636164571966)) * r
                    + C(0.14810397642748007459)) * r + C(0.68976733498510000455)) * r + C(1.6763848301838038494)) * r + C(2.05319162663775882187)) * r
                    + C(1));
            value = Vector256.ConditionalSelect(below, -value, value);
            (values[a], values[b], values[c], values[d]) = (value[0], value[1], value[2], value[3]);
        }

        foreach (int place in places[done..]) values[place] = Samplers.Normal(uniforms[place]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Exp(Vector256<double> x)
    {
        Vector256<double> shifted = x * C(Portable.StepsPerUnit) + C(Portable.Rounder), rounded = shifted - C(Portable.Rounder);
        Vector256<double> r = x - rounded * C(Portable.StepHigh) - rounded * C(Portable.StepLow), square = r * r;
        Vector256<double> series = r + square * (C(0.5) + r * C(1.0 / 6)) + square * square * (C(1.0 / 24) + r * C(1.0 / 120));

        // The whole number stands in the lower bits of what was rounded by adding a large one.
        Vector256<long> k = shifted.AsInt64() - C(Portable.Rounder).AsInt64(), steps = k & Vector256.Create(Portable.Steps - 1L);
        Vector256<long> roots = Vector256.Create(
            Portable.RootOfTwo((int)steps[0]), Portable.RootOfTwo((int)steps[1]), Portable.RootOfTwo((int)steps[2]), Portable.RootOfTwo((int)steps[3]));
        Vector256<double> power = (roots + ((k - steps) << (52 - Portable.StepBits))).AsDouble();
        return power + power * series;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Log(Vector256<double> x)
    {
        Vector256<long> bits = x.AsInt64();
        Vector256<double> mantissa =
            ((bits & Vector256.Create(0xFFFFFFFFFFFFFL)) | Vector256.Create(0x3FF0000000000000L)).AsDouble();
        Vector256<double> large = Vector256.GreaterThan(mantissa, Vector256.Create(1.4142135623730951));
        mantissa = Vector256.ConditionalSelect(large, mantissa * 0.5, mantissa);
        Vector256<double> biased = (Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(TwoTo52)).AsDouble();
        Vector256<double> exponent = biased - Vector256.Create(4503599627370496.0 + 1023) + (large & Vector256<double>.One);
        Vector256<double> f = mantissa - Vector256<double>.One;
        Vector256<double> s = f / (Vector256.Create(2.0) + f), z = s * s, w = z * z;
        Vector256<double> odd = z * (C(2.0 / 3) + w * (C(2.0 / 7) + w * (C(2.0 / 11) + w * (C(2.0 / 15) + w * C(2.0 / 19)))));
        Vector256<double> even = w * (C(2.0 / 5) + w * (C(2.0 / 9) + w * (C(2.0 / 13) + w * C(2.0 / 17))));
        return exponent * C(Portable.LnTwoHigh) + (C(2) * s + (s * (odd + even) + exponent * C(Portable.LnTwoLow)));
    }

    private static Vector256<double> C(double constant) => Vector256.Create(constant);
}
