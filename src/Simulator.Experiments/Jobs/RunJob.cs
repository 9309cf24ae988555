using Simulator.Evidence.Studies;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Hypotheses;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Results;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Experiments.Jobs;

/// <summary>An outcome of an arm at the last survey, over replicates.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Mean">Its mean with its Monte-Carlo interval.</param>
public sealed record OutcomeMean(string Arm, Measure Outcome, MeanInterval Mean);

/// <summary>What a run found, for whoever shows it.</summary>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Complete">Whether every replication asked for was finished.</param>
/// <param name="Comparison">The side-by-side, where the scenario names evidence.</param>
/// <param name="Hypotheses">The hypotheses, evaluated.</param>
/// <param name="Outcomes">Outcomes at the last survey.</param>
/// <param name="Differences">Differences between arms and against twins.</param>
public sealed record RunResult(
    Manifest Manifest, bool Complete, Comparison? Comparison, IReadOnlyList<HypothesisResult> Hypotheses, IReadOnlyList<OutcomeMean> Outcomes,
    IReadOnlyList<Difference> Differences)
{
    /// <summary>A hash over every answer to the questionnaire.</summary>
    public string AnswersHash { get; init; } = "";
}

/// <summary>One run from scenario to result folder.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="study">The study it names, read.</param>
/// <param name="setting">How to go about it.</param>
public sealed class RunJob(Scenario scenario, Study? study, JobSetting setting)
{
    /// <summary>How a run of this scenario is played.</summary>
    public static PlayOptions Options(Scenario scenario, int threads) => new(threads, Twins: true, Placebo: Equity.PlaceboOf(scenario));

    /// <summary>Runs; null when it was stopped before a replicate was finished, and nothing was written.</summary>
    public RunResult? Run()
    {
        using ResultFolder folder = ResultFolder.Open(setting.Folder, setting.Force);
        DateTimeOffset started = DateTimeOffset.Now;
        double reference = ReferenceLoop.Seconds();
        using RunRecord record = new(scenario, folder.Stage, Comparison.Published(scenario, study), setting.Threads);
        PlayOptions options = Options(scenario, setting.Threads) with { Watch = record.Network.Of };
        using Playback playback = new(scenario, options, p => setting.Progress?.Invoke(scenario.Id, p), setting.Cancellation);
        while (playback.Next() is { } chunk) record.Add(chunk);
        if (record.Replicates.Count == 0) return null;
        record.Network.Settle(scenario, record.Replicates[0]);

        Comparison? comparison = study is null ? null : Comparison.Of(record, study);
        IReadOnlyList<HypothesisResult> hypotheses = HypothesisResult.Of(record);
        IReadOnlyList<Difference> differences = Layered(DifferenceTable.Of(record), record.Replicates.Count);
        setting.Write(folder, RunTables.Of(record, comparison, hypotheses, differences));
        setting.KeepInputs(folder);
        bool complete = record.Replicates.Count == scenario.Replications && !setting.Cancellation.IsCancellationRequested;
        Manifest manifest = setting.Manifest(FolderKinds.Run, started) with
        {
            Scenario = scenario.Id,
            Teachers = scenario.Arms.ToDictionary(a => a.Name, a => a.Cohort.Teachers),
            Ended = DateTimeOffset.Now,
            Status = complete ? RunStatus.Complete : RunStatus.Interrupted,
            Seed = scenario.Seed,
            ReplicationsAsked = scenario.Replications,
            ReplicationsFinished = record.Replicates.Count,
            Counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
            {
                ["finished"] = record.Replicates.Count,
                ["not_run"] = scenario.Replications - record.Replicates.Count,
            },
            WallSeconds = playback.Elapsed.TotalSeconds,
            CpuSeconds = playback.CpuTime.TotalSeconds,
            TeacherDays = playback.TeacherDaysPlayed,
            Speed = playback.Speed,
            ReferenceLoopSeconds = reference,
        };
        RunResult result = new(manifest, complete, comparison, hypotheses, Means(record), differences) { AnswersHash = record.Hash.ToString() };
        record.Dispose();
        setting.Report(folder, manifest);
        return result;
    }

    /// <summary>With the layer of what we do not know, where it was asked for and the run is large enough to bear it.</summary>
    private IReadOnlyList<Difference> Layered(IReadOnlyList<Difference> differences, int finished)
    {
        if (setting.Sets == 0 || finished < Math.Max(KnownLayers.FewestReplications, scenario.Replications)) return differences;
        return new KnownLayers(scenario, twins: true, null, setting.Sets, setting.Threads).Add(
            differences, d => d.IsHeadline(scenario), p => setting.Progress?.Invoke($"{scenario.Id}, other parameters", p), setting.Cancellation);
    }

    private static IReadOnlyList<OutcomeMean> Means(RunRecord record) =>
        [.. record.Scenario.Arms.SelectMany(arm => MeasureCatalogue.OfRun.Select(outcome => new OutcomeMean(
            arm.Name, outcome,
            MonteCarlo.MeanInterval(record.Summary.Outcome(arm.Name, WorldKind.Programme, record.Scenario.SurveyWeeks.Count - 1, outcome)))))];
}
