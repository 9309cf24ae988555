using System.Globalization;
using Simulator.Evidence.Audit;

namespace Simulator.Cli.Terminal;

/// <summary>An audit as text, as JSON and as figures.</summary>
internal static class AuditScreen
{
    internal static void Show(AuditReport report, bool quiet)
    {
        int failed = report.Count(Verdict.DoesNotReproduce);
        Screen.Say(report.Study.Citation.ToString());
        Screen.Say($"{failed} {(failed == 1 ? "number does" : "numbers do")} not reproduce, {report.Count(Verdict.Reproduces)} do, "
            + $"{report.Count(Verdict.CannotBeTested)} cannot be tested.");
        TextTable table = Screen.Table(("number", false), ("printed", true), ("verdict", false), ("recomputed", true), ("why", false), ("where", false));
        // What fails is what a reader came for.
        foreach (Finding finding in report.Findings.Where(f => !quiet || f.Verdict == Verdict.DoesNotReproduce)
            .OrderBy(f => f.Verdict != Verdict.DoesNotReproduce))
        {
            table.Row(finding.Id, finding.Printed, finding.Verdict.Words(), finding.Recomputed?.ToString() ?? "", finding.Reason
                + (finding.Rule is null ? "" : $" [{finding.Rule}]"), finding.Locator);
        }

        Screen.Show(table);
        if (report.Exact.Count > 0 && !quiet) ShowExact(report);
        foreach (RuleCount rule in report.Rules)
        {
            Screen.Say($"{rule.Statistic}: rounding explains {rule.Rounded} of {rule.Tested}, truncation {rule.Truncated}; the numbers look "
                + $"{rule.Rule}.");
        }

        foreach (string remark in report.Remarks.Where(r =>
            !report.Rules.Any(rule => r.StartsWith(rule.Statistic + ":", StringComparison.Ordinal))))
        {
            Screen.Say(remark);
        }

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
                writer.WriteString("verdict", finding.Verdict.Words());
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

    private static void ShowExact(AuditReport report)
    {
        TextTable table = Screen.Table(
            ("row", false), ("sum 1", true), ("sum 2", true), ("sum of squares", true), ("mean 1", true), ("mean 2", true), ("SD", true), ("t", true),
                ("p", true), ("eta²", true),
            ("d", true), ("95 %", true), ("p Holm", true));
        foreach (ExactRow row in report.Exact)
        {
            string N(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture);
            table.Row(
                row.Row, $"{row.FirstSum}", $"{row.SecondSum}", $"{row.SumOfSquares}", N(row.FirstMean, 3), N(row.SecondMean, 3), N(row.PooledSd, 3),
                    N(row.T, 3), N(row.P, 4),
                N(row.EtaSquared, 3), N(row.D, 3), $"[{N(row.DInterval.Low, 2)}, {N(row.DInterval.High, 2)}]", double.IsNaN(row.PHolm) ? "" : N(row.PHolm, 3));
        }

        Screen.Say("What the sums determine (scales: the middle of what the print allows):");
        Screen.Show(table);
    }
}
