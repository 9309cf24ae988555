using Simulator.Engine.Random;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Patterns;

namespace Simulator.Validation.Patterns;

/// <summary>The 95 % intervals of what patterns measure cover the truth about as often as they say, in a hundred worlds whose truth is known.</summary>
public sealed class IntervalCoverageTests
{
    private const int Worlds = 100, Replicates = 200;

    [Fact]
    public void Intervals_of_means_cover_the_truth_as_often_as_they_say() =>
        Assert.InRange(Covered(w => [new Term(1, [Series(w, 0, 2, 1)], null)], 2), 0.9, 0.99);

    [Fact]
    public void Intervals_of_ratios_cover_the_truth_nearly_as_often_as_they_say() =>
        Assert.InRange(
            Covered(w => [new Term(1, [Series(w, 0, 2, 1), Series(w, 1, 4, 1)], new Combination(m => m[0] / m[1]))], 0.5), 0.89, 0.99);

    [Fact]
    public void Intervals_of_a_gap_to_the_smallest_mean_cover_the_truth_nearly_as_often_as_they_say() =>
        Assert.InRange(
            Covered(
                w => [new Term(1, [Series(w, 0, 1, 1), Series(w, 1, 2, 1), Series(w, 2, 3, 1)], new Combination(m => Math.Min(m[1], m[2]) - m[0]))],
                1),
            0.89, 0.99);

    [Fact]
    public void Intervals_of_medians_cover_the_truth_nearly_as_often_as_they_say() =>
        Assert.InRange(
            Covered(w => [new Term(1, [Series(w, 0, 2, 1)], new Combination(null, x => 0.5 * (x[(x.Length - 1) / 2] + x[x.Length / 2])))], 2),
            0.89, 0.99);

    private static double Covered(Func<int, IReadOnlyList<Term>> terms, double truth)
    {
        int covered = 0;
        for (int w = 0; w < Worlds; w++)
        {
            Estimate estimate = Intervals.Of(terms(w), 0);
            if (estimate.Lower <= truth && truth <= estimate.Upper) covered++;
        }

        return (double)covered / Worlds;
    }

    private static double[] Series(int world, int column, double mean, double sd) =>
    [
        .. Enumerable.Range(0, Replicates)
            .Select(r => mean + sd * Samplers.Normal(Philox.Block(7, 7, (uint)world, (uint)column, (uint)r, 0).U0)),
    ];
}
