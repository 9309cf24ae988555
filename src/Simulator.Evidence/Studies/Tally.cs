namespace Simulator.Evidence.Studies;

/// <summary>How many of a group fall into categories.</summary>
public sealed record Tally
{
    /// <summary>Its identifier within the study.</summary>
    public required string Id { get; init; }

    /// <summary>What is tallied, such as <c>age</c>; tallies of one variable in two groups can be compared.</summary>
    public required string Variable { get; init; }

    /// <summary>The question or property in words.</summary>
    public required string What { get; init; }

    /// <summary>The arm or group; null for everybody.</summary>
    public string? Group { get; init; }

    /// <summary>How many people are said to be behind it.</summary>
    public required int N { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Locator { get; init; }

    /// <summary>Whether the categories cover everybody once.</summary>
    public bool Complete { get; init; }

    /// <summary>Whether the categories' names are numbers, such as ages.</summary>
    public bool Numeric { get; init; }

    /// <summary>The categories.</summary>
    public IReadOnlyList<TallyCell> Cells { get; init; } = [];
}

/// <summary>One category: a count, a percentage, both, or the rest of the group.</summary>
public sealed record TallyCell(string Category, PrintedNumber? Count, PrintedNumber? Percent, bool IsRest);
