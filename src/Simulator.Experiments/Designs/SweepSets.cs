using System.Globalization;
using Simulator.Experiments.Differences;

namespace Simulator.Experiments.Designs;

/// <summary>The last stage of a sweep: every point in other parameter sets, for what we do not know.</summary>
internal sealed class SweepSets : IDesign
{
    private readonly SweepPlan plan;
    private readonly SweepSums sums;

    internal SweepSets(SweepPlan plan, SweepSums sums)
    {
        (this.plan, this.sums) = (plan, sums);
        Table = new DesignTable(
            [.. Enumerable.Range(0, plan.Draws.Sets).SelectMany(set => plan.Points.Select((p, k) => new DesignPoint(
                string.Create(CultureInfo.InvariantCulture, $"{k} in set {set}"), p.Scenario is null ? null : plan.InSet(p, set), plan.Draws.Replications,
                p.Refusal)))],
            plan.Numbers);
    }

    public string Kind => SweepDesign.KindWord;

    public string Id => plan.Id;

    public string Title => plan.Title;

    public Scenario Scenario => plan.Scenario;

    public DesignTable Table { get; }

    public DesignAnswer Answer(IReadOnlyList<string> files)
    {
        int points = plan.Points.Count, numbers = plan.Numbers.Count, runs = plan.Draws.Replications;
        // By point, number, set and replicate.
        double[][][][] found = [.. plan.Points.Select(_ => plan.Numbers.Select(_ => Enumerable.Range(0, plan.Draws.Sets)
            .Select(_ => new double[runs]).ToArray()).ToArray())];
        Table.Scan(files, (at, replicate, _, values) =>
        {
            for (int k = 0; k < numbers; k++) found[at % points][k][at / points][replicate] = SweepSums.Value(plan.Numbers[k], values[k]);
        });
        return SweepAnswer.Of(plan, sums, new SweepKnown(
            [.. found.Select((p, k) => p.Select((n, j) => KnownLayer.Of(n, sums[k, j].Mean)).ToArray())], HighestInSets(found)));
    }

    /// <summary>Point by point, in how many sets it has the highest mean of the first number; sets where a point failed are left out.</summary>
    private int[] HighestInSets(double[][][][] found)
    {
        int[] highest = new int[found.Length];
        for (int set = 0; set < plan.Draws.Sets; set++)
        {
            double[] means = [.. found.Select(p => p[0][set].Average())];
            int[] finite = [.. Enumerable.Range(0, means.Length).Where(k => double.IsFinite(means[k]))];
            if (finite.Length > 0) highest[finite.MaxBy(k => means[k])]++;
        }

        return highest;
    }
}

/// <summary>What other parameter sets say of a sweep.</summary>
/// <param name="Layers">By point and number; null where too few sets have it.</param>
/// <param name="Highest">By point: sets in which it has the highest mean of the first number.</param>
internal sealed record SweepKnown(KnownLayer?[][] Layers, int[] Highest);
