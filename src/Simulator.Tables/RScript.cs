using System.Globalization;
using System.Text;

namespace Simulator.Tables;

/// <summary>A script for R. A column carries its meaning in the attribute <c>label</c>, that of its values in <c>labels</c>.</summary>
internal static class RScript
{
    internal static string Of(IReadOnlyList<Table> tables)
    {
        StringBuilder script = new();
        script.Append("# Opens every table of this folder with its labels: source(\"import.R\", chdir = TRUE)\n");
        script.Append("# attr(x, \"label\") is a column's meaning, attr(x, \"labels\") what its values stand for;\n");
        script.Append("# labelled(x) turns such a column into a factor.\n\n");
        script.Append("labelled <- function(x) factor(x, levels = attr(x, \"labels\"), labels = names(attr(x, \"labels\")))\n");
        foreach (Table table in tables) Append(script, table);
        return script.ToString();
    }

    private static void Append(StringBuilder script, Table table)
    {
        TableFormats formats = TableFormats.Of(table);
        string name = Name(table.Name);
        script.Append(CultureInfo.InvariantCulture, $"\n# {OneLine(table.Description)}\n");
        if (formats.Csv is { } csv)
        {
            string classes = string.Join(", ", table.Columns.Select(ColumnClass));
            script.Append(CultureInfo.InvariantCulture, $"{name} <- read.csv({Quote(csv)}, colClasses = c({classes}),\n");
            script.Append("  na.strings = \"\", encoding = \"UTF-8\", check.names = FALSE, blank.lines.skip = FALSE)\n");
            Labels(script, table, name, "");
            return;
        }

        script.Append("if (requireNamespace(\"arrow\", quietly = TRUE)) {\n");
        script.Append(CultureInfo.InvariantCulture, $"  {name} <- as.data.frame(arrow::read_parquet({Quote(formats.Parquet!)}))\n");
        foreach (Column column in table.Columns.Where(c => c.Kind == ColumnKind.Identifier))
        {
            string cells = Cells(name, column);
            script.Append(CultureInfo.InvariantCulture, $"  {cells} <- factor({cells})\n");
        }

        Labels(script, table, name, "  ");
        string advice = formats.Parquet! + " needs the package arrow: install.packages(\"arrow\")";
        script.Append(CultureInfo.InvariantCulture, $"}} else {{\n  message({Quote(advice)})\n}}\n");
    }

    private static void Labels(StringBuilder script, Table table, string name, string indent)
    {
        foreach (Column column in table.Columns)
        {
            string cells = Cells(name, column);
            script.Append(CultureInfo.InvariantCulture, $"{indent}attr({cells}, \"label\") <- {Quote(column.Description)}\n");
            string unit = Quote(column.Unit);
            if (column.Unit.Length > 0) script.Append(CultureInfo.InvariantCulture, $"{indent}attr({cells}, \"unit\") <- {unit}\n");
            if (column.Labels.Count == 0) continue;
            string pairs = string.Join(", ", column.Labels.Select(l => FormattableString.Invariant($"{Quote(l.Label)} = {l.Value}")));
            script.Append(CultureInfo.InvariantCulture, $"{indent}attr({cells}, \"labels\") <- c({pairs})\n");
        }
    }

    private static string ColumnClass(Column column) => column.Kind switch
    {
        ColumnKind.Identifier => "\"factor\"",
        ColumnKind.Text => "\"character\"",
        ColumnKind.Integer => "\"integer\"",
        ColumnKind.Long or ColumnKind.Single or ColumnKind.Number => "\"numeric\"",
    };

    private static string Cells(string table, Column column) => $"{table}[[{Quote(column.Name)}]]";

    private static string Name(string table) =>
        char.IsAsciiLetter(table[0]) && table.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') ? table : $"`{table}`";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    // Escapes keep the script plain ASCII, so that no locale can misread it.
    private static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') quoted.Append('\\').Append((char)rune.Value);
            else if (rune.Value is >= ' ' and < 127) quoted.Append((char)rune.Value);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\U{{{rune.Value:x}}}");
        }

        return quoted.Append('"').ToString();
    }
}
