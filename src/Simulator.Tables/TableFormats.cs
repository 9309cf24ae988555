namespace Simulator.Tables;

/// <summary>Which files a table becomes: summaries text; answers and teachers Parquet, and text while a spreadsheet opens them.</summary>
/// <param name="Csv">Name of the text file, if there is one.</param>
/// <param name="Parquet">Name of the Parquet file, if there is one.</param>
public sealed record TableFormats(string? Csv, string? Parquet)
{
    /// <summary>Rows up to which answers and teachers are written as text too.</summary>
    public const long CsvRows = 1_000_000;

    /// <summary>The formats of a table.</summary>
    public static TableFormats Of(Table table) => table.Name switch
    {
        "teachers" or "responses" => new TableFormats(table.Rows <= CsvRows ? table.Name + ".csv" : null, table.Name + ".parquet"),
        _ => new TableFormats(table.Name + ".csv", null),
    };
}
