using ScottPlot;
using ScottPlot.TickGenerators;
using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>How one arm answered one item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Shares">Shares of the five answers, lowest first; they sum to one.</param>
public sealed record AnswerBar(string Item, string Arm, IReadOnlyList<double> Shares);

/// <summary>Answers by item and arm as bars that diverge from the middle answer.</summary>
/// <param name="Bars">One entry for each item and arm; items and arms appear in this order.</param>
/// <param name="Answers">What the five answers mean, lowest first.</param>
/// <param name="Title">Title above the figure.</param>
/// <param name="Note">Note below the figure.</param>
public sealed record AnswerBarsData(
    IReadOnlyList<AnswerBar> Bars,
    IReadOnlyList<string> Answers,
    string Title = "How the cohort answered",
    string Note = "");

/// <summary>Draws <see cref="AnswerBarsData"/>.</summary>
public static class AnswerBars
{
    private const int Categories = 5;
    private const double SmallestLabelled = 0.055;

    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">Shares are not five finite numbers that sum to one, or there are no bars.</exception>
    public static Figure Build(AnswerBarsData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        SKColor[] colors = [.. FigureColors.Answers.Select(SKColor.Parse)];
        string[] items = [.. data.Bars.Select(bar => bar.Item).Distinct()];
        string[] arms = [.. data.Bars.Select(bar => bar.Arm).Distinct()];
        FigurePage page = new(data.Title,
            [.. data.Answers.Select((answer, i) => LegendKey.Box(answer, colors[i], FigureColors.SoftInk))],
            "Bars: share of each answer in percent, middle answer centred on zero; "
                + $"shares under {Apa.Percent(SmallestLabelled, 1)} carry no number. " + data.Note,
            height: Math.Max(900, 260 + (24 * items.Length * arms.Length)));
        RowTable table = new(page, items, new bool[items.Length], 560, []) { LabelWidth = 380 };
        double reach = data.Bars.Max(bar => Math.Max(Left(bar.Shares), bar.Shares.Sum() - Left(bar.Shares))) * 1.03;
        Plot plot = table.NewPlot(-reach, reach, 10);
        double[] positions = Ticks.Between(-reach, reach, 10);
        plot.Axes.Bottom.TickGenerator = new NumericManual(positions, [.. positions.Select(at => Apa.Number(Math.Abs(100 * at), 0))]);
        plot.Add.VerticalLine(0, 2, FigureColors.Ink.ForPlot());
        double lane = 0.86 / arms.Length;
        foreach (AnswerBar bar in data.Bars)
            Draw(plot, bar, colors, -Array.IndexOf(items, bar.Item) + 0.43 - (lane * (Array.IndexOf(arms, bar.Arm) + 0.5)), lane, table.RowHeight);
        table.Place(plot, "share of answers, percent");
        page.Draw(canvas =>
        {
            float size = Math.Min(Lettering.NoteSize, (float)lane * table.RowHeight * 0.85f);
            foreach (AnswerBar bar in data.Bars)
            {
                float top = table.Middle(Array.IndexOf(items, bar.Item)) - (0.43f * table.RowHeight);
                float middle = top + ((float)lane * table.RowHeight * (Array.IndexOf(arms, bar.Arm) + 0.5f));
                Lettering.DrawCentred(canvas, bar.Arm, table.Data.Left - 14, middle, size, FigureColors.SoftInk, align: SKTextAlign.Right);
            }
        });
        return page.Finish("Diverging bars of answers. " + string.Join(" ", data.Bars.Select(bar =>
            $"{bar.Item}, {bar.Arm}: {string.Join(", ", bar.Shares.Select(share => Apa.Percent(share)))}.")));
    }

    private static double Left(IReadOnlyList<double> shares) => shares[0] + shares[1] + (shares[2] / 2);

    private static void Draw(Plot plot, AnswerBar bar, SKColor[] colors, double middle, double lane, float rowHeight)
    {
        double from = -Left(bar.Shares);
        float size = Math.Min(17, (float)lane * rowHeight * 0.66f);
        for (int i = 0; i < Categories; i++)
        {
            double to = from + bar.Shares[i];
            ScottPlot.Plottables.Rectangle box = plot.Add.Rectangle(from, to, middle - (lane * 0.43), middle + (lane * 0.43));
            box.FillColor = colors[i].ForPlot();
            box.LineColor = FigureColors.SoftInk.ForPlot();
            box.LineWidth = 0.8f;
            if (bar.Shares[i] >= SmallestLabelled)
            {
                ScottPlot.Plottables.Text label = plot.Add.Text(Apa.Number(100 * bar.Shares[i], 0), (from + to) / 2, middle);
                label.LabelAlignment(size, FigureColors.TextOn(colors[i]));
            }
            from = to;
        }
    }

    private static void LabelAlignment(this ScottPlot.Plottables.Text label, float size, SKColor color)
    {
        label.LabelFontSize = size;
        label.LabelFontColor = color.ForPlot();
        label.LabelAlignment = Alignment.MiddleCenter;
    }

    private static void Check(AnswerBarsData data)
    {
        Finite.NotEmpty(data.Bars, nameof(data.Bars));
        Finite.SameLength(nameof(data.Answers), Categories, data.Answers.Count);
        for (int i = 0; i < data.Bars.Count; i++)
        {
            Finite.SameLength($"Bars[{i}].Shares", Categories, data.Bars[i].Shares.Count);
            Finite.Shares(data.Bars[i].Shares, $"Bars[{i}].Shares");
        }
    }
}
