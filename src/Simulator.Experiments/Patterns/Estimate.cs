using Simulator.Engine.Random;
using Simulator.Experiments.Measures;
using Simulator.Statistics;

namespace Simulator.Experiments.Patterns;

/// <summary>A measured value with its 95 % Monte-Carlo interval.</summary>
/// <param name="Value">The value; NaN where nothing could be measured.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Replications">Replications behind it.</param>
public readonly record struct Estimate(double Value, double Lower, double Upper, int Replications);

/// <summary>A measure in one place, added or subtracted.</summary>
/// <param name="Sign">1 or −1.</param>
/// <param name="Numbers">[number][replicate].</param>
/// <param name="Combine">How the measure follows; null for a mean.</param>
internal sealed record Term(int Sign, double[][] Numbers, Combination? Combine);

/// <summary>
/// Intervals over replicates. The replicate is the unit throughout: a contrast is taken within each replicate, so that arms with the same
/// people and luck are paired, and arms with people of their own, which share no luck, are as good as two independent samples.
/// Sums of plain means have Student's interval of the mean over replicates. Anything else (ratios, order statistics of means, the
/// difference of a smallest and another mean) has the percentile interval of 2,000 bootstrap samples of replicates, drawn with keyed luck.
/// </summary>
internal static class Intervals
{
    private const int Resamples = 2000;
    private const ulong Seed = 20130701;
    private static readonly uint Label = Luck.Label("resampling of replicates");

    internal static Estimate Of(IReadOnlyList<Term> terms, int threads)
    {
        int n = terms[0].Numbers[0].Length;
        if (terms.All(t => t.Combine is null)) return OfMeans(terms, n);
        double value = Value(terms, [.. Enumerable.Repeat(1, n)]);
        double[] resampled = new double[Resamples];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount };
        Parallel.For(0, Resamples, parallel, b => resampled[b] = Value(terms, Counts(b, n)));
        if (double.IsNaN(value) || resampled.Any(double.IsNaN)) return new Estimate(value, double.NaN, double.NaN, n);
        Array.Sort(resampled);
        return new Estimate(value, Quantile.Type7(resampled, 0.025), Quantile.Type7(resampled, 0.975), n);
    }

    private static Estimate OfMeans(IReadOnlyList<Term> terms, int n)
    {
        double[] values = new double[n];
        foreach (Term term in terms)
        {
            for (int r = 0; r < n; r++) values[r] += term.Sign * term.Numbers[0][r];
        }

        MeanInterval mean = MonteCarlo.MeanInterval(values);
        return new Estimate(mean.Mean, mean.Lower, mean.Upper, n);
    }

    /// <summary>The value when replicate r counts so many times.</summary>
    private static double Value(IReadOnlyList<Term> terms, int[] counts)
    {
        double value = 0;
        foreach (Term term in terms)
        {
            value += term.Sign * term.Combine switch
            {
                { OfSorted: { } ofSorted } => ofSorted(Sorted(term.Numbers[0], counts)),
                { OfMeans: { } ofMeans } => ofMeans([.. term.Numbers.Select(x => Mean(x, counts))]),
                _ => Mean(term.Numbers[0], counts),
            };
        }

        return value;
    }

    private static double Mean(double[] values, int[] counts)
    {
        double sum = 0;
        long n = 0;
        for (int r = 0; r < values.Length; r++)
        {
            if (counts[r] == 0 || double.IsNaN(values[r])) continue;
            sum += counts[r] * values[r];
            n += counts[r];
        }

        return sum / n;
    }

    private static double[] Sorted(double[] values, int[] counts)
    {
        List<double> drawn = new(values.Length);
        for (int r = 0; r < values.Length; r++)
        {
            for (int k = 0; k < counts[r] && !double.IsNaN(values[r]); k++) drawn.Add(values[r]);
        }

        drawn.Sort();
        return [.. drawn];
    }

    /// <summary>How often each replicate is drawn in a resample.</summary>
    private static int[] Counts(int resample, int n)
    {
        int[] counts = new int[n];
        for (int k = 0; k < n; k += 4)
        {
            Draw draw = Philox.Block((uint)Seed, Label, (uint)resample, (uint)k, (uint)n, 0);
            counts[(int)(draw.U0 * n)]++;
            if (k + 1 < n) counts[(int)(draw.U1 * n)]++;
            if (k + 2 < n) counts[(int)(draw.U2 * n)]++;
            if (k + 3 < n) counts[(int)(draw.U3 * n)]++;
        }

        return counts;
    }
}
