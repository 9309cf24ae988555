using System.Text.RegularExpressions;

namespace Simulator.Tables;

/// <summary>What the cells of a column are.</summary>
public enum ColumnKind
{
    /// <summary>A word out of few: an arm, a world, an outcome.</summary>
    Identifier,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>Whole numbers that fit 32 bits.</summary>
    Integer,

    /// <summary>Whole numbers of 64 bits.</summary>
    Long,

    /// <summary>Numbers held in single precision.</summary>
    Single,

    /// <summary>Numbers held in double precision.</summary>
    Number,
}

/// <summary>What may be done with the numbers of a column.</summary>
public enum MeasurementLevel
{
    /// <summary>Names without an order, also when they are numbers.</summary>
    Nominal,

    /// <summary>Ordered categories.</summary>
    Ordinal,

    /// <summary>Distances mean something.</summary>
    Scale,
}

/// <summary>What a value of a column stands for: 1 = strongly disagree.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">What it stands for.</param>
public sealed record ValueLabel(long Value, string Label);

/// <summary>A column of a table: what it means, and where its cells come from. A cell may be asked for more than once.</summary>
public sealed partial class Column
{
    private readonly Func<long, string?>? text;
    private readonly Func<long, long?>? integer;
    private readonly Func<long, float>? single;
    private readonly Func<long, double>? number;

    private Column(
        string name, ColumnKind kind, string unit, string description, MeasurementLevel level, Func<long, string?>? text = null,
        Func<long, long?>? integer = null, Func<long, float>? single = null, Func<long, double>? number = null)
    {
        if (!NamePattern().IsMatch(name))
            throw new ArgumentException($"'{name}' is not a column name: [a-z][a-z0-9_]{{0,63}}.", nameof(name));
        (Name, Kind, Unit, Description, Level) = (name, kind, unit, description, level);
        (this.text, this.integer, this.single, this.number) = (text, integer, single, number);
    }

    /// <summary>Name, an identifier.</summary>
    public string Name { get; }

    /// <summary>What its cells are.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Unit; empty where there is none.</summary>
    public string Unit { get; }

    /// <summary>What it means, in a sentence.</summary>
    public string Description { get; }

    /// <summary>Measurement level.</summary>
    public MeasurementLevel Level { get; }

    /// <summary>What its values stand for, in order; empty where they stand for themselves.</summary>
    public IReadOnlyList<ValueLabel> Labels { get; private init; } = [];

    /// <summary>Significant digits in text files; none prints the shortest text that reads back to the same number.</summary>
    public int? SignificantDigits { get; private init; }

    /// <summary>Whether cells are words rather than numbers.</summary>
    public bool IsText => Kind is ColumnKind.Identifier or ColumnKind.Text;

    /// <summary>A column of words out of few; null or empty is missing.</summary>
    public static Column Identifier(string name, string description, Func<long, string?> cell) =>
        new(name, ColumnKind.Identifier, "", description, MeasurementLevel.Nominal, text: cell);

    /// <summary>A column of free text; null or empty is missing.</summary>
    public static Column Text(string name, string unit, string description, Func<long, string?> cell) =>
        new(name, ColumnKind.Text, unit, description, MeasurementLevel.Nominal, text: cell);

    /// <summary>A column of whole numbers of 32 bits; null is missing. With labels it is ordinal unless said otherwise.</summary>
    public static Column Integer(
        string name, string unit, string description, Func<long, long?> cell, IReadOnlyList<ValueLabel>? labels = null,
        MeasurementLevel? level = null)
    {
        MeasurementLevel usual = labels is { Count: > 0 } ? MeasurementLevel.Ordinal : MeasurementLevel.Scale;
        return new Column(name, ColumnKind.Integer, unit, description, level ?? usual, integer: cell) { Labels = labels ?? [] };
    }

    /// <summary>A column of whole numbers of 64 bits; null is missing.</summary>
    public static Column Long(
        string name, string unit, string description, Func<long, long?> cell, MeasurementLevel level = MeasurementLevel.Scale) =>
        new(name, ColumnKind.Long, unit, description, level, integer: cell);

    /// <summary>A column of single precision; NaN is missing.</summary>
    public static Column Single(
        string name, string unit, string description, Func<long, float> cell, MeasurementLevel level = MeasurementLevel.Scale) =>
        new(name, ColumnKind.Single, unit, description, level, single: cell);

    /// <summary>A column of double precision; NaN is missing. Significant digits bind text files only.</summary>
    public static Column Number(
        string name, string unit, string description, Func<long, double> cell, int? significantDigits = null,
        MeasurementLevel level = MeasurementLevel.Scale)
    {
        if (significantDigits is < 1 or > 17) throw new ArgumentOutOfRangeException(nameof(significantDigits), "1 to 17 digits.");
        return new Column(name, ColumnKind.Number, unit, description, level, number: cell) { SignificantDigits = significantDigits };
    }

    /// <summary>A cell of an identifier or text column; null if missing.</summary>
    public string? TextAt(long row) => text!(row) is { Length: > 0 } cell ? cell : null;

    /// <summary>A cell of an integer or long column; null if missing.</summary>
    public long? IntegerAt(long row) => integer!(row);

    /// <summary>A cell of a single column; NaN if missing.</summary>
    public float SingleAt(long row) => single!(row);

    /// <summary>A cell of a number column; NaN if missing.</summary>
    public double NumberAt(long row) => number!(row);

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
