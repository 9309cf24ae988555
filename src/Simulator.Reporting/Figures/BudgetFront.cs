using ScottPlot;
using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>A programme that was tried again on fresh luck.</summary>
/// <param name="Letter">What it is called.</param>
/// <param name="Hours">What it takes, in staff hours.</param>
/// <param name="Value">What it does, beside today's programme.</param>
/// <param name="Low">Lower end of the interval of the simulation.</param>
/// <param name="High">Its upper end.</param>
/// <param name="KnownLow">Lower end of what we do not know; none where null.</param>
/// <param name="KnownHigh">Its upper end.</param>
public sealed record FrontProgramme(string Letter, double Hours, double Value, double Low, double High, double? KnownLow, double? KnownHigh);

/// <summary>What programmes do over what they take.</summary>
/// <param name="Title">Title above the figure.</param>
/// <param name="Programmes">Those that were tried on fresh luck.</param>
/// <param name="Others">Hours and value of those that others beat.</param>
/// <param name="Over">Hours and value of those over the budget.</param>
/// <param name="Today">What today's programme takes, in staff hours.</param>
/// <param name="Budget">Staff hours that there are; none where null.</param>
/// <param name="Axis">Label of the vertical axis.</param>
/// <param name="Note">Anything to add below.</param>
public sealed record BudgetFrontData(
    string Title, IReadOnlyList<FrontProgramme> Programmes, IReadOnlyList<(double Hours, double Value)> Others,
    IReadOnlyList<(double Hours, double Value)> Over, double Today, double? Budget, string Axis, string Note = "");

/// <summary>Draws <see cref="BudgetFrontData"/>.</summary>
public static class BudgetFront
{
    private const float Size = 17, Small = 11, BandWidth = 18, LetterAway = 16, LabelAway = 104;

    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">A number is not finite, an interval reversed, or there are no programmes.</exception>
    public static Figure Build(BudgetFrontData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        (SKColor one, SKColor today, SKColor faint) = (SKColor.Parse(FigureColors.Arms[0]), SKColor.Parse(FigureColors.Arms[1]), FigureColors.SoftInk);
        bool known = data.Programmes.Any(p => p.KnownLow is not null);
        FigurePage page = new(data.Title,
            [
                LegendKey.Whisker("nobody beats it: fresh luck, 95 % interval of the simulation", one, MarkerShape.FilledCircle),
                .. known ? new[] { LegendKey.Band("80 % of what we do not know", one.WithAlpha(60)) } : [],
                .. data.Others.Count > 0 ? new[] { LegendKey.Marker("beaten, on the luck all were tried on", faint, MarkerShape.OpenCircle) } : [],
                .. data.Over.Count > 0 ? new[] { LegendKey.Marker("over the budget", faint, MarkerShape.Eks) } : [],
                LegendKey.Marker("today's programme", today, MarkerShape.FilledDiamond),
            ],
            data.Note);
        SKRect cell = FigurePage.Cells(page.Body, 1, 1, new SKRect(130, 20, 40, 94))[0];
        (double Hours, double Value)[] all = [.. data.Programmes.SelectMany(Ends), .. data.Others, .. data.Over, (data.Today, 0)];
        (double left, double right) = Ticks.Widened(all.Min(a => a.Hours), Math.Max(all.Max(a => a.Hours), data.Budget ?? double.NegativeInfinity), 0.06);
        (double low, double high) = Ticks.Widened(all.Min(a => a.Value), all.Max(a => a.Value));
        Plot plot = FigurePage.NewPlot();
        plot.Axes.SetLimits(left, right, low, high);
        plot.Axes.Bottom.TickGenerator = Ticks.Numeric(left, right, 10);
        plot.Axes.Left.TickGenerator = Ticks.Numeric(low, high, 7);
        page.Place(plot, cell, null, "staff hours of the whole arm");
        page.Draw(canvas =>
        {
            Lettering.DrawUpwards(canvas, data.Axis, cell.Left - LabelAway, cell.MidY, Lettering.BodySize, FigureColors.Ink);
            SKPoint At(double hours, double value) => new(
                cell.Left + (float)((hours - left) / (right - left) * cell.Width), cell.Bottom - (float)((value - low) / (high - low) * cell.Height));
            Shapes.Line(canvas, At(left, 0), At(right, 0), FigureColors.Rule, 2, LinePattern.Dotted);
            if (data.Budget is { } budget)
            {
                Shapes.Line(canvas, At(budget, low), At(budget, high), FigureColors.Ink, 3, LinePattern.Dashed);
                Lettering.Draw(canvas, "budget", At(budget, high).X - 8, cell.Top + 24, Lettering.TickSize, FigureColors.Ink, align: SKTextAlign.Right);
            }

            foreach ((double hours, double value) in data.Others) Shapes.Marker(canvas, At(hours, value), faint, MarkerShape.OpenCircle, Small);
            foreach ((double hours, double value) in data.Over) Shapes.Marker(canvas, At(hours, value), faint, MarkerShape.Eks, Small);
            Shapes.Marker(canvas, At(data.Today, 0), today, MarkerShape.FilledDiamond, Size);
            foreach (FrontProgramme p in data.Programmes)
            {
                if (p is { KnownLow: { } from, KnownHigh: { } to })
                {
                    SKPoint top = At(p.Hours, to), foot = At(p.Hours, from);
                    Shapes.Box(canvas, new SKRect(top.X - BandWidth / 2, top.Y, top.X + BandWidth / 2, foot.Y), one.WithAlpha(60));
                }

                Shapes.Line(canvas, At(p.Hours, p.Low), At(p.Hours, p.High), one, 4, LinePattern.Solid);
                Shapes.Marker(canvas, At(p.Hours, p.Value), one, MarkerShape.FilledCircle, Size);
                SKPoint at = At(p.Hours, p.Value);
                Lettering.DrawCentred(canvas, p.Letter, at.X + LetterAway, at.Y, Lettering.HeadingSize, FigureColors.Ink, bold: true);
            }
        });
        return page.Finish(data.Title + ". " + string.Join(" ", data.Programmes.Select(p =>
            $"{p.Letter}: {Apa.Number(p.Hours, 1)} hours, {Apa.Signed(p.Value, 3)} {Apa.Interval(p.Low, p.High, 3)}.")));
    }

    private static IEnumerable<(double Hours, double Value)> Ends(FrontProgramme p) =>
        [(p.Hours, p.Low), (p.Hours, p.High), (p.Hours, p.KnownLow ?? p.Low), (p.Hours, p.KnownHigh ?? p.High)];

    private static void Check(BudgetFrontData data)
    {
        Finite.NotEmpty(data.Programmes, nameof(data.Programmes));
        Finite.Value(data.Today, nameof(data.Today));
        Finite.Value(data.Budget, nameof(data.Budget));
        for (int i = 0; i < data.Programmes.Count; i++)
        {
            FrontProgramme p = data.Programmes[i];
            Finite.Value(p.Hours, $"Programmes[{i}].Hours");
            Finite.Value(p.Value, $"Programmes[{i}].Value");
            Finite.Interval(p.Low, p.High, $"Programmes[{i}].Low", $"Programmes[{i}].High");
            Finite.Interval(p.KnownLow, p.KnownHigh, $"Programmes[{i}].KnownLow", $"Programmes[{i}].KnownHigh");
        }

        foreach ((double hours, double value) in data.Others.Concat(data.Over)) Finite.Values([hours, value], nameof(data.Others));
    }
}
