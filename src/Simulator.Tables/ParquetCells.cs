using Parquet;
using Parquet.Schema;

namespace Simulator.Tables;

/// <summary>The cells of a Parquet file: opens it for each column that is asked for.</summary>
internal sealed class ParquetCells(string path, int rows) : IStoredCells
{
    internal static StoredTable Read(string path)
    {
        using ParquetScan scan = ParquetScan.Open(path);
        int rows = checked((int)scan.Rows);
        return new StoredTable(path, scan.Columns, rows, new ParquetCells(path, rows));
    }

    public string?[] Texts(int column) => All<string?>(column, (cells, group, field, into) => cells.Texts(group, field, into));

    public double[] Numbers(int column) => All<double>(column, (cells, group, field, into) => cells.Numbers(group, field, into));

    public long?[] Integers(int column) => All<long?>(column, (cells, group, field, into) => cells.Integers(group, field, into));

    private TCell[] All<TCell>(int column, Func<ParquetColumn, ParquetRowGroupReader, DataField, Memory<TCell>, Task> read)
    {
        using ParquetScan scan = ParquetScan.Open(path);
        TCell[] all = new TCell[rows];
        for (int first = 0; scan.Next(); first += scan.Count) scan.Read(column, all.AsMemory(first, scan.Count), read);
        return all;
    }
}
