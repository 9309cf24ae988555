using ScottPlot;
using SkiaSharp;

namespace Simulator.Reporting.Drawing;

/// <summary>Lines, boxes and markers outside a plot's data area, drawn as the plots draw theirs.</summary>
internal static class Shapes
{
    public static void Line(SKCanvas canvas, SKPoint from, SKPoint to, SKColor color, float width, LinePattern? pattern = null)
    {
        using SKPaint paint = new() { Color = color, StrokeWidth = width, IsStroke = true, IsAntialias = true };
        if (pattern is { } dashes && dashes.Intervals.Length > 0)
        {
            using SKPathEffect effect = SKPathEffect.CreateDash([.. dashes.Intervals.Select(length => length * Math.Max(1, width / 2))], 0);
            paint.PathEffect = effect;
        }
        using SKPath path = new();
        path.MoveTo(from);
        path.LineTo(to);
        canvas.DrawPath(path, paint);
    }

    public static void Box(SKCanvas canvas, SKRect rect, SKColor fill, SKColor? outline = null)
    {
        using SKPaint paint = new() { Color = fill, IsAntialias = true };
        canvas.DrawRect(rect, paint);
        if (outline is not { } color)
            return;
        using SKPaint edge = new() { Color = color, IsStroke = true, StrokeWidth = 1.5f, IsAntialias = true };
        canvas.DrawRect(rect, edge);
    }

    public static void Marker(SKCanvas canvas, SKPoint at, SKColor color, MarkerShape shape, float size)
    {
        using Paint paint = Paint.NewDisposablePaint();
        MarkerStyle style = new(shape, size, color.ForPlot()) { LineWidth = 3 };
        style.Render(canvas, new Pixel(at.X, at.Y), paint);
    }
}
