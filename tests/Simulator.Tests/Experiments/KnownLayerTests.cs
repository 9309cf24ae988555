using Simulator.Experiments.Differences;

namespace Simulator.Tests.Experiments;

/// <summary>The third layer of how sure: the spread over parameter sets, the simulation's noise taken out.</summary>
public sealed class KnownLayerTests
{
    /// <summary>Without noise the shares are plain counts: three of four sets of ten have the sign.</summary>
    [Fact]
    public void Without_noise_the_share_is_the_share_of_the_sets()
    {
        double[][] each = [.. Enumerable.Range(0, 40).Select(i => (double[])[i % 4 == 0 ? -1 : 1, i % 4 == 0 ? -1 : 1])];
        KnownLayer layer = KnownLayer.Of(each, 0.5)!;
        Assert.Equal(0.75, layer.SameSign, 9);
        Assert.Equal((-1.0, 1.0), (layer.Lower, layer.Upper));
        Assert.False(layer.Tells);
        Assert.Equal(0.25, KnownLayer.Of(each, -0.5)!.SameSign, 9);
        Assert.StartsWith("cannot tell: the same sign in 75 % of 40", layer.Words, StringComparison.Ordinal);
    }

    /// <summary>Differences that are nothing but noise get a half, whatever the noise happens to be: in 200 tries at most 2 % are taken for more.</summary>
    [Fact]
    public void Nothing_but_noise_is_a_half()
    {
        int told = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            KnownLayer layer = KnownLayer.Of(Noise(new Random(seed), 0, 0), 0.1)!;
            if (layer.AllNoise)
            {
                Assert.Equal(0.5, layer.SameSign);
                Assert.True(layer.Lower < layer.Upper);
                Assert.Equal("cannot tell: over other parameter sets it is not to be told from simulation noise", layer.Words);
            }
            else
            {
                told++;
            }
        }

        Assert.InRange(told, 0, 4);
    }

    /// <summary>Means that spread by 1 around 1: 84 % lie above zero, and the interval is that of the means, not of the noisy ones (SD 1.5).</summary>
    [Fact]
    public void Noise_is_taken_out_of_share_and_interval()
    {
        double same = 0, width = 0;
        for (int seed = 0; seed < 50; seed++)
        {
            KnownLayer layer = KnownLayer.Of(Noise(new Random(seed), 1, 1), 1)!;
            same += layer.SameSign / 50;
            width += (layer.Upper - layer.Lower) / 50;
        }

        Assert.InRange(same, 0.79, 0.89);
        Assert.InRange(width, 3.4, 5.0);
    }

    [Fact]
    public void There_is_no_layer_of_what_never_differs_and_of_too_few_sets()
    {
        Assert.Null(KnownLayer.Of([.. Enumerable.Repeat((double[])[0, 0], 100)], 0));
        Assert.Null(KnownLayer.Of([.. Enumerable.Repeat((double[])[1, 1], 5)], 1));
        Assert.Null(KnownLayer.Of([.. Enumerable.Repeat((double[])[double.NaN, 1], 100)], 1));
        Assert.True(KnownLayer.Of([.. Enumerable.Repeat((double[])[1, 1], 100)], 1)!.Tells);
    }

    /// <summary>100 sets on common luck, ten replications: means of the sets N(middle, spread), each replicate N(mean, 3), half of it shared.</summary>
    private static double[][] Noise(Random random, double middle, double spread)
    {
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] common = [.. Enumerable.Range(0, 10).Select(_ => Normal())];
        return [.. Enumerable.Range(0, 100).Select(_ =>
        {
            double mean = middle + spread * Normal();
            return common.Select(c => mean + 0.7 * c + 3 * Normal()).ToArray();
        })];
    }
}
