using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>One number over two things that were varied.</summary>
/// <param name="Title">Title above the figure.</param>
/// <param name="Across">What is varied from left to right.</param>
/// <param name="Columns">Its values, as they are written.</param>
/// <param name="Down">What is varied from top to bottom.</param>
/// <param name="Rows">Its values.</param>
/// <param name="Values">The number: [row][column]; NaN where there is none.</param>
/// <param name="Number">What the number is, with its unit.</param>
/// <param name="Note">Anything to add below.</param>
public sealed record HeatMapData(
    string Title, string Across, IReadOnlyList<string> Columns, string Down, IReadOnlyList<string> Rows, IReadOnlyList<IReadOnlyList<double>> Values,
    string Number, string Note = "");

/// <summary>Draws <see cref="HeatMapData"/>.</summary>
public static class HeatMap
{
    private const int MostPrinted = 240;
    private const float Left = 150, Below = 90;

    /// <summary>From low to high, light to dark, so that it reads without colour; the blue of the first arm at the dark end.</summary>
    private static readonly (SKColor Low, SKColor High) Ends = (SKColor.Parse("#F2F6FA"), SKColor.Parse("#00406B"));

    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">Lengths differ, a number is infinite, or there is nothing to draw.</exception>
    public static Figure Build(HeatMapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Finite.NotEmpty(data.Columns, nameof(data.Columns));
        Finite.NotEmpty(data.Rows, nameof(data.Rows));
        Finite.SameLength(nameof(data.Values), data.Rows.Count, data.Values.Count);
        for (int r = 0; r < data.Values.Count; r++) Finite.SameLength($"Values[{r}]", data.Columns.Count, data.Values[r].Count);
        double[] known = [.. data.Values.SelectMany(r => r).Where(v => !double.IsNaN(v))];
        Finite.NotEmpty(known, nameof(data.Values));
        Finite.Values(known, nameof(data.Values));
        (double low, double high) = (known.Min(), known.Max());
        FigurePage page = new(data.Title,
            [LegendKey.Box($"{Apa.Number(low, 2)}, lowest", Ends.Low, FigureColors.Rule),
                LegendKey.Box($"{Apa.Number(high, 2)}, highest {data.Number}", Ends.High)], data.Note);
        page.Draw(canvas => Draw(canvas, page.Body, data, low, high));
        return page.Finish($"{data.Number} over {data.Across} and {data.Down}: from {Apa.Number(low, 2)} to {Apa.Number(high, 2)}.");
    }

    private static void Draw(SKCanvas canvas, SKRect body, HeatMapData data, double low, double high)
    {
        float width = (body.Width - Left) / data.Columns.Count, height = (body.Height - Below) / data.Rows.Count;
        bool printed = data.Columns.Count * data.Rows.Count <= MostPrinted && width > 46;
        for (int r = 0; r < data.Rows.Count; r++)
        {
            for (int c = 0; c < data.Columns.Count; c++)
            {
                double value = data.Values[r][c];
                if (double.IsNaN(value)) continue;
                SKColor fill = Between(high > low ? (value - low) / (high - low) : 0.5);
                SKRect cell = SKRect.Create(body.Left + Left + c * width, body.Top + r * height, width - 1, height - 1);
                Shapes.Box(canvas, cell, fill);
                if (printed)
                    Lettering.DrawCentred(canvas, Apa.Number(value, 2), cell.MidX, cell.MidY, 16, FigureColors.TextOn(fill), false, SKTextAlign.Center);
            }
        }

        for (int r = 0; r < data.Rows.Count; r += Every(data.Rows.Count, 24))
        {
            Lettering.DrawCentred(
                canvas, data.Rows[r], body.Left + Left - 10, body.Top + (r + 0.5f) * height, Lettering.TickSize, FigureColors.Ink, false, SKTextAlign.Right);
        }

        for (int c = 0; c < data.Columns.Count; c += Every(data.Columns.Count, 16))
        {
            Lettering.DrawCentred(
                canvas, data.Columns[c], body.Left + Left + (c + 0.5f) * width, body.Bottom - Below + 20, Lettering.TickSize, FigureColors.Ink, false,
                SKTextAlign.Center);
        }

        Lettering.DrawCentred(canvas, data.Across, body.Left + Left + (body.Width - Left) / 2, body.Bottom - 24, Lettering.TickSize, FigureColors.SoftInk,
            false, SKTextAlign.Center);
        Lettering.DrawUpwards(canvas, data.Down, body.Left + 10, body.Top + (body.Height - Below) / 2, Lettering.TickSize, FigureColors.SoftInk);
    }

    private static int Every(int count, int most) => Math.Max(1, (count + most - 1) / most);

    private static SKColor Between(double share)
    {
        byte Mix(byte a, byte b) => (byte)Math.Round(a + share * (b - a));
        return new SKColor(Mix(Ends.Low.Red, Ends.High.Red), Mix(Ends.Low.Green, Ends.High.Green), Mix(Ends.Low.Blue, Ends.High.Blue));
    }
}
