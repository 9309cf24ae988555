using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Simulator.Engine.Random;

/// <summary>
/// Philox 4x32-10: a bijection of a 128-bit counter under a 64-bit key whose output passes the usual batteries. A draw is a pure
/// function of what it is for, so it does not matter who asked for other draws before.
/// Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3. SC '11.
/// </summary>
public static class Philox
{
    private const uint FirstMultiplier = 0xD2511F53;
    private const uint SecondMultiplier = 0xCD9E8D57;
    private const uint FirstWeyl = 0x9E3779B9;
    private const uint SecondWeyl = 0xBB67AE85;
    private const int Rounds = 10;
    private const int Lanes = 4;

    /// <summary>The four random words of one counter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Draw Block(uint key0, uint key1, uint c0, uint c1, uint c2, uint c3)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong first = (ulong)FirstMultiplier * c0;
            ulong second = (ulong)SecondMultiplier * c2;
            c0 = (uint)(second >> 32) ^ c1 ^ key0;
            c2 = (uint)(first >> 32) ^ c3 ^ key1;
            c1 = (uint)second;
            c3 = (uint)first;
            key0 += FirstWeyl;
            key1 += SecondWeyl;
        }

        return new Draw(c0, c1, c2, c3);
    }

    /// <summary>How many counters are worked on together: columns have room for whole multiples of it.</summary>
    internal const int Together = 2 * Lanes;

    /// <summary>
    /// The uniforms of many counters that differ in their last two words only (c2 is the lower half of a key, c3 the upper), a column for each
    /// word. What stands behind the last key, up to a multiple of <see cref="Together"/>, may be written too.
    /// </summary>
    internal static void Columns(
        uint key0, uint key1, uint c0, uint c1, ReadOnlySpan<ulong> keys, int count, Span<double> u0, Span<double> u1, Span<double> u2, Span<double> u3)
    {
        if (Avx2.IsSupported)
        {
            for (int k = 0; k < count; k += Together)
            {
                ReadOnlySpan<ulong> eight = keys.Slice(k, Together);
                Words words = new(c0, c1, Vector256.Create(eight)), others = new(c0, c1, Vector256.Create(eight[Lanes..]));
                (uint round0, uint round1) = (key0, key1);
                for (int round = 0; round < Rounds; round++)
                {
                    Vector256<ulong> k0 = Vector256.Create((ulong)round0), k1 = Vector256.Create((ulong)round1);
                    words = words.Round(k0, k1);
                    others = others.Round(k0, k1);
                    round0 += FirstWeyl;
                    round1 += SecondWeyl;
                }

                int next = k + Lanes;
                words.Uniforms(u0[k..], u1[k..], u2[k..], u3[k..]);
                others.Uniforms(u0[next..], u1[next..], u2[next..], u3[next..]);
            }

            return;
        }

        for (int k = 0; k < count; k++)
        {
            Draw draw = Block(key0, key1, c0, c1, (uint)keys[k], (uint)(keys[k] >> 32));
            (u0[k], u1[k], u2[k], u3[k]) = (draw.U0, draw.U1, draw.U2, draw.U3);
        }
    }

    /// <summary>Four counters at once: each word in a lane of 64 bits of which the upper half does not count.</summary>
    private readonly struct Words
    {
        private readonly Vector256<ulong> c0, c1, c2, c3;

        internal Words(uint first, uint second, Vector256<ulong> keys) =>
            (c0, c1, c2, c3) = (Vector256.Create((ulong)first), Vector256.Create((ulong)second), keys, keys >>> 32);

        private Words(Vector256<ulong> c0, Vector256<ulong> c1, Vector256<ulong> c2, Vector256<ulong> c3) =>
            (this.c0, this.c1, this.c2, this.c3) = (c0, c1, c2, c3);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Words Round(Vector256<ulong> key0, Vector256<ulong> key1)
        {
            Vector256<ulong> first = Avx2.Multiply(c0.AsUInt32(), Vector256.Create((ulong)FirstMultiplier).AsUInt32());
            Vector256<ulong> second = Avx2.Multiply(c2.AsUInt32(), Vector256.Create((ulong)SecondMultiplier).AsUInt32());
            return new Words((second >>> 32) ^ c1 ^ key0, second, (first >>> 32) ^ c3 ^ key1, first);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Uniforms(Span<double> u0, Span<double> u1, Span<double> u2, Span<double> u3)
        {
            VectorMath.Uniform(c0).CopyTo(u0);
            VectorMath.Uniform(c1).CopyTo(u1);
            VectorMath.Uniform(c2).CopyTo(u2);
            VectorMath.Uniform(c3).CopyTo(u3);
        }
    }
}
