using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Simulator.Engine.State;

/// <summary>Somebody chosen with a probability in proportion to the pull: weights are counted off until a place is reached.</summary>
internal static class ByPull
{
    private const int Lanes = 4, FoursTogether = 8;

    /// <summary>Counts off the weights of the team.</summary>
    internal static int InTeam(World world, int starter, double left)
    {
        ReadOnlySpan<double> pull = world.Ties.PullOf(starter);
        ReadOnlySpan<int> few = world.Teams.FewMatesOf(starter);
        if (few[0] >= 0) return few[left < pull[few[0]] ? 0 : 1];
        int last = -1;
        foreach (int mate in world.Teams.Of(starter))
        {
            if (mate == starter) continue;
            last = mate;
            left -= pull[mate];
            if (left < 0) break;
        }

        return last;
    }

    /// <summary>
    /// Counts off the weights of the schoolmates outside the team, four at a time, until the four that hold the place are found, and then within
    /// the four. Some are counted off whether they are needed or not: where the place lies is chance, and a jump would be foreseen wrongly as
    /// often. The sums of four are added in a fixed order, so every machine finds the same partner.
    /// </summary>
    internal static int Outside(World world, int starter, double left)
    {
        Cohort people = world.People;
        ReadOnlySpan<double> pull = world.Ties.PullOf(starter), marks = world.Teams.Marks;
        int start = people.SchoolStart[starter], end = people.SchoolEnd[starter], j = start;
        Span<double> rest = stackalloc double[FoursTogether + 1];
        while (j + Lanes <= end)
        {
            int fours = Math.Min(FoursTogether, (end - j) / Lanes), passed = 0;
            rest[0] = left;
            for (int k = 0; k < fours; k++)
            {
                Vector256<double> four = Four(pull, marks, starter, j + k * Lanes);
                Vector128<double> halves = four.GetLower() + four.GetUpper();
                left -= halves.GetElement(0) + halves.GetElement(1);
                rest[k + 1] = left;
                passed += left >= 0 ? 1 : 0;
            }

            left = rest[passed];
            j += passed * Lanes;
            if (passed < fours) break;
        }

        if (j + Lanes <= end)
        {
            Four(pull, marks, starter, j).CopyTo(rest);
            int passed = 0;
            for (int k = 0; k < Lanes; k++)
            {
                left -= rest[k];
                passed += left >= 0 ? 1 : 0;
            }

            j += passed;
            if (passed < Lanes) return j;
        }

        for (; j < end; j++)
        {
            if (marks[j] == marks[starter]) continue;
            left -= pull[j];
            if (left < 0) return j;
        }

        return LastOutside(marks, starter, start, end);
    }

    /// <summary>The pull of four who follow each other, nought for those in the team.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Four(ReadOnlySpan<double> pull, ReadOnlySpan<double> marks, int starter, int j) => Vector256.AndNot(
        Vector256.Create(pull.Slice(j, Lanes)), Vector256.Equals(Vector256.Create(marks.Slice(j, Lanes)), Vector256.Create(marks[starter])));

    /// <summary>Where rounding has left a rest beyond the last weight, the last one outside is the partner.</summary>
    private static int LastOutside(ReadOnlySpan<double> marks, int starter, int start, int end)
    {
        for (int j = end - 1; j >= start; j--)
        {
            if (marks[j] != marks[starter]) return j;
        }

        return -1;
    }
}
