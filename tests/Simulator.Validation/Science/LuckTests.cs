using Simulator.Engine.Random;

namespace Simulator.Validation.Science;

/// <summary>Ten million uniforms along each way in which the model asks for luck, and a million of each sampler.</summary>
public sealed class LuckTests
{
    private const int Draws = 10_000_000;
    private const double Least = 1e-6;

    /// <summary>Which field of the key runs from one draw to the next.</summary>
    public enum Running
    {
        Person,
        Day,
        Index,
        Replicate,
    }

    [Theory]
    [InlineData(Running.Person, 1)]
    [InlineData(Running.Day, 2)]
    [InlineData(Running.Index, 3)]
    [InlineData(Running.Replicate, 4)]
    [InlineData(Running.Person, 20130701)]
    public void Uniforms_are_uniform_and_neighbours_are_strangers(Running running, ulong seed)
    {
        double[] u = new double[Draws];
        for (int k = 0; k < Draws; k += 4)
        {
            Draw draw = At(running, seed, k / 4);
            (u[k], u[k + 1], u[k + 2], u[k + 3]) = (draw.U0, draw.U1, draw.U2, draw.U3);
        }

        Assert.All([u.Min(), u.Max()], v => Assert.InRange(v, double.Epsilon, 1 - 1e-11));
        InRange(ChiSquareP(Counts(u.Select(v => (int)(v * 1000)), 1000)));
        // Neighbours within a block, and the same place of neighbouring blocks.
        InRange(ChiSquareP(Counts(Enumerable.Range(0, Draws / 2).Select(k => (int)(u[2 * k] * 100) * 100 + (int)(u[2 * k + 1] * 100)), 10_000)));
        InRange(ChiSquareP(Counts(Enumerable.Range(0, Draws / 8).Select(k => (int)(u[8 * k] * 100) * 100 + (int)(u[8 * k + 4] * 100)), 10_000)));
        Array.Sort(u);
        InRange(KolmogorovP(u, v => v));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Samplers_have_their_moments(ulong seed)
    {
        const int n = 1_000_000;
        double[] u = [.. Enumerable.Range(0, n / 4).Select(k => At(Running.Person, seed, k)).SelectMany(d => new[] { d.U0, d.U1, d.U2, d.U3 })];
        Moments(u.Select(Samplers.Normal), 0, 1, 3);
        Moments(u.Select(v => Samplers.Exponential(v, 0.25)), 0.25, 0.0625, 9);
        foreach (double mean in new[] { 0.01, 0.3, 2.6, 12 })
        {
            double none = Portable.Exp(-mean);
            Moments(u.Select(v => (double)Samplers.Poisson(v, mean, none)), mean, mean, 3 + 1 / mean);
        }

        double[] normals = [.. u.Select(Samplers.Normal).Order()];
        InRange(KolmogorovP(normals, Statistics.Distributions.NormalDistribution.Cdf));
        double[] exponentials = [.. u.Select(v => Samplers.Exponential(v, 2)).Order()];
        InRange(KolmogorovP(exponentials, v => 1 - Math.Exp(-v / 2)));
        Assert.Equal(0, Samplers.Poisson(0.5, 0, 1));
    }

    [Fact]
    public void A_key_is_never_used_twice()
    {
        HashSet<Draw> seen = [];
        int asked = 0;
        foreach (uint people in new uint[] { 0, 1, Luck.Label("treatment"), Luck.Label("control") })
        {
            foreach (int replicate in new[] { 0, 1, 999, int.MaxValue })
            {
                foreach (int person in new[] { 0, 1, 31, 20_000, Luck.Persons - 1 })
                {
                    foreach (Decision decision in Enum.GetValues<Decision>())
                    {
                        foreach (int day in new[] { 0, 1, 35, Luck.Days - 1 })
                        {
                            foreach (int index in new[] { 0, 1, 1 << 20, Luck.Indices - 1 })
                            {
                                asked++;
                                seen.Add(new Luck(20130701, people, replicate).Person(person, decision, day, index));
                            }
                        }
                    }
                }
            }
        }

        Assert.Equal(asked, seen.Count);
    }

    [Fact]
    public void Every_bit_of_the_key_turns_half_of_the_bits_of_the_draw()
    {
        uint[] key = [20130701, 7, 11, 13, 17, 19];
        for (int bit = 0; bit < 192; bit++)
        {
            long flips = 0;
            const int inputs = 2000;
            for (uint k = 0; k < inputs; k++)
            {
                uint[] one = [.. key];
                one[5] += k;
                uint[] other = [.. one];
                other[bit / 32] ^= 1u << (bit % 32);
                Draw a = Philox.Block(one[0], one[1], one[2], one[3], one[4], one[5]),
                    b = Philox.Block(other[0], other[1], other[2], other[3], other[4], other[5]);
                flips += System.Numerics.BitOperations.PopCount(a.W0 ^ b.W0) + System.Numerics.BitOperations.PopCount(a.W1 ^ b.W1)
                    + System.Numerics.BitOperations.PopCount(a.W2 ^ b.W2) + System.Numerics.BitOperations.PopCount(a.W3 ^ b.W3);
            }

            Assert.InRange(flips / (128.0 * inputs), 0.49, 0.51);
        }
    }

    private static Draw At(Running running, ulong seed, int k) => running switch
    {
        Running.Person => new Luck(seed, 0, 0).Person(k, Decision.Answer),
        Running.Day => new Luck(seed, 0, 0).Person(k / Luck.Days, Decision.Answer, k % Luck.Days),
        Running.Index => new Luck(seed, 0, 0).Person(0, Decision.Answer, 0, k),
        _ => new Luck(seed, 0, k).Person(0, Decision.Answer),
    };

    private static int[] Counts(IEnumerable<int> cells, int of)
    {
        int[] counts = new int[of];
        foreach (int cell in cells) counts[cell]++;
        return counts;
    }

    /// <summary>p of equal cells, by Wilson and Hilferty's cube root: close enough at a thousand cells.</summary>
    private static double ChiSquareP(int[] counts)
    {
        double expected = counts.Average(), df = counts.Length - 1, chi = counts.Sum(c => (c - expected) * (c - expected) / expected);
        double z = (Math.Cbrt(chi / df) - (1 - 2 / (9 * df))) / Math.Sqrt(2 / (9 * df));
        return 1 - Statistics.Distributions.NormalDistribution.Cdf(z);
    }

    /// <summary>p of Kolmogorov's distance of sorted values from a distribution.</summary>
    private static double KolmogorovP(double[] sorted, Func<double, double> cdf)
    {
        double n = sorted.Length, distance = 0;
        for (int k = 0; k < sorted.Length; k++)
        {
            double f = cdf(sorted[k]);
            distance = Math.Max(distance, Math.Max(f - k / n, (k + 1) / n - f));
        }

        double t = distance * (Math.Sqrt(n) + 0.12 + 0.11 / Math.Sqrt(n)), p = 0;
        for (int j = 1; j <= 100; j++) p += 2 * (j % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * j * j * t * t);
        return Math.Clamp(p, 0, 1);
    }

    private static void InRange(double p) => Assert.InRange(p, Least, 1 - Least);

    /// <summary>Mean and variance within five standard errors.</summary>
    private static void Moments(IEnumerable<double> values, double mean, double variance, double kurtosis)
    {
        double[] all = [.. values];
        double m = all.Average(), v = all.Sum(x => (x - m) * (x - m)) / (all.Length - 1);
        Assert.Equal(mean, m, 5 * Math.Sqrt(variance / all.Length));
        Assert.Equal(variance, v, 5 * variance * Math.Sqrt((kurtosis - 1) / all.Length));
    }
}
