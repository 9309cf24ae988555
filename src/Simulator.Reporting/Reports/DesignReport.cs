using System.Globalization;
using Simulator.Experiments.Designs;
using Simulator.Reporting.Html;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>Report of a design from its stored tables: the answer's lines, the figures of its kind, then every table.</summary>
internal sealed class DesignReport : IFolderReport
{
    private const string PlanFile = "plan.resolved.yaml", ScenarioFile = "scenario.resolved.yaml";
    private const int MostRows = 200;
    private readonly StoredFolder folder;

    internal DesignReport(StoredFolder folder, string title, Func<StoredFolder, IReadOnlyList<ResultFigure>> figures) =>
        (this.folder, Title, Figures) = (folder, title, figures(folder));

    /// <inheritdoc/>
    public string Title { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ResultFigure> Figures { get; }

    /// <inheritdoc/>
    public HtmlReport Build(IReadOnlyList<(string File, string Sha256)> hashes)
    {
        HtmlReport report = new(Title);
        foreach (string? line in folder.Table(DesignAnswer.LinesTable).Texts("line")) report.Add(new Paragraph(line?.Trim() ?? ""));
        foreach (ResultFigure figure in Figures) report.Add(figure.Block);
        string[] tables = [.. hashes.Select(h => h.File).Where(f => f.EndsWith(".csv", StringComparison.Ordinal)).Select(f => f[..^4])
            .Where(name => name is not (DesignAnswer.LinesTable or DesignAnswer.PointsTable)).Order(StringComparer.Ordinal)];
        foreach (string name in tables) report.Add(Block(name, folder.Table(name)));
        Provenance.Add(report, folder, folder.Manifest.CommandLine, null,
            [("The plan with every value in force", PlanFile), ("The scenario with every value in force", ScenarioFile)], hashes);
        return report;
    }

    private static TableBlock Block(string name, StoredTable table)
    {
        int rows = Math.Min(table.Rows, MostRows);
        string?[][] cells = [.. table.Columns.Select(table.Texts)];
        bool[] number = [.. cells.Select(c => c.Any(v => v is not null) && c.All(v => v is null || IsNumber(v)))];
        return new TableBlock(
            Words(name), [.. table.Columns.Select((c, k) => new TableColumn(Words(c), number[k]))],
            [.. Enumerable.Range(0, rows).Select(r => (IReadOnlyList<string>)[.. cells.Select((c, k) => c[r] is not { } v ? "" : number[k] ? Short(v) : v)])],
            rows < table.Rows ? FormattableString.Invariant($"The first {rows} of {table.Rows} rows; {name}.csv has them all.") : "");
    }

    private static string Words(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');

    private static bool IsNumber(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static string Short(string text)
    {
        double value = double.Parse(text, CultureInfo.InvariantCulture);
        return value == Math.Round(value) ? text : Apa.Number(value, Math.Abs(value) < 10 ? 3 : 1);
    }
}
