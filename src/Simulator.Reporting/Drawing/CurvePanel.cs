using ScottPlot;
using SkiaSharp;

namespace Simulator.Reporting.Drawing;

/// <summary>A line with a band around it.</summary>
internal sealed record Curve(
    IReadOnlyList<double> X, IReadOnlyList<double> Middle, IReadOnlyList<double> Low, IReadOnlyList<double> High,
    ArmStyle Style, LinePattern Pattern, bool Markers);

/// <summary>One panel of curves with bands.</summary>
internal static class CurvePanel
{
    public static void Place(FigurePage page, SKRect cell, string heading, string xLabel, string yLabel, IReadOnlyList<Curve> curves)
    {
        Plot plot = FigurePage.NewPlot();
        foreach (Curve curve in curves)
        {
            ScottPlot.Plottables.FillY band = plot.Add.FillY([.. curve.X], [.. curve.Low], [.. curve.High]);
            band.FillColor = curve.Style.Color.WithAlpha(38).ForPlot();
            band.LineWidth = 0;
        }
        foreach (Curve curve in curves)
        {
            ScottPlot.Plottables.Scatter line = plot.Add.Scatter(curve.X.ToArray(), curve.Middle.ToArray());
            line.LineColor = curve.Style.Color.ForPlot();
            line.LineWidth = 4;
            line.LinePattern = curve.Pattern;
            line.MarkerSize = 0;
            IEnumerable<int> marked = curve.Markers ? Enumerable.Range(0, curve.X.Count) : [curve.X.Count - 1];
            foreach (int i in marked)
                plot.Add.Marker(curve.X[i], curve.Middle[i], curve.Style.Marker, 15, curve.Style.Color.ForPlot()).MarkerLineWidth = 3;
        }
        (double left, double right) = Ticks.Widened(curves.Min(curve => curve.X.Min()), curves.Max(curve => curve.X.Max()), 0.03);
        (double low, double high) = Ticks.Widened(curves.Min(curve => curve.Low.Min()), curves.Max(curve => curve.High.Max()));
        plot.Axes.SetLimits(left, right, low, high);
        plot.Axes.Bottom.TickGenerator = Ticks.Numeric(left, right, Math.Max(3, (int)(cell.Width / 75)));
        plot.Axes.Left.TickGenerator = Ticks.Numeric(low, high, 6);
        page.Place(plot, cell, heading, xLabel, yLabel);
    }

    public static void Check(string field, IReadOnlyList<double> x, IReadOnlyList<double> middle, IReadOnlyList<double> low, IReadOnlyList<double> high)
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
