using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Tests.Statistics;

/// <summary>Summaries of replications and clusters, by hand.</summary>
public sealed class MonteCarloTests
{
    [Fact]
    public void Percentile_counts_ties_half()
    {
        Assert.Equal(0.5, MonteCarlo.Percentile([1, 2, 3, 4], 2.5));
        Assert.Equal(0.375, MonteCarlo.Percentile([1, 2, 3, 4], 2));
        Assert.Equal(0, MonteCarlo.Percentile([1, 2, double.NaN], 0));
        Assert.Equal(1, MonteCarlo.Percentile([1, 2, double.NaN], 9));
        Assert.Equal(0.5, MonteCarlo.Percentile([7, 7, 7], 7));
    }

    [Fact]
    public void The_mean_of_replications_comes_with_a_t_interval()
    {
        MeanInterval m = MonteCarlo.MeanInterval([1, 2, 3, 4, 5]);
        Assert.Equal(3, m.Mean);
        Near.Statistic(Math.Sqrt(0.5), m.McSe);
        Near.Statistic(3 - (2.7764451051977934 * Math.Sqrt(0.5)), m.Lower);
        Near.Statistic(3 + (2.7764451051977934 * Math.Sqrt(0.5)), m.Upper);
    }

    [Fact]
    public void The_range_holds_the_middle_95_percent()
    {
        (double lower, double upper) = MonteCarlo.Range95(Enumerable.Range(0, 1001).Select(i => (double)i).ToArray());
        Near.Statistic(25, lower);
        Near.Statistic(975, upper);
    }

    [Fact]
    public void People_without_a_group_count_as_a_group_of_one()
    {
        Assert.Equal([2, 5, 7], ClusterMeans.Of([1, 5, 3, 7], [4, -1, 4, -1]));
        Assert.Equal(2, Anova.OneWay([1, 5, 3, 7], [4, -1, 4, -1]).Groups);
        Assert.Equal(3, IntraclassCorrelation.OneWay([1, 5, 3, 7], [4, -1, 4, -1]).Groups);
    }

    [Fact]
    public void Groups_of_equal_size_have_the_simple_design_effect()
    {
        Near.Statistic(1.6, DesignEffect.Of(0.2, 4));
        Near.Statistic(1.6, DesignEffect.Of(0.2, [4, 4, 4]));
        Near.Statistic(1 + (0.2 * ((20.0 / 6) - 1)), DesignEffect.Of(0.2, [2, 4]));
    }

    [Fact]
    public void A_distance_along_a_varying_direction_counts_even_if_another_is_constant()
    {
        double[][] cloud = [[1, 5], [2, 5], [3, 5], [4, 5]];
        MahalanobisResult far = Mahalanobis.MonteCarloP(cloud, [10, 5]);
        Assert.Equal((1, Reason.SingularCovariance), (far.Rank, far.Reason));
        Near.Statistic(0.2, far.P);
        Near.Statistic(7.5 * 7.5 / (5.0 / 3), far.DistanceSquared);
        MahalanobisResult typical = Mahalanobis.MonteCarloP(cloud, [2.5, 5]);
        Near.Statistic(1, typical.P);
    }

    [Fact]
    public void Replications_with_a_missing_statistic_are_left_out()
    {
        MahalanobisResult m = Mahalanobis.MonteCarloP([[1], [2], [double.NaN], [3]], [2]);
        Assert.Equal(3, m.Replications);
        Near.Statistic(1, m.P);
    }

    [Fact]
    public void P_of_t_keeps_its_digits_where_the_square_overflows()
    {
        Near.P(2 / Math.PI * 1e-200, TTest.PTwoSided(1e200, 1));
        Near.P(1e-240, TTest.PTwoSided(1e120, 2));
        Assert.Equal(0, TTest.PTwoSided(double.PositiveInfinity, 5));
        Assert.Equal(1, TTest.PTwoSided(0, 5));
        Near.P(0.04999579029644087, TTest.PTwoSided(1.96, double.PositiveInfinity));
        Near.Statistic(1.959963984540054, StudentTDistribution.Quantile(0.975, double.PositiveInfinity));
    }

    [Fact]
    public void Quantiles_at_the_ends_are_the_ends()
    {
        Assert.Equal(double.NegativeInfinity, StudentTDistribution.Quantile(0, 5));
        Assert.Equal(double.PositiveInfinity, StudentTDistribution.Quantile(1, 5));
        Assert.Equal(0, StudentTDistribution.Quantile(0.5, 5));
        Assert.Equal(0, FisherDistribution.Quantile(0, 2, 5));
        Assert.Equal(double.PositiveInfinity, FisherDistribution.Quantile(1, 2, 5));
        Assert.Equal(1, BetaDistribution.Quantile(1, 2, 5));
    }

    [Fact]
    public void Noncentral_distributions_stay_sane_for_huge_noncentralities()
    {
        Near.Relative(0.5, Noncentral.TCdf(1000, 1e6, 1000), 0.01, 0, "t at its centre");
        double ncp = Noncentral.TNoncentrality(5000, 60, 0.025);
        Near.Relative(0.025, Noncentral.TCdf(5000, 60, ncp), 1e-9, 0, "round trip");
        Assert.True(double.IsNaN(Noncentral.TCdf(1, 5, 1e9)));
        Assert.True(double.IsNaN(Noncentral.FCdf(1, 5, 5, -1)));
        Assert.True(double.IsNaN(Noncentral.FNoncentrality(1e12, 1, 10, 0.05)));
        Assert.Equal(0, Noncentral.FNoncentrality(0.1, 1, 10, 0.95));
    }
}
