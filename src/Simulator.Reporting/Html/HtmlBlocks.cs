using System.Globalization;
using System.Text;
using Simulator.Reporting.Output;
using static Simulator.Reporting.Html.HtmlText;

namespace Simulator.Reporting.Html;

/// <summary>Writes a report's blocks as HTML, numbering sections, figures and tables on the way.</summary>
internal sealed class HtmlBlocks(StringBuilder page, Func<string, string> words)
{
    private int sections;
    private int figures;
    private int tables;
    private int slides;
    private bool inSlide;

    public static void Check(IContentBlock block)
    {
        switch (block)
        {
            case TableBlock table when table.Rows.Any(row => row.Count != table.Columns.Count):
                throw new ArgumentException($"A row of the table \"{table.Caption}\" has not one cell for each column.", nameof(block));
            case FigureBlock { Data: { } data }:
                Check(data);
                break;
            case Details details when details.Blocks.Any(inner => inner is Heading):
                throw new ArgumentException("A heading cannot be folded away.", nameof(block));
            case Details details:
                foreach (IContentBlock inner in details.Blocks)
                    Check(inner);
                break;
        }
    }

    /// <summary>What stands on the slides, in order: the first section, every other that is to be one, every figure.</summary>
    public static IEnumerable<string> Slides(IReadOnlyList<IContentBlock> blocks)
    {
        Heading? first = blocks.OfType<Heading>().FirstOrDefault();
        return blocks.Select(b => b is FigureBlock figure ? figure.Caption : b is Heading h && IsSlide(h, first) ? h.Text : null).OfType<string>();
    }

    /// <summary>Writes the blocks; each slide is an element of its own.</summary>
    public void Append(IReadOnlyList<IContentBlock> blocks)
    {
        Heading? first = blocks.OfType<Heading>().FirstOrDefault();
        foreach (IContentBlock block in blocks)
        {
            if (block is FigureBlock or Heading { Level: 2 }) End();
            if (block is Heading heading && IsSlide(heading, first))
            {
                Line($"<section{Slide()}>");
                inSlide = true;
            }

            Append(block);
        }

        End();
    }

    private static bool IsSlide(Heading heading, Heading? first) => heading.Level == 2 && (heading.IsSlide || ReferenceEquals(heading, first));

    private string Slide() => string.Create(CultureInfo.InvariantCulture, $" data-slide=\"{++slides}\"");

    private void End()
    {
        if (inSlide) Line($"</section>");
        inSlide = false;
    }

    private void Append(IContentBlock block)
    {
        switch (block)
        {
            case Heading heading:
                Line($"<h{heading.Level} id=\"section-{++sections}\">{Said(heading.Text)}</h{heading.Level}>");
                break;
            case Paragraph paragraph:
                Line($"<p>{(paragraph.Quoted ? Escape(paragraph.Text) : Said(paragraph.Text))}</p>");
                break;
            case BulletList list:
                Line($"<ul>{string.Concat(list.Items.Select(item => $"<li>{Said(item)}</li>"))}</ul>");
                break;
            case Note note:
                Line($"<p class=\"note\" role=\"note\">{Said(note.Text)}</p>");
                break;
            case CodeBlock code:
                if (code.Caption is { } caption)
                    Line($"<p>{Said(caption)}</p>");
                Line($"<pre class=\"scroll\" tabindex=\"0\"><code>{Escape(code.Text)}</code></pre>");
                break;
            case TableBlock table:
                Append(table, $"<b>Table {++tables}.</b> ");
                break;
            case FigureBlock figure:
                Append(figure);
                break;
            case Details details:
                Line($"<details><summary>{Said(details.Summary)}</summary>");
                foreach (IContentBlock inner in details.Blocks)
                    Append(inner);
                Line($"</details>");
                break;
            default:
                throw new NotSupportedException($"A report cannot show a {block.GetType().Name}.");
        }
    }

    private void Append(FigureBlock block)
    {
        int number = ++figures;
        Line($"<figure id=\"figure-{number}\"{Slide()}>");
        Line($"<figcaption><b>Figure {number}.</b> {Said(block.Caption)}</figcaption>");
        if (block.Encoding == FigureEncoding.Svg)
        {
            Line($"<div class=\"scroll picture\" tabindex=\"0\" role=\"region\" aria-label=\"Figure {number}\">");
            page.Append(FigureFile.Svg(block.Figure, $"fig{number}")).Append('\n');
            Line($"</div>");
        }
        else
        {
            string bytes = Convert.ToBase64String(FigureFile.Png(block.Figure));
            Line($"<img alt=\"{Said(block.Figure.Description)}\" width=\"{block.Figure.Width}\" height=\"{block.Figure.Height}\"");
            Line($" src=\"data:image/png;base64,{bytes}\" />");
        }
        if (block.Data is { } data)
        {
            Line($"<details><summary>Show the data of figure {number}</summary>");
            Append(data, "");
            Line($"</details>");
        }
        if (block.File is var (name, png))
        {
            string file = Escape(name);
            page.Append("<p class=\"file\"><a href=\"data:image/png;base64,").Append(Convert.ToBase64String(png()));
            Line($"\" download=\"{file}\">Download figure {number} ({file})</a></p>");
        }
        Line($"</figure>");
    }

    private void Append(TableBlock table, string number)
    {
        Line($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Said(table.Caption)}\"><table>");
        Line($"<caption>{number}{Said(table.Caption)}</caption>");
        IEnumerable<string> headings = table.Columns.Select(column => $"<th scope=\"col\"{Align(column)}>{Said(column.Heading)}</th>");
        Line($"<thead><tr>{string.Concat(headings)}</tr></thead>");
        Line($"<tbody>");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            Line($"<tr>{string.Concat(row.Select((cell, i) => i == 0
                ? $"<th scope=\"row\"{Align(table.Columns[i])}>{Said(cell)}</th>"
                : $"<td{Align(table.Columns[i])}>{Said(cell)}</td>"))}</tr>");
        }
        Line($"</tbody></table></div>");
        if (table.Note is { } note)
            Line($"<p class=\"under\">{Said(note)}</p>");
    }

    private string Said(string text) => Escape(words(text));

    private static string Align(TableColumn column) => column.IsNumber ? " class=\"n\"" : "";

    private void Line(FormattableString html) => page.Append(html.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
