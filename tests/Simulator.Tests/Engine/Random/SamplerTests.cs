using MathNet.Numerics.Distributions;
using Simulator.Engine.Random;

namespace Simulator.Tests.Engine.Random;

/// <summary>Samplers: means and variances within five standard errors, and the edges.</summary>
public sealed class SamplerTests
{
    private const int Size = 250_000;

    [Theory]
    [InlineData(1e-11, -6.706023155495137)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(1e-300, -37.0470962993612)]
    public void The_normal_quantile_reaches_far_into_the_tail(double uniform, double expected) =>
        Assert.Equal(expected, Samplers.Normal(uniform), 1e-9);

    [Fact]
    public void The_normal_quantile_agrees_with_MathNet()
    {
        for (int n = 1; n < 20_000; n++)
        {
            double p = n / 20_000.0, expected = Normal.InvCDF(0, 1, p);
            Assert.InRange(Math.Abs(Samplers.Normal(p) - expected), 0, 1e-12 * Math.Max(1, Math.Abs(expected)));
        }

        foreach (double p in (double[])[1e-10, 1e-8, 1e-5, 1 - 1e-5, 1 - 1e-8])
            Assert.Equal(Normal.InvCDF(0, 1, p), Samplers.Normal(p), 6);
        Assert.Equal(0, Samplers.Normal(0.5));
        Assert.Equal(-Samplers.Normal(0.01), Samplers.Normal(0.99), 12);
    }

    [Fact]
    public void The_normal_has_mean_0_and_variance_1()
    {
        (double mean, double variance) = Moments(Samplers.Normal);
        Assert.InRange(mean, -5 / Math.Sqrt(Size), 5 / Math.Sqrt(Size));
        Assert.InRange(variance, 1 - 5 * Math.Sqrt(2.0 / Size), 1 + 5 * Math.Sqrt(2.0 / Size));
    }

    [Fact]
    public void The_exponential_has_its_mean_and_its_square_as_variance()
    {
        (double mean, double variance) = Moments(u => Samplers.Exponential(u, 0.25));
        Assert.InRange(mean, 0.25 - 5 * 0.25 / Math.Sqrt(Size), 0.25 + 5 * 0.25 / Math.Sqrt(Size));
        Assert.InRange(variance, 0.0625 * 0.97, 0.0625 * 1.03);
        Assert.Equal(0, Samplers.Exponential(0.3, 0));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(1.95)]
    [InlineData(12)]
    public void The_Poisson_has_its_mean_as_variance(double rate)
    {
        double none = Portable.Exp(-rate);
        (double mean, double variance) = Moments(u => Samplers.Poisson(u, rate, none));
        Assert.InRange(mean, rate - 5 * Math.Sqrt(rate / Size), rate + 5 * Math.Sqrt(rate / Size));
        Assert.InRange(variance, rate * 0.97, rate * 1.03);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.39)]
    [InlineData(1.95)]
    [InlineData(12)]
    public void A_Poisson_by_sums_known_beforehand_is_that_of_the_search(double mean)
    {
        double none = Portable.Exp(-mean);
        double[] sums = new double[Samplers.Sums];
        Samplers.PoissonSums(mean, none, sums);
        IEnumerable<double> uniforms =
        [
            Draw.Uniform(0), Draw.Uniform(uint.MaxValue), .. sums, .. sums.Select(Math.BitIncrement), .. sums.Select(Math.BitDecrement),
            .. Enumerable.Range(0, 5000).Select(n => (n + 0.5) / 5000),
        ];
        foreach (double u in uniforms) Assert.Equal(Samplers.Poisson(u, mean, none), Samplers.Poisson(u, sums, mean));
    }

    [Fact]
    public void A_Poisson_of_mean_0_is_0_and_the_largest_uniform_ends()
    {
        Assert.Equal(0, Samplers.Poisson(Draw.Uniform(uint.MaxValue), 0, 1));
        Assert.InRange(Samplers.Poisson(Draw.Uniform(uint.MaxValue), 2, Portable.Exp(-2)), 10, 30);
        Assert.Equal(0, Samplers.Poisson(Draw.Uniform(0), 2, Portable.Exp(-2)));
    }

    private static (double Mean, double Variance) Moments(Func<double, double> sample)
    {
        Luck luck = new(11, 0, 0);
        double sum = 0, squares = 0;
        for (int n = 0; n < Size; n++)
        {
            double value = sample(luck.Person(n, Decision.Day).U1);
            sum += value;
            squares += value * value;
        }

        double mean = sum / Size;
        return (mean, squares / Size - mean * mean);
    }
}
