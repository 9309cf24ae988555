using System.Globalization;
using Simulator.Engine.Parameters;
using Simulator.Experiments.Designs;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Results;
using Simulator.Experiments.Store;
using Simulator.Tables;

namespace Simulator.Experiments.Jobs;

/// <summary>
/// One calibration from plan to posterior. The reference table is made first, part by part, in a folder beside the result, where a stopped or
/// killed job finds it again; what other calibrations beside it have of the same table is taken over.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="recipe">The resolved scenario of the plan, in words: with the ranges it decides the table's bytes.</param>
/// <param name="setting">How to go about it.</param>
public sealed class CalibrateJob(CalibrationPlan plan, Func<Scenario, string> recipe, JobSetting setting)
{
    /// <summary>Folder of the reference table within the result.</summary>
    public const string Parts = "parts";

    private const string WorkSuffix = ".parts~";

    /// <summary>Told of the steps after the table, by name.</summary>
    public Action<string>? Step { get; init; }

    /// <summary>Writes what makes the folder a parameter set that can be named.</summary>
    public Action<CalibrationResult, ResultFolder> Describe { get; init; } = (_, _) => { };

    /// <summary>Calibrates; null when it was stopped, and the parts that were finished are kept for the next time.</summary>
    public CalibrationResult? Run()
    {
        DateTimeOffset started = DateTimeOffset.Now;
        using ResultFolder folder = ResultFolder.Open(setting.Folder, setting.Force);
        if (Table(plan.Scenario, "") is not { } made) return null;
        (ReferenceTable table, PartStore store, ReferenceData data, string root) = made;
        StudyStatistic[] fit = [.. table.Targets.Where(s => plan.Fit.Contains(s.Name))], check = [.. table.Targets.Where(s => plan.Check.Contains(s.Name))];
        CalibrationResult? result = Conclude(data, fit, check, root);
        if (result is null) return null;
        setting.Write(folder, CalibrationTables.Of(result));
        setting.KeepInputs(folder);
        Describe(result, folder);
        for (int k = 0; k < PartsOf(plan.Rows); k++)
        {
            foreach (string name in new[] { PartStore.Name(k, ".parquet"), PartStore.Name(k, ".sha256") })
            {
                AtomicFile.Copy(Path.Combine(WorkFolder(""), name), folder.Ready($"{Parts}/{name}"));
                folder.Adopt($"{Parts}/{name}");
            }
        }

        AtomicFile.Copy(Path.Combine(WorkFolder(""), PartStore.KeyFile), folder.Ready($"{Parts}/{PartStore.KeyFile}"));
        folder.Adopt($"{Parts}/{PartStore.KeyFile}");
        setting.Report(folder, setting.Manifest(FolderKinds.Calibration, started) with
        {
            Scenario = plan.Scenario.Id,
            Ended = DateTimeOffset.Now,
            Seed = plan.Scenario.Seed,
            ReplicationsAsked = plan.Rows,
            ReplicationsFinished = plan.Rows,
            TeacherDays = plan.Rows * table.TeacherDays,
            Root = root,
        });
        foreach (string work in new[] { "" }.Concat(plan.Rivals.Select(r => r.Name)).Select(WorkFolder)) ResultFolder.Drop(work, setting.Folder);
        return result;
    }

    private CalibrationResult? Conclude(ReferenceData data, StudyStatistic[] fit, StudyStatistic[] check, string root)
    {
        Calibration calibration = new(data, fit, check);
        Step?.Invoke($"posterior from {calibration.Count} of {calibration.Eligible.Count} rows");
        IReadOnlyList<ParameterPosterior> posterior = calibration.Posterior(setting.Threads);
        Step?.Invoke("diagnostics over the prior");
        CalibrationDiagnostics overPrior = CalibrationDiagnostics.OverPrior(calibration, posterior, setting.Threads);
        if (setting.Cancellation.IsCancellationRequested) return null;
        Step?.Invoke("diagnostics near the study");
        CalibrationDiagnostics local = CalibrationDiagnostics.NearStudy(calibration, posterior, setting.Threads);
        bool recalibrated = !local.IsGood;
        if (recalibrated) posterior = calibration.Posterior(setting.Threads, local.Recalibration());
        if (setting.Cancellation.IsCancellationRequested) return null;
        double[][] draws = calibration.Draws();
        Step?.Invoke("new studies");
        IReadOnlyList<ForetoldRow> newStudies = NewStudies(calibration, draws);
        IReadOnlyList<ForetoldRow> leftOut = plan.LeaveOneOut ? LeftOut(data, fit) : [];
        List<AskedMeasure> asked = [];
        foreach ((string from, IReadOnlyList<ParameterSet> sets) in plan.Ask.Count == 0 ? [] : new[] { ("posterior", Sets(draws)), ("prior", FromRanges()) })
        {
            Step?.Invoke($"expected effects under the {from}");
            if (setting.Cancellation.IsCancellationRequested) return null;
            asked.AddRange(ExpectedEffects.Of(
                plan.Scenario, plan.Ask, from, sets, plan.Expected.Replications, setting.Threads, null, setting.Cancellation));
        }

        IReadOnlyList<RivalScore> rivals = [];
        double[][] confusion = [];
        if (plan.Rivals.Count > 0)
        {
            if (Rivals(calibration) is not { } scored) return null;
            (rivals, confusion) = scored;
        }

        Step?.Invoke("value of further measurements");
        return new CalibrationResult(
            calibration, root, posterior, draws, overPrior, local, recalibrated, calibration.PriorPredictiveQuantile(),
            calibration.Check.Count > 0 ? calibration.Checked() : null, newStudies, leftOut, asked, rivals, confusion,
            ValueOfInformation.Of(calibration, posterior, setting.Threads));
    }

