using System.Numerics;
using Parquet;
using Parquet.Schema;

namespace Simulator.Tables;

/// <summary>Arrays for one row group, used again for every column and group.</summary>
internal sealed class ParquetGroup(int rows)
{
    private readonly Lazy<string?[]> texts = new(() => new string?[rows]);
    private readonly Lazy<int?[]> integers = new(() => new int?[rows]);
    private readonly Lazy<long?[]> longs = new(() => new long?[rows]);
    private readonly Lazy<float?[]> singles = new(() => new float?[rows]);
    private readonly Lazy<double?[]> numbers = new(() => new double?[rows]);

    internal Task WriteAsync(ParquetRowGroupWriter group, DataField field, Column column, long first, int count) => column.Kind switch
    {
        ColumnKind.Identifier or ColumnKind.Text => Texts(group, field, column, first, count),
        ColumnKind.Integer => Values(group, field, integers.Value, count, i => (int?)checked((int?)column.IntegerAt(first + i))),
        ColumnKind.Long => Values(group, field, longs.Value, count, i => column.IntegerAt(first + i)),
        ColumnKind.Single => Values(group, field, singles.Value, count, i => Known(column.SingleAt(first + i))),
        ColumnKind.Number => Values(group, field, numbers.Value, count, i => Known(column.NumberAt(first + i))),
    };

    private Task Texts(ParquetRowGroupWriter group, DataField field, Column column, long first, int count)
    {
        string?[] cells = texts.Value;
        for (int i = 0; i < count; i++) cells[i] = column.TextAt(first + i);
        return group.WriteAsync(field, new ArraySegment<string>(cells!, 0, count));
    }

    private static TCell? Known<TCell>(TCell value)
        where TCell : struct, IFloatingPoint<TCell> => TCell.IsNaN(value) ? null : value;

    private static Task Values<TCell>(ParquetRowGroupWriter group, DataField field, TCell?[] cells, int count, Func<int, TCell?> cell)
        where TCell : struct
    {
        for (int i = 0; i < count; i++) cells[i] = cell(i);
        return group.WriteAsync<TCell>(field, cells.AsMemory(0, count));
    }
}
