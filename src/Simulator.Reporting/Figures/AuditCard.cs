using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>What recomputing a printed number showed.</summary>
public enum AuditVerdict
{
    /// <summary>The printed number follows from the others.</summary>
    Reproduces,

    /// <summary>The printed number contradicts the others.</summary>
    DoesNotReproduce,

    /// <summary>The publication does not print what a test would need.</summary>
    CannotBeTested,
}

/// <summary>One printed number and its verdict.</summary>
/// <param name="Printed">The number as printed.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Recomputed">What recomputation gives instead, shown behind an arrow.</param>
public sealed record AuditCell(string Printed, AuditVerdict Verdict, string? Recomputed = null);

/// <summary>One row of a published table.</summary>
/// <param name="Label">The row's label.</param>
/// <param name="Cells">One cell for each column; null where the publication prints nothing.</param>
public sealed record AuditRow(string Label, IReadOnlyList<AuditCell?> Cells);

/// <summary>A published table with a verdict on each number.</summary>
/// <param name="Study">The study, for title and description.</param>
/// <param name="Columns">Headings of the columns.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Title">Title above the figure; the study's name is used when absent.</param>
/// <param name="Note">Note below the figure.</param>
public sealed record AuditCardData(
    string Study, IReadOnlyList<string> Columns, IReadOnlyList<AuditRow> Rows, string? Title = null, string Note = "");

/// <summary>Draws <see cref="AuditCardData"/>.</summary>
public static class AuditCard
{
    private static readonly string[] Glyphs = ["✓", "✗", "?"];
    private static readonly string[] Words = ["reproduces", "does not reproduce", "cannot be tested"];
    private static readonly SKColor[] Inks =
        [SKColor.Parse(FigureColors.Good), SKColor.Parse(FigureColors.Bad), SKColor.Parse(FigureColors.Absent)];
    private static readonly SKColor[] Tints = [SKColor.Parse("#DCEBF6"), SKColor.Parse("#FBDCC6"), SKColor.Parse("#ECECEC")];

    /// <summary>Builds the figure; more than fourteen rows make it taller.</summary>
    /// <exception cref="ArgumentException">There are no rows, or a row has not one cell for each column.</exception>
    public static Figure Build(AuditCardData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        int[] counts = [.. Enum.GetValues<AuditVerdict>().Select(verdict =>
            data.Rows.Sum(row => row.Cells.Count(cell => cell?.Verdict == verdict)))];
        FigurePage page = new(data.Title ?? $"Do the printed numbers reproduce? {data.Study}",
            [.. Words.Select((word, i) => LegendKey.Glyph($"{word} ({counts[i]})", Glyphs[i], Inks[i]))],
            "Arrow: printed → recomputed from the other printed numbers. " + data.Note,
            height: Math.Max(900, 250 + (48 * (data.Rows.Count + 1))));
        page.Draw(canvas => DrawTable(canvas, page.Body, data));
        return page.Finish($"Audit of {data.Study}: " + string.Join(", ", Words.Select((word, i) => $"{counts[i]} {word}")) + ". "
            + string.Join(" ", data.Rows.SelectMany(row => row.Cells.Select((cell, i) => (cell, i))
                .Where(pair => pair.cell?.Verdict == AuditVerdict.DoesNotReproduce)
                .Select(pair => $"{row.Label}, {data.Columns[pair.i]}: printed {pair.cell!.Printed}"
                    + (pair.cell.Recomputed is { } value ? $", recomputed {value}." : ".")))));
    }

    private static void DrawTable(SKCanvas canvas, SKRect body, AuditCardData data)
    {
        float rowHeight = Math.Min(56, body.Height / (data.Rows.Count + 1));
        float labelWidth = Math.Min(460, body.Width * 0.32f);
        float cellWidth = (body.Width - labelWidth) / data.Columns.Count;
        float size = Math.Min(Lettering.BodySize, rowHeight * 0.5f);
        for (int column = 0; column < data.Columns.Count; column++)
        {
            float middle = body.Left + labelWidth + ((column + 0.5f) * cellWidth);
            string heading = Lettering.Wrap(data.Columns[column], size, cellWidth - 8, 1, bold: true)[0];
            Lettering.DrawCentred(canvas, heading, middle, body.Top + (rowHeight / 2), size, FigureColors.Ink, true, SKTextAlign.Center);
        }
        for (int i = 0; i < data.Rows.Count; i++)
        {
            float top = body.Top + ((i + 1) * rowHeight);
            string label = Lettering.Wrap(data.Rows[i].Label, size, labelWidth - 16, 1)[0];
            Lettering.DrawCentred(canvas, label, body.Left, top + (rowHeight / 2), size, FigureColors.Ink);
            for (int column = 0; column < data.Columns.Count; column++)
            {
                SKRect box = SKRect.Create(body.Left + labelWidth + (column * cellWidth) + 2, top + 2, cellWidth - 4, rowHeight - 4);
                if (data.Rows[i].Cells[column] is { } cell)
                    DrawCell(canvas, box, cell, size);
            }
        }
    }

    private static void DrawCell(SKCanvas canvas, SKRect box, AuditCell cell, float size)
    {
        int verdict = (int)cell.Verdict;
        Shapes.Box(canvas, box, Tints[verdict], cell.Verdict == AuditVerdict.DoesNotReproduce ? Inks[verdict] : null);
        Lettering.DrawCentred(canvas, Glyphs[verdict], box.Left + 16, box.MidY, size, Inks[verdict], true, SKTextAlign.Center);
        string text = cell.Recomputed is { } value ? $"{cell.Printed} → {value}" : cell.Printed;
        float room = box.Width - 36;
        float fitted = Lettering.Fitted(text, size, room);
        Lettering.DrawCentred(canvas, text, box.Left + 30 + (room / 2), box.MidY, fitted, FigureColors.Ink, align: SKTextAlign.Center);
    }

    private static void Check(AuditCardData data)
    {
        Finite.NotEmpty(data.Columns, nameof(data.Columns));
        Finite.NotEmpty(data.Rows, nameof(data.Rows));
        for (int i = 0; i < data.Rows.Count; i++)
            Finite.SameLength($"Rows[{i}].Cells", data.Columns.Count, data.Rows[i].Cells.Count);
    }
}
