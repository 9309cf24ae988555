using System.Globalization;
using Simulator.Tables;
using Simulator.Tests.Cli;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Toy;

/// <summary>
/// A toy world played through the front door, a scenario file and the command line, and the tables that it leaves behind. The one place
/// of these tests that knows how a stored table is read.
/// </summary>
internal sealed class ToyTables : IDisposable
{
    private readonly TemporaryFolder folder = new();

    internal ToyTables(string name, string scenario, params (string File, string Text)[] beside)
    {
        foreach ((string file, string text) in beside) File.WriteAllText(folder[file], text);
        File.WriteAllText(folder[name + ".yaml"], scenario);
        Ended ended = CommandLine.Run("run", folder[name + ".yaml"], "--quiet", "--out", folder["result"]);
        Assert.True(ended.Code == 0, ended.Errors);
    }

    /// <summary>Whether a scenario is accepted as it stands.</summary>
    internal static bool IsInOrder(string scenario)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["scenario.yaml"], scenario);
        return CommandLine.Run("check", folder["scenario.yaml"]).Code == 0;
    }

    /// <summary>What the program says that it would do with a scenario.</summary>
    internal static string Described(string scenario)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["scenario.yaml"], scenario);
        Ended ended = CommandLine.Run("run", folder["scenario.yaml"], "--dry-run", "--out", folder["result"]);
        Assert.True(ended.Code == 0, ended.Errors);
        return ended.Output;
    }

    /// <summary>A text file of the result as it stands.</summary>
    internal string Text(string file) => File.ReadAllText(Path.Combine(folder["result"], file));

    /// <summary>The bytes of a file of the result.</summary>
    internal byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(folder["result"], file));

    /// <summary>A table of the result; no cell of a toy world needs quotes.</summary>
    internal ToyTable Csv(string table)
    {
        string[][] lines = [.. Text(table + ".csv").TrimEnd('\n').Split('\n').Select(l => l.Split(','))];
        return new ToyTable(table, lines[0], lines[1..]);
    }

    /// <summary>A table of the result that is kept as Parquet only.</summary>
    internal ToyTable Parquet(string table)
    {
        StoredTable stored = ParquetFile.Read(Path.Combine(folder["result"], table + ".parquet"));
        string[][] columns = [.. stored.Columns.Select(c => stored.Texts(c).Select(t => t ?? "").ToArray())];
        string[][] rows = [.. Enumerable.Range(0, stored.Rows).Select(r => columns.Select(c => c[r]).ToArray())];
        return new ToyTable(table, [.. stored.Columns], rows);
    }

    public void Dispose() => folder.Dispose();
}

/// <summary>A table as text: what is asserted of it is every row, in order, over the columns that are named.</summary>
internal sealed class ToyTable(string name, string[] columns, string[][] rows)
{
    /// <summary>The rows in which some columns hold some words.</summary>
    internal ToyTable Where(string column, params string[] words) =>
        new(name, columns, [.. rows.Where(r => words.Contains(r[Place(column)]))]);

    /// <summary>A column as numbers; NaN where a cell is empty.</summary>
    internal double[] Numbers(string column) => [.. rows.Select(r => Number(r[Place(column)]))];

    /// <summary>A column as text.</summary>
    internal string[] Texts(string column) => [.. rows.Select(r => r[Place(column)])];

    /// <summary>
    /// Every row is the one expected: words exactly, numbers within a relative distance, null for an empty cell.
    /// </summary>
    /// <param name="head">Names of the columns compared, with spaces between.</param>
    /// <param name="precision">The relative distance; 1e-6 where states pass through single precision or are printed to six digits.</param>
    /// <param name="expected">The rows.</param>
    internal void Holds(string head, double precision, params IReadOnlyList<object?[]> expected)
    {
        string[] names = head.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (int r = 0; r < Math.Min(rows.Length, expected.Count); r++)
        {
            Assert.Equal(names.Length, expected[r].Length);
            for (int c = 0; c < names.Length; c++)
            {
                string cell = rows[r][Place(names[c])];
                Assert.True(Same(expected[r][c], cell, precision), $"{name}, {Row(expected[r])}: {names[c]} is {cell}.");
            }
        }

        Assert.True(rows.Length == expected.Count, $"{name} has {rows.Length} rows where {expected.Count} are expected.");
    }

    private static bool Same(object? expected, string cell, double precision) => expected switch
    {
        null => cell.Length == 0,
        string word => cell == word,
        int whole => cell == whole.ToString(CultureInfo.InvariantCulture),
        double number when double.IsNaN(number) => cell.Length == 0,
        double number => Math.Abs(Number(cell) - number) <= precision * Math.Max(Math.Abs(number), 1e-3),
        _ => throw new ArgumentException($"{expected} cannot be compared."),
    };

    private static double Number(string cell) => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture);

    private static string Row(object?[] cells) => string.Join(' ', cells.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture)));

    private int Place(string column)
    {
        int place = Array.IndexOf(columns, column);
        Assert.True(place >= 0, $"{name} has no column {column}.");
        return place;
    }
}
