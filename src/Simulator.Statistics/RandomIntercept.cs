namespace Simulator.Statistics;

/// <summary>
/// The difference of two groups in a mixed model with a random intercept for each cluster, by restricted maximum likelihood: value = group +
/// cluster + person (Laird and Ware 1982; R's <c>lme4::lmer(y ~ group + (1 | cluster))</c>). The likelihood is profiled to one unknown, the
/// ratio of the two variances, which is not negative; at 0 the test is Student's but for its degrees of freedom, the number of clusters minus
/// two, as R's nlme counts them. Negative ids are clusters of one; NaN values are missing.
/// </summary>
public static class RandomIntercept
{
    private const double LargestRatio = 1e4, FromLog = -12, Near = 1e-7;

    /// <summary>The test; a cluster lies in one group.</summary>
    /// <param name="x">Values of the first group.</param>
    /// <param name="xIds">Cluster of each.</param>
    /// <param name="y">Values of the second group.</param>
    /// <param name="yIds">Cluster of each; ids of the two groups are not held against each other.</param>
    /// <returns>Undefined below two clusters in each group, or where nothing varies.</returns>
    public static TTestResult TwoGroups(ReadOnlySpan<double> x, ReadOnlySpan<int> xIds, ReadOnlySpan<double> y, ReadOnlySpan<int> yIds)
    {
        Summed[] first = Sums(ClusterMeans.Groups(x, xIds)), second = Sums(ClusterMeans.Groups(y, yIds));
        int n1 = first.Sum(c => c.N), n2 = second.Sum(c => c.N);
        double naive = first.Sum(c => c.N * c.Mean) / n1 - second.Sum(c => c.N * c.Mean) / n2;
        if (first.Length < 2 || second.Length < 2) return ClusteredResult.Undefined(naive, n1, n2, Reason.TooFewCases);
        double ratio = Ratio(first, second, n1 + n2);
        Fitted fit = Fit(first, second, n1 + n2, ratio);
        double se = Math.Sqrt(fit.Variance * (1 / fit.Weight1 + 1 / fit.Weight2));
        return ClusteredResult.Of(
            fit.Mean1 - fit.Mean2, se, first.Length + second.Length - 2, n1, n2, Math.Max(Math.Abs(fit.Mean1), Math.Abs(fit.Mean2)));
    }

    /// <summary>The ratio of the clusters' variance to the persons' with the highest restricted likelihood.</summary>
    private static double Ratio(Summed[] first, Summed[] second, int n)
    {
        if (first.All(c => c.N == 1) && second.All(c => c.N == 1)) return 0;
        double At(double log) => Fit(first, second, n, Math.Exp(log)).Deviance;
        // A coarse look, then the valley it found: the profile may have a second one at the edge.
        double step = (Math.Log(LargestRatio) - FromLog) / 40, best = FromLog, least = double.PositiveInfinity;
        for (double log = FromLog; log <= Math.Log(LargestRatio); log += step)
        {
            double here = At(log);
            if (here < least) (best, least) = (log, here);
        }

        // At an end of the range there is no valley: no likeness at all, or nothing but likeness.
        if (best == FromLog || best + step > Math.Log(LargestRatio)) return best == FromLog ? 0 : LargestRatio;
        double found = Valley(At, best - step, best + step);
        return Fit(first, second, n, 0).Deviance <= At(found) ? 0 : Math.Exp(found);
    }

    /// <summary>The lowest point of a function with one valley between two points, by golden sections.</summary>
    private static double Valley(Func<double, double> function, double low, double high)
    {
        double golden = (Math.Sqrt(5) - 1) / 2, left = high - golden * (high - low), right = low + golden * (high - low);
        double atLeft = function(left), atRight = function(right);
        while (high - low > Near)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - golden * (high - low);
                atLeft = function(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + golden * (high - low);
                atRight = function(right);
            }
        }

        return (low + high) / 2;
    }

    /// <summary>Generalised least squares at a ratio; the deviance is minus twice the profiled restricted likelihood, up to a constant.</summary>
    private static Fitted Fit(Summed[] first, Summed[] second, int n, double ratio)
    {
        (double mean1, double weight1, double left1, double logs1) = Part(first, ratio);
        (double mean2, double weight2, double left2, double logs2) = Part(second, ratio);
        double variance = (left1 + left2) / (n - 2);
        return new(mean1, mean2, weight1, weight2, variance, (n - 2) * Math.Log(variance) + logs1 + logs2 + Math.Log(weight1) + Math.Log(weight2));
    }

    private static (double Mean, double Weight, double Left, double Logs) Part(Summed[] clusters, double ratio)
    {
        double weights = 0, mean = 0, left = 0, logs = 0;
        foreach (Summed c in clusters)
        {
            double weight = c.N / (1 + ratio * c.N);
            weights += weight;
            mean += weight * c.Mean;
            logs += Math.Log(1 + ratio * c.N);
        }

        mean /= weights;
        foreach (Summed c in clusters) left += c.Within + c.N / (1 + ratio * c.N) * (c.Mean - mean) * (c.Mean - mean);
        return (mean, weights, left, logs);
    }

    private static Summed[] Sums(IReadOnlyList<double[]> clusters) => [.. clusters.Select(c =>
    {
        double mean = c.Average();
        return new Summed(c.Length, mean, c.Sum(v => (v - mean) * (v - mean)));
    })];

    /// <summary>A cluster: its cases, their mean and the squares around it.</summary>
    private readonly record struct Summed(int N, double Mean, double Within);

    private readonly record struct Fitted(double Mean1, double Mean2, double Weight1, double Weight2, double Variance, double Deviance);
}
