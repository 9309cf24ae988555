using Simulator.Experiments.Tests;
using Simulator.Reporting.Figures;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>Figures of power: over the size of a study, true error rates, and what each assumption does to it.</summary>
internal static class PowerFigures
{
    private const int Assumptions = 15;

    /// <summary>The analyses that are drawn; a figure tells six lines apart, the analytic one among them.</summary>
    private static readonly string[] Drawn = ["student", "welch", "pair_means", "cluster_robust", "mixed"];

    internal static IReadOnlyList<ResultFigure> Of(StoredFolder folder) => [.. Curves(folder.Table("power")), Errors(folder.Table("error_rates")),
        .. Ends(folder.Table("assumptions"))];

    private static IEnumerable<ResultFigure> Curves(StoredTable table)
    {
        string?[] outcome = table.Texts("outcome"), test = table.Texts("test"), own = table.Texts("own");
        double[] n = table.Numbers("n1"), power = table.Numbers("power"), low = table.Numbers("power_lower"), high = table.Numbers("power_upper");
        double[] analytic = table.Numbers("analytic");
        int[] sized = [.. Enumerable.Range(0, n.Length).Where(k => own[k] == "no")];
        if (sized.Length == 0) yield break;
        DoseLine Line(string condition, int[] rows, double[] middle, double[] lower, double[] upper) =>
            new(condition, Pick(rows, n), Pick(rows, middle), Pick(rows, lower), Pick(rows, upper));
        DosePanel[] panels = [.. sized.Select(k => outcome[k]!).Distinct().Take(6).Select(o =>
        {
            int[] Rows(string name) => [.. sized.Where(k => outcome[k] == o && test[k] == name && double.IsFinite(power[k]))];
            DoseLine[] lines = [.. Drawn.Select(name => (name, rows: Rows(name))).Where(x => x.rows.Length > 1)
                .Select(x => Line(TestCatalogue.Find(x.name)!.Title, x.rows, power, low, high))];
            return new DosePanel(o, "share of studies with p below alpha",
                [.. lines, Line("analytic, no clusters", Rows("student"), analytic, analytic, analytic)]);
        })];
        yield return new ResultFigure(
            "power", "Power over the size of the study, by the field's analyses, and the analytic figure that knows no clusters.",
            DoseCurve.Build(new DoseCurveData(panels, "persons in each arm", "95 % interval of the share", "Power over the size of the study")));
    }

    private static ResultFigure Errors(StoredTable table)
    {
        string?[] outcome = table.Texts("outcome"), of = table.Texts("studies_of"), test = table.Texts("test");
        double[] studies = table.Numbers("studies"), rate = table.Numbers("error_rate"), low = table.Numbers("error_rate_lower"),
            high = table.Numbers("error_rate_upper");
        bool several = outcome.Distinct().Count() > 1;
        return new ResultFigure(
            "error-rates", "How often each test finds something where nothing is.",
            IntervalRows.Build(new IntervalRowsData(
                "True error rates where nothing is going on",
                [.. Enumerable.Range(0, test.Length).Where(k => double.IsFinite(rate[k])).Take(30).Select(k =>
                {
                    double chance = 1.96 * Math.Sqrt(0.05 * 0.95 / studies[k]);
                    return new IntervalRow(
                        $"{TestCatalogue.Find(test[k]!)!.Title}, {of[k]!.Replace('_', ' ')}{(several ? $", {outcome[k]}" : "")}", low[k], high[k], rate[k],
                        0.05 - chance, 0.05 + chance, null, Apa.Percent(rate[k], 1));
                })],
                "share of studies with p below alpha", "error rate, 95 % interval", "where 95 % of such shares lie if the true rate is 5 %",
                Heading: "error rate")));
    }

    private static IEnumerable<ResultFigure> Ends(StoredTable table)
    {
        string?[] symbol = table.Texts("parameter"), meaning = table.Texts("meaning");
        double[] low = table.Numbers("power_low"), high = table.Numbers("power_high"), shipped = table.Numbers("shipped");
        if (symbol.Length == 0) yield break;
        yield return new ResultFigure(
            "assumptions", "Power with one parameter at either end of its range, those that move the effect most first.",
            IntervalRows.Build(new IntervalRowsData(
                "What each assumption does to power",
                [.. Enumerable.Range(0, Math.Min(Assumptions, symbol.Length)).Select(k => new IntervalRow(
                    $"{meaning[k]} ({symbol[k]})", Math.Min(low[k], high[k]), Math.Max(low[k], high[k]), null, shipped[k], shipped[k], shipped[k],
                    $"{Apa.Percent(low[k])} to {Apa.Percent(high[k])}"))],
                "power", "from one end of the parameter's range to the other", "", "as the scenario stands", "lower end to upper end")));
    }

    private static double[] Pick(int[] rows, double[] values) => [.. rows.Select(k => values[k])];
}
