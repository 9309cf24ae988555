using System.Runtime.Intrinsics;

namespace Simulator.Engine.Random;

/// <summary>
/// Logarithms of many numbers at once, four lanes a step. Only + − × ÷ are used, in the order of <see cref="Portable.Log"/>, so every lane has
/// the bits that the scalar function returns, on every machine.
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
