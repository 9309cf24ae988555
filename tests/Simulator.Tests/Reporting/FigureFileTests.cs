using System.Xml.Linq;
using Simulator.Reporting;
using Simulator.Reporting.Figures;
using Simulator.Reporting.Output;
using SkiaSharp;

namespace Simulator.Tests.Reporting;

public sealed class FigureFileTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly Lazy<Dictionary<string, Figure>> Figures = new(() =>
        FigureCatalogue.All.Where(kind => Example(kind) is not null).ToDictionary(kind => kind.Name, kind => kind.Draw(Example(kind)!)));

    public static TheoryData<string> Names => [.. FigureCatalogue.All.Where(kind => Example(kind) is not null).Select(kind => kind.Name)];

    [Fact]
    public void Every_kind_of_figure_has_an_example()
    {
        string missing = string.Join(", ", FigureCatalogue.All.Where(kind => Example(kind) is null).Select(kind => kind.Name));
        Assert.True(missing.Length == 0, $"no example in {nameof(FigureExamples)}: {missing}");
        Assert.Equal(FigureCatalogue.All.Select(kind => kind.Data), FigureExamples.All.Select(data => data.GetType()));
    }

    private static object? Example(FigureKind kind) => FigureExamples.All.FirstOrDefault(data => data.GetType() == kind.Data);

    [Theory, MemberData(nameof(Names))]
    public void A_figure_is_saved_as_png_and_svg_with_ink_where_its_text_stands(string name)
    {
        Figure figure = Figures.Value[name];
        string directory = Directory.CreateTempSubdirectory("figures").FullName;
        try
        {
            (string png, string svg) = FigureFile.Save(figure, directory, name);
            Assert.Equal([png, svg], Directory.GetFiles(directory).Order(StringComparer.Ordinal));
            using SKBitmap picture = SKBitmap.Decode(png);
            Assert.Equal(figure.Width * 3 / 2, picture.Width);
            Assert.True(DarkShare(picture, 44, 26, 560, 50) > 0.03, "the title has no ink");
            Assert.True(DarkShare(picture, 44, figure.Height - 44, 600, 30) > 0.01, "the note has no ink");
            Assert.True(DarkShare(picture, 0, 0, 20, figure.Height) < 0.001, "something is drawn over the left margin");
            Assert.True(DarkShare(picture, figure.Width - 20, 0, 20, figure.Height) < 0.001, "something is drawn over the right margin");
            XElement root = XElement.Load(svg);
            Assert.Equal(figure.Title, root.Element(Svg + "title")?.Value);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void An_svg_carries_its_text_as_outlines_and_says_what_it_shows(string name)
    {
        Figure figure = Figures.Value[name];
        XElement root = XElement.Parse(FigureFile.Svg(figure, "fig7"));
        Assert.Empty(root.Descendants(Svg + "text"));
        Assert.Equal("img", (string?)root.Attribute("role"));
        Assert.Equal($"0 0 {figure.Width} {figure.Height}", (string?)root.Attribute("viewBox"));
        Assert.NotEqual("", root.Element(Svg + "desc")?.Value);
        string[] ids = [.. root.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.All(ids, id => Assert.StartsWith("fig7-", id, StringComparison.Ordinal));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(root.Descendants().Attributes("clip-path"), clip => Assert.Contains(clip.Value[5..^1], ids));
        Assert.Empty(root.DescendantsAndSelf().Attributes("style"));
        Assert.DoesNotContain("NaN", root.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_have_the_same_bytes_whatever_was_drawn_before_and_in_parallel()
    {
        string[] names = [.. FigureCatalogue.All.Select(kind => kind.Name)];
        Dictionary<string, string> first = names.ToDictionary(name => name, name => FigureFile.Svg(Figures.Value[name]));
        object[] again = FigureExamples.All;
        Parallel.For(0, again.Length, i =>
        {
            int k = again.Length - 1 - i;
            Assert.Equal(first[names[k]], FigureFile.Svg(FigureCatalogue.Build(again[k])));
        });
        Figure figure = Figures.Value["talk"];
        Assert.Equal(FigureFile.Png(FigureCatalogue.Build(FigureExamples.Talk)), FigureFile.Png(figure));
    }

    [Fact]
    public void Dashed_lines_stay_dashed_in_an_svg()
    {
        XElement root = XElement.Parse(FigureFile.Svg(Figures.Value["trajectories"]));
        int dashed = root.Descendants(Svg + "path").Count(path =>
            (string?)path.Attribute("stroke-width") == "4" && ((string?)path.Attribute("d"))!.Count(letter => letter == 'M') > 20);
        Assert.Equal(3, dashed); // one twin in each of three panels
    }

    [Theory]
    [InlineData("../x"), InlineData("/etc/x"), InlineData(@"..\x"), InlineData("CON"), InlineData("nul.txt"), InlineData("a:b")]
    [InlineData("a\u202Eb"), InlineData("a\0b"), InlineData("a\n"), InlineData(""), InlineData("a."), InlineData(".a"), InlineData("LPT1")]
    public void A_name_that_is_not_a_plain_file_name_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => FigureFile.Save(Figures.Value["talk"], Path.GetTempPath(), name));

    [Fact]
    public void Text_from_a_scenario_cannot_break_an_svg()
    {
        Simulator.Reporting.Figures.TalkSharesData hostile = FigureExamples.Talk with { Title = "</title><script>alert(1)</script>\u0001\uD800 & \"x\"" };
        XElement root = XElement.Parse(FigureFile.Svg(FigureCatalogue.Build(hostile)));
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName == "script");
    }

    // Share of dark pixels in a rectangle given in logical pixels.
    private static double DarkShare(SKBitmap picture, int left, int top, int width, int height)
    {
        int dark = 0;
        for (int y = (int)(top * FigureFile.PngScale); y < (int)((top + height) * FigureFile.PngScale); y++)
        {
            for (int x = (int)(left * FigureFile.PngScale); x < (int)((left + width) * FigureFile.PngScale); x++)
            {
                SKColor color = picture.GetPixel(x, y);
                if (color.Red + color.Green + color.Blue < 400)
                    dark++;
            }
        }
        return dark / (width * height * FigureFile.PngScale * FigureFile.PngScale);
    }
}
