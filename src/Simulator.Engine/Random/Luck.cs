using System.Runtime.CompilerServices;

namespace Simulator.Engine.Random;

/// <summary>
/// The luck of one group of people in one replicate. Every draw is keyed by seed, replicate, group, person (or dyad), day, decision and
/// index, so the same person meets the same luck in another world unless what happened to them differs.
/// The key is packed without loss: seed in the generator's key; group (32 bits) and replicate (32) in its counter beside a
/// <see cref="Key">word</see> of person (24), decision (6), day (12) and index (22).
/// </summary>
public readonly struct Luck
{
    /// <summary>Persons are numbered below this.</summary>
    public const int Persons = 1 << 24;

    /// <summary>Days are numbered below this.</summary>
    public const int Days = 1 << 12;

    /// <summary>Days from this one on belong to the run-in: a calendar's days are numbered below it.</summary>
    public const int RunInDays = Days - 8;

    /// <summary>Indices are numbered below this.</summary>
    public const int Indices = 1 << 22;

    /// <summary>The two of a dyad stand less than this apart in the cohort.</summary>
    public const int Distances = 1 << 12;

    /// <summary>Indices of a dyad's draws are numbered below this.</summary>
    public const int DyadIndices = Indices / Distances;

    private const int DecisionBits = 6, PersonShift = 8, LowIndexBits = 20, LowIndexMask = (1 << LowIndexBits) - 1;

    private const ulong DecisionMask = (1ul << DecisionBits) - 1;

    private readonly uint key0;
    private readonly uint key1;
    private readonly uint people;
    private readonly uint replicate;

    /// <summary>The luck of a group of people.</summary>
    /// <param name="seed">Root seed of the experiment.</param>
    /// <param name="people">Which group of people: groups with different labels are independent samples.</param>
    /// <param name="replicate">Number of the replicate, from 0.</param>
    public Luck(ulong seed, uint people, int replicate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replicate);
        key0 = (uint)seed;
        key1 = (uint)(seed >> 32);
        this.people = people;
        this.replicate = (uint)replicate;
    }

    /// <summary>A stable 32-bit label of a name (FNV-1a over its UTF-16 units).</summary>
    public static uint Label(string name)
    {
        uint hash = 2166136261;
        foreach (char unit in name)
        {
            hash = (hash ^ (byte)unit) * 16777619;
            hash = (hash ^ (byte)(unit >> 8)) * 16777619;
        }

        return hash;
    }

    /// <summary>The word that tells a person's draw from all others of the group.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number does not fit its field.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(int person, Decision decision, int day = 0, int index = 0)
    {
        if ((uint)person >= Persons || (uint)day >= Days || (uint)index >= Indices) Refuse(person, day, index);
        uint who = ((uint)person << PersonShift) | ((uint)index >> LowIndexBits << DecisionBits) | (byte)decision;
        return ((ulong)(((uint)day << LowIndexBits) | ((uint)index & LowIndexMask)) << 32) | who;
    }

    /// <summary>
    /// The word of a dyad's draw; it does not matter who is named first. The other is told by the distance in the cohort, so a dyad's luck
    /// is the same however schools are grouped for the computation.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number does not fit its field.</exception>
    public static ulong DyadKey(int one, int other, Decision decision, int day = 0, int index = 0)
    {
        int distance = Math.Abs(one - other);
        if (distance >= Distances || (uint)index >= DyadIndices) Refuse(one, day, index);
        return Key(Math.Min(one, other), decision, day, distance * DyadIndices + index);
    }

    /// <summary>The key of another decision of the same persons, day and index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Sibling(ulong key, Decision decision) => (key & ~DecisionMask) | (byte)decision;

    /// <summary>The key of the same decision a few indices on: index and steps together below 2^20, so that nothing carries into the day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Next(ulong key, int steps) => key + ((ulong)(uint)steps << 32);

    /// <summary>The draw of a key.</summary>
    public Draw Of(ulong key) => At(key);

    /// <summary>The draw of a person for a decision on a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number does not fit its field.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Draw Person(int person, Decision decision, int day = 0, int index = 0) => At(Key(person, decision, day, index));

    /// <summary>The draw of a dyad for a decision on a day; it does not matter who is named first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number does not fit its field.</exception>
    public Draw Dyad(int one, int other, Decision decision, int day = 0, int index = 0) => At(DyadKey(one, other, decision, day, index));

    /// <summary>Many draws at once, as columns of uniforms: the same as one by one, and faster.</summary>
    internal void Fill(ReadOnlySpan<ulong> keys, int count, Span<double> u0, Span<double> u1, Span<double> u2, Span<double> u3) =>
        Philox.Columns(key0, key1, people, replicate, keys, count, u0, u1, u2, u3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Draw At(ulong key) => Philox.Block(key0, key1, people, replicate, (uint)key, (uint)(key >> 32));

    private static void Refuse(int person, int day, int index) =>
        throw new ArgumentOutOfRangeException(
            nameof(person), $"Person {person}, day {day}, index {index}: a number does not fit its field of the key.");
}
