using System.Runtime.CompilerServices;

namespace Simulator.Engine.Random;

/// <summary>
/// The luck of one group of people in one replicate. Every draw is keyed by seed, replicate, group, person (or dyad), day, decision and
/// index, so the same person meets the same luck in another world unless what happened to them differs.
/// The key is packed without loss: seed in the generator's key; group, replicate, person and decision, day and index in its counter.
/// </summary>
public readonly struct Luck
{
    /// <summary>Persons are numbered below this.</summary>
    public const int Persons = 1 << 24;

    /// <summary>Days are numbered below this.</summary>
    public const int Days = 1 << 12;

    /// <summary>Indices are numbered below this.</summary>
    public const int Indices = 1 << 20;

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

    /// <summary>The draw of a person for a decision on a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number does not fit its field.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Draw Person(int person, Decision decision, int day = 0, int index = 0)
    {
        if ((uint)person >= Persons || (uint)day >= Days || (uint)index >= Indices) Refuse(person, day, index);
        return Philox.Block(key0, key1, people, replicate, ((uint)person << 8) | (byte)decision, ((uint)day << 20) | (uint)index);
    }

    /// <summary>The draw of a dyad (order does not matter) for a decision that is taken once.</summary>
    public Draw Dyad(int one, int other, Decision decision)
    {
        if ((uint)one >= Persons || (uint)other >= Persons) Refuse(one, 0, other);
        uint low = (uint)Math.Min(one, other), high = (uint)Math.Max(one, other);
        return Philox.Block(key0, key1, people, replicate, (low << 8) | (byte)decision, high);
    }

    private static void Refuse(int person, int day, int index) =>
        throw new ArgumentOutOfRangeException(
            nameof(person), $"Person {person}, day {day}, index {index}: at most {Persons}, {Days} and {Indices} can be told apart.");
}
