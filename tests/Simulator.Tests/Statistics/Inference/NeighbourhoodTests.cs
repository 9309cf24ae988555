using Simulator.Statistics.Inference;

namespace Simulator.Tests.Statistics.Inference;

/// <summary>Approximate Bayesian computation on toys whose posterior is known, and what its parts say by hand.</summary>
public sealed class NeighbourhoodTests
{
    private const int Rows = 24_000;

    /// <summary>Values 1, 2, 3 with weights 1, 2, 1: their middles lie at 1/8, 1/2 and 7/8 of the weight.</summary>
    [Fact]
    public void A_weighted_quantile_is_linear_between_the_middles_of_the_weights()
    {
        WeightedValues values = new([3, 1, 2], [1, 1, 2]);
        Assert.Equal([1, 1, 1.5, 2, 2.5, 3], ((double[])[0, 0.125, 0.3125, 0.5, 0.6875, 0.9]).Select(values.Quantile));
        Assert.Equal([0, 0.125, 0.3125, 0.5, 0.875, 1], ((double[])[0.5, 1, 1.5, 2, 3, 4]).Select(values.Rank));
        Assert.Equal(2, values.Mean, 12);
        Assert.Equal(Math.Sqrt(0.5), values.Sd, 12);
        Assert.Equal(16.0 / 6, values.EffectiveSize, 12);
        Assert.Throws<ArgumentException>(() => new WeightedValues([1], [0]));
        Assert.Throws<ArgumentException>(() => new WeightedValues([1, 2], [1]));
    }

    /// <summary>On a line the three nearest to .9 of 0, 1, 2, 3 are 1, 0 and 2; a truth is not its own neighbour.</summary>
    [Fact]
    public void The_nearest_rows_are_taken_and_a_truth_is_left_out()
    {
        double[][] points = [[0, 1, 2, 3]];
        Assert.Equal([0, 1, 2], new Neighbourhood(points, [0.9], [0, 1, 2, 3], 3).Rows);
        Assert.Equal([0, 2, 3], new Neighbourhood(points, [0.9], [0, 1, 2, 3], 3, without: 1).Rows);
        Assert.Equal([1, 2, 3], new Neighbourhood(points, [0.9], [1, 2, 3], 4).Rows);
        Assert.Equal(1.1, new Neighbourhood(points, [0.9], [0, 1, 2, 3], 3).Radius, 12);
    }

