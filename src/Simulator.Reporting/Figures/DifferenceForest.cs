using ScottPlot;
using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>The difference between two programmes in one outcome.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Unit">Its unit, printed behind the difference.</param>
/// <param name="Difference">Second minus first, in the unit.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="StandardDeviation">Spread of the outcome between replications, the measure differences are drawn in.</param>
/// <param name="Decimals">Decimals of the printed numbers.</param>
public sealed record OutcomeDifference(
    string Outcome, string Unit, double Difference, double Low, double High, double StandardDeviation, int Decimals = 2);

/// <summary>Differences between two programmes, outcome by outcome.</summary>
/// <param name="First">Name of what is compared with.</param>
/// <param name="Second">Name of what is compared.</param>
/// <param name="Rows">The outcomes, from top to bottom.</param>
/// <param name="IntervalMeaning">What the whiskers are, for the legend.</param>
/// <param name="Title">Title above the figure; made of the two names when absent.</param>
/// <param name="Note">Anything to add to the note below it.</param>
public sealed record DifferenceForestData(
    string First, string Second, IReadOnlyList<OutcomeDifference> Rows,
    string IntervalMeaning = "95 % interval of the mean difference over replications",
    string? Title = null,
    string Note = "");

/// <summary>Draws <see cref="DifferenceForestData"/>.</summary>
public static class DifferenceForest
{
    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">A number is not finite, an interval reversed, a spread not positive, or there are no rows.</exception>
    public static Figure Build(DifferenceForestData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        SKColor color = SKColor.Parse(FigureColors.Arms[0]);
        FigurePage page = new(data.Title ?? $"What changes from {data.First} to {data.Second}",
            [
                LegendKey.Whisker("mean difference, " + data.IntervalMeaning, color, MarkerShape.FilledCircle),
                LegendKey.Marker("interval contains zero", color, MarkerShape.OpenCircle),
            ],
            $"Drawn in standard deviations of each outcome between replications of {data.First}; printed in the outcome's own unit. " + data.Note);
        RowTable table = new(page, [.. data.Rows.Select(row => row.Outcome)], new bool[data.Rows.Count], 400,
            [new TextColumn($"{data.Second} {Apa.Minus} {data.First} [interval]", 400, [.. data.Rows.Select(Printed)])]);
        double reach = 1.08 * Math.Max(1e-6, data.Rows.Max(row => Math.Max(Math.Abs(row.Low), Math.Abs(row.High)) / row.StandardDeviation));
        Plot plot = table.NewPlot(-reach, reach, 7);
        plot.Add.VerticalLine(0, 2.5f, FigureColors.Ink.ForPlot());
        for (int i = 0; i < data.Rows.Count; i++)
        {
            OutcomeDifference row = data.Rows[i];
            double sd = row.StandardDeviation;
            RowTable.Whisker(plot, row.Low / sd, row.High / sd, -i, color, 4);
            bool open = row.Low <= 0 && row.High >= 0;
            if (open)
                plot.Add.Marker(row.Difference / sd, -i, MarkerShape.FilledCircle, 18, Colors.White);
            MarkerShape shape = open ? MarkerShape.OpenCircle : MarkerShape.FilledCircle;
            plot.Add.Marker(row.Difference / sd, -i, shape, 18, color.ForPlot()).MarkerLineWidth = 3;
        }
        table.Place(plot, $"← less in {data.Second} · difference in standard deviations · more →");
        return page.Finish($"Differences {data.Second} minus {data.First}. "
            + string.Join(" ", data.Rows.Select(row => $"{row.Outcome}: {Printed(row)}.")));
    }

    private static string Printed(OutcomeDifference row) =>
        $"{Apa.Signed(row.Difference, row.Decimals)} {Apa.Interval(row.Low, row.High, row.Decimals)} {row.Unit}".TrimEnd();

    private static void Check(DifferenceForestData data)
    {
        Finite.NotEmpty(data.Rows, nameof(data.Rows));
        for (int i = 0; i < data.Rows.Count; i++)
        {
            OutcomeDifference row = data.Rows[i];
            Finite.Value(row.Difference, $"Rows[{i}].Difference");
            Finite.Interval(row.Low, row.High, $"Rows[{i}].Low", $"Rows[{i}].High");
            Finite.Value(row.StandardDeviation, $"Rows[{i}].StandardDeviation");
            if (row.StandardDeviation <= 0)
                throw new ArgumentException($"Rows[{i}].StandardDeviation is not positive.", $"Rows[{i}].StandardDeviation");
        }
    }
}
