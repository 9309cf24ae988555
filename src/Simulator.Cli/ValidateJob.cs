using System.Globalization;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Patterns;
using Simulator.Experiments.Results;
using Simulator.Reporting;
using Simulator.Reporting.Figures;
using Simulator.Reporting.Output;
using Simulator.Scenarios;
using Simulator.Tables;

namespace Simulator.Cli;

/// <summary>Checks patterns and the targets that were kept apart for checking, and shows what came out.</summary>
internal sealed class ValidateJob(IReadOnlyList<Pattern> patterns)
{
    /// <summary>The study whose targets are checked, as a scenario.</summary>
    private const string CheckedScenario = "nguyen-2013";

    internal int Threads { get; init; }

    internal bool Strict { get; init; }

    internal bool Json { get; init; }

    internal bool Quiet { get; init; }

    internal bool Force { get; init; }

    internal string? Folder { get; init; }

    internal int Run()
    {
        using ResultFolder? result = Folder is null ? null : ResultFolder.Open(Folder, Force);
        using Interruption interruption = new();
        PatternReport report = PatternCheck.Run(
            patterns, name => ScenarioReader.Read(name), new PatternOptions(Threads: Threads), Quiet ? null : Tell, interruption.Token);
        OpenedScenario opened = ScenarioReader.Open(CheckedScenario);
        Comparison? comparison = null;
        if (opened.Study is { } study && !interruption.Token.IsCancellationRequested)
        {
            using ProgressLine progress = new(CheckedScenario, "teacher-days", Quiet);
            comparison = Comparison.Of(Ensemble.Run(opened.Scenario, new EnsembleOptions(Threads, Twins: false), progress.Report, interruption.Token), study);
        }

        if (Json) WriteJson(report, comparison);
        else Show(report, comparison);
        if (result is not null) Write(result, report);
        if (interruption.ExitCode != 0) return interruption.ExitCode;
        bool holds = report.Patterns.All(p => p.Verdict is PatternVerdict.Held or PatternVerdict.NotModelled)
            && (comparison?.Rows ?? []).Where(r => r.Use == "check").All(r => r.Agreement == "inside");
        return holds || !Strict ? ExitCode.Done : ExitCode.ClaimFailed;
    }

