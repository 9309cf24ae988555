namespace Simulator.Statistics;

/// <summary>Two shares compared by the exact test of their table.</summary>
/// <param name="P">Two-sided p value in [0, 1]; 1 where only one table is possible; below 1e-308 it is 0.</param>
/// <param name="Difference">First minus second share, in [-1, 1].</param>
/// <param name="OddsRatio">
/// The sample's odds ratio a (n2 - b) / ((n1 - a) b), in [0, infinity], above 1 where the first share is larger; not the conditional
/// estimate that R prints. NaN where nobody or everybody counts.
/// </param>
/// <param name="Reason">
/// TooFewCases (a group without cases: all is NaN); ZeroVariance (nobody or everybody counts: the odds ratio is NaN, P is 1).
/// </param>
public readonly record struct FisherExactResult(double P, double Difference, double OddsRatio, Reason Reason);

/// <summary>Fisher's exact test of a two by two table (Fisher 1935), two-sided.</summary>
public static class FisherExact
{
    // R's tolerance: tables as likely as the observed one count although rounding makes them look likelier.
    private const double Tolerance = 1 + 1e-7;

    /// <summary>
    /// The table of <paramref name="a"/> out of <paramref name="n1"/> against <paramref name="b"/> out of <paramref name="n2"/>.
    /// P is the sum over all tables with these margins that are not likelier than the observed one, as in R's fisher.test.
    /// Walks over the possible tables by ratios of neighbours, without logarithms or memory.
    /// </summary>
    /// <exception cref="ArgumentException">A count is below 0 or above its group's size.</exception>
    public static FisherExactResult Of(int a, int n1, int b, int n2)
    {
        if (a < 0 || a > n1)
            throw new ArgumentException("A count lies between 0 and the size of its group.", nameof(a));
        if (b < 0 || b > n2)
            throw new ArgumentException("A count lies between 0 and the size of its group.", nameof(b));
        if (n1 == 0 || n2 == 0)
            return new(double.NaN, double.NaN, double.NaN, Reason.TooFewCases);
        double difference = ((double)a / n1) - ((double)b / n2);
        double odds = (double)a * (n2 - b) / ((double)b * (n1 - a));
        return new(P(a, n1, (long)a + b, n2), difference, odds, double.IsNaN(odds) ? Reason.ZeroVariance : Reason.None);
    }

    // Likelihoods relative to the likeliest table, which lies at or next to (n1 + 1)(k + 1) / (n1 + n2 + 2).
    private static double P(long a, long n1, long k, long n2)
    {
        long first = Math.Max(0, k - n2);
        long last = Math.Min(k, n1);
        long mode = Math.Clamp((long)((n1 + 1.0) * (k + 1.0) / (n1 + n2 + 2.0)), first, last);
        double observed = 1;
        for (long x = mode; x < a; x++)
            observed *= Up(x);
        for (long x = mode; x > a; x--)
            observed *= Down(x);

        double limit = observed * Tolerance;
        double total = 1;
        double tail = limit >= 1 ? 1 : 0;
        double weight = 1;
        for (long x = mode; x < last; x++)
            Add(Up(x));
        weight = 1;
        for (long x = mode; x > first; x--)
            Add(Down(x));
        return tail / total;

        void Add(double ratio)
        {
            weight *= ratio;
            total += weight;
            if (weight <= limit)
                tail += weight;
        }

        // How much likelier x + 1 and x - 1 are than x.
        double Up(long x) => (double)(n1 - x) * (k - x) / ((x + 1.0) * (n2 - k + x + 1));

        double Down(long x) => (double)x * (n2 - k + x) / ((n1 - x + 1.0) * (k - x + 1));
    }
}
