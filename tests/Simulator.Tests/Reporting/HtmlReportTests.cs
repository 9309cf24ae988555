using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Simulator.Reporting;
using Simulator.Reporting.Figures;
using Simulator.Reporting.Html;

namespace Simulator.Tests.Reporting;

public sealed class HtmlReportTests
{
    private static readonly string[] Payloads =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title><script>alert(1)</script>",
        "</style><script>alert(1)</script>", "<!--", "]]>", "&lt;script&gt;", "javascript:alert(1)", "</svg><script>alert(1)</script>",
        "<svg onload=alert(1)>", "a\u0000b\u0001c", "\u202Egnp.exe", "\uD800", "<a href=\"https://evil.example\">x</a>", "{{constructor}}", "${7*7}",
    ];

    [Fact]
    public void A_report_is_well_formed_and_shows_its_blocks_in_order()
    {
        XElement html = Parse(Sample("plain").ToHtml());
        Assert.Equal("en", (string?)html.Attribute("lang"));
        Assert.Equal(["h1", "h2", "h3", "h2"], html.Descendants().Where(e => Regex.IsMatch(e.Name.LocalName, "^h[1-6]$")).Select(e => e.Name.LocalName));
        Assert.Single(html.Descendants(), e => e.Name.LocalName == "svg");
        Assert.StartsWith("data:image/png;base64,", (string?)html.Descendants("img").Single().Attribute("src"), StringComparison.Ordinal);
        Assert.Equal(["Figure 1.", "Figure 2."], html.Descendants("figcaption").Select(e => e.Element("b")!.Value));
        Assert.All(html.Descendants("th"), cell => Assert.NotNull(cell.Attribute("scope")));
        Assert.All(html.Descendants("img"), image => Assert.NotEqual("", (string?)image.Attribute("alt")));
        Assert.Contains("n", html.Descendants("td").Select(cell => (string?)cell.Attribute("class")));
        string[] ids = [.. html.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(html.Descendants("a").Attributes("href"), link => Assert.Contains(link.Value[1..], ids));
    }

    [Fact]
    public void The_policy_forbids_everything_but_the_one_style_sheet()
    {
        XElement html = Parse(Sample("plain").ToHtml());
        string policy = html.Descendants("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!.Value;
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(html.Descendants("style").Single().Value)));
        Assert.StartsWith($"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; font-src data:", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
        Assert.Empty(html.Descendants().Attributes("style"));
    }

    [Fact]
    public void No_text_can_add_an_element_or_an_attribute()
    {
        string Shape(string text) => string.Join('\n', Parse(Sample(text).ToHtml()).DescendantsAndSelf()
            .Where(element => element.Name.LocalName is not ("path" or "svg"))
            .Select(element => element.Name.LocalName + " " + string.Join(' ', element.Attributes().Select(attribute => attribute.Name.LocalName))));
        string plain = Shape("plain");
        Assert.All(Payloads, payload => Assert.Equal(plain, Shape(payload)));
    }

    [Fact]
    public void Nothing_is_loaded_from_elsewhere()
    {
        string page = Sample("plain").ToHtml();
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(src|href)=\"(?!data:|#)", page);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Slides_are_the_first_section_what_is_marked_and_every_figure()
    {
        HtmlReport report = new HtmlReport("r").Add(new Heading(2, "The answer")).Add(new Paragraph("yes")).Add(new Heading(2, "Figures"))
            .Add(new FigureBlock(Talk.Value, "Talk") { File = ("talk & more.png", () => [1, 2, 3]) }).Add(new Paragraph("said of it"))
            .Add(new Heading(2, "Limits", IsSlide: true)).Add(new BulletList(["a limit"])).Add(new Heading(2, "Numbers")).Add(new Paragraph("many"));
        XElement html = Parse(report.ToHtml());
        XElement[] slides = [.. html.Element("body")!.Element("main")!.Elements().Where(e => e.Attribute("data-slide") is not null)];
        Assert.Equal(["1", "2", "3"], slides.Select(s => s.Attribute("data-slide")!.Value));
        Assert.Equal(["The answeryes", "a limit"], new[] { slides[0], slides[2] }.Select(s => s.Value.Replace("\n", "").Replace("Limits", "")));
        Assert.Equal("figure", slides[1].Name.LocalName);
        XElement[] buttons = [.. html.Descendants("input")];
        Assert.All(buttons, b => Assert.Equal(("radio", "slide"), ((string?)b.Attribute("type"), (string?)b.Attribute("name"))));
        Assert.Equal(["slide-0", "slide-1", "slide-2", "slide-3"], buttons.Select(b => (string?)b.Attribute("id")));
        Assert.Equal([null, "slide 1: The answer", "slide 2: Talk", "slide 3: Limits"], buttons.Select(b => (string?)b.Attribute("aria-label")));
        Assert.Equal("slide-0", (string?)buttons.Single(b => b.Attribute("checked") is not null).Attribute("id"));
        XElement file = html.Descendants("a").Single(a => a.Attribute("download") is not null);
        Assert.Equal(("talk & more.png", "data:image/png;base64,AQID"), ((string?)file.Attribute("download"), (string?)file.Attribute("href")));
    }

    [Fact]
    public void A_report_of_one_slide_offers_none() =>
        Assert.Empty(Parse(new HtmlReport("r").Add(new Heading(2, "a")).Add(new Heading(2, "b")).ToHtml()).Descendants("input"));

    [Fact]
    public void The_same_blocks_give_the_same_bytes() => Assert.Equal(Sample("plain").ToHtml(), Sample("plain").ToHtml());

    [Fact]
    public void A_heading_may_not_skip_a_level()
    {
        Assert.Throws<ArgumentException>(() => new HtmlReport("r").Add(new Heading(3, "x")));
        Assert.Throws<ArgumentException>(() => new HtmlReport("r").Add(new Heading(1, "x")));
        new HtmlReport("r").Add(new Heading(2, "x")).Add(new Heading(3, "x")).Add(new Heading(2, "x"));
    }

    [Fact]
    public void A_table_with_a_ragged_row_is_refused() =>
        Assert.Throws<ArgumentException>(() => new HtmlReport("r").Add(new Details("d", [new TableBlock("t", [new("a"), new("b")], [["1"]])])));

    [Fact]
    public void Colours_of_text_reach_four_and_a_half_to_one_in_light_and_dark()
    {
        foreach ((string ink, string page) in new[]
            { ("#1a1a1a", "#ffffff"), ("#505050", "#f4f4f4"), ("#0061a0", "#ffffff"), ("#ececec", "#17191c"), ("#bdbdbd", "#22262b"), ("#7cc0f0", "#17191c") })
        {
            Assert.Contains(ink, Sample("plain").ToHtml(), StringComparison.Ordinal);
            Assert.True(Simulator.Reporting.Drawing.FigureColors.Contrast(ink, page) >= 4.5, ink);
        }
    }

    private static readonly Lazy<Figure> Talk = new(() => FigureCatalogue.Build(FigureExamples.Talk));

    private static HtmlReport Sample(string text)
    {
        TableBlock table = new(text, [new TableColumn(text), new TableColumn("d", IsNumber: true)], [[text, "0.69"], ["b", text]], text);
        Figure figure = text == "plain" ? Talk.Value : FigureCatalogue.Build(FigureExamples.Talk with { Title = text });
        return new HtmlReport(text + " report")
            .Add(new Heading(2, text)).Add(new Paragraph(text)).Add(new BulletList([text, "b"])).Add(new FigureBlock(figure, text, table))
            .Add(new Heading(3, text)).Add(table).Add(new Note(text)).Add(new FigureBlock(Talk.Value, text, Encoding: FigureEncoding.Png))
            .Add(new Heading(2, "How to run this again")).Add(new CodeBlock(text, text)).Add(new Details(text, [new Paragraph(text), table]));
    }

    private static XElement Parse(string page)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }
}
