using Simulator.Evidence.Studies;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Patterns;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Results;
using Simulator.Tables;

namespace Simulator.Experiments.Jobs;

/// <summary>What a validation found.</summary>
/// <param name="Patterns">Pattern by pattern.</param>
/// <param name="Comparison">The scenario whose checked targets are looked at, beside its study; null where it was stopped before.</param>
/// <param name="Interrupted">Whether it was stopped.</param>
public sealed record ValidateResult(PatternReport Patterns, Comparison? Comparison, bool Interrupted);

/// <summary>Checks patterns and the targets that were kept apart for checking.</summary>
/// <param name="patterns">The patterns.</param>
/// <param name="find">Finds a scenario by its name.</param>
/// <param name="target">The scenario whose study has targets to check, and the study.</param>
/// <param name="setting">How to go about it; nothing is kept where its folder is empty.</param>
public sealed class ValidateJob(
    IReadOnlyList<Pattern> patterns, Func<string, Scenario> find, (Scenario Scenario, Study Study)? target, JobSetting setting)
{
    /// <summary>Told before each scenario is played.</summary>
    public Action<PatternProgress>? Tell { get; init; }

    /// <summary>How many parameter sets drawn from the ranges each pattern is also played in.</summary>
    public int Draws { get; init; }

    /// <summary>In how many sets patterns are known to hold, by id, where none is drawn now.</summary>
    public IReadOnlyDictionary<string, HeldInDraws>? Known { get; init; }

    /// <summary>Writes what the folder keeps of the patterns beside their table.</summary>
    public Action<ResultFolder, PatternReport>? Keep { get; init; }

    /// <summary>Told before each scenario of a drawn set is played, with the set's number from 0.</summary>
    public Action<int, PatternProgress>? TellDraw { get; init; }

    /// <summary>Checks.</summary>
    public ValidateResult Run()
    {
        using ResultFolder? folder = setting.Folder.Length == 0 ? null : ResultFolder.Open(setting.Folder, setting.Force);
        DateTimeOffset started = DateTimeOffset.Now;
        PatternReport report = PatternCheck.Run(patterns, find, new PatternOptions(Threads: setting.Threads), Tell, setting.Cancellation);
        if (Draws > 0 && report.Complete) report = PatternDraws.Add(report, patterns, find, Draws, setting.Threads, TellDraw, setting.Cancellation);
        else if (Known is not null) report = report with { Patterns = [.. report.Patterns.Select(p => p with { Draws = Of(p.Id) })] };
        Comparison? comparison = target is { } checkedIn && !setting.Cancellation.IsCancellationRequested ? Compare(checkedIn.Scenario, checkedIn.Study) : null;
        ValidateResult result = new(report, comparison, setting.Cancellation.IsCancellationRequested);
        if (folder is null) return result;
        folder.Write(PatternTables.Patterns(report));
        Keep?.Invoke(folder, report);
        if (comparison is not null)
        {
            folder.Write(SummaryTables.Comparison(comparison));
            folder.Write(SummaryTables.Agreement(comparison));
        }

        setting.Report(folder, setting.Manifest(FolderKinds.Validate, started) with
        {
            Ended = DateTimeOffset.Now,
            Status = result.Interrupted ? RunStatus.Interrupted : RunStatus.Complete,
        });
        return result;
    }

    private HeldInDraws? Of(string id) => Known!.TryGetValue(id, out HeldInDraws draws) ? draws : null;

    private Comparison? Compare(Scenario scenario, Study study)
    {
        using RunRecord record = new(scenario, Path.GetTempPath(), Comparison.Published(scenario, study), setting.Threads);
        PlayOptions options = new(setting.Threads, Twins: true);
        using Playback playback = new(scenario, options, p => setting.Progress?.Invoke(scenario.Id, p), setting.Cancellation);
        while (playback.Next() is { } chunk) record.Add(chunk);
        return record.Replicates.Count == 0 ? null : Comparison.Of(record, study);
    }
}
