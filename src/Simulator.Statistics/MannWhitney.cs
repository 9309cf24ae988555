using Simulator.Statistics.Distributions;

namespace Simulator.Statistics;

/// <summary>Two independent groups compared by ranks, two-sided.</summary>
/// <param name="U">
/// Pairs in which the first group's value is larger, ties counting half, in [0, N1 N2] (R's W); after the shift.
/// </param>
/// <param name="P">Two-sided p value in [0, 1]; NaN where undefined.</param>
/// <param name="HodgesLehmann">
/// Median of all N1 N2 differences first minus second, in the data's unit. The shift does not enter.
/// </param>
/// <param name="RankBiserial">2 U / (N1 N2) - 1, in [-1, 1], above 0 where the first group is larger; after the shift.</param>
/// <param name="N1">Cases in the first group.</param>
/// <param name="N2">Cases in the second group.</param>
/// <param name="Reason">
/// Why something is NaN: TooFewCases (a group without cases) and NotFinite (an infinite value, a difference beyond 1e308, a shift
/// that is no number): all of it; ZeroVariance (all values equal after the shift): P alone.
/// </param>
public readonly record struct MannWhitneyResult(
    double U,
    double P,
    double HodgesLehmann,
    double RankBiserial,
    int N1,
    int N2,
    Reason Reason);

/// <summary>
/// The test of Wilcoxon (1945) and of Mann and Whitney (1947) with the estimate of Hodges and Lehmann (1963), under the rules of R's
/// wilcox.test: exact where no two values are equal and both groups hold fewer than 50 cases, else the normal approximation with
/// corrections for ties and continuity. NaN entries are missing.
/// </summary>
public static class MannWhitney
{
    private const int OnStack = 256;

