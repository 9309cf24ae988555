using Simulator.Engine.Random;

namespace Simulator.Tests.Engine.Random;

/// <summary>What is made in vector lanes has the bits of what is made one by one, wherever in a list a number stands.</summary>
public sealed class VectorMathTests
{
    /// <summary>The ends of what a word of a draw can be, and the places where the scalar functions change their formula.</summary>
    private static readonly double[] Corners =
    [
        Draw.Uniform(0), Draw.Uniform(1), Draw.Uniform(uint.MaxValue), Draw.Uniform(uint.MaxValue - 1), Draw.Uniform(1u << 31), 0.5, 0.25,
        0.075, Math.BitDecrement(0.075), Math.BitIncrement(0.075), 0.925, Math.BitDecrement(0.925), Math.BitIncrement(0.925),
        0.7071067811865476, Math.BitDecrement(0.7071067811865476), Math.BitIncrement(0.7071067811865476), 1e-12, 1 - 1e-12,
    ];

    [Fact]
    public void Logarithms_have_the_bits_of_the_scalar_function()
    {
        System.Random random = new(11);
        foreach (int length in Lengths())
        {
            // Anything normal and positive: any exponent, any mantissa.
            double[] numbers = [.. Some(random, length).Select(u => random.Next(2) == 0 ? u : u * Math.Exp((1300 * random.NextDouble()) - 650))];
            double[] logs = new double[length];
            VectorMath.Log(numbers, logs);
            Same(numbers, logs, Portable.Log);
            VectorMath.Log(numbers, numbers);
            Assert.Equal(Bits(logs), Bits(numbers));
        }
    }

    [Fact]
    public void Exponentials_have_the_bits_of_the_scalar_function()
    {
        System.Random random = new(14);
        double[] ends = [0, -0.0, 707.9, -707.9, 708, -708, 709.5, -800, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e-300];
        foreach (int length in Lengths())
        {
            double[] numbers = [.. Enumerable.Range(0, length).Select(k => k % 9 == 8 ? ends[random.Next(ends.Length)] : random.NextDouble() * 40 - 30)];
            double[] usual = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() * 1400 - 700)];
            foreach (double[] x in (double[][])[numbers, usual])
            {
                double[] powers = new double[length];
                VectorMath.Exp(x, powers);
                Same(x, powers, Portable.Exp);
                VectorMath.Exp(x, x);
                Assert.Equal(Bits(powers), Bits(x));
            }
        }
    }

    [Fact]
    public void Logits_have_the_bits_of_the_scalar_function()
    {
        System.Random random = new(12);
        foreach (int length in Lengths())
        {
            double[] uniforms = Some(random, length), logits = new double[length];
            VectorMath.Logit(uniforms, logits);
            Same(uniforms, logits, Portable.Logit);
            VectorMath.Logit(uniforms, uniforms);
            Assert.Equal(Bits(logits), Bits(uniforms));
        }
    }

    [Fact]
    public void Normal_quantiles_have_the_bits_of_the_scalar_function()
    {
        System.Random random = new(13);
        foreach (int length in Lengths())
        {
            double[] uniforms = Some(random, length), normals = new double[length];
            VectorMath.Normal(uniforms, normals);
            Same(uniforms, normals, Samplers.Normal);
        }
    }

    [Fact]
    public void A_logit_lies_below_the_predictor_with_the_probability_of_the_logistic_function()
    {
        // Log odds of .2, .5 and .9: log 1/4, 0 and log 9; and the same from the other side.
        Assert.Equal(Math.Log(0.25), Portable.Logit(0.2), 14);
        Assert.Equal(0, Portable.Logit(0.5));
        Assert.Equal(Math.Log(9), Portable.Logit(0.9), 14);
        for (int n = 1; n < 1000; n++)
        {
            double u = n / 1000.0;
            Assert.Equal(u, 1 / (1 + Math.Exp(-Portable.Logit(u))), 14);
        }
    }

    /// <summary>Every length up to two vectors and a rest, and some long ones.</summary>
    private static IEnumerable<int> Lengths() => [.. Enumerable.Range(0, 11), 64, 1023, 4096];

    private static double[] Some(System.Random random, int length) =>
    [
        .. Enumerable.Range(0, length).Select(
            _ => random.Next(5) == 0 ? Corners[random.Next(Corners.Length)] : Draw.Uniform((uint)random.NextInt64(1L << 32))),
    ];

    private static void Same(double[] of, double[] values, Func<double, double> scalar)
    {
        for (int k = 0; k < of.Length; k++)
            Assert.True(BitConverter.DoubleToInt64Bits(scalar(of[k])) == BitConverter.DoubleToInt64Bits(values[k]), $"{of[k]:R} at {k} of {of.Length}");
    }

    private static IEnumerable<long> Bits(double[] values) => values.Select(BitConverter.DoubleToInt64Bits);
}
