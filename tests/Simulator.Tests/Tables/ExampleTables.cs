using Simulator.Tables;

namespace Simulator.Tests.Tables;

/// <summary>Tables that tests write.</summary>
internal static class ExampleTables
{
    public static readonly ValueLabel[] Agreement =
    [
        new(1, "strongly disagree"), new(2, "disagree"), new(3, "neither"), new(4, "agree"), new(5, "strongly agree"),
    ];

    /// <summary>One column of each kind, with missing cells; the same cells for the same row, always.</summary>
    public static Table Mixed(string name, long rows) => new(name, "One row is one answer.", rows,
    [
        Column.Identifier("arm", "The arm.", row => row % 3 == 0 ? "control" : "pairs"),
        Column.Text("note", "", "What was said; \"quotes\", an ü, 'apostrophes'.", row => row % 5 == 0 ? null : $"line {row}, \"ü\"\n=x"),
        Column.Integer("item_1", "points", "Listened.", row => row % 7 == 0 ? null : 1 + row % 5, Agreement),
        Column.Long("ticks", "", "Large.", row => row % 2 == 0 ? null : (1L << 50) - row, MeasurementLevel.Nominal),
        Column.Single("stress", "0-1", "Stress.", row => row % 11 == 0 ? float.NaN : Mix(row) / 7f),
        Column.Number("amount", "points", "Mean of five.", row => row % 13 == 0 ? double.NaN : (Mix(row) - 500) / 3.0),
    ]);

    public static Table Texts(params string?[] cells) =>
        new("outcomes", "Texts.", cells.Length,
            [Column.Text("text", "", "Text.", row => cells[row]), Column.Number("n", "", "n.", row => -row)]);

    public static Table Numbers(params double[] cells) =>
        new("outcomes", "Numbers.", cells.Length, [Column.Number("value", "", "Value.", row => cells[row])]);

    /// <summary>A table whose cells cannot be computed from some row on.</summary>
    public static Table Failing(string name, long rows, long from) => new(name, "Fails.", rows,
        [Column.Number("value", "", "Value.", row => row < from ? row : throw new IOException("disk on fire"))]);

    private static long Mix(long row) => row * 2654435761 % 1009;
}
