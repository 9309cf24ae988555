using SkiaSharp;

namespace Simulator.Reporting;

/// <summary>What of a figure stands in its picture.</summary>
public enum FigureStyle
{
    /// <summary>Everything: title above, legend, note at the foot, as a slide shows it.</summary>
    Slides,

    /// <summary>Panels and legend; title and note are text around it, as APA style sets them.</summary>
    Apa,

    /// <summary>The panels alone.</summary>
    Plain,
}

/// <summary>A finished figure: it knows its size and how to draw itself, and becomes a PNG, an SVG or a PDF through <c>FigureFile</c>.</summary>
public sealed class Figure
{
    private readonly FigureParts parts;
    private readonly FigureStyle style;

    internal Figure(string title, string description, int width, int height, FigureParts parts)
        : this(title, description, width, (0, height), parts, FigureStyle.Slides)
    {
    }

    private Figure(string title, string description, int width, (int From, int To) rows, FigureParts parts, FigureStyle style)
    {
        (Title, Description, Width, Rows, this.parts, this.style) = (title, description, width, rows, parts, style);
    }

    /// <summary>What the figure shows, as printed above it.</summary>
    public string Title { get; }

    /// <summary>The figure in words, for readers who do not see it: alt text and the SVG's description.</summary>
    public string Description { get; }

    /// <summary>The note below it.</summary>
    public string Note => parts.Note;

    /// <summary>Width in logical pixels.</summary>
    public int Width { get; }

    /// <summary>Height in logical pixels.</summary>
    public int Height => Rows.To - Rows.From;

    /// <summary>The rows of the whole page that it shows.</summary>
    private (int From, int To) Rows { get; }

    /// <summary>The same figure in a style.</summary>
    public Figure In(FigureStyle style) => new(Title, Description, Width, style switch
    {
        FigureStyle.Slides => parts.Page,
        FigureStyle.Apa => (parts.Legend, parts.NoteAt),
        FigureStyle.Plain => parts.Body,
    }, parts, style);

    internal void Draw(SKCanvas canvas)
    {
        lock (parts)
        {
            using SKPaint white = new() { Color = SKColors.White };
            canvas.DrawRect(0, 0, Width, Height, white);
            canvas.Save();
            canvas.Translate(0, -Rows.From);
            if (style == FigureStyle.Slides) parts.DrawWords(canvas);
            if (style != FigureStyle.Plain) parts.DrawLegend(canvas);
            foreach (Action<SKCanvas> panel in parts.Panels) panel(canvas);
            canvas.Restore();
        }
    }
}

/// <summary>What a figure is put together from, with the rows of its page on which they stand.</summary>
/// <param name="Note">The note.</param>
/// <param name="Page">First and last row.</param>
/// <param name="Legend">Where the legend begins.</param>
/// <param name="Body">Where the panels begin and end.</param>
/// <param name="NoteAt">Where the note begins.</param>
/// <param name="DrawWords">Draws title and note.</param>
/// <param name="DrawLegend">Draws the legend.</param>
/// <param name="Panels">Draw the panels.</param>
internal sealed record FigureParts(
    string Note, (int From, int To) Page, int Legend, (int From, int To) Body, int NoteAt, Action<SKCanvas> DrawWords, Action<SKCanvas> DrawLegend,
    IReadOnlyList<Action<SKCanvas>> Panels);
