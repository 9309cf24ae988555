using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>Whether a simulation shows a pattern.</summary>
public enum BoardVerdict
{
    /// <summary>The whole Monte-Carlo interval satisfies the test.</summary>
    Held,

    /// <summary>None of the interval satisfies the test.</summary>
    Missed,

    /// <summary>The interval lies nearer to no difference than what matters.</summary>
    TooSmall,

    /// <summary>The interval straddles the test's bound at the largest number of replications.</summary>
    Undecided,

    /// <summary>The model has no mechanism for it.</summary>
    NotModelled,
}

/// <summary>One pattern and what was measured.</summary>
/// <param name="Id">The pattern's id.</param>
/// <param name="Statement">The pattern in a short sentence.</param>
/// <param name="Strength">How strong the evidence is: strong, medium, weak.</param>
/// <param name="Test">What was asked, as text: "d of scale 1-5 in [0.19, 1.19]".</param>
/// <param name="Value">The measured value, where the pattern is modelled.</param>
/// <param name="Low">Lower end of its 95 % Monte-Carlo interval.</param>
/// <param name="High">Upper end of that interval.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record PatternRow(
    string Id, string Statement, string Strength, string Test, double? Value, double? Low, double? High, BoardVerdict Verdict)
{
    /// <summary>What kind of pattern it is, in a word or two; may be empty.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Whether the legend counts it: not where it was seen to beforehand that it holds.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>In how many random parameter sets it holds, in words; may be empty.</summary>
    public string Draws { get; init; } = "";
}

/// <summary>Patterns with their verdicts.</summary>
/// <param name="Rows">The patterns, in order.</param>
/// <param name="Title">Title above the figure.</param>
/// <param name="Note">Anything to add to the note below it.</param>
public sealed record PatternBoardData(IReadOnlyList<PatternRow> Rows, string Title = "Patterns the model is judged by", string Note = "");

/// <summary>Draws <see cref="PatternBoardData"/>.</summary>
public static class PatternBoard
{
    private const float RowHeight = 54, BelowSize = 16;
    private static readonly string[] Glyphs = ["✓", "✗", "~", "?", "–"];
    private static readonly string[] Words = ["held", "missed", "too small to tell", "undecided", "not modelled"];
    private static readonly SKColor[] Inks =
    [
        SKColor.Parse(FigureColors.Good), SKColor.Parse(FigureColors.Bad), SKColor.Parse(FigureColors.Open),
        SKColor.Parse(FigureColors.Open), SKColor.Parse(FigureColors.Absent),
    ];

    /// <summary>All patterns on one board, as tall as they need; for the report.</summary>
    /// <exception cref="ArgumentException">A number is not finite, or there are no patterns.</exception>
    public static Figure Build(PatternBoardData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        int[] counts = [.. Enum.GetValues<BoardVerdict>().Select(verdict => data.Rows.Count(row => row.Counts && row.Verdict == verdict))];
        FigurePage page = new(data.Title,
            [.. Words.Select((word, i) => LegendKey.Glyph($"{word} ({counts[i]})", Glyphs[i], Inks[i]))],
            "Brackets: 95 % Monte-Carlo interval of the measure. Held: the whole interval satisfies the test; missed: none of it does; too small to tell: "
                + "all of it is nearer to no difference than what matters. Counted are emergent patterns only. " + data.Note,
            height: Math.Max(900, 250 + (int)(RowHeight * data.Rows.Count)));
        page.Draw(canvas => DrawRows(canvas, page.Body, data.Rows));
        return page.Finish(string.Join(", ", Words.Select((word, i) => $"{counts[i]} {word}")) + ". "
            + string.Join(" ", data.Rows.Select(row => $"{row.Id} {Words[(int)row.Verdict]}: {row.Statement}.")));
    }

