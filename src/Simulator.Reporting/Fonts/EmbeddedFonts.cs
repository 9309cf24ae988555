using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using SkiaSharp;

namespace Simulator.Reporting.Fonts;

/// <summary>
/// The two typefaces every figure is lettered with. They travel inside the assembly, so that a figure looks the same on a machine
/// without fonts, where ScottPlot would otherwise write pictures without any text and without any error.
/// </summary>
public static class EmbeddedFonts
{
    /// <summary>The family name under which the typefaces are known to the plotting library.</summary>
    public const string Family = "Inter";

    private static readonly Lazy<SKTypeface> LazyRegular = new(() => Load("Inter-Regular.otf"));
    private static readonly Lazy<SKTypeface> LazyBold = new(() => Load("Inter-Bold.otf"));

    /// <summary>The font's licence, which has to travel with it.</summary>
    public static string Licence
    {
        get
        {
            using StreamReader reader = new(Resource("OFL.txt"));
            return reader.ReadToEnd();
        }
    }

    internal static SKTypeface Regular => LazyRegular.Value;

    internal static SKTypeface Bold => LazyBold.Value;

    /// <summary>The characters of a text that the embedded font cannot draw, each once, in order of appearance.</summary>
    public static IReadOnlyList<string> MissingCharacters(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Normalize(NormalizationForm.FormC).EnumerateRunes()
            .Where(rune => !Rune.IsControl(rune) && Regular.GetGlyph(rune.Value) == 0)
            .Select(rune => rune.ToString())
            .Distinct()];
    }

    // Typefaces are cached by the plotting library at their first look-up: registration must come before any plot.
#pragma warning disable CA2255 // a module initializer is the one place that is certain to run before the first plot
    [ModuleInitializer]
    internal static void Register()
    {
        ScottPlot.Fonts.FontResolvers.Insert(0, new EmbeddedFontResolver());
        ScottPlot.Fonts.Default = Family;
        ScottPlot.Fonts.Sans = Family;
        ScottPlot.Fonts.Serif = Family;
        ScottPlot.Fonts.Monospace = Family;
    }
#pragma warning restore CA2255

    private static Stream Resource(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{name} is not embedded in this build.");

    private static SKTypeface Load(string name)
    {
        using Stream resource = Resource(name);
        using SKData data = SKData.Create(resource);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {name} cannot be read.");
    }
}
