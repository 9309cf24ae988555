using System.Runtime.CompilerServices;

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
}
