using Simulator.Evidence.Studies;
using Simulator.Experiments.Patterns.Watching;

namespace Simulator.Experiments.Patterns;

/// <summary>What a measure is taken of.</summary>
public enum MeasureScope
{
    /// <summary>One arm; a contrast subtracts two of them.</summary>
    Arm,

    /// <summary>Two arms held against each other: it is itself a comparison.</summary>
    Contrast,

    /// <summary>The whole scenario.</summary>
    Scenario,
}

/// <summary>What a pattern's test may measure in a simulation.</summary>
/// <param name="Name">The name used in <c>patterns.yaml</c>.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="What">How it is computed.</param>
/// <param name="Scope">What it is taken of.</param>
public sealed record Measure(string Name, string Unit, string What, MeasureScope Scope)
{
    /// <summary>Numbers of each replicate: [number][replicate]; NaN where there is nothing to measure.</summary>
    internal Func<Batch, IReadOnlyList<string>, double[][]> Read { get; init; } = (_, _) => [];

    /// <summary>From the numbers to the measure; null where it is the mean over replicates of the only one.</summary>
    internal Combination? Combine { get; init; }

    /// <summary>What has to be watched for it.</summary>
    internal Watches Needs { get; init; }

    /// <summary>Whether the twins have to be played for it.</summary>
    internal bool NeedsTwins { get; init; }

    /// <summary>Why a test cannot take this measure in the place it names; null when it can.</summary>
    public string? Refusal(PatternTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return Scope switch
        {
            MeasureScope.Arm when test.Arm is null && test.First is null => $"{Name} is taken of an arm: name an arm or a contrast",
            MeasureScope.Contrast when test.First is null => $"{Name} compares two arms: name a contrast",
            MeasureScope.Scenario when test.Arm is not null || test.First is not null =>
                $"{Name} is taken of the whole scenario: name no arm",
            _ => null,
        };
    }
}

/// <summary>How a measure follows from the numbers of many replicates.</summary>
/// <param name="OfMeans">From the mean over replicates of each number.</param>
/// <param name="OfSorted">Or from the only number's values in ascending order.</param>
internal sealed record Combination(Func<double[], double>? OfMeans, Func<double[], double>? OfSorted = null);
