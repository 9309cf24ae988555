namespace Simulator.Engine.State;

/// <summary>Why a formal pair ended.</summary>
public enum PairEnd
{
    /// <summary>It has not ended.</summary>
    None,

    /// <summary>The first member withdrew.</summary>
    First,

    /// <summary>The second member withdrew.</summary>
    Second,

    /// <summary>Both had lost interest in the same week.</summary>
    Both,
}

/// <summary>One formal pair.</summary>
public struct Pair
{
    /// <summary>Members, as places in the block; the smaller first.</summary>
    public int A, B;

    /// <summary>Commitment of each, 0 to 1.</summary>
    public double CommitmentA, CommitmentB;

    /// <summary>How far each member's aims differ from the pair's, 0 to 1.</summary>
    public double MismatchA, MismatchB;

    /// <summary>Agreed structure, 0 (chat) to 1 (fixed agenda, aims, time, place).</summary>
    public double Structure;

    /// <summary>Travel that a meeting costs, hours; 0 within a school.</summary>
    public double Travel;

    /// <summary>Week in which it began (0: before the first day) and ended (0: has not).</summary>
    public int StartWeek, EndWeek;

    /// <summary>Who ended it.</summary>
    public PairEnd EndedBy;

    /// <summary>Meetings planned and held so far.</summary>
    public int Planned, Held;

    /// <summary>The coordinator has secured the next slot.</summary>
    public bool SlotSecured;

    /// <summary>Whether the pair still meets.</summary>
    public readonly bool Active => EndWeek == 0;
}

/// <summary>The formal pairs of a block, past and present, in the order in which they were formed.</summary>
public sealed class Pairs
{
    private Pair[] items = new Pair[16];

    /// <summary>Pairs formed so far.</summary>
    public int Count { get; private set; }

    /// <summary>The k-th pair.</summary>
    public ref Pair this[int k] => ref items[k];

    internal void Clear() => Count = 0;

    internal ref Pair Add()
    {
        if (Count == items.Length) Array.Resize(ref items, 2 * Count);
        items[Count] = default;
        return ref items[Count++];
    }

    /// <summary>Whether a teacher is in a pair that still meets.</summary>
    public bool IsPaired(int teacher) => ActiveOf(teacher) > 0;

    /// <summary>Pairs of a teacher that still meet.</summary>
    public int ActiveOf(int teacher)
    {
        int active = 0;
        for (int k = 0; k < Count; k++)
        {
            if (items[k].Active && (items[k].A == teacher || items[k].B == teacher)) active++;
        }

        return active;
    }

    /// <summary>Whether two teachers are, or have been, a pair.</summary>
    public bool EverTogether(int one, int other)
    {
        (int a, int b) = one < other ? (one, other) : (other, one);
        for (int k = 0; k < Count; k++)
        {
            if (items[k].A == a && items[k].B == b) return true;
        }

        return false;
    }

    /// <summary>The teacher's first pair, or −1.</summary>
    public int FirstOf(int teacher)
    {
        for (int k = 0; k < Count; k++)
        {
            if (items[k].A == teacher || items[k].B == teacher) return k;
        }

        return -1;
    }
}
