using Simulator.Tables;

namespace Simulator.Tests.Tables;

/// <summary>Reading by groups gives what reading whole gives, into the same arrays.</summary>
public sealed class ParquetScanTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ParquetFile.RowsInGroup)]
    [InlineData(2 * ParquetFile.RowsInGroup + 17)]
    public void Its_groups_put_together_are_the_column(long rows)
    {
        ParquetFile.Write(folder["t.parquet"], ExampleTables.Mixed("teachers", rows));
        StoredTable table = ParquetFile.Read(folder["t.parquet"]);
        using ParquetScan scan = ParquetScan.Open(folder["t.parquet"]);
        Assert.Equal(table.Columns, scan.Columns);
        Assert.Equal(rows, scan.Rows);
        List<string?> arms = [], items = [];
        List<double> stress = [], ticks = [];
        List<long?> integers = [];
        while (scan.Next())
        {
            arms.AddRange(scan.Texts("arm"));
            items.AddRange(scan.Texts("item_1"));
            stress.AddRange(scan.Numbers("stress"));
            ticks.AddRange(scan.Numbers("ticks"));
            integers.AddRange(scan.Integers("ticks"));
        }

        Assert.Equal(table.Texts("arm"), arms);
        Assert.Equal(table.Texts("item_1"), items);
        Assert.Equal(table.Numbers("stress"), stress);
        Assert.Equal(table.Numbers("ticks"), ticks);
        Assert.Equal(table.Integers("ticks"), integers);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_number_of_groups()
    {
        ParquetFile.Write(folder["t.parquet"], new Table("teachers", "x", 20 * ParquetFile.RowsInGroup,
        [
            Column.Integer("replicate", "", "r", row => row / 65), Column.Number("value", "", "v", row => row),
            Column.Text("unused", "", "u", _ => "u"),
        ]));
        using ParquetScan scan = ParquetScan.Open(folder["t.parquet"]);
        double sum = 0;
        long early = long.MaxValue, late = long.MaxValue;
        for (int group = 0; scan.Next(); group++)
        {
            foreach (double value in scan.Numbers("value")) sum += value;
            foreach (long? replicate in scan.Integers("replicate")) sum -= replicate!.Value;
            long now = GC.GetTotalMemory(forceFullCollection: true);
            if (group is >= 1 and <= 5) early = Math.Min(early, now);
            if (group >= 11) late = Math.Min(late, now);
        }

        const double rows = 20 * ParquetFile.RowsInGroup;
        Assert.Equal(rows * (rows - 1) / 2 - Enumerable.Range(0, (int)rows).Sum(r => (double)(r / 65)), sum);
        // Other tests allocate meanwhile, so the least of several is taken: a group's two columns are 1.5 MB, ten groups' would be 15 MB.
        Assert.InRange(late - early, long.MinValue, 10_000_000);
    }

    [Fact]
    public void What_is_not_there_or_not_a_number_is_told()
    {
        ParquetFile.Write(folder["t.parquet"], ExampleTables.Mixed("teachers", 3));
        using ParquetScan scan = ParquetScan.Open(folder["t.parquet"]);
        Assert.True(scan.Next());
        Refused("t.parquet", () => scan.Numbers("arm"));
        Refused("there are arm, note", () => scan.Texts("school"));
        File.WriteAllText(folder["torn.parquet"], "PAR1");
        Refused("torn.parquet", () => ParquetScan.Open(folder["torn.parquet"]));
    }

    private static void Refused(string says, Action act) =>
        Assert.Contains(says, Assert.Throws<InvalidDataException>(act).Message, StringComparison.Ordinal);
}
