using Simulator.Statistics.Distributions;

namespace Simulator.Statistics;

/// <summary>
/// The difference of two groups by least squares with a standard error that lets members of a cluster be alike (Liang and Zeger 1986): the
/// sandwich of cluster sums of residuals, times G / (G - 1) and (N - 1) / (N - 2), as R's <c>sandwich::vcovCL</c> prints for <c>lm</c>.
/// Its t has G - 2 degrees of freedom for G clusters in both groups. Negative ids are clusters of one; NaN values are missing.
/// </summary>
public static class ClusterRobust
{
    /// <summary>The test; a cluster lies in one group.</summary>
    /// <param name="x">Values of the first group.</param>
    /// <param name="xIds">Cluster of each.</param>
    /// <param name="y">Values of the second group.</param>
    /// <param name="yIds">Cluster of each; ids of the two groups are not held against each other.</param>
    /// <returns>Undefined below two clusters in each group, or where nothing varies.</returns>
    public static TTestResult TwoGroups(ReadOnlySpan<double> x, ReadOnlySpan<int> xIds, ReadOnlySpan<double> y, ReadOnlySpan<int> yIds)
    {
        IReadOnlyList<double[]> first = ClusterMeans.Groups(x, xIds), second = ClusterMeans.Groups(y, yIds);
        (double mean1, int n1, double sum1) = Part(first);
        (double mean2, int n2, double sum2) = Part(second);
        double difference = mean1 - mean2, clusters = first.Count + second.Count, n = n1 + n2;
        if (first.Count < 2 || second.Count < 2)
            return ClusteredResult.Undefined(difference, n1, n2, Reason.TooFewCases);
        double variance = (sum1 + sum2) * clusters / (clusters - 1) * (n - 1) / (n - 2);
        return ClusteredResult.Of(difference, Math.Sqrt(variance), clusters - 2, n1, n2, Math.Max(Math.Abs(mean1), Math.Abs(mean2)));
    }

    /// <summary>Mean of a group, its cases, and the sum over clusters of the squared sum of residuals over the squared cases.</summary>
    private static (double Mean, int N, double Sum) Part(IReadOnlyList<double[]> clusters)
    {
        double total = 0, sum = 0;
        int n = 0;
        foreach (double[] cluster in clusters)
        {
            foreach (double value in cluster) total += value;
            n += cluster.Length;
        }

        double mean = total / n;
        foreach (double[] cluster in clusters)
        {
            double residual = 0;
            foreach (double value in cluster) residual += value - mean;
            sum += residual * residual;
        }

        return (mean, n, sum / n / n);
    }
}

/// <summary>A t test of clustered cases from its estimate.</summary>
internal static class ClusteredResult
{
    private const double RoundingUnit = 2.220446049250313e-16;

    internal static TTestResult Of(double difference, double se, double df, int n1, int n2, double scale)
    {
        if (!double.IsFinite(difference) || !double.IsFinite(se)) return Undefined(double.NaN, n1, n2, Reason.NotFinite);
        if (se <= 10 * RoundingUnit * scale) return Undefined(difference, n1, n2, Reason.ZeroVariance);
        double t = difference / se, half = StudentTDistribution.Quantile(0.975, df) * se;
        return new(t, df, StudentTDistribution.PTwoSided(t, df), difference, se, difference - half, difference + half, n1, n2, Reason.None);
    }

    internal static TTestResult Undefined(double difference, int n1, int n2, Reason reason) =>
        new(double.NaN, double.NaN, double.NaN, difference, double.NaN, double.NaN, double.NaN, n1, n2, reason);
}
