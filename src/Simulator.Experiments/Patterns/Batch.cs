using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Patterns.Watching;

namespace Simulator.Experiments.Patterns;

/// <summary>Some replicates of a scenario, simulated and ready to be measured at its last survey.</summary>
internal sealed class Batch
{
    private readonly Dictionary<(string, bool), ReplicateWatch[]> watches = [];
    private readonly Dictionary<(string, string), SimulatedStudies> studies = [];

    internal Batch(
        Scenario scenario, int firstReplicate, int replications, Watches wanted, bool twins, int threads, CancellationToken cancellation)
    {
        foreach (Arm arm in scenario.Arms) watches[(arm.Name, false)] = new ReplicateWatch[replications];
        EnsembleOptions options = new(threads, twins, firstReplicate, (arm, twin, replicate) =>
            twin || wanted == Watches.None ? null : watches[(arm.Name, false)][replicate] = new ReplicateWatch(wanted));
        Result = Ensemble.Run(scenario with { Replications = replications }, options, null, cancellation);
    }

    internal EnsembleResult Result { get; }

    internal Scenario Scenario => Result.Scenario;

    internal int Replications => Result.Replicates.Count;

    internal int Wave => Scenario.SurveyWeeks.Count - 1;

    internal ReplicateWatch Watch(string arm, int replicate) => watches[(arm, false)][replicate];

    /// <summary>The replicates read as studies of two arms.</summary>
    internal SimulatedStudies Studies(string first, string second)
    {
        if (!studies.TryGetValue((first, second), out SimulatedStudies? known))
            studies[(first, second)] = known = new SimulatedStudies(Result, new Contrast(first, second), Wave);
        return known;
    }

    /// <summary>A number in every replicate.</summary>
    internal double[] Each(Func<int, double> of)
    {
        double[] values = new double[Replications];
        for (int r = 0; r < values.Length; r++) values[r] = of(r);
        return values;
    }

    /// <summary>Some numbers in every replicate, as [number][replicate].</summary>
    internal double[][] EachOf(Func<int, double[]> of)
    {
        double[][] byReplicate = [.. Enumerable.Range(0, Replications).Select(of)];
        return [.. Enumerable.Range(0, byReplicate[0].Length).Select(k => byReplicate.Select(numbers => numbers[k]).ToArray())];
    }
}
