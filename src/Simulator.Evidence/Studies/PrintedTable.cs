namespace Simulator.Evidence.Studies;

/// <summary>A table, or a passage of the text, that prints statistics.</summary>
public sealed record PrintedTable
{
    /// <summary>Its identifier within the study.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands in the publication.</summary>
    public required string Locator { get; init; }

    /// <summary>What was measured.</summary>
    public required string Measured { get; init; }

    /// <summary>When it was measured.</summary>
    public required string When { get; init; }

    /// <summary>The test its statistics come from, as the study says.</summary>
    public required TestKind Test { get; init; }

    /// <summary>Whether the study says the tests are one-sided.</summary>
    public bool OneSided { get; init; }

    /// <summary>The first arm of the contrast; differences are first minus second.</summary>
    public string? First { get; init; }

    /// <summary>The second arm of the contrast.</summary>
    public string? Second { get; init; }

    /// <summary>The statistics in order.</summary>
    public IReadOnlyList<PrintedStatistic> Statistics { get; init; } = [];
}

/// <summary>A test of two arms.</summary>
public enum TestKind
{
    /// <summary>None, or none that can be recomputed.</summary>
    None,

    /// <summary>Student's t with a pooled variance.</summary>
    Student,

    /// <summary>Welch's t with a variance for each arm.</summary>
    Welch,
}

/// <summary>One printed number.</summary>
public sealed record PrintedStatistic
{
    /// <summary>Table, row, arm and statistic, which together are unique in a study.</summary>
    public string Id => string.Join('/', new[] { Table, Row, Arm, Statistic }.Where(p => p is not null));

    /// <summary>The table's identifier.</summary>
    public required string Table { get; init; }

    /// <summary>Where it stands in the publication.</summary>
    public required string Locator { get; init; }

    /// <summary>What it is about: an item, a scale or an outcome.</summary>
    public required string Row { get; init; }

    /// <summary>The arm, or null for a statistic of the contrast or of everybody.</summary>
    public string? Arm { get; init; }

    /// <summary>One of <see cref="StatisticName.All"/>.</summary>
    public required string Statistic { get; init; }

    /// <summary>The number as printed.</summary>
    public required PrintedNumber Printed { get; init; }

    /// <summary>Its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>What a simulation may do with it.</summary>
    public required TargetUse Use { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>What a simulation may do with a published number.</summary>
public enum TargetUse
{
    /// <summary>Nothing: it is shown beside the simulation.</summary>
    Context,

    /// <summary>Parameters are fitted to it.</summary>
    Fit,

    /// <summary>It is kept apart to check what was fitted to other numbers.</summary>
    Check,
}

/// <summary>The statistics an evidence file may print.</summary>
public static class StatisticName
{
    /// <summary>Statistics of one arm.</summary>
    public static IReadOnlyList<string> OfAnArm { get; } = ["mean", "sd", "n", "count", "percent", "share"];

    /// <summary>Statistics of the contrast, or of everybody.</summary>
    public static IReadOnlyList<string> OfTheContrast { get; } =
        ["mean_difference", "t", "df", "p", "eta_squared", "d", "ci_lower", "ci_upper", "alpha", "count", "percent", "share"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. OfAnArm.Union(OfTheContrast)];
}
