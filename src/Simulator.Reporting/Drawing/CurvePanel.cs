using ScottPlot;
using SkiaSharp;

namespace Simulator.Reporting.Drawing;

/// <summary>A line with a band around it, and perhaps a paler one around that.</summary>
internal sealed record Curve(
    IReadOnlyList<double> X, IReadOnlyList<double> Middle, IReadOnlyList<double> Low, IReadOnlyList<double> High,
    ArmStyle Style, LinePattern Pattern, bool Markers, bool Faint = false, bool Band = true, string Label = "",
    IReadOnlyList<(double Low, double High)>? Outer = null);

/// <summary>One panel of curves with bands.</summary>
internal static class CurvePanel
{
    private const float EventTick = 14, LabelHeight = 22;

    /// <summary>How much of its colour the outer band of a curve has.</summary>
    internal const byte OuterAlpha = 24;

    /// <summary>Draws the panel; events are places on the horizontal axis that get a small tick inside it.</summary>
    public static void Place(
        FigurePage page, SKRect cell, string heading, string xLabel, string yLabel, IReadOnlyList<Curve> curves, IReadOnlyList<double>? events = null)
    {
        Plot plot = FigurePage.NewPlot();
        void Fill(Curve curve, IEnumerable<double> from, IEnumerable<double> to, byte alpha)
        {
            ScottPlot.Plottables.FillY band = plot.Add.FillY([.. curve.X], [.. from], [.. to]);
            band.FillColor = curve.Style.Color.WithAlpha(alpha).ForPlot();
            band.LineWidth = 0;
        }

        foreach (Curve curve in curves)
        {
            if (curve.Outer is { } outer) Fill(curve, outer.Select(o => o.Low), outer.Select(o => o.High), OuterAlpha);
            if (curve.Band) Fill(curve, curve.Low, curve.High, curve.Faint ? (byte)20 : (byte)42);
        }

        (double left, double right) = Ticks.Widened(curves.Min(curve => curve.X.Min()), curves.Max(curve => curve.X.Max()), 0.03);
        double[] drawn = [.. curves.SelectMany(c => c.Middle.Concat(c.Band ? c.Low.Concat(c.High) : [])
            .Concat(c.Outer?.SelectMany(o => new[] { o.Low, o.High }) ?? []))];
        (double low, double high) = Ticks.Widened(drawn.Min(), drawn.Max());
        plot.Axes.SetLimits(left, right, low, high);
        plot.Axes.Bottom.TickGenerator = Ticks.Numeric(left, right, Math.Max(3, (int)(cell.Width / 75)));
        plot.Axes.Left.TickGenerator = Ticks.Numeric(low, high, 6);
        page.Place(plot, cell, heading, xLabel, yLabel);
        page.Draw(canvas =>
        {
            foreach (double at in events ?? [])
            {
                SKPoint foot = new(cell.Left + (float)((at - left) / (right - left) * cell.Width), cell.Bottom);
                Shapes.Line(canvas, foot, new SKPoint(foot.X, foot.Y - EventTick), FigureColors.SoftInk, 3, LinePattern.Solid);
            }
            foreach (Curve curve in curves)
                DrawLine(canvas, curve);
            DrawLabels(canvas);
        });

        // A line's name stands at its end; where ends meet, names make room for one another from above.
        void DrawLabels(SKCanvas canvas)
        {
            float next = cell.Top;
            Curve[] named = [.. curves.Where(c => c.Label.Length > 0).OrderByDescending(c => c.Middle[^1])];
            for (int k = 0; k < named.Length; k++)
            {
                float end = cell.Bottom - (float)((named[k].Middle[^1] - low) / (high - low) * cell.Height);
                float middle = Math.Max(next, Math.Min(end, cell.Bottom - (named.Length - 1 - k) * LabelHeight));
                Lettering.DrawCentred(canvas, named[k].Label, cell.Right + 8, middle, Lettering.NoteSize, named[k].Style.Color);
                next = middle + LabelHeight;
            }
        }

        void DrawLine(SKCanvas canvas, Curve curve)
        {
            SKPoint[] points = [.. curve.X.Select((x, i) => new SKPoint(
                cell.Left + (float)((x - left) / (right - left) * cell.Width),
                cell.Bottom - (float)((curve.Middle[i] - low) / (high - low) * cell.Height)))];
            Shapes.Polyline(canvas, points, curve.Style.Color, 4, curve.Pattern);
            // A line without markers ends in one, so that arms differ in shape; a faint line has its dashes.
            foreach (SKPoint point in curve.Markers ? points : curve.Faint ? [] : points[^1..])
                Shapes.Marker(canvas, point, curve.Style.Color, curve.Style.Marker, 15);
        }
    }

    public static void Check(
        string field, IReadOnlyList<double> x, IReadOnlyList<double> middle, IReadOnlyList<double> low, IReadOnlyList<double> high)
    {
        Finite.NotEmpty(x, field + ".X");
        foreach ((string name, IReadOnlyList<double> values) in new[] { ("Mean", middle), ("Low", low), ("High", high) })
        {
            Finite.SameLength($"{field}.{name}", x.Count, values.Count);
            Finite.Values(values, $"{field}.{name}");
        }
        Finite.Values(x, field + ".X");
        for (int i = 0; i < x.Count; i++)
            Finite.Interval(low[i], high[i], $"{field}.Low[{i}]", $"{field}.High[{i}]");
    }
}
