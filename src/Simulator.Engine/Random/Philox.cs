using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    /// <summary>The words of many counters that differ in their last two words only: c2 is the lower half of a word, c3 the upper.</summary>
    public static void Blocks(uint key0, uint key1, uint c0, uint c1, ReadOnlySpan<ulong> words, Span<Draw> draws)
    {
        int done = 0;
        if (Avx2.IsSupported)
        {
            for (; done + 2 * Lanes <= words.Length; done += 2 * Lanes)
                EightBlocks(key0, key1, c0, c1, words.Slice(done, 2 * Lanes), MemoryMarshal.Cast<Draw, ulong>(draws.Slice(done, 2 * Lanes)));
        }

        for (; done < words.Length; done++) draws[done] = Block(key0, key1, c0, c1, (uint)words[done], (uint)(words[done] >> 32));
    }

    /// <summary>Eight counters at once, two vectors of four, each word in a lane of 64 bits of which the upper half does not count.</summary>
    private static void EightBlocks(uint key0, uint key1, uint first, uint second, ReadOnlySpan<ulong> words, Span<ulong> draws)
    {
        Vector256<ulong> c2 = Vector256.Create(words), c3 = c2 >>> 32, d2 = Vector256.Create(words[Lanes..]), d3 = d2 >>> 32;
        Vector256<ulong> c0 = Vector256.Create((ulong)first), c1 = Vector256.Create((ulong)second), d0 = c0, d1 = c1;
        Vector256<uint> one = Vector256.Create((ulong)FirstMultiplier).AsUInt32(), two = Vector256.Create((ulong)SecondMultiplier).AsUInt32();
        for (int round = 0; round < Rounds; round++)
        {
            Vector256<ulong> k0 = Vector256.Create((ulong)key0), k1 = Vector256.Create((ulong)key1);
            Vector256<ulong> c = Avx2.Multiply(c0.AsUInt32(), one), e = Avx2.Multiply(c2.AsUInt32(), two);
            Vector256<ulong> d = Avx2.Multiply(d0.AsUInt32(), one), f = Avx2.Multiply(d2.AsUInt32(), two);
            c0 = (e >>> 32) ^ c1 ^ k0;
            d0 = (f >>> 32) ^ d1 ^ k0;
            c2 = (c >>> 32) ^ c3 ^ k1;
            d2 = (d >>> 32) ^ d3 ^ k1;
            (c1, c3, d1, d3) = (e, c, f, d);
            key0 += FirstWeyl;
            key1 += SecondWeyl;
        }

        Store(c0, c1, c2, c3, draws);
        Store(d0, d1, d2, d3, draws[(2 * Lanes)..]);
    }

    /// <summary>Turns four vectors of words into four draws.</summary>
    private static void Store(Vector256<ulong> c0, Vector256<ulong> c1, Vector256<ulong> c2, Vector256<ulong> c3, Span<ulong> draws)
    {
        Vector256<ulong> lower = Vector256.Create((ulong)uint.MaxValue);
        Vector256<ulong> front = (c0 & lower) | (c1 << 32), back = (c2 & lower) | (c3 << 32);
        Vector256<ulong> even = Avx2.UnpackLow(front, back), odd = Avx2.UnpackHigh(front, back);
        Avx2.Permute2x128(even, odd, 0x20).CopyTo(draws);
        Avx2.Permute2x128(even, odd, 0x31).CopyTo(draws[Lanes..]);
    }
}
