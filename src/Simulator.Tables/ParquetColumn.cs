using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Simulator.Tables;

/// <summary>Turns a column of one row group into text or numbers; its scratch arrays serve every group.</summary>
internal sealed class ParquetColumn(string path)
{
    private readonly Dictionary<Type, Array> scratch = [];

    /// <summary>Text; numbers as their shortest text.</summary>
    internal Task Texts(ParquetRowGroupReader group, DataField field, Memory<string?> into) => field.ClrType switch
    {
        var t when t == typeof(int) => Values<int, string?>(group, field, into, null, Text),
        var t when t == typeof(long) => Values<long, string?>(group, field, into, null, Text),
        var t when t == typeof(float) => Values<float, string?>(group, field, into, null, Text),
        var t when t == typeof(double) => Values<double, string?>(group, field, into, null, Text),
        _ => group.ReadAsync(field, into!).AsTask(),
    };

    /// <summary>Numbers; NaN where missing.</summary>
    internal Task Numbers(ParquetRowGroupReader group, DataField field, Memory<double> into) => field.ClrType switch
    {
        var t when t == typeof(int) => Values<int, double>(group, field, into, double.NaN, v => v),
        var t when t == typeof(long) => Values<long, double>(group, field, into, double.NaN, v => v),
        var t when t == typeof(float) => Values<float, double>(group, field, into, double.NaN, v => v),
        var t when t == typeof(double) => Values<double, double>(group, field, into, double.NaN, v => v),
        _ => throw new InvalidDataException($"{path}: {field.Name} is text, not a number."),
    };

    /// <summary>Whole numbers; null where missing.</summary>
    internal Task Integers(ParquetRowGroupReader group, DataField field, Memory<long?> into) => field.ClrType switch
    {
        var t when t == typeof(int) => Values<int, long?>(group, field, into, null, v => v),
        var t when t == typeof(long) => Values<long, long?>(group, field, into, null, v => v),
        _ => throw new InvalidDataException($"{path}: {field.Name} does not hold whole numbers."),
    };

    private static string Text<TCell>(TCell cell)
        where TCell : struct, IFormattable => cell.ToString(null, CultureInfo.InvariantCulture);

    private async Task Values<TCell, TResult>(
        ParquetRowGroupReader group, DataField field, Memory<TResult> into, TResult missing, Func<TCell, TResult> turn)
        where TCell : struct
    {
        if (!scratch.TryGetValue(typeof(TCell), out Array? array) || array.Length < into.Length)
            scratch[typeof(TCell)] = array = new TCell?[into.Length];
        TCell?[] cells = (TCell?[])array;
        await group.ReadAsync<TCell>(field, cells.AsMemory(0, into.Length));
        for (int i = 0; i < into.Length; i++) into.Span[i] = cells[i] is TCell cell ? turn(cell) : missing;
    }
}
