using ScottPlot;
using SkiaSharp;

namespace Simulator.Reporting.Drawing;

/// <summary>How one arm is told apart: by colour, and without colour by marker and line pattern.</summary>
internal sealed record ArmStyle(SKColor Color, MarkerShape Marker, LinePattern Pattern);

/// <summary>
/// The colours of all figures. Hues are those of Okabe and Ito that reach 3 : 1 against white, in an order in which neighbours stay
/// apart for colour-blind readers; no figure relies on colour alone.
/// </summary>
public static class FigureColors
{
    /// <summary>Arms in order: blue, vermillion, green, purple, black, grey.</summary>
    public static IReadOnlyList<string> Arms { get; } = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#767676"];

    /// <summary>Answers 1 to 5 of a rating scale, from orange over grey to blue.</summary>
    public static IReadOnlyList<string> Answers { get; } = ["#CA5800", "#F5B78A", "#DDDDDD", "#92C5DE", "#0571B0"];

    /// <summary>What holds, reproduces or succeeds.</summary>
    public const string Good = "#0072B2";

    /// <summary>What misses or does not reproduce.</summary>
    public const string Bad = "#C24F00";

    /// <summary>What is undecided.</summary>
    public const string Open = "#8A4F7D";

    /// <summary>What cannot be tested or is not modelled.</summary>
    public const string Absent = "#666666";

    internal static readonly SKColor Ink = SKColor.Parse("#1A1A1A");
    internal static readonly SKColor SoftInk = SKColor.Parse("#505050");
    internal static readonly SKColor Rule = SKColor.Parse("#BBBBBB");
    internal static readonly SKColor Grid = SKColor.Parse("#E6E6E6");
    internal static readonly SKColor Stripe = SKColor.Parse("#F4F4F4");

    private static readonly MarkerShape[] Markers =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp,
        MarkerShape.FilledDiamond, MarkerShape.FilledTriangleDown, MarkerShape.Eks,
    ];

    /// <summary>Contrast of two colours after WCAG 2, from 1 to 21.</summary>
    public static double Contrast(string first, string second)
    {
        double a = Luminance(SKColor.Parse(first));
        double b = Luminance(SKColor.Parse(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    internal static ArmStyle Arm(int index)
    {
        if (index >= Arms.Count)
            throw new ArgumentException($"A figure tells at most {Arms.Count} arms apart.", nameof(index));
        LinePattern pattern = index switch
        {
            0 => LinePattern.Solid,
            1 => LinePattern.Solid,
            2 => LinePattern.DenselyDashed,
            3 => LinePattern.Dotted,
            4 => LinePattern.Dashed,
            _ => LinePattern.DenselyDashed,
        };
        return new ArmStyle(SKColor.Parse(Arms[index]), Markers[index], pattern);
    }

    /// <summary>Most lines that colour, pattern and label together still tell apart.</summary>
    internal const int MostLines = 12;

    /// <summary>A line of a figure of many: beyond the colours they begin again, with another pattern and marker.</summary>
    internal static ArmStyle Line(int index)
    {
        if (index < Arms.Count) return Arm(index);
        if (index >= MostLines) throw new ArgumentException($"A figure tells at most {MostLines} lines apart.", nameof(index));
        int again = index - Arms.Count;
        LinePattern pattern = again < 2 ? LinePattern.Dashed : LinePattern.Solid;
        return new ArmStyle(SKColor.Parse(Arms[again]), Markers[(again + 3) % Markers.Length], pattern);
    }

    /// <summary>Black or white, whichever reads better on a fill.</summary>
    internal static SKColor TextOn(SKColor fill) => Luminance(fill) > 0.18 ? SKColors.Black : SKColors.White;

    internal static Color ForPlot(this SKColor color) => new(color.Red, color.Green, color.Blue, color.Alpha);

    private static double Luminance(SKColor color) =>
        (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));

    private static double Linear(byte channel)
    {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