    private static void Tell(PatternProgress progress) => Console.Error.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.Elapsed.TotalSeconds,5:0} s: {progress.Patterns - progress.Open} of {progress.Patterns} patterns decided; playing {progress.Scenario} to {progress.Level} replications"));

    private void Show(PatternReport report, Comparison? comparison)
    {
        Spectre.Console.Table table = Screen.Table(("", false), ("strength", false), ("what is said", false), ("measured", true), ("95 %", true), ("must lie", false), ("verdict", false));
        foreach (PatternResult pattern in report.Patterns)
        {
            string verdict = PatternTables.Word(pattern.Verdict);
            if (pattern.Tests.Count == 0) table.Row(pattern.Id, pattern.Strength, pattern.Statement, "", "", "", verdict);
            for (int k = 0; k < pattern.Tests.Count; k++)
            {
                PatternTestResult test = pattern.Tests[k];
                table.Row(
                    k == 0 ? pattern.Id : "", k == 0 ? pattern.Strength : "", k == 0 ? pattern.Statement : $"  and {test.Measure}", Number(test.Value),
                    $"[{Number(test.Lower)}, {Number(test.Upper)}]", test.Holds, k == 0 ? verdict : "");
            }
        }

        Screen.Show(table);
        foreach (PatternResult pattern in report.Patterns.Where(p => p.Why.Length > 0)) Console.WriteLine($"{pattern.Id} {PatternTables.Word(pattern.Verdict)}: {pattern.Why}");
        foreach (PatternResult pattern in report.Patterns.Where(p => p.Caution.Length > 0)) Console.WriteLine($"{pattern.Id}, with caution: {pattern.Caution}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Count(PatternVerdict.Held)} held, {report.Count(PatternVerdict.Missed)} missed, {report.Count(PatternVerdict.Undecided)} undecided, {report.Count(PatternVerdict.NotModelled)} not modelled, in {report.Seconds:0} s."));
        foreach (string strength in new[] { "strong", "medium", "weak" })
            Console.WriteLine($"  {strength}: {report.Count(PatternVerdict.Held, strength)} of {report.Patterns.Count(p => p.Strength == strength)} held");
        if (comparison is null) return;
        Console.WriteLine();
        Console.WriteLine($"Targets of {comparison.Study.Id} kept for checking: where the published value falls among single simulated studies");
        Spectre.Console.Table targets = Screen.Table(("target", false), ("published", true), ("simulated", true), ("95 % of studies", true), ("percentile", true), ("", false));
        foreach (ComparisonRow row in comparison.Rows.Where(r => r.Use == "check" && r.Table == "exact"))
        {
            targets.Row(
                $"{row.Statistic} of {row.Row}", Apa.Statistic(row.Published), Apa.Statistic(row.Simulated), Apa.Interval(row.PredictedLower, row.PredictedUpper),
                Apa.Percentile(row.Percentile), row.Agreement);
        }

        Screen.Show(targets);
        foreach (JointAgreement joint in comparison.Joint.Where(j => j.Use == "check"))
            Console.WriteLine($"Together: {Apa.Percent(joint.P)} of simulated studies lie as far or farther (squared distance {Apa.Number(joint.DistanceSquared, 1)} on {joint.Rank}).");
    }

    private static void WriteJson(PatternReport report, Comparison? comparison) => Screen.WriteJson(writer =>
    {
        writer.WriteBoolean("complete", report.Complete);
        writer.WriteStartArray("patterns");
        foreach (PatternResult pattern in report.Patterns)
        {
            writer.WriteStartObject();
            writer.WriteString("id", pattern.Id);
            writer.WriteString("statement", pattern.Statement);
            writer.WriteString("strength", pattern.Strength);
            writer.WriteString("study", pattern.Study);
            writer.WriteString("verdict", PatternTables.Word(pattern.Verdict));
            writer.WriteString("why", pattern.Why);
            writer.WriteStartArray("tests");
            foreach (PatternTestResult test in pattern.Tests)
            {
                writer.WriteStartObject();
                writer.WriteString("measure", test.Measure);
                writer.WriteString("scenario", test.Scenario);
                writer.WriteString("of", test.Of);
                writer.WriteString("holds", test.Holds);
                Screen.Number(writer, "value", test.Value ?? double.NaN);
                Screen.Number(writer, "lower", test.Lower ?? double.NaN);
                Screen.Number(writer, "upper", test.Upper ?? double.NaN);
                writer.WriteNumber("replications", test.Replications);
                writer.WriteString("verdict", PatternTables.Word(test.Verdict));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Screen.WriteRows(writer, comparison);
    });

    private static void Write(ResultFolder folder, PatternReport report)
    {
        folder.Write(PatternTables.Patterns(report));
        PatternBoardData data = new([.. report.Patterns.Select(p => new PatternRow(
            p.Id, p.Statement, p.Strength, p.Tests.Count == 0 ? "" : $"{p.Tests[0].Measure} {p.Tests[0].Holds}", First(p, t => t.Value), First(p, t => t.Lower), First(p, t => t.Upper),
            (BoardVerdict)(int)p.Verdict))]);
        int slide = 0;
        foreach (Figure figure in PatternBoard.Slides(data))
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"patterns-{++slide}");
            FigureFile.Save(figure, Path.GetDirectoryName(folder.Ready($"figures/{name}.png"))!, name);
            folder.Adopt($"figures/{name}.png");
            folder.Adopt($"figures/{name}.svg");
        }

        folder.Finish(Manifest.Of(CommandLineHost.Typed) with { Kind = Promises.Validate }, "Patterns", Promises.Of(Promises.Validate, null));
    }

    private static double? First(PatternResult pattern, Func<PatternTestResult, double?> value) => pattern.Tests.Count > 0 ? value(pattern.Tests[0]) : null;

    private static string Number(double? given) => given is { } value && double.IsFinite(value) ? value.ToString("0.###", CultureInfo.InvariantCulture) : "–";
}
