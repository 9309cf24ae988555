using Simulator.Statistics.Numerics;

namespace Simulator.Statistics.Sampling;

/// <summary>Sobol indices of one input: shares of the output's variance over the input cube.</summary>
/// <param name="First">First-order index: what goes with the input alone.</param>
/// <param name="FirstLower">Lower end of its 95 % interval, by resampling rows of the design.</param>
/// <param name="FirstUpper">Upper end.</param>
/// <param name="Total">Total index: what goes with the input alone and with others together.</param>
/// <param name="TotalLower">Lower end of its 95 % interval.</param>
/// <param name="TotalUpper">Upper end.</param>
public readonly record struct SobolIndex(double First, double FirstLower, double FirstUpper, double Total, double TotalLower, double TotalUpper);

/// <summary>
/// Sobol's variance decomposition with Jansen's estimators (Jansen 1999; Saltelli et al. 2010) on two samples A and B and, for every input, A
/// with that input's column from B. The noise of so few replicates is taken out: replicates share their luck, so the noise of each difference
/// is known from its own replicates.
/// </summary>
public static class SobolIndices
{
    private const int Resamples = 500;

    /// <summary>Points: A, then B, then for each input A with that column from B.</summary>
    /// <param name="rows">Rows of A; a power of two.</param>
    /// <param name="inputs">Inputs, 1 to 12.</param>
    public static double[][] Points(int rows, int inputs)
    {
        double[][] both = SobolSequence.Points(rows, 2 * inputs);
        double[][] a = [.. both.Select(p => p[..inputs])], b = [.. both.Select(p => p[inputs..])];
        return [.. a, .. b, .. Enumerable.Range(0, inputs).SelectMany(k => a.Select((p, r) => p.Select((x, c) => c == k ? b[r][c] : x).ToArray()))];
    }

    /// <summary>Variance of the output over the cube, without noise, and the indices of every input.</summary>
    /// <param name="runs">The output at each point of <see cref="Points"/>, in every replicate.</param>
    /// <param name="inputs">Inputs.</param>
    public static (double Variance, SobolIndex[] Indices) Of(double[][] runs, int inputs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        int rows = runs.Length / (inputs + 2);
        if (rows < 2 || runs.Length != rows * (inputs + 2)) throw new ArgumentException("Runs are those of A, B and one sample for each input.", nameof(runs));
        double[] means = [.. runs.Select(r => r.Average())];
        double noise = Residual(runs[..(2 * rows)]);
        double[][] first = new double[inputs][], total = new double[inputs][];
        for (int k = 0; k < inputs; k++)
        {
            (first[k], total[k]) = (new double[rows], new double[rows]);
            for (int r = 0; r < rows; r++)
            {
                double[] mixed = runs[(2 + k) * rows + r];
                (double toB, double noiseB) = NoisyMean.OfDifference(runs[rows + r], mixed);
                (double toA, double noiseA) = NoisyMean.OfDifference(runs[r], mixed);
                (first[k][r], total[k][r]) = ((toB * toB - noiseB) / 2, (toA * toA - noiseA) / 2);
            }
        }

        (double variance, double[] firstOrder, double[] totals) = Estimate([.. Enumerable.Range(0, rows)]);
        SplitMix draws = new(1);
        double[][] firsts = [.. Enumerable.Range(0, inputs).Select(_ => new double[Resamples])],
            all = [.. Enumerable.Range(0, inputs).Select(_ => new double[Resamples])];
        for (int s = 0; s < Resamples; s++)
        {
            (_, double[] f, double[] t) = Estimate([.. Enumerable.Range(0, rows).Select(_ => draws.Below(rows))]);
            for (int k = 0; k < inputs; k++) (firsts[k][s], all[k][s]) = (f[k], t[k]);
        }

        (double Low, double High) Ends(double[] values)
        {
            double[] sorted = Quantile.Sorted(values);
            return (Quantile.Type7(sorted, 0.025), Quantile.Type7(sorted, 0.975));
        }

        return (variance, [.. Enumerable.Range(0, inputs).Select(k =>
        {
            (double fl, double fh) = Ends(firsts[k]);
            (double tl, double th) = Ends(all[k]);
            return new SobolIndex(firstOrder[k], fl, fh, totals[k], tl, th);
        })]);

        (double, double[], double[]) Estimate(int[] some)
        {
            double mean = 0, squares = 0;
            foreach (int r in some) mean += (means[r] + means[rows + r]) / (2 * some.Length);
            foreach (int r in some) squares += (means[r] - mean) * (means[r] - mean) + (means[rows + r] - mean) * (means[rows + r] - mean);
            double v = Math.Max(squares / (2 * some.Length - 1) - noise, double.Epsilon);
            return (v, [.. first.Select(f => 1 - some.Average(r => f[r]) / v)], [.. total.Select(t => some.Average(r => t[r]) / v)]);
        }
    }

    /// <summary>Noise in the variance over points of means over replicates that share their luck: what is left after points and luck.</summary>
    private static double Residual(double[][] runs)
    {
        int n = runs.Length, replicates = runs[0].Length;
        if (replicates < 2) return 0;
        double[] points = [.. runs.Select(r => r.Average())], luck = [.. Enumerable.Range(0, replicates).Select(r => runs.Average(p => p[r]))];
        double middle = points.Average(), left = 0;
        for (int i = 0; i < n; i++)
        {
            for (int r = 0; r < replicates; r++)
            {
                double away = runs[i][r] - points[i] - luck[r] + middle;
                left += away * away;
            }
        }

        return left / ((n - 1.0) * (replicates - 1)) / replicates;
    }
}
