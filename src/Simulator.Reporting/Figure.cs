using SkiaSharp;

namespace Simulator.Reporting;

/// <summary>A finished figure: it knows its size and how to draw itself, and becomes a PNG or an SVG through <c>FigureFile</c>.</summary>
public sealed class Figure
{
    private readonly IReadOnlyList<Action<SKCanvas>> layers;

    internal Figure(string title, string description, int width, int height, IReadOnlyList<Action<SKCanvas>> layers)
    {
        (Title, Description, Width, Height, this.layers) = (title, description, width, height, layers);
    }

    /// <summary>What the figure shows, as printed above it.</summary>
    public string Title { get; }

    /// <summary>The figure in words, for readers who do not see it: alt text and the SVG's description.</summary>
    public string Description { get; }

    /// <summary>Width in logical pixels.</summary>
    public int Width { get; }

    /// <summary>Height in logical pixels.</summary>
    public int Height { get; }

    internal void Draw(SKCanvas canvas)
    {
        lock (layers)
        {
            using SKPaint white = new() { Color = SKColors.White };
            canvas.DrawRect(0, 0, Width, Height, white);
            foreach (Action<SKCanvas> layer in layers)
                layer(canvas);
        }
    }
}
