using Simulator.Statistics.Sampling;

namespace Simulator.Tests.Statistics.Sampling;

/// <summary>Samples of the cube, elementary effects and variance shares, against what is known without simulation.</summary>
public sealed class SamplingTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void A_Sobol_sequence_hits_every_slice_of_every_dimension_once(int power)
    {
        int count = 1 << power;
        double[][] points = SobolSequence.Points(count, SobolSequence.MostDimensions);
        for (int d = 0; d < SobolSequence.MostDimensions; d++)
            Assert.Equal(Enumerable.Range(0, count), points.Select(p => (int)(p[d] * count)).Order());
    }

    /// <summary>The first points in three dimensions with Joe and Kuo's numbers: 0, 1/2, 3/4, 1/4, then eighths.</summary>
    [Fact]
    public void It_begins_as_Joe_and_Kuo_have_it()
    {
        double[][] points = SobolSequence.Points(8, 3);
        double[][] expected = [[0, 0, 0], [.5, .5, .5], [.75, .25, .25], [.25, .75, .75], [.375, .375, .625], [.875, .875, .125], [.625, .125, .875],
            [.125, .625, .375]];
        for (int i = 0; i < 8; i++)
        {
            for (int d = 0; d < 3; d++) Assert.Equal(expected[i][d] + 1.0 / 16, points[i][d], 1e-12);
        }
    }

    [Fact]
    public void A_Latin_hypercube_hits_every_slice_once_and_repeats()
    {
        double[][] points = LatinHypercube.Points(50, 6, 7);
        for (int d = 0; d < 6; d++) Assert.Equal(Enumerable.Range(0, 50), points.Select(p => (int)(p[d] * 50)).Order());
        Assert.Equal(points.Select(p => p[3]), LatinHypercube.Points(50, 6, 7).Select(p => p[3]));
    }

    /// <summary>Of a plane every elementary effect is its slope; of a product the effects differ, and their SD shows it.</summary>
    [Fact]
    public void Morris_finds_the_slopes_of_a_plane_and_the_bend_of_a_product()
    {
        double[][] points = Morris.Points(20, 5, 1);
        Assert.All(points, p => Assert.All(p, u => Assert.InRange(u, -1e-12, 1 + 1e-12)));
        // Luck that all points share moves nothing.
        double[] luck = [-1, 0.5, 2, -0.25];
        ElementaryEffects[] effects = Morris.Effects(points,
            [.. points.Select(p => luck.Select(l => l + 3 * p[0] - 2 * p[1] + 0.5 * p[2] + 4 * p[3] * p[4]).ToArray())]);
        Assert.Equal([3, -2, 0.5], effects.Take(3).Select(e => Math.Round(e.Mean, 10)));
        Assert.Equal([3, 2, 0.5], effects.Take(3).Select(e => Math.Round(e.MeanAbsolute, 6)));
        Assert.All(effects.Take(3), e => Assert.Equal(0, e.Sd, 1e-6));
        Assert.All(effects.Skip(3), e => Assert.InRange(e.Sd, 0.8, 2));
    }

    [Fact]
    public void Morris_takes_noise_out()
    {
        double[][] points = Morris.Points(200, 2, 3);
        ElementaryEffects[] effects = Morris.Effects(points,
            [.. points.Select((p, k) => Enumerable.Range(0, 10).Select(r => 0.3 * p[0] + Noise(10 * k + r)).ToArray())]);
        Assert.InRange(effects[0].MeanAbsolute, 0.2, 0.45);
        Assert.InRange(effects[1].MeanAbsolute, 0, 0.15);
        Assert.True(effects[0].Sd < 0.25, $"{effects[0].Sd}");
    }

    /// <summary>Ishigami's function with a = 7, b = 0.1: first .3139, .4424, 0; total .5576, .4424, .2437 (Ishigami and Homma 1990).</summary>
    [Fact]
    public void The_indices_of_Ishigamis_function_are_those_of_its_closed_form()
    {
        (double variance, SobolIndex[] found) = Indices(1 << 14, 3, Ishigami, 0);
        Near2([.3139, .4424, 0], [.5576, .4424, .2437], found);
        Assert.Equal(13.8446, variance, 0.02 * 13.8446);
        Assert.All(found, f => Assert.InRange(f.Total, f.TotalLower, f.TotalUpper));
    }

    /// <summary>Sobol's g-function with a = 0, 1, 4.5, 9, 99: partial variances 1 / (3 (1 + a)²).</summary>
    [Fact]
    public void The_indices_of_the_g_function_are_those_of_its_closed_form()
    {
        double[] a = [0, 1, 4.5, 9, 99], v = [.. a.Select(x => 1 / (3 * (1 + x) * (1 + x)))];
        double all = v.Aggregate(1.0, (p, x) => p * (1 + x)) - 1;
        (_, SobolIndex[] found) = Indices(1 << 14, 5, u => u.Select((x, k) => (Math.Abs(4 * x - 2) + a[k]) / (1 + a[k])).Aggregate((p, x) => p * x), 0);
        Near2([.. v.Select(x => x / all)], [.. v.Select((x, k) => x * v.Where((_, j) => j != k).Aggregate(1.0, (p, y) => p * (1 + y)) / all)], found);
    }

    /// <summary>Four noisy replicates a point, their noise a quarter of the variance: with it the totals would be a quarter too large.</summary>
    [Fact]
    public void Noise_of_replicates_is_no_share_of_the_variance()
    {
        (double variance, SobolIndex[] found) = Indices(1 << 12, 3, Ishigami, 4);
        Assert.Equal(13.84, variance, 0.06 * 13.84);
        Assert.Equal(.5576, found[0].Total, 0.04);
        Assert.Equal(.2437, found[2].Total, 0.04);
        Assert.Equal(.4424, found[1].First, 0.06);
    }

    private static void Near2(double[] first, double[] total, SobolIndex[] found)
    {
        for (int k = 0; k < found.Length; k++)
        {
            Assert.Equal(first[k], found[k].First, 0.02 * Math.Max(first[k], 0.25));
            Assert.Equal(total[k], found[k].Total, 0.02 * Math.Max(total[k], 0.25));
        }
    }

    private static (double, SobolIndex[]) Indices(int rows, int inputs, Func<double[], double> function, int noisy)
    {
        double[][] points = SobolIndices.Points(rows, inputs);
        return SobolIndices.Of([.. points.Select((p, k) => noisy == 0 ? [function(p)]
            : Enumerable.Range(0, noisy).Select(r => function(p) + 3.7 * Noise(k * noisy + r)).ToArray())], inputs);
    }

    private static double Ishigami(double[] u)
    {
        double[] x = [.. u.Select(v => Math.PI * (2 * v - 1))];
        return Math.Sin(x[0]) + 7 * Math.Pow(Math.Sin(x[1]), 2) + 0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]);
    }

    /// <summary>A sum of twelve uniforms from a hash of the number: mean 0, SD 1.</summary>
    private static double Noise(int number)
    {
        double sum = -6;
        ulong z = (ulong)number * 0x9E3779B97F4A7C15 + 1;
        for (int k = 0; k < 12; k++)
        {
            z = (z ^ (z >> 31)) * 0xBF58476D1CE4E5B9 + 0x94D049BB133111EB;
            sum += (z >> 11) / 9007199254740992.0;
        }

        return sum;
    }
}
