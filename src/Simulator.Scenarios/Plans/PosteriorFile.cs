using System.Globalization;
using System.Text;
using Simulator.Experiments.Designs;
using Simulator.Tables;

namespace Simulator.Scenarios.Plans;

/// <summary>What makes a folder of draws a parameter set that scenarios can name.</summary>
public static class PosteriorFile
{
    /// <summary>Its name; the draws stand beside it.</summary>
    public const string FileName = "posterior.yaml", DrawsFile = "draws.csv";

    /// <summary>The text.</summary>
    /// <param name="plan">The plan that made it.</param>
    /// <param name="notInformed">Symbols of the parameters that the study does not inform.</param>
    /// <param name="root">Hash over the reference table.</param>
    public static string Write(CalibrationPlan plan, IReadOnlyList<string> notInformed, string root)
    {
        ArgumentNullException.ThrowIfNull(plan);
        StringBuilder text = new();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# What a study tells of the parameters: draws.csv beside this file has one draw a row. Made by calibrate.");
        Line($"schema_version: 1");
        Line($"kind: posterior");
        Line($"id: {plan.Id}");
        Line($"title: \"{plan.Title.Replace("\"", "'", StringComparison.Ordinal)}\"");
        Line($"plan: {plan.Id}");
        Line($"scenario: {plan.Scenario.Id}");
        Line($"study: {plan.Study.Id}");
        Line($"results_version: {Manifest.CurrentResultsVersion}");
        Line($"seed: {plan.Scenario.Seed}");
        Line($"rows: {plan.Rows}");
        Line($"root: {root}");
        Line($"fitted: [{string.Join(", ", plan.Fit)}]");
        Line($"not_informed: [{string.Join(", ", notInformed)}]");
        return text.ToString();
    }
}
