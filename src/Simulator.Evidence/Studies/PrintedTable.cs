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

    /// <summary>When it was measured. The same row at another time is another row.</summary>
    public required string When { get; init; }

    /// <summary>Which occasion that is; null where the file leaves it to the words of <see cref="When"/>.</summary>
    public StudyOccasion? Occasion { get; init; }

    /// <summary>The part of the people it is about, such as women; null for all. The same row of another part is another row.</summary>
    public string? Group { get; init; }

    /// <summary>What its means and SDs are of.</summary>
    public Scores Scores { get; init; }

    /// <summary>The test its statistics come from, as the study says.</summary>
    public required TestKind Test { get; init; }

    /// <summary>Whether the tests are one-sided, and which side was expected.</summary>
    public Sides Sides { get; init; }

    /// <summary>The first arm of the contrast; differences are first minus second.</summary>
    public string? First { get; init; }

    /// <summary>The second arm of the contrast.</summary>
    public string? Second { get; init; }

    /// <summary>The statistics in order.</summary>
    public IReadOnlyList<PrintedStatistic> Statistics { get; init; } = [];

    /// <summary>Whether a row of this table and one of the same name in another are about the same people's same answers.</summary>
    public bool IsOfTheSame(PrintedTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return string.Equals(When.Trim(), other.When.Trim(), StringComparison.OrdinalIgnoreCase) && Group == other.Group && Scores == other.Scores;
    }

    /// <summary>Whether both contrast the same arms, the same way round.</summary>
    public bool HasContrastOf(PrintedTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return First == other.First && Second == other.Second;
    }
}

/// <summary>When a table's people were asked, seen from the programme.</summary>
public enum StudyOccasion
{
    /// <summary>Before it.</summary>
    Before,

    /// <summary>At its end.</summary>
    End,

    /// <summary>At another time, such as a follow-up, or not said.</summary>
    Other,
}

/// <summary>What a table's means and SDs are of.</summary>
public enum Scores
{
    /// <summary>Answers as given.</summary>
    Answers,

    /// <summary>Each person's later answer minus the earlier one.</summary>
    Gains,

    /// <summary>Means adjusted for something else, which no answers add up to.</summary>
    Adjusted,
}

/// <summary>Whether a test looks at one side only.</summary>
public enum Sides
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>One, but the study does not say which; then a half p cannot be tested.</summary>
    One,

    /// <summary>The first arm was expected above the second.</summary>
    Greater,

    /// <summary>The first arm was expected below the second.</summary>
    Less,
}

/// <summary>The test behind a table's statistics.</summary>
public enum TestKind
{
    /// <summary>None, or one that this list does not hold.</summary>
    None,

    /// <summary>Student's t of two independent arms, with a variance pooled over both.</summary>
    Student,

    /// <summary>Welch's t of two independent arms, with a variance for each.</summary>
    Welch,

    /// <summary>t of the same people twice; the arms are the two occasions.</summary>
    Paired,

    /// <summary>A difference adjusted for covariates (analysis of covariance, regression).</summary>
    Adjusted,

    /// <summary>t of two arms with the error pooled over all arms of the design.</summary>
    Pooled,

    /// <summary>One-way analysis of variance over all arms of the design.</summary>
    Anova,

    /// <summary>Ranks of two independent arms (Mann and Whitney, Wilcoxon's rank sum).</summary>
    MannWhitney,

    /// <summary>Pearson's chi squared of two arms' counts.</summary>
    ChiSquared,

    /// <summary>Fisher's exact test of two arms' counts.</summary>
    Fisher,
}

/// <summary>The words of evidence files for <see cref="TestKind"/>, <see cref="Scores"/>, <see cref="StudyOccasion"/> and <see cref="Sides"/>.</summary>
public static class TableWords
{
    /// <summary>Tests, in the order of the kinds.</summary>
    public static IReadOnlyList<string> Tests { get; } =
        ["none", "student", "welch", "paired", "adjusted", "pooled", "anova", "mann_whitney", "chi_squared", "fisher"];

    /// <summary>A test as an evidence file has it, with its key.</summary>
    public static string Word(this TestKind test) => "test: " + Tests[(int)test];

    /// <summary>Scores, in the order of the kinds.</summary>
    public static IReadOnlyList<string> Scores { get; } = ["answers", "gains", "adjusted"];

    /// <summary>Occasions, in order.</summary>
    public static IReadOnlyList<string> Occasions { get; } = ["before", "end", "other"];

    /// <summary>Sides, in order; <c>false</c> for both and <c>true</c> for one that is not named are truth values.</summary>
    public static IReadOnlyList<string> Sides { get; } = ["false", "true", "greater", "less"];
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
    public static IReadOnlyList<string> OfAnArm { get; } =
        ["mean", "sd", "se", "n", "median", "q1", "q3", "lowest", "highest", "alpha", "count", "percent", "share"];

    /// <summary>Statistics of the contrast, or of everybody.</summary>
    public static IReadOnlyList<string> OfTheContrast { get; } =
    [
        "mean_difference", "t", "df", "F", "df1", "z", "U", "chi_squared", "p", "eta_squared", "d", "d_lower", "d_upper", "ci_lower", "ci_upper",
        "sd_difference", "r", "alpha", "mean", "sd", "n", "count", "percent", "share",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. OfAnArm.Union(OfTheContrast)];
}
