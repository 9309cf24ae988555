using Simulator.Experiments.Tests;

namespace Simulator.Tests.Experiments.Tests;

/// <summary>Likeness within clusters, by hand: squares between and within after each arm's mean is taken off, two means being known.</summary>
public sealed class ClusterTests
{
    private static readonly double[] X = [1, 3, 5, 7]; // mean 4; clusters -3 -1 and 1 3: between 2 * 4 + 2 * 4 = 16, within 2 + 2 = 4
    private static readonly int[] Twos = [0, 0, 1, 1];

    /// <summary>
    /// Both arms alike: between 32 of four clusters less two means, 16, within 8 / 4 = 2, F 8. Clusters are of two: (8 - 1) / (8 + 1) = 7 / 9.
    /// </summary>
    [Fact]
    public void Two_arms_lose_two_means() => Assert.Equal(7.0 / 9, new Clusters(Twos, Twos).Icc(new TwoSamples(X, X), false), 1e-12);

    /// <summary>Only the first arm has clusters: one mean, between 16 / 1, within 4 / 2, F 8, again 7 / 9.</summary>
    [Fact]
    public void One_arm_loses_one_mean() =>
        Assert.Equal(7.0 / 9, new Clusters(Twos, [-1, -1, -1, -1]).Icc(new TwoSamples(X, X), true), 1e-12);

    /// <summary>
    /// The last value of the second arm is missing: 1 3 5, mean 3, clusters -2 0 and 2: between 2 * 1 + 4 = 6, within 2. Together 22 / 2 and
    /// 6 / 3: F 5.5. A person is in a cluster of 2 in the first arm, of (2 + 2 + 1) / 3 in the second: (7 - 2 - 5 / 3) / 2 = 5 / 3, and
    /// 4.5 / (5.5 + 2 / 3) = 27 / 37.
    /// </summary>
    [Fact]
    public void A_missing_value_makes_its_cluster_smaller_and_not_its_arm_empty() =>
        Assert.Equal(27.0 / 37, new Clusters(Twos, Twos).Icc(new TwoSamples(X, [1, 3, 5, double.NaN]), false), 1e-12);

    [Fact]
    public void Nobody_together_is_not_likeness()
    {
        Clusters none = new([-1, -1, -1, -1], [0, 1, 2, 3]);
        Assert.True(double.IsNaN(none.Icc(new TwoSamples(X, X), false)));
        Assert.Equal(1, none.DesignEffect(double.NaN));
    }
}
