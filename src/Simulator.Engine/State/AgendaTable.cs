namespace Simulator.Engine.State;

/// <summary>
/// A value by what two agreed on and by the days since, in one row, so that a day more is a place more. A value agreed for tomorrow is read
/// today as on its first day.
/// </summary>
internal sealed class AgendaTable
{
    private const int Tomorrow = 1;

    private readonly double[] values;
    private readonly int ages;

    /// <summary>A table of a value by kind of agreement and days since; every kind has as many days.</summary>
    internal AgendaTable(double[][] byKindAndAge)
    {
        ages = byKindAndAge.Length == 0 ? 1 : byKindAndAge[0].Length;
        values = [.. byKindAndAge.SelectMany(days => days.Prepend(days[0]))];
    }

    /// <summary>No table yet.</summary>
    internal static AgendaTable Empty { get; } = new([]);

    /// <summary>The value at a place.</summary>
    internal double this[int place] => values[place];

    /// <summary>The place of what was agreed some days ago.</summary>
    internal int Place(SharedAgenda kind, int age) => (int)kind * (ages + Tomorrow) + Tomorrow + age;

    /// <summary>The same table of another value that follows from this one.</summary>
    internal AgendaTable Select(Func<double, double> value) => new(values, ages, value);

    private AgendaTable(double[] values, int ages, Func<double, double> value) => (this.values, this.ages) = ([.. values.Select(value)], ages);
}
