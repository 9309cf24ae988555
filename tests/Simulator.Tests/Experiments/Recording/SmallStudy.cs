using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Tests.Experiments.Playing;

namespace Simulator.Tests.Experiments.Recording;

/// <summary>The 2013 study with few replications, recorded once for all tests that only look at it.</summary>
internal static class SmallStudy
{
    internal const int Replications = 8;
    private static readonly Lazy<OpenedScenario> Read = new(() => ScenarioReader.Open("nguyen-2013", new Overrides([], Replications: Replications)));
    private static readonly Lazy<RunRecord> Kept = new(() => Played.Recorded(Read.Value));
    private static readonly Lazy<Chunk> Whole = new(() => Played.Whole(Read.Value.Scenario));

    internal static OpenedScenario Opened => Read.Value;

    internal static RunRecord Record => Kept.Value;

    internal static Chunk Chunk => Whole.Value;

    internal static OpenedScenario With(string scenario, params string[] sets) =>
        ScenarioReader.Open(scenario, new Overrides(sets, Replications: Replications));
}
