using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Tables;

namespace Simulator.Experiments.Results;

/// <summary>Writes all tables of a run into its folder.</summary>
public static class ResultWriter
{
    /// <summary>Writes the tables.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="result">The ensemble.</param>
    /// <param name="comparison">The side-by-side, where the scenario names evidence.</param>
    /// <param name="threads">Threads for the analysis; 0 all processors.</param>
    public static void Write(ResultFolder folder, EnsembleResult result, Comparison? comparison, int threads)
    {
        folder.Write(RespondentTables.Responses(result));
        folder.Write(RespondentTables.Teachers(result));
        folder.Write(SummaryTables.Outcomes(result));
        folder.Write(SummaryTables.Pairs(result));
        folder.Write(SummaryTables.Tests(result, StudyTests.Of(result, threads)));
        folder.Write(SummaryTables.Trajectories(Trajectories.Of(result)));
        folder.Write(SummaryTables.Network(Network.Of(result.Scenario, result.Replicates[0])));
        folder.Write(SummaryTables.Equity(Equity.Of(result)));
        if (comparison is null) return;
        folder.Write(SummaryTables.Comparison(comparison));
        folder.Write(SummaryTables.Agreement(comparison));
    }
}