    /// <summary>The same patterns in pages of slide size.</summary>
    public static IReadOnlyList<Figure> Slides(PatternBoardData data, int rowsPerSlide = 12)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsPerSlide, 1);
        Check(data);
        PatternRow[][] pages = [.. data.Rows.Chunk(rowsPerSlide)];
        return [.. pages.Select((rows, i) => Build(data with
        {
            Rows = rows,
            Title = pages.Length == 1 ? data.Title : $"{data.Title} ({i + 1} of {pages.Length})",
        }))];
    }

    private static void DrawRows(SKCanvas canvas, SKRect body, IReadOnlyList<PatternRow> rows)
    {
        float[] left = [body.Left, body.Left + 76, body.Left + 720, body.Left + 820, body.Left + 1130, body.Right - 172];
        string[] headings = ["", "pattern", "evidence", "test", "measured", "verdict"];
        for (int i = 0; i < headings.Length; i++)
            Lettering.Draw(canvas, headings[i], left[i], body.Top + 16, Lettering.NoteSize, FigureColors.SoftInk);
        for (int i = 0; i < rows.Count; i++)
        {
            PatternRow row = rows[i];
            SKRect line = SKRect.Create(body.Left - 8, body.Top + 28 + (i * RowHeight), body.Width + 16, RowHeight);
            if (i % 2 == 0)
                Shapes.Box(canvas, line, FigureColors.Stripe);
            Lettering.DrawCentred(canvas, row.Id, left[0], line.MidY, Lettering.TickSize, FigureColors.Ink, bold: true);
            Lines(canvas, row.Statement, left[1], line.MidY, Lettering.TickSize, left[2] - left[1] - 16, FigureColors.Ink);
            Stacked(canvas, row.Strength, row.Kind, left[2], line.MidY, 18, FigureColors.SoftInk);
            Lines(canvas, row.Test, left[3], line.MidY, 18, left[4] - left[3] - 16, FigureColors.SoftInk);
            Lettering.DrawCentred(canvas, Measured(row), left[4], line.MidY, 18, FigureColors.Ink);
            SKColor ink = Inks[(int)row.Verdict];
            Lettering.DrawCentred(canvas, Glyphs[(int)row.Verdict], left[5] + 12, line.MidY, 24, ink, true, SKTextAlign.Center);
            Stacked(canvas, row.Verdict == BoardVerdict.TooSmall ? "too small" : Words[(int)row.Verdict], row.Draws, left[5] + 34, line.MidY,
                Lettering.TickSize, ink, bold: true);
        }
    }

    private static string Measured(PatternRow row) => row.Value is not { } value ? "–"
        : Apa.Statistic(value) + (row is { Low: { } low, High: { } high } ? " " + Apa.Interval(low, high) : "");

    /// <summary>A word, and a smaller one below it where there is one.</summary>
    private static void Stacked(SKCanvas canvas, string word, string below, float x, float middle, float size, SKColor color, bool bold = false)
    {
        Lettering.DrawCentred(canvas, word, x, below.Length == 0 ? middle : middle - BelowSize / 2, size, color, bold);
        if (below.Length > 0) Lettering.DrawCentred(canvas, below, x, middle + size / 2, BelowSize, FigureColors.SoftInk);
    }

    private static void Lines(SKCanvas canvas, string text, float x, float middle, float size, float width, SKColor color)
    {
        IReadOnlyList<string> lines = Lettering.Wrap(text, size, width, 2);
        for (int i = 0; i < lines.Count; i++)
            Lettering.DrawCentred(canvas, lines[i], x, middle + ((i - ((lines.Count - 1) / 2f)) * size * 1.15f), size, color);
    }

    private static void Check(PatternBoardData data)
    {
        Finite.NotEmpty(data.Rows, nameof(data.Rows));
        for (int i = 0; i < data.Rows.Count; i++)
        {
            Finite.Value(data.Rows[i].Value, $"Rows[{i}].Value");
            Finite.Interval(data.Rows[i].Low, data.Rows[i].High, $"Rows[{i}].Low", $"Rows[{i}].High");
        }
    }
}