    /// <summary>The reference table of a scenario: made, or found.</summary>
    private (ReferenceTable Table, PartStore Store, ReferenceData Data, string Root)? Table(Scenario scenario, string rival)
    {
        ReferenceTable table = new(scenario, StudyStatistics.Targets(scenario, plan.Study));
        string read = string.Join("\n", table.Targets.Select(t => t.Name));
        PartStore store = new(WorkFolder(rival), string.Create(
            CultureInfo.InvariantCulture, $"{Tables.Manifest.CurrentResultsVersion}\n{recipe(scenario)}\n{Ranges(table)}\n{read}"));
        int parts = PartsOf(plan.Rows);
        if (rival.Length == 0) AdoptSiblings(store, parts);
        int SizeOf(int number) => Math.Min(ReferenceTable.RowsInShard, plan.Rows - number * ReferenceTable.RowsInShard);
        string called = rival.Length == 0 ? plan.Id : $"{plan.Id}, {rival}";
        int threads = setting.Threads > 0 ? setting.Threads : Environment.ProcessorCount;
        bool whole = store.Complete(
            parts, SizeOf, (k, told) => table.Play(k, SizeOf(k), told: told, cancellation: setting.Cancellation), threads,
            p => setting.Progress?.Invoke(called, p), setting.Cancellation);
        if (!whole) return null;
        Step?.Invoke("reading the table");
        return (table, store, table.Read([.. Enumerable.Range(0, parts).Select(store.Checked)]), store.Root(parts));
    }

    private (IReadOnlyList<RivalScore>, double[][])? Rivals(Calibration full)
    {
        List<Calibration> calibrations = [full];
        List<Rival> all = [new Rival("full", "The model as it is.", plan.Scenario), .. plan.Rivals.Where(r => r.Name != "full")];
        foreach (Rival rival in all.Skip(1))
        {
            if (Table(rival.Scenario, rival.Name) is not { } made) return null;
            StudyStatistic[] Of(IReadOnlyList<string> names) => [.. made.Table.Targets.Where(t => names.Contains(t.Name))];
            calibrations.Add(new Calibration(made.Data, Of(plan.Fit), Of(plan.Check)));
        }

        Step?.Invoke("scores of the rivals");
        return RivalScores.Of(all, calibrations);
    }

    /// <summary>New studies under the posterior: each a draw with luck that no row of the table had.</summary>
    private ForetoldRow[] NewStudies(Calibration calibration, double[][] draws)
    {
        if (plan.NewStudies == 0 || calibration.Check.Count == 0) return [];
        IReadOnlyList<ParameterSet> sets = Sets(draws, plan.NewStudies);
        double[][] values = [.. calibration.Check.Select(_ => new double[sets.Count])];
        ThreadLocal<StudyPlayer> player = new(() => new StudyPlayer(plan.Scenario));
        Parallel.For(0, sets.Count, new ParallelOptions { MaxDegreeOfParallelism = setting.Threads > 0 ? setting.Threads : Environment.ProcessorCount }, k =>
        {
            ReplicateView study = player.Value!.Play(sets[k], plan.Rows + k);
            for (int s = 0; s < values.Length; s++) values[s][k] = calibration.Check[s].Read(study);
        });
        return [.. calibration.Check.Select((s, k) => new ForetoldRow(s, CalibrationResult.Middle95(values[k])))];
    }

    private static ForetoldRow[] LeftOut(ReferenceData data, StudyStatistic[] fit)
    {
        StudyStatistic[] numbers = [.. fit.Where(s => !s.IsBound)];
        if (numbers.Length < 2) return [];
        return [.. numbers.Select(left =>
        {
            Calibration without = new(data, [.. fit.Where(s => s.Name != left.Name)], [left]);
            return new ForetoldRow(left, without.Checked().Rows[0].Interval);
        })];
    }

    /// <summary>Posterior draws as parameter sets, evenly spaced among those kept.</summary>
    private IReadOnlyList<ParameterSet> Sets(double[][] draws, int count = 0)
    {
        if (count == 0) count = plan.Expected.Sets;
        Parameter[] drawn = [.. DrawnParameters];
        return [.. Enumerable.Range(0, count).Select(k => (int)((k + 0.5) * draws.Length / count) % draws.Length)
            .Select(at => PosteriorDraws.Set(plan.Scenario.Parameters, drawn, draws[at], at))];
    }

    private IReadOnlyList<ParameterSet> FromRanges() =>
        [.. Enumerable.Range(0, plan.Expected.Sets).Select(k => RangeDraw.Of(plan.Scenario.Parameters, k))];

    private IEnumerable<Parameter> DrawnParameters =>
        plan.Scenario.Parameters.Declared.Where(p => RangeDraw.IsDrawn(plan.Scenario.Parameters, p));

    private void AdoptSiblings(PartStore store, int parts)
    {
        string target = Path.GetFullPath(setting.Folder), parent = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(parent)) return;
        foreach (string sibling in Directory.EnumerateDirectories(parent).Order(StringComparer.Ordinal))
            store.Adopt(Path.Combine(sibling, Parts), parts);
    }

    private static string Ranges(ReferenceTable table) => string.Join(
        "\n", table.Parameters.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Symbol} {p.Low:R} {p.High:R}")));

    private string WorkFolder(string rival)
    {
        string target = Path.GetFullPath(setting.Folder);
        return Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}{(rival.Length == 0 ? "" : "." + rival)}{WorkSuffix}");
    }

    private static int PartsOf(int rows) => (rows + ReferenceTable.RowsInShard - 1) / ReferenceTable.RowsInShard;
}
