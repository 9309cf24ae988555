using Simulator.Reporting.Figures;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>The waterfall of an attribution: from everything off to everything on.</summary>
internal static class AttributionFigures
{
    private const string Off = "everything_off", On = "everything_on";

    internal static IReadOnlyList<ResultFigure> Of(StoredFolder folder)
    {
        StoredTable table = folder.Table("shapley");
        string?[] name = table.Texts("switch");
        double[] value = table.Numbers("value"), low = table.Numbers("lower"), high = table.Numbers("upper");
        int off = Array.IndexOf(name, Off), on = Array.IndexOf(name, On);
        if (off < 0 || on < 0) return [];
        double at = value[off];
        List<IntervalRow> rows = [Whole("everything off", off)];
        foreach (int k in Enumerable.Range(0, name.Length).Where(k => k != off && k != on))
        {
            double next = at + value[k];
            rows.Add(new IntervalRow(
                name[k]!.Replace('_', ' '), Math.Min(at, next), Math.Max(at, next), next, at + low[k], at + high[k], null,
                    $"{Apa.Signed(value[k], 3)} {Apa.Interval(low[k], high[k], 3)}"));
            at = next;
        }

        rows.Add(Whole("everything on", on));
        return
        [
            new ResultFigure("waterfall", "What each component or mechanism carries of the effect: Shapley values, from everything off to everything on.",
                IntervalRows.Build(new IntervalRowsData(
                    "What carries the effect", rows, "effect", "from what stands above it to here", "95 % interval of its end over replications",
                        Heading: "value, 95 %"))),
        ];

        IntervalRow Whole(string label, int k) => new(
            label, Math.Min(0, value[k]), Math.Max(0, value[k]), value[k], low[k], high[k], null,
                $"{Apa.Number(value[k], 3)} {Apa.Interval(low[k], high[k], 3)}");
    }
}
