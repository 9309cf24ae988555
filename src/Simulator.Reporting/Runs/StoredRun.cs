using Simulator.Experiments;
using Simulator.Experiments.Analysis;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Reporting.Runs;

/// <summary>
/// A result folder read back: figures and reports are always drawn from the stored tables, so that rebuilding them later gives the same.
/// </summary>
public sealed class StoredRun
{
    private readonly StoredTable outcomes;
    private readonly Dictionary<(string, string, int, string), double[]> series;

    private StoredRun(string folder, Scenario scenario)
    {
        (Folder, Scenario) = (folder, scenario);
        outcomes = CsvFile.Read(Path.Combine(folder, "outcomes.csv"));
        series = Series(outcomes);
        Replicates = [.. outcomes.Integers("replicate").Select(r => (int)r!.Value).Distinct().Order()];
        string comparison = Path.Combine(folder, "comparison.csv");
        Comparison = File.Exists(comparison) ? ReadComparison(CsvFile.Read(comparison)) : [];
        Trajectories = ReadTrajectories(CsvFile.Read(Path.Combine(folder, "trajectories.csv")));
        Network = ReadNetwork(CsvFile.Read(Path.Combine(folder, "network.csv")));
        Responses = ParquetFile.Read(Path.Combine(folder, "responses.parquet"));
        Tests = CsvFile.Read(Path.Combine(folder, "tests.csv"));
        string joint = Path.Combine(folder, "agreement.csv");
        Joint = File.Exists(joint) ? ReadJoint(CsvFile.Read(joint)) : [];
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The scenario as it was resolved.</summary>
    public Scenario Scenario { get; }

    /// <summary>Replicates stored.</summary>
    public IReadOnlyList<int> Replicates { get; }

    /// <summary>The side-by-side, empty without evidence.</summary>
    public IReadOnlyList<ComparisonRow> Comparison { get; }

    /// <summary>Joint agreement of fit and of check rows.</summary>
    public IReadOnlyList<JointAgreement> Joint { get; }

    /// <summary>Arms' means over the days.</summary>
    public IReadOnlyList<TrajectoryPoint> Trajectories { get; }

    /// <summary>Ties of one replicate by week.</summary>
    public IReadOnlyList<NetworkTie> Network { get; }

    /// <summary>Answers.</summary>
    public StoredTable Responses { get; }

    /// <summary>Tests.</summary>
    public StoredTable Tests { get; }

    /// <summary>The last survey's week.</summary>
    public int LastWave => Scenario.SurveyWeeks[^1];

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The result folder.</param>
    /// <param name="scenario">Its <c>scenario.resolved.yaml</c>, read.</param>
    public static StoredRun Read(string folder, Scenario scenario) => new(folder, scenario);

    /// <summary>An outcome's value in every replicate of the last survey; empty when it was not stored.</summary>
    public double[] Outcome(string arm, bool twin, string outcome) =>
        series.GetValueOrDefault((arm, twin ? "twin" : "programme", LastWave, outcome), []);

    /// <summary>An outcome's mean over replicates with its interval.</summary>
    public MeanInterval Mean(string arm, bool twin, string outcome) => MonteCarlo.MeanInterval(Outcome(arm, twin, outcome));

    /// <summary>The difference an arm's programme makes against its twin, by replicate.</summary>
    public double[] AgainstTwin(string arm, string outcome) =>
        [.. Outcome(arm, false, outcome).Zip(Outcome(arm, true, outcome), (with, without) => with - without)];

    private static Dictionary<(string, string, int, string), double[]> Series(StoredTable table)
    {
        string?[] arm = table.Texts("arm"), world = table.Texts("world"), outcome = table.Texts("outcome");
        long?[] wave = table.Integers("wave");
        double[] value = table.Numbers("value");
        Dictionary<(string, string, int, string), List<double>> lists = [];
        for (int k = 0; k < table.Rows; k++)
        {
            (string, string, int, string) key = (arm[k]!, world[k]!, (int)wave[k]!.Value, outcome[k]!);
            if (!lists.TryGetValue(key, out List<double>? list)) lists[key] = list = [];
            list.Add(value[k]);
        }

        return lists.ToDictionary(l => l.Key, l => l.Value.ToArray());
    }

    private static ComparisonRow[] ReadComparison(StoredTable t)
    {
        string?[] study = t.Texts("study"), table = t.Texts("table"), row = t.Texts("row"), label = t.Texts("label"), arm = t.Texts("arm");
        string?[] statistic = t.Texts("statistic"), unit = t.Texts("unit"), use = t.Texts("use"), audit = t.Texts("audit"), printed = t.Texts("printed");
        double[] published = t.Numbers("published"), lower = t.Numbers("published_lower"), upper = t.Numbers("published_upper");
        double[] simulated = t.Numbers("simulated"), error = t.Numbers("mc_se"), low = t.Numbers("predicted_lower"), high = t.Numbers("predicted_upper");
        double[] percentile = t.Numbers("percentile");
        return [.. Enumerable.Range(0, t.Rows).Select(k => new ComparisonRow(
            study[k] ?? "", table[k] ?? "", row[k] ?? "", label[k] ?? "", arm[k] ?? "", statistic[k] ?? "", unit[k] ?? "", use[k] ?? "", audit[k] ?? "",
            printed[k] ?? "", published[k], lower[k], upper[k], simulated[k], error[k], low[k], high[k], percentile[k]))];
    }

    private static JointAgreement[] ReadJoint(StoredTable t)
    {
        string?[] use = t.Texts("use");
        long?[] rows = t.Integers("rows"), rank = t.Integers("rank");
        double[] distance = t.Numbers("distance_squared"), p = t.Numbers("p");
        return [.. Enumerable.Range(0, t.Rows).Select(k => new JointAgreement(use[k]!, (int)rows[k]!, distance[k], p[k], (int)rank[k]!))];
    }

    private static TrajectoryPoint[] ReadTrajectories(StoredTable t)
    {
        string?[] arm = t.Texts("arm"), world = t.Texts("world"), state = t.Texts("state");
        long?[] day = t.Integers("day");
        double[] mean = t.Numbers("mean");
        double[][] quantiles = [t.Numbers("q05"), t.Numbers("q25"), t.Numbers("q50"), t.Numbers("q75"), t.Numbers("q95")];
        return [.. Enumerable.Range(0, t.Rows).Select(k => new TrajectoryPoint(
            arm[k]!, world[k] == "twin", (int)day[k]!, state[k]!, mean[k], [.. quantiles.Select(q => q[k])]))];
    }

    private static NetworkTie[] ReadNetwork(StoredTable t)
    {
        string?[] arm = t.Texts("arm"), world = t.Texts("world");
        long?[] week = t.Integers("week"), from = t.Integers("from"), to = t.Integers("to");
        double[] trust = t.Numbers("trust"), friendship = t.Numbers("friendship"), hours = t.Numbers("hours");
        return [.. Enumerable.Range(0, t.Rows).Select(k => new NetworkTie(
            arm[k]!, world[k] == "twin", (int)week[k]!, (int)from[k]!, (int)to[k]!, trust[k], friendship[k], hours[k]))];
    }
}
