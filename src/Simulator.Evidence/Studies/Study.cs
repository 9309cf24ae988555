namespace Simulator.Evidence.Studies;

/// <summary>A published study as data: what was done, what was printed, and what a simulation may use of it.</summary>
/// <remarks>Printed numbers stay text, because their trailing zeros say how exactly they were printed.</remarks>
public sealed record Study
{
    private static readonly string[] BeforeWords = ["before", "pre", "pretest", "prior", "baseline", "start", "beginning", "entry", "t0"];
    private static readonly string[] FollowUpWords = ["follow", "followup", "later", "months", "delayed", "retention"];

    /// <summary>The study's name in the catalogue, the same as its file's.</summary>
    public required string Id { get; init; }

    /// <summary>Who published what, when and where.</summary>
    public required Citation Citation { get; init; }

    /// <summary>What was done to whom.</summary>
    public required Design Design { get; init; }

    /// <summary>The questionnaire, if there was one.</summary>
    public PublishedQuestionnaire? Questionnaire { get; init; }

    /// <summary>Outcomes besides the questionnaire's rows that statistics and targets speak of.</summary>
    public IReadOnlyList<OutcomeNote> Outcomes { get; init; } = [];

    /// <summary>Tables and passages that print statistics.</summary>
    public IReadOnlyList<PrintedTable> Tables { get; init; } = [];

    /// <summary>Counts and percentages of people by category.</summary>
    public IReadOnlyList<Tally> Tallies { get; init; } = [];

    /// <summary>Sentences of the study that its own numbers can test.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>What a simulation is fitted to or checked against.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>A researcher's own raw answers, if they are at hand.</summary>
    public RawAnswers? Answers { get; init; }

    /// <summary>What a reader of the numbers should know and no computation can tell.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// The occasion of a row of a table: what the table says itself; else by the words of <c>when</c>. A row that is printed of one occasion only
    /// is of the end, unless its words say before. Of several, the end is the one that the questionnaire names for the row, else the last that is
    /// neither before nor a follow-up.
    /// </summary>
    public StudyOccasion OccasionOf(PrintedTable table, string row)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Occasion is { } said)
            return said;
        if (Says(table.When, BeforeWords))
            return StudyOccasion.Before;
        string[] later = [.. Tables.Where(t => t.Statistics.Any(s => s.Row == row) && t.Occasion is null && !Says(t.When, BeforeWords))
            .Select(t => t.When.Trim().ToUpperInvariant()).Distinct()];
        string own = table.When.Trim().ToUpperInvariant(), end = later.FirstOrDefault(w => w == Questionnaire?.Row(row)?.When.Trim().ToUpperInvariant())
            ?? later.LastOrDefault(w => !Says(w, FollowUpWords)) ?? later.LastOrDefault() ?? own;
        return own == end ? StudyOccasion.End : StudyOccasion.Other;
    }

    private static bool Says(string when, string[] words) =>
        when.Split([' ', '-', '(', ')', ',', '_', '.', '/'], StringSplitOptions.RemoveEmptyEntries).Any(w => words.Contains(w.ToLowerInvariant()));

    /// <summary>Every printed statistic, table by table.</summary>
    public IEnumerable<PrintedStatistic> Statistics => Tables.SelectMany(t => t.Statistics);
}

/// <summary>Where a study was published and how it was read.</summary>
/// <param name="Authors">The authors, family names first.</param>
/// <param name="Year">The year.</param>
/// <param name="Title">The title.</param>
/// <param name="Source">Journal, volume, pages; or the page it stands on.</param>
/// <param name="Read">What was read of it: <c>full</c>, <c>abstract</c> or <c>second_hand</c>.</param>
public sealed record Citation(IReadOnlyList<string> Authors, int Year, string Title, string Source, string Read)
{
    /// <summary>In one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{string.Join(", ", Authors)} ({Year}). {Title}. {Source}.");
}

/// <summary>Who took part, in which arms, for how long.</summary>
public sealed record Design
{
    /// <summary>The kind of study, such as <c>quasi_experiment</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>How people came into their arm.</summary>
    public required string Allocation { get; init; }

    /// <summary>Where the study says so.</summary>
    public required string Locator { get; init; }

    /// <summary>The arms.</summary>
    public IReadOnlyList<StudyArm> Arms { get; init; } = [];

    /// <summary>Schools or services in all, if stated.</summary>
    public int? Schools { get; init; }

    /// <summary>Length in weeks, if stated.</summary>
    public double? Weeks { get; init; }

    /// <summary>Working days a week, if stated.</summary>
    public int? DaysPerWeek { get; init; }

    /// <summary>The arm of a name, or null.</summary>
    public StudyArm? Arm(string name) => Arms.FirstOrDefault(a => a.Name == name);
}

/// <summary>One arm.</summary>
/// <param name="Name">Its identifier, the same as in scenarios.</param>
/// <param name="Label">What the study calls it.</param>
/// <param name="N">How many people; null if not stated.</param>
/// <param name="Units">What is counted, such as <c>teachers</c>.</param>
/// <param name="Schools">Schools or other clusters, if stated.</param>
/// <param name="Dose">What the arm got, in words.</param>
public sealed record StudyArm(string Name, string Label, int? N, string Units, int? Schools, string? Dose)
{
    /// <summary>
    /// What the study says was offered, as a scenario would write it: component, then field, then value. A field that is not named was not
    /// reported; null where the study's programme is not written down in this way.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Programme { get; init; }
}

/// <summary>A quantity the study speaks of besides the questionnaire.</summary>
public sealed record OutcomeNote(string Name, string Unit, string What);
