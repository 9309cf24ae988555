namespace Simulator.Tables;

/// <summary>A table to be written: columns whose cells are asked for when they are needed, so that no copy of the data is made.</summary>
public sealed class Table
{
    /// <summary>A table.</summary>
    /// <param name="name">Its file name without extension.</param>
    /// <param name="description">What a row is, in a sentence.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns, in the order of the file.</param>
    public Table(string name, string description, long rows, IReadOnlyList<Column> columns)
    {
        FileNames.Check(name);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (columns.Count == 0) throw new ArgumentException($"Table {name} has no columns.", nameof(columns));
        string[] twice = [.. columns.GroupBy(c => c.Name).Where(g => g.Count() > 1).Select(g => g.Key)];
        if (twice.Length > 0) throw new ArgumentException($"Table {name} has two columns named {twice[0]}.", nameof(columns));
        (Name, Description, Rows, Columns) = (name, description, rows, columns);
    }

    /// <summary>Its file name without extension.</summary>
    public string Name { get; }

    /// <summary>What a row is, in a sentence.</summary>
    public string Description { get; }

    /// <summary>Rows.</summary>
    public long Rows { get; }

    /// <summary>Columns, in the order of the file.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>A table over a list of records.</summary>
    public static Table Of<TRow>(
        string name, string description, IReadOnlyList<TRow> rows,
        Func<Func<long, TRow>, IReadOnlyList<Column>> columns) =>
        new(name, description, rows.Count, columns(row => rows[(int)row]));
}
