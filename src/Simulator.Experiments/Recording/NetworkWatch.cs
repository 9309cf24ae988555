using System.Collections.Concurrent;
using Simulator.Engine.Observation;
using Simulator.Engine.State;
using Simulator.Experiments.Playing;

namespace Simulator.Experiments.Recording;

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

/// <summary>Looks on in one replicate while it is played, and writes down who has talked with whom by the end of each week.</summary>
public sealed class NetworkWatch
{
    /// <summary>Ties of at most this many teachers are written down: a larger cohort shows its first schools.</summary>
    public const int MostTeachers = 400;

    private readonly ConcurrentBag<NetworkTie> ties = [];
    private int replicate;

    /// <summary>Who looks on; null in other replicates and in placebo worlds.</summary>
    public IObserver? Of(Arm arm, WorldKind world, int number) =>
        number == replicate && world != WorldKind.Placebo ? new WeekEnds(arm, world, ties) : null;

    /// <summary>
    /// Makes sure that the ties are those of the first finished replicate: where a run was stopped before its first one was, that one is
    /// played again.
    /// </summary>
    internal void Settle(Scenario scenario, int firstFinished)
    {
        if (firstFinished == replicate) return;
        ties.Clear();
        replicate = firstFinished;
        using Playback playback = new(scenario with { Replications = firstFinished + 1 }, new PlayOptions(First: firstFinished, Watch: Of));
        playback.Next();
    }

    /// <summary>All ties with talk, by arm, world, week and teachers.</summary>
    public IReadOnlyList<NetworkTie> Ties =>
        [.. ties.OrderBy(t => t.Arm, StringComparer.Ordinal).ThenBy(t => t.Twin).ThenBy(t => t.Week).ThenBy(t => t.From).ThenBy(t => t.To)];

    private sealed class WeekEnds(Arm arm, WorldKind kind, ConcurrentBag<NetworkTie> found) : IObserver
    {
        public void Observe(World world, in Moment moment)
        {
            if (moment.Kind != MomentKind.Week || world.People.First + world.People.Count > MostTeachers) return;
            for (int i = 0; i < world.People.Count; i++)
            {
                for (int j = 0; j < world.People.Count; j++)
                {
                    if (i != j && world.Ties.Hours[world.Ties.Dyad(i, j)] != 0) Add(world, i, j);
                }
            }
        }

        /// <summary>An arm that is offered nothing is its own twin.</summary>
        private void Add(World world, int i, int j)
        {
            Ties ties = world.Ties;
            int dyad = ties.Dyad(i, j);
            NetworkTie tie = new(
                arm.Name, kind == WorldKind.Twin, world.Week, world.Number(i), world.Number(j), ties.Trust[ties.Directed(i, j)], ties.Friendship[dyad],
                ties.Hours[dyad]);
            found.Add(tie);
            if (arm.Programme.Offers.Count == 0) found.Add(tie with { Twin = true });
        }
    }
}
