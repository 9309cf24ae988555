using ScottPlot;
using SkiaSharp;

namespace Simulator.Reporting.Drawing;

/// <summary>
/// The page around a figure's panels: title above, legend below it, note at the foot. Panels are placed with fixed paddings, so that
/// every label has its room and rows of text can stand beside a plot's rows.
/// </summary>
internal sealed class FigurePage
{
    public const float Margin = 44;

    private readonly List<Action<SKCanvas>> panels = [];
    private readonly FigureParts parts;
    private readonly string title;
    private readonly int width;
    private readonly int height;

    public FigurePage(string title, IReadOnlyList<LegendKey> legend, string note, int width = 1600, int height = 900)
    {
        (this.title, this.width, this.height) = (title, width, height);
        float inner = width - (2 * Margin);
        IReadOnlyList<string> titleLines = Lettering.Wrap(title, Lettering.TitleSize, inner, 2, bold: true);
        IReadOnlyList<string> noteLines = Lettering.Wrap(note, Lettering.NoteSize, inner, 4);
        float legendTop = 26 + (titleLines.Count * 48);
        float noteTop = height - 20 - (noteLines.Count * 26);
        Body = new SKRect(Margin, legendTop + 14 + LegendKey.Flow(null, legend, Margin, legendTop, inner), width - Margin, noteTop - 14);
        parts = new FigureParts(
            note, (0, height), (int)legendTop - 4, ((int)Body.Top - 6, (int)noteTop - 4), (int)noteTop - 4,
            canvas =>
            {
                for (int i = 0; i < titleLines.Count; i++)
                    Lettering.Draw(canvas, titleLines[i], Margin, 58 + (i * 46), Lettering.TitleSize, FigureColors.Ink, bold: true);
                for (int i = 0; i < noteLines.Count; i++)
                    Lettering.Draw(canvas, noteLines[i], Margin, noteTop + 19 + (i * 26), Lettering.NoteSize, FigureColors.SoftInk);
            },
            canvas => LegendKey.Flow(canvas, legend, Margin, legendTop, inner), panels);
    }

    /// <summary>The room between legend and note.</summary>
    public SKRect Body { get; }

    public void Draw(Action<SKCanvas> panel) => panels.Add(panel);

    /// <summary>A plot with the house's axes, empty.</summary>
    public static Plot NewPlot()
    {
        Plot plot = new();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Grid.MajorLineColor = FigureColors.Grid.ForPlot();
        plot.Grid.MajorLineWidth = 1.5f;
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.TickLabelStyle.FontSize = Lettering.TickSize;
            axis.TickLabelStyle.ForeColor = FigureColors.Ink.ForPlot();
            axis.FrameLineStyle.Color = FigureColors.SoftInk.ForPlot();
            axis.FrameLineStyle.Width = 1.5f;
            axis.MajorTickStyle.Color = FigureColors.SoftInk.ForPlot();
            axis.MinorTickStyle.Length = 0;
        }
        return plot;
    }

    /// <summary>Places a plot; its data area is the given rectangle, tick labels and axis labels stand outside it.</summary>
    public void Place(Plot plot, SKRect data, string? heading = null, string? xLabel = null, string? yLabel = null)
    {
        PixelPadding padding = new(120, 120, 60, 40);
        plot.Layout.Fixed(padding);
        PixelRect outer = new(data.Left - 120, data.Right + 120, data.Bottom + 60, data.Top - 40);
        panels.Add(canvas =>
        {
            lock (plot.Sync)
            {
                // A plot's first rendering draws everything twice; it is spent on a canvas that keeps nothing.
                if (plot.RenderManager.RenderCount == 0)
                {
                    using SKNoDrawCanvas nothing = new(width, height);
                    plot.Render(nothing, outer);
                }
                plot.Render(canvas, outer);
            }
            if (heading is not null)
                Lettering.Draw(canvas, heading, data.Left, data.Top - 14, Lettering.HeadingSize, FigureColors.Ink, bold: true);
            if (xLabel is not null)
                DrawXLabel(canvas, xLabel, data);
            if (yLabel is not null)
                Lettering.DrawUpwards(canvas, yLabel, data.Left - 74, data.MidY, Lettering.BodySize, FigureColors.Ink);
        });
    }

    private static void DrawXLabel(SKCanvas canvas, string label, SKRect data)
    {
        IReadOnlyList<string> lines = Lettering.Wrap(label, Lettering.BodySize, data.Width + 80, 2);
        for (int i = 0; i < lines.Count; i++)
            Lettering.Draw(canvas, lines[i], data.MidX, data.Bottom + 62 + (i * 26), Lettering.BodySize, FigureColors.Ink, align: SKTextAlign.Center);
    }

    /// <summary>A grid of data areas with room for headings, tick labels and axis labels.</summary>
    public static SKRect[] Cells(SKRect body, int columns, int rows, SKRect room)
    {
        float width = body.Width / columns;
        float height = body.Height / rows;
        return [.. Enumerable.Range(0, columns * rows).Select(i => new SKRect(
            body.Left + (i % columns * width) + room.Left,
            body.Top + (i / columns * height) + room.Top,
            body.Left + (((i % columns) + 1) * width) - room.Right,
            body.Top + (((i / columns) + 1) * height) - room.Bottom))];
    }

    public Figure Finish(string description) => new(title, description, width, height, parts);
}
