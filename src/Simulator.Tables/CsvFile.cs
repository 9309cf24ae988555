using System.Globalization;

namespace Simulator.Tables;

/// <summary>
/// Comma-separated values: UTF-8 without a mark, <c>\n</c>, one header row, <c>.</c> in numbers, quotes as in RFC 4180, an empty cell for a
/// missing one, and an apostrophe before text that a spreadsheet would run as a formula.
/// </summary>
public static class CsvFile
{
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
        CsvBuffer buffer = new(stream);
        Column[] columns = [.. table.Columns];
        string?[] formats = [.. columns.Select(c => c.SignificantDigits?.ToString("'G'0", CultureInfo.InvariantCulture))];
        for (int c = 0; c < columns.Length; c++)
        {
            if (c > 0) buffer.Byte((byte)',');
            buffer.Text(columns[c].Name);
        }

        buffer.Byte((byte)'\n');
        for (long row = 0; row < table.Rows; row++)
        {
            for (int c = 0; c < columns.Length; c++)
            {
                if (c > 0) buffer.Byte((byte)',');
                WriteCell(buffer, columns[c], formats[c], row);
            }

            buffer.Byte((byte)'\n');
        }

        buffer.Flush();
    }

    /// <summary>
    /// Reads a file whole, for a column at a time (<see cref="CsvScan"/> for large ones); a mistake in it is an
    /// <see cref="InvalidDataException"/> that names file and line.
    /// </summary>
    public static StoredTable Read(string path) => CsvCells.Read(path);

    private static void WriteCell(CsvBuffer buffer, Column column, string? format, long row)
    {
        switch (column.Kind)
        {
            case ColumnKind.Identifier or ColumnKind.Text:
                buffer.Text(column.TextAt(row));
                break;
            case ColumnKind.Integer:
                if (column.IntegerAt(row) is long integer) buffer.Integer(checked((int)integer));
                break;
            case ColumnKind.Long:
                if (column.IntegerAt(row) is long value) buffer.Integer(value);
                break;
            case ColumnKind.Single:
                buffer.Single(column.SingleAt(row));
                break;
            default:
                buffer.Number(column.NumberAt(row), format);
                break;
        }
    }
}
