namespace Simulator.Statistics.Distributions;

/// <summary>
/// The exact distribution of U for two groups without ties: the number of ways to reach u is the number of partitions of u into at
/// most n1 parts of at most n2 (Mann and Whitney 1947). Sums of positive counts only, so tails keep about 1e-14 relative. Tails
/// are made once for each pair of sizes and kept.
/// </summary>
internal static class RankSumDistribution
{
    /// <summary>Both groups are smaller than this, R's limit for the exact test.</summary>
    public const int Limit = 50;

    private static readonly double[]?[] Tails = new double[Limit * Limit][];

    /// <summary>Twice the smaller of P(U at or below u) and P(U at or above u), at most 1; u in [0, n1 n2].</summary>
    public static double PTwoSided(int u, int n1, int n2)
    {
        int key = (Math.Min(n1, n2) * Limit) + Math.Max(n1, n2);
        // Two threads may make the same tail; either copy will do.
        double[]? tail = Volatile.Read(ref Tails[key]);
        if (tail is null)
            Volatile.Write(ref Tails[key], tail = Tail(Math.Min(n1, n2), Math.Max(n1, n2)));
        return Math.Min(1, 2 * tail[Math.Min(u, (n1 * n2) - u)]);
    }

    // P(U at or below u) for u up to the middle.
    private static double[] Tail(int parts, int largest)
    {
        int length = (parts * largest / 2) + 1;
        double[][] ways = new double[parts + 1][];
        for (int k = 0; k <= parts; k++)
            ways[k] = new double[length];
        ways[0][0] = 1;
        for (int part = 1; part <= largest; part++)
        {
            // Upwards in k, so that one part may be taken many times.
            for (int k = 1; k <= parts; k++)
            {
                for (int u = part; u < length; u++)
                    ways[k][u] += ways[k - 1][u - part];
            }
        }

        double all = 1;
        for (int k = 1; k <= parts; k++)
            all *= (double)(largest + k) / k;
        double[] tail = new double[length];
        double sum = 0;
        for (int u = 0; u < length; u++)
        {
            for (int k = 0; k <= parts; k++)
                sum += ways[k][u];
            tail[u] = sum / all;
        }

        return tail;
    }
}
