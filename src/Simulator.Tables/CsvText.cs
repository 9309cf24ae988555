using System.Globalization;
using System.Text;

namespace Simulator.Tables;

/// <summary>How bytes of a CSV file become rows, cells and values: for who holds a whole file and for who holds a piece of it.</summary>
internal static class CsvText
{
    /// <summary>Takes off the mark that spreadsheets put in front.</summary>
    internal static int AfterMark(ReadOnlySpan<byte> content) => content.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>Adds where each cell of a row begins.</summary>
    /// <param name="content">Bytes of the file.</param>
    /// <param name="at">Where the row begins.</param>
    /// <param name="whole">Whether the file ends with the content.</param>
    /// <param name="path">Name of the file, for mistakes.</param>
    /// <param name="line">Line of the row; afterwards, of its last cell.</param>
    /// <param name="starts">Where the places go.</param>
    /// <returns>Where the next row begins; −1 where this one is not in the content to its end.</returns>
    internal static int Row(ReadOnlySpan<byte> content, int at, bool whole, string path, ref long line, List<int> starts)
    {
        long last = line;
        while (true)
        {
            starts.Add(at);
            int end = EndOfCell(content, at, whole, path, ref last);
            if (end < 0) return -1;
            at = end + 1;
            if (end < content.Length && content[end] == ',') continue;
            line = last;
            return at;
        }
    }

    /// <summary>A cell between two starts, with its quotes.</summary>
    internal static ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> content, int start, int next)
    {
        ReadOnlySpan<byte> raw = content[start..Math.Min(next - 1, content.Length)];
        return raw.EndsWith("\r"u8) ? raw[..^1] : raw;
    }

    /// <summary>A cell as text; null if it is empty.</summary>
    internal static string? Text(ReadOnlySpan<byte> raw)
    {
        ReadOnlySpan<byte> bare = Bare(raw);
        if (bare.IsEmpty) return null;
        string text = Encoding.UTF8.GetString(bare);
        return FormulaGuard.Remove(raw[0] == '"' ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text);
    }

    /// <summary>A cell as a number, NaN if it is empty; false if it is no number.</summary>
    internal static bool TryNumber(ReadOnlySpan<byte> raw, out double value)
    {
        ReadOnlySpan<byte> bare = Bare(raw);
        if (double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value)) return true;
        bool infinite = bare.SequenceEqual("INF"u8), below = bare.SequenceEqual("-INF"u8);
        value = infinite ? double.PositiveInfinity : below ? double.NegativeInfinity : double.NaN;
        return infinite || below || bare.IsEmpty;
    }

    /// <summary>A cell as a whole number, null if it is empty; false if it is none.</summary>
    internal static bool TryInteger(ReadOnlySpan<byte> raw, out long? value)
    {
        ReadOnlySpan<byte> bare = Bare(raw);
        bool number = long.TryParse(bare, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long parsed);
        value = number ? parsed : null;
        return number || bare.IsEmpty;
    }

    /// <summary>The names in a header row.</summary>
    internal static string[] Header(ReadOnlySpan<byte> content, List<int> starts, int columns, string path)
    {
        if (columns == 0) throw Wrong(path, 1, "there is no header row");
        string[] names = new string[columns];
        for (int c = 0; c < columns; c++) names[c] = Text(Raw(content, starts[c], starts[c + 1])) ?? "";
        string? twice = names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null ? names : throw Wrong(path, 1, $"two columns are named '{twice}'");
    }

    /// <summary>Refuses a row that is longer or shorter than the header.</summary>
    internal static void Check(int cells, int columns, string path, long line)
    {
        if (cells != columns) throw Wrong(path, line, $"{cells} cells; the header has {columns}");
    }

    /// <summary>A cell that does not hold what its column was asked for.</summary>
    internal static InvalidDataException NotA(string what, string column, ReadOnlySpan<byte> raw, string path, long line) =>
        Wrong(path, line, $"{column}: '{Text(raw)}' is not a {what}");

    private static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> raw) => raw.StartsWith("\""u8) ? raw[1..^1] : raw;

    private static int EndOfCell(ReadOnlySpan<byte> content, int at, bool whole, string path, ref long line)
    {
        int unknown = whole ? content.Length : -1;
        if (at >= content.Length) return unknown;
        if (content[at] != '"')
        {
            int length = content[at..].IndexOfAny((byte)',', (byte)'\n');
            return length < 0 ? unknown : at + length;
        }

        long opened = line;
        for (int i = at + 1; i < content.Length; i++)
        {
            if (content[i] == '\n') line++;
            if (content[i] != '"') continue;
            if (!whole && i + 2 >= content.Length) return -1;
            if (i + 1 < content.Length && content[i + 1] == '"')
            {
                i++;
                continue;
            }

            int end = i + 1;
            if (end + 1 < content.Length && content[end] == '\r' && content[end + 1] == '\n') end++;
            if (end >= content.Length || content[end] is (byte)',' or (byte)'\n') return end;
            throw Wrong(path, line, "text after a closing quote");
        }

        return whole ? throw Wrong(path, opened, "a quote is not closed") : -1;
    }

    private static InvalidDataException Wrong(string path, long line, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{path}:{line}: {what}."));
}
