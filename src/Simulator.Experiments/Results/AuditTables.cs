using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Tables;

namespace Simulator.Experiments.Results;

/// <summary>An audit as a table.</summary>
public static class AuditTables
{
    /// <summary>findings: every number of some studies, and whether it can be recomputed.</summary>
    public static Table Findings(IReadOnlyList<AuditReport> reports)
    {
        (AuditReport Report, Finding Finding, PrintedStatistic? Printed)[] rows =
            [.. reports.SelectMany(r => r.Findings.Select(f => (r, f, r.Study.Statistics.FirstOrDefault(s => s.Id == f.Id))))];
        return Table.Of("findings", "One number of a published study, recomputed from the others.", rows, at =>
        [
            Column.Identifier("study", "study", k => at(k).Report.Study.Id),
            Column.Text("citation", "", "authors and year", k =>
                FormattableString.Invariant($"{at(k).Report.Study.Citation.Authors[0]} {at(k).Report.Study.Citation.Year}")),
            Column.Identifier("table", "its table; empty for what stands elsewhere", k => at(k).Printed?.Table),
            Column.Text("locator", "", "where it stands", k => at(k).Finding.Locator),
            Column.Text("id", "", "which number", k => at(k).Finding.Id),
            Column.Text("label", "", "what its row asks", k => at(k).Printed is { } s ? at(k).Report.Study.Questionnaire?.Row(s.Row)?.Label ?? s.Row : null),
            Column.Identifier("arm", "its arm", k => at(k).Printed?.Arm),
            Column.Identifier("statistic", "statistic", k => at(k).Finding.Statistic),
            Column.Text("printed", "", "as printed", k => at(k).Finding.Printed),
            Column.Identifier("verdict", "reproduces, does not reproduce, cannot be tested", k => at(k).Finding.Verdict.Words()),
            Column.Text("recomputed", "", "what the other numbers allow", k => at(k).Finding.Recomputed?.ToString()),
            Column.Text("reason", "", "how, or why not", k => at(k).Finding.Reason),
            Column.Text("rule", "", "rounding rule", k => at(k).Finding.Rule),
        ]);
    }
}
