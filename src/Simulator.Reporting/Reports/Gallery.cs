using Simulator.Reporting.Figures;
using Simulator.Reporting.Html;

namespace Simulator.Reporting.Reports;

/// <summary>Every figure that there is, on one page.</summary>
public static class Gallery
{
    /// <summary>The page.</summary>
    public static HtmlReport Build()
    {
        HtmlReport page = new("The figures of the practicum simulator");
        page.Add(new Note("Every kind of figure once, drawn from example numbers: they show what a picture looks like, not what the model says."));
        foreach ((FigureKind kind, object data) in FigureCatalogue.All.Zip(FigureExamples.All))
        {
            page.Add(new Heading(2, kind.Name)).Add(new Paragraph($"{kind.Shows} Saved as figures/{kind.Name}.png and .svg, with a number after the name "
                + "where a result has several."));
            page.Add(new FigureBlock(kind.Draw(data), "An example."));
        }

        return page;
    }
}
