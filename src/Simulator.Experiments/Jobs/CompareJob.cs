using Simulator.Experiments.Description;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Results;
using Simulator.Experiments.Store;
using Simulator.Tables;

namespace Simulator.Experiments.Jobs;

/// <summary>What a comparison found.</summary>
/// <param name="Differences">Second scenario minus first, arm by arm.</param>
/// <param name="Gains">Who gains.</param>
public sealed record CompareResult(IReadOnlyList<Difference> Differences, IReadOnlyList<EquityRow> Gains);

/// <summary>One comparison from two scenarios to a result folder: the same people with the same luck, as far as the scenarios share them.</summary>
/// <param name="first">The first scenario.</param>
/// <param name="second">The second scenario.</param>
/// <param name="setting">How to go about it.</param>
public sealed class CompareJob(Scenario first, Scenario second, JobSetting setting)
{
    /// <summary>Which arms stand against each other: those of one name; where each scenario offers something in one arm only, those.</summary>
    public static IReadOnlyList<(Arm First, Arm Second)> Match(Scenario first, Scenario second)
    {
        Arm[] offering = [.. first.Arms.Where(x => x.Programme.Offers.Count > 0)], others = [.. second.Arms.Where(x => x.Programme.Offers.Count > 0)];
        if (offering is [{ } one] && others is [{ } other]) return [(one, other)];
        return [.. first.ArmsByName.SelectMany(x => second.Arms.Where(y => y.Name == x.Name).Select(y => (x, y)))];
    }

    /// <summary>What two scenarios share as they are compared.</summary>
    public static Shared SharedBy(Scenario first, Scenario second) => Shared.Of(WhatIf(first), WhatIf(second), Match(first, second));

    /// <summary>How two arms are called together: second minus first.</summary>
    public static string Called(Arm first, Arm second) => $"{second.Name} - {first.Name}";

    /// <summary>All arms that stand against each other, and how they are called together.</summary>
    public static IReadOnlyList<(Arm First, Arm Second, string Called)> Called(Scenario first, Scenario second) =>
        [.. Match(first, second).Select(m => (m.First, m.Second, Called(m.First, m.Second)))];

    /// <summary>A scenario as it is compared: a what-if beside no study.</summary>
    public static Scenario WhatIf(Scenario scenario) => scenario with { SamePeople = true, Evidence = null };

    /// <summary>Compares; null when it was stopped: a comparison needs both scenarios, so nothing was written.</summary>
    public CompareResult? Run()
    {
        (Scenario a, Scenario b) = (WhatIf(first), WhatIf(second));
        IReadOnlyList<(Arm First, Arm Second)> matched = Match(a, b);
        using ResultFolder folder = ResultFolder.Open(setting.Folder, setting.Force);
        DateTimeOffset started = DateTimeOffset.Now;
        using OutcomeRecord recordA = Record(a, folder.Stage), recordB = Record(b, folder.Stage);
        (Arm First, Arm Second)[] alike = [.. matched.Where(m => Shared.Of(a, b, [m]).People.Count == 0)];
        PairedGainSection gains = new(alike);
        using Sheet gainSheet = new(gains.Columns, folder.Stage);
        PlayOptions plain = new(setting.Threads, Twins: false), again = plain with { Placebo = Equity.PlaceboOf(b) };
        int size = Math.Min(Playback.SizeOf(a, plain), Playback.SizeOf(b, plain));
        using Playback playA = Play(a, plain with { AtOnce = size }), playB = Play(b, again with { AtOnce = size });
        int finished = 0;
        while (playA.Next() is { } chunkA && playB.Next() is { } chunkB)
        {
            if (!chunkA.Finished.SequenceEqual(chunkB.Finished)) return null;
            IReadOnlyList<ReplicateView> viewsA = Sections.Views(chunkA), viewsB = Sections.Views(chunkB);
            gains.Against(viewsA);
            Sections.Append(viewsA, recordA.Sections, setting.Threads);
            Sections.Append(viewsB, [.. recordB.Sections, (gains, gainSheet)], setting.Threads);
            finished += chunkA.Finished.Count;
        }

        if (finished < a.Replications) return null;
        Difference[] differences = [.. matched.SelectMany(m => DifferenceTable.Between(
            Called(m.First, m.Second), recordB, m.Second.Name, WorldKind.Programme, recordA, m.First.Name, WorldKind.Programme, independent: false))];
        if (setting.Sets > 0 && finished >= KnownLayers.FewestReplications)
        {
            differences = [.. new KnownLayers(b, twins: false, a, setting.Sets, setting.Threads).Add(
                differences, d => d.IsHeadline(b), p => setting.Progress?.Invoke("other parameters", p), setting.Cancellation)];
            if (setting.Cancellation.IsCancellationRequested) return null;
        }

        EquityRow[] rows = [.. alike.SelectMany((m, k) => Equity.Rows(Called(m.First, m.Second), gainSheet, PairedGainSection.Column(k)))];
        setting.Write(folder, [() => SummaryTables.Differences(differences), () => SummaryTables.Equity(rows)]);
        setting.KeepInputs(folder);
        setting.Report(folder, setting.Manifest(FolderKinds.Compare, started) with
        {
            Ended = DateTimeOffset.Now,
            Seed = a.Seed,
            ReplicationsAsked = a.Replications,
            ReplicationsFinished = finished,
        });
        return new CompareResult(differences, rows);
    }

    private static OutcomeRecord Record(Scenario scenario, string folder) =>
        new(scenario, [.. scenario.ArmsByName.Select(arm => (arm, WorldKind.Programme))], folder);

    private Playback Play(Scenario scenario, PlayOptions options) =>
        new(scenario, options, p => setting.Progress?.Invoke(scenario.Id, p), setting.Cancellation);
}
