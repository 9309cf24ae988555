using System.Globalization;
using Simulator.Evidence.Audit;
using Simulator.Scenarios.Studies;

namespace Simulator.Tests.Audit;

/// <summary>Small studies as papers print them: arms with sizes, items from 1 to 5 (three of them make a scale s), outcomes, tables.</summary>
internal static class Prints
{
    internal const Verdict Yes = Verdict.Reproduces, No = Verdict.DoesNotReproduce, Unknown = Verdict.CannotBeTested;

    internal const string Items = "{ row: i1, label: x, when: end }, { row: i2, label: x, when: end }, { row: i3, label: x, when: end }, "
        + "{ row: s, label: x, when: end, items: [i1, i2, i3] }";

    /// <summary>A table; <paramref name="more"/> holds further keys, each with a comma behind it.</summary>
    internal static string Table(
        string rows, string test = "student", string contrast = "a - b", string when = "end", string id = "t", string more = "") =>
        $"  - {{ id: {id}, locator: {id}, measured: x, when: {when}, unit: points, test: {test}, "
        + $"{(contrast.Length > 0 ? $"contrast: {contrast}, " : "")}{more} use: context, reason: r, rows: [{rows}] }}\n";

    /// <summary>An arm's mean and SD.</summary>
    internal static string Arm(string name, string mean, string sd) => $"{name}: {{ mean: \"{mean}\", sd: \"{sd}\" }}";

    /// <summary>A row of two arms' means and SDs and what stands beside them.</summary>
    internal static string Row(string row, string a, string b, string contrast = "") =>
        $"{{ row: {row}, arms: {{ {a}, {b} }}{(contrast.Length > 0 ? $", contrast: {{ {contrast} }}" : "")} }}";

    /// <summary>A study; arms as in <c>a 20, b 22</c>.</summary>
    internal static string Text(string tables, string arms = "a 20, b 20", string items = Items, int low = 1, int high = 5, string more = "")
    {
        string[][] sizes = [.. arms.Split(", ").Select(a => a.Split(' '))];
        string design = string.Join(", ", sizes.Select(a =>
            string.Create(CultureInfo.InvariantCulture, $"{{ name: {a[0]}, label: x, {(a.Length > 1 ? $"n: {a[1]}, " : "")}units: people }}")));
        return $$"""
            schema_version: 1
            kind: study
            id: prints
            citation: { authors: [Nobody], year: 2020, title: Invented, source: Nowhere, read: full }
            design: { kind: quasi_experiment, allocation: none, locator: Methods, arms: [{{design}}] }
            questionnaire:
              name: q
              minimum: {{low}}
              maximum: {{high}}
              anchors: { low: disagree, high: agree, more_at: high, locator: Methods }
              read_as_more: high
              rows: [{{items}}]
            outcomes: [{ name: score, unit: points, what: score }, { name: other, unit: points, what: other }, { name: third, unit: points, what: third }]
            {{(tables.Length > 0 ? "tables:" : "")}}
            {{tables}}
            {{more}}
            """;
    }

    internal static AuditReport Recomputed(
        string tables, string arms = "a 20, b 20", string items = Items, int low = 1, int high = 5, string more = "", string? csv = null)
    {
        if (csv is null) return StudyAudit.Run(EvidenceReader.ParseStudy(Text(tables, arms, items, low, high, more), "s.yaml"));
        string folder = Directory.CreateTempSubdirectory("answers").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "answers.csv"), csv);
            string text = Text(tables, arms, items, low, high, more + (more.Contains("answers:", StringComparison.Ordinal) ? "" : "\nanswers: answers.csv\n"));
            return StudyAudit.Run(EvidenceReader.ParseStudy(text, "s.yaml", folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A made-up study beside its own answers.</summary>
    internal static AuditReport WithAnswers(MadeUpStudy study)
    {
        string folder = Directory.CreateTempSubdirectory("answers").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "mine.csv"), RawAnswersTests.Csv(study));
            return StudyAudit.Run(EvidenceReader.ParseStudy(study.Yaml() + "\nanswers: mine.csv\n", "s.yaml", folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The verdict on a number of table t, with the rule it needs.</summary>
    internal static (Verdict Verdict, string? Rule) Judged(this AuditReport report, string id) => report.Of("t/" + id) is var f ? (f.Verdict, f.Rule) : default;

    internal static Verdict Said(this AuditReport report, string id) => report.Of("t/" + id).Verdict;

    /// <summary>Every number that does not reproduce.</summary>
    internal static string[] Wrong(this AuditReport report) =>
        [.. report.Findings.Where(f => f.Verdict == No && f.Id != "questionnaire/anchors").Select(f => f.Id)];
}
