using System.Runtime.CompilerServices;

namespace Simulator.Engine.State;

/// <summary>What two teachers agreed to work on.</summary>
public enum SharedAgenda : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Something in common: a workshop, a group meeting, a prompt.</summary>
    Common,

    /// <summary>Work of their own: an observation, a pair's meeting, a session.</summary>
    Full,
}

/// <summary>
/// What two teachers are to each other, as columns over all dyads of a block. Directed columns are read [from, to]; undirected ones
/// are kept once, at the smaller index first.
/// </summary>
public sealed class Ties
{
    /// <summary>Largest block: every dyad of it is kept, about 80 bytes each.</summary>
    public const int MostTeachers = 4096;

    /// <summary>How many of the closest contacts are kept in order of talk hours.</summary>
    public const int Closest = 3;

    private readonly int[] agendaFrom;
    private readonly int[] closest;
    private readonly double[] trustBefore, friendshipBefore;

    internal Ties(int capacity)
    {
        int dyads = checked(capacity * capacity);
        (trustBefore, friendshipBefore) = (new double[dyads], new double[dyads]);
        PersonalWeight = new double[dyads];
        Trust = new double[dyads];
        Responses = new short[dyads];
        Friendship = new double[dyads];
        Hours = new double[dyads];
        Likeness = new double[dyads];
        LikenessPull = new double[dyads];
        Pull = new double[dyads];
        agendaFrom = new int[dyads];
        closest = new int[capacity * Closest];
    }

    /// <summary>Teachers of the block: the length of a row.</summary>
    public int Count { get; private set; }

    /// <summary>Trust [seeker, helper], 0 to 1.</summary>
    public double[] Trust { get; }

    /// <summary>Responses the seeker had from the helper so far [seeker, helper].</summary>
    public short[] Responses { get; }

    /// <summary>Friendship, 0 to 1, undirected.</summary>
    public double[] Friendship { get; }

    /// <summary>Hours of talk so far, undirected.</summary>
    public double[] Hours { get; }

    /// <summary>Likeness, 1 minus the mean attribute distance, undirected.</summary>
    public double[] Likeness { get; }

    /// <summary>The part of the pull that likeness makes, undirected.</summary>
    public double[] LikenessPull { get; }

    /// <summary>Weight of meeting when both are within reach, [from, to] and the same both ways: likeness and friendship.</summary>
    public double[] Pull { get; }

    /// <summary>Weight of personal talk against gossip, undirected: it follows the trust of both, and is worked out when trust changes.</summary>
    internal double[] PersonalWeight { get; }

    /// <summary>Shared agenda, 0 to 1, by what was agreed and the days since.</summary>
    internal AgendaTable Agendas { get; set; } = AgendaTable.Empty;

    /// <summary>Pull of everybody on one teacher.</summary>
    public ReadOnlySpan<double> PullOf(int teacher) => Pull.AsSpan(teacher * Count, Count);

    /// <summary>Place of a directed value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Directed(int from, int to) => from * Count + to;

    /// <summary>Place of an undirected value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Dyad(int one, int other)
    {
        int first = Math.Min(one, other);
        return first * Count + (one + other - first);
    }

    /// <summary>Where a dyad's agenda stands in the tables of agendas on a day: what was agreed and how long ago in one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int AgendaPlace(int dyad, int day) => agendaFrom[dyad] + day;

    /// <summary>Shared agenda of a dyad on a day, 0 to 1: what was agreed, faded since.</summary>
    public double Agenda(int dyad, int day) => Agendas[AgendaPlace(dyad, day)];

    /// <summary>Two agree on something; an agenda that still stands higher stays.</summary>
    public void RaiseAgenda(int one, int other, SharedAgenda kind, int day)
    {
        int dyad = Dyad(one, other), agreed = Agendas.Place(kind, 0);
        if (Agenda(dyad, day) < Agendas[agreed]) agendaFrom[dyad] = agreed - day;
    }

    /// <summary>The k-th contact of a teacher by talk hours (k from 0); −1 when there are fewer.</summary>
    public int Contact(int teacher, int k) => closest[teacher * Closest + k];

    /// <summary>Adds talk hours and keeps both lists of closest contacts in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddHours(int one, int other, int dyad, double hours)
    {
        double total = Hours[dyad] += hours;
        Promote(one, other, total);
        Promote(other, one, total);
    }

    internal void Clear(int count)
    {
        Count = count;
        int dyads = count * count;
        Array.Clear(Responses, 0, dyads);
        Array.Clear(Hours, 0, dyads);
        Array.Fill(agendaFrom, Agendas.Place(SharedAgenda.None, 0), 0, dyads);
        Array.Fill(closest, -1, 0, count * Closest);
    }

    /// <summary>Keeps the ties as they are.</summary>
    internal void Keep()
    {
        Array.Copy(Trust, trustBefore, Count * Count);
        Array.Copy(Friendship, friendshipBefore, Count * Count);
    }

    /// <summary>Makes the ties again what they were when they were kept, before anybody had talked, but for what follows from trust.</summary>
    /// <param name="friendWeight">Extra weight of a full friend.</param>
    internal void PutBack(double friendWeight)
    {
        Clear(Count);
        Array.Copy(trustBefore, Trust, Count * Count);
        Array.Copy(friendshipBefore, Friendship, Count * Count);
        for (int i = 0; i < Count; i++)
        {
            for (int j = i + 1; j < Count; j++) SetPull(i, j, friendWeight);
        }
    }

    /// <summary>Weight of meeting that follows from likeness and friendship.</summary>
    internal void SetPull(int one, int other, double friendWeight)
    {
        int dyad = Dyad(one, other);
        Pull[Directed(one, other)] = Pull[Directed(other, one)] = LikenessPull[dyad] * (1 + friendWeight * Friendship[dyad]);
    }

    /// <summary>Moves a partner up in a teacher's list of closest contacts; first come stays first on equal hours.</summary>
    private void Promote(int teacher, int partner, double hours)
    {
        Span<int> row = closest.AsSpan(teacher * Closest, Closest);
        if (row[0] == partner) return;
        int place = Closest;
        for (int k = 0; k < Closest; k++)
        {
            if (row[k] == partner)
            {
                place = k;
                break;
            }
        }

        if (place == Closest)
        {
            int last = row[Closest - 1];
            if (last >= 0 && Hours[Dyad(teacher, last)] >= hours) return;
            place = Closest - 1;
            row[place] = partner;
        }

        while (place > 0 && (row[place - 1] < 0 || Hours[Dyad(teacher, row[place - 1])] < hours))
        {
            (row[place - 1], row[place]) = (row[place], row[place - 1]);
            place--;
        }
    }
}
