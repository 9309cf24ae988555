using System.Globalization;
using System.Text;
using Simulator.Reporting.Fonts;
using SkiaSharp;

namespace Simulator.Reporting.Output;

/// <summary>
/// Turns a run of characters into one SVG path of the embedded font's outlines, so that a slide shows the same letters on a machine
/// that has no such font. Coordinates are relative and rounded to hundredths, which keeps files a third of their naive size.
/// </summary>
internal sealed class GlyphOutlines
{
    private readonly StringBuilder path = new();
    private long x;
    private long y;

    /// <summary>The path data of a text whose characters stand at the given positions; empty when nothing is visible.</summary>
    public static string Trace(string text, IReadOnlyList<float> xs, IReadOnlyList<float> ys, float size, bool bold)
    {
        GlyphOutlines outlines = new();
        using SKFont font = new(bold ? EmbeddedFonts.Bold : EmbeddedFonts.Regular, size) { Subpixel = true, Hinting = SKFontHinting.None };
        int index = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            float x = xs[Math.Min(index, xs.Count - 1)];
            float y = ys[Math.Min(index, ys.Count - 1)];
            index++;
            using SKPath? glyph = font.GetGlyphPath(font.GetGlyph(rune.Value));
            if (glyph is { IsEmpty: false })
                outlines.Append(glyph, x, y);
        }
        return outlines.path.ToString();
    }

    private void Append(SKPath glyph, float dx, float dy)
    {
        using SKPath.RawIterator verbs = glyph.CreateRawIterator();
        SKPoint[] points = new SKPoint[4];
        SKPathVerb verb;
        while ((verb = verbs.Next(points)) != SKPathVerb.Done)
        {
            switch (verb)
            {
                case SKPathVerb.Move:
                    MoveTo(points[0].X + dx, points[0].Y + dy);
                    break;
                case SKPathVerb.Line:
                    Add('l', points.AsSpan(1, 1), dx, dy);
                    break;
                case SKPathVerb.Quad:
                    Add('q', points.AsSpan(1, 2), dx, dy);
                    break;
                case SKPathVerb.Cubic:
                    Add('c', points.AsSpan(1, 3), dx, dy);
                    break;
                case SKPathVerb.Close:
                    path.Append('z');
                    break;
                default:
                    throw new NotSupportedException($"A font outline with a {verb} segment.");
            }
        }
    }

    // Every contour starts at an absolute point, so that "z" needs no book-keeping.
    private void MoveTo(float x, float y)
    {
        (this.x, this.y) = (Hundredths(x), Hundredths(y));
        path.Append('M');
        Write(this.x, first: true);
        Write(this.y, first: false);
    }

    private void Add(char command, ReadOnlySpan<SKPoint> points, float dx, float dy)
    {
        path.Append(command);
        (long x, long y) = (this.x, this.y);
        for (int i = 0; i < points.Length; i++)
        {
            (x, y) = (Hundredths(points[i].X + dx), Hundredths(points[i].Y + dy));
            Write(x - this.x, first: i == 0);
            Write(y - this.y, first: false);
        }
        (this.x, this.y) = (x, y);
    }

    private void Write(long hundredths, bool first)
    {
        if (!first && hundredths >= 0)
            path.Append(' ');
        if (hundredths < 0)
            path.Append('-');
        long size = Math.Abs(hundredths);
        if (size >= 100 || size == 0)
            path.Append((size / 100).ToString(CultureInfo.InvariantCulture));
        if (size % 100 == 0)
            return;
        path.Append('.').Append((char)('0' + (size / 10 % 10)));
        if (size % 10 != 0)
            path.Append((char)('0' + (size % 10)));
    }

    private static long Hundredths(float value) => (long)Math.Round(value * 100.0, MidpointRounding.AwayFromZero);
}
