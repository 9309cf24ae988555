using Simulator.Statistics.Numerics;

namespace Simulator.Statistics;

/// <summary>
/// Shapley values of more switches than have all their subsets taken: from a sample of the orders in which they are turned on (Castro, Gómez and
/// Tejada 2009), each with its reverse, which takes out much of the chance. In every order the contributions add up to the whole, and so do
/// their means; a switch that changes nothing gets exactly 0.
/// </summary>
public static class ShapleyOrders
{
    /// <summary>Most switches.</summary>
    public const int MostSwitches = 30;

    /// <summary>Orders: a draw, then its reverse, and so on.</summary>
    /// <param name="switches">Switches.</param>
    /// <param name="count">Orders, an even number.</param>
    /// <param name="seed">Decides the draws; more orders do not change the first.</param>
    public static int[][] Draw(int switches, int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(switches, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(switches, MostSwitches);
        if (count < 2 || count % 2 != 0) throw new ArgumentOutOfRangeException(nameof(count), count, "An even number of orders, from 2.");
        SplitMix draws = new(seed);
        return [.. Enumerable.Range(0, count / 2).SelectMany(_ =>
        {
            int[] order = draws.Shuffled(switches);
            return new[] { order, [.. order.Reverse()] };
        })];
    }

    /// <summary>The subsets that orders come past, each once and in ascending order, and those that say what each switch does alone and as the last.</summary>
    public static int[] Subsets(IReadOnlyList<int[]> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        int switches = orders[0].Length, all = (int)((1L << switches) - 1);
        SortedSet<int> found = [0, all];
        for (int k = 0; k < switches; k++) found.UnionWith([1 << k, all ^ (1 << k)]);
        foreach (int[] order in orders)
        {
            int subset = 0;
            foreach (int k in order) found.Add(subset |= 1 << k);
        }

        return [.. found];
    }

    /// <summary>
    /// The values. Their intervals have both kinds of chance: which orders were drawn, a pair of orders counting once, and the replicates.
    /// </summary>
    /// <param name="orders">The orders.</param>
    /// <param name="worth">Worth of a subset in every replicate; replicate r has the same luck in all subsets.</param>
    public static ShapleyValue[] Of(IReadOnlyList<int[]> orders, IReadOnlyDictionary<int, double[]> worth)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(worth);
        int switches = orders[0].Length, all = (int)((1L << switches) - 1), replicates = worth[0].Length, pairs = orders.Count / 2;
        double[][] byPair = [.. Enumerable.Range(0, switches).Select(_ => new double[pairs])],
            byReplicate = [.. Enumerable.Range(0, switches).Select(_ => new double[replicates])];
        for (int o = 0; o < orders.Count; o++)
        {
            int subset = 0;
            foreach (int k in orders[o])
            {
                double[] before = worth[subset], after = worth[subset |= 1 << k];
                for (int r = 0; r < replicates; r++)
                {
                    double adds = after[r] - before[r];
                    byPair[k][o / 2] += adds / (2 * replicates);
                    byReplicate[k][r] += adds / orders.Count;
                }
            }
        }

        return [.. Enumerable.Range(0, switches).Select(k =>
        {
            MeanInterval overOrders = MonteCarlo.MeanInterval(byPair[k]), overReplicates = MonteCarlo.MeanInterval(byReplicate[k]);
            double half = Math.Sqrt(Squared(overOrders.Upper - overOrders.Lower) + Squared(overReplicates.Upper - overReplicates.Lower)) / 2;
            double alone = worth[1 << k].Average() - worth[0].Average(), last = worth[all].Average() - worth[all ^ (1 << k)].Average();
            return new ShapleyValue(overReplicates.Mean, overReplicates.Mean - half, overReplicates.Mean + half, alone, last);
        })];
    }

    private static double Squared(double x) => x * x;
}
