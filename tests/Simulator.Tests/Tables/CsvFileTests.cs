using System.Globalization;
using System.Text;
using Simulator.Tables;

namespace Simulator.Tests.Tables;

public sealed class CsvFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_table_looks_as_the_contract_says()
    {
        Table table = new("outcomes", "x", 2,
        [
            Column.Identifier("arm", "a", _ => "pairs"), Column.Integer("n", "", "n", row => row == 0 ? 3 : null),
            Column.Number("value", "", "v", row => row == 0 ? 0.1 : double.NaN), Column.Single("stress", "", "s", _ => 0.1f),
            Column.Number("p", "", "p", _ => 1 / 3.0, significantDigits: 6),
        ]);
        CsvFile.Write(folder["t.csv"], table);
        byte[] expected = "arm,n,value,stress,p\npairs,3,0.1,0.1,0.333333\npairs,,,0.1,0.333333\n"u8.ToArray();
        Assert.Equal(expected, File.ReadAllBytes(folder["t.csv"]));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Table table = ExampleTables.Mixed("outcomes", 1000);
        CsvFile.Write(folder["t.csv"], table);
        ReadBack.Same(table, CsvFile.Read(folder["t.csv"]));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void The_culture_of_the_machine_changes_no_byte(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CsvFile.Write(folder["here.csv"], ExampleTables.Mixed("outcomes", 300));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            CsvFile.Write(folder["there.csv"], ExampleTables.Mixed("outcomes", 300));
            ReadBack.Same(ExampleTables.Mixed("outcomes", 300), CsvFile.Read(folder["there.csv"]));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }

        Assert.Equal(File.ReadAllBytes(folder["here.csv"]), File.ReadAllBytes(folder["there.csv"]));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("\uFF1D1")]
    [InlineData("\uFF0B1")]
    [InlineData("\uFF0D1")]
    [InlineData("\uFF201")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("'=1")]
    [InlineData("''@x")]
    public void Text_that_a_spreadsheet_would_run_gets_an_apostrophe_and_reads_back_without(string payload)
    {
        CsvFile.Write(folder["t.csv"], ExampleTables.Texts("a", payload));
        string cell = File.ReadAllText(folder["t.csv"])["text,n\na,0\n".Length..];
        Assert.StartsWith("'" + payload[0], cell.TrimStart('"'), StringComparison.Ordinal);
        Assert.EndsWith(",-1\n", cell, StringComparison.Ordinal);
        Assert.Equal(["a", payload], CsvFile.Read(folder["t.csv"]).Texts("text"));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("'tis", "'tis")]
    [InlineData("İıŞ 😀 א", "İıŞ 😀 א")]
    [InlineData(" spaces ", " spaces ")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Text_is_quoted_only_where_it_must_be(string? text, string cell)
    {
        CsvFile.Write(folder["t.csv"], ExampleTables.Texts(text));
        Assert.Equal($"text,n\n{cell},0\n", File.ReadAllText(folder["t.csv"]));
        Assert.Equal([string.IsNullOrEmpty(text) ? null : text], CsvFile.Read(folder["t.csv"]).Texts("text"));
    }

    [Fact]
    public void A_quote_within_or_after_bare_text_is_a_sign_like_any_other()
    {
        File.WriteAllText(folder["t.csv"], "text,n\n5\",1\na\"b,2\n");
        Assert.Equal(["5\"", "a\"b"], CsvFile.Read(folder["t.csv"]).Texts("text"));
    }

    [Fact]
    public void A_text_longer_than_the_buffer_survives()
    {
        string text = string.Concat(Enumerable.Repeat("ü\"", 200_000));
        CsvFile.Write(folder["t.csv"], ExampleTables.Texts("a", text, "b"));
        Assert.Equal(["a", text, "b"], CsvFile.Read(folder["t.csv"]).Texts("text"));
    }

    [Fact]
    public void Every_number_reads_back_to_the_same_bits()
    {
        double[] numbers = [0, -0.0, 1, -1, 0.1, 1 / 3.0, double.Epsilon, double.MaxValue, double.MinValue, 1e-7, 1e22, double.NaN,
            double.PositiveInfinity, double.NegativeInfinity, 123456789.123456789];
        CsvFile.Write(folder["t.csv"], ExampleTables.Numbers(numbers));
        double[] read = CsvFile.Read(folder["t.csv"]).Numbers("value");
        Assert.Equal(numbers.Select(BitConverter.DoubleToInt64Bits), read.Select(BitConverter.DoubleToInt64Bits));
        Assert.Contains("\nINF\n-INF\n", File.ReadAllText(folder["t.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_saved_by_a_spreadsheet_reads_the_same()
    {
        File.WriteAllText(folder["t.csv"], "arm,note,n\r\npairs,\"a \"\"b\"\"\",1\r\n\"control\",,2\r\n", new UTF8Encoding(true));
        StoredTable table = CsvFile.Read(folder["t.csv"]);
        Assert.Equal(["arm", "note", "n"], table.Columns);
        Assert.Equal(["pairs", "control"], table.Texts("arm"));
        Assert.Equal(["a \"b\"", null], table.Texts("note"));
        Assert.Equal([1, 2], table.Integers("n"));
    }

    [Theory]
    [InlineData("", ":1:")]
    [InlineData("a,a\n1,2\n", ":1:")]
    [InlineData("a,b\n1,2\n3\n", ":3:")]
    [InlineData("a,b\n1,2\n3,4,5\n", ":3:")]
    [InlineData("a,b\n\"x\ny\",2\n\"open,4\n", ":4:")]
    [InlineData("a,b\n\"x\"y,2\n", ":2:")]
    [InlineData("a,b\n1,\"x\ny\"\nthree,4\n", ":4:")]
    [InlineData("a,b\n1,2", null)]
    public void A_mistake_is_reported_with_file_and_line(string content, string? place)
    {
        File.WriteAllText(folder["t.csv"], content);
        Exception? error = Record.Exception(() => CsvFile.Read(folder["t.csv"]).Numbers("a"));
        if (place is null) Assert.Null(error);
        else Assert.Contains("t.csv" + place, Assert.IsType<InvalidDataException>(error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_named_with_those_there_are()
    {
        CsvFile.Write(folder["t.csv"], ExampleTables.Texts("x"));
        string message = Assert.Throws<InvalidDataException>(() => CsvFile.Read(folder["t.csv"]).Numbers("stress")).Message;
        Assert.Contains("stress; there are text, n", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_rows_are_written_through_one_buffer()
    {
        Table table = new("outcomes", "x", 1_000_000,
        [
            Column.Identifier("arm", "a", _ => "pairs"), Column.Integer("n", "", "n", row => row),
            Column.Number("value", "", "v", row => row / 3.0),
        ]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        CsvFile.Write(folder["t.csv"], table);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.InRange(new FileInfo(folder["t.csv"]).Length, 20_000_000, long.MaxValue);
    }
}
