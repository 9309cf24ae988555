using System.Collections.Concurrent;
using Simulator.Experiments;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Statistics;

namespace Simulator.Validation.Science;

/// <summary>Runs of the shipped scenarios, recorded once and shared by the tests that look at them.</summary>
internal static class Played
{
    /// <summary>Replications of most tests: the standard error of a mean d is .006.</summary>
    internal const int Replications = 2000;

    internal static readonly string[] Items = [.. Enumerable.Range(1, 10).Select(k => $"item_{k}")];

    private static readonly ConcurrentDictionary<string, Lazy<EffectsOf>> Known = new();

    /// <summary>What a shipped scenario gives for treatment minus control.</summary>
    internal static EffectsOf Effects(string scenario) =>
        Known.GetOrAdd(scenario, name => new Lazy<EffectsOf>(() =>
            new EffectsOf(Recorded(ScenarioReader.Open(name, new Overrides([], null, Replications)))))).Value;

    /// <summary>A scenario recorded as a run records it.</summary>
    internal static RunRecord Recorded(OpenedScenario opened, Action<Chunk>? also = null, PlayOptions? options = null)
    {
        RunRecord record = new(opened.Scenario, Path.GetTempPath(), Comparison.Published(opened.Scenario, opened.Study));
        using Playback playback = new(opened.Scenario, options ?? new PlayOptions());
        while (playback.Next() is { } chunk)
        {
            record.Add(chunk);
            also?.Invoke(chunk);
        }

        return record;
    }

    /// <summary>All replications of a scenario as one chunk, with twins.</summary>
    internal static Chunk Whole(Scenario scenario)
    {
        using Playback playback = new(scenario, new PlayOptions(AtOnce: scenario.Replications));
        return playback.Next()!;
    }
}

/// <summary>Mean effects and outcomes of one run.</summary>
internal sealed class EffectsOf(RunRecord record)
{
    private static readonly Contrast Main = new("treatment", "control");

    /// <summary>Mean d of a row over the simulated studies.</summary>
    internal double D(string row) => MonteCarlo.MeanInterval([.. record.Tests(Main, 0, record.Scenario.Instrument.Row(row), "student")!.Select(t => t.D)]).Mean;

    /// <summary>Mean of a statistic over the simulated studies.</summary>
    internal double Mean(string row, string? arm, string statistic)
    {
        int place = record.Scenario.Instrument.Row(row);
        double[] series = (arm, statistic) switch
        {
            ({ } one, "mean") => record.Summary.Row(one, 0, place, RowNumber.Mean),
            ({ } one, "sd") => record.Summary.Row(one, 0, place, RowNumber.Sd),
            (null, "mean_difference") => [.. record.Tests(Main, 0, place, "student")!.Select(t => t.MeanDifference)],
            (null, _) => record.Whole(row == "items" ? "item_sd" : $"{statistic}_{row}", Main)!,
            _ => throw new ArgumentException(statistic, nameof(statistic)),
        };
        return MonteCarlo.MeanInterval(series).Mean;
    }

    /// <summary>Mean of an outcome of an arm.</summary>
    internal double Outcome(string arm, string name) =>
        MonteCarlo.MeanInterval(record.Summary.Outcome(arm, WorldKind.Programme, 0, MeasureCatalogue.Outcome(name)!)).Mean;
}
