using Simulator.Experiments.Designs;

namespace Simulator.Tests.Experiments.Designs;

/// <summary>How many replications a narrow interval needs: by its spread alone, in whole blocks, never beyond the most.</summary>
public sealed class EnoughReplicationsTests
{
    // Fifty values of -1 and 1: SD 1.010153, and t(.975, 49) = 2.009575, so the interval is 0.574164 wide.
    [Theory]
    [InlineData(0.58, 10_000, 50)]
    [InlineData(0.574, 10_000, 100)]
    [InlineData(0.2, 10_000, 500)] // 50 x (0.574164 / 0.2)^2 = 412.1
    [InlineData(0.1, 10_000, 1700)] // 1648.4
    [InlineData(0.1, 1234, 1234)]
    [InlineData(0.1, 50, 50)]
    public void The_number_follows_from_the_spread(double width, int most, int needed)
    {
        RunningMoments sums = default;
        for (int k = 0; k < 50; k++) sums.Add(k % 2 == 0 ? 1 : -1);
        Assert.Equal(0.574164, sums.Interval.Upper - sums.Interval.Lower, 1e-6);
        Assert.Equal(needed, new EnoughReplications("x", width, most).Needs(sums, 50));
    }

    [Fact]
    public void Moments_are_those_of_the_values()
    {
        RunningMoments sums = default;
        foreach (double value in (double[])[2, 4, 4, 4, 5, 5, 7, 9]) sums.Add(value);
        Assert.Equal((8, 5.0), (sums.N, sums.Mean));
        Assert.Equal(Math.Sqrt(32 / 7.0), sums.Sd, 1e-12);
        RunningMoments one = default;
        one.Add(3);
        Assert.True(double.IsNaN(one.Sd));
        Assert.Equal(50, new EnoughReplications("x", 0.1, 1000).Needs(one, 50));
    }
}
