using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Hypotheses;
using Simulator.Experiments.Recording;
using Simulator.Tables;

namespace Simulator.Experiments.Results;

/// <summary>All tables of a run, each made when it is written.</summary>
public static class RunTables
{
    /// <summary>Names of the tables that a run of a scenario leaves behind.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="compared">Whether it is set beside a published study.</param>
    public static IReadOnlyList<string> Promised(Scenario scenario, bool compared) =>
    [
        "responses", "teachers", "outcomes", "arms", "pairs", "tests", "trajectories", "network", "equity", "differences",
        .. scenario.Hypotheses.Count > 0 ? ["hypotheses"] : Array.Empty<string>(), .. compared ? ["comparison", "agreement"] : Array.Empty<string>(),
    ];

    /// <summary>The tables, in any order.</summary>
    /// <param name="record">What was recorded.</param>
    /// <param name="comparison">The side-by-side, where the scenario names evidence.</param>
    /// <param name="hypotheses">The hypotheses, evaluated.</param>
    /// <param name="differences">The differences.</param>
    public static IReadOnlyList<Func<Table>> Of(
        RunRecord record, Comparison? comparison, IReadOnlyList<HypothesisResult> hypotheses, IReadOnlyList<Difference> differences) =>
    [
        () => RespondentTables.Responses(record),
        () => RespondentTables.Teachers(record),
        () => SummaryTables.Tests(record),
        () => SummaryTables.Outcomes(record),
        () => SummaryTables.Arms(record),
        () => SummaryTables.Pairs(record),
        () => SummaryTables.Trajectories(TrajectoryPoint.Of(record)),
        () => SummaryTables.Network(record.Network.Ties),
        () => SummaryTables.Equity(Equity.Of(record)),
        () => SummaryTables.Differences(differences),
        .. hypotheses.Count > 0 ? [() => SummaryTables.Hypotheses(record.Scenario.Id, hypotheses)] : Array.Empty<Func<Table>>(),
        .. comparison is null ? [] : new Func<Table>[] { () => SummaryTables.Comparison(comparison), () => SummaryTables.Agreement(comparison) },
    ];
}
