using System.Globalization;

namespace Simulator.Scenarios.Yaml;

/// <summary>Which numbers a field takes, and in which unit.</summary>
/// <param name="Low">The smallest allowed.</param>
/// <param name="High">The largest allowed.</param>
/// <param name="Unit">The unit in words, plural; empty for a pure number.</param>
/// <param name="LowExcluded">Whether <paramref name="Low"/> itself is refused.</param>
public sealed record NumberRange(double Low, double High, string Unit = "", bool LowExcluded = false)
{
    /// <summary>Any finite number.</summary>
    public static NumberRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>A share or a strength, from 0 to 1.</summary>
    public static NumberRange Share { get; } = new(0, 1);

    /// <summary>From one number to another, both included.</summary>
    public static NumberRange Between(double low, double high, string unit = "") => new(low, high, unit);

    /// <summary>More than a number.</summary>
    public static NumberRange Above(double low, string unit = "") => new(low, double.PositiveInfinity, unit, LowExcluded: true);

    /// <summary>Whether a number is allowed.</summary>
    public bool Contains(double number) =>
        double.IsFinite(number) && (LowExcluded ? number > Low : number >= Low) && number <= High;

    /// <summary>What is allowed, such as <c>a number from 0 to 24 hours</c>.</summary>
    internal string Describe(string noun)
    {
        string unit = Unit.Length == 0 ? "" : " " + Unit;
        string from = LowExcluded ? "above" : "from";
        return (double.IsFinite(Low), double.IsFinite(High)) switch
        {
            (true, true) => string.Create(CultureInfo.InvariantCulture, $"{noun} {from} {Low} to {High}{unit}"),
            (true, false) => string.Create(CultureInfo.InvariantCulture, $"{noun} {(LowExcluded ? "above" : "of at least")} {Low}{unit}"),
            (false, true) => string.Create(CultureInfo.InvariantCulture, $"{noun} of at most {High}{unit}"),
            _ => noun + (Unit.Length == 0 ? "" : " of" + unit),
        };
    }
}
