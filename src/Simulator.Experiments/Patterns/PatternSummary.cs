using Simulator.Evidence.Studies;

namespace Simulator.Experiments.Patterns;

/// <summary>One pattern as a summary sees it, live or stored.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">Whether it was fitted, set, built in, or emerges.</param>
/// <param name="Strength">How firmly the source says it.</param>
/// <param name="PartOf">The pattern that it is one half of; empty where it stands alone.</param>
/// <param name="Verdict">What came out.</param>
/// <param name="Draws">In how many random parameter sets it holds, where any was played.</param>
public sealed record PatternLine(string Id, PatternKind Kind, string Strength, string PartOf, PatternVerdict Verdict, HeldInDraws? Draws);

/// <summary>
/// What all patterns together say, in sentences. Emergent patterns come first and alone: that a fitted, set or built-in pattern holds was
/// seen to beforehand and says nothing for the model.
/// </summary>
public static class PatternSummary
{
    private static readonly string[] Strengths = ["strong", "medium", "weak"];

    /// <summary>The headline: how many emergent patterns have which verdict.</summary>
    public static string Headline(IReadOnlyList<PatternLine> patterns)
    {
        PatternLine[] emergent = Of(patterns, PatternKind.Emergent);
        string verdicts = string.Join(", ", Enum.GetValues<PatternVerdict>().Select(v => $"{emergent.Count(p => p.Verdict == v)} {v.Words()}"));
        return $"Of {emergent.Length} emergent patterns: {verdicts}.";
    }

    /// <summary>Everything that follows the headline.</summary>
    public static IEnumerable<string> Rest(IReadOnlyList<PatternLine> patterns)
    {
        PatternLine[] emergent = Of(patterns, PatternKind.Emergent);
        string[] strengths =
            [.. Strengths.Where(s => emergent.Any(p => p.Strength == s)).Select(s => $"{s} {Held([.. emergent.Where(p => p.Strength == s)])}")];
        if (strengths.Length > 0) yield return $"By how firmly the source says it, held: {string.Join(", ", strengths)}.";
        string[] apart = [.. new[] { PatternKind.Fitted, PatternKind.Set, PatternKind.BuiltIn }.Select(kind => (kind, Rows: Of(patterns, kind)))
            .Where(k => k.Rows.Length > 0).Select(k => $"{InWords(k.kind)} {Held(k.Rows)}")];
        if (apart.Length > 0) yield return $"Counted apart, because it was seen to beforehand that they hold: {string.Join(", ", apart)} held.";
        foreach (IGrouping<string, PatternLine> halves in patterns.Where(p => p.PartOf.Length > 0).GroupBy(p => p.PartOf))
        {
            string parts = string.Join(", ", halves.Select(h => $"{h.Id} ({InWords(h.Kind)}) {h.Verdict.Words()}"));
            yield return $"{halves.Key} is told in its parts: {parts}.";
        }

        PatternLine[] drawn = [.. emergent.Where(p => p is { Verdict: PatternVerdict.Held, Draws: not null })];
        if (drawn.Length == 0) yield break;
        int sets = drawn.Max(p => p.Draws!.Value.Sets), always = drawn.Count(p => p.Draws!.Value.Held == p.Draws.Value.Sets);
        yield return $"Of the {drawn.Length} emergent patterns that are held, {always} {(always == 1 ? "holds" : "hold")} in each of {sets} parameter "
            + "sets drawn from the ranges: that follows from the mechanisms and says nothing for the values of the parameters.";
    }

    /// <summary>A kind as people read it.</summary>
    public static string InWords(PatternKind kind) => kind.Word().Replace('_', ' ');

    private static PatternLine[] Of(IReadOnlyList<PatternLine> patterns, PatternKind kind) => [.. patterns.Where(p => p.Kind == kind)];

    private static string Held(PatternLine[] patterns) => $"{patterns.Count(p => p.Verdict == PatternVerdict.Held)} of {patterns.Length}";
}
