using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Simulator.Tables;

/// <summary>The cells of a Parquet file: opens it for each column that is asked for.</summary>
internal sealed class ParquetCells(string path, int rows) : IStoredCells
{
    internal static StoredTable Read(string path) => Open(path, reader =>
    {
        int rows = checked((int)reader.RowGroups.Sum(g => g.RowCount));
        string[] names = [.. reader.Schema.DataFields.Select(f => f.Name)];
        return Task.FromResult(new StoredTable(path, names, rows, new ParquetCells(path, rows)));
    });

    public string?[] Texts(int column) => Open(path, async reader =>
    {
        DataField field = reader.Schema.DataFields[column];
        if (field.ClrType == typeof(int)) return await Values<int, string?>(reader, field, null, Text);
        if (field.ClrType == typeof(long)) return await Values<long, string?>(reader, field, null, Text);
        if (field.ClrType == typeof(float)) return await Values<float, string?>(reader, field, null, Text);
        if (field.ClrType == typeof(double)) return await Values<double, string?>(reader, field, null, Text);
        string?[] texts = new string?[rows];
        int first = 0;
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            await group.ReadAsync(field, texts.AsMemory(first, (int)group.RowCount)!);
            first += (int)group.RowCount;
        }

        return texts;
    });

    public double[] Numbers(int column) => Open(path, reader => reader.Schema.DataFields[column] switch
    {
        var f when f.ClrType == typeof(int) => Values<int, double>(reader, f, double.NaN, v => v),
        var f when f.ClrType == typeof(long) => Values<long, double>(reader, f, double.NaN, v => v),
        var f when f.ClrType == typeof(float) => Values<float, double>(reader, f, double.NaN, v => v),
        var f when f.ClrType == typeof(double) => Values<double, double>(reader, f, double.NaN, v => v),
        var f => throw new InvalidDataException($"{path}: {f.Name} is text, not a number."),
    });

    public long?[] Integers(int column) => Open(path, reader => reader.Schema.DataFields[column] switch
    {
        var f when f.ClrType == typeof(int) => Values<int, long?>(reader, f, null, v => v),
        var f when f.ClrType == typeof(long) => Values<long, long?>(reader, f, null, v => v),
        var f => throw new InvalidDataException($"{path}: {f.Name} does not hold whole numbers."),
    });

    private static string Text<TCell>(TCell cell)
        where TCell : struct, IFormattable => cell.ToString(null, CultureInfo.InvariantCulture);

    private async Task<TResult[]> Values<TCell, TResult>(ParquetReader reader, DataField field, TResult missing, Func<TCell, TResult> turn)
        where TCell : struct
    {
        TResult[] results = new TResult[rows];
        TCell?[] cells = [];
        int first = 0;
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            int count = (int)group.RowCount;
            if (cells.Length < count) cells = new TCell?[count];
            await group.ReadAsync<TCell>(field, cells.AsMemory(0, count));
            for (int i = 0; i < count; i++) results[first + i] = cells[i] is TCell cell ? turn(cell) : missing;
            first += count;
        }

        return results;
    }

    // What the system says when the file cannot be opened passes through; what the library says gets the file's name.
    private static TResult Open<TResult>(string path, Func<ParquetReader, Task<TResult>> read)
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            return OpenAsync(stream, read).GetAwaiter().GetResult();
        }
        catch (Exception error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: cannot be read as Parquet: {error.Message}", error);
        }
    }

    private static async Task<TResult> OpenAsync<TResult>(Stream stream, Func<ParquetReader, Task<TResult>> read)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        return await read(reader);
    }
}
