namespace Simulator.Tables;

/// <summary>The bytes of a CSV file and where each cell begins: for tables that are read a column at a time.</summary>
internal sealed class CsvCells : IStoredCells
{
    private readonly string path;
    private readonly byte[] content;
    private readonly List<int> starts = [];
    private readonly int columns;
    private readonly string[] header;

    private CsvCells(string path, byte[] content)
    {
        (this.path, this.content) = (path, content);
        int at = CsvText.AfterMark(content);
        for (long line = 1; at < content.Length; line++)
        {
            int first = starts.Count;
            at = CsvText.Row(content, at, true, path, ref line, starts);
            if (columns == 0) columns = starts.Count;
            CsvText.Check(starts.Count - first, columns, path, line);
        }

        starts.Add(at);
        header = CsvText.Header(content, starts, columns, path);
    }

    private int Rows => (starts.Count - 1) / columns - 1;

    internal static StoredTable Read(string path)
    {
        CsvCells cells = new(path, File.ReadAllBytes(path));
        return new StoredTable(path, cells.header, cells.Rows, cells);
    }

    public string?[] Texts(int column)
    {
        string?[] texts = new string?[Rows];
        ReadOnlySpan<byte> before = [];
        for (int row = 0; row < texts.Length; row++)
        {
            ReadOnlySpan<byte> raw = Raw(row, column);
            texts[row] = row > 0 && raw.SequenceEqual(before) ? texts[row - 1] : CsvText.Text(raw);
            before = raw;
        }

        return texts;
    }

    public double[] Numbers(int column)
    {
        double[] numbers = new double[Rows];
        for (int row = 0; row < numbers.Length; row++)
        {
            if (!CsvText.TryNumber(Raw(row, column), out numbers[row])) throw NotA("number", row, column);
        }

        return numbers;
    }

    public long?[] Integers(int column)
    {
        long?[] integers = new long?[Rows];
        for (int row = 0; row < integers.Length; row++)
        {
            if (!CsvText.TryInteger(Raw(row, column), out integers[row])) throw NotA("whole number", row, column);
        }

        return integers;
    }

    private int Cell(int row, int column) => (row + 1) * columns + column;

    private ReadOnlySpan<byte> Raw(int row, int column) => CsvText.Raw(content, starts[Cell(row, column)], starts[Cell(row, column) + 1]);

    private InvalidDataException NotA(string what, int row, int column) => CsvText.NotA(
        what, header[column], Raw(row, column), path, 1 + content.AsSpan(0, starts[Cell(row, column)]).Count((byte)'\n'));
}
