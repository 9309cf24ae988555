using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;
using SkiaSharp;

namespace Simulator.Reporting.Output;

/// <summary>
/// A figure as SVG: text as outlines, ids numbered within the document (the graphics library numbers them across the whole process,
/// so that the same figure would otherwise have other bytes each time), a view box, a role, a title and a description.
/// </summary>
internal static class SvgDocument
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // A figure is drawn once, for its file and for the report that shows it.
    private static readonly ConditionalWeakTable<Figure, XElement> Drawn = [];

    public static XElement Draw(Figure figure, string idPrefix)
    {
        XElement root = new(Drawn.GetValue(figure, Outlined));
        RenumberIds(root, idPrefix);
        string title = idPrefix + "-title";
        string description = idPrefix + "-desc";
        root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {figure.Width} {figure.Height}"));
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-labelledby", title + " " + description);
        root.AddFirst(
            new XElement(Svg + "title", new XAttribute("id", title), Printable(figure.Title)),
            new XElement(Svg + "desc", new XAttribute("id", description), Printable(figure.Description)));
        return root;
    }

    public static string Write(XElement root)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        XmlWriterSettings settings = new() { OmitXmlDeclaration = true, Indent = true, IndentChars = " ", NewLineChars = "\n" };
        using (XmlWriter writer = XmlWriter.Create(text, settings))
            root.Save(writer);
        return text.ToString();
    }

    /// <summary>The text without the characters that XML cannot carry.</summary>
    public static string Printable(string text)
    {
        string valid = new([.. text.Select((letter, i) => IsValid(text, i) ? letter : '\uFFFD')]);
        return valid;
    }

    private static bool IsValid(string text, int i) =>
        char.IsHighSurrogate(text[i]) ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
        : char.IsLowSurrogate(text[i]) ? i > 0 && char.IsHighSurrogate(text[i - 1])
        : XmlConvert.IsXmlChar(text[i]);

    private static XElement Outlined(Figure figure)
    {
        XElement root = Parse(figure);
        OutlineText(root);
        return root;
    }

    private static XElement Parse(Figure figure)
    {
        using MemoryStream buffer = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, figure.Width, figure.Height), buffer))
            figure.Draw(canvas);
        buffer.Position = 0;
        return XElement.Load(buffer);
    }

    private static void OutlineText(XElement root)
    {
        foreach (XElement text in root.Descendants(Svg + "text").ToList())
        {
            float size = Number((string?)text.Attribute("font-size") ?? "12");
            bool bold = int.TryParse((string?)text.Attribute("font-weight"), CultureInfo.InvariantCulture, out int weight)
                ? weight >= 600
                : (string?)text.Attribute("font-weight") == "bold";
            string path = GlyphOutlines.Trace(text.Value.Trim(), Numbers(text, "x"), Numbers(text, "y"), size, bold);
            if (path.Length == 0)
            {
                text.Remove();
                continue;
            }
            string[] dropped = ["x", "y", "font-size", "font-weight", "font-family", "font-style"];
            text.ReplaceWith(new XElement(Svg + "path",
                text.Attributes().Where(attribute => !dropped.Contains(attribute.Name.LocalName)),
                new XAttribute("d", path)));
        }
    }

    private static void RenumberIds(XElement root, string prefix)
    {
        Dictionary<string, string> names = [];
        foreach (XAttribute id in root.Descendants().Attributes("id").ToList())
        {
            string renamed = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{names.Count + 1}");
            names[id.Value] = renamed;
            id.Value = renamed;
        }
        foreach (XAttribute reference in root.Descendants().Attributes().ToList())
        {
            string value = reference.Value;
            if (value.StartsWith("url(#", StringComparison.Ordinal) && names.TryGetValue(value[5..^1], out string? target))
                reference.Value = $"url(#{target})";
            else if (value.StartsWith('#') && reference.Name.LocalName == "href" && names.TryGetValue(value[1..], out target))
                reference.Value = "#" + target;
        }
    }

    private static float[] Numbers(XElement element, string name) =>
        [.. ((string?)element.Attribute(name) ?? "0")
            .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(Number)];

    private static float Number(string text) => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
