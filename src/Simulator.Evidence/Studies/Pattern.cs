namespace Simulator.Evidence.Studies;

/// <summary>How much it says that a model shows a pattern.</summary>
public enum PatternKind
{
    /// <summary>It is a target that parameters were moved to meet, or the same number said in other words.</summary>
    Fitted,

    /// <summary>One parameter was chosen so that it holds.</summary>
    Set,

    /// <summary>One term of the model decides its sign.</summary>
    BuiltIn,

    /// <summary>It follows from mechanisms that were not made for it: only these say something for the model.</summary>
    Emergent,
}

/// <summary>The words of pattern files for <see cref="PatternKind"/>.</summary>
public static class PatternKinds
{
    /// <summary>The words, in the order of the kinds.</summary>
    public static IReadOnlyList<string> Words { get; } = ["fitted", "set", "built_in", "emergent"];

    /// <summary>A kind's word.</summary>
    public static string Word(this PatternKind kind) => Words[(int)kind];

    /// <summary>The kind of a word; emergent where nothing is said.</summary>
    public static PatternKind Of(string? word) => Words.ToList().IndexOf(word ?? "") is var place and >= 0 ? (PatternKind)place : PatternKind.Emergent;
}

/// <summary>Something a source says that a simulation should show.</summary>
public sealed record Pattern
{
    /// <summary>Its identifier, such as N3a.</summary>
    public required string Id { get; init; }

    /// <summary>What is said, in our words.</summary>
    public required string Statement { get; init; }

    /// <summary>Whether it was fitted, set, built in, or emerges.</summary>
    public PatternKind Kind { get; init; } = PatternKind.Emergent;

    /// <summary>The pattern that this is one half of, so that both are told together; null where it stands alone.</summary>
    public string? PartOf { get; init; }

    /// <summary>
    /// What kind of statement it is: <c>higher</c>, <c>lower</c>, <c>rises</c>, <c>falls</c>, <c>order</c>, <c>level</c> or <c>optimum</c>.
    /// </summary>
    public required string Direction { get; init; }

    /// <summary>How firmly the source says it: <c>strong</c>, <c>medium</c> or <c>weak</c>.</summary>
    public required string Strength { get; init; }

    /// <summary>Whether the source states it, we derived it, or we read it between the lines.</summary>
    public required string Fidelity { get; init; }

    /// <summary>The study's name in the catalogue.</summary>
    public required string Study { get; init; }

    /// <summary>Section headings or tables.</summary>
    public required string Locator { get; init; }

    /// <summary>All must hold for the pattern to hold.</summary>
    public IReadOnlyList<PatternTest> Tests { get; init; } = [];

    /// <summary>Why the model has no mechanism for it; null when it is tested.</summary>
    public string? NotModelled { get; init; }

    /// <summary>What weakens a test that runs nevertheless.</summary>
    public string? Caution { get; init; }

    /// <summary>Why the model is known to miss it; shown only where it does.</summary>
    public string? Why { get; init; }
}

/// <summary>One test of a pattern.</summary>
/// <param name="Measure">What is measured: a name in the catalogue of measures.</param>
/// <param name="Scenario">The scenario that is simulated.</param>
/// <param name="Arm">The arm it is measured in; null for a contrast, or for a measure that is itself one.</param>
/// <param name="First">The first arm of a contrast.</param>
/// <param name="Second">The second arm, which is subtracted.</param>
/// <param name="Against">A scenario whose measure is subtracted, with common random numbers.</param>
/// <param name="Holds">What must hold of the measured value.</param>
public sealed record PatternTest(
    string Measure, string Scenario, string? Arm, string? First, string? Second, string? Against, Bound Holds)
{
    /// <summary>
    /// The smallest difference that matters, in the measure's unit, of a test that asks for a difference from none; 0 where nobody has said
    /// one, and then any difference counts. Every other bound says itself how much is enough.
    /// </summary>
    public double Matters { get; init; }

    /// <summary>Whether it asks only on which side of none a difference lies.</summary>
    public bool AsksForDifference => Holds is { Low: 0, High: double.PositiveInfinity } or { Low: double.NegativeInfinity, High: 0 };
}
