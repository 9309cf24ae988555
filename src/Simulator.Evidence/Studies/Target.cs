namespace Simulator.Evidence.Studies;

/// <summary>A number that a simulation is fitted to or checked against.</summary>
public sealed record Target
{
    /// <summary>Its identifier within the study.</summary>
    public required string Id { get; init; }

    /// <summary>An item, a scale or an outcome; <c>items</c> for the mean over all items.</summary>
    public required string Row { get; init; }

    /// <summary>The arm; null for the contrast or for everybody.</summary>
    public string? Arm { get; init; }

    /// <summary>The statistic.</summary>
    public required string Statistic { get; init; }

    /// <summary>Fit or check.</summary>
    public required TargetUse Use { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Where the number comes from.</summary>
    public required TargetSource Source { get; init; }

    /// <summary>The number, unless it is the exact one that the audit determines or only a bound is known.</summary>
    public PrintedNumber? Value { get; init; }

    /// <summary>What holds of it, where the source gives no number.</summary>
    public Bound? Bound { get; init; }

    /// <summary>The statistic's unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Where the source is.</summary>
    public required string Locator { get; init; }
}

/// <summary>Where a target's number comes from.</summary>
public enum TargetSource
{
    /// <summary>The study prints it.</summary>
    Printed,

    /// <summary>The audit determines it from integer sums and sums of squares.</summary>
    Exact,

    /// <summary>It was derived from printed numbers by hand; the reason says how.</summary>
    Derived,

    /// <summary>It is our reading of a sentence.</summary>
    Inferred,
}

/// <summary>A range; an open end is infinite.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Bound(double Low, double High)
{
    /// <summary>Whether a number satisfies it; the ends of a closed range do, the single end of an open one does not.</summary>
    public bool Holds(double number) => double.IsInfinity(Low) || double.IsInfinity(High)
        ? number > Low && number < High
        : number >= Low && number <= High;

    /// <inheritdoc/>
    public override string ToString() => double.IsInfinity(High) ? FormattableString.Invariant($"above {Low}")
        : double.IsInfinity(Low) ? FormattableString.Invariant($"below {High}")
        : FormattableString.Invariant($"between {Low} and {High}");
}
