using System.Globalization;
using System.Text;
using Simulator.Engine.Parameters;
using Simulator.Experiments.Designs;

namespace Simulator.Scenarios.Plans;

/// <summary>A calibration plan with every value in force, beside the resolved scenario that it names: it runs again to the same bits.</summary>
public static class ResolvedCalibration
{
    /// <summary>Name of the file in a result folder.</summary>
    public const string FileName = "plan.resolved.yaml";

    /// <summary>The text.</summary>
    public static string Write(CalibrationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        StringBuilder text = new();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        static string Quoted(string words) => $"\"{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        Line($"schema_version: 1");
        Line($"kind: {CalibrationReader.Kind}");
        Line($"name: {Quoted(plan.Title)}");
        Line($"scenario: ./{ResolvedScenario.FileName}");
        Line($"seed: {plan.Scenario.Seed}");
        Line($"rows: {plan.Rows}");
        Line($"fit: [{string.Join(", ", plan.Fit)}]");
        Line($"check: [{string.Join(", ", plan.Check)}]");
        Line($"leave_one_out: {(plan.LeaveOneOut ? "true" : "false")}");
        Line($"new_studies: {plan.NewStudies}");
        Line($"ask: [{string.Join(", ", plan.Ask)}]");
        Line($"expected: {{ sets: {plan.Expected.Sets}, replications: {plan.Expected.Replications} }}");
        Parameter[] narrowed = [.. plan.Scenario.Parameters.Declared.Zip(Experiments.AllParameters.Default.Declared)
            .Where(p => p.First.Low != p.Second.Low || p.First.High != p.Second.High).Select(p => p.First)];
        if (narrowed.Length > 0)
        {
            Line($"priors:");
            foreach (Parameter p in narrowed) Line($"  {p.Symbol}: [{p.Low:R}, {p.High:R}]");
        }

        foreach (Rival rival in plan.Rivals)
        {
            if (rival == plan.Rivals[0]) Line($"# rivals were read from the plan: their scenarios are variants of the one above.");
            Line($"# rival {rival.Name}: {rival.Says.ReplaceLineEndings(" ")}");
        }

        return text.ToString();
    }
}
