using Simulator.Engine.Observation;
using Simulator.Engine.State;

namespace Simulator.Experiments.Playing;

/// <summary>How to play a scenario.</summary>
/// <param name="Threads">Threads, all processors when 0; results do not depend on it.</param>
/// <param name="Twins">Whether to play every arm's twin too.</param>
/// <param name="Placebo">
/// In how many replicates, from the first, programmes are played once more on other luck of their encounters; none when 0.
/// </param>
/// <param name="First">Number of the first replicate that is played.</param>
/// <param name="AtOnce">Replicates of a chunk; as many as memory is meant to hold when 0.</param>
/// <param name="Watch">
/// Who else looks on, asked once for each arm, world and replicate; may answer null. In cohorts of several parts it is asked for each part.
/// </param>
/// <param name="Days">Whether daily means are kept, which only trajectories are drawn from.</param>
/// <param name="Changes">What of the model's second version is in force: all of it but in tests.</param>
public sealed record PlayOptions(
    int Threads = 0, bool Twins = true, int Placebo = 0, int First = 0, int AtOnce = 0, Func<Arm, WorldKind, int, IObserver?>? Watch = null,
    bool Days = true, ModelChanges Changes = ModelChanges.All)
{
    /// <summary>Days that a calendar plays, the run-in included.</summary>
    internal int DaysPlayed(Calendar calendar) => calendar.Days + (Changes.Has(ModelChanges.RunIn) ? calendar.DaysPerWeek : 0);

    /// <summary>Threads in force.</summary>
    public int ThreadsInForce => Threads > 0 ? Threads : Environment.ProcessorCount;
}

/// <summary>How far a scenario has been played.</summary>
/// <param name="Done">Teacher-days played.</param>
/// <param name="Total">Teacher-days to play.</param>
/// <param name="Elapsed">Time since the start.</param>
public readonly record struct PlayProgress(long Done, long Total, TimeSpan Elapsed);
