using Simulator.Engine.State;
using Simulator.Experiments.Playing;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;

namespace Simulator.Validation.Science;

/// <summary>What each change of the model's second version does to the 2013 study, and that together they explain the new row.</summary>
public sealed class SecondVersionTests(ITestOutputHelper output)
{
    private static readonly string[] Rows = ["amount", "effectiveness", .. Played.Items];

    /// <summary>The row of the first version, 2,000 replications (program version 1.0, results version 1).</summary>
    private static readonly double[] FirstVersion = [.74, .76, .88, .63, .27, .75, .40, .82, .65, .42, .74, .50];

    private static readonly ModelChanges[] Changes =
        [ModelChanges.SupportCountsHours, ModelChanges.WeeksOfStress, ModelChanges.RunIn, ModelChanges.WhoComes, ModelChanges.SpreadDays];

    private static readonly Dictionary<ModelChanges, double[]> Known = [];

    [Fact]
    public void Without_the_changes_the_study_gives_the_first_versions_row()
    {
        double[] none = RowOf(ModelChanges.None);
        for (int k = 0; k < Rows.Length; k++)
            Assert.True(Math.Abs(none[k] - FirstVersion[k]) < 0.03, $"{Rows[k]}: {none[k]:0.000} where it was {FirstVersion[k]:0.00}");
    }

    [Fact]
    public void The_shifts_of_the_single_changes_add_up_to_the_new_row()
    {
        double[] none = RowOf(ModelChanges.None), all = RowOf(ModelChanges.All), sum = [.. none];
        output.WriteLine($"{"",-22}{string.Join("", Rows.Select(r => $"{r.Replace("effectiveness", "effect.", StringComparison.Ordinal),9}"))}");
        output.WriteLine($"{"first version",-22}{Print(none)}");
        foreach (ModelChanges change in Changes)
        {
            double[] shift = [.. RowOf(change).Zip(none, (with, without) => with - without)];
            output.WriteLine($"{change,-22}{Print(shift)}");
            for (int k = 0; k < sum.Length; k++) sum[k] += shift[k];
        }

        output.WriteLine($"{"their sum",-22}{Print(sum)}");
        output.WriteLine($"{"second version",-22}{Print(all)}");
        for (int k = 0; k < Rows.Length; k++) Assert.True(Math.Abs(sum[k] - all[k]) < 0.02, $"{Rows[k]}: {sum[k]:0.000} against {all[k]:0.000}");
    }

    private static string Print(double[] row) => string.Join("", row.Select(d => $"{d,9:0.000}"));

    /// <summary>Mean d of every row with some of the changes in force.</summary>
    private static double[] RowOf(ModelChanges changes)
    {
        lock (Known)
        {
            if (Known.TryGetValue(changes, out double[]? row)) return row;
            OpenedScenario opened = ScenarioReader.Open("nguyen-2013", new Overrides([], null, Played.Replications));
            EffectsOf effects = new(Played.Recorded(opened, options: new PlayOptions(Changes: changes)));
            return Known[changes] = [.. Rows.Select(effects.D)];
        }
    }
}
