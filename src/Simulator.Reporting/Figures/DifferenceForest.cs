using ScottPlot;
using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>The difference between two programmes in one outcome.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Unit">Its unit, printed behind the difference.</param>
/// <param name="Difference">Second minus first, in the unit.</param>
/// <param name="Low">Simulation: lower end of the interval of the mean.</param>
/// <param name="High">Upper end.</param>
/// <param name="Matters">The smallest difference that matters, the measure differences are drawn in.</param>
/// <param name="Decimals">Decimals of the printed numbers.</param>
public sealed record OutcomeDifference(
    string Outcome, string Unit, double Difference, double Low, double High, double Matters, int Decimals = 2)
{
    /// <summary>What we do not know: where other parameter sets have it; null where none were played.</summary>
    public (double Low, double High)? Known { get; init; }

    /// <summary>In how many of them it has the sign shown, in words.</summary>
    public string SameSign { get; init; } = "";
}

/// <summary>Differences between two programmes, outcome by outcome.</summary>
/// <param name="First">Name of what is compared with.</param>
/// <param name="Second">Name of what is compared.</param>
/// <param name="Rows">The outcomes, from top to bottom.</param>
/// <param name="Title">Title above the figure; made of the two names when absent.</param>
/// <param name="Note">Anything to add to the note below it.</param>
public sealed record DifferenceForestData(
    string First, string Second, IReadOnlyList<OutcomeDifference> Rows, string? Title = null, string Note = "");

/// <summary>Draws <see cref="DifferenceForestData"/>.</summary>
public static class DifferenceForest
{
    private const byte Pale = 60;

    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">
    /// A number is not finite, an interval reversed, a smallest difference that matters not positive, or there are no rows.
    /// </exception>
    public static Figure Build(DifferenceForestData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        SKColor color = SKColor.Parse(FigureColors.Arms[0]);
        bool known = data.Rows.Any(row => row.Known is not null);
        FigurePage page = new(data.Title ?? $"What changes from {data.First} to {data.Second}",
            [
                LegendKey.Whisker("mean difference; simulation: its 95 % interval", color, MarkerShape.FilledCircle),
                .. known ? [LegendKey.Band("what we do not know: 95 % of other parameter sets", color.WithAlpha(Pale))] : Array.Empty<LegendKey>(),
                LegendKey.Band("less than what matters", FigureColors.Rule.WithAlpha(90)),
            ],
            "Drawn in smallest differences that matter (list measures has them), printed in the outcome's own unit. "
                + "An open circle: the simulation's interval contains zero. " + data.Note);
        RowTable table = new(page, [.. data.Rows.Select(row => row.Outcome)], new bool[data.Rows.Count], 370,
            [
                new TextColumn($"{data.Second} {Apa.Minus} {data.First} [simulation]", 390, [.. data.Rows.Select(Printed)]),
                .. known ? [new TextColumn("what we do not know, same sign", 330, [.. data.Rows.Select(Unknown)])] : Array.Empty<TextColumn>(),
            ]);
        double reach = 1.08 * Math.Max(1.5, data.Rows.Max(row =>
            new[] { row.Low, row.High, row.Known?.Low ?? 0, row.Known?.High ?? 0 }.Max(Math.Abs) / row.Matters));
        Plot plot = table.NewPlot(-reach, reach, 7);
        plot.Add.HorizontalSpan(-1, 1, FigureColors.Rule.WithAlpha(50).ForPlot());
        plot.Add.VerticalLine(0, 2.5f, FigureColors.Ink.ForPlot());
        for (int i = 0; i < data.Rows.Count; i++)
        {
            OutcomeDifference row = data.Rows[i];
            double unit = row.Matters;
            if (row.Known is { } layer) RowTable.Bar(plot, layer.Low / unit, layer.High / unit, -i, 0.5, color.WithAlpha(Pale));
            RowTable.Whisker(plot, row.Low / unit, row.High / unit, -i, color, 4);
            bool open = row.Low <= 0 && row.High >= 0;
            if (open)
                plot.Add.Marker(row.Difference / unit, -i, MarkerShape.FilledCircle, 18, Colors.White);
            MarkerShape shape = open ? MarkerShape.OpenCircle : MarkerShape.FilledCircle;
            plot.Add.Marker(row.Difference / unit, -i, shape, 18, color.ForPlot()).MarkerLineWidth = 3;
        }
        table.Place(plot, "← less · smallest differences that matter · more →");
        return page.Finish($"Differences {data.Second} minus {data.First}. "
            + string.Join(" ", data.Rows.Select(row => $"{row.Outcome}: {Printed(row)}{(known ? "; what we do not know " + Unknown(row) : "")}.")));
    }

    private static string Printed(OutcomeDifference row) =>
        $"{Apa.Signed(row.Difference, row.Decimals)} {Apa.Interval(row.Low, row.High, row.Decimals)} {row.Unit}".TrimEnd();

    private static string Unknown(OutcomeDifference row) =>
        row.Known is { } known ? $"{Apa.Interval(known.Low, known.High, row.Decimals)}  {row.SameSign}".TrimEnd() : row.SameSign;

    private static void Check(DifferenceForestData data)
    {
        Finite.NotEmpty(data.Rows, nameof(data.Rows));
        for (int i = 0; i < data.Rows.Count; i++)
        {
            OutcomeDifference row = data.Rows[i];
            Finite.Value(row.Difference, $"Rows[{i}].Difference");
            Finite.Interval(row.Low, row.High, $"Rows[{i}].Low", $"Rows[{i}].High");
            if (row.Known is { } known) Finite.Interval(known.Low, known.High, $"Rows[{i}].Known.Low", $"Rows[{i}].Known.High");
            Finite.Value(row.Matters, $"Rows[{i}].Matters");
            if (row.Matters <= 0)
                throw new ArgumentException($"Rows[{i}].Matters is not positive.", $"Rows[{i}].Matters");
        }
    }
}
