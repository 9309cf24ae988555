using ScottPlot;
using ScottPlot.TickGenerators;
using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>A published statement about the share of gossip, drawn as a mark on a bar.</summary>
/// <param name="Gossip">The share it names.</param>
/// <param name="Text">The statement in a few words: "published: more than half is gossip".</param>
public sealed record TalkStatement(double Gossip, string Text);

/// <summary>What informal talk consists of in one arm and world.</summary>
/// <param name="Label">Arm and world.</param>
/// <param name="Gossip">Share of gossip.</param>
/// <param name="Professional">Share of professional talk.</param>
/// <param name="Personal">Share of personal talk; the three sum to one.</param>
/// <param name="Statement">A published statement to mark, where there is one.</param>
public sealed record TalkShare(string Label, double Gossip, double Professional, double Personal, TalkStatement? Statement = null);

/// <summary>Shares of talk by arm and world.</summary>
/// <param name="Rows">The bars, from top to bottom.</param>
/// <param name="Title">Title above the figure.</param>
/// <param name="Note">Note below the figure.</param>
public sealed record TalkSharesData(IReadOnlyList<TalkShare> Rows, string Title = "What informal talk is about", string Note = "");

/// <summary>Draws <see cref="TalkSharesData"/>.</summary>
public static class TalkShares
{
    private static readonly string[] Kinds = ["gossip", "professional", "personal"];
    private static readonly SKColor[] Fills = [SKColor.Parse("#F5B78A"), SKColor.Parse("#0072B2"), SKColor.Parse("#9BD3BF")];

    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">Shares are not finite or do not sum to one, or there are no rows.</exception>
    public static Figure Build(TalkSharesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        bool stated = data.Rows.Any(row => row.Statement is not null);
        FigurePage page = new(data.Title,
            [
                .. Kinds.Select((kind, i) => LegendKey.Box(kind, Fills[i], FigureColors.SoftInk)),
                .. stated ? new[] { LegendKey.Marker("published statement about gossip", FigureColors.Ink, MarkerShape.FilledTriangleDown) } : [],
            ],
            "Bars: mean share of quarter-hours of informal talk over replications. " + data.Note);
        RowTable table = new(page, [.. data.Rows.Select(row => row.Label)], new bool[data.Rows.Count], 380, []);
        Plot plot = table.NewPlot(0, 1, 10);
        double[] positions = Ticks.Between(0, 1, 10);
        plot.Axes.Bottom.TickGenerator = new NumericManual(positions, [.. positions.Select(at => Apa.Number(100 * at, 0))]);
        for (int i = 0; i < data.Rows.Count; i++)
            Draw(plot, data.Rows[i], -i);
        table.Place(plot, "share of informal talk, percent");
        return page.Finish("Stacked bars of talk. " + string.Join(" ", data.Rows.Select(row =>
            $"{row.Label}: gossip {Apa.Percent(row.Gossip)}, professional {Apa.Percent(row.Professional)}, personal {Apa.Percent(row.Personal)}"
            + (row.Statement is { } statement ? $" ({statement.Text})." : "."))));
    }

    private static void Draw(Plot plot, TalkShare row, double at)
    {
        double from = 0;
        double[] shares = [row.Gossip, row.Professional, row.Personal];
        for (int kind = 0; kind < shares.Length; kind++)
        {
            double to = from + shares[kind];
            ScottPlot.Plottables.Rectangle box = plot.Add.Rectangle(from, to, at - 0.34, at + 0.22);
            box.FillColor = Fills[kind].ForPlot();
            box.LineColor = FigureColors.SoftInk.ForPlot();
            box.LineWidth = 1;
            if (shares[kind] >= 0.05)
            {
                ScottPlot.Plottables.Text label = plot.Add.Text(Apa.Number(100 * shares[kind], 0), (from + to) / 2, at - 0.06);
                label.LabelFontSize = Lettering.BodySize;
                label.LabelFontColor = FigureColors.TextOn(Fills[kind]).ForPlot();
                label.LabelAlignment = Alignment.MiddleCenter;
            }
            from = to;
        }
        if (row.Statement is not { } statement)
            return;
        ScottPlot.Plottables.LinePlot line = plot.Add.Line(statement.Gossip, at - 0.34, statement.Gossip, at + 0.30);
        line.LineColor = FigureColors.Ink.ForPlot();
        line.LineWidth = 3;
        line.MarkerSize = 0;
        plot.Add.Marker(statement.Gossip, at + 0.30, MarkerShape.FilledTriangleDown, 17, FigureColors.Ink.ForPlot());
        ScottPlot.Plottables.Text text = plot.Add.Text(statement.Text, statement.Gossip, at + 0.35);
        text.LabelFontSize = Lettering.NoteSize;
        text.LabelFontColor = FigureColors.Ink.ForPlot();
        text.LabelAlignment = statement.Gossip > 0.6 ? Alignment.MiddleRight : Alignment.MiddleLeft;
        text.OffsetX = statement.Gossip > 0.6 ? -14 : 14;
    }

    private static void Check(TalkSharesData data)
    {
        Finite.NotEmpty(data.Rows, nameof(data.Rows));
        for (int i = 0; i < data.Rows.Count; i++)
        {
            TalkShare row = data.Rows[i];
            Finite.Value(row.Gossip, $"Rows[{i}].Gossip");
            Finite.Value(row.Professional, $"Rows[{i}].Professional");
            Finite.Value(row.Personal, $"Rows[{i}].Personal");
            Finite.Shares([row.Gossip, row.Professional, row.Personal], $"Rows[{i}]");
            Finite.Value(row.Statement?.Gossip, $"Rows[{i}].Statement.Gossip");
        }
    }
}
