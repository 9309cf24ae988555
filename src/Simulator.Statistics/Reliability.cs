using Simulator.Statistics.Distributions;
using Simulator.Statistics.Numerics;

namespace Simulator.Statistics;

/// <summary>
/// Cronbach's alpha (Cronbach 1951) with Feldt's interval (Feldt 1965): (1 - alpha_hat) F(n-1, (n-1)(k-1)) quantiles.
/// Columns are items: items[k][respondent]. Respondents with any missing answer are dropped.
/// </summary>
public static class Reliability
{
    /// <summary>Alpha of numeric answers; NaN is missing.</summary>
    public static ReliabilityResult CronbachAlpha(double[][] items, double level = 0.95)
    {
        Arguments.RequireInsideUnit(level);
        int respondents = RespondentsOf(items, column => column.Length);
        int[] complete = Enumerable.Range(0, respondents).Where(i => Array.TrueForAll(items, column => !double.IsNaN(column[i]))).ToArray();
        double[][] kept = Array.ConvertAll(items, column => Array.ConvertAll(complete, i => column[i]));
        return FromComplete(kept, complete.Length, respondents - complete.Length, level);
    }

    /// <summary>Alpha of answers on a rating scale, coded from 1; 0 is missing.</summary>
    public static ReliabilityResult CronbachAlpha(byte[][] items, double level = 0.95) =>
        CronbachAlpha(Array.ConvertAll(items, column => Array.ConvertAll(column, answer => answer == 0 ? double.NaN : answer)), level);

    /// <summary>
    /// Raw alpha alone of answers coded from 1 (0 is missing), by exact integer sums and without allocation: for loops over
    /// many thousands of surveys. NaN where undefined.
    /// </summary>
    public static double RawAlpha(byte[][] items)
    {
        int respondents = RespondentsOf(items, column => column.Length);
        int k = items.Length;
        Span<long> sums = k <= 128 ? stackalloc long[k] : new long[k];
        sums.Clear();
        long n = 0;
        long squares = 0;
        long total = 0;
        long totalSquares = 0;
        for (int i = 0; i < respondents; i++)
        {
            int score = 0;
            int scoreSquares = 0;
            bool complete = true;
            foreach (byte[] column in items)
            {
                int answer = column[i];
                complete &= answer != 0;
                score += answer;
                scoreSquares += answer * answer;
            }

            if (!complete)
                continue;
            for (int item = 0; item < k; item++)
                sums[item] += items[item][i];
            n++;
            squares += scoreSquares;
            total += score;
            totalSquares += (long)score * score;
        }

        // n (n - 1) times each variance is an integer, and the factor cancels in the ratio.
        long ofItems = n * squares;
        foreach (long sum in sums)
            ofItems -= sum * sum;
        long ofTotal = (n * totalSquares) - (total * total);
        return k < 2 || n < 2 || ofTotal == 0 ? double.NaN : Alpha(k, ofItems, ofTotal);
    }

    private static double Alpha(double k, double itemVariances, double totalVariance) =>
        k / (k - 1) * (1 - (itemVariances / totalVariance));

    private static int RespondentsOf<T>(T[] items, Func<T, int> length)
    {
        int respondents = items.Length == 0 ? 0 : length(items[0]);
        foreach (T column in items)
            Arguments.RequireSameLength(respondents, length(column), "the items' columns");
        return respondents;
    }

    private static ReliabilityResult FromComplete(double[][] items, int n, int missing, double level)
    {
        int k = items.Length;
        ReliabilityResult undefined = new ReliabilityResult(double.NaN, double.NaN, double.NaN, double.NaN, k, n, missing, double.NaN, [], Reason.None);
        if (k < 2)
            return undefined with { Reason = Reason.TooFewItems };
        if (n < 2)
            return undefined with { Reason = Reason.TooFewCases };
        if (items.Any(column => column.Any(double.IsInfinity)))
            return undefined with { Reason = Reason.NotFinite };

        double[,] covariance = Covariances(items, n);
        double itemVariances = 0;
        double totalVariance = 0;
        for (int i = 0; i < k; i++)
        {
            itemVariances += covariance[i, i];
            for (int j = 0; j < k; j++)
                totalVariance += covariance[i, j];
        }

        if (!(totalVariance > 1e-13 * itemVariances))
            return undefined with { Reason = Reason.ZeroVariance };
        double alpha = Alpha(k, itemVariances, totalVariance);
        double df1 = n - 1;
        double df2 = df1 * (k - 1);
        double r = MeanCorrelation(covariance, k);
        return undefined with
        {
            Alpha = alpha,
            Lower = 1 - ((1 - alpha) * FisherDistribution.Quantile(0.5 + (level / 2), df1, df2)),
            Upper = 1 - ((1 - alpha) * FisherDistribution.Quantile(0.5 - (level / 2), df1, df2)),
            Standardised = k * r / (1 + ((k - 1) * r)),
            MeanInterItemCorrelation = r,
            Items = Items(covariance, k, itemVariances, totalVariance),
            Reason = double.IsNaN(r) ? Reason.ConstantItem : alpha < 0 ? Reason.NegativeAlpha : Reason.None,
        };
    }

    private static ItemReliability[] Items(double[,] covariance, int k, double itemVariances, double totalVariance)
    {
        ItemReliability[] items = new ItemReliability[k];
        for (int i = 0; i < k; i++)
        {
            double own = covariance[i, i];
            double withRest = 0;
            for (int j = 0; j < k; j++)
                withRest += j == i ? 0 : covariance[i, j];
            double rest = totalVariance - own - (2 * withRest);
            bool varies = rest > 1e-13 * itemVariances;
            items[i] = new(
                varies && own > 0 ? withRest / Math.Sqrt(own * rest) : double.NaN,
                varies && k > 2 ? Alpha(k - 1, itemVariances - own, rest) : double.NaN);
        }

        return items;
    }

    private static double MeanCorrelation(double[,] covariance, int k)
    {
        double sum = 0;
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < i; j++)
                sum += covariance[i, j] / Math.Sqrt(covariance[i, i] * covariance[j, j]);
        }

        return sum / (k * (k - 1) / 2.0);
    }

    private static double[,] Covariances(double[][] items, int n)
    {
        double[][] centred = Array.ConvertAll(items, column =>
        {
            Descriptives d = Descriptives.Of(column);
            return Array.ConvertAll(column, value => d.Sd == 0 ? 0 : value - d.Mean);
        });
        double[,] covariance = new double[items.Length, items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                CompensatedSum sum = new CompensatedSum();
                for (int c = 0; c < n; c++)
                    sum.Add(centred[i][c] * centred[j][c]);
                covariance[i, j] = covariance[j, i] = sum.Total / (n - 1);
            }
        }

        return covariance;
    }
}
