using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Tests.Statistics;

/// <summary>Degenerate data give a defined result with a reason: no exception, no silent zero.</summary>
public sealed class DegenerateDataTests
{
    private const double No = double.NaN;
    private const double Endless = double.PositiveInfinity;
    private static readonly double[] None = [];
    private static readonly double[] One = [3];
    private static readonly double[] Same = [2, 2, 2];
    private static readonly double[] Some = [1, 2, 4, 3];
    private static readonly double[] Missing = [No, No, No];

    // What is asked, the reason given, and the values: NaN where undefined.
    private static readonly Dictionary<string, (Func<(Reason Reason, double[] Values)> Ask, Reason Reason, double[] Values)> Cases = new()
    {
        ["descriptives of nothing"] = (() => Of(Descriptives.Of(None)), Reason.TooFewCases, [0, No, No]),
        ["descriptives of missing values only"] = (() => Of(Descriptives.Of(Missing)), Reason.TooFewCases, [0, No, No]),
        ["descriptives of one value"] = (() => Of(Descriptives.Of(One)), Reason.TooFewCases, [1, 3, No]),
        ["descriptives of equal values"] = (() => Of(Descriptives.Of(Same)), Reason.ZeroVariance, [3, 2, 0]),
        ["descriptives of an infinite value"] = (() => Of(Descriptives.Of([1, Endless])), Reason.NotFinite, [2, No, No]),
        ["descriptives of values too large to square"] = (() => Of(Descriptives.Of([1e200, -1e200])), Reason.NotFinite, [2, No, No]),
        ["descriptives of values too small to square"] = (() => Of(Descriptives.Of([1e-200, 2e-200])), Reason.ZeroVariance, [2, 0, 0]),
        ["descriptives with one missing"] = (() => Of(Descriptives.Of([1, No, 3])), Reason.None, [2, 2, Math.Sqrt(2)]),
        ["Student of two empty groups"] = (() => Of(TTest.Student(None, None)), Reason.TooFewCases, [No, No, No, No]),
        ["Student of one against one"] = (() => Of(TTest.Student(One, One)), Reason.TooFewCases, [No, No, 0, No]),
        ["Student of one against none"] = (() => Of(TTest.Student(One, None)), Reason.TooFewCases, [No, No, No, No]),
        ["Student of one against many"] = (() => (TTest.Student(One, Some).Reason, [TTest.Student(One, Some).Df]), Reason.None, [3]),
        ["Student of equal constants"] = (() => Of(TTest.Student(Same, Same)), Reason.ZeroVariance, [No, No, 0, No]),
        ["Student of different constants"] = (() => Of(TTest.Student(Same, [5, 5])), Reason.ZeroVariance, [No, No, -3, No]),
        ["Student of rounding noise"] = (() => Of(TTest.Student([0.1 + 0.2, 0.3], [0.3, 0.3])), Reason.ZeroVariance, [No, No, 0, No]),
        ["Student of an infinite value"] = (() => Of(TTest.Student([1, Endless], Some)), Reason.NotFinite, [No, No, No, No]),
        ["Student of missing values only"] = (() => Of(TTest.Student(Missing, Some)), Reason.TooFewCases, [No, No, No, No]),
        ["Welch of one against many"] = (() => Of(TTest.Welch(One, Some)), Reason.TooFewCases, [No, No, 0.5, No]),
        ["Welch of constants"] = (() => Of(TTest.Welch(Same, Same)), Reason.ZeroVariance, [No, No, 0, No]),
        ["Welch of a constant against many"] = (() => (TTest.Welch(Same, Some).Reason, [TTest.Welch(Same, Some).Df]), Reason.None, [3]),
        ["paired without pairs"] = (() => Of(TTest.Paired(None, None)), Reason.TooFewCases, [No, No, No, No]),
        ["paired with one complete pair"] = (() => Of(TTest.Paired([1, No], [3, 4])), Reason.TooFewCases, [No, No, -2, No]),
        ["paired with a constant difference"] = (() => Of(TTest.Paired([1, 2, 3], [2, 3, 4])), Reason.ZeroVariance, [No, No, -1, No]),
        ["one sample of nothing"] = (() => Of(TTest.OneSample(None, 0)), Reason.TooFewCases, [No, No, No, No]),
        ["one sample of a constant"] = (() => Of(TTest.OneSample(Same, 0)), Reason.ZeroVariance, [No, No, 2, No]),
        ["summary of one against one"] =
            (() => Of(TTest.FromSummary(1, 1, 1, 2, 1, 1, welch: false)), Reason.TooFewCases, [No, No, -1, No]),
        ["d of constants"] = (() => Of(EffectSize.FromGroups(Same, Same)), Reason.ZeroVariance, [No, No, No]),
        ["d of nothing"] = (() => Of(EffectSize.FromGroups(None, Some)), Reason.TooFewCases, [No, No, No]),
        ["d of three people"] = (() => (EffectSize.FromT(1, 2, 1).Reason, [EffectSize.FromT(1, 2, 1).G]), Reason.TooFewCases, [No]),
        ["d from an infinite t"] = (() => Of(EffectSize.FromT(Endless, 5, 5)), Reason.NotFinite, [No, No, No]),
        ["d from t beyond the range"] =
            (() => (EffectSize.FromT(1e6, 5, 5).Reason, [EffectSize.FromT(1e6, 5, 5).DLower]), Reason.OutOfRange, [No]),
        ["eta squared from NaN"] = (() => Of(EtaSquared.FromT(No, 10)), Reason.NotFinite, [No, No]),
        ["eta squared without df"] = (() => Of(EtaSquared.FromF(2, 1, 0)), Reason.TooFewCases, [No, No]),
        ["eta squared from F = 0"] = (() => Of(EtaSquared.FromF(0, 1, 10)), Reason.None, [0, 0]),
        ["anova of no group"] = (() => Of(Anova.OneWay([])), Reason.TooFewCases, [No, No, No]),
        ["anova of empty groups"] = (() => Of(Anova.OneWay([None, None])), Reason.TooFewCases, [No, No, No]),
        ["anova of one group"] = (() => Of(Anova.OneWay([Some])), Reason.OneGroup, [No, No, No]),
        ["anova of one group and an empty one"] = (() => Of(Anova.OneWay([Some, None])), Reason.OneGroup, [No, No, No]),
        ["anova of singletons"] = (() => Of(Anova.OneWay([One, [4]])), Reason.NoReplication, [No, No, 1]),
        ["anova of one constant"] = (() => Of(Anova.OneWay([Same, Same])), Reason.ZeroVariance, [No, No, No]),
        ["anova of different constants"] = (() => Of(Anova.OneWay([Same, [5, 5]])), Reason.ZeroVariance, [No, No, 1]),
        ["anova of an infinite value"] = (() => Of(Anova.OneWay([Some, [1, Endless]])), Reason.NotFinite, [No, No, No]),
        ["Welch's anova of one group"] = (() => Of(Anova.Welch([Some])), Reason.OneGroup, [No, No]),
        ["Welch's anova of nothing"] = (() => Of(Anova.Welch([None])), Reason.TooFewCases, [No, No]),
        ["Welch's anova with a singleton"] = (() => Of(Anova.Welch([Some, One])), Reason.TooFewCases, [No, No]),
        ["Welch's anova with a constant"] = (() => Of(Anova.Welch([Some, Same])), Reason.ZeroVariance, [No, No]),
        ["alpha of no item"] = (() => Of(Reliability.CronbachAlpha(Array.Empty<double[]>())), Reason.TooFewItems, [No, No]),
        ["alpha of one item"] = (() => Of(Reliability.CronbachAlpha([Some])), Reason.TooFewItems, [No, No]),
        ["alpha of nobody"] = (() => Of(Reliability.CronbachAlpha([None, None])), Reason.TooFewCases, [No, No]),
        ["alpha of one respondent"] = (() => Of(Reliability.CronbachAlpha([One, One])), Reason.TooFewCases, [No, No]),
        ["alpha when nobody answered all"] = (() => Of(Reliability.CronbachAlpha([[1, No], [No, 2]])), Reason.TooFewCases, [No, No]),
        ["alpha of constant items"] = (() => Of(Reliability.CronbachAlpha([Same, Same])), Reason.ZeroVariance, [No, No]),
        ["alpha of items that cancel"] = (() => Of(Reliability.CronbachAlpha([[1, 2, 3], [3, 2, 1]])), Reason.ZeroVariance, [No, No]),
        ["alpha with one constant item"] =
            (() => Of(Reliability.CronbachAlpha([Some, Some, [1, 1, 1, 1]])), Reason.ConstantItem, [0.75, No]),
        ["alpha below zero"] = (() => (Reliability.CronbachAlpha([[1, 2, 3], [3, 2, 2]]).Reason,
            [Reliability.CronbachAlpha([[1, 2, 3], [3, 2, 2]]).Alpha]), Reason.NegativeAlpha, [-6]),
        ["alpha of missing bytes"] = (() => (Reason.None, [Reliability.RawAlpha([[0, 0], [1, 2]])]), Reason.None, [No]),
        ["r of two pairs"] = (() => Of(Correlation.Pearson([1, 2], [2, 1])), Reason.TooFewCases, [No, No]),
        ["r of a constant"] = (() => Of(Correlation.Pearson(Same, [1, 2, 3])), Reason.ZeroVariance, [No, No]),
        ["r of a line"] = (() => Of(Correlation.Pearson(Some, Some)), Reason.PerfectCorrelation, [1, No]),
        ["r of a falling line"] = (() => Of(Correlation.Pearson([1, 2, 3], [3, 2, 1])), Reason.PerfectCorrelation, [-1, No]),
        ["rho of a constant"] = (() => Of(Correlation.Spearman(Same, [1, 2, 3])), Reason.ZeroVariance, [No, No]),
        ["tau of a constant"] = (() => Of(Correlation.Kendall(Same, [1, 2, 3])), Reason.ZeroVariance, [No, No]),
        ["icc of nobody"] = (() => Of(IntraclassCorrelation.OneWay(None, [])), Reason.TooFewCases, [No, No]),
        ["icc of one pair"] = (() => Of(IntraclassCorrelation.OneWay([1, 2], [7, 7])), Reason.OneGroup, [No, No]),
        ["icc of people without groups"] =
            (() => Of(IntraclassCorrelation.OneWay([1, 2, 3], [-1, -1, -1])), Reason.NoReplication, [No, No]),
        ["icc of equal partners"] = (() => Of(IntraclassCorrelation.OneWay([1, 1, 2, 2], [0, 0, 1, 1])), Reason.ZeroVariance, [1, No]),
        ["icc of a constant"] = (() => Of(IntraclassCorrelation.OneWay([1, 1, 1, 1], [0, 0, 1, 1])), Reason.ZeroVariance, [No, No]),
        ["a share of nothing"] = (() => Of(Proportion.Wilson(0, 0)), Reason.TooFewCases, [No, No, No]),
        ["an exact share of nothing"] = (() => Of(Proportion.ClopperPearson(0, 0)), Reason.TooFewCases, [No, No, No]),
        ["mean of no replication"] = (() => Of(MonteCarlo.MeanInterval(None)), Reason.TooFewCases, [No, No, No]),
        ["mean of one replication"] = (() => Of(MonteCarlo.MeanInterval(One)), Reason.TooFewCases, [3, No, No]),
        ["mean of equal replications"] = (() => Of(MonteCarlo.MeanInterval(Same)), Reason.ZeroVariance, [2, 0, 2]),
        ["percentile among nothing"] = (() => (Reason.None, [MonteCarlo.Percentile(None, 1)]), Reason.None, [No]),
        ["percentile of a missing value"] = (() => (Reason.None, [MonteCarlo.Percentile(Some, No)]), Reason.None, [No]),
        ["range of nothing"] = (() => (Reason.None, [MonteCarlo.Range95(None).Lower]), Reason.None, [No]),
        ["Mahalanobis of one vector"] = (() => Of(Mahalanobis.MonteCarloP([[1, 2]], [1, 2])), Reason.TooFewCases, [No, No]),
        ["Mahalanobis of a constant"] = (() => Of(Mahalanobis.MonteCarloP([[1], [1]], [1])), Reason.ZeroVariance, [No, No]),
        ["Mahalanobis of a NaN"] = (() => Of(Mahalanobis.MonteCarloP([[1], [2]], [No])), Reason.NotFinite, [No, No]),
        ["Mahalanobis along a line"] =
            (() => Of(Mahalanobis.MonteCarloP([[1, 2], [2, 4], [3, 6]], [2, 4])), Reason.SingularCovariance, [0, 1]),
        ["sample size for no effect"] = (() => Of(Power.RequiredN(0)), Reason.OutOfRange, [No, No]),
        ["sample size for a wrong direction"] = (() => Of(Power.RequiredN(-0.5, twoSided: false)), Reason.OutOfRange, [No, No]),
        ["sample size for NaN"] = (() => Of(Power.RequiredN(No)), Reason.NotFinite, [No, No]),
        ["power of two people"] = (() => (Reason.None, [Power.TwoSampleT(1, 1, 0.5)]), Reason.None, [No]),
        ["detectable effect of two people"] = (() => (Reason.None, [Power.DetectableD(1, 1)]), Reason.None, [No]),
        ["design effect of no groups"] = (() => (Reason.None, [DesignEffect.Of(0.2, ReadOnlySpan<int>.Empty)]), Reason.None, [No]),
        ["quantile of nothing"] = (() => (Reason.None, [Quantile.Median(None), Quantile.Median(Missing)]), Reason.None, [No, No]),
        ["p of NaN"] =
            (() => (Reason.None, [TTest.PTwoSided(No, 5), TTest.PTwoSided(1, 0), TTest.PTwoSided(1, No)]), Reason.None, [No, No, No]),
        ["F of NaN"] =
            (() => (Reason.None, [FisherDistribution.UpperTail(No, 1, 5), FisherDistribution.Quantile(0.5, 0, 5)]), Reason.None, [No, No]),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => Cases.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory, MemberData(nameof(Names))]
    public void Degenerate_data_give_a_reason(string name)
    {
        (Func<(Reason, double[])> ask, Reason reason, double[] expected) = Cases[name];
        (Reason given, double[] values) = ask();
        Assert.Equal(reason, given);
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < expected.Length; i++)
            Near.Relative(expected[i], values[i], 1e-12, 1e-12, $"{name}, value {i}");
    }

    [Fact]
    public void Adjusted_p_values_of_nothing_are_nothing()
    {
        Assert.Empty(MultipleTesting.Holm([]));
        Assert.Equal([No, No], MultipleTesting.BenjaminiHochberg([No, No]));
        Assert.Empty(ClusterMeans.Of([No], [1]));
    }

    private static (Reason, double[]) Of(Descriptives d) => (d.Reason, [d.N, d.Mean, d.Sd]);

    private static (Reason, double[]) Of(TTestResult t) => (t.Reason, [t.Statistic, t.P, t.MeanDifference, t.Lower]);

    private static (Reason, double[]) Of(EffectSizeResult e) => (e.Reason, [e.D, e.G, e.DLower]);

    private static (Reason, double[]) Of(EtaSquaredResult e) => (e.Reason, [e.Value, e.Upper]);

    private static (Reason, double[]) Of(AnovaResult a) => (a.Reason, [a.F, a.P, a.EtaSquared]);

    private static (Reason, double[]) Of(WelchAnovaResult a) => (a.Reason, [a.F, a.P]);

    private static (Reason, double[]) Of(ReliabilityResult a) => (a.Reason, [a.Alpha, a.Standardised]);

    private static (Reason, double[]) Of(CorrelationResult r) => (r.Reason, [r.Coefficient, r.P]);

    private static (Reason, double[]) Of(IntraclassCorrelationResult i) => (i.Reason, [i.Icc, i.Lower]);

    private static (Reason, double[]) Of(ProportionResult p) => (p.Reason, [p.Value, p.Lower, p.Upper]);

    private static (Reason, double[]) Of(MeanInterval m) => (m.Reason, [m.Mean, m.McSe, m.Lower]);

    private static (Reason, double[]) Of(MahalanobisResult m) => (m.Reason, [m.DistanceSquared, m.P]);

    private static (Reason, double[]) Of(SampleSize s) => (s.Reason, [s.Exact, s.Power]);
}
