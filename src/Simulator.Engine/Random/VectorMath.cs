using System.Runtime.Intrinsics;

namespace Simulator.Engine.Random;

/// <summary>
/// Logarithms and normal quantiles of many numbers at once, four lanes a step. Only + − × ÷ are used, in the order of the scalar
/// functions, so every lane has the bits that they return, on every machine.
/// </summary>
public static class VectorMath
{
    private const int Lanes = 4;

    // A whole number below 2^52 becomes a double by writing it into the mantissa of 2^52 and taking 2^52 away.
    private const long TwoTo52 = 0x4330000000000000;

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

    /// <summary>Standard normal quantiles, with the bits of <see cref="Samplers.Normal"/>: the centre in lanes, the few in the tails one by one.</summary>
    /// <param name="uniforms">Numbers strictly between 0 and 1.</param>
    /// <param name="normals">Room for as many; other memory than the uniforms.</param>
    public static void Normal(ReadOnlySpan<double> uniforms, Span<double> normals)
    {
        int done = 0;
        for (; done + Lanes <= uniforms.Length; done += Lanes)
        {
            Vector256<double> q = Vector256.Create(uniforms[done..]) - C(0.5);
            Vector256<double> r = C(0.180625) - q * q;
            Vector256<double> above = (((((((C(2509.0809287301226727) * r + C(33430.575583588128105)) * r + C(67265.770927008700853)) * r
                + C(45921.953931549871457)) * r + C(13731.693765509461125)) * r + C(1971.5909503065514427)) * r + C(133.14166789178437745)) * r
                + C(3.387132872796366608));
            Vector256<double> below = (((((((C(5226.495278852545925) * r + C(28729.085735721942674)) * r + C(39307.89580009271061)) * r
                + C(21213.794301586595867)) * r + C(5394.1960214247511077)) * r + C(687.1870074920579083)) * r + C(42.313330701600911252)) * r
                + C(1));
            (q * above / below).CopyTo(normals[done..]);
        }

        for (int k = 0; k < uniforms.Length; k++)
        {
            double q = uniforms[k] - 0.5;
            if (k >= done || q < -Samplers.Centre || q > Samplers.Centre) normals[k] = Samplers.Normal(uniforms[k]);
        }
    }

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
