using System.Collections.Concurrent;
using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Statistics;

namespace Simulator.Validation.Science;

/// <summary>Ensembles of the shipped scenarios, played once and shared by the tests that look at them.</summary>
internal static class Played
{
    /// <summary>Replications of most tests: the standard error of a mean d is .006.</summary>
    internal const int Replications = 2000;

    internal static readonly string[] Items = [.. Enumerable.Range(1, 10).Select(k => $"item_{k}")];

    private static readonly ConcurrentDictionary<string, Lazy<EffectsOf>> Known = new();

    /// <summary>What a shipped scenario gives for treatment minus control, without twins.</summary>
    internal static EffectsOf Effects(string scenario) => Known.GetOrAdd(scenario, name => new Lazy<EffectsOf>(() => new EffectsOf(Ensemble(name)))).Value;

    /// <summary>A scenario with its twins, as it stands.</summary>
    internal static EnsembleResult With(Experiments.Scenario scenario) => Experiments.Ensembles.Ensemble.Run(scenario, new EnsembleOptions());

    internal static EnsembleResult Ensemble(string scenario, int replications = Replications, params string[] sets) => Experiments.Ensembles.Ensemble.Run(
        ScenarioReader.Read(scenario, new Overrides(sets, null, replications)), new EnsembleOptions(Twins: false));
}

/// <summary>Mean effects and outcomes of one ensemble.</summary>
internal sealed class EffectsOf
{
    private readonly SimulatedStudies studies;

    internal EffectsOf(EnsembleResult result)
    {
        Result = result;
        studies = new SimulatedStudies(result, new Contrast("treatment", "control"), 0);
    }

    internal EnsembleResult Result { get; }

    /// <summary>Mean d of a row over the simulated studies.</summary>
    internal double D(string row) => Mean(row, null, "d");

    /// <summary>Mean of a statistic over the simulated studies.</summary>
    internal double Mean(string row, string? arm, string statistic) => MonteCarlo.MeanInterval(studies.Series(row, arm, statistic)!).Mean;

    /// <summary>Mean of an outcome of an arm.</summary>
    internal double Outcome(string arm, string name) =>
        MonteCarlo.MeanInterval(OutcomeCatalogue.Find(name)!.Series(Result, Result.Run(arm), 0)).Mean;
}
