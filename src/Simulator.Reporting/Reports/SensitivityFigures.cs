using Simulator.Reporting.Figures;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>Figures of a sensitivity analysis: a tornado of the screening, and the indices of the strongest.</summary>
internal static class SensitivityFigures
{
    private const int MostRows = 20;

    internal static IReadOnlyList<ResultFigure> Of(StoredFolder folder) => [Tornado(folder.Table("screening")), .. folder.Has("indices.csv")
        ? [Indices(folder.Table("indices"))] : Array.Empty<ResultFigure>()];

    private static ResultFigure Tornado(StoredTable table)
    {
        string?[] symbol = table.Texts("parameter"), meaning = table.Texts("meaning");
        double[] mean = table.Numbers("mean"), size = table.Numbers("mean_absolute"), low = table.Numbers("lower"), high = table.Numbers("upper");
        return new ResultFigure(
            "screening", "How far each parameter moves the effect over its whole range, the strongest first.",
            IntervalRows.Build(new IntervalRowsData(
                "What the effect depends on: the strongest parameters",
                [.. Enumerable.Range(0, Math.Min(MostRows, symbol.Length)).Select(k => new IntervalRow(
                    $"{meaning[k]} ({symbol[k]})", Math.Min(0, mean[k]), Math.Max(0, mean[k]), mean[k], low[k], high[k], null,
                    $"{Apa.Number(size[k], 3)} {Apa.Interval(low[k], high[k], 3)}"))],
                "change of the effect over the parameter's range", "mean effect, up or down", "mean size, its 95 % interval over trajectories",
                    Heading: "mean size, 95 %")));
    }

    private static ResultFigure Indices(StoredTable table)
    {
        string?[] symbol = table.Texts("parameter"), meaning = table.Texts("meaning");
        double[] first = table.Numbers("first"), firstLow = table.Numbers("first_lower"), firstHigh = table.Numbers("first_upper");
        double[] total = table.Numbers("total"), low = table.Numbers("total_lower"), high = table.Numbers("total_upper");
        return new ResultFigure(
            "indices", "Shares of the effect's variance over the ranges: of each parameter alone, and in all.",
            IntervalRows.Build(new IntervalRowsData(
                "Sobol indices of the strongest parameters",
                [.. Enumerable.Range(0, symbol.Length).Select(k => new IntervalRow(
                    $"{meaning[k]} ({symbol[k]})", firstLow[k], firstHigh[k], first[k], low[k], high[k], total[k],
                        $"{Apa.Statistic(first[k])}, {Apa.Statistic(total[k])}"))],
                "share of the variance", "first order: alone, 95 % interval", "total, 95 % interval", "total: alone and with others", "first, total")));
    }
}
