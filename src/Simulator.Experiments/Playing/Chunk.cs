namespace Simulator.Experiments.Playing;

/// <summary>
/// Some replicates of a scenario, as they were played: the most of a simulation that is in memory at one time. Its columns are used again
/// for the next chunk, so whoever wants to keep something copies it.
/// </summary>
public sealed class Chunk
{
    private readonly Dictionary<(string, WorldKind), WorldRun> byName;

    internal Chunk(Scenario scenario, int first, IReadOnlyList<int> finished, IReadOnlyList<WorldRun> runs, int placebo)
    {
        (Scenario, First, Finished, Runs, PlaceboReplicates) = (scenario, first, finished, runs, placebo);
        byName = runs.ToDictionary(r => (r.Arm.Name, r.World));
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>Number of the replicate whose place in the columns is 0.</summary>
    public int First { get; }

    /// <summary>Numbers of the replicates that were finished, in order.</summary>
    public IReadOnlyList<int> Finished { get; }

    /// <summary>Arms by name, the programme's world before its twin and its placebo.</summary>
    public IReadOnlyList<WorldRun> Runs { get; }

    /// <summary>Replicates below this number have a placebo world.</summary>
    public int PlaceboReplicates { get; }

    /// <summary>What was recorded of an arm in a world.</summary>
    public WorldRun Run(string arm, WorldKind world = WorldKind.Programme) => byName[(arm, world)];

    /// <summary>The same, or null where that world was not played.</summary>
    public WorldRun? TryRun(string arm, WorldKind world) => byName.GetValueOrDefault((arm, world));
}
