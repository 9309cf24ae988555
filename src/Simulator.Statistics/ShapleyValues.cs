namespace Simulator.Statistics;

/// <summary>One switch's share of a whole.</summary>
/// <param name="Value">Shapley value: its mean contribution over all orders in which switches are turned on.</param>
/// <param name="Lower">Lower end of its 95 % interval over replicates.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Alone">What it does alone.</param>
/// <param name="Last">What it adds as the last one.</param>
public readonly record struct ShapleyValue(double Value, double Lower, double Upper, double Alone, double Last);

/// <summary>
/// Shapley values (Shapley 1953) of switches from the worth of every subset, exactly; the interactions of pairs are Grabisch and Roubens' (1999).
/// A subset is a number whose bit k says whether switch k is on.
/// </summary>
public static class ShapleyValues
{
    /// <summary>Most switches of which all subsets are taken.</summary>
    public const int MostSwitches = 10;

    /// <summary>The values.</summary>
    /// <param name="worth">Worth of each subset, by its number, in every replicate; replicate r has the same luck in all subsets.</param>
    public static ShapleyValue[] Of(double[][] worth)
    {
        int switches = Switches(worth);
        double[] weights = Weights(switches);
        return [.. Enumerable.Range(0, switches).Select(k =>
        {
            MeanInterval mean = MonteCarlo.MeanInterval([.. Enumerable.Range(0, worth[0].Length).Select(r => OfOne(worth, r, k, weights))]);
            double Average(int subset) => worth[subset].Average();
            double alone = Average(1 << k) - Average(0), last = Average(worth.Length - 1) - Average(worth.Length - 1 ^ (1 << k));
            return new ShapleyValue(mean.Mean, mean.Lower, mean.Upper, alone, last);
        })];
    }

    /// <summary>Interaction of two switches: how much more (or less) they do together than each by itself, over all orders.</summary>
    public static MeanInterval Interaction(double[][] worth, int first, int second)
    {
        int switches = Switches(worth);
        double[] weights = Weights(switches - 1);
        int both = (1 << first) | (1 << second);
        return MonteCarlo.MeanInterval([.. Enumerable.Range(0, worth[0].Length).Select(r =>
        {
            double sum = 0;
            for (int subset = 0; subset < worth.Length; subset++)
            {
                if ((subset & both) != 0) continue;
                double together = worth[subset | both][r] - worth[subset | (1 << first)][r] - worth[subset | (1 << second)][r] + worth[subset][r];
                sum += weights[System.Numerics.BitOperations.PopCount((uint)subset)] * together;
            }

            return sum;
        })]);
    }

    private static double OfOne(double[][] worth, int replicate, int k, double[] weights)
    {
        double sum = 0;
        for (int subset = 0; subset < worth.Length; subset++)
        {
            if ((subset >> k & 1) == 1) continue;
            sum += weights[System.Numerics.BitOperations.PopCount((uint)subset)] * (worth[subset | (1 << k)][replicate] - worth[subset][replicate]);
        }

        return sum;
    }

    /// <summary>Chance that exactly the given others come before: s! (n - s - 1)! / n!, by how many they are.</summary>
    private static double[] Weights(int n)
    {
        double[] weights = new double[Math.Max(1, n)];
        double chosen = 1;
        for (int s = 0; s < weights.Length; s++)
        {
            weights[s] = 1 / (n * chosen);
            chosen = chosen * (n - 1 - s) / (s + 1);
        }

        return weights;
    }

    private static int Switches(double[][] worth)
    {
        ArgumentNullException.ThrowIfNull(worth);
        int switches = System.Numerics.BitOperations.Log2((uint)Math.Max(1, worth.Length));
        if (switches >= 1 && worth.Length == 1 << switches) return switches;
        throw new ArgumentException("There is a worth for every subset of at least one switch.", nameof(worth));
    }
}
