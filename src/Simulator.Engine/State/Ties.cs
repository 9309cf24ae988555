using System.Runtime.CompilerServices;

namespace Simulator.Engine.State;

/// <summary>
/// What two teachers are to each other, as columns over all dyads of a block. Directed columns are read [from, to]; undirected ones
/// are kept once, at the smaller index first.
/// </summary>
public sealed class Ties
{
    /// <summary>Largest block: every dyad of it is kept, about 60 bytes each.</summary>
    public const int MostTeachers = 4096;

    /// <summary>How many of the closest contacts are kept in order of talk hours.</summary>
    public const int Closest = 3;

    private readonly double[] agenda;
    private readonly short[] agendaDay;
    private readonly int[] closest;

    internal Ties(int capacity)
    {
        int dyads = checked(capacity * capacity);
        Trust = new double[dyads];
        Responses = new short[dyads];
        Friendship = new double[dyads];
        Hours = new double[dyads];
        Likeness = new double[dyads];
        LikenessPull = new double[dyads];
        Pull = new double[dyads];
        agenda = new double[dyads];
        agendaDay = new short[dyads];
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

    internal double[] AgendaFade { get; set; } = [];

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

    /// <summary>Shared agenda of a dyad on a day, 0 to 1: what was agreed, faded since.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Agenda(int dyad, int day)
    {
        double agreed = agenda[dyad];
        return agreed == 0 ? 0 : agreed * AgendaFade[Math.Max(0, day - agendaDay[dyad])];
    }

    /// <summary>Raises the shared agenda of a dyad to a level; an agenda that stands higher stays.</summary>
    public void RaiseAgenda(int one, int other, double level, int day)
    {
        int dyad = Dyad(one, other);
        if (Agenda(dyad, day) >= level) return;
        agenda[dyad] = level;
        agendaDay[dyad] = (short)day;
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
        Array.Clear(agenda, 0, dyads);
        Array.Fill(closest, -1, 0, count * Closest);
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
