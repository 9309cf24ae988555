using ScottPlot;
using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>One item or scale: its simulated effect with the range of single studies, beside the published one.</summary>
/// <param name="Label">What the row is, in words.</param>
/// <param name="Simulated">Mean of the simulated effect over replications.</param>
/// <param name="Low">Lower end of the range of single simulated studies.</param>
/// <param name="High">Upper end of that range.</param>
/// <param name="Published">The published effect, where there is one.</param>
/// <param name="PublishedLow">Lower end of the published interval.</param>
/// <param name="PublishedHigh">Upper end of the published interval.</param>
/// <param name="AuditFlagged">Whether the audit found the printed figure inconsistent; the row is then marked.</param>
/// <param name="Total">Whether the row is a scale, printed bold and set apart.</param>
public sealed record EffectSizeRow(
    string Label, double Simulated, double Low, double High,
    double? Published = null, double? PublishedLow = null, double? PublishedHigh = null,
    bool AuditFlagged = false, bool Total = false);

/// <summary>Simulated against published effect sizes, row by row.</summary>
/// <param name="Rows">The rows, from top to bottom.</param>
/// <param name="Effect">Name of the effect size, the horizontal axis's label.</param>
/// <param name="RangeMeaning">What the bars are, for the legend.</param>
/// <param name="PublishedMeaning">What the whiskers are, for the legend.</param>
/// <param name="Title">Title above the figure.</param>
/// <param name="Note">Anything to add to the note below it.</param>
public sealed record EffectSizeForestData(
    IReadOnlyList<EffectSizeRow> Rows,
    string Effect = "Cohen's d",
    string RangeMeaning = "where 95 % of single simulated studies fall",
    string PublishedMeaning = "published value and its 95 % interval",
    string Title = "Simulated effects beside the published ones",
    string? Note = null);

/// <summary>Draws <see cref="EffectSizeForestData"/>.</summary>
public static class EffectSizeForest
{
    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">A number is not finite, an interval is reversed, or there are no rows.</exception>
    public static Figure Build(EffectSizeForestData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        SKColor simulated = SKColor.Parse(FigureColors.Arms[0]);
        SKColor band = simulated.WithAlpha(70);
        SKColor published = SKColor.Parse(FigureColors.Arms[1]);
        bool flagged = data.Rows.Any(row => row.AuditFlagged);
        FigurePage page = new(data.Title,
            [
                LegendKey.Range("simulated mean; bar: " + data.RangeMeaning, band, simulated, MarkerShape.FilledCircle),
                LegendKey.Whisker(data.PublishedMeaning, published, MarkerShape.FilledDiamond),
            ],
            (flagged ? "* the audit found the printed figures of this row inconsistent. " : "") + data.Note);
        RowTable table = new(page, [.. data.Rows.Select(row => row.Label + (row.AuditFlagged ? " *" : ""))],
            [.. data.Rows.Select(row => row.Total)], labelWidth: 410,
            [
                new TextColumn("published", 110, [.. data.Rows.Select(row => row.Published is { } value ? Apa.Statistic(value) : "–")]),
                new TextColumn("simulated [bar]", 230,
                    [.. data.Rows.Select(row => $"{Apa.Statistic(row.Simulated)} {Apa.Interval(row.Low, row.High)}")]),
            ]);

        IEnumerable<double> all = data.Rows.SelectMany(row =>
            new[] { row.Low, row.High, row.Published ?? row.Low, row.PublishedLow ?? row.Low, row.PublishedHigh ?? row.High, 0 });
        (double low, double high) = Ticks.Widened(all.Min(), all.Max(), 0.04);
        Plot plot = table.NewPlot(low, high, 8);
        plot.Add.VerticalLine(0, 2, FigureColors.SoftInk.ForPlot());
        for (int i = 0; i < data.Rows.Count; i++)
        {
            EffectSizeRow row = data.Rows[i];
            RowTable.Bar(plot, row.Low, row.High, -i + 0.14, 0.30, band);
            plot.Add.Marker(row.Simulated, -i + 0.14, MarkerShape.FilledCircle, 15, simulated.ForPlot());
            if (row is { PublishedLow: { } from, PublishedHigh: { } to })
                RowTable.Whisker(plot, from, to, -i - 0.20, published);
            if (row.Published is { } value)
                plot.Add.Marker(value, -i - 0.20, MarkerShape.FilledDiamond, 17, published.ForPlot());
        }
        table.Place(plot, data.Effect);
        return page.Finish($"Forest plot of {data.Effect}, {data.Rows.Count} rows. " + string.Join(" ", data.Rows.Select(row =>
            $"{row.Label}: simulated {Apa.Statistic(row.Simulated)} {Apa.Interval(row.Low, row.High)}"
            + (row.Published is { } value ? $", published {Apa.Statistic(value)}." : "."))));
    }

    private static void Check(EffectSizeForestData data)
    {
        Finite.NotEmpty(data.Rows, nameof(data.Rows));
        for (int i = 0; i < data.Rows.Count; i++)
        {
            EffectSizeRow row = data.Rows[i];
            Finite.Value(row.Simulated, $"Rows[{i}].Simulated");
            Finite.Interval(row.Low, row.High, $"Rows[{i}].Low", $"Rows[{i}].High");
            Finite.Value(row.Published, $"Rows[{i}].Published");
            Finite.Interval(row.PublishedLow, row.PublishedHigh, $"Rows[{i}].PublishedLow", $"Rows[{i}].PublishedHigh");
        }
    }
}
