using Simulator.Experiments;
using Simulator.Experiments.Tests;
using Simulator.Reporting.Html;

namespace Simulator.Reporting.Reports;

/// <summary>
/// The field's naive t test beside more careful analyses, row by row: how often each finds p below .05, and how much the variance of a
/// difference is inflated, once as the teams of a single study show it and once as it is over the replicates.
/// </summary>
internal static class NaiveTests
{
    /// <summary>The table of a contrast; null where persons are not independent samples.</summary>
    internal static TableBlock? Of(StoredRun run, Contrast contrast)
    {
        StudyTest[] tests = [.. TestCatalogue.For(samePersons: false)
            .Where(t => run.Tests.Of(contrast.ToString(), run.Scenario.Instrument.Rows[0], t.Name) is not null)];
        if (tests.Length < 2) return null;
        List<IReadOnlyList<string>> rows = [];
        foreach (string row in run.Scenario.Instrument.Rows)
        {
            if (run.Tests.Of(contrast.ToString(), row, TestCatalogue.Usual) is not { Made: >= 2 } naive) continue;
            rows.Add(
            [
                row, .. tests.Select(t => run.Tests.Of(contrast.ToString(), row, t.Name)?.Share is { } share && double.IsFinite(share)
                    ? Apa.Percent(share, 1) : ""),
                Apa.Bounded(naive.IccPair.N == 0 ? double.NaN : naive.IccPair.Mean), Apa.Bounded(naive.IccTeam.N == 0 ? double.NaN : naive.IccTeam.Mean),
                Apa.Statistic(naive.DesignEffect.Mean), Apa.Statistic(naive.DesignEffectOverReplicates),
            ]);
        }

        return rows.Count == 0 ? null : new TableBlock(
            $"Single studies with p < .05, {contrast}, by the way of testing",
            [
                new TableColumn("Row"), .. tests.Select(t => new TableColumn(t.Title, true)), new TableColumn("ICC of pairs", true),
                new TableColumn("ICC of teams", true), new TableColumn("Design effect, teams", true), new TableColumn("Design effect, replicates", true),
            ],
            rows,
            "Partners and team members are alike, so the naive test takes each study for larger than it is. Design effect, teams: mean over replicates "
                + "of what a "
                + "study's own teams show. Design effect, replicates: variance of the difference over replicates, divided by the naive test's mean "
                    + "squared error; it also contains likeness "
                + "across the teams of a school, which one study cannot see.");
    }
}
