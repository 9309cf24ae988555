using Simulator.Evidence.Audit;
using Simulator.Reporting.Figures;
using Simulator.Reporting.Html;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>Audit cards and report of an audit, from its stored findings.</summary>
internal sealed class AuditFolderReport : IFolderReport
{
    private readonly StoredFolder folder;
    private readonly IReadOnlyList<StoredFinding> findings;

    private AuditFolderReport(StoredFolder folder)
    {
        this.folder = folder;
        findings = Findings(folder.Table("findings"));
        Figures = [.. findings.Where(f => f.Table is not null).GroupBy(f => (f.Study, f.Table)).Select(t => Card([.. t]))];
    }

    /// <inheritdoc/>
    public string Title => "Audit of published studies";

    /// <summary>One card a table.</summary>
    public IReadOnlyList<ResultFigure> Figures { get; }

    /// <summary>Reads the folder.</summary>
    internal static IFolderReport Read(StoredFolder folder) => new AuditFolderReport(folder);

    /// <inheritdoc/>
    public HtmlReport Build(IReadOnlyList<(string File, string Sha256)> hashes)
    {
        HtmlReport report = new(Title);
        foreach (IGrouping<string, StoredFinding> study in findings.GroupBy(f => f.Study))
        {
            int Count(Verdict verdict) => study.Count(f => f.Verdict == verdict);
            report.Add(new Heading(2, study.First().Citation));
            report.Add(new Paragraph(
                $"{Count(Verdict.Reproduces)} numbers reproduce, {Count(Verdict.DoesNotReproduce)} do not, {Count(Verdict.CannotBeTested)} cannot be tested. "
                + "An inconsistency is an inconsistency, never an accusation."));
            foreach (ResultFigure figure in Figures.Where(f => f.Name.StartsWith(Named(study.Key), StringComparison.Ordinal)))
                report.Add(figure.Block);

            report.Add(new TableBlock(
                "Number by number, what fails first", [new TableColumn("Where"), new TableColumn("Number"), new TableColumn("Printed", true),
                    new TableColumn("Verdict"),
                    new TableColumn("Recomputed", true), new TableColumn("Why")],
                [.. study.OrderBy(f => f.Verdict == Verdict.DoesNotReproduce ? 0 : 1).Select(f => (IReadOnlyList<string>)[
                    f.Locator, f.Id, f.Printed, f.Verdict.Words(), f.Recomputed ?? "", f.Reason])]));
        }

        Provenance.Add(report, folder, folder.Manifest.CommandLine, null, [], hashes);
        return report;
    }

    private static StoredFinding[] Findings(StoredTable t)
    {
        string?[] study = t.Texts("study"), citation = t.Texts("citation"), table = t.Texts("table"), locator = t.Texts("locator"), id = t.Texts("id");
        string?[] label = t.Texts("label"), arm = t.Texts("arm"), statistic = t.Texts("statistic"), printed = t.Texts("printed"), verdict = t.Texts("verdict");
        string?[] recomputed = t.Texts("recomputed"), reason = t.Texts("reason");
        return [.. StoredRows.Each(t, k => new StoredFinding(
            study[k]!, citation[k] ?? study[k]!, table[k], locator[k] ?? "", id[k]!, label[k] ?? "", arm[k], statistic[k] ?? "", printed[k] ?? "",
            Enum.GetValues<Verdict>().Single(v => v.Words() == verdict[k]), recomputed[k], reason[k] ?? ""))];
    }

    private static ResultFigure Card(StoredFinding[] table)
    {
        string[] columns = [.. table.Select(Heading).Distinct()];
        AuditRow[] rows = [.. table.GroupBy(f => f.RowName).Select(row => new AuditRow(
            row.First().Label, [.. columns.Select(c => row.FirstOrDefault(f => Heading(f) == c) is { } f ? Cell(f) : null)]))];
        string title = $"{table[0].Citation}, {table[0].Locator}";
        return new ResultFigure(
            $"{Named(table[0].Study)}{table[0].Table}".Replace('_', '-'), $"{title}: a verdict on each printed number.",
                AuditCard.Build(new AuditCardData(title, columns, rows)));
    }

    private static string Named(string study) => $"audit-{study}-".Replace('_', '-');

    private static AuditCell Cell(StoredFinding finding) => new(
        finding.Printed,
        finding.Verdict switch
        {
            Verdict.Reproduces => AuditVerdict.Reproduces,
            Verdict.DoesNotReproduce => AuditVerdict.DoesNotReproduce,
            Verdict.CannotBeTested => AuditVerdict.CannotBeTested,
        },
        finding.Verdict == Verdict.DoesNotReproduce ? finding.Recomputed : null);

    private static string Heading(StoredFinding finding)
    {
        string name = finding.Statistic switch
        {
            "mean" => "M",
            "sd" => "SD",
            "eta_squared" => "eta²",
            _ => finding.Statistic.Replace('_', ' '),
        };
        return finding.Arm is null ? name : $"{name} {finding.Arm}";
    }

    /// <summary>A finding as it is stored.</summary>
    private sealed record StoredFinding(
        string Study, string Citation, string? Table, string Locator, string Id, string Label, string? Arm, string Statistic, string Printed, Verdict Verdict,
        string? Recomputed, string Reason)
    {
        /// <summary>The row of its table: the part of its name behind the table's.</summary>
        internal string RowName => Id.Split('/') is [_, var row, ..] ? row : Id;
    }
}
