using Simulator.Experiments.Analysis;
using Simulator.Reporting.Html;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Reporting.Runs;

/// <summary>
/// The field's naive t test beside the analyses by pair and by team, row by row: how often each finds p below .05, and how much the
/// variance of a difference is inflated, once as the teams of a single study show it and once as it is over the replicates.
/// </summary>
internal static class NaiveTests
{
    private const double Level = 0.05;
    private static readonly string[] Kinds = ["student", "welch", "pair_means", "team_means"];

    /// <summary>The table of a contrast; null where persons are not independent samples.</summary>
    internal static TableBlock? Of(StoredRun run, Contrast contrast)
    {
        StoredTable tests = run.Tests;
        string?[] contrasts = tests.Texts("contrast"), outcomes = tests.Texts("outcome"), kinds = tests.Texts("test");
        long?[] wave = tests.Integers("wave");
        ILookup<(string, string), int> places = Enumerable.Range(0, tests.Rows)
            .Where(k => contrasts[k] == contrast.ToString() && wave[k] == run.LastWave)
            .ToLookup(k => (outcomes[k]!, kinds[k]!));
        double[] p = tests.Numbers("p"), difference = tests.Numbers("mean_difference"), error = tests.Numbers("se_difference");
        double[] iccPair = tests.Numbers("icc_pair"), iccTeam = tests.Numbers("icc_team"), designEffect = tests.Numbers("design_effect");
        List<IReadOnlyList<string>> rows = [];
        foreach (string row in run.Scenario.Instrument.Rows)
        {
            int[] naive = [.. places[(row, Kinds[0])]];
            if (naive.Length < 2) return null;
            double Mean(double[] column) => Descriptives.Of([.. naive.Select(k => column[k])]).Mean;
            double overReplicates = DesignEffect.OverRepetitions([.. naive.Select(k => difference[k])], [.. naive.Select(k => error[k])]);
            rows.Add(
            [
                row, .. Kinds.Select(kind => Share(places[(row, kind)].Select(k => p[k]))), Apa.Bounded(Mean(iccPair)), Apa.Bounded(Mean(iccTeam)),
                Apa.Statistic(Mean(designEffect)), Apa.Statistic(overReplicates),
            ]);
        }

        return new TableBlock(
            $"Single studies with p < .05, {contrast}, by the way of testing",
            [
                new TableColumn("Row"), new TableColumn("Student", true), new TableColumn("Welch", true), new TableColumn("by pair means", true),
                new TableColumn("by team means", true), new TableColumn("ICC of pairs", true), new TableColumn("ICC of teams", true),
                new TableColumn("Design effect, teams", true), new TableColumn("Design effect, replicates", true),
            ],
            rows,
            "Partners and team members are alike, so the naive test takes each study for larger than it is. Design effect, teams: mean over replicates of what a "
                + "study's own teams show. Design effect, replicates: variance of the difference over replicates, divided by the naive test's mean squared error; it also contains likeness "
                + "across the teams of a school, which one study cannot see.");
    }

    private static string Share(IEnumerable<double> values)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        return known.Length == 0 ? "" : Apa.Percent(known.Count(v => v < Level) / (double)known.Length, 1);
    }
}
