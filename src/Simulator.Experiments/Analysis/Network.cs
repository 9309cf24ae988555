using Simulator.Engine;
using Simulator.Engine.Observation;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;
using Simulator.Experiments.Ensembles;

namespace Simulator.Experiments.Analysis;

/// <summary>A tie at the end of a week.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Twin">Whether in the twin world.</param>
/// <param name="Week">The week.</param>
/// <param name="From">A teacher's number.</param>
/// <param name="To">The other's number.</param>
/// <param name="Trust">Trust of the first in the second.</param>
/// <param name="Friendship">Friendship.</param>
/// <param name="Hours">Hours of talk so far.</param>
public sealed record NetworkTie(string Arm, bool Twin, int Week, int From, int To, double Trust, double Friendship, double Hours);

/// <summary>Plays one replicate again and writes down who has talked with whom by the end of each week.</summary>
public static class Network
{
    /// <summary>Ties of at most this many teachers are written down: a larger cohort shows its first schools.</summary>
    public const int MostTeachers = 400;

    /// <summary>All ties with talk, by arm, world, week and teachers.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replicate">Number of the replicate.</param>
    public static IReadOnlyList<NetworkTie> Of(Scenario scenario, int replicate)
    {
        List<NetworkTie> ties = [];
        foreach (Arm arm in scenario.ArmsByName)
        {
            Add(scenario, arm, arm.Programme, twin: false, replicate, ties);
            Add(scenario, arm, ProgrammePlan.Empty, twin: true, replicate, ties);
        }

        return [.. ties.OrderBy(t => t.Arm, StringComparer.Ordinal).ThenBy(t => t.Twin).ThenBy(t => t.Week).ThenBy(t => t.From).ThenBy(t => t.To)];
    }

    private static void Add(Scenario scenario, Arm arm, ProgrammePlan programme, bool twin, int replicate, List<NetworkTie> ties)
    {
        IReadOnlyList<Block> blocks = Block.Cut(arm.Cohort, programme.AcrossSchools);
        Simulation simulation = new(
            new Setting(scenario.Calendar, arm.Cohort), scenario.Parameters, programme, blocks.Max(b => b.Teachers),
            [new WeekEnds(arm.Name, twin, ties)]);
        Luck luck = new(scenario.Seed, Ensemble.PeopleLabel(scenario, arm), replicate);
        foreach (Block block in blocks.Where(b => b.FirstTeacher + b.Teachers <= MostTeachers)) simulation.Play(luck, block);
    }

    private sealed class WeekEnds(string arm, bool twin, List<NetworkTie> found) : IObserver
    {
        public void Observe(World world, in Moment moment)
        {
            if (moment.Kind != MomentKind.Week) return;
            Ties ties = world.Ties;
            for (int i = 0; i < world.People.Count; i++)
            {
                for (int j = 0; j < world.People.Count; j++)
                {
                    int dyad = ties.Dyad(i, j);
                    if (i == j || ties.Hours[dyad] == 0) continue;
                    found.Add(new NetworkTie(
                        arm, twin, world.Week, world.Number(i), world.Number(j), ties.Trust[ties.Directed(i, j)], ties.Friendship[dyad],
                        ties.Hours[dyad]));
                }
            }
        }
    }
}
