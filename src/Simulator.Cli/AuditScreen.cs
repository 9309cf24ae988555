using System.Globalization;
using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Reporting.Figures;
using Simulator.Reporting.Output;
using Simulator.Tables;
using Table = Spectre.Console.Table;

namespace Simulator.Cli;

/// <summary>An audit as text, as JSON and as figures.</summary>
internal static class AuditScreen
{
    internal static void Show(AuditReport report, bool quiet)
    {
        Console.WriteLine(report.Study.Citation.ToString());
        Table table = Screen.Table(("where", false), ("number", false), ("printed", true), ("verdict", false), ("recomputed", true), ("why", false));
        foreach (Finding finding in report.Findings.Where(f => !quiet || f.Verdict == Verdict.DoesNotReproduce))
            table.Row(finding.Locator, finding.Id, finding.Printed, Words(finding.Verdict), finding.Recomputed?.ToString() ?? "", finding.Reason + (finding.Rule is null ? "" : $" [{finding.Rule}]"));
        Screen.Show(table);
        if (report.Exact.Count > 0 && !quiet) ShowExact(report);
        foreach (RuleCount rule in report.Rules)
            Console.WriteLine($"{rule.Statistic}: rounding explains {rule.Rounded} of {rule.Tested}, truncation {rule.Truncated}; the numbers look {rule.Rule}.");
        foreach (string remark in report.Remarks.Where(r => !report.Rules.Any(rule => r.StartsWith(rule.Statistic + ":", StringComparison.Ordinal)))) Console.WriteLine(remark);
        Console.WriteLine($"{report.Count(Verdict.Reproduces)} numbers reproduce, {report.Count(Verdict.DoesNotReproduce)} do not, {report.Count(Verdict.CannotBeTested)} cannot be tested.");
        Console.WriteLine();
    }

    internal static void WriteJson(IReadOnlyList<AuditReport> reports) => Screen.WriteJson(writer =>
    {
        writer.WriteStartArray("studies");
        foreach (AuditReport report in reports)
        {
            writer.WriteStartObject();
            writer.WriteString("study", report.Study.Id);
            writer.WriteStartArray("findings");
            foreach (Finding finding in report.Findings)
            {
                writer.WriteStartObject();
                writer.WriteString("id", finding.Id);
                writer.WriteString("locator", finding.Locator);
                writer.WriteString("statistic", finding.Statistic);
                writer.WriteString("printed", finding.Printed);
                writer.WriteString("verdict", Words(finding.Verdict));
                Screen.Number(writer, "recomputed_low", finding.Recomputed?.Low ?? double.NaN);
                Screen.Number(writer, "recomputed_high", finding.Recomputed?.High ?? double.NaN);
                writer.WriteString("reason", finding.Reason);
                writer.WriteString("rule", finding.Rule);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("rules");
            foreach (RuleCount rule in report.Rules)
            {
                writer.WriteStartObject();
                writer.WriteString("statistic", rule.Statistic);
                writer.WriteNumber("tested", rule.Tested);
                writer.WriteNumber("rounded", rule.Rounded);
                writer.WriteNumber("truncated", rule.Truncated);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("remarks");
            foreach (string remark in report.Remarks) writer.WriteStringValue(remark);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>One audit card a table.</summary>
    internal static void Draw(IReadOnlyList<AuditReport> reports, string path, bool force)
    {
        if (reports.All(r => r.Study.Tables.All(t => t.Statistics.Count == 0)))
        {
            Console.Error.WriteLine("No table is printed in these studies, so there is no audit card to draw.");
            return;
        }

        using ResultFolder folder = ResultFolder.Open(path, force);
        foreach (AuditReport report in reports)
        {
            foreach (PrintedTable table in report.Study.Tables.Where(t => t.Statistics.Count > 0))
            {
                string name = $"audit-{report.Study.Id}-{table.Id}".Replace('_', '-');
                FigureFile.Save(AuditCard.Build(Card(report, table)), Path.GetDirectoryName(folder.Ready($"figures/{name}.png"))!, name);
                folder.Adopt($"figures/{name}.png");
                folder.Adopt($"figures/{name}.svg");
            }
        }

        folder.Finish(
            Manifest.Of(CommandLineHost.Typed) with { Kind = Promises.Audit }, "Audit of published studies", Promises.Of(Promises.Audit, null));
        Console.Error.WriteLine($"Audit cards: {Path.Combine(path, "figures")}");
    }

    private static AuditCardData Card(AuditReport report, PrintedTable table)
    {
        string[] columns = [.. table.Statistics.Select(Heading).Distinct()];
        AuditRow[] rows = [.. table.Statistics.GroupBy(s => s.Row).Select(row => new AuditRow(
            report.Study.Questionnaire?.Row(row.Key)?.Label ?? row.Key,
            [.. columns.Select(c => row.FirstOrDefault(s => Heading(s) == c) is { } s ? Cell(report.Findings.First(f => f.Id == s.Id)) : null)]))];
        return new AuditCardData($"{report.Study.Citation.Authors[0]} {report.Study.Citation.Year.ToString(CultureInfo.InvariantCulture)}, {table.Locator}", columns, rows);
    }

    private static AuditCell Cell(Finding finding) => new(
        finding.Printed, (AuditVerdict)(int)finding.Verdict, finding.Verdict == Verdict.DoesNotReproduce ? finding.Recomputed?.ToString() : null);

    private static string Heading(PrintedStatistic statistic)
    {
        string name = statistic.Statistic switch
        {
            "mean" => "M",
            "sd" => "SD",
            "eta_squared" => "eta²",
            _ => statistic.Statistic.Replace('_', ' '),
        };
        return statistic.Arm is null ? name : $"{name} {statistic.Arm}";
    }

    private static void ShowExact(AuditReport report)
    {
        Table table = Screen.Table(
            ("row", false), ("sum 1", true), ("sum 2", true), ("sum of squares", true), ("mean 1", true), ("mean 2", true), ("SD", true), ("t", true), ("p", true), ("eta²", true),
            ("d", true), ("95 %", true), ("p Holm", true));
        foreach (ExactRow row in report.Exact)
        {
            string N(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture);
            table.Row(
                row.Row, $"{row.FirstSum}", $"{row.SecondSum}", $"{row.SumOfSquares}", N(row.FirstMean, 3), N(row.SecondMean, 3), N(row.PooledSd, 3), N(row.T, 3), N(row.P, 4),
                N(row.EtaSquared, 3), N(row.D, 3), $"[{N(row.DInterval.Low, 2)}, {N(row.DInterval.High, 2)}]", double.IsNaN(row.PHolm) ? "" : N(row.PHolm, 3));
        }

        Console.WriteLine("What the sums determine (scales: the middle of what the print allows):");
        Screen.Show(table);
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Reproduces => "reproduces",
        Verdict.DoesNotReproduce => "does not reproduce",
        _ => "cannot be tested",
    };
}
