using Simulator.Statistics;

namespace Simulator.Experiments.Tests;

/// <summary>Who belongs together in two arms: formal pairs, or mentor teams. A negative number stands for nobody.</summary>
public sealed class Clusters
{
    private readonly int[] first;
    private readonly int[] second;
    private readonly int[] both;
    private readonly int[] sizes;
    private readonly bool any;

    /// <summary>Clusters of two arms.</summary>
    /// <param name="first">Cluster of each person of the first arm.</param>
    /// <param name="second">Cluster of each person of the second arm.</param>
    public Clusters(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        (this.first, this.second) = (first.ToArray(), second.ToArray());
        int offset = first.Length == 0 ? 0 : this.first.Max() + 1;
        both = [.. this.first, .. this.second.Select(id => id < 0 ? -1 : id + offset)];
        sizes = [.. both.Where(id => id >= 0).GroupBy(id => id).Select(g => g.Count()), .. both.Where(id => id < 0).Select(_ => 1)];
        any = sizes.Any(s => s > 1);
    }

    internal static Clusters None(int first, int second) => new([.. Enumerable.Repeat(-1, first)], [.. Enumerable.Repeat(-1, second)]);

    internal double[] FirstMeans(double[] x) => ClusterMeans.Of(x, first);

    internal double[] SecondMeans(double[] y) => ClusterMeans.Of(y, second);

    /// <summary>Whether anybody belongs together with somebody.</summary>
    internal bool Any => any;

    internal TTestResult Robust(TwoSamples samples) => ClusterRobust.TwoGroups(samples.First, first, samples.Second, second);

    internal TTestResult Mixed(TwoSamples samples) => RandomIntercept.TwoGroups(samples.First, first, samples.Second, second);

    /// <summary>
    /// ICC(1) over both arms after each arm's mean is taken off, so that a difference of the arms is not likeness; NaN where nobody belongs
    /// together.
    /// </summary>
    /// <param name="samples">The values.</param>
    /// <param name="members">Only who belongs to some cluster counts; else who does not is a cluster of one.</param>
    internal double Icc(TwoSamples samples, bool members)
    {
        if (!any) return double.NaN;
        double[] x = members ? OfMembers(samples.First, first) : samples.First, y = members ? OfMembers(samples.Second, second) : samples.Second;
        double xMean = members ? Descriptives.Of(x).Mean : samples.FirstSummary.Mean;
        double yMean = members ? Descriptives.Of(y).Mean : samples.SecondSummary.Mean;
        double[] centred = [.. x.Select(v => v - xMean), .. y.Select(v => v - yMean)];
        IntraclassCorrelationResult asOne = IntraclassCorrelation.OneWayWithoutInterval(centred, both);
        bool oneArm = x.All(double.IsNaN) || y.All(double.IsNaN);
        // Two means were taken off where the analysis of variance counts one; uncorrected, small studies would look too little alike.
        double between = oneArm ? asOne.Df1 : asOne.Df1 - 1;
        if (double.IsNaN(asOne.Icc) || !double.IsFinite(asOne.F) || between < 1) return asOne.Icc;
        double f = asOne.F * asOne.Df1 / between, size = (asOne.N - SizeBiased(x, first) - SizeBiased(y, second)) / between;
        return (f - 1) / (f + size - 1);
    }

    /// <summary>Variance inflation of a mean over everybody.</summary>
    internal double DesignEffect(double icc) => double.IsNaN(icc) ? 1 : Statistics.DesignEffect.Of(icc, sizes);

    private static double[] OfMembers(double[] values, int[] ids) => [.. values.Select((v, i) => ids[i] < 0 ? double.NaN : v)];

    /// <summary>Mean size of the cluster that a person of an arm is in.</summary>
    private static double SizeBiased(double[] values, int[] ids)
    {
        double n = 0, squares = 0;
        foreach (double[] group in ClusterMeans.Groups(values, ids))
        {
            n += group.Length;
            squares += (double)group.Length * group.Length;
        }

        return n == 0 ? 0 : squares / n;
    }
}
