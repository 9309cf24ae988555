using Simulator.Experiments;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Scenarios;

namespace Simulator.Tests.Experiments.Playing;

/// <summary>Scenarios played for tests: as one chunk whose columns can be looked at, or recorded as a run is.</summary>
internal static class Played
{
    /// <summary>All replications of a scenario in one chunk.</summary>
    internal static Chunk Whole(Scenario scenario, PlayOptions? options = null)
    {
        PlayOptions at = (options ?? new PlayOptions(1)) with { AtOnce = scenario.Replications };
        using Playback playback = new(scenario, at, null, TestContext.Current.CancellationToken);
        Chunk chunk = playback.Next()!;
        Assert.Equal(scenario.Replications - at.First, chunk.Finished.Count);
        return chunk;
    }

    /// <summary>A scenario recorded as a run records it.</summary>
    internal static RunRecord Recorded(OpenedScenario opened, PlayOptions? options = null)
    {
        RunRecord record = new(opened.Scenario, Path.GetTempPath(), Comparison.Published(opened.Scenario, opened.Study), 1);
        PlayOptions at = (options ?? new PlayOptions(1)) with { Watch = record.Network.Of };
        using Playback playback = new(opened.Scenario, at, null, TestContext.Current.CancellationToken);
        while (playback.Next() is { } chunk) record.Add(chunk);
        return record;
    }
}
