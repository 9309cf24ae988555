using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Simulator.Reporting.Drawing;

/// <summary>A column of text beside a plot's rows, set flush right.</summary>
internal sealed record TextColumn(string Heading, float Width, IReadOnlyList<string> Texts);

/// <summary>A plot between two columns of text: what each row is on its left, its numbers on its right. Row i stands at height −i.</summary>
internal sealed class RowTable
{
    private readonly FigurePage page;
    private readonly IReadOnlyList<string> labels;
    private readonly IReadOnlyList<bool> bold;
    private readonly SKRect data;
    private readonly IReadOnlyList<TextColumn> columns;

    public RowTable(FigurePage page, IReadOnlyList<string> labels, IReadOnlyList<bool> bold, float labelWidth, IReadOnlyList<TextColumn> columns)
    {
        (this.page, this.labels, this.bold, this.columns) = (page, labels, bold, columns);
        LabelWidth = labelWidth - 24;
        float headRoom = columns.Count > 0 ? 30 : 4;
        float right = columns.Count > 0 ? columns.Sum(column => column.Width) + 24 : 10;
        data = new SKRect(page.Body.Left + labelWidth, page.Body.Top + headRoom, page.Body.Right - right, page.Body.Bottom - 72);
    }

    public SKRect Data => data;

    /// <summary>Room for row labels; a figure that writes beside the axis narrows it.</summary>
    public float LabelWidth { get; init; }

    public float RowHeight => data.Height / labels.Count;

    public float Middle(int row) => data.Top + ((row + 0.5f) * RowHeight);

    public Plot NewPlot(double low, double high, int ticks)
    {
        Plot plot = FigurePage.NewPlot();
        plot.Axes.SetLimits(low, high, -(labels.Count - 0.5), 0.5);
        plot.Axes.Bottom.TickGenerator = Ticks.Numeric(low, high, ticks);
        plot.Axes.Left.TickGenerator = new NumericManual();
        plot.Axes.Left.FrameLineStyle.Width = 0;
        return plot;
    }

    public static void Bar(Plot plot, double from, double to, double middle, double height, SKColor fill)
    {
        ScottPlot.Plottables.Rectangle bar = plot.Add.Rectangle(from, to, middle - (height / 2), middle + (height / 2));
        bar.FillColor = fill.ForPlot();
        bar.LineWidth = 0;
    }

    public static void Whisker(Plot plot, double from, double to, double at, SKColor color, float width = 3)
    {
        foreach (Coordinates[] ends in new Coordinates[][]
            { [new(from, at), new(to, at)], [new(from, at - 0.10), new(from, at + 0.10)], [new(to, at - 0.10), new(to, at + 0.10)] })
        {
            ScottPlot.Plottables.LinePlot line = plot.Add.Line(ends[0], ends[1]);
            line.LineColor = color.ForPlot();
            line.LineWidth = width;
            line.MarkerSize = 0;
        }
    }

    public void Place(Plot plot, string xLabel)
    {
        page.Draw(DrawText);
        page.Place(plot, data, xLabel: xLabel);
    }

    private void DrawText(SKCanvas canvas)
    {
        float size = Math.Min(Lettering.BodySize, RowHeight * 0.62f);
        int mostLines = RowHeight > size * 2.3f ? 2 : 1;
        for (int i = 0; i < labels.Count; i++)
        {
            float middle = Middle(i);
            if (i % 2 == 0)
            {
                SKRect stripe = SKRect.Create(page.Body.Left - 8, middle - (RowHeight / 2), page.Body.Width + 16, RowHeight);
                Shapes.Box(canvas, stripe, FigureColors.Stripe);
            }
            IReadOnlyList<string> label = Lettering.Wrap(labels[i], size, LabelWidth, mostLines, bold[i]);
            for (int k = 0; k < label.Count; k++)
            {
                float at = middle + ((k - ((label.Count - 1) / 2f)) * size * 1.12f);
                Lettering.DrawCentred(canvas, label[k], page.Body.Left, at, size, FigureColors.Ink, bold[i]);
            }
        }
        DrawColumns(canvas, Math.Min(size, Lettering.TickSize));
    }

    private void DrawColumns(SKCanvas canvas, float size)
    {
        float right = page.Body.Right;
        foreach (TextColumn column in columns.Reverse())
        {
            float heading = Lettering.Fitted(column.Heading, Lettering.NoteSize, column.Width - 12);
            Lettering.Draw(canvas, column.Heading, right, data.Top - 10, heading, FigureColors.SoftInk, align: SKTextAlign.Right);
            for (int i = 0; i < column.Texts.Count; i++)
            {
                float fitted = Lettering.Fitted(column.Texts[i], size, column.Width - 12, bold[i]);
                Lettering.DrawCentred(canvas, column.Texts[i], right, Middle(i), fitted, FigureColors.Ink, bold[i], SKTextAlign.Right);
            }
            right -= column.Width;
        }
    }
}
