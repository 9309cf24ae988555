using System.Diagnostics;
using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Patterns.Watching;

namespace Simulator.Experiments.Patterns;

/// <summary>One scenario and everything that is measured in it: it is played once, and on when more replicates are wanted.</summary>
internal sealed class Sample
{
    /// <summary>Replicates whose columns are in memory at one time.</summary>
    private const int AtOnce = 200;

    private readonly int threads;
    private readonly Dictionary<(string Measure, string Arms), (Measure Measure, string[] Arms, List<double[][]> Parts)> places = [];
    private readonly Stopwatch watch = new();
    private long teacherDays;

    internal Sample(Scenario scenario, int threads)
    {
        if (scenario.Arms.Any(a => a.Cohort.Teachers > Ensemble.TeachersInPart))
        {
            throw new ArgumentException(
                $"{scenario.Id}: patterns are measured in arms of at most {Ensemble.TeachersInPart} teachers.", nameof(scenario));
        }

        (Scenario, this.threads) = (scenario, threads);
    }

    internal Scenario Scenario { get; }

    internal int Replications { get; private set; }

    internal PatternScenarioUse Use => new(Scenario.Id, Replications, teacherDays, watch.Elapsed.TotalSeconds);

    /// <summary>Asks for a measure before the first replicate is played.</summary>
    internal void Ask(Measure measure, params string[] arms) => places.TryAdd(Key(measure, arms), (measure, arms, []));

    /// <summary>Plays replicates until there are so many.</summary>
    internal void Extend(int replications, CancellationToken cancellation)
    {
        Watches wanted = places.Values.Aggregate(Watches.None, (all, p) => all | p.Measure.Needs);
        bool twins = places.Values.Any(p => p.Measure.NeedsTwins);
        watch.Start();
        while (Replications < replications)
        {
            Batch batch = new(Scenario, Replications, Math.Min(AtOnce, replications - Replications), wanted, twins, threads, cancellation);
            cancellation.ThrowIfCancellationRequested();
            foreach ((Measure measure, string[] arms, List<double[][]> parts) in places.Values) parts.Add(measure.Read(batch, arms));
            Replications += batch.Replications;
            teacherDays += batch.Result.TeacherDays;
        }

        watch.Stop();
    }

    /// <summary>The first so many values of a measure that was asked for: [number][replicate].</summary>
    internal double[][] Numbers(Measure measure, int replications, params string[] arms)
    {
        List<double[][]> parts = places[Key(measure, arms)].Parts;
        return [.. Enumerable.Range(0, parts[0].Length).Select(k => parts.SelectMany(p => p[k]).Take(replications).ToArray())];
    }

    private static (string, string) Key(Measure measure, string[] arms) => (measure.Name, string.Join(' ', arms));
}
