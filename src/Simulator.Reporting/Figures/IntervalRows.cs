using ScottPlot;
using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>A row of two intervals: what is said now, against what was said before.</summary>
/// <param name="Label">What the row is.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Middle">A point in it; none where null.</param>
/// <param name="BeforeLow">Lower end of the interval it is held against.</param>
/// <param name="BeforeHigh">Its upper end.</param>
/// <param name="Mark">A value of another origin, drawn as a diamond; none where null.</param>
/// <param name="Text">What is printed beside it.</param>
/// <param name="Faint">Whether the row says nothing new.</param>
public sealed record IntervalRow(
    string Label, double Low, double High, double? Middle, double BeforeLow, double BeforeHigh, double? Mark, string Text, bool Faint = false);

/// <summary>Rows of intervals against others.</summary>
/// <param name="Title">Title above the figure.</param>
/// <param name="Rows">The rows, from top to bottom; at most thirty are legible.</param>
/// <param name="Axis">Label of the horizontal axis.</param>
/// <param name="Now">What the upper bars are.</param>
/// <param name="Before">What the lower bars are.</param>
/// <param name="MarkMeaning">What diamonds are; empty where there are none.</param>
/// <param name="Heading">Heading of the printed column.</param>
/// <param name="Note">Anything to add below.</param>
/// <param name="FaintMeaning">What grey rows are; empty where there are none.</param>
public sealed record IntervalRowsData(
    string Title, IReadOnlyList<IntervalRow> Rows, string Axis, string Now, string Before, string MarkMeaning = "", string Heading = "", string Note = "",
    string FaintMeaning = "");

/// <summary>Draws <see cref="IntervalRowsData"/>.</summary>
public static class IntervalRows
{
    private const int RoomForRows = 22;

    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">A number is not finite, an interval reversed, or there are no rows.</exception>
    public static Figure Build(IntervalRowsData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        SKColor now = SKColor.Parse(FigureColors.Arms[0]), mark = SKColor.Parse(FigureColors.Arms[1]);
        bool faint = data.Rows.Any(r => r.Faint) && data.FaintMeaning.Length > 0;
        FigurePage page = new(data.Title,
            [
                LegendKey.Range(data.Now, now.WithAlpha(110), now, MarkerShape.FilledCircle),
                LegendKey.Band(data.Before, FigureColors.Rule.WithAlpha(150)),
                .. faint ? new[] { LegendKey.Range(data.FaintMeaning, FigureColors.SoftInk.WithAlpha(90), FigureColors.SoftInk, MarkerShape.OpenCircle) } : [],
                .. data.MarkMeaning.Length > 0 ? new[] { LegendKey.Marker(data.MarkMeaning, mark, MarkerShape.FilledDiamond) } : [],
            ],
            data.Note, height: 900 + 30 * Math.Max(0, data.Rows.Count - RoomForRows));
        RowTable table = new(page, [.. data.Rows.Select(r => r.Label)], new bool[data.Rows.Count], 640,
            [new TextColumn(data.Heading, 250, [.. data.Rows.Select(r => r.Text)])]);
        (double low, double high) = Ticks.Widened(
            data.Rows.Min(r => Math.Min(Math.Min(r.Low, r.BeforeLow), r.Mark ?? r.Low)),
            data.Rows.Max(r => Math.Max(Math.Max(r.High, r.BeforeHigh), r.Mark ?? r.High)), 0.04);
        Plot plot = table.NewPlot(low, high, 7);
        for (int i = 0; i < data.Rows.Count; i++)
        {
            IntervalRow row = data.Rows[i];
            SKColor color = row.Faint ? FigureColors.SoftInk : now;
            RowTable.Bar(plot, row.BeforeLow, row.BeforeHigh, -i, 0.62, FigureColors.Rule.WithAlpha(110));
            RowTable.Bar(plot, row.Low, row.High, -i, 0.28, color.WithAlpha(row.Faint ? (byte)90 : (byte)150));
            if (row.Middle is { } middle)
                plot.Add.Marker(middle, -i, row.Faint ? MarkerShape.OpenCircle : MarkerShape.FilledCircle, 12, color.ForPlot());
            if (row.Mark is { } value) plot.Add.Marker(value, -i, MarkerShape.FilledDiamond, 15, mark.ForPlot());
        }

        table.Place(plot, data.Axis);
        return page.Finish(data.Title + ". " + string.Join(" ", data.Rows.Select(r =>
            $"{r.Label}: {Apa.Interval(r.Low, r.High)} against {Apa.Interval(r.BeforeLow, r.BeforeHigh)}{(r.Faint ? ", " + data.FaintMeaning : "")}.")));
    }

    private static void Check(IntervalRowsData data)
    {
        Finite.NotEmpty(data.Rows, nameof(data.Rows));
        for (int i = 0; i < data.Rows.Count; i++)
        {
            IntervalRow row = data.Rows[i];
            Finite.Interval(row.Low, row.High, $"Rows[{i}].Low", $"Rows[{i}].High");
            Finite.Interval(row.BeforeLow, row.BeforeHigh, $"Rows[{i}].BeforeLow", $"Rows[{i}].BeforeHigh");
            Finite.Value(row.Middle, $"Rows[{i}].Middle");
            Finite.Value(row.Mark, $"Rows[{i}].Mark");
        }
    }
}
