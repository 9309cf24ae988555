using System.Globalization;
using Simulator.Tables;

namespace Simulator.Tests.Tables;

public sealed class ParquetFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(ParquetFile.RowsInGroup)]
    [InlineData(2 * ParquetFile.RowsInGroup + 17)]
    public void What_is_written_is_read_back(long rows)
    {
        Table table = ExampleTables.Mixed("teachers", rows);
        ParquetFile.Write(folder["t.parquet"], table);
        ReadBack.Same(table, ParquetFile.Read(folder["t.parquet"]));
    }

    [Fact]
    public void Writing_twice_gives_the_same_bytes()
    {
        Table table = ExampleTables.Mixed("teachers", 100_000);
        ParquetFile.Write(folder["a.parquet"], table);
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
        ParquetFile.Write(folder["b.parquet"], table);
        CultureInfo.CurrentCulture = before;
        Assert.Equal(FileRecord.Of(folder["a.parquet"]).Sha256, FileRecord.Of(folder["b.parquet"]).Sha256);
    }

    [Fact]
    public void The_bytes_are_the_ones_every_machine_writes()
    {
        ParquetFile.Write(folder["t.parquet"], ExampleTables.Mixed("teachers", 70_000));
        CsvFile.Write(folder["t.csv"], ExampleTables.Mixed("teachers", 70_000));
        Assert.Equal("2cdbceaebb9c5397e6ce2d4485fc467c02a34940518a07c4a717d22efc8f5279", FileRecord.Of(folder["t.parquet"]).Sha256);
        Assert.Equal("eaea3d8eda53d43ae7bc9a758a3af5090e9c185cbda9ffd6d2159791c2b88d0a", FileRecord.Of(folder["t.csv"]).Sha256);
    }

    [Fact]
    public void Columns_that_hold_nothing_are_read_back()
    {
        Table table = new("teachers", "x", 10,
        [
            Column.Text("text", "", "t", _ => null),
            Column.Integer("integer", "", "i", _ => null),
            Column.Single("single", "", "s", _ => float.NaN),
            Column.Number("number", "", "n", _ => double.NaN),
        ]);
        ParquetFile.Write(folder["t.parquet"], table);
        ReadBack.Same(table, ParquetFile.Read(folder["t.parquet"]));
    }

    [Fact]
    public void A_whole_number_that_does_not_fit_is_refused()
    {
        Table table = new("teachers", "x", 1, [Column.Integer("n", "", "n", _ => 1L << 40)]);
        Assert.Throws<OverflowException>(() => ParquetFile.Write(folder["t.parquet"], table));
        Assert.Throws<OverflowException>(() => CsvFile.Write(folder["t.csv"], table));
        Assert.Empty(folder.Names);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100)]
    public void A_truncated_file_is_reported_with_its_name(int length)
    {
        ParquetFile.Write(folder["t.parquet"], ExampleTables.Mixed("teachers", 100));
        File.WriteAllBytes(folder["t.parquet"], File.ReadAllBytes(folder["t.parquet"])[..length]);
        string message = Assert.Throws<InvalidDataException>(() => ParquetFile.Read(folder["t.parquet"])).Message;
        Assert.Contains("t.parquet", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_not_taken_for_numbers()
    {
        ParquetFile.Write(folder["t.parquet"], ExampleTables.Mixed("teachers", 3));
        Assert.Throws<InvalidDataException>(() => ParquetFile.Read(folder["t.parquet"]).Numbers("arm"));
        Assert.Equal([null, "2", "3"], ParquetFile.Read(folder["t.parquet"]).Texts("item_1"));
    }
}
