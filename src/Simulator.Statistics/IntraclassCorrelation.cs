using Simulator.Statistics.Distributions;

namespace Simulator.Statistics;

/// <summary>How alike members of a group are.</summary>
/// <param name="Icc">ICC(1), the share of variance between groups; at most 1, may be negative.</param>
/// <param name="Lower">Lower end of the F-based interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="F">Mean square between over within.</param>
/// <param name="Df1">Groups - 1.</param>
/// <param name="Df2">N - Groups.</param>
/// <param name="P">P(F at or above the observed) if groups are made at random.</param>
/// <param name="Groups">Groups with at least one case; a person without a group is one.</param>
/// <param name="N">Cases used.</param>
/// <param name="MeanGroupSize">N / Groups.</param>
/// <param name="AdjustedGroupSize">n0 = (N - sum of n^2 / N) / (Groups - 1), which replaces the size when sizes differ.</param>
/// <param name="Reason">
/// TooFewCases, OneGroup, NoReplication, ZeroVariance (within; the ICC is then 1 if the means differ), NotFinite.
/// </param>
public readonly record struct IntraclassCorrelationResult(
    double Icc,
    double Lower,
    double Upper,
    double F,
    double Df1,
    double Df2,
    double P,
    int Groups,
    int N,
    double MeanGroupSize,
    double AdjustedGroupSize,
    Reason Reason);

/// <summary>
/// ICC(1) from a one-way random-effects analysis of variance (Shrout and Fleiss 1979; unequal sizes: Donner 1986):
/// (MSB - MSW) / (MSB + (n0 - 1) MSW). The interval divides F by its quantiles; it is exact for equal sizes and
/// approximate, through n0, for unequal ones.
/// </summary>
public static class IntraclassCorrelation
{
    /// <summary>From values[i] of a person in group groupIds[i]; id below 0: in no group; NaN values are missing.</summary>
    public static IntraclassCorrelationResult OneWay(ReadOnlySpan<double> values, ReadOnlySpan<int> groupIds, double level = 0.95)
    {
        Arguments.RequireInsideUnit(level);
        IntraclassCorrelationResult one = OneWayWithoutInterval(values, groupIds);
        double high = 0.5 + (level / 2);
        return one with
        {
            Lower = FromF(one.F / FisherDistribution.Quantile(high, one.Df1, one.Df2), one.AdjustedGroupSize),
            Upper = FromF(one.F * FisherDistribution.Quantile(high, one.Df2, one.Df1), one.AdjustedGroupSize),
        };
    }

    /// <summary>The same for loops over many thousands of studies: the interval's ends are NaN.</summary>
    public static IntraclassCorrelationResult OneWayWithoutInterval(ReadOnlySpan<double> values, ReadOnlySpan<int> groupIds)
    {
        IReadOnlyList<double[]> groups = ClusterMeans.Groups(values, groupIds);
        AnovaResult anova = Anova.OneWay(groups);
        double n = anova.N;
        double n0 = (n - (groups.Sum(group => (double)group.Length * group.Length) / n)) / anova.Df1;
        double between = anova.MeanSquareBetween;
        double within = anova.Reason == Reason.ZeroVariance && !double.IsNaN(anova.EtaSquared) ? 0 : anova.MeanSquareWithin;
        bool defined = anova.Reason is Reason.None or Reason.ZeroVariance && !double.IsNaN(anova.EtaSquared);
        return new(
            defined ? (between - within) / (between + ((n0 - 1) * within)) : double.NaN,
            double.NaN, double.NaN, anova.F, anova.Df1, anova.Df2, anova.P, anova.Groups, anova.N,
            n / anova.Groups, n0, anova.Reason);
    }

    private static double FromF(double f, double n0) => (f - 1) / (f + n0 - 1);
}

/// <summary>How much the variance of a mean grows because people come in groups (Kish 1965).</summary>
public static class DesignEffect
{
    /// <summary>1 + (m - 1) icc for groups of equal size m; NaN if either is NaN.</summary>
    public static double Of(double icc, double groupSize) => 1 + ((groupSize - 1) * icc);

    /// <summary>
    /// 1 + (sum of n^2 / sum of n - 1) icc for groups of unequal size, the same as 1 + ((cv^2 + 1) m - 1) icc
    /// (Eldridge, Ashby and Kerry 2006); NaN for no cases.
    /// </summary>
    public static double Of(double icc, ReadOnlySpan<int> groupSizes)
    {
        double n = 0;
        double squares = 0;
        foreach (int size in groupSizes)
        {
            n += size;
            squares += (double)size * size;
        }

        return 1 + (((squares / n) - 1) * icc);
    }

    /// <summary>
    /// The inflation as it is over repetitions of a study: variance of the difference of means, divided by the mean of the squared
    /// standard errors that the studies themselves report.
    /// </summary>
    /// <param name="differences">The difference in every repetition.</param>
    /// <param name="errors">Its reported standard error.</param>
    /// <returns>About 1 where persons are independent; NaN below two repetitions.</returns>
    public static double OverRepetitions(ReadOnlySpan<double> differences, ReadOnlySpan<double> errors)
    {
        Arguments.RequireSameLength(differences.Length, errors.Length, "differences and errors");
        double squares = 0;
        foreach (double error in errors)
            squares += error * error;
        return Descriptives.Of(differences).Variance / (squares / errors.Length);
    }
}
