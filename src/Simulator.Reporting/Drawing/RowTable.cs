using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Simulator.Reporting.Drawing;

/// <summary>A plot between two columns of text: what each row is on its left, its numbers on its right. Row i stands at height −i.</summary>
internal sealed class RowTable
{
    private readonly FigurePage _page;
    private readonly IReadOnlyList<string> _labels;
    private readonly IReadOnlyList<bool> _bold;
    private readonly SKRect _data;
    private readonly float _textWidth;

    public RowTable(FigurePage page, IReadOnlyList<string> labels, IReadOnlyList<bool> bold, float labelWidth, float textWidth, float headRoom = 30)
    {
        (_page, _labels, _bold, _textWidth) = (page, labels, bold, textWidth);
        _data = new SKRect(page.Body.Left + labelWidth, page.Body.Top + headRoom, page.Body.Right - textWidth - 24, page.Body.Bottom - 72);
    }

    public SKRect Data => _data;

    public float RowHeight => _data.Height / _labels.Count;

    public float Middle(int row) => _data.Top + ((row + 0.5f) * RowHeight);

    public Plot NewPlot(double low, double high, int ticks)
    {
        Plot plot = FigurePage.NewPlot();
        plot.Axes.SetLimits(low, high, -(_labels.Count - 0.5), 0.5);
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

    public void Place(Plot plot, string xLabel, string? textHeading = null, IReadOnlyList<string>? texts = null)
    {
        _page.Draw(DrawText);
        _page.Place(plot, _data, xLabel: xLabel);

        void DrawText(SKCanvas canvas)
        {
            if (textHeading is not null)
                Lettering.Draw(canvas, textHeading, _page.Body.Right, _data.Top - 10, Lettering.NoteSize, FigureColors.SoftInk, align: SKTextAlign.Right);
            float size = Math.Min(Lettering.BodySize, RowHeight * 0.62f);
            int lines = Math.Clamp((int)(RowHeight / (size * 1.1f)), 1, 2);
            for (int i = 0; i < _labels.Count; i++)
            {
                float middle = Middle(i);
                if (i % 2 == 0)
                    Shapes.Box(canvas, SKRect.Create(_page.Body.Left - 8, middle - (RowHeight / 2), _page.Body.Width + 16, RowHeight), FigureColors.Stripe);
                IReadOnlyList<string> label = Lettering.Wrap(_labels[i], size, _data.Left - _page.Body.Left - 24, lines, _bold[i]);
                for (int k = 0; k < label.Count; k++)
                {
                    float at = middle + ((k - ((label.Count - 1) / 2f)) * size * 1.12f);
                    Lettering.DrawCentred(canvas, label[k], _page.Body.Left, at, size, FigureColors.Ink, _bold[i]);
                }
                if (texts is not null)
                    Lettering.DrawCentred(canvas, texts[i], _page.Body.Right, middle, Math.Min(size, Lettering.TickSize), FigureColors.Ink, _bold[i], SKTextAlign.Right);
            }
        }
    }
}
