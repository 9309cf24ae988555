using Simulator.Reporting.Html;
using Simulator.Reporting.Reports;

namespace Simulator.Tests.Reporting;

public sealed class GlossaryTests
{
    [Fact]
    public void Words_are_explained_where_a_report_uses_them_and_nowhere_else()
    {
        Assert.Empty(Explained(new Paragraph("Twelve teachers met.")));
        Assert.Empty(Explained(new Paragraph("Somebody's own words of twins and replicates.", Quoted: true)));
        Assert.Equal(["Twin"], Explained(new Paragraph("treatment - twin: stress")));
        Assert.Equal(["d", "Replicate"], Explained(new BulletList(["d = 0.70 on average", "over 20 replicates"])));
        Assert.Equal(["Design effect", "ICC"], Explained(new TableBlock(
            "Single studies", [new TableColumn("Row"), new TableColumn("ICC of pairs", true), new TableColumn("Design effect, teams", true)],
            [["amount", "0.1", "1.3"]])));
        Assert.Equal(["Alpha", "d"], Explained(new Details("All", [
            new TableBlock("Numbers", [new TableColumn("Statistic"), new TableColumn("Value", true)], [["alpha", "0.9"], ["d", "0.4"]])])));
    }

    private static string[] Explained(IContentBlock block)
    {
        HtmlReport report = new("A report");
        Glossary.Add(report.Add(block));
        return [.. report.Blocks.Skip(1).OfType<TableBlock>().Where(t => t.Caption == "Words used here").SelectMany(t => t.Rows).Select(r => r[0])];
    }
}
