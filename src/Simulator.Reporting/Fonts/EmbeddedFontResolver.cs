using ScottPlot;
using SkiaSharp;

namespace Simulator.Reporting.Fonts;

/// <summary>Answers every request of the plotting library with the embedded typeface, whatever the machine has installed.</summary>
internal sealed class EmbeddedFontResolver : IFontResolver
{
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        weight >= FontWeight.SemiBold ? EmbeddedFonts.Bold : EmbeddedFonts.Regular;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        bold ? EmbeddedFonts.Bold : EmbeddedFonts.Regular;
}
