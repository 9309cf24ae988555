using System.Globalization;
using System.Text;

namespace Simulator.Tables;

/// <summary>A script for SPSS and PSPP: one dataset for each text table, with labels and measurement levels.</summary>
internal static class SpssScript
{
    private const int LabelBytes = 250, ValueLabelBytes = 120;

    private static readonly HashSet<string> Reserved =
        ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"];

    internal static string Of(IReadOnlyList<Table> tables)
    {
        StringBuilder script = new();
        script.Append("* Opens every text table of this folder as a dataset with its labels.\n");
        script.Append("* First go to the folder: CD 'path of this folder'.\n");
        script.Append("SET DECIMAL=DOT.\n");
        foreach (Table table in tables)
        {
            if (TableFormats.Of(table).Csv is { } csv) Append(script, table, csv);
            else script.Append(CultureInfo.InvariantCulture, $"\n* {table.Name} is stored as Parquet only, which SPSS does not open.\n");
        }

        return script.ToString();
    }

    private static void Append(StringBuilder script, Table table, string csv)
    {
        script.Append(CultureInfo.InvariantCulture, $"\nGET DATA /TYPE=TXT /FILE={Quote(csv, 250)} /ENCODING='UTF8'\n");
        script.Append("  /ARRANGEMENT=DELIMITED /FIRSTCASE=2 /DELIMITERS=\",\" /QUALIFIER='\"' /VARIABLES=");
        foreach (Column column in table.Columns) script.Append(CultureInfo.InvariantCulture, $"\n  {Name(column)} {Format(column)}");
        script.Append(CultureInfo.InvariantCulture, $".\nVARIABLE LABELS");
        foreach (Column column in table.Columns)
        {
            string unit = column.Unit.Length > 0 ? $" [{column.Unit}]" : "";
            script.Append(CultureInfo.InvariantCulture, $"\n  {Name(column)} {Quote(column.Description + unit, LabelBytes)}");
        }

        script.Append(".\n");
        foreach (Column column in table.Columns.Where(c => c.Labels.Count > 0))
        {
            script.Append(CultureInfo.InvariantCulture, $"VALUE LABELS {Name(column)}");
            foreach (ValueLabel label in column.Labels)
            {
                script.Append(CultureInfo.InvariantCulture, $" {label.Value} {Quote(label.Label, ValueLabelBytes)}");
            }

            script.Append(".\n");
        }

        foreach (IGrouping<MeasurementLevel, Column> level in table.Columns.GroupBy(c => c.Level).OrderBy(g => g.Key))
        {
            string names = string.Join("\n  ", level.Select(Name));
            script.Append(CultureInfo.InvariantCulture, $"VARIABLE LEVEL\n  {names} ({level.Key.ToString().ToUpperInvariant()}).\n");
        }

        // A copy, because PSPP drops a named dataset when the next file is read.
        script.Append(CultureInfo.InvariantCulture, $"EXECUTE.\nDATASET COPY {table.Name.Replace('-', '_')}.\n");
    }

    private static string Name(Column column) => Reserved.Contains(column.Name) ? column.Name + "_1" : column.Name;

    private static string Format(Column column) => column.Kind switch
    {
        ColumnKind.Identifier => "A64",
        ColumnKind.Text => "A255",
        ColumnKind.Integer => "F11.0",
        ColumnKind.Long => "F20.0",
        ColumnKind.Single or ColumnKind.Number => "F24.6",
    };

    private static string Quote(string text, int bytes)
    {
        StringBuilder cut = new();
        int used = 0;
        foreach (Rune rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes) break;
            cut.Append(rune.ToString());
        }

        return "'" + cut.Replace("'", "''") + "'";
    }
}
