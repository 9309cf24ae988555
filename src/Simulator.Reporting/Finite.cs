namespace Simulator.Reporting;

/// <summary>Checks figure input before anything is drawn: the plotting library draws undefined numbers without complaint.</summary>
internal static class Finite
{
    public static void Value(double value, string field)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"{field} is not a finite number.", field);
    }

    public static void Value(double? value, string field)
    {
        if (value is { } number)
            Value(number, field);
    }

    public static void Values(IReadOnlyList<double> values, string field)
    {
        for (int i = 0; i < values.Count; i++)
            Value(values[i], $"{field}[{i}]");
    }

    public static void Interval(double? low, double? high, string lowField, string highField)
    {
        Value(low, lowField);
        Value(high, highField);
        if (low > high)
            throw new ArgumentException($"{lowField} lies above {highField}.", lowField);
    }

    public static void NotEmpty<T>(IReadOnlyCollection<T> items, string field)
    {
        if (items.Count == 0)
            throw new ArgumentException($"{field} is empty: there is nothing to draw.", field);
    }

    public static void SameLength(string field, int expected, int actual)
    {
        if (expected != actual)
            throw new ArgumentException($"{field} has {actual} entries; {expected} were expected.", field);
    }

    public static void Shares(IReadOnlyList<double> shares, string field)
    {
        Values(shares, field);
        if (shares.Any(share => share < 0) || Math.Abs(shares.Sum() - 1) > 0.01)
            throw new ArgumentException($"{field} are not shares that sum to one.", field);
    }
}
