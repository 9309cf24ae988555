using System.Text.Json;

namespace Simulator.Tables;

/// <summary>The codebook of a result folder as a Frictionless data package: every table, column, unit and label.</summary>
public static class DataPackage
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "datapackage.json";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the codebook of tables into a folder.</summary>
    public static void Write(string folder, string title, IReadOnlyList<Table> tables, IReadOnlyList<FileRecord> files) =>
        AtomicFile.WriteText(Path.Combine(folder, FileName), Of(title, tables, files));

    /// <summary>The codebook as JSON text.</summary>
    /// <param name="title">Title of the package.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="files">Hashes and sizes of the tables' files, where they are known.</param>
    public static string Of(string title, IReadOnlyList<Table> tables, IReadOnlyList<FileRecord> files)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("profile", "tabular-data-package");
            json.WriteString("name", "simulation-results");
            json.WriteString("title", title);
            json.WriteStartArray("resources");
            foreach (Table table in tables)
            {
                TableFormats formats = TableFormats.Of(table);
                if (formats.Csv is { } csv) Resource(json, table, csv, formats.Parquet is null ? "" : "-csv", files);
                if (formats.Parquet is { } parquet) Resource(json, table, parquet, "", files);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void Resource(Utf8JsonWriter json, Table table, string path, string ending, IReadOnlyList<FileRecord> files)
    {
        bool text = path.EndsWith(".csv", StringComparison.Ordinal);
        json.WriteStartObject();
        json.WriteString("profile", text ? "tabular-data-resource" : "data-resource");
        json.WriteString("name", table.Name + ending);
        json.WriteString("path", path);
        json.WriteString("description", table.Description);
        json.WriteString("format", text ? "csv" : "parquet");
        json.WriteString("mediatype", text ? "text/csv" : "application/vnd.apache.parquet");
        if (text) json.WriteString("encoding", "utf-8");
        if (files.FirstOrDefault(f => f.Path == path) is { } file)
        {
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("hash", "sha256:" + file.Sha256);
        }

        json.WriteNumber("rows", table.Rows);
        json.WriteStartObject("schema");
        json.WriteStartArray("missingValues");
        json.WriteStringValue("");
        json.WriteEndArray();
        json.WriteStartArray("fields");
        foreach (Column column in table.Columns) Field(json, column);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, Column column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Kind switch
        {
            ColumnKind.Identifier or ColumnKind.Text => "string",
            ColumnKind.Integer or ColumnKind.Long => "integer",
            ColumnKind.Single or ColumnKind.Number => "number",
        });
        json.WriteString("description", column.Description);
        if (column.Unit.Length > 0) json.WriteString("unit", column.Unit);
        json.WriteString("level", column.Level.ToString().ToLowerInvariant());
        if (column.Labels.Count > 0) Labels(json, column);
        json.WriteEndObject();
    }

    // Table Schema 2 knows categories; older readers use the enum and ignore the rest.
    private static void Labels(Utf8JsonWriter json, Column column)
    {
        json.WriteStartObject("constraints");
        json.WriteStartArray("enum");
        foreach (ValueLabel label in column.Labels) json.WriteNumberValue(label.Value);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("categories");
        foreach (ValueLabel label in column.Labels)
        {
            json.WriteStartObject();
            json.WriteNumber("value", label.Value);
            json.WriteString("label", label.Label);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (column.Level == MeasurementLevel.Ordinal) json.WriteBoolean("categoriesOrdered", true);
    }
}