    /// <summary>
    /// Tests <paramref name="first"/> minus <paramref name="shift"/> against <paramref name="second"/>; a group may hold one case.
    /// Values are tied where they are equal to the last bit after the shift, as in R: a shift that a double cannot hold (0.1) may
    /// part values that are equal on paper. The estimate is the textbook's median of differences, not the root of the standardised
    /// statistic that R prints beside ties. Time (n1 + n2) log(n1 n2), and no memory from the heap up to 256 cases together.
    /// </summary>
    public static MannWhitneyResult Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double shift = 0)
    {
        int length = first.Length + second.Length;
        Span<double> values = length <= OnStack ? stackalloc double[OnStack] : new double[length];
        Span<int> counts = length <= OnStack ? stackalloc int[OnStack] : new int[length];
        Distinct x = Distinct.Of(first, values, counts);
        Distinct y = Distinct.Of(second, values[first.Length..], counts[first.Length..]);
        if (x.N == 0 || y.N == 0)
            return Undefined(x.N, y.N, Reason.TooFewCases);
        if (!double.IsFinite(x.Lowest - shift - y.Highest) || !double.IsFinite(x.Highest - shift - y.Lowest)
            || !double.IsFinite(x.Lowest - y.Highest) || !double.IsFinite(x.Highest - y.Lowest))
        {
            return Undefined(x.N, y.N, Reason.NotFinite);
        }

        double pairs = (double)x.N * y.N;
        (double u, double ties) = Count(x, y, shift);
        double p = P(u, ties, x.N, y.N);
        return new(u, p, MedianDifference(x, y), ((2 * u) - pairs) / pairs, x.N, y.N,
            double.IsNaN(p) ? Reason.ZeroVariance : Reason.None);
    }

    // U and the sum of t^3 - t over all sets of t equal values.
    private static (double U, double Ties) Count(in Distinct x, in Distinct y, double shift)
    {
        double u = 0;
        double ties = 0;
        double below = 0;
        for (int i = 0, j = 0; i < x.Values.Length || j < y.Values.Length;)
        {
            double value = i < x.Values.Length ? x.Values[i] - shift : double.PositiveInfinity;
            if (j < y.Values.Length)
                value = Math.Min(value, y.Values[j]);
            double here = 0;
            // The shift may make two values one by rounding.
            for (; i < x.Values.Length && x.Values[i] - shift == value; i++)
                here += x.Counts[i];
            double others = j < y.Values.Length && y.Values[j] == value ? y.Counts[j++] : 0;
            u += here * (below + (others / 2));
            below += others;
            double tied = here + others;
            ties += tied * (tied - 1) * (tied + 1);
        }

        return (u, ties);
    }

    private static double P(double u, double ties, int n1, int n2)
    {
        if (ties == 0 && n1 < RankSumDistribution.Limit && n2 < RankSumDistribution.Limit)
            return RankSumDistribution.PTwoSided((int)u, n1, n2);
        double n = (double)n1 + n2;
        double pairs = (double)n1 * n2;
        double variance = pairs / 12 * (n + 1 - (ties / (n * (n - 1))));
        // All values tied: t^3 - t over n (n - 1) is n + 1, but division may leave dust.
        if (ties == n * (n - 1) * (n + 1))
            return double.NaN;
        double distance = Math.Max(0, Math.Abs(u - (pairs / 2)) - 0.5);
        return NormalDistribution.PTwoSided(distance / Math.Sqrt(variance));
    }

    /// <summary>
    /// The weighted median of a matrix that need not be made (after Monahan 1984, algorithm 616): row i holds the differences of
    /// the distinct x[i] from y downwards, so rows rise to the right and columns downwards, and one walk along a staircase counts
    /// the pairs below a candidate. Each candidate is the middle cell of the row that holds the middle of the cells still open.
    /// </summary>
    private static double MedianDifference(in Distinct x, in Distinct y)
    {
        int rows = x.Values.Length;
        int columns = y.Values.Length;
        int needed = (4 * rows) + columns + 1;
        Span<int> work = needed <= 4 * OnStack ? stackalloc int[4 * OnStack] : new int[needed];
        Span<int> low = work[..rows];
        Span<int> high = work.Slice(rows, rows);
        Span<int> less = work.Slice(2 * rows, rows);
        Span<int> upTo = work.Slice(3 * rows, rows);
        Span<int> cases = work.Slice(4 * rows, columns + 1);
        low.Clear();
        high.Fill(columns);
        cases[0] = 0;
        for (int c = 0; c < columns; c++)
            cases[c + 1] = cases[c] + y.Counts[columns - 1 - c];

        long pairs = (long)x.N * y.N;
        long rank = (pairs + 1) / 2;
        while (true)
        {
            long open = 0;
            for (int i = 0; i < rows; i++)
                open += high[i] - low[i];
            int row = 0;
            for (open /= 2; open >= high[row] - low[row]; row++)
                open -= high[row] - low[row];
            double candidate = Difference(x, y, row, (low[row] + high[row]) / 2);

            long pairsBelow = 0;
            long pairsUpTo = 0;
            for (int i = 0, b = columns, e = columns; i < rows; i++)
            {
                while (b > 0 && Difference(x, y, i, b - 1) >= candidate)
                    b--;
                while (e > 0 && Difference(x, y, i, e - 1) > candidate)
                    e--;
                less[i] = b;
                upTo[i] = e;
                pairsBelow += (long)x.Counts[i] * cases[b];
                pairsUpTo += (long)x.Counts[i] * cases[e];
            }

            if (rank <= pairsBelow)
            {
                less.CopyTo(high);
                continue;
            }

            if (rank > pairsUpTo)
            {
                upTo.CopyTo(low);
                continue;
            }

            if (pairs % 2 == 1 || rank < pairsUpTo)
                return candidate;
            double next = double.PositiveInfinity;
            for (int i = 0; i < rows; i++)
            {
                if (upTo[i] < columns)
                    next = Math.Min(next, Difference(x, y, i, upTo[i]));
            }

            return (candidate / 2) + (next / 2);
        }
    }

    private static double Difference(in Distinct x, in Distinct y, int row, int column) =>
        x.Values[row] - y.Values[y.Values.Length - 1 - column];

    private static MannWhitneyResult Undefined(int n1, int n2, Reason reason) =>
        new(double.NaN, double.NaN, double.NaN, double.NaN, n1, n2, reason);

    /// <summary>The distinct values of a column upwards, how often each occurs, and the number of cases that are not missing.</summary>
    private readonly ref struct Distinct
    {
        private Distinct(ReadOnlySpan<double> values, ReadOnlySpan<int> counts, int n)
        {
            Values = values;
            Counts = counts;
            N = n;
        }

        public ReadOnlySpan<double> Values { get; }

        public ReadOnlySpan<int> Counts { get; }

        public int N { get; }

        public double Lowest => Values[0];

        public double Highest => Values[^1];

        public static Distinct Of(ReadOnlySpan<double> column, Span<double> values, Span<int> counts)
        {
            int n = 0;
            foreach (double value in column)
            {
                if (!double.IsNaN(value))
                    values[n++] = value;
            }

            values[..n].Sort();
            int kept = 0;
            for (int i = 0; i < n; i++)
            {
                if (kept > 0 && values[kept - 1] == values[i])
                {
                    counts[kept - 1]++;
                    continue;
                }

                values[kept] = values[i];
                counts[kept++] = 1;
            }

            return new(values[..kept], counts[..kept], n);
        }
    }
}
