using Simulator.Statistics.Distributions;
using Simulator.Statistics.Numerics;

namespace Simulator.Statistics;

/// <summary>
/// One-way analysis of variance. All sums are Neumaier sums of distances from the grand mean, and group means are corrected
/// by their own residual, so data with 13 equal leading digits (NIST SmLs09) keep the digits their input has.
/// </summary>
public static class Anova
{
    private const double RoundingUnit = 2.220446049250313e-16;

    /// <summary>Fisher's one-way analysis; groups without a case are left out, NaN entries are missing.</summary>
    public static AnovaResult OneWay(IReadOnlyList<double[]> groups)
    {
        (int n, int used, int missing, double centre, double largest) = Survey(groups);
        AnovaResult undefined = Undefined(n, used, missing, centre);
        if (n == 0)
            return undefined with { Reason = Reason.TooFewCases };
        if (double.IsInfinity(largest))
            return undefined with { GrandMean = double.NaN, Reason = Reason.NotFinite };

        CompensatedSum total = new CompensatedSum();
        CompensatedSum within = new CompensatedSum();
        (double Mean, int N)[] means = new (double Mean, int N)[groups.Count];
        for (int g = 0; g < groups.Count; g++)
        {
            (double sum, int cases) = SumOfDistances(groups[g], centre);
            double mean = cases == 0 ? 0 : sum / cases;
            CompensatedSum left = new CompensatedSum();
            foreach (double value in groups[g])
            {
                if (double.IsNaN(value))
                    continue;
                double residual = value - centre - mean;
                left.Add(residual);
                within.Add(residual * residual);
            }

            double correction = cases == 0 ? 0 : left.Total / cases;
            within.Add(-cases * correction * correction);
            means[g] = (mean + correction, cases);
            total.Add(sum);
        }

        double shift = total.Total / n;
        CompensatedSum between = new CompensatedSum();
        foreach ((double mean, int cases) in means)
            between.Add(cases * (mean - shift) * (mean - shift));
        return Judge(undefined with { GrandMean = centre + shift }, between.Total, Math.Max(0, within.Total), largest);
    }

    /// <summary>Fisher's one-way analysis of values[i] in group groupIds[i]; any integers, cases with a NaN value are missing.</summary>
    public static AnovaResult OneWay(ReadOnlySpan<double> values, ReadOnlySpan<int> groupIds) =>
        OneWay(ClusterMeans.Groups(values, groupIds, separateWithoutGroup: false));

    /// <summary>Welch's analysis (Welch 1951), as R's oneway.test; groups without a case are left out.</summary>
    public static WelchAnovaResult Welch(IReadOnlyList<double[]> groups)
    {
        Descriptives[] summaries = groups.Select(group => Descriptives.Of(group)).Where(d => d.N > 0).ToArray();
        int k = summaries.Length;
        int n = summaries.Sum(d => d.N);
        WelchAnovaResult undefined = new WelchAnovaResult(double.NaN, double.NaN, double.NaN, double.NaN, n, k, Reason.None);
        if (n == 0)
            return undefined with { Reason = Reason.TooFewCases };
        foreach (Reason reason in (Reason[])[Reason.NotFinite, Reason.TooFewCases, Reason.ZeroVariance])
        {
            if (summaries.Any(d => d.Reason == reason))
                return undefined with { Reason = k < 2 && reason != Reason.NotFinite ? Reason.OneGroup : reason };
        }

        if (k < 2)
            return undefined with { Reason = Reason.OneGroup };

        double weights = summaries.Sum(d => d.N / d.Variance);
        double centre = summaries[0].Mean;
        double mean = summaries.Sum(d => d.N / d.Variance * (d.Mean - centre)) / weights;
        double spread = summaries.Sum(d => d.N / d.Variance * Math.Pow(d.Mean - centre - mean, 2));
        double tail = summaries.Sum(d => Math.Pow(1 - (d.N / d.Variance / weights), 2) / (d.N - 1)) / (((double)k * k) - 1);
        double f = spread / (k - 1) / (1 + (2 * (k - 2) * tail));
        double df2 = 1 / (3 * tail);
        return undefined with { F = f, Df1 = k - 1, Df2 = df2, P = FisherDistribution.UpperTail(f, k - 1, df2) };
    }

    private static AnovaResult Judge(AnovaResult result, double between, double within, double largest)
    {
        double df2 = result.N - result.Groups;
        double total = between + within;
        double noise = 10 * RoundingUnit * largest;
        bool varies = total > 0 && Math.Sqrt(total / result.N) > noise;
        result = result with
        {
            SumOfSquaresBetween = between,
            SumOfSquaresWithin = within,
            EtaSquared = varies && result.Groups > 1 ? between / total : double.NaN,
            Df1 = result.Groups - 1,
            Df2 = df2,
            ResidualSd = df2 > 0 ? Math.Sqrt(within / df2) : double.NaN,
        };
        if (result.Groups < 2)
            return result with { Reason = Reason.OneGroup };
        if (df2 == 0)
            return result with { Reason = Reason.NoReplication };
        if (!(Math.Sqrt(within / df2) > noise))
            return result with { Reason = Reason.ZeroVariance };
        double f = between / result.Df1 / (within / df2);
        return result with { F = f, P = FisherDistribution.UpperTail(f, result.Df1, df2) };
    }

    private static (int N, int Used, int Missing, double Centre, double Largest) Survey(IReadOnlyList<double[]> groups)
    {
        int n = 0;
        int used = 0;
        int missing = 0;
        double largest = 0;
        CompensatedSum sum = new CompensatedSum();
        foreach (double[] group in groups)
        {
            int before = n;
            foreach (double value in group)
            {
                if (double.IsNaN(value))
                {
                    missing++;
                    continue;
                }

                n++;
                sum.Add(value);
                largest = Math.Max(largest, Math.Abs(value));
            }

            used += n > before ? 1 : 0;
        }

        return (n, used, missing, n == 0 ? double.NaN : sum.Total / n, largest);
    }

    private static (double Sum, int N) SumOfDistances(double[] group, double centre)
    {
        CompensatedSum sum = new CompensatedSum();
        int n = 0;
        foreach (double value in group)
        {
            if (double.IsNaN(value))
                continue;
            sum.Add(value - centre);
            n++;
        }

        return (sum.Total, n);
    }

    private static AnovaResult Undefined(int n, int groups, int missing, double mean) =>
        new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, mean,
            n, groups, missing, Reason.None);
}
