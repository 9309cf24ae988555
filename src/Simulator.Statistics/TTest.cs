using Simulator.Statistics.Distributions;

namespace Simulator.Statistics;

/// <summary>
/// Student's, Welch's and paired t tests. NaN entries are missing. A standard error below ten rounding errors of the means
/// counts as no variation at all (R's rule), because t would then measure the computer's arithmetic.
/// </summary>
public static class TTest
{
    private const double RoundingUnit = 2.220446049250313e-16;

    /// <summary>Two independent groups with a pooled variance: t = (m1 - m2) / sqrt(s_p^2 (1/n1 + 1/n2)), df = n1 + n2 - 2.</summary>
    public static TTestResult Student(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95) =>
        FromDescriptives(Descriptives.Of(x), Descriptives.Of(y), welch: false, level);

    /// <summary>
    /// Student's test alone, for loops over many thousands of studies: the interval's ends are NaN with Reason None. About three
    /// times as fast.
    /// </summary>
    public static TTestResult StudentWithoutInterval(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Descriptives first = Descriptives.Of(x);
        Descriptives second = Descriptives.Of(y);
        return Independent(first.Mean, first.Sd, first.N, second.Mean, second.Sd, second.N, welch: false, double.NaN);
    }

    /// <summary>Two independent groups with their own variances (Welch 1947; df by Satterthwaite). Needs two cases in each.</summary>
    public static TTestResult Welch(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95) =>
        FromDescriptives(Descriptives.Of(x), Descriptives.Of(y), welch: true, level);

    /// <summary>Pairs x[i], y[i]; a pair with a NaN is dropped. The one-sample test of the differences.</summary>
    public static TTestResult Paired(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95)
    {
        Arguments.RequireSameLength(x.Length, y.Length, "x and y");
        Arguments.RequireInsideUnit(level);
        double scale = 0;
        double[] differences = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            differences[i] = x[i] - y[i];
            if (double.IsFinite(differences[i]))
                scale = Math.Max(scale, Math.Max(Math.Abs(x[i]), Math.Abs(y[i])));
        }

        Descriptives d = Descriptives.Of(differences);
        return OfOne(d, d.Mean, scale, level) with { N2 = d.N };
    }

    /// <summary>The mean of one group against the fixed value <paramref name="mu"/>; df = n - 1.</summary>
    public static TTestResult OneSample(ReadOnlySpan<double> x, double mu, double level = 0.95)
    {
        Arguments.RequireInsideUnit(level);
        Descriptives d = Descriptives.Of(x);
        return OfOne(d, d.Mean - mu, Math.Abs(d.Mean), level);
    }

    /// <summary>
    /// The test of two independent groups from what a paper prints: means and standard deviations in one unit, group sizes.
    /// A group of one has no standard deviation: its sd is then not read.
    /// </summary>
    public static TTestResult FromSummary(
        double mean1, double sd1, int n1, double mean2, double sd2, int n2, bool welch, double level = 0.95)
    {
        Arguments.RequireInsideUnit(level);
        if (n1 < 0 || n2 < 0 || sd1 < 0 || sd2 < 0)
            throw new ArgumentException("Group sizes and standard deviations are not negative.");
        return Independent(mean1, sd1, n1, mean2, sd2, n2, welch, level);
    }

    /// <summary>
    /// The two-sided p value P(|T| at or above |t|), relative accuracy 1e-8 or better down to 1e-300; NaN for NaN or df not
    /// above 0. Infinite df means the normal distribution.
    /// </summary>
    public static double PTwoSided(double t, double df) => StudentTDistribution.PTwoSided(t, df);

    /// <summary>The test from two summaries already made (they hold n, mean and sd of their group).</summary>
    public static TTestResult FromDescriptives(in Descriptives first, in Descriptives second, bool welch, double level = 0.95) =>
        FromSummary(first.Mean, first.Sd, first.N, second.Mean, second.Sd, second.N, welch, level);

    // A level of NaN asks for no interval.
    private static TTestResult Independent(
        double mean1, double sd1, int n1, double mean2, double sd2, int n2, bool welch, double level)
    {
        int smallest = welch ? 2 : 1;
        if (n1 < smallest || n2 < smallest || n1 + n2 < 3)
            return Undefined(n1 > 0 && n2 > 0 ? mean1 - mean2 : double.NaN, double.NaN, n1, n2, Reason.TooFewCases);
        double variance1 = n1 > 1 ? sd1 * sd1 : 0;
        double variance2 = n2 > 1 ? sd2 * sd2 : 0;
        double difference = mean1 - mean2;
        if (!double.IsFinite(difference) || !double.IsFinite(variance1 + variance2))
            return Undefined(double.NaN, double.NaN, n1, n2, Reason.NotFinite);

        double df = n1 + n2 - 2;
        double se;
        if (welch)
        {
            double part1 = variance1 / n1;
            double part2 = variance2 / n2;
            double both = part1 + part2;
            se = Math.Sqrt(both);
            // Shares of the whole, so that tiny or huge variances do not leave the range of a double when squared.
            double share1 = part1 / both;
            double share2 = part2 / both;
            df = 1 / ((share1 * share1 / (n1 - 1)) + (share2 * share2 / (n2 - 1)));
        }
        else
        {
            double pooled = (((n1 - 1) * variance1) + ((n2 - 1) * variance2)) / df;
            se = Math.Sqrt(pooled * ((1.0 / n1) + (1.0 / n2)));
        }

        return Test(difference, se, df, n1, n2, Math.Max(Math.Abs(mean1), Math.Abs(mean2)), level);
    }

    private static TTestResult OfOne(in Descriptives d, double difference, double scale, double level)
    {
        if (d.Reason == Reason.NotFinite)
            return Undefined(double.NaN, double.NaN, d.N, 0, Reason.NotFinite);
        return d.Reason == Reason.TooFewCases
            ? Undefined(difference, double.NaN, d.N, 0, Reason.TooFewCases)
            : Test(difference, d.Se, d.N - 1, d.N, 0, scale, level);
    }

    private static TTestResult Test(double difference, double se, double df, int n1, int n2, double scale, double level)
    {
        if (se <= 10 * RoundingUnit * scale)
            return Undefined(difference, se, n1, n2, Reason.ZeroVariance);
        double t = difference / se;
        double half = double.IsNaN(level) ? double.NaN : StudentTDistribution.Quantile(0.5 + (level / 2), df) * se;
        return new(t, df, StudentTDistribution.PTwoSided(t, df), difference, se, difference - half, difference + half, n1, n2, Reason.None);
    }

    private static TTestResult Undefined(double difference, double se, int n1, int n2, Reason reason) =>
        new(double.NaN, double.NaN, double.NaN, difference, se, double.NaN, double.NaN, n1, n2, reason);
}
