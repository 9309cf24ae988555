using System.Text;

namespace Simulator.Tables;

/// <summary>
/// Reads a CSV file of any size forwards, a row at a time, holding no more of it than a buffer that the longest row fits into. Cells are
/// parsed when they are asked for; words that come again and again are the same string.
/// </summary>
public sealed class CsvScan : IDisposable
{
    private const int FirstBuffer = 1 << 17, PooledWords = 1024, LongestWord = 64;
    private readonly Stream stream;
    private readonly string path;
    private readonly List<int> starts = [];
    private readonly string?[] words = new string?[PooledWords];
    private readonly string[] header;
    private byte[] buffer = new byte[FirstBuffer];
    private int used, next;
    private long line;
    private bool whole;

    private CsvScan(Stream stream, string path)
    {
        (this.stream, this.path) = (stream, path);
        Fill();
        next = CsvText.AfterMark(buffer.AsSpan(0, used));
        int columns = Row() ? starts.Count - 1 : 0;
        header = CsvText.Header(buffer.AsSpan(0, used), starts, columns, path);
    }

    /// <summary>Names of the columns, in the order of the file.</summary>
    public IReadOnlyList<string> Columns => header;

    /// <summary>Line on which the row begins.</summary>
    public long Line { get; private set; }

    /// <summary>Bytes held at once: more than at the start only where a single row is longer.</summary>
    public int BufferBytes => buffer.Length;

    /// <summary>Opens a file; a mistake in it is an <see cref="InvalidDataException"/> that names file and line.</summary>
    public static CsvScan Open(string path) => Of(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0), path);

    /// <summary>Reads from a stream, which it closes.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="path">What to call it in messages.</param>
    public static CsvScan Of(Stream stream, string path)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return new CsvScan(stream, path);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Where a column stands.</summary>
    public int Place(string column) => Array.IndexOf(header, column) is var place and >= 0
        ? place
        : throw new InvalidDataException($"{path}: there is no column {column}; there are {string.Join(", ", header)}.");

    /// <summary>Goes to the next row; false at the end. The header is not a row.</summary>
    public bool Next()
    {
        if (!Row()) return false;
        CsvText.Check(starts.Count - 1, header.Length, path, line);
        return true;
    }

    /// <summary>A cell as text; null where missing.</summary>
    public string? Text(int column)
    {
        ReadOnlySpan<byte> raw = Raw(column);
        if (raw.IsEmpty || raw[0] == '"' || raw.Length > LongestWord) return CsvText.Text(raw);
        HashCode hash = default;
        hash.AddBytes(raw);
        ref string? word = ref words[hash.ToHashCode() & (PooledWords - 1)];
        return word is not null && Ascii.Equals(raw, word) ? word : word = CsvText.Text(raw);
    }

    /// <summary>A cell as a number; NaN where missing.</summary>
    public double Number(int column) => CsvText.TryNumber(Raw(column), out double value) ? value : throw NotA("number", column);

    /// <summary>A cell as a whole number; null where missing.</summary>
    public long? Integer(int column) => CsvText.TryInteger(Raw(column), out long? value) ? value : throw NotA("whole number", column);

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private ReadOnlySpan<byte> Raw(int column) => CsvText.Raw(buffer.AsSpan(0, used), starts[column], starts[column + 1]);

    private InvalidDataException NotA(string what, int column) => CsvText.NotA(
        what, header[column], Raw(column), path, Line + buffer.AsSpan(starts[0]..starts[column]).Count((byte)'\n'));

    private bool Row()
    {
        while (next < used || !whole)
        {
            starts.Clear();
            long last = line + 1;
            int after = CsvText.Row(buffer.AsSpan(0, used), next, whole, path, ref last, starts);
            if (after < 0)
            {
                Fill();
                continue;
            }

            starts.Add(after);
            (Line, line, next) = (line + 1, last, after);
            return true;
        }

        return false;
    }

    // What is left of the buffer moves to its front; a row that fills it all makes it larger.
    private void Fill()
    {
        buffer.AsSpan(next, used - next).CopyTo(buffer);
        (used, next) = (used - next, 0);
        if (used == buffer.Length) Array.Resize(ref buffer, checked(2 * buffer.Length));
        int read = stream.ReadAtLeast(buffer.AsSpan(used), buffer.Length - used, throwOnEndOfStream: false);
        whole = read < buffer.Length - used;
        used += read;
    }
}
