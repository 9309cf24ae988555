using System.Globalization;
using Simulator.Reporting.Figures;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>Figures of a sweep: curves over one thing that was varied, heat maps over two, intervals where points have names.</summary>
internal static class SweepFigures
{
    private const int MostNumbers = 6, MostRows = 30, FewestOfCurve = 3;

    /// <summary>Columns of the summary that are no setting.</summary>
    private static readonly string[] Own =
    [
        "point", "measure", "unit", "finished", "mean", "sd", "lower", "upper", "study_lower", "study_upper", KnownLower, KnownUpper, "same_sign",
    ];

    /// <summary>Columns of what we do not know; a sweep without parameter sets has none.</summary>
    private const string KnownLower = "known_lower", KnownUpper = "known_upper";

    internal static IReadOnlyList<ResultFigure> Of(StoredFolder folder)
    {
        StoredTable table = folder.Table("summary");
        string[] settings = [.. table.Columns.Where(c => !Own.Contains(c))];
        string?[] measure = table.Texts("measure"), unit = table.Texts("unit");
        double[] mean = table.Numbers("mean"), low = table.Numbers("lower"), high = table.Numbers("upper");
        bool sets = table.Columns.Contains(KnownLower);
        double[] knownLow = sets ? table.Numbers(KnownLower) : [], knownHigh = sets ? table.Numbers(KnownUpper) : [];
        string[] measures = [.. measure.OfType<string>().Distinct().Take(MostNumbers)];
        string?[][] values = [.. settings.Select(table.Texts)];
        bool[] numeric = [.. values.Select(v => v.All(x => double.TryParse(x, CultureInfo.InvariantCulture, out _)))];
        int[] Rows(string name) => [.. Enumerable.Range(0, mean.Length).Where(k => measure[k] == name && double.IsFinite(mean[k]))];
        int[] varied = [.. Enumerable.Range(0, settings.Length).OrderByDescending(s => values[s].Distinct().Count()).Take(2).Order()];
        bool repeats = settings.Length > 0 && values.All(v => v.Distinct().Count() <= mean.Length / Math.Max(1, measures.Length) / 2 + 1);
        List<ResultFigure> figures = [];
        if (settings.Length == 1 && numeric[0] && values[0].Distinct().Count() >= FewestOfCurve)
        {
            DosePanel[] panels = [.. measures.Select(name =>
            {
                int[] rows = [.. Rows(name).OrderBy(k => Value(values[0][k]))];
                double[] Of(double[] from) => [.. rows.Select(k => from[k])];
                return new DosePanel(name.Replace('_', ' '), unit[Array.IndexOf(measure, name)] ?? "",
                [
                    new DoseLine("each point", [.. rows.Select(k => Value(values[0][k]))], Of(mean), Of(low), Of(high))
                    {
                        Known = sets && rows.All(k => double.IsFinite(knownLow[k])) ? [.. rows.Select(k => (knownLow[k], knownHigh[k]))] : null,
                    },
                ]);
            }).Where(p => p.Lines[0].Doses.Count > 1)];
            if (panels.Length > 0)
            {
                figures.Add(new ResultFigure("curves", "Each number over what was varied.",
                    DoseCurve.Build(new DoseCurveData(panels, settings[0].Replace('_', ' '), Title: "The sweep"))));
            }
        }
        else if (settings.Length >= 2 && repeats)
        {
            foreach (string name in measures)
            {
                int[] rows = Rows(name);
                if (rows.Length == 0) continue;
                string[] across = Ordered(rows, values[varied[1]], numeric[varied[1]]), down = Ordered(rows, values[varied[0]], numeric[varied[0]]);
                double At(string d, string a) => rows.Where(k => values[varied[0]][k] == d
                    && values[varied[1]][k] == a).Select(k => mean[k]).DefaultIfEmpty(double.NaN).Average();
                figures.Add(new ResultFigure(
                    "map-" + name.Replace('_', '-'), $"{name.Replace('_', ' ')} over what was varied{(settings.Length > 2 ? ", averaged over the rest" : "")}.",
                    HeatMap.Build(new HeatMapData(
                        name.Replace('_', ' '), settings[varied[1]].Replace('_', ' '), across, settings[varied[0]].Replace('_', ' '), down,
                        [.. down.Select(d => (IReadOnlyList<double>)[.. across.Select(a => At(d, a))])], unit[Array.IndexOf(measure, name)] ?? ""))));
            }
        }

        if (figures.Count > 0) return figures;
        bool known = sets && measures.Take(1).SelectMany(Rows).All(k => double.IsFinite(knownLow[k]));
        int[] some = [.. measures.Take(1).SelectMany(Rows).OrderByDescending(k => mean[k]).Take(MostRows)];
        if (some.Length == 0) return [];
        return
        [
            new ResultFigure("points", "The points with the highest values.", IntervalRows.Build(new IntervalRowsData(
                $"{measures[0].Replace('_', ' ')}, point by point",
                [.. some.Select(k => new IntervalRow(string.Join(", ", settings.Select((s, c) => $"{s.Replace('_', ' ')} {values[c][k]}")), low[k], high[k],
                    mean[k], known ? knownLow[k] : low[k], known ? knownHigh[k] : high[k], null, Apa.Statistic(mean[k])))],
                unit[some[0]] ?? "", "mean, 95 % interval over replications", known ? "what we do not know: 95 % of other parameter sets" : ""))),
        ];
    }

    private static string[] Ordered(int[] rows, string?[] values, bool numeric)
    {
        IEnumerable<string> all = rows.Select(k => values[k]).OfType<string>().Distinct();
        return numeric ? [.. all.OrderBy(Value)] : [.. all];
    }

    private static double Value(string? text) => double.Parse(text!, CultureInfo.InvariantCulture);
}
