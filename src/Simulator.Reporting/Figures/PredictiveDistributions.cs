using ScottPlot;
using ScottPlot.TickGenerators;
using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>What single simulated studies would have reported for one row, and what the published one did.</summary>
/// <param name="Label">The row.</param>
/// <param name="Values">One value for each replication.</param>
/// <param name="Published">The published value, where there is one.</param>
/// <param name="Percentile">Share of replications below the published value, ties half; computed when absent.</param>
public sealed record PredictiveDistribution(string Label, IReadOnlyList<double> Values, double? Published = null, double? Percentile = null);

/// <summary>Small multiples of predictive distributions on one common scale.</summary>
/// <param name="Panels">The distributions, up to sixteen.</param>
/// <param name="AxisLabel">What the values are.</param>
/// <param name="Title">Title above the figure.</param>
/// <param name="Note">Anything to add to the note below it.</param>
public sealed record PredictiveDistributionsData(
    IReadOnlyList<PredictiveDistribution> Panels,
    string AxisLabel = "Cohen's d of a single study",
    string Title = "What single simulated studies would have reported",
    string Note = "");

/// <summary>Draws <see cref="PredictiveDistributionsData"/>.</summary>
public static class PredictiveDistributions
{
    private const int Bins = 32;
    private static readonly SKColor Inside = SKColor.Parse("#4292C6");
    private static readonly SKColor Outside = SKColor.Parse("#BFD7EA");
    private static readonly SKColor Published = SKColor.Parse(FigureColors.Bad);

    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">A value is not finite, a panel is empty, or there are more than sixteen panels.</exception>
    public static Figure Build(PredictiveDistributionsData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        FigurePage page = new(data.Title,
            [
                LegendKey.Box("middle 95 % of single simulated studies", Inside),
                LegendKey.Box("outer 5 %", Outside),
                LegendKey.Line("published value", Published, LinePattern.Solid, 5),
            ],
            "Heights: number of replications. Percentile: share of simulated studies below the published value, ties half. " + data.Note);
        int columns = data.Panels.Count <= 3 ? data.Panels.Count : data.Panels.Count <= 6 ? 3 : 4;
        int rows = (data.Panels.Count + columns - 1) / columns;
        SKRect[] cells = FigurePage.Cells(page.Body with { Bottom = page.Body.Bottom - 38 }, columns, rows, new SKRect(12, 62, 12, 34));
        double low = data.Panels.Min(panel => Math.Min(panel.Values.Min(), panel.Published ?? double.MaxValue));
        double high = data.Panels.Max(panel => Math.Max(panel.Values.Max(), panel.Published ?? double.MinValue));
        (low, high) = Ticks.Widened(low, high, 0.02);
        for (int i = 0; i < data.Panels.Count; i++)
            Place(page, data.Panels[i], cells[i], low, high, columns == 4 ? Lettering.TickSize : Lettering.BodySize);
        page.Draw(canvas => Lettering.Draw(canvas, data.AxisLabel, page.Body.MidX, page.Body.Bottom - 6,
            Lettering.BodySize, FigureColors.Ink, align: SKTextAlign.Center));
        return page.Finish($"Histograms of {data.AxisLabel}. " + string.Join(" ", data.Panels.Select(panel => $"{panel.Label}: {Reading(panel)}.")));
    }

    private static string Reading(PredictiveDistribution panel) => panel.Published is { } published
        ? $"published {Apa.Statistic(published)}, {Apa.Percentile(panel.Percentile ?? ShareBelow(panel.Values, published))} percentile"
        : $"mean {Apa.Statistic(panel.Values.Average())}, nothing published";

    private static double ShareBelow(IReadOnlyList<double> values, double published) =>
        (values.Count(value => value < published) + (0.5 * values.Count(value => value.Equals(published)))) / values.Count;

    private static void Place(FigurePage page, PredictiveDistribution panel, SKRect cell, double low, double high, float size)
    {
        double width = (high - low) / Bins;
        int[] counts = new int[Bins];
        foreach (double value in panel.Values)
            counts[Math.Clamp((int)((value - low) / width), 0, Bins - 1)]++;
        double[] sorted = [.. panel.Values.Order()];
        double from = sorted[(int)(0.025 * (sorted.Length - 1))];
        double to = sorted[(int)Math.Ceiling(0.975 * (sorted.Length - 1))];

        Plot plot = FigurePage.NewPlot();
        for (int i = 0; i < Bins; i++)
        {
            if (counts[i] == 0)
                continue;
            double middle = low + ((i + 0.5) * width);
            ScottPlot.Plottables.Rectangle bar = plot.Add.Rectangle(low + (i * width), low + ((i + 1) * width), 0, counts[i]);
            bar.FillColor = (middle >= from && middle <= to ? Inside : Outside).ForPlot();
            bar.LineColor = Colors.White;
            bar.LineWidth = 0.5f;
        }
        double top = counts.Max() * 1.12;
        if (panel.Published is { } published)
        {
            ScottPlot.Plottables.LinePlot line = plot.Add.Line(published, 0, published, top * 0.97);
            line.LineColor = Published.ForPlot();
            line.LineWidth = 5;
            line.MarkerSize = 0;
        }
        plot.Axes.SetLimits(low, high, 0, top);
        plot.Axes.Bottom.TickGenerator = Ticks.Numeric(low, high, 5);
        plot.Axes.Left.TickGenerator = new NumericManual();
        plot.Axes.Left.FrameLineStyle.Width = 0;
        page.Place(plot, cell);
        page.Draw(canvas =>
        {
            string label = Lettering.Wrap(panel.Label, size, cell.Width, 1, bold: true)[0];
            Lettering.Draw(canvas, label, cell.Left, cell.Top - 30, size, FigureColors.Ink, bold: true);
            Lettering.Draw(canvas, Reading(panel), cell.Left, cell.Top - 6, Math.Min(size, Lettering.NoteSize), FigureColors.SoftInk);
        });
    }

    private static void Check(PredictiveDistributionsData data)
    {
        Finite.NotEmpty(data.Panels, nameof(data.Panels));
        if (data.Panels.Count > 16)
            throw new ArgumentException("At most sixteen distributions fit one figure.", nameof(data));
        for (int i = 0; i < data.Panels.Count; i++)
        {
            Finite.NotEmpty(data.Panels[i].Values, $"Panels[{i}].Values");
            Finite.Values(data.Panels[i].Values, $"Panels[{i}].Values");
            Finite.Value(data.Panels[i].Published, $"Panels[{i}].Published");
            Finite.Value(data.Panels[i].Percentile, $"Panels[{i}].Percentile");
        }
    }
}
