using Simulator.Statistics.Distributions;
using Simulator.Statistics.Numerics;

namespace Simulator.Statistics;

/// <summary>A correlation with its two-sided test.</summary>
/// <param name="Coefficient">r, rho or tau-b, in [-1, 1]; NaN where undefined.</param>
/// <param name="Statistic">t (Pearson, Spearman) or z (Kendall).</param>
/// <param name="Df">N - 2; NaN for Kendall.</param>
/// <param name="P">Two-sided p value in [0, 1].</param>
/// <param name="Lower">Lower end of Fisher's z interval (Pearson with N above 3 only, else NaN).</param>
/// <param name="Upper">Upper end.</param>
/// <param name="N">Complete pairs.</param>
/// <param name="Reason">TooFewCases (N below 3; an interval needs 4), ZeroVariance, PerfectCorrelation, NotFinite.</param>
public readonly record struct CorrelationResult(
    double Coefficient,
    double Statistic,
    double Df,
    double P,
    double Lower,
    double Upper,
    int N,
    Reason Reason);

/// <summary>Correlations of two columns; pairs with a NaN are dropped.</summary>
public static class Correlation
{
    /// <summary>Pearson's r, t = r sqrt(df / (1 - r^2)), interval through Fisher's z.</summary>
    public static CorrelationResult Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95)
    {
        Arguments.RequireInsideUnit(level);
        (double[] first, double[] second) = Complete(x, y);
        CorrelationResult result = Product(first, second);
        if (result.Reason != Reason.None || result.N < 4)
            return result;
        double z = Math.Atanh(result.Coefficient);
        double half = NormalDistribution.Quantile(0.5 + (level / 2)) / Math.Sqrt(result.N - 3);
        return result with { Lower = Math.Tanh(z - half), Upper = Math.Tanh(z + half) };
    }

    /// <summary>Spearman's rho with mean ranks for ties; p by the t approximation (R: exact = FALSE). No interval.</summary>
    public static CorrelationResult Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (double[] first, double[] second) = Complete(x, y);
        return Product(MeanRanks(first), MeanRanks(second));
    }

    /// <summary>Kendall's tau-b; p by the normal approximation with ties (R: exact = FALSE). No interval. Takes time n^2.</summary>
    public static CorrelationResult Kendall(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (double[] first, double[] second) = Complete(x, y);
        int n = first.Length;
        if (n < 3)
            return Undefined(n, Reason.TooFewCases);
        double concordance = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                concordance += first[i].CompareTo(first[j]) * second[i].CompareTo(second[j]);
        }

        double pairs = n * (n - 1.0) / 2;
        (double x1, double x2, double x3) = Ties(first);
        (double y1, double y2, double y3) = Ties(second);
        double scale = Math.Sqrt((pairs - (x1 / 2)) * (pairs - (y1 / 2)));
        if (scale == 0)
            return Undefined(n, Reason.ZeroVariance);
        double variance = (((n * (n - 1.0) * ((2 * n) + 5)) - x3 - y3) / 18)
            + (x1 * y1 / (2 * n * (n - 1.0))) + (x2 * y2 / (9 * n * (n - 1.0) * (n - 2)));
        double z = concordance / Math.Sqrt(variance);
        return new(concordance / scale, z, double.NaN, NormalDistribution.PTwoSided(z), double.NaN, double.NaN, n, Reason.None);
    }

    /// <summary>Ranks from 1, equal values sharing their mean rank.</summary>
    public static double[] MeanRanks(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        int[] order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, order);
        double[] ranks = new double[sorted.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start];)
                end++;
            for (int i = start; i < end; i++)
                ranks[order[i]] = (start + end + 1) / 2.0;
        }

        return ranks;
    }

    private static CorrelationResult Product(double[] x, double[] y)
    {
        int n = x.Length;
        Descriptives first = Descriptives.Of(x);
        Descriptives second = Descriptives.Of(y);
        if (first.Reason == Reason.NotFinite || second.Reason == Reason.NotFinite)
            return Undefined(n, Reason.NotFinite);
        if (n < 3)
            return Undefined(n, Reason.TooFewCases);
        if (first.Reason == Reason.ZeroVariance || second.Reason == Reason.ZeroVariance)
            return Undefined(n, Reason.ZeroVariance);
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < n; i++)
            sum.Add((x[i] - first.Mean) / first.Sd * ((y[i] - second.Mean) / second.Sd));
        double r = Math.Clamp(sum.Total / (n - 1), -1, 1);
        double unexplained = (1 - r) * (1 + r);
        if (unexplained < 1e-14)
            return Undefined(n, Reason.PerfectCorrelation) with { Coefficient = Math.Sign(r) };
        double t = r * Math.Sqrt((n - 2) / unexplained);
        return new(r, t, n - 2, StudentTDistribution.PTwoSided(t, n - 2), double.NaN, double.NaN, n, Reason.None);
    }

    private static (double Two, double Three, double Variance) Ties(double[] values)
    {
        double two = 0;
        double three = 0;
        double variance = 0;
        foreach (IGrouping<double, double> tie in values.GroupBy(value => value))
        {
            double t = tie.Count();
            two += t * (t - 1);
            three += t * (t - 1) * (t - 2);
            variance += t * (t - 1) * ((2 * t) + 5);
        }

        return (two, three, variance);
    }

    private static (double[] X, double[] Y) Complete(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Arguments.RequireSameLength(x.Length, y.Length, "x and y");
        List<double> first = new List<double>(x.Length);
        List<double> second = new List<double>(x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i]))
                continue;
            first.Add(x[i]);
            second.Add(y[i]);
        }

        return (first.ToArray(), second.ToArray());
    }

    private static CorrelationResult Undefined(int n, Reason reason) =>
        new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, n, reason);
}
