using Simulator.Tables;

namespace Simulator.Tests.Tables;

/// <summary>Holds a stored table against the one that was written.</summary>
internal static class ReadBack
{
    public static void Same(Table written, StoredTable read)
    {
        Assert.Equal(written.Rows, read.Rows);
        Assert.Equal(written.Columns.Select(c => c.Name), read.Columns);
        long[] rows = [.. Enumerable.Range(0, (int)written.Rows).Select(r => (long)r)];
        foreach (Column column in written.Columns)
        {
            string name = column.Name;
            if (column.IsText) Assert.Equal(rows.Select(column.TextAt), read.Texts(name));
            else if (column.Kind is ColumnKind.Integer or ColumnKind.Long) Assert.Equal(rows.Select(column.IntegerAt), read.Integers(name));
            else if (column.Kind is ColumnKind.Single) Assert.Equal(rows.Select(column.SingleAt), read.Numbers(name).Select(n => (float)n));
            else Assert.Equal(rows.Select(column.NumberAt), read.Numbers(name));
        }
    }
}
