using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

/// <summary>
/// Who talks with whom on a day, worked out one by one where friendship draws nobody and enthusiasm reaches no further, so that weights stay
/// what likeness makes them: in the order of their draws everybody starts so many talks, and each draw counts off the weights of the team,
/// then of the school.
/// </summary>
public sealed class InformalPartnerTests
{
    private const double PerDay = 1.95, OutsideTeam = 0.2;

    [Theory]
    [InlineData(2, 3)]
    [InlineData(4, 6)]
    [InlineData(0, 0)]
    public void Partners_are_those_whom_counting_off_the_weights_finds(int smallest, int largest)
    {
        CohortPlan plan = Example.Cohort(23, 9, 3, 2) with { TeamSizes = smallest == 0 ? null : (smallest, largest) };
        List<(int Day, int One, int Other)> held = [];
        World world = Example.Play(
            new Setting(new Calendar(2, 5), plan), ProgrammePlan.Empty,
            Example.Parameters.With("phi", 0).With("psi", 0).With("pi_s", OutsideTeam), 0,
            Look.AtTalk((w, m) => held.Add((w.Day, Math.Min(m.One, m.Other), Math.Max(m.One, m.Other)))));
        List<(int, int, int)> expected = [];
        for (int day = 1; day <= 10; day++)
        {
            Draw Today(int i) => world.Luck.Person(i, Decision.Day, day);
            foreach (int starter in Enumerable.Range(0, 37).OrderBy(i => Today(i).W3))
            {
                int starts = Samplers.Poisson(Today(starter).U2, PerDay, Portable.Exp(-PerDay));
                for (int talk = 0; talk < starts; talk++)
                {
                    int partner = Partner(world, starter, world.Luck.Person(starter, Decision.InformalTalk, day, talk).U0);
                    expected.Add((day, Math.Min(starter, partner), Math.Max(starter, partner)));
                }
            }
        }

        Assert.Equal(expected, held);
    }

    /// <summary>Team mates weigh e^(likeness − .67), others of the school that times .2: first the team, then the others, in order.</summary>
    private static int Partner(World world, int starter, double uniform)
    {
        int[] school = [.. Enumerable.Range(0, world.People.Count).Where(j => j != starter && world.SameSchool(starter, j))];
        bool Mate(int j) => world.People.Team[starter] >= 0 && world.People.Team[j] == world.People.Team[starter];
        int[] order = [.. school.Where(Mate), .. school.Where(j => !Mate(j))];
        double Weight(int j) => Math.Exp(world.Ties.Likeness[world.Ties.Dyad(starter, j)] - 0.67) * (Mate(j) ? 1 : OutsideTeam);
        double left = uniform * order.Sum(Weight);
        foreach (int j in order)
        {
            left -= Weight(j);
            if (left < 0) return j;
        }

        return order[^1];
    }
}
