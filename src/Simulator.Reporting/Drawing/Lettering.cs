using System.Text;
using Simulator.Reporting.Fonts;
using SkiaSharp;

namespace Simulator.Reporting.Drawing;

/// <summary>Measures, wraps and draws text with the embedded typefaces.</summary>
internal static class Lettering
{
    public const float TitleSize = 38;
    public const float HeadingSize = 25;
    public const float BodySize = 22;
    public const float TickSize = 20;
    public const float NoteSize = 19;

    public static float Width(string text, float size, bool bold = false)
    {
        using SKFont font = Font(size, bold);
        return font.MeasureText(Clean(text));
    }

    /// <summary>The size, made smaller until the text fits a width.</summary>
    public static float Fitted(string text, float size, float width, bool bold = false) =>
        size * Math.Min(1, width / Math.Max(1, Width(text, size, bold)));

    public static void Draw(SKCanvas canvas, string text, float x, float baseline, float size, SKColor color,
        bool bold = false, SKTextAlign align = SKTextAlign.Left)
    {
        string clean = Clean(text);
        if (clean.Length == 0)
            return;
        using SKFont font = Font(size, bold);
        using SKPaint paint = new() { Color = color, IsAntialias = true };
        canvas.DrawText(clean, x, baseline, align, font, paint);
    }

    /// <summary>Draws text whose capitals are centred on a height instead of standing on a baseline.</summary>
    public static void DrawCentred(SKCanvas canvas, string text, float x, float middle, float size, SKColor color,
        bool bold = false, SKTextAlign align = SKTextAlign.Left) =>
        Draw(canvas, text, x, middle + (size * 0.36f), size, color, bold, align);

    public static void DrawUpwards(SKCanvas canvas, string text, float x, float middle, float size, SKColor color)
    {
        canvas.Save();
        canvas.Translate(x, middle);
        canvas.RotateDegrees(-90);
        Draw(canvas, text, 0, 0, size, color, align: SKTextAlign.Center);
        canvas.Restore();
    }

    public static IReadOnlyList<string> Wrap(string text, float size, float width, bool bold = false)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Width(longer, size, bold) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }
        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    /// <summary>The text, shortened with an ellipsis to at most so many lines.</summary>
    public static IReadOnlyList<string> Wrap(string text, float size, float width, int mostLines, bool bold = false)
    {
        IReadOnlyList<string> lines = Wrap(text, size, width, bold);
        if (lines.Count <= mostLines && lines.All(line => Width(line, size, bold) <= width))
            return lines;
        List<string> kept = [.. lines.Take(mostLines)];
        bool cut = lines.Count > mostLines;
        for (int i = 0; i < kept.Count; i++)
            kept[i] = Shorten(kept[i], size, width, bold, cut && i == kept.Count - 1);
        return kept;
    }

    private static string Shorten(string text, float size, float width, bool bold, bool always)
    {
        if (!always && Width(text, size, bold) <= width)
            return text;
        while (text.Length > 1 && Width(text + "…", size, bold) > width)
            text = text[..^(char.IsLowSurrogate(text[^1]) ? 2 : 1)].TrimEnd();
        return text + "…";
    }

    private static SKFont Font(float size, bool bold) => new(bold ? EmbeddedFonts.Bold : EmbeddedFonts.Regular, size)
    {
        Subpixel = true,
        Hinting = SKFontHinting.None,
        Edging = SKFontEdging.Antialias,
    };

    // Composed letters, because the outlines are drawn glyph by glyph; no control characters, because XML has no place for them.
    private static string Clean(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool blank = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune);
            clean.Append(blank ? " " : rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        }
        return string.Join(' ', clean.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
