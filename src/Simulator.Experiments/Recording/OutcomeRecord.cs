using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Store;

namespace Simulator.Experiments.Recording;

/// <summary>Outcomes of some arms in some worlds, and rows of the questionnaire of the arms, in every replicate.</summary>
public sealed class OutcomeRecord : IDisposable
{
    private readonly List<string> arms;
    private readonly List<(Arm Arm, WorldKind World)> worlds;
    private readonly Dictionary<string, int> outcomes;

    internal OutcomeRecord(Scenario scenario, IReadOnlyList<(Arm Arm, WorldKind World)> worlds, string folder)
    {
        Scenario = scenario;
        this.worlds = [.. worlds];
        arms = [.. scenario.ArmsByName.Select(a => a.Name)];
        outcomes = MeasureCatalogue.OfRun.Select((m, k) => (m.Name, k)).ToDictionary(m => m.Name, m => m.k);
        Outcomes = new OutcomeSection(worlds, scenario.SurveyWeeks.Count);
        Rows = new RowSection(scenario.ArmsByName, scenario.Instrument, scenario.SurveyWeeks.Count);
        (OutcomeSheet, RowSheet) = (new Sheet(Outcomes.Columns, folder), new Sheet(Rows.Columns, folder));
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    internal IReadOnlyList<(ISection Section, Sheet Sheet)> Sections => [(Outcomes, OutcomeSheet), (Rows, RowSheet)];

    internal OutcomeSection Outcomes { get; }

    internal Sheet OutcomeSheet { get; }

    internal RowSection Rows { get; }

    internal Sheet RowSheet { get; }

    /// <summary>An outcome's value in every replicate.</summary>
    public double[] Outcome(string arm, WorldKind world, int wave, Measure outcome, Group group = Group.All) =>
        OutcomeSheet.Series(Outcomes.Column(worlds.FindIndex(w => w.Arm.Name == arm && w.World == world), wave, outcomes[outcome.Name], group));

    /// <summary>Number, mean, SD or alpha of a row of the questionnaire in every replicate.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="wave">Place of the survey.</param>
    /// <param name="row">Place of the row.</param>
    /// <param name="number">Which of them.</param>
    public double[] Row(string arm, int wave, int row, RowNumber number) => RowSheet.Series(Rows.Column(arms.IndexOf(arm), wave, row) + (int)number);

    /// <inheritdoc/>
    public void Dispose()
    {
        OutcomeSheet.Dispose();
        RowSheet.Dispose();
    }
}

/// <summary>What is recorded of a row of the questionnaire in an arm.</summary>
public enum RowNumber
{
    /// <summary>Persons who answered.</summary>
    N,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their SD.</summary>
    Sd,

    /// <summary>Of scales: Cronbach's alpha within the arm.</summary>
    Alpha,
}
