using System.Globalization;
using System.Text.Json;
using Simulator.Experiments.Designs;
using Simulator.Reporting;
using Simulator.Tables;
using Tabled = Simulator.Tables.Table;

namespace Simulator.Cli.Terminal;

/// <summary>What the commands that answer a plan print: the answer's lines, then its first table; or all of them.</summary>
internal static class DesignScreen
{
    /// <summary>Studies a second and core, and bytes of a number in a part, from which a plan's cost is told beforehand.</summary>
    private const double TeacherDaysASecond = 2.5e6, BytesOfANumber = 8.5;

    private const int MostRows = 40, MostFailures = 5;

    /// <summary>Bytes of memory that no plan takes.</summary>
    private const long MostMemory = 500_000_000;

    /// <summary>Says what a design would do.</summary>
    internal static int Describe(IDesign design, string folder, int threads, bool json)
    {
        DesignTable table = design.Table;
        long studies = table.Rows + design.Later.Studies, days = table.TeacherDays + design.Later.TeacherDays;
        double seconds = days / TeacherDaysASecond / (threads > 0 ? threads : Environment.ProcessorCount);
        double bytes = studies * (table.Numbers.Count + 3) * BytesOfANumber;
        if (json)
        {
            Screen.WriteJson(writer =>
            {
                writer.WriteString("plan", design.Id);
                writer.WriteNumber("points", table.Points.Count);
                writer.WriteNumber("studies", studies);
                writer.WriteNumber("later_studies", design.Later.Studies);
                writer.WriteNumber("teacher_days", days);
                writer.WriteNumber("parts", table.Parts);
                Screen.Number(writer, "seconds", Math.Ceiling(seconds));
                writer.WriteNumber("memory_bytes", MostMemory);
                Screen.Number(writer, "disk_bytes", Math.Ceiling(bytes));
                writer.WriteString("folder", folder);
            });
            return ExitCode.Done;
        }

        Screen.Say(string.Create(CultureInfo.InvariantCulture,
            $"{design.Title}: {table.Points.Count} points, at most {studies} studies, {design.Later.Studies} of them in later stages, the others in "
                + $"{table.Parts} parts; {days / 1e6:0.0} million teacher-days: about "
                + $"{ProgressLine.Time(seconds)} on this machine when it is quiet, below {MostMemory / 1_000_000} MB of memory, {bytes / 1e6:0.0} MB of "
                    + $"disk; result in {folder}. Nothing was done."));
        foreach (DesignPoint point in table.Points.Where(p => p.Refusal.Length > 0)) Screen.Say($"{point.Name} cannot be played: {point.Refusal}");
        return ExitCode.Done;
    }

    /// <summary>The answer's lines and the head of its first table; or every table, row by row.</summary>
    internal static void Show(string folder, DesignAnswer answer, bool every)
    {
        foreach (string line in answer.Lines) Screen.Say(line);
        if (every)
        {
            foreach (Tabled table in answer.Tables)
            {
                Screen.Say($"{table.Name}.csv");
                Show(table, table.Rows);
            }
        }
        else
        {
            Show(answer.Tables[0], MostRows);
        }

        int told = every ? answer.Failures.Count : MostFailures;
        foreach ((string point, string message) in answer.Failures.Take(told)) Screen.Say($"{point} failed: {message}");
        if (answer.Failures.Count > told)
            Screen.Say(string.Create(CultureInfo.InvariantCulture, $"{answer.Failures.Count - told} more failed; failures.csv has them all."));
        Screen.Say($"Report: {Path.Combine(folder, "report.html")}");
    }

    private static void Show(Tabled table, long most)
    {
        TextTable shown = Screen.Table([.. table.Columns.Select(c => (c.Name.Replace('_', ' '), !c.IsText))]);
        for (int r = 0; r < Math.Min(table.Rows, most); r++) shown.Row([.. table.Columns.Select(c => Cell(c, r))]);
        Screen.Show(shown);
        if (table.Rows > most)
            Screen.Say(string.Create(CultureInfo.InvariantCulture, $"{table.Rows - most} more rows in {table.Name}.csv; --verbose shows all."));
    }

    internal static void WriteJson(IDesign design, DesignAnswer answer) => Screen.WriteJson(writer =>
    {
        writer.WriteString("plan", design.Id);
        writer.WriteString("kind", design.Kind);
        writer.WriteStartArray("answers");
        foreach (string line in answer.Lines) writer.WriteStringValue(line);
        writer.WriteEndArray();
        foreach (Tabled table in answer.Tables) Write(writer, table);
        writer.WriteStartArray("failures");
        foreach ((string point, string message) in answer.Failures) writer.WriteStringValue($"{point}: {message}");
        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, Tabled table)
    {
        writer.WriteStartArray(table.Name);
        for (long r = 0; r < table.Rows; r++)
        {
            writer.WriteStartObject();
            foreach (Column c in table.Columns)
            {
                if (c.IsText) writer.WriteString(c.Name, c.TextAt(r));
                else Screen.Number(writer, c.Name, Number(c, r));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Cell(Column column, long row)
    {
        if (column.IsText) return column.TextAt(row) ?? "";
        double value = Number(column, row);
        return double.IsNaN(value) ? "" : column.Kind is ColumnKind.Integer or ColumnKind.Long || value == Math.Round(value) && Math.Abs(value) < 1e6
            ? value.ToString("0", CultureInfo.InvariantCulture) : Apa.Number(value, Math.Abs(value) < 10 ? 3 : 1);
    }

    private static double Number(Column column, long row) => column.Kind switch
    {
        ColumnKind.Integer or ColumnKind.Long => column.IntegerAt(row) is { } whole ? whole : double.NaN,
        ColumnKind.Single => column.SingleAt(row),
        ColumnKind.Number => column.NumberAt(row),
        ColumnKind.Identifier or ColumnKind.Text => double.NaN,
    };
}
