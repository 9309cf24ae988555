using System.Globalization;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Jobs;
using Simulator.Experiments.Patterns;
using Simulator.Reporting;

namespace Simulator.Cli.Terminal;

/// <summary>What <c>validate</c> prints.</summary>
internal static class ValidateScreen
{
    /// <summary>Whether every pattern that is tested is held and every checked target lies inside.</summary>
    internal static bool Holds(ValidateResult result) =>
        result.Patterns.Patterns.All(p => p.Verdict is PatternVerdict.Held or PatternVerdict.NotModelled)
        && (result.Comparison?.Rows ?? []).Where(r => r.Use == "check").All(r => r.Agreement == "inside");

    internal static void Tell(PatternProgress progress) => Console.Error.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.Elapsed.TotalSeconds,5:0} s: {progress.Patterns - progress.Open} of {progress.Patterns} patterns decided; playing "
            + $"{progress.Scenario} to {progress.Level} replications"));

    internal static void TellDraw(int set, int sets, PatternProgress progress)
    {
        if (progress.Open == progress.Patterns && progress.Elapsed.TotalSeconds < 0.1)
            Console.Error.WriteLine($"parameter set {set + 1} of {sets}, drawn from the ranges");
    }

    internal static void Show(ValidateResult result, bool verbose)
    {
        (PatternReport report, Comparison? comparison) = (result.Patterns, result.Comparison);
        bool drawn = report.Patterns.Any(p => p.Draws is not null);
        TextTable table = Screen.Table(("", false), ("strength", false), ("kind", false), ("what is said", false), ("measured", true),
            ("95 %", true), ("must lie", false), ("matters from", true), ("verdict", false), (drawn ? "in draws" : "", false),
            (verbose ? "replications" : "", true));
        foreach (PatternResult pattern in report.Patterns)
        {
            string verdict = pattern.Verdict.Words();
            string kind = PatternSummary.InWords(pattern.Kind), draws = pattern.Draws?.ToString() ?? "";
            if (pattern.Tests.Count == 0) table.Row(pattern.Id, pattern.Strength, kind, pattern.Statement, "", "", "", "", verdict, "", "");
            for (int k = 0; k < pattern.Tests.Count; k++)
            {
                PatternTestResult test = pattern.Tests[k];
                string said = k == 0 ? pattern.Statement : $"  and {test.Measure}", matters = test.Matters is null ? "" : Number(test.Matters);
                string First(string text) => k == 0 ? text : "";
                table.Row(
                    First(pattern.Id), First(pattern.Strength), First(kind), said, Number(test.Value), $"[{Number(test.Lower)}, {Number(test.Upper)}]",
                    test.Holds, matters, First(verdict), First(draws), verbose ? test.Replications.ToString(CultureInfo.InvariantCulture) : "");
            }
        }

        Screen.Show(table);
        foreach (PatternResult pattern in report.Patterns.Where(p => p.Why.Length > 0))
        {
            Screen.Say($"{pattern.Id} {pattern.Verdict.Words()}: {pattern.Why}");
        }

        foreach (PatternResult pattern in report.Patterns.Where(p => p.Caution.Length > 0)) Screen.Say($"{pattern.Id}, with caution: {pattern.Caution}");
        PatternLine[] lines = [.. report.Patterns.Select(p => p.Line)];
        Screen.Say(PatternSummary.Headline(lines) + (verbose ? string.Create(CultureInfo.InvariantCulture, $" ({report.Seconds:0} s)") : ""));
        foreach (string line in PatternSummary.Rest(lines)) Screen.Say(line);
        if (comparison is null) return;
        Console.WriteLine();
        Screen.Say($"Targets of {comparison.Study.Id} kept for checking: where the published value falls among single simulated studies");
        TextTable targets = Screen.Table(("target", false), ("published", true), ("simulated", true), ("95 % of studies", true),
            ("percentile", true), ("", false));
        foreach (ComparisonRow row in comparison.Rows.Where(r => r.Use == "check" && r.Table == "exact"))
        {
            targets.Row(
                $"{row.Statistic} of {row.Row}", Apa.Statistic(row.Published), Apa.Statistic(row.Simulated),
                    Apa.Interval(row.PredictedLower, row.PredictedUpper),
                Apa.Percentile(row.Percentile), row.Agreement);
        }

        Screen.Show(targets);
        if (verbose) Screen.ShowRows(comparison);
        foreach (JointAgreement joint in comparison.Joint.Where(j => j.Use == "check"))
        {
            Screen.Say($"Together: {Apa.Percent(joint.P)} of simulated studies lie as far or farther (squared distance "
                + $"{Apa.Number(joint.DistanceSquared, 1)} on {joint.Rank}).");
            if (InView.Sentence(comparison.Study.Id, joint.Use) is { } known) Screen.Say(known);
        }
    }

    internal static void WriteJson(ValidateResult result) => Screen.WriteJson(writer =>
    {
        PatternReport report = result.Patterns;
        writer.WriteBoolean("complete", report.Complete);
        PatternLine[] lines = [.. report.Patterns.Select(p => p.Line)];
        writer.WriteString("headline", PatternSummary.Headline(lines));
        writer.WriteStartArray("summary");
        foreach (string line in PatternSummary.Rest(lines)) writer.WriteStringValue(line);
        writer.WriteEndArray();
        writer.WriteStartArray("patterns");
        foreach (PatternResult pattern in report.Patterns)
        {
            writer.WriteStartObject();
            writer.WriteString("id", pattern.Id);
            writer.WriteString("statement", pattern.Statement);
            writer.WriteString("kind", pattern.Kind.Word());
            writer.WriteString("part_of", pattern.PartOf);
            writer.WriteString("strength", pattern.Strength);
            writer.WriteString("study", pattern.Study);
            writer.WriteString("verdict", pattern.Verdict.Words());
            writer.WriteString("why", pattern.Why);
            if (pattern.Draws is { } draws)
            {
                writer.WriteNumber("draws", draws.Sets);
                writer.WriteNumber("held_in_draws", draws.Held);
            }

            writer.WriteStartArray("tests");
            foreach (PatternTestResult test in pattern.Tests)
            {
                writer.WriteStartObject();
                writer.WriteString("measure", test.Measure);
                writer.WriteString("scenario", test.Scenario);
                writer.WriteString("of", test.Of);
                writer.WriteString("holds", test.Holds);
                Screen.Number(writer, "matters", test.Matters ?? double.NaN);
                Screen.Number(writer, "value", test.Value ?? double.NaN);
                Screen.Number(writer, "lower", test.Lower ?? double.NaN);
                Screen.Number(writer, "upper", test.Upper ?? double.NaN);
                writer.WriteNumber("replications", test.Replications);
                writer.WriteString("verdict", test.Verdict.Words());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Screen.WriteRows(writer, result.Comparison);
    });

    private static string Number(double? given) => given is { } value && double.IsFinite(value) ? value.ToString("0.####", CultureInfo.InvariantCulture) : "–";
}
