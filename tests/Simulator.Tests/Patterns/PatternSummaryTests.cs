using Simulator.Evidence.Studies;
using Simulator.Experiments.Patterns;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Patterns;

namespace Simulator.Tests.Patterns;

public sealed class PatternSummaryTests
{
    private static readonly PatternLine[] Six =
    [
        new("A", PatternKind.Emergent, "strong", "", PatternVerdict.Held, new HeldInDraws(20, 20)),
        new("B1", PatternKind.Emergent, "weak", "B", PatternVerdict.TooSmall, new HeldInDraws(20, 3)),
        new("B2", PatternKind.Fitted, "strong", "B", PatternVerdict.Held, new HeldInDraws(20, 9)),
        new("C", PatternKind.BuiltIn, "strong", "", PatternVerdict.Held, new HeldInDraws(20, 20)),
        new("D", PatternKind.Set, "medium", "", PatternVerdict.Missed, null),
        new("E", PatternKind.Emergent, "weak", "", PatternVerdict.Held, new HeldInDraws(20, 11)),
    ];

    /// <summary>Three of the six are emergent: two held, one too small. The fitted, set and built-in ones do not show.</summary>
    [Fact]
    public void The_headline_counts_emergent_patterns_only() => Assert.Equal(
        "Of 3 emergent patterns: 2 held, 0 missed, 1 too small to tell, 0 undecided, 0 not modelled.", PatternSummary.Headline(Six));

    [Fact]
    public void What_was_seen_to_beforehand_is_counted_apart_and_halves_are_told_together() => Assert.Equal(
        [
            "By how firmly the source says it, held: strong 1 of 1, weak 1 of 2.",
            "Counted apart, because it was seen to beforehand that they hold: fitted 1 of 1, set 0 of 1, built in 1 of 1 held.",
            "B is told in its parts: B1 (emergent) too small to tell, B2 (fitted) held.",
            "Of the 2 emergent patterns that are held, 1 holds in each of 20 parameter sets drawn from the ranges: that follows from the "
                + "mechanisms and says nothing for the values of the parameters.",
        ],
        PatternSummary.Rest(Six));

    /// <summary>The words are those of the model's description; what is not listed there emerges or is not modelled.</summary>
    [Fact]
    public void The_shipped_patterns_have_the_words_of_the_models_description()
    {
        IReadOnlyList<Pattern> patterns = PatternReader.Of(Catalogue.Of(InputKind.Patterns).Single());
        string[] Of(PatternKind kind) => [.. patterns.Where(p => p.Kind == kind).Select(p => p.Id).Order(StringComparer.Ordinal)];
        Assert.Equal(["N1", "N13a", "N19", "N2", "N8", "N9"], Of(PatternKind.Fitted));
        Assert.Equal(["A1"], Of(PatternKind.Set));
        Assert.Equal(["A2", "A3", "A5", "D1c", "K11", "K18", "K3", "N17"], Of(PatternKind.BuiltIn));
        Assert.Equal(["N13", "N13", "N3", "N3"], patterns.Select(p => p.PartOf).OfType<string>().Order(StringComparer.Ordinal));
        Assert.All(patterns.SelectMany(p => p.Tests).Where(t => t.AsksForDifference), t => Assert.True(t.Matters > 0, t.Measure));
        Assert.Contains(patterns.Single(p => p.Id == "K8").Tests, t => t.Scenario == "practicum-groups");
    }
}
