using ScottPlot;
using Simulator.Reporting.Drawing;

namespace Simulator.Reporting.Figures;

/// <summary>The mean answer of one arm to one item, simulated and published.</summary>
/// <param name="Item">The item or scale.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Simulated">Mean over replications.</param>
/// <param name="Low">Lower end of the range of single studies.</param>
/// <param name="High">Upper end of that range.</param>
/// <param name="Published">The published mean, where there is one.</param>
public sealed record ItemMean(string Item, string Arm, double Simulated, double Low, double High, double? Published = null);

/// <summary>Item means by arm, simulated against published. Items and arms appear in the order of the means.</summary>
/// <param name="Means">One entry for each item and arm.</param>
/// <param name="RangeMeaning">What the bars are, for the legend.</param>
/// <param name="AxisLabel">The horizontal axis's label, with the scale's anchors.</param>
/// <param name="Title">Title above the figure.</param>
/// <param name="Note">Note below the figure.</param>
public sealed record ItemMeansData(
    IReadOnlyList<ItemMean> Means,
    string RangeMeaning = "where 95 % of single simulated studies fall",
    string AxisLabel = "mean answer (1 = strongly disagree … 5 = strongly agree)",
    string Title = "Item means by arm, simulated and published",
    string Note = "");

/// <summary>Draws <see cref="ItemMeansData"/>.</summary>
public static class ItemMeans
{
    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">A number is not finite, an interval is reversed, or there are no means.</exception>
    public static Figure Build(ItemMeansData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        string[] items = [.. data.Means.Select(mean => mean.Item).Distinct()];
        string[] arms = [.. data.Means.Select(mean => mean.Arm).Distinct()];
        ArmStyle[] styles = [.. arms.Select((_, i) => FigureColors.Arm(i))];
        FigurePage page = new(data.Title,
            [
                .. arms.Select((arm, i) => LegendKey.Range(
                    arm + ", simulated mean", styles[i].Color.WithAlpha(70), styles[i].Color, styles[i].Marker)),
                LegendKey.Marker("published mean", FigureColors.Ink, MarkerShape.VerticalBar),
                LegendKey.Band("bar: " + data.RangeMeaning, FigureColors.Rule),
            ],
            data.Note,
            height: Math.Max(900, 300 + (22 * items.Length * arms.Length)));
        RowTable table = new(page, items, new bool[items.Length], 420, arms.Length > 3 ? [] : Columns(data, items, arms));
        (double low, double high) = Ticks.Widened(
            data.Means.Min(mean => Math.Min(mean.Low, mean.Published ?? mean.Low)),
            data.Means.Max(mean => Math.Max(mean.High, mean.Published ?? mean.High)));
        Plot plot = table.NewPlot(low, high, 8);
        double lane = 0.84 / arms.Length;
        foreach (ItemMean mean in data.Means)
        {
            int arm = Array.IndexOf(arms, mean.Arm);
            double at = -Array.IndexOf(items, mean.Item) + 0.42 - (lane * (arm + 0.5));
            RowTable.Bar(plot, mean.Low, mean.High, at, lane * 0.72, styles[arm].Color.WithAlpha(70));
            ScottPlot.Plottables.Marker marker = plot.Add.Marker(mean.Simulated, at, styles[arm].Marker, 14, styles[arm].Color.ForPlot());
            marker.MarkerLineWidth = 3;
            if (mean.Published is { } published)
                PublishedMark(plot, published, at, lane * 0.5);
        }
        table.Place(plot, data.AxisLabel);
        return page.Finish($"Item means of {string.Join(", ", arms)}. " + string.Join(" ", data.Means.Select(mean =>
            $"{mean.Item}, {mean.Arm}: simulated {Apa.Statistic(mean.Simulated)} {Apa.Interval(mean.Low, mean.High)}"
            + (mean.Published is { } value ? $", published {Apa.Statistic(value)}." : "."))));
    }

    private static void PublishedMark(Plot plot, double value, double at, double halfHeight)
    {
        ScottPlot.Plottables.LinePlot line = plot.Add.Line(value, at - halfHeight, value, at + halfHeight);
        line.LineColor = FigureColors.Ink.ForPlot();
        line.LineWidth = 4;
        line.MarkerSize = 0;
    }

    private static TextColumn[] Columns(ItemMeansData data, string[] items, string[] arms) =>
        [.. arms.Select(arm => new TextColumn(arm, 150, [.. items.Select(item =>
            data.Means.FirstOrDefault(mean => mean.Item == item && mean.Arm == arm) is { } found
                ? Apa.Statistic(found.Simulated) + (found.Published is { } value ? $" ({Apa.Statistic(value)})" : "")
                : "–")]))];

    private static void Check(ItemMeansData data)
    {
        Finite.NotEmpty(data.Means, nameof(data.Means));
        for (int i = 0; i < data.Means.Count; i++)
        {
            Finite.Value(data.Means[i].Simulated, $"Means[{i}].Simulated");
            Finite.Interval(data.Means[i].Low, data.Means[i].High, $"Means[{i}].Low", $"Means[{i}].High");
            Finite.Value(data.Means[i].Published, $"Means[{i}].Published");
        }
    }
}
