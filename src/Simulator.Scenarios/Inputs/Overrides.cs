using System.Globalization;

namespace Simulator.Scenarios.Inputs;

/// <summary>What the command line changes in a scenario.</summary>
/// <param name="Sets">Changes as <c>path=value</c>, in order.</param>
/// <param name="Seed">The root seed, or null.</param>
/// <param name="Replications">The number of replications, or null.</param>
public sealed record Overrides(IReadOnlyList<string> Sets, long? Seed = null, int? Replications = null)
{
    /// <summary>Whether a posterior of another results version is taken all the same.</summary>
    public bool AnyResultsVersion { get; init; }

    /// <summary>Nothing is changed.</summary>
    public static Overrides None { get; } = new([]);

    /// <summary>Every change with the name of the option that made it and its number.</summary>
    internal IEnumerable<(string Option, int Number, string Change)> All()
    {
        for (int k = 0; k < Sets.Count; k++)
            yield return ("--set", k + 1, Sets[k]);
        if (Seed is { } seed)
            yield return ("--seed", 1, string.Create(CultureInfo.InvariantCulture, $"seed={seed}"));
        if (Replications is { } replications)
            yield return ("--replications", 1, string.Create(CultureInfo.InvariantCulture, $"replications={replications}"));
    }
}
