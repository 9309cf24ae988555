namespace Simulator.Tables;

/// <summary>A table read back from a file. Columns are read when they are asked for.</summary>
public sealed class StoredTable
{
    private readonly IStoredCells cells;
    private readonly Dictionary<string, int> places;

    internal StoredTable(string path, IReadOnlyList<string> columns, int rows, IStoredCells cells)
    {
        (Path, Columns, Rows, this.cells) = (path, columns, rows, cells);
        places = columns.Select((name, place) => (name, place)).ToDictionary(c => c.name, c => c.place, StringComparer.Ordinal);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Names of the columns, in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Whether there is such a column.</summary>
    public bool Has(string column) => places.ContainsKey(column);

    /// <summary>A column as text; null where missing. Numbers come as their shortest text.</summary>
    public string?[] Texts(string column) => cells.Texts(Place(column));

    /// <summary>A column as numbers; NaN where missing.</summary>
    public double[] Numbers(string column) => cells.Numbers(Place(column));

    /// <summary>A column as whole numbers; null where missing.</summary>
    public long?[] Integers(string column) => cells.Integers(Place(column));

    private int Place(string column) => places.TryGetValue(column, out int place)
        ? place
        : throw new InvalidDataException($"{Path}: there is no column {column}; there are {string.Join(", ", Columns)}.");
}

/// <summary>The cells of a file, a column at a time.</summary>
internal interface IStoredCells
{
    string?[] Texts(int column);

    double[] Numbers(int column);

    long?[] Integers(int column);
}
