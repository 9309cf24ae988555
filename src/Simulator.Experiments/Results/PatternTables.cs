using Simulator.Evidence.Studies;
using Simulator.Experiments.Patterns;
using Simulator.Tables;

namespace Simulator.Experiments.Results;

/// <summary>The pattern board as a table.</summary>
public static class PatternTables
{
    private const int Printed = 6;

    /// <summary>patterns: every test of every pattern.</summary>
    public static Table Patterns(PatternReport report)
    {
        (PatternResult Pattern, PatternTestResult? Test)[] rows =
            [.. report.Patterns.SelectMany(p => p.Tests.Count == 0 ? [(p, null)] : p.Tests.Select(t => (p, (PatternTestResult?)t)))];
        return Table.Of("patterns", "One test of one pattern.", rows, at =>
        [
            Column.Text("id", "", "pattern", k => at(k).Pattern.Id),
            Column.Text("statement", "", "what is said", k => at(k).Pattern.Statement),
            Column.Identifier("kind", "emergent, or fitted, set or built_in: then it was seen to beforehand that it holds", k => at(k).Pattern.Kind.Word()),
            Column.Identifier("part_of", "the pattern that this is one half of", k => at(k).Pattern.PartOf is { Length: > 0 } whole ? whole : null),
            Column.Identifier("strength", "strong, medium or weak", k => at(k).Pattern.Strength),
            Column.Identifier("study", "source", k => at(k).Pattern.Study),
            Column.Identifier("verdict", "of the pattern: held, missed, too small to tell, undecided or not modelled", k => at(k).Pattern.Verdict.Words()),
            Column.Identifier("measure", "what is measured", k => at(k).Test?.Measure),
            Column.Identifier("scenario", "where", k => at(k).Test?.Scenario),
            Column.Text("of", "", "arm, contrast or all", k => at(k).Test?.Of),
            Column.Text("holds", "", "what must hold", k => at(k).Test?.Holds),
            Column.Number("matters", "", "smallest difference from none that matters", k => at(k).Test?.Matters ?? double.NaN, Printed),
            Column.Number("value", "", "measured value", k => at(k).Test?.Value ?? double.NaN, Printed),
            Column.Number("lower", "", "lower end of its 95 % Monte-Carlo interval", k => at(k).Test?.Lower ?? double.NaN, Printed),
            Column.Number("upper", "", "upper end", k => at(k).Test?.Upper ?? double.NaN, Printed),
            Column.Integer("replications", "replications", "replications behind it", k => at(k).Test?.Replications),
            Column.Identifier("test_verdict", "of this test", k => at(k).Test?.Verdict.Words()),
            Column.Integer("draws", "parameter sets", "random parameter sets played", k => at(k).Pattern.Draws?.Sets),
            Column.Integer("held_in_draws", "parameter sets", "those in which the pattern holds", k => at(k).Pattern.Draws?.Held),
            Column.Text("caution", "", "what weakens a test that runs nevertheless", k => at(k).Pattern.Caution),
            Column.Text("why", "", "why it is missed, too small to tell, undecided or not modelled", k => at(k).Pattern.Why),
        ]);
    }
}
