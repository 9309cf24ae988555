using System.Text.RegularExpressions;
using Simulator.Tables;
using SkiaSharp;

namespace Simulator.Reporting.Output;

/// <summary>Turns figures into PNG, SVG and PDF, as bytes or as files.</summary>
public static partial class FigureFile
{
    /// <summary>Pixels of a PNG per logical pixel: 1,600 × 900 becomes 2,400 × 1,350.</summary>
    public const float PngScale = 1.5f;

    private static readonly string[] Reserved = ["con", "prn", "aux", "nul"];

    /// <summary>Writes <c>name.png</c> and <c>name.svg</c> into a directory, which is created when missing. Returns both paths.</summary>
    /// <exception cref="ArgumentException">The name is not a plain file name of letters, digits, dots, dashes and underscores.</exception>
    public static (string Png, string Svg) Save(Figure figure, string directory, string name)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        RequireName(name);
        Directory.CreateDirectory(directory);
        string png = Path.Combine(directory, name + ".png");
        string svg = Path.Combine(directory, name + ".svg");
        AtomicFile.WriteBytes(png, Png(figure));
        AtomicFile.WriteText(svg, SvgText(figure));
        return (png, svg);
    }

    /// <summary>The figure as a PNG.</summary>
    public static byte[] Png(Figure figure, float scale = PngScale)
    {
        ArgumentNullException.ThrowIfNull(figure);
        SKImageInfo size = new((int)(figure.Width * scale), (int)(figure.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKSurface surface = SKSurface.Create(size) ?? throw new InvalidOperationException("No memory for the picture.");
        surface.Canvas.Scale(scale);
        figure.Draw(surface.Canvas);
        using SKPixmap pixels = surface.PeekPixels();
        // One filter for all rows: half the time of trying them all, and at most a twenty-fifth more bytes.
        using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Up, 6))
            ?? throw new InvalidOperationException("The picture could not be encoded.");
        return data.ToArray();
    }

    /// <summary>The figure as a PDF of one page, its text as text in the house's own font; 96 logical pixels are an inch.</summary>
    public static byte[] Pdf(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        const float points = 72f / 96f;
        using MemoryStream stream = new();
        // No date: the same figure has the same bytes.
        SKDocumentPdfMetadata about = SKDocumentPdfMetadata.Default with { Title = figure.Title, Creation = null, Modified = null };
        using (SKDocument document = SKDocument.CreatePdf(stream, about))
        {
            SKCanvas canvas = document.BeginPage(figure.Width * points, figure.Height * points);
            canvas.Scale(points);
            figure.Draw(canvas);
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    /// <summary>The figure as an SVG element, all text as outlines; every id in it starts with the prefix, for inlining in a page.</summary>
    public static string Svg(Figure figure, string idPrefix = "f")
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (!IdentifierPattern().IsMatch(idPrefix))
            throw new ArgumentException("An id prefix is a letter followed by letters, digits and dashes.", nameof(idPrefix));
        return SvgDocument.Write(SvgDocument.Draw(figure, idPrefix));
    }

    /// <summary>The figure as the text of an SVG file.</summary>
    public static string SvgText(Figure figure) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + Svg(figure, "f") + "\n";

    private static void RequireName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string stem = name.Split('.')[0];
        bool device = Reserved.Contains(stem, StringComparer.OrdinalIgnoreCase) || DevicePattern().IsMatch(stem);
        if (!NamePattern().IsMatch(name) || device)
            throw new ArgumentException("A figure's name is made of letters, digits, dots, dashes and underscores.", nameof(name));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,62}[A-Za-z0-9_-]\z|\A[A-Za-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A(com|lpt)[0-9]\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DevicePattern();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdentifierPattern();
}
