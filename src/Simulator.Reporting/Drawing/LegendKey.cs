using ScottPlot;
using SkiaSharp;

namespace Simulator.Reporting.Drawing;

/// <summary>One entry of a figure's legend: a small drawing and what it stands for.</summary>
internal sealed record LegendKey(string Text, Action<SKCanvas, SKPoint> Symbol, float SymbolWidth)
{
    private const float Gap = 12;

    public float Width => SymbolWidth + Gap + Lettering.Width(Text, Lettering.BodySize);

    public static LegendKey Marker(string text, SKColor color, MarkerShape shape) =>
        new(text, (canvas, at) => Shapes.Marker(canvas, new SKPoint(at.X + 11, at.Y), color, shape, 18), 22);

    public static LegendKey Line(string text, SKColor color, LinePattern pattern, float width = 4) =>
        new(text, (canvas, at) => Shapes.Line(canvas, at, new SKPoint(at.X + 54, at.Y), color, width, pattern), 54);

    public static LegendKey Band(string text, SKColor color) =>
        new(text, (canvas, at) => Shapes.Box(canvas, SKRect.Create(at.X, at.Y - 10, 40, 20), color), 40);

    public static LegendKey Tick(string text, SKColor color) =>
        new(text, (canvas, at) => Shapes.Line(canvas, new SKPoint(at.X + 6, at.Y - 8), new SKPoint(at.X + 6, at.Y + 8), color, 3, LinePattern.Solid), 12);

    public static LegendKey Box(string text, SKColor fill, SKColor? outline = null) =>
        new(text, (canvas, at) => Shapes.Box(canvas, SKRect.Create(at.X, at.Y - 11, 30, 22), fill, outline), 30);

    public static LegendKey Glyph(string text, string glyph, SKColor color) =>
        new(text, (canvas, at) => Lettering.DrawCentred(canvas, glyph, at.X + 11, at.Y, 24, color, true, SKTextAlign.Center), 22);

    public static LegendKey Whisker(string text, SKColor color, MarkerShape shape) =>
        new(text, (canvas, at) =>
        {
            Shapes.Line(canvas, at, new SKPoint(at.X + 54, at.Y), color, 3, LinePattern.Solid);
            Shapes.Marker(canvas, new SKPoint(at.X + 27, at.Y), color, shape, 17);
        }, 54);

    public static LegendKey Range(string text, SKColor band, SKColor color, MarkerShape shape) =>
        new(text, (canvas, at) =>
        {
            Shapes.Box(canvas, SKRect.Create(at.X, at.Y - 8, 54, 16), band);
            Shapes.Marker(canvas, new SKPoint(at.X + 27, at.Y), color, shape, 16);
        }, 54);

    /// <summary>Lays keys out in rows, left to right; draws them when a canvas is given. Returns the height used.</summary>
    public static float Flow(SKCanvas? canvas, IReadOnlyList<LegendKey> keys, float left, float top, float width)
    {
        const float RowHeight = 34;
        const float Between = 36;
        float x = left;
        float y = top;
        foreach (LegendKey key in keys)
        {
            if (x > left && x + key.Width > left + width)
            {
                x = left;
                y += RowHeight;
            }
            if (canvas is not null)
            {
                float middle = y + (RowHeight / 2);
                key.Symbol(canvas, new SKPoint(x, middle));
                float room = left + width - x - key.SymbolWidth - Gap;
                float size = Lettering.Fitted(key.Text, Lettering.BodySize, room);
                Lettering.DrawCentred(canvas, key.Text, x + key.SymbolWidth + Gap, middle, size, FigureColors.Ink);
            }
            x += key.Width + Between;
        }
        return keys.Count == 0 ? 0 : y + RowHeight - top;
    }
}
