using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>One outcome over the dose, for one arm or condition.</summary>
/// <param name="Condition">The arm or condition.</param>
/// <param name="Doses">The doses, ascending.</param>
/// <param name="Mean">Mean over replications.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record DoseLine(
    string Condition, IReadOnlyList<double> Doses, IReadOnlyList<double> Mean, IReadOnlyList<double> Low, IReadOnlyList<double> High)
{
    /// <summary>Where 95 % of other parameter sets have the mean, dose by dose; null where that was not asked.</summary>
    public IReadOnlyList<(double Low, double High)>? Known { get; init; }
}

/// <summary>One panel: an outcome and its lines.</summary>
/// <param name="Outcome">The outcome, as heading.</param>
/// <param name="AxisLabel">The vertical axis's label with its unit.</param>
/// <param name="Lines">The lines.</param>
public sealed record DosePanel(string Outcome, string AxisLabel, IReadOnlyList<DoseLine> Lines);

/// <summary>Outcomes over the dose of something offered, up to six panels.</summary>
/// <param name="Panels">The panels, left to right and down.</param>
/// <param name="Dose">What the dose is, the horizontal axis's label.</param>
/// <param name="BandMeaning">What the bands are, for the legend.</param>
/// <param name="Title">Title above the figure.</param>
/// <param name="Note">Anything to add to the note below it.</param>
public sealed record DoseCurveData(
    IReadOnlyList<DosePanel> Panels,
    string Dose,
    string BandMeaning = "95 % interval of the mean over replications",
    string Title = "Outcomes over the dose",
    string Note = "");

/// <summary>Draws <see cref="DoseCurveData"/>.</summary>
public static class DoseCurve
{
    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">A number is not finite, lengths differ, or there is nothing to draw.</exception>
    public static Figure Build(DoseCurveData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        string[] conditions = [.. data.Panels.SelectMany(panel => panel.Lines).Select(line => line.Condition).Distinct()];
        ArmStyle[] styles = [.. conditions.Select((_, i) => FigureColors.Arm(i))];
        bool known = data.Panels.Any(panel => panel.Lines.Any(line => line.Known is not null));
        FigurePage page = new(data.Title,
            [
                .. conditions.Select((condition, i) => LegendKey.Range(
                    condition + ", mean", styles[i].Color.WithAlpha(38), styles[i].Color, styles[i].Marker)),
                LegendKey.Band("band: " + data.BandMeaning, FigureColors.Rule.WithAlpha(150)),
                .. known ? [LegendKey.Band("pale band: what we do not know, 95 % of other parameter sets", FigureColors.Rule.WithAlpha(90))]
                    : Array.Empty<LegendKey>(),
            ],
            data.Note);
        int columns = data.Panels.Count == 4 ? 2 : Math.Min(3, data.Panels.Count);
        int rows = (data.Panels.Count + columns - 1) / columns;
        SKRect[] cells = FigurePage.Cells(page.Body, columns, rows, new SKRect(96, 44, 22, 94));
        for (int i = 0; i < data.Panels.Count; i++)
        {
            DosePanel panel = data.Panels[i];
            CurvePanel.Place(page, cells[i], panel.Outcome, data.Dose, panel.AxisLabel,
                [.. panel.Lines.Select(line =>
                {
                    ArmStyle style = styles[Array.IndexOf(conditions, line.Condition)];
                    return new Curve(line.Doses, line.Mean, line.Low, line.High, style, style.Pattern, Markers: line.Doses.Count <= 12, Outer: line.Known);
                })]);
        }
        return page.Finish($"Curves over {data.Dose}. " + string.Join(" ", data.Panels.SelectMany(panel => panel.Lines.Select(line =>
            $"{panel.Outcome}, {line.Condition}: {Apa.Statistic(line.Mean[0])} at {Apa.Number(line.Doses[0], 2)}, "
            + $"{Apa.Statistic(line.Mean[^1])} at {Apa.Number(line.Doses[^1], 2)}."))));
    }

    private static void Check(DoseCurveData data)
    {
        Finite.NotEmpty(data.Panels, nameof(data.Panels));
        if (data.Panels.Count > 6)
            throw new ArgumentException("A dose figure has at most six panels.", nameof(data));
        for (int i = 0; i < data.Panels.Count; i++)
        {
            Finite.NotEmpty(data.Panels[i].Lines, $"Panels[{i}].Lines");
            for (int k = 0; k < data.Panels[i].Lines.Count; k++)
            {
                DoseLine line = data.Panels[i].Lines[k];
                string at = $"Panels[{i}].Lines[{k}]";
                CurvePanel.Check(at, line.Doses, line.Mean, line.Low, line.High);
                if (line.Known is not { } known) continue;
                Finite.SameLength($"{at}.Known", line.Doses.Count, known.Count);
                for (int d = 0; d < known.Count; d++) Finite.Interval(known[d].Low, known[d].High, $"{at}.Known[{d}].Low", $"{at}.Known[{d}].High");
            }
        }
    }
}
