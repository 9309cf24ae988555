using Simulator.Experiments.Ensembles;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;

namespace Simulator.Tests.Analysis;

/// <summary>The 2013 study with few replications, played once for all tests that only look at it.</summary>
internal static class SmallStudy
{
    internal const int Replications = 8;
    private static readonly Lazy<OpenedScenario> Read = new(() => ScenarioReader.Open("nguyen-2013", new Overrides([], Replications: Replications)));
    private static readonly Lazy<EnsembleResult> Played = new(() => Ensemble.Run(Read.Value.Scenario, new EnsembleOptions(1)));

    internal static OpenedScenario Opened => Read.Value;

    internal static EnsembleResult Result => Played.Value;

    internal static EnsembleResult Play(string scenario, params string[] sets) =>
        Ensemble.Run(ScenarioReader.Read(scenario, new Overrides(sets, Replications: Replications)), new EnsembleOptions(1));
}
