using Simulator.Experiments;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Recording;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>
/// A run read back from its folder: figures and reports are always drawn from the stored tables, so that rebuilding them later gives the
/// same. Tables that grow with replications are gone through once and only what is drawn is kept.
/// </summary>
internal sealed class StoredRun
{
    private readonly Dictionary<(string Arm, bool Twin, string Outcome), Moments> outcomes = [];
    private readonly Dictionary<(string Arm, string Outcome), List<double>> series = [];

    internal StoredRun(StoredFolder folder)
    {
        (Scenario, Study) = folder.Read(folder.In("scenario.resolved.yaml"));
        Folder = folder;
        Dose = Dose.Of(Scenario);
        Comparison = folder.Has("comparison.csv") ? StoredRows.Comparison(folder.Table("comparison")) : [];
        Joint = folder.Has("agreement.csv") ? StoredRows.Joint(folder.Table("agreement")) : [];
        Trajectories = StoredRows.Trajectories(folder.Table("trajectories"));
        Network = StoredRows.Network(folder.Table("network"));
        Differences = StoredRows.Differences(folder.Table("differences"), Scenario);
        Equity = StoredRows.Equity(folder.Table("equity"));
        Hypotheses = folder.Has("hypotheses.csv") ? StoredRows.Hypotheses(folder.Table("hypotheses")) : [];
        (StoredAnswers? answers, StoredTests? tests) = (null, null);
        SideBySide.Run(
        [
            () => answers = StoredAnswers.Read(folder.In("responses.parquet"), Scenario),
            () => tests = StoredTests.Read(folder.In("tests.csv"), LastWave, Replicates),
            ReadOutcomes,
        ]);
        (Answers, Tests) = (answers!, tests!);
    }

    internal StoredFolder Folder { get; }

    /// <summary>The scenario as it was resolved.</summary>
    internal Scenario Scenario { get; }

    /// <summary>The study it is set beside, in one line.</summary>
    internal string? Study { get; }

    /// <summary>What goes with every number of the study: nothing, or that the programme is another one.</summary>
    internal string Caveat => Scenario.Evidence is { IsReference: true } ? $" ({EvidenceLink.ReferenceWords})" : "";

    /// <summary>How many replicates are stored.</summary>
    internal int Replicates => Folder.Manifest.ReplicationsFinished;

    /// <summary>The dose that the arms differ in, if they do.</summary>
    internal Dose? Dose { get; }

    /// <summary>The side-by-side, empty without evidence.</summary>
    internal IReadOnlyList<ComparisonRow> Comparison { get; }

    /// <summary>Joint agreement of fit and of check rows.</summary>
    internal IReadOnlyList<JointAgreement> Joint { get; }

    /// <summary>Arms' means over the days.</summary>
    internal IReadOnlyList<TrajectoryPoint> Trajectories { get; }

    /// <summary>Ties of one replicate by week.</summary>
    internal IReadOnlyList<NetworkTie> Network { get; }

    /// <summary>Differences between arms and against twins.</summary>
    internal IReadOnlyList<Difference> Differences { get; }

    /// <summary>Who gains.</summary>
    internal IReadOnlyList<EquityRow> Equity { get; }

    /// <summary>Hypotheses, evaluated.</summary>
    internal IReadOnlyList<StoredHypothesis> Hypotheses { get; }

    /// <summary>Tests of the last survey.</summary>
    internal StoredTests Tests { get; }

    /// <summary>Answers of the last survey, counted, and who is who in the first replicate.</summary>
    internal StoredAnswers Answers { get; }

    /// <summary>The last survey's week.</summary>
    internal int LastWave => Scenario.SurveyWeeks[^1];

    /// <summary>An outcome's mean over replicates at the last survey, with its interval; NaN where it was not stored.</summary>
    internal MeanInterval Mean(string arm, bool twin, string outcome) =>
        outcomes.TryGetValue((arm, twin, outcome), out Moments? moments) ? moments.Interval : MonteCarlo.MeanInterval([]);

    /// <summary>What a programme changes in an outcome at the last survey, against its twin; null where nothing is offered.</summary>
    internal Difference? AgainstTwin(string arm, string outcome) =>
        Differences.FirstOrDefault(d => d.Contrast == $"{arm} - twin" && d.Outcome == outcome && d.Wave == LastWave && d.Group == "all");

    /// <summary>An outcome in every replicate at the last survey, of arms that differ in a dose.</summary>
    internal IReadOnlyList<double> Series(string arm, string outcome) => series.GetValueOrDefault((arm, outcome), []);

    private void ReadOutcomes()
    {
        using CsvScan table = CsvScan.Open(Folder.In("outcomes.csv"));
        int arm = table.Place("arm"), world = table.Place("world"), wave = table.Place("wave"), outcome = table.Place("outcome"), value = table.Place("value");
        int group = table.Place("group");
        while (table.Next())
        {
            if (table.Integer(wave) != LastWave || table.Text(group) != "all" || table.Number(value) is var number && double.IsNaN(number)) continue;
            (string Arm, bool Twin, string Outcome) key = (table.Text(arm)!, table.Text(world) == "twin", table.Text(outcome)!);
            if (!outcomes.TryGetValue(key, out Moments? moments)) outcomes[key] = moments = new Moments();
            moments.Add(number);
            if (Dose is null || key.Twin || !RunFigures.DoseOutcomes.Contains(key.Outcome)) continue;
            if (!series.TryGetValue((key.Arm, key.Outcome), out List<double>? list)) series[(key.Arm, key.Outcome)] = list = [];
            list.Add(number);
        }
    }
}
