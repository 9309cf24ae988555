using Simulator.Experiments.Measures.Watching;

namespace Simulator.Experiments.Measures;

/// <summary>What a measure is taken of.</summary>
public enum MeasureScope
{
    /// <summary>A value of each person of an arm; the measure is their mean.</summary>
    Persons,

    /// <summary>How many persons of an arm have something.</summary>
    Count,

    /// <summary>One number of an arm as a whole.</summary>
    Arm,

    /// <summary>Two arms held against each other: it is itself a comparison.</summary>
    Contrast,

    /// <summary>The whole scenario.</summary>
    Scenario,
}

/// <summary>Which end of a measure is the good one.</summary>
public enum Direction
{
    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,

    /// <summary>Neither end is the good one by itself.</summary>
    Neither,
}

/// <summary>A number of a replicate: a row of the one catalogue of such numbers.</summary>
/// <param name="Name">Its name in tables, scenarios and patterns.</param>
/// <param name="Title">Its name in reports.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Sentence">What it is and how it is computed.</param>
/// <param name="Better">Which end is the good one.</param>
/// <param name="Of">What it is taken of.</param>
public sealed record Measure(string Name, string Title, string Unit, string Sentence, Direction Better, MeasureScope Of)
{
    /// <summary>
    /// The smallest difference that matters, in the measure's unit; null where nobody has said one. States from 0 to 1: .05, which the
    /// questionnaire shows as a fifth of an item's SD (kappa 2.9 points a unit, item SD .73), Cohen's small effect. Assumed.
    /// </summary>
    public double? Matters { get; init; }

    /// <summary>Whether it is a row of the table of outcomes.</summary>
    public bool IsOutcome { get; init; }

    /// <summary>What has to be watched while people live, in words; empty where what every run records is enough.</summary>
    public string Watched => Needs == Watches.None ? (NeedsTwins ? "twins" : "") : Needs.ToString().ToLowerInvariant();

    /// <summary>Numbers of one replicate at a place; NaN where there is nothing to measure.</summary>
    internal Func<ReplicateView, Place, double[]> Read { get; init; } = (_, _) => [];

    /// <summary>How many numbers that gives for a scenario.</summary>
    internal Func<Scenario, int> Width { get; init; } = _ => 1;

    /// <summary>A value of each person, or 1 for who has it and 0 for who has not; null where it is no measure of persons.</summary>
    internal Func<ArmView, int, double>? Person { get; init; }

    /// <summary>From the numbers of many replicates to the measure; null where it is the mean over replicates of the only one.</summary>
    internal Combination? Combine { get; init; }

    /// <summary>What has to be watched for it.</summary>
    internal Watches Needs { get; init; }

    /// <summary>Whether the twins have to be played for it.</summary>
    internal bool NeedsTwins { get; init; }

    /// <summary>Whether each person has a value, or has it or not, so that a study could test it.</summary>
    public bool IsOfPersons => Person is not null;

    /// <summary>Whether it is taken of one arm, so that a contrast subtracts two of them.</summary>
    public bool IsOfArm => Of is MeasureScope.Persons or MeasureScope.Count or MeasureScope.Arm;

    /// <summary>Why it cannot be taken in a place; null when it can.</summary>
    /// <param name="arm">The arm named, if any.</param>
    /// <param name="contrast">Whether a contrast is named.</param>
    public string? Refusal(string? arm, bool contrast) => Of switch
    {
        MeasureScope.Contrast when !contrast => $"{Name} compares two arms: name a contrast",
        MeasureScope.Scenario when arm is not null || contrast => $"{Name} is taken of the whole scenario: name no arm",
        MeasureScope.Contrast or MeasureScope.Scenario => null,
        MeasureScope.Persons or MeasureScope.Count or MeasureScope.Arm =>
            arm is null && !contrast ? $"{Name} is taken of an arm: name an arm or a contrast" : null,
    };
}

/// <summary>How a measure follows from the numbers of many replicates.</summary>
/// <param name="OfMeans">From the mean over replicates of each number.</param>
/// <param name="OfSorted">Or from the only number's values in ascending order.</param>
internal sealed record Combination(Func<double[], double>? OfMeans, Func<double[], double>? OfSorted = null);
