using System.Globalization;
using System.Text;

namespace Simulator.Tables;

/// <summary>The bytes of a CSV file and where each cell begins.</summary>
internal sealed class CsvCells : IStoredCells
{
    private readonly string path;
    private readonly byte[] content;
    private readonly List<int> starts = [];
    private readonly int columns;

    private CsvCells(string path, byte[] content)
    {
        (this.path, this.content) = (path, content);
        int at = content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0, line = 1, cellsInRow = 0;
        while (at < content.Length || cellsInRow > 0)
        {
            starts.Add(at);
            cellsInRow++;
            int end = EndOfCell(at, ref line);
            at = end + 1;
            if (end < content.Length && content[end] == ',') continue;
            if (columns == 0) columns = cellsInRow;
            if (cellsInRow != columns) throw Wrong(line, $"{cellsInRow} cells; the header has {columns}");
            cellsInRow = 0;
            line++;
        }

        starts.Add(at);
        if (columns == 0) throw Wrong(1, "there is no header row");
    }

    private int Rows => (starts.Count - 1) / columns - 1;

    internal static StoredTable Read(string path)
    {
        CsvCells cells = new(path, File.ReadAllBytes(path));
        string[] header = [.. Enumerable.Range(0, cells.columns).Select(c => cells.Text(c) ?? "")];
        string? twice = header.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null) throw cells.Wrong(1, $"two columns are named '{twice}'");
        return new StoredTable(path, header, cells.Rows, cells);
    }

    public string?[] Texts(int column)
    {
        string?[] texts = new string?[Rows];
        ReadOnlySpan<byte> before = [];
        for (int row = 0; row < texts.Length; row++)
        {
            int cell = Cell(row, column);
            ReadOnlySpan<byte> raw = Raw(cell);
            texts[row] = row > 0 && raw.SequenceEqual(before) ? texts[row - 1] : Text(cell);
            before = raw;
        }

        return texts;
    }

    public double[] Numbers(int column)
    {
        double[] numbers = new double[Rows];
        for (int row = 0; row < numbers.Length; row++)
        {
            ReadOnlySpan<byte> raw = Bare(Cell(row, column));
            bool number = double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && double.IsFinite(value);
            if (raw.IsEmpty) numbers[row] = double.NaN;
            else if (number) numbers[row] = value;
            else if (raw.SequenceEqual("INF"u8)) numbers[row] = double.PositiveInfinity;
            else if (raw.SequenceEqual("-INF"u8)) numbers[row] = double.NegativeInfinity;
            else throw NotA("number", Cell(row, column), column);
        }

        return numbers;
    }

    public long?[] Integers(int column)
    {
        long?[] integers = new long?[Rows];
        for (int row = 0; row < integers.Length; row++)
        {
            ReadOnlySpan<byte> raw = Bare(Cell(row, column));
            if (raw.IsEmpty) continue;
            if (!long.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
                throw NotA("whole number", Cell(row, column), column);
            integers[row] = value;
        }

        return integers;
    }

    private int EndOfCell(int at, ref int line)
    {
        if (at >= content.Length) return content.Length;
        if (content[at] != '"')
        {
            int length = content.AsSpan(at).IndexOfAny((byte)',', (byte)'\n');
            return length < 0 ? content.Length : at + length;
        }

        int opened = line;
        for (int i = at + 1; i < content.Length; i++)
        {
            if (content[i] == '\n') line++;
            if (content[i] != '"') continue;
            if (i + 1 < content.Length && content[i + 1] == '"')
            {
                i++;
                continue;
            }

            int end = i + 1;
            if (end + 1 < content.Length && content[end] == '\r' && content[end + 1] == '\n') end++;
            if (end < content.Length && content[end] is not ((byte)',' or (byte)'\n')) throw Wrong(line, "text after a closing quote");
            return end;
        }

        throw Wrong(opened, "a quote is not closed");
    }

    private int Cell(int row, int column) => (row + 1) * columns + column;

    private ReadOnlySpan<byte> Raw(int cell)
    {
        ReadOnlySpan<byte> raw = content.AsSpan(starts[cell]..Math.Min(starts[cell + 1] - 1, content.Length));
        return raw.EndsWith("\r"u8) ? raw[..^1] : raw;
    }

    private ReadOnlySpan<byte> Bare(int cell)
    {
        ReadOnlySpan<byte> raw = Raw(cell);
        return raw.StartsWith("\""u8) ? raw[1..^1] : raw;
    }

    private string? Text(int cell)
    {
        ReadOnlySpan<byte> bare = Bare(cell);
        if (bare.IsEmpty) return null;
        string text = Encoding.UTF8.GetString(bare);
        return FormulaGuard.Remove(Raw(cell)[0] == '"' ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text);
    }

    private InvalidDataException NotA(string what, int cell, int column) =>
        Wrong(1 + content.AsSpan(0, starts[cell]).Count((byte)'\n'), $"{Text(column)}: '{Text(cell)}' is not a {what}");

    private InvalidDataException Wrong(int line, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{path}:{line}: {what}."));
}
