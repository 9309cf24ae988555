using System.Diagnostics;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Measures.Watching;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Store;

namespace Simulator.Experiments.Patterns;

/// <summary>One scenario and everything that is measured in it: it is played once, and on when more replicates are wanted.</summary>
internal sealed class Sample : IDisposable
{
    private readonly int threads;
    private readonly List<(Measure Measure, Place Place)> asked = [];
    private readonly Stopwatch watch = new();
    private MeasureSection? section;
    private Sheet? sheet;
    private Playback? playback;

    internal Sample(Scenario scenario, int threads)
    {
        if (scenario.Arms.Any(a => a.Cohort.Teachers > Playback.TeachersInPart))
        {
            throw new ArgumentException(
                $"{scenario.Id}: patterns are measured in arms of at most {Playback.TeachersInPart} teachers.", nameof(scenario));
        }

        (Scenario, this.threads) = (scenario, threads);
    }

    internal Scenario Scenario { get; }

    internal int Replications { get; private set; }

    internal PatternScenarioUse Use => new(Scenario.Id, Replications, playback?.TeacherDaysPlayed ?? 0, watch.Elapsed.TotalSeconds);

    /// <summary>Where a measure is taken: at the last survey, in an arm, between two, or in the whole scenario.</summary>
    internal Place At(params string[] arms) =>
        new(arms.ElementAtOrDefault(0), arms.ElementAtOrDefault(1), Scenario.SurveyWeeks.Count - 1);

    /// <summary>Asks for a measure before the first replicate is played.</summary>
    internal void Ask(Measure measure, params string[] arms)
    {
        if (!asked.Any(a => a.Measure.Name == measure.Name && a.Place == At(arms))) asked.Add((measure, At(arms)));
    }

    /// <summary>Plays replicates until there are so many.</summary>
    internal void Extend(int replications, CancellationToken cancellation)
    {
        if (Replications >= replications) return;
        watch.Start();
        section ??= new MeasureSection(Scenario, asked);
        sheet ??= new Sheet(section.Columns);
        playback ??= Begin(replications, cancellation);
        playback.Extend(replications);
        while (Replications < replications)
        {
            Chunk? chunk = playback.Next();
            cancellation.ThrowIfCancellationRequested();
            Sections.Append(Sections.Views(chunk!), [(section, sheet)], threads);
            Replications += chunk!.Finished.Count;
        }

        watch.Stop();
    }

    /// <summary>The first so many values of a measure that was asked for: [number][replicate].</summary>
    internal double[][] Numbers(Measure measure, int replications, params string[] arms)
    {
        (int first, int count) = section!.ColumnsOf(measure, At(arms));
        return [.. sheet!.Series(first, count).Select(s => s[..Math.Min(replications, s.Length)])];
    }

    public void Dispose()
    {
        sheet?.Dispose();
        playback?.Dispose();
    }

    private Playback Begin(int replications, CancellationToken cancellation)
    {
        Watches wanted = asked.Aggregate(Watches.None, (all, a) => all | a.Measure.Needs);
        PlayOptions options = new(threads, asked.Any(a => a.Measure.NeedsTwins), Watch: (_, world, _) =>
            world != WorldKind.Programme || wanted == Watches.None ? null : new ReplicateWatch(wanted));
        return new Playback(Scenario with { Replications = replications }, options, null, cancellation);
    }
}