    /// <summary>Where a quantity is a straight line of the statistic, every neighbour is moved to the line's value at the study.</summary>
    [Fact]
    public void A_straight_line_is_taken_out_wholly()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(k => k / 10.0)];
        Neighbourhood near = new([x], [2.03], [.. Enumerable.Range(0, 50)], 20);
        Assert.All(near.Adjusted([.. near.Rows.Select(r => 3 - 2 * x[r])]), v => Assert.Equal(3 - 2 * 2.03, v, 6));
    }

    /// <summary>
    /// Theta ~ N(0, 1), four statistics N(theta, 1): given their mean m the posterior is N(4m/5, 1/5). Mean and SD within 2 % of the prior's SD,
    /// by neighbours and by regression over the whole table.
    /// </summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.8)]
    [InlineData(-1.2)]
    public void A_normal_mean_has_the_posterior_of_the_textbook(double mean)
    {
        (double[] theta, double[][] statistics) = Table(new Random(7));
        int[] all = [.. Enumerable.Range(0, Rows)];
        StatisticSpace space = new(statistics, all);
        Assert.Equal(4, space.Dimensions);
        // Four statistics of variance 2 that share a variance of 1: one eigenvalue of 2.5, three of a half.
        Assert.Equal([2.5, 0.5, 0.5, 0.5], space.Eigenvalues.Select(v => Math.Round(v * 10) / 10));
        double[] at = space.Point([mean - 0.3, mean + 0.3, mean + 0.1, mean - 0.1]);
        double[][] points = space.Points(statistics);
        Neighbourhood near = new(points, at, all, 1500);
        WeightedValues posterior = new(near.Adjusted([.. near.Rows.Select(r => theta[r])]), near.Weights);
        Assert.InRange(posterior.Mean, 0.8 * mean - 0.04, 0.8 * mean + 0.04);
        Assert.InRange(posterior.Sd, Math.Sqrt(0.2) - 0.02, Math.Sqrt(0.2) + 0.02);
        GaussianRegression second = new(points, all, [theta]);
        Assert.InRange(second.At(at)[0], 0.8 * mean - 0.02, 0.8 * mean + 0.02);
        Assert.InRange(second.Sd(0), Math.Sqrt(0.2) - 0.01, Math.Sqrt(0.2) + 0.01);
    }

    /// <summary>
    /// Ranks of known truths are even where all is right, and leave the band of 99.9 % when the prior of the table is not the truths', when a
    /// neighbour counts the more the farther it lies, when the study's statistic is shifted, or when all rows share a seed.
    /// </summary>
    [Theory]
    [InlineData("nothing", false)]
    [InlineData("prior dropped", true)]
    [InlineData("wrong weight", true)]
    [InlineData("shifted statistic", true)]
    [InlineData("shared seed", true)]
    public void Ranks_tell_a_planted_error(string planted, bool told)
    {
        const int Truths = 500;
        (double[] theta, double[][] statistics) = Table(new Random(11), planted);
        (double[] truth, double[][] seen) = Table(new Random(12));
        int[] all = [.. Enumerable.Range(0, Rows)];
        StatisticSpace space = new(statistics, all);
        double[][] points = space.Points(statistics);
        double[] ranks = new double[Truths];
        for (int t = 0; t < Truths; t++)
        {
            double shift = planted == "shifted statistic" ? 0.3 : 0;
            Neighbourhood near = new(points, space.Point([.. seen.Select(s => s[t] + shift)]), all, 500);
            double[] weights = planted == "wrong weight" ? [.. near.Rows.Select(r => Math.Exp(theta[r]))] : near.Weights;
            ranks[t] = new WeightedValues(near.Adjusted([.. near.Rows.Select(r => theta[r])]), weights).Rank(truth[t]);
        }

        double[] sorted = [.. ranks.Order()];
        double deviation = sorted.Select((r, k) => Math.Max(Math.Abs(r - (double)k / Truths), Math.Abs(r - (k + 1.0) / Truths))).Max();
        Assert.Equal(told, deviation > Math.Sqrt(Math.Log(2 / 0.001) / (2.0 * Truths)));
    }

    /// <summary>y = 1 + 2a - b + ab without noise: the regression finds it, and the density of what it foretells is the normal one.</summary>
    [Fact]
    public void A_quadratic_without_noise_is_found_and_noise_is_measured()
    {
        Random random = new(3);
        double[][] points = [[.. Enumerable.Range(0, 4000).Select(_ => random.NextDouble())], [.. Enumerable.Range(0, 4000).Select(_ => random.NextDouble())]];
        int[] all = [.. Enumerable.Range(0, 4000)];
        double[] clean = [.. all.Select(r => 1 + 2 * points[0][r] - points[1][r] + points[0][r] * points[1][r])];
        double[] noisy = [.. clean.Select(v => v + 0.5 * Normal(random))];
        GaussianRegression found = new(points, all, [clean, noisy], joint: true);
        Assert.Equal(1 + 2 * 0.3 - 0.7 + 0.21, found.At([0.3, 0.7])[0], 4);
        Assert.InRange(found.Sd(1), 0.49, 0.51);
        GaussianRegression alone = new(points, all, [noisy], joint: true);
        double z = 0.4 / alone.Sd(0), expected = alone.At([0.3, 0.7])[0];
        Assert.Equal(-0.5 * z * z - Math.Log(alone.Sd(0) * Math.Sqrt(2 * Math.PI)), alone.LogDensity([0.3, 0.7], [expected + 0.4]), 9);
    }

    private static (double[] Theta, double[][] Statistics) Table(Random random, string planted = "")
    {
        double[] theta = new double[Rows];
        double[][] statistics = [.. Enumerable.Range(0, 4).Select(_ => new double[Rows])];
        double shared = Normal(random);
        for (int r = 0; r < Rows; r++)
        {
            theta[r] = planted == "prior dropped" ? 6 * random.NextDouble() - 1 : Normal(random);
            for (int s = 0; s < 4; s++)
                statistics[s][r] = theta[r] + (planted == "shared seed" ? 0.3 * shared * (s - 1) + 0.2 * Normal(random) : Normal(random));
        }

        return (theta, statistics);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
