using System.Runtime.CompilerServices;
using ScottPlot;
using Simulator.Reporting.Drawing;
using Simulator.Reporting.Fonts;
using Simulator.Reporting.Output;
using SkiaSharp;

namespace Simulator.Tests.Reporting;

public sealed class FontTests
{
    private const string Letters =
        "≥ ≤ − ± × → ← … – ✓ ✗ η² α β Δ é ü ā ŏ “quoted” · % ₁₂ Nguyễn Thị Ánh, phản hồi đồng nghiệp, Tāmaki Makaurau, ʻokina";

    [Fact]
    public void The_embedded_font_draws_every_character_that_figures_use() =>
        Assert.Empty(EmbeddedFonts.MissingCharacters(Letters));

    [Fact]
    public void The_fonts_licence_travels_with_it() =>
        Assert.Contains("SIL OPEN FONT LICENSE Version 1.1", EmbeddedFonts.Licence, StringComparison.Ordinal);

    [Fact]
    public void Characters_without_a_glyph_are_named() =>
        Assert.Equal(["教", "師"], EmbeddedFonts.MissingCharacters("教師教 teacher"));

    [Fact]
    public void Every_character_has_an_outline()
    {
        foreach (string letter in Letters.Replace(" ", "", StringComparison.Ordinal).EnumerateRunes().Select(rune => rune.ToString()))
            Assert.NotEqual("", GlyphOutlines.Trace(letter, [0], [0], 20, bold: letter == "✓"));
    }

    [Theory]
    [InlineData("Arial"), InlineData("DejaVu Sans"), InlineData(""), InlineData("no such font")]
    public void Plots_are_lettered_with_the_embedded_font_whatever_is_asked_for(string name)
    {
        Assert.Equal("EmbeddedFontResolver", ScottPlot.Fonts.FontResolvers[0].GetType().Name);
        SKTypeface face = ScottPlot.Fonts.GetTypeface(name, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);
        Assert.Equal(EmbeddedFonts.Family, face.FamilyName);
        Assert.Same(EmbeddedFonts.Bold, ScottPlot.Fonts.GetTypeface(name, FontWeight.Bold, FontSlant.Upright, FontSpacing.Normal));
    }

    [Fact]
    public void Decomposed_letters_are_drawn_composed() =>
        Assert.Equal(Lettering.Width("ā", 20), Lettering.Width("a\u0304", 20));

    [Fact]
    public void Long_text_is_wrapped_and_shortened_within_its_room()
    {
        IReadOnlyList<string> lines = Lettering.Wrap("a rather long label that needs several lines of room", 20, 120, 2);
        Assert.Equal(2, lines.Count);
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.True(Lettering.Width(line, 20) <= 120));
    }

    // It sets a process-wide static that overrides every label's font and loses bold.
    [Fact]
    public void Nothing_sets_a_plot_wide_font()
    {
        string source = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "src", "Simulator.Reporting");
        Assert.All(Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories), file =>
            Assert.DoesNotContain("Font.Set(", File.ReadAllText(file), StringComparison.Ordinal));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
