using ScottPlot;
using SkiaSharp;

namespace Simulator.Reporting.Drawing;

/// <summary>Lines, boxes and markers outside a plot's data area, drawn as the plots draw theirs.</summary>
internal static class Shapes
{
    public static void Line(SKCanvas canvas, SKPoint from, SKPoint to, SKColor color, float width, LinePattern? pattern = null) =>
        Polyline(canvas, [from, to], color, width, pattern);

    /// <summary>
    /// A line through points, dashed piece by piece: the SVG canvas drops the dashes of straight lines and fills those of curves.
    /// </summary>
    public static void Polyline(SKCanvas canvas, IReadOnlyList<SKPoint> points, SKColor color, float width, LinePattern? pattern = null)
    {
        using SKPaint paint = new()
        {
            Color = color,
            StrokeWidth = width,
            IsStroke = true,
            IsAntialias = true,
            StrokeJoin = SKStrokeJoin.Round,
        };
        using SKPath path = new();
        float[] intervals = pattern?.Intervals ?? [];
        path.MoveTo(points[0]);
        int dash = 0;
        float left = intervals.Length == 0 ? float.PositiveInfinity : intervals[0];
        for (int i = 1; i < points.Count; i++)
        {
            SKPoint from = points[i - 1];
            float length = SKPoint.Distance(from, points[i]);
            float at = 0;
            while (length - at > left)
            {
                at += left;
                Step(new SKPoint(from.X + ((points[i].X - from.X) * at / length), from.Y + ((points[i].Y - from.Y) * at / length)));
                dash++;
                left = intervals[dash % intervals.Length];
            }
            left -= length - at;
            Step(points[i]);
        }
        canvas.DrawPath(path, paint);

        void Step(SKPoint to)
        {
            if (dash % 2 == 0)
                path.LineTo(to);
            else
                path.MoveTo(to);
        }
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
