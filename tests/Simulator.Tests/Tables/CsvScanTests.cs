using System.Text;
using Simulator.Tables;

namespace Simulator.Tests.Tables;

/// <summary>Reading forwards gives what reading whole gives, and holds no more of a file than a buffer.</summary>
public sealed class CsvScanTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Contents() =>
    [
        "a\n", "a,b\n", "a,b", "a,b\n1,2", "a,b\n1,2\n", "a,b\r\n1,2\r\n\"x\",\"y\"\r\n", "a\n\n\n1\n", "a,b\n,\n,", "a,b\n\"\",\"\"\n",
        "a,b\n\"say \"\"x\"\"\",\"two\r\nlines\"\n", "a,b\n'=1,'tis\n\"'=1,2\",''@x\n", "a,b\nİıŞ 😀 א,\"ü,\"\n",
        "\uFEFFa,b\n1,-INF\nINF,1e-7\n",
        "\uFEFF\"a\",b\n\"1\",\"-2.5\"\n9007199254740993,-0\n", "a\n\"\"\"\"\n\"\n\"\n",
    ];

    [Theory]
    [MemberData(nameof(Contents))]
    public void It_reads_what_reading_whole_reads(string content)
    {
        File.WriteAllText(folder["t.csv"], content);
        StoredTable table = CsvFile.Read(folder["t.csv"]);
        foreach (int piece in (int[])[1, 2, 3, 7, 1 << 20])
        {
            using CsvScan scan = CsvScan.Of(new Pieces(File.ReadAllBytes(folder["t.csv"]), piece), "t.csv");
            Assert.Equal(table.Columns, scan.Columns);
            List<string?>[] cells = [.. table.Columns.Select(_ => new List<string?>())];
            while (scan.Next())
            {
                for (int c = 0; c < cells.Length; c++) cells[c].Add(scan.Text(c));
            }

            for (int c = 0; c < cells.Length; c++) Assert.Equal(table.Texts(table.Columns[c]), cells[c]);
        }
    }

    [Fact]
    public void Every_kind_of_cell_is_read_as_it_was_written()
    {
        Table table = ExampleTables.Mixed("outcomes", 5000);
        CsvFile.Write(folder["t.csv"], table);
        using CsvScan scan = CsvScan.Open(folder["t.csv"]);
        Assert.Equal(["arm", "note", "item_1", "ticks", "stress", "amount"], scan.Columns);
        int stress = scan.Place("stress"), row = 0;
        for (; scan.Next(); row++)
        {
            Assert.Equal(table.Columns[0].TextAt(row), scan.Text(0));
            Assert.Equal(table.Columns[1].TextAt(row), scan.Text(1));
            Assert.Equal(table.Columns[2].IntegerAt(row), scan.Integer(2));
            Assert.Equal(table.Columns[3].IntegerAt(row), scan.Integer(3));
            Assert.Equal(table.Columns[4].SingleAt(row), (float)scan.Number(stress));
            Assert.Equal(table.Columns[5].NumberAt(row), scan.Number(5));
        }

        Assert.Equal(5000, row);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,a\n1,2\n")]
    [InlineData("a,b\n1,2\n3\n")]
    [InlineData("a,b\n1,2\n3,4,5\n")]
    [InlineData("a,b\n2,\"x\ny\"\n\"open,4\n")]
    [InlineData("a,b\n\"x\"y,2\n")]
    [InlineData("a,b\n1,\"x\ny\"\nthree,4\n")]
    [InlineData("a,b\n1,2\n\"x\ny\",4\n")]
    [InlineData("b,a\n1,2\n\"x\ny\",four\n")]
    public void A_mistake_is_reported_in_the_words_of_reading_whole(string content)
    {
        File.WriteAllText(folder["t.csv"], content);
        string whole = Assert.Throws<InvalidDataException>(() => CsvFile.Read(folder["t.csv"]).Numbers("a")).Message;
        foreach (int piece in (int[])[1, 1 << 20])
        {
            string scanned = Assert.Throws<InvalidDataException>(() =>
            {
                using CsvScan scan = CsvScan.Of(new Pieces(File.ReadAllBytes(folder["t.csv"]), piece), folder["t.csv"]);
                while (scan.Next()) scan.Number(scan.Place("a"));
            }).Message;
            Assert.Equal(whole, scanned);
        }
    }

    [Fact]
    public void A_missing_column_is_named_with_those_there_are()
    {
        CsvFile.Write(folder["t.csv"], ExampleTables.Texts("x"));
        using CsvScan scan = CsvScan.Open(folder["t.csv"]);
        string message = Assert.Throws<InvalidDataException>(() => scan.Place("stress")).Message;
        Assert.Contains("stress; there are text, n", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_hundred_megabytes_are_read_in_the_first_buffer_and_a_word_is_made_once()
    {
        byte[] row = "control,\"a \"\"word\"\"\",1234567,0.333333\npairs,plain,,-1e-7\n"u8.ToArray();
        long repeats = 200_000_000 / row.Length, rows = 0, sum = 0;
        using CsvScan scan = CsvScan.Of(new Endless("arm,note,n,value\n"u8.ToArray(), row, repeats), "large.csv");
        int buffer = scan.BufferBytes;
        double total = 0;
        Dictionary<string, long> arms = new(StringComparer.Ordinal);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (; scan.Next(); rows++)
        {
            string arm = scan.Text(0)!;
            arms[arm] = arms.GetValueOrDefault(arm) + 1;
            sum += scan.Integer(2) ?? 0;
            total += scan.Number(3);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Equal((2 * repeats, repeats * 1234567, buffer), (rows, sum, scan.BufferBytes));
        Assert.Equal((repeats, repeats), (arms["control"], arms["pairs"]));
        Assert.Equal(repeats * (0.333333 - 1e-7), total, repeats * 1e-9);
        Assert.Equal(2 * repeats + 1, scan.Line);
    }

    [Fact]
    public void Only_a_row_that_does_not_fit_makes_the_buffer_larger()
    {
        string text = string.Concat(Enumerable.Repeat("ü\"", 200_000));
        CsvFile.Write(folder["t.csv"], ExampleTables.Texts("a", text, "b"));
        using CsvScan scan = CsvScan.Open(folder["t.csv"]);
        int buffer = scan.BufferBytes;
        List<string?> read = [];
        while (scan.Next()) read.Add(scan.Text(0));
        Assert.Equal(["a", text, "b"], read);
        Assert.InRange(scan.BufferBytes, buffer + 1, 4 * Encoding.UTF8.GetByteCount(text));
    }

    /// <summary>Gives its bytes a few at a time, as a pipe does.</summary>
    private sealed class Pieces(byte[] content, int most) : Inward
    {
        private int at;

        public override int Read(Span<byte> buffer)
        {
            int count = Math.Min(Math.Min(most, buffer.Length), content.Length - at);
            content.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        }
    }

    /// <summary>A large file that is nowhere: a header, and the same bytes again and again.</summary>
    private sealed class Endless(byte[] header, byte[] row, long repeats) : Inward
    {
        private long at = -header.Length;

        public override int Read(Span<byte> buffer)
        {
            int count = 0;
            while (count < buffer.Length && at < row.Length * repeats)
            {
                ReadOnlySpan<byte> from = at < 0 ? header.AsSpan((int)(header.Length + at)) : row.AsSpan((int)(at % row.Length));
                from = from[..Math.Min(from.Length, buffer.Length - count)];
                from.CopyTo(buffer[count..]);
                (count, at) = (count + from.Length, at + from.Length);
            }

            return count;
        }
    }

    private abstract class Inward : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
