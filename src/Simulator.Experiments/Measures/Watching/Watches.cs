using Simulator.Engine.Observation;
using Simulator.Engine.State;

namespace Simulator.Experiments.Measures.Watching;

/// <summary>What a measure needs to be watched while people live, beyond what every run records.</summary>
[Flags]
internal enum Watches
{
    None = 0,
    Talk = 1,
    Pairs = 2,
    Gatherings = 4,
    Stress = 8,
    Knowledge = 16,
}

/// <summary>Watches one arm in one replicate, its blocks one after the other.</summary>
internal sealed class ReplicateWatch(Watches wanted) : IObserver
{
    internal TalkWatch? Talk { get; } = wanted.HasFlag(Watches.Talk) ? new TalkWatch() : null;

    internal PairWatch? Pairs { get; } = wanted.HasFlag(Watches.Pairs) ? new PairWatch() : null;

    internal GatheringWatch? Gatherings { get; } = wanted.HasFlag(Watches.Gatherings) ? new GatheringWatch() : null;

    internal StressWatch? Stress { get; } = wanted.HasFlag(Watches.Stress) ? new StressWatch() : null;

    internal KnowledgeWatch? Knowledge { get; } = wanted.HasFlag(Watches.Knowledge) ? new KnowledgeWatch() : null;

    /// <inheritdoc/>
    public void Observe(World world, in Moment moment)
    {
        Talk?.Observe(world, moment);
        Pairs?.Observe(world, moment);
        Gatherings?.Observe(world, moment);
        Stress?.Observe(world, moment);
        Knowledge?.Observe(world, moment);
    }

    /// <summary>Whether a moment is the end of the last week.</summary>
    internal static bool IsLast(World world, in Moment moment) =>
        moment.Kind == MomentKind.Week && world.Week == world.Setting.Calendar.Weeks;
}
