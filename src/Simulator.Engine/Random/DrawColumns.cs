using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Simulator.Engine.Random;

/// <summary>
/// Many draws together, as columns of uniforms: keys are written first, then all is drawn in vector lanes. The columns lie in whole vectors,
/// so a few places behind the last draw are written too.
/// </summary>
public sealed class DrawColumns
{
    private const int Start = 64, Few = 4;

    private static readonly Vector256<ulong> FirstSteps = Vector256.Create(Luck.Next(0, 0), Luck.Next(0, 1), Luck.Next(0, 2), Luck.Next(0, 3));

    private ulong[] keys = [];
    private double[] first = [], second = [], third = [], fourth = [];

    /// <summary>Columns with room for some draws; it grows where more keys come.</summary>
    public DrawColumns(int capacity = Start) => MakeRoom(Math.Max(Start, capacity));

    /// <summary>Draws whose keys were written.</summary>
    public int Count { get; private set; }

    /// <summary>The first uniforms, strictly between 0 and 1 (grain 2^-32); the owner may write into them.</summary>
    public Span<double> U0 => first.AsSpan(0, Count);

    /// <summary>The second uniforms.</summary>
    public Span<double> U1 => second.AsSpan(0, Count);

    /// <summary>The third uniforms.</summary>
    public Span<double> U2 => third.AsSpan(0, Count);

    /// <summary>The fourth uniforms.</summary>
    public Span<double> U3 => fourth.AsSpan(0, Count);

    /// <summary>The key of a draw.</summary>
    public ulong Key(int draw) => keys[draw];

    /// <summary>Begins anew.</summary>
    public void Begin() => Count = 0;

    /// <summary>Makes room for so many draws in all: whoever knows the most beforehand allocates once.</summary>
    public void MakeRoom(int draws)
    {
        if (draws <= keys.Length) return;
        int room = (draws + draws / 2 + Philox.Together - 1) / Philox.Together * Philox.Together;
        Array.Resize(ref keys, room);
        (first, second, third, fourth) = (new double[room], new double[room], new double[room], new double[room]);
    }

    /// <summary>Writes the key of a draw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong key)
    {
        if (Count == keys.Length) MakeRoom(Count + 1);
        keys[Count++] = key;
    }

    /// <summary>
    /// Writes the keys of draws whose indices follow each other. The first few are written whether they count or not: how many there are is
    /// chance, and a jump would be foreseen wrongly as often.
    /// </summary>
    internal void AddRow(ulong key, int draws)
    {
        if (Count + Math.Max(draws, Few) > keys.Length) MakeRoom(Count + Math.Max(draws, Few));
        (Vector256.Create(key) + FirstSteps).CopyTo(keys.AsSpan(Count));
        for (int k = Few; k < draws; k++) keys[Count + k] = Luck.Next(key, k);
        Count += draws;
    }

    /// <summary>Draws them all.</summary>
    public void Draw(in Luck luck) => luck.Fill(keys, Count, first, second, third, fourth);
}
