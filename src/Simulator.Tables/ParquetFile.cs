using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace Simulator.Tables;

/// <summary>
/// Parquet, for tables that are too large for text. A missing cell is null; NaN is missing. Compressed with Zstandard, whose managed code
/// gives the same bytes on every machine; those of the library's Snappy were seen to change with the processor's instructions.
/// </summary>
public static class ParquetFile
{
    /// <summary>Rows of a row group.</summary>
    public const int RowsInGroup = 65_536;

    /// <summary>Writes a table.</summary>
    public static void Write(string path, Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        AtomicFile.Write(path, stream => Write(stream, table));
    }

    /// <summary>Writes a table to a stream.</summary>
    public static void Write(Stream stream, Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        WriteAsync(stream, table).GetAwaiter().GetResult();
    }

    /// <summary>Reads a file, a column at a time when it is asked for.</summary>
    public static StoredTable Read(string path) => ParquetCells.Read(path);

    private static async Task WriteAsync(Stream stream, Table table)
    {
        DataField[] fields = [.. table.Columns.Select(c => new DataField(c.Name, ClrType(c.Kind), isNullable: true))];
        ParquetOptions options = new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, options);
        ParquetGroup cells = new((int)Math.Min(RowsInGroup, table.Rows));
        for (long first = 0; first < table.Rows; first += RowsInGroup)
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            int count = (int)Math.Min(RowsInGroup, table.Rows - first);
            for (int c = 0; c < fields.Length; c++) await cells.WriteAsync(group, fields[c], table.Columns[c], first, count);
            group.CompleteValidate();
        }
    }

    private static Type ClrType(ColumnKind kind) => kind switch
    {
        ColumnKind.Identifier or ColumnKind.Text => typeof(string),
        ColumnKind.Integer => typeof(int),
        ColumnKind.Long => typeof(long),
        ColumnKind.Single => typeof(float),
        ColumnKind.Number => typeof(double),
    };
}
