using Simulator.Statistics;

namespace Simulator.Experiments.Designs;

/// <summary>What a paired difference says.</summary>
internal enum PairedVerdict
{
    /// <summary>The first is better.</summary>
    Better,

    /// <summary>The second is better.</summary>
    Worse,

    /// <summary>They cannot be told apart.</summary>
    Tie,
}

/// <summary>
/// Who is beaten by whom, in several things at once, all of them so that more is better. Two are told apart by the 95 % interval of their
/// paired difference over replicates of the same luck; what cannot be told apart ties.
/// </summary>
internal static class ParetoFront
{
    /// <summary>Below it a difference is rounding.</summary>
    internal const double Rounding = 1e-9;

    private const double Level = 0.95;

    /// <summary>Those whom nobody is at least as good as in every mean and better than in one.</summary>
    /// <param name="means">Means by candidate and objective.</param>
    internal static int[] OfMeans(IReadOnlyList<double[]> means) =>
        [.. Enumerable.Range(0, means.Count).Where(j => !Enumerable.Range(0, means.Count).Any(i => i != j && Dominates(means[i], means[j])))];

    /// <summary>Whether the first is nowhere worse in its means and somewhere better beyond doubt.</summary>
    /// <param name="first">Values of the first, by objective and replicate.</param>
    /// <param name="second">Values of the second.</param>
    internal static bool Beats(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second)
    {
        bool told = false;
        for (int k = 0; k < first.Count; k++)
        {
            MeanInterval difference = Paired(first[k], second[k]);
            if (!(difference.Mean >= -Rounding)) return false;
            told |= Of(difference) == PairedVerdict.Better;
        }

        return told;
    }

    /// <summary>What a paired difference says.</summary>
    internal static PairedVerdict Of(MeanInterval difference) =>
        difference.Lower > Rounding ? PairedVerdict.Better : difference.Upper < -Rounding ? PairedVerdict.Worse : PairedVerdict.Tie;

    /// <summary>The mean of a paired difference, first minus second, with its interval.</summary>
    internal static MeanInterval Paired(double[] first, double[] second, double level = Level) =>
        MonteCarlo.MeanInterval([.. first.Zip(second, (a, b) => a - b)], level);

    /// <summary>The level at which intervals of so many differences hold all together (Bonferroni).</summary>
    internal static double Together(int differences) => 1 - (1 - Level) / Math.Max(1, differences);

    /// <summary>So many of some in order, spread evenly from the first to the last.</summary>
    internal static IReadOnlyList<int> Spread(IReadOnlyList<int> ordered, int most) => most >= ordered.Count ? ordered
        : [.. Enumerable.Range(0, most).Select(k => ordered[most == 1 ? 0 : (int)Math.Round(k * (ordered.Count - 1.0) / (most - 1))])];

    private static bool Dominates(double[] first, double[] second)
    {
        bool better = false;
        for (int k = 0; k < first.Length; k++)
        {
            if (!(first[k] >= second[k] - Rounding)) return false;
            better |= first[k] > second[k] + Rounding;
        }

        return better;
    }
}
