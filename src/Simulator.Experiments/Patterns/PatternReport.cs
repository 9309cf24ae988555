using Simulator.Evidence.Studies;

namespace Simulator.Experiments.Patterns;

/// <summary>How patterns are checked.</summary>
/// <param name="Start">Replications to begin with, at least <see cref="Fewest"/>.</param>
/// <param name="Most">Replications at which an undecided test stays undecided.</param>
/// <param name="Threads">Threads; results do not depend on them.</param>
public sealed record PatternOptions(int Start = PatternOptions.Fewest, int Most = 3200, int Threads = 0)
{
    /// <summary>Fewest replications of any test.</summary>
    public const int Fewest = 200;
}

/// <summary>How far a check has come.</summary>
/// <param name="Scenario">The scenario that is simulated now.</param>
/// <param name="Level">Replications it is taken to.</param>
/// <param name="Open">Patterns not yet decided.</param>
/// <param name="Patterns">Patterns that are tested.</param>
/// <param name="Elapsed">Time since the start.</param>
public readonly record struct PatternProgress(string Scenario, int Level, int Open, int Patterns, TimeSpan Elapsed);

/// <summary>One test of a pattern and what came out.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="What">How it is computed.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Scenario">Where.</param>
/// <param name="Of">The arm, the contrast or <c>all</c>; with the scenario that is subtracted.</param>
/// <param name="Holds">What must hold of it.</param>
/// <param name="Value">The value; null where nothing could be measured.</param>
/// <param name="Lower">Lower end of its 95 % Monte-Carlo interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Replications">Replications behind it.</param>
/// <param name="Verdict">held, missed, too small to tell or undecided.</param>
public sealed record PatternTestResult(
    string Measure, string What, string Unit, string Scenario, string Of, string Holds, double? Value, double? Lower, double? Upper,
    int Replications, PatternVerdict Verdict)
{
    /// <summary>The smallest difference that matters; null where the test does not ask for a difference from none.</summary>
    public double? Matters { get; init; }
}

/// <summary>One pattern and what came out.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Statement">What is said.</param>
/// <param name="Strength">How firmly the source says it.</param>
/// <param name="Fidelity">stated, derived or inferred.</param>
/// <param name="Study">The source.</param>
/// <param name="Locator">Where in it.</param>
/// <param name="Verdict">What all its tests together say; or not modelled.</param>
/// <param name="Tests">Its tests; none where it is not modelled.</param>
/// <param name="Why">Why it is missed, undecided or not modelled; empty where it holds.</param>
/// <param name="Caution">What weakens a test that runs nevertheless; may be empty.</param>
public sealed record PatternResult(
    string Id, string Statement, string Strength, string Fidelity, string Study, string Locator, PatternVerdict Verdict,
    IReadOnlyList<PatternTestResult> Tests, string Why, string Caution)
{
    /// <summary>Whether it was fitted, set, built in, or emerges.</summary>
    public required PatternKind Kind { get; init; }

    /// <summary>The pattern that this is one half of; empty where it stands alone.</summary>
    public string PartOf { get; init; } = "";

    /// <summary>In how many random parameter sets it holds; null where none was played.</summary>
    public HeldInDraws? Draws { get; init; }

    /// <summary>What a summary needs of it.</summary>
    public PatternLine Line => new(Id, Kind, Strength, PartOf, Verdict, Draws);
}

/// <summary>In how many random parameter sets a pattern holds.</summary>
/// <param name="Sets">Sets played.</param>
/// <param name="Held">Sets in which it holds.</param>
public readonly record struct HeldInDraws(int Sets, int Held)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Held} of {Sets}";
}

/// <summary>How long one scenario was simulated.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Replications">Replications of every arm.</param>
/// <param name="TeacherDays">Teacher-days played.</param>
/// <param name="Seconds">Wall time, measuring included.</param>
public sealed record PatternScenarioUse(string Scenario, int Replications, long TeacherDays, double Seconds);

/// <summary>All patterns.</summary>
/// <param name="Patterns">In the order of the file.</param>
/// <param name="Scenarios">The scenarios that were simulated for them.</param>
/// <param name="Complete">False when the check was stopped: patterns that were still open are undecided.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record PatternReport(
    IReadOnlyList<PatternResult> Patterns, IReadOnlyList<PatternScenarioUse> Scenarios, bool Complete, double Seconds);
