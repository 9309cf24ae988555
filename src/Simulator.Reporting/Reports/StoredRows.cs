using Simulator.Experiments;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Recording;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>A hypothesis as it is stored.</summary>
internal sealed record StoredHypothesis(
    string Name, string Outcome, string Contrast, string Test, string Expect, double Value, double Alpha, long Replications, double Share, double Lower,
    double Upper, double Opposite, double Exaggeration);

/// <summary>Rows of small stored tables.</summary>
internal static class StoredRows
{
    internal static ComparisonRow[] Comparison(StoredTable t)
    {
        string?[] study = t.Texts("study"), table = t.Texts("table"), row = t.Texts("row"), label = t.Texts("label"), arm = t.Texts("arm");
        string?[] statistic = t.Texts("statistic"), unit = t.Texts("unit"), use = t.Texts("use"), audit = t.Texts("audit"), printed = t.Texts("printed");
        double[] published = t.Numbers("published"), lower = t.Numbers("published_lower"), upper = t.Numbers("published_upper");
        double[] simulated = t.Numbers("simulated"), error = t.Numbers("mc_se"), low = t.Numbers("predicted_lower"), high = t.Numbers("predicted_upper");
        double[] percentile = t.Numbers("percentile");
        return [.. Each(t, k => new ComparisonRow(
            study[k] ?? "", table[k] ?? "", row[k] ?? "", label[k] ?? "", arm[k] ?? "", statistic[k] ?? "", unit[k] ?? "", use[k] ?? "", audit[k] ?? "",
            printed[k] ?? "", published[k], lower[k], upper[k], simulated[k], error[k], low[k], high[k], percentile[k]))];
    }

    internal static JointAgreement[] Joint(StoredTable t)
    {
        string?[] use = t.Texts("use");
        long?[] rows = t.Integers("rows"), rank = t.Integers("rank");
        double[] distance = t.Numbers("distance_squared"), p = t.Numbers("p");
        return [.. Each(t, k => new JointAgreement(use[k]!, (int)rows[k]!, distance[k], p[k], (int)rank[k]!))];
    }

    internal static TrajectoryPoint[] Trajectories(StoredTable t)
    {
        string?[] arm = t.Texts("arm"), world = t.Texts("world"), state = t.Texts("state");
        long?[] day = t.Integers("day");
        double[] mean = t.Numbers("mean");
        double[][] quantiles = [t.Numbers("q05"), t.Numbers("q25"), t.Numbers("q50"), t.Numbers("q75"), t.Numbers("q95")];
        return [.. Each(t, k => new TrajectoryPoint(arm[k]!, world[k] == "twin", (int)day[k]!, state[k]!, mean[k], [.. quantiles.Select(q => q[k])]))];
    }

    internal static NetworkTie[] Network(StoredTable t)
    {
        string?[] arm = t.Texts("arm"), world = t.Texts("world");
        long?[] week = t.Integers("week"), from = t.Integers("from"), to = t.Integers("to");
        double[] trust = t.Numbers("trust"), friendship = t.Numbers("friendship"), hours = t.Numbers("hours");
        return [.. Each(t, k => new NetworkTie(arm[k]!, world[k] == "twin", (int)week[k]!, (int)from[k]!, (int)to[k]!, trust[k], friendship[k], hours[k]))];
    }

    internal static Difference[] Differences(StoredTable t, Scenario scenario)
    {
        string?[] contrast = t.Texts("contrast"), outcome = t.Texts("outcome"), group = t.Texts("group"), unit = t.Texts("unit");
        long?[] wave = t.Integers("wave");
        double[] value = t.Numbers("value"), low = t.Numbers("sim_lower"), high = t.Numbers("sim_upper"), studyLow = t.Numbers("study_lower");
        double[] studyHigh = t.Numbers("study_upper"), first = t.Numbers("first"), second = t.Numbers("second"), share = t.Numbers("width_share"),
            sd = t.Numbers("sd");
        long?[] sets = t.Integers("sets");
        double[] knownLow = t.Numbers("known_lower"), knownHigh = t.Numbers("known_upper"), same = t.Numbers("same_sign");
        string?[] turned = t.Texts("turned_by");
        Dictionary<string, string> titles = MeasureCatalogue.For(scenario.Instrument).ToDictionary(m => m.Name, m => m.Title);
        return [.. Each(t, k => new Difference(
            contrast[k]!, outcome[k]!, titles.GetValueOrDefault(outcome[k]!, outcome[k]!), (int)wave[k]!, group[k]!, unit[k] ?? "", value[k], (low[k], high[k]),
            double.IsNaN(studyLow[k]) ? null : (studyLow[k], studyHigh[k]), first[k], second[k], (high[k] - low[k]) / share[k], sd[k])
        {
            Known = sets[k] is { } played
                ? new KnownLayer((int)played, knownLow[k], knownHigh[k], same[k], turned[k], KnownLayer.IsNoise(same[k]))
                : null,
        })];
    }

    internal static EquityRow[] Equity(StoredTable t)
    {
        string?[] arm = t.Texts("arm"), group = t.Texts("group"), outcome = t.Texts("outcome");
        double[] persons = t.Numbers("persons"), gain = t.Numbers("gain"), lower = t.Numbers("lower"), upper = t.Numbers("upper"), better = t.Numbers("better");
        double[] same = t.Numbers("same"), worse = t.Numbers("worse"), placeboBetter = t.Numbers("placebo_better"), placeboWorse = t.Numbers("placebo_worse");
        return [.. Each(t, k => new EquityRow(
            arm[k]!, group[k]!, outcome[k]!, persons[k], gain[k], lower[k], upper[k], better[k], same[k], worse[k], placeboBetter[k], placeboWorse[k]))];
    }

    internal static StoredHypothesis[] Hypotheses(StoredTable t)
    {
        string?[] name = t.Texts("name"), outcome = t.Texts("outcome"), contrast = t.Texts("contrast"), test = t.Texts("test"), expect = t.Texts("expect");
        long?[] replications = t.Integers("replications");
        double[] value = t.Numbers("value"), alpha = t.Numbers("alpha"), share = t.Numbers("share"), lower = t.Numbers("lower"), upper = t.Numbers("upper");
        double[] opposite = t.Numbers("opposite"), exaggeration = t.Numbers("exaggeration");
        return [.. Each(t, k => new StoredHypothesis(
            name[k]!, outcome[k]!, contrast[k]!, test[k]!, expect[k]!, value[k], alpha[k], replications[k]!.Value, share[k], lower[k], upper[k], opposite[k],
            exaggeration[k]))];
    }

    internal static IEnumerable<TRow> Each<TRow>(StoredTable table, Func<int, TRow> row) => Enumerable.Range(0, table.Rows).Select(row);
}
