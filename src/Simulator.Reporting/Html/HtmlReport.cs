using System.Globalization;
using System.Text;

namespace Simulator.Reporting.Html;

/// <summary>
/// A report in one file that opens offline: no script, nothing loaded, figures inside, all text escaped. Blocks are added in reading
/// order; figures and tables are numbered in that order.
/// </summary>
public sealed class HtmlReport
{
    private readonly List<IContentBlock> blocks = [];
    private int level = 1;

    /// <summary>Starts a report.</summary>
    /// <param name="title">Its title.</param>
    public HtmlReport(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = title;
    }

    /// <summary>The program's own words in those of a field.</summary>
    public Func<string, string> Words { get; init; } = text => text;

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>What was added, in reading order.</summary>
    public IReadOnlyList<IContentBlock> Blocks => blocks;

    /// <summary>Adds a block and returns the report, so that blocks can be chained.</summary>
    /// <exception cref="ArgumentException">A heading skips a level, or a table's row has not one cell for each column.</exception>
    public HtmlReport Add(IContentBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block is Heading heading)
        {
            if (heading.Level < 2 || heading.Level > Math.Min(6, level + 1))
                throw new ArgumentException($"A heading of level {heading.Level} cannot follow one of level {level}.", nameof(block));
            level = heading.Level;
        }
        HtmlBlocks.Check(block);
        blocks.Add(block);
        return this;
    }

    /// <summary>The whole page. The same blocks give the same bytes.</summary>
    public string ToHtml()
    {
        StringBuilder page = new();
        string title = HtmlText.Escape(Title);
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n")
            .Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{ReportStyle.Policy}\" />\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n")
            .Append("<meta name=\"referrer\" content=\"no-referrer\" />\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n<style>{ReportStyle.Css}</style>\n</head>\n<body>\n")
            .Append(CultureInfo.InvariantCulture, $"<header><h1>{title}</h1></header>\n");
        Contents(page);
        Slides(page);
        page.Append("<main>\n");
        new HtmlBlocks(page, Words).Append(blocks);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>
    /// The report as slides, without a script: one radio button a slide, so that the arrow keys go from one to the next, and the style sheet shows
    /// what belongs to the one that is chosen. On paper, and where the style sheet is not understood, the report is whole.
    /// </summary>
    private void Slides(StringBuilder page)
    {
        string[] titles = [.. HtmlBlocks.Slides(blocks).Take(ReportStyle.MostSlides)];
        if (titles.Length < 2)
            return;
        page.Append("<nav class=\"slides\" aria-label=\"Slides\">\n<fieldset><legend>Show</legend>\n")
            .Append("<label><input type=\"radio\" name=\"slide\" id=\"slide-0\" checked=\"checked\" /> the whole report</label>\n")
            .Append("<span aria-hidden=\"true\">or as slides, with the arrow keys:</span>\n");
        for (int k = 1; k <= titles.Length; k++)
        {
            string label = HtmlText.Escape($"slide {k}: {Words(titles[k - 1])}");
            page.Append(CultureInfo.InvariantCulture, $"<label><input type=\"radio\" name=\"slide\" id=\"slide-{k}\" aria-label=\"{label}\" /> {k}</label>\n");
        }
        page.Append("</fieldset>\n</nav>\n");
    }

    private void Contents(StringBuilder page)
    {
        Heading[] sections = [.. blocks.OfType<Heading>()];
        if (sections.Count(section => section.Level == 2) < 2)
            return;
        page.Append("<nav aria-label=\"Contents\">\n<ol>\n");
        for (int i = 0; i < sections.Length; i++)
        {
            if (sections[i].Level == 2)
                page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#section-{i + 1}\">{HtmlText.Escape(Words(sections[i].Text))}</a></li>\n");
        }
        page.Append("</ol>\n</nav>\n");
    }
}
