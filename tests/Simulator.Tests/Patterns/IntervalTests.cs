using Simulator.Engine.Random;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Patterns;

namespace Simulator.Tests.Patterns;

public sealed class IntervalTests
{
    private const int Replicates = 200;

    [Fact]
    public void What_two_arms_share_drops_out_of_their_difference()
    {
        double[] luck = Series(1, 0, 0, 1);
        Term first = new(1, [[.. luck.Zip(Series(1, 1, 1, 0.1), (a, b) => a + b)]], null), second = new(-1, [luck], null);
        Estimate together = Intervals.Of([first, second], 1);
        Estimate apart = Intervals.Of([first, second with { Numbers = [Series(1, 2, 0, 1)] }], 1);
        Assert.True(together.Upper - together.Lower < 0.2 * (apart.Upper - apart.Lower));
        Assert.InRange(1, together.Lower, together.Upper);
    }

    [Fact]
    public void Missing_replicates_are_left_out_and_nothing_measured_has_no_interval()
    {
        double[] some = [1, double.NaN, 3, 2];
        Assert.Equal(2, Intervals.Of([new Term(1, [some], null)], 1).Value);
        Assert.Equal(2, Intervals.Of([new Term(1, [some], new Combination(m => m[0]))], 1).Value);
        double[] none = [double.NaN, double.NaN];
        Assert.True(double.IsNaN(Intervals.Of([new Term(1, [none], null)], 1).Lower));
        Assert.True(double.IsNaN(Intervals.Of([new Term(1, [none], new Combination(m => m[0]))], 1).Lower));
    }

    [Fact]
    public void Resampling_is_the_same_for_any_number_of_threads()
    {
        Term term = new(1, [Series(3, 0, 2, 1), Series(3, 1, 4, 1)], new Combination(m => m[0] / m[1]));
        Assert.Equal(Intervals.Of([term], 1), Intervals.Of([term], 3));
    }

    private static double[] Series(int world, int column, double mean, double sd) =>
    [
        .. Enumerable.Range(0, Replicates)
            .Select(r => mean + sd * Samplers.Normal(Philox.Block(7, 7, (uint)world, (uint)column, (uint)r, 0).U0)),
    ];
}
