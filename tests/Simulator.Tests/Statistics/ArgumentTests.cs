using Simulator.Statistics;

namespace Simulator.Tests.Statistics;

/// <summary>Programming errors throw; they are not data.</summary>
public sealed class ArgumentTests
{
    private static readonly double[] Three = [1, 2, 4];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void A_confidence_level_outside_0_to_1_is_refused(double level)
    {
        Assert.Throws<ArgumentException>(() => TTest.Student(Three, Three, level));
        Assert.Throws<ArgumentException>(() => TTest.OneSample(Three, 0, level));
        Assert.Throws<ArgumentException>(() => EffectSize.FromT(1, 5, 5, level));
        Assert.Throws<ArgumentException>(() => EtaSquared.FromT(1, 5, level));
        Assert.Throws<ArgumentException>(() => Reliability.CronbachAlpha([Three, Three], level));
        Assert.Throws<ArgumentException>(() => Correlation.Pearson(Three, Three, level));
        Assert.Throws<ArgumentException>(() => Proportion.Wilson(1, 2, level));
        Assert.Throws<ArgumentException>(() => MonteCarlo.MeanInterval(Three, level));
        Assert.Throws<ArgumentException>(() => IntraclassCorrelation.OneWay(Three, [0, 0, 1], level));
        Assert.Throws<ArgumentException>(() => Power.TwoSampleT(5, 5, 1, level));
        Assert.Throws<ArgumentException>(() => Power.RequiredN(0.5, power: level));
    }

    [Fact]
    public void Columns_of_different_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => TTest.Paired(Three, [1, 2]));
        Assert.Throws<ArgumentException>(() => Correlation.Kendall(Three, [1, 2]));
        Assert.Throws<ArgumentException>(() => Reliability.CronbachAlpha([Three, [1]]));
        Assert.Throws<ArgumentException>(() => Reliability.RawAlpha([[1, 2], [1]]));
        Assert.Throws<ArgumentException>(() => ClusterMeans.Of(Three, [1, 2]));
        Assert.Throws<ArgumentException>(() => Mahalanobis.MonteCarloP([[1, 2], [1]], [1, 2]));
    }

    [Fact]
    public void Impossible_counts_and_probabilities_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Proportion.Wilson(3, 2));
        Assert.Throws<ArgumentException>(() => Proportion.ClopperPearson(-1, 2));
        Assert.Throws<ArgumentException>(() => Quantile.Type7(Three, 1.1));
        Assert.Throws<ArgumentException>(() => Quantile.Type7(Three, double.NaN));
        Assert.Throws<ArgumentException>(() => MultipleTesting.Holm([0.1, 1.2]));
        Assert.Throws<ArgumentException>(() => TTest.FromSummary(1, -1, 5, 1, 1, 5, welch: true));
        Assert.Throws<ArgumentException>(() => TTest.FromSummary(1, 1, -5, 1, 1, 5, welch: true));
        Assert.Throws<ArgumentException>(() => Power.RequiredN(0.5, ratio: 0));
    }
}
