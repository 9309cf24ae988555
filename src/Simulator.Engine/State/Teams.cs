using System.Runtime.CompilerServices;

namespace Simulator.Engine.State;

/// <summary>
/// Who shares a mentor with whom, and for each teacher the summed pull of the team and of all other schoolmates, kept up to date as friendships grow, so
/// that choosing a partner need not add up the whole school each time.
/// </summary>
public sealed class Teams
{
    /// <summary>Mates that are listed for each teacher where there are no more.</summary>
    internal const int FewMates = 2;

    private readonly int[] members;
    private readonly int[] start;
    private readonly int[] end;
    private readonly int[] mates;
    private readonly double[] pullInside;
    private readonly double[] pullOutside;
    private readonly double[] marks;

    internal Teams(int capacity)
    {
        members = new int[capacity];
        start = new int[capacity];
        end = new int[capacity];
        mates = new int[FewMates * capacity];
        pullInside = new double[capacity];
        pullOutside = new double[capacity];
        marks = new double[capacity];
    }

    /// <summary>A mark that team mates share and nobody else has: the team's number, or one of their own for those without a team.</summary>
    public ReadOnlySpan<double> Marks => marks;

    /// <summary>The teacher's team, the teacher included; empty where nobody shares a mentor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<int> Of(int teacher) => members.AsSpan(start[teacher], end[teacher] - start[teacher]);

    /// <summary>The teacher's mates where there are one or two of them (one is listed twice), in order; −1 where there are none or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<int> FewMatesOf(int teacher) => mates.AsSpan(FewMates * teacher, FewMates);

    /// <summary>Summed pull of the others in the teacher's team.</summary>
    public double PullInside(int teacher) => pullInside[teacher];

    /// <summary>Summed pull of the schoolmates outside the teacher's team.</summary>
    public double PullOutside(int teacher) => pullOutside[teacher];

    /// <summary>Lists the teams as they stand and sums the pull of everybody else.</summary>
    internal void Settle(Cohort people, Ties ties)
    {
        int filled = 0;
        for (int i = 0; i < people.Count; i++)
        {
            start[i] = end[i] = 0;
            marks[i] = people.Team[i] < 0 ? -1.0 - i : people.Team[i];
        }

        for (int i = 0; i < people.Count; i++)
        {
            if (people.Team[i] < 0 || end[i] > 0) continue;
            int first = filled;
            for (int j = i; j < people.SchoolEnd[i]; j++)
            {
                if (people.Team[j] == people.Team[i]) members[filled++] = j;
            }

            for (int k = first; k < filled; k++) (start[members[k]], end[members[k]]) = (first, filled);
        }

        for (int i = 0; i < people.Count; i++) ListFewMates(i);
        for (int i = 0; i < people.Count; i++)
        {
            double inside = 0, outside = 0;
            for (int j = people.SchoolStart[i]; j < people.SchoolEnd[i]; j++)
            {
                if (j == i) continue;
                if (Together(people, i, j)) inside += ties.Pull[ties.Directed(i, j)];
                else outside += ties.Pull[ties.Directed(i, j)];
            }

            (pullInside[i], pullOutside[i]) = (inside, outside);
        }
    }

    private void ListFewMates(int teacher)
    {
        Span<int> few = mates.AsSpan(FewMates * teacher, FewMates);
        few.Fill(-1);
        if (Of(teacher).Length is < 2 or > FewMates + 1) return;
        int listed = 0;
        foreach (int mate in Of(teacher))
        {
            if (mate != teacher) few[listed++..].Fill(mate);
        }
    }

    /// <summary>Whether two teachers share a mentor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Together(Cohort people, int one, int other) => people.Team[one] >= 0 && people.Team[one] == people.Team[other];

    /// <summary>Follows a change of pull between two schoolmates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PullChanged(Cohort people, int one, int other, double change)
    {
        if (people.School[one] != people.School[other]) return;
        double[] sums = Together(people, one, other) ? pullInside : pullOutside;
        sums[one] += change;
        sums[other] += change;
    }
}
