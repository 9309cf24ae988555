namespace Simulator.Tables;

/// <summary>Which files a table becomes: large ones Parquet, small ones text, answers both while a spreadsheet can open them.</summary>
/// <param name="Csv">Name of the text file, if there is one.</param>
/// <param name="Parquet">Name of the Parquet file, if there is one.</param>
public sealed record TableFormats(string? Csv, string? Parquet)
{
    /// <summary>Rows up to which answers are written as text too.</summary>
    public const long CsvRows = 1_000_000;

    /// <summary>Tables a result may hold.</summary>
    internal static readonly string[] KnownTables =
        ["responses", "teachers", "outcomes", "pairs", "tests", "comparison", "trajectories", "network"];

    /// <summary>The formats of a table.</summary>
    public static TableFormats Of(Table table) => table.Name switch
    {
        "teachers" => new TableFormats(null, "teachers.parquet"),
        "responses" => new TableFormats(table.Rows <= CsvRows ? "responses.csv" : null, "responses.parquet"),
        _ => new TableFormats(table.Name + ".csv", null),
    };
}
