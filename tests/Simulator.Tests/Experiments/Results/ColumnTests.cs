using System.Text.RegularExpressions;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Hypotheses;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Results;
using Simulator.Tables;
using Simulator.Tests.Experiments.Recording;

namespace Simulator.Tests.Experiments.Results;

/// <summary>What every column of a result says of itself, as the codebook and the scripts pass it on.</summary>
public sealed partial class ColumnTests
{
    private static readonly RunRecord Record = SmallStudy.Record;

    private static readonly Table[] Tables =
    [
        .. RunTables.Of(Record, Comparison.Of(Record, SmallStudy.Opened.Study!), HypothesisResult.Of(Record), DifferenceTable.Of(Record)).Select(t => t()),
    ];

    [Fact]
    public void Every_table_and_every_column_says_what_it_is() => Assert.All(Tables, t =>
    {
        Assert.NotEmpty(t.Description);
        Assert.All(t.Columns, c => Assert.False(string.IsNullOrWhiteSpace(c.Description), $"{t.Name}.{c.Name}"));
    });

    [Theory]
    [InlineData("wave", "weeks")]
    [InlineData("week", "weeks")]
    [InlineData("day", "days")]
    [InlineData("percentile", "share")]
    [InlineData("better", "share")]
    [InlineData("same", "share")]
    [InlineData("worse", "share")]
    [InlineData("d", "pooled SD")]
    [InlineData("d_lower", "pooled SD")]
    [InlineData("d_upper", "pooled SD")]
    [InlineData("g", "pooled SD")]
    [InlineData("g_lower", "pooled SD")]
    [InlineData("g_upper", "pooled SD")]
    [InlineData("start_degree", "ties")]
    [InlineData("p", "")]
    [InlineData("df", "")]
    public void A_column_has_its_unit_wherever_it_stands(string name, string unit)
    {
        Column[] columns = [.. Tables.SelectMany(t => t.Columns).Where(c => c.Name == name)];
        Assert.NotEmpty(columns);
        Assert.All(columns, c => Assert.Equal(unit, c.Unit));
    }

    /// <summary>Apart from p, which nobody gives a unit.</summary>
    [Fact]
    public void A_column_that_says_share_is_one() => Assert.All(
        Tables.SelectMany(t => t.Columns.Where(c => c.Name != "p" && Share().IsMatch(c.Description)).Select(c => (t.Name, Column: c))),
        c => Assert.True(c.Column.Unit == "share", $"{c.Name}.{c.Column.Name}: {c.Column.Unit}"));

    [GeneratedRegex("^share of ")]
    private static partial Regex Share();
}
