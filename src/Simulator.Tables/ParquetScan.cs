using Parquet;
using Parquet.Schema;

namespace Simulator.Tables;

/// <summary>
/// Reads a Parquet file of any size forwards, a row group at a time, and of that only the columns that are asked for. What a column gives
/// is overwritten by the next group.
/// </summary>
public sealed class ParquetScan : IDisposable
{
    private readonly string path;
    private readonly FileStream stream;
    private readonly ParquetReader reader;
    private readonly DataField[] fields;
    private readonly ParquetColumn cells;
    private readonly Dictionary<(int, Type), Array> buffers = [];
    private int group = -1;

    private ParquetScan(string path, FileStream stream)
    {
        (this.path, this.stream, cells) = (path, stream, new ParquetColumn(path));
        reader = Named(() => ParquetReader.CreateAsync(stream));
        fields = reader.Schema.DataFields;
        Columns = [.. fields.Select(f => f.Name)];
        Rows = reader.RowGroups.Sum(g => g.RowCount);
    }

    /// <summary>Names of the columns, in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Rows of all groups.</summary>
    public long Rows { get; }

    /// <summary>Rows of this group.</summary>
    public int Count => (int)reader.RowGroups[group].RowCount;

    /// <summary>Opens a file; a mistake in it is an <see cref="InvalidDataException"/> that names the file.</summary>
    public static ParquetScan Open(string path)
    {
        FileStream stream = File.OpenRead(path);
        try
        {
            return new ParquetScan(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next group; false at the end.</summary>
    public bool Next() => ++group < reader.RowGroups.Count;

    /// <summary>A column of this group as text; null where missing.</summary>
    public ReadOnlySpan<string?> Texts(string column) => Buffered<string?>(column, (c, g, field, into) => c.Texts(g, field, into));

    /// <summary>A column of this group as numbers; NaN where missing.</summary>
    public ReadOnlySpan<double> Numbers(string column) => Buffered<double>(column, (c, g, field, into) => c.Numbers(g, field, into));

    /// <summary>A column of this group as whole numbers; null where missing.</summary>
    public ReadOnlySpan<long?> Integers(string column) => Buffered<long?>(column, (c, g, field, into) => c.Integers(g, field, into));

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        stream.Dispose();
    }

    /// <summary>Reads a column of this group into memory of the caller's.</summary>
    internal void Read<TCell>(
        int column, Memory<TCell> into, Func<ParquetColumn, ParquetRowGroupReader, DataField, Memory<TCell>, Task> read) =>
        Named(async () =>
        {
            await read(cells, reader.RowGroups[group], fields[column], into);
            return true;
        });

    private ReadOnlySpan<TCell> Buffered<TCell>(
        string column, Func<ParquetColumn, ParquetRowGroupReader, DataField, Memory<TCell>, Task> read)
    {
        int place = Array.FindIndex(fields, f => f.Name == column), count = Count;
        if (place < 0) throw new InvalidDataException($"{path}: there is no column {column}; there are {string.Join(", ", Columns)}.");
        if (!buffers.TryGetValue((place, typeof(TCell)), out Array? buffer) || buffer.Length < count)
            buffers[(place, typeof(TCell))] = buffer = new TCell[count];
        Memory<TCell> into = ((TCell[])buffer).AsMemory(0, count);
        Read(place, into, read);
        return into.Span;
    }

    // What the library says gets the file's name.
    private TResult Named<TResult>(Func<Task<TResult>> work)
    {
        try
        {
            return work().GetAwaiter().GetResult();
        }
        catch (Exception error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: cannot be read as Parquet: {error.Message}", error);
        }
    }
}
