using Simulator.Engine.Random;

namespace Simulator.Tests.Engine.Random;

/// <summary>The portable exponential and logarithm against the platform's, which are right to about one unit in the last place.</summary>
public sealed class PortableTests
{
    [Fact]
    public void The_exponential_agrees_with_the_platform()
    {
        System.Random random = new(3);
        for (int n = 0; n < 200_000; n++)
        {
            double x = n % 2 == 0 ? random.NextDouble() * 12 - 6 : random.NextDouble() * 1400 - 700;
            double expected = Math.Exp(x);
            Assert.True(Math.Abs(Portable.Exp(x) - expected) <= 1e-15 * expected, $"exp({x:R})");
        }
    }

    [Fact]
    public void The_logarithm_agrees_with_the_platform()
    {
        System.Random random = new(4);
        for (int n = 0; n < 200_000; n++)
        {
            double x = n % 2 == 0 ? random.NextDouble() * 4 : Math.Exp(random.NextDouble() * 1400 - 700);
            double expected = Math.Log(x);
            Assert.True(Math.Abs(Portable.Log(x) - expected) <= 1e-15 * Math.Max(Math.Abs(expected), 1e-3), $"log({x:R})");
        }
    }

    [Fact]
    public void Saturation_keeps_its_relative_precision_where_little_is_reached()
    {
        for (double x = 1e-12; x < 20; x *= 1.01)
        {
            double series = 1;
            for (int k = 20; k > 1; k--) series = 1 - x / k * series;
            double expected = x < 0.5 ? x * series : 1 - Math.Exp(-x);
            Assert.InRange(Math.Abs(Portable.Saturation(x) - expected), 0, (x < 1.0 / 64 ? 1e-15 : 2e-14) * expected);
        }

        Assert.Equal(0, Portable.Saturation(0));
        double below = Portable.Saturation(double.BitDecrement(1.0 / 64)), at = Portable.Saturation(1.0 / 64);
        Assert.InRange(at - below, 0, 1e-15);
    }

    [Fact]
    public void Near_1_the_logarithm_keeps_its_relative_precision()
    {
        for (double off = 1e-15; off < 0.1; off *= 3)
        {
            foreach (double x in (double[])[1 + off, 1 - off])
            {
                double expected = Math.Log(x);
                Assert.InRange(Math.Abs(Portable.Log(x) - expected), 0, 4e-15 * Math.Abs(expected));
            }
        }
    }

    [Fact]
    public void They_never_turn_back()
    {
        double before = 0;
        for (double x = -20; x < 20; x += 1e-3)
        {
            double value = Portable.Exp(x);
            Assert.True(value > before);
            before = value;
        }

        before = double.NegativeInfinity;
        for (double x = 1e-3; x < 50; x += 1e-3)
        {
            double value = Portable.Log(x);
            Assert.True(value > before);
            before = value;
        }
    }

    [Fact]
    public void At_the_edges_they_say_what_the_platform_says()
    {
        Assert.Equal(1, Portable.Exp(0));
        Assert.Equal(0, Portable.Exp(double.NegativeInfinity));
        Assert.Equal(0, Portable.Exp(-1000));
        Assert.Equal(double.PositiveInfinity, Portable.Exp(1000));
        Assert.True(double.IsNaN(Portable.Exp(double.NaN)));
        Assert.Equal(0, Portable.Log(1));
        Assert.Equal(double.NegativeInfinity, Portable.Log(0));
        Assert.Equal(double.PositiveInfinity, Portable.Log(double.PositiveInfinity));
        Assert.True(double.IsNaN(Portable.Log(-1)));
        Assert.Equal(Math.Log(double.Epsilon), Portable.Log(double.Epsilon), 12);
    }
}
