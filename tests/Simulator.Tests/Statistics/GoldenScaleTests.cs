using System.Text.Json;
using Simulator.Statistics;

namespace Simulator.Tests.Statistics;

/// <summary>R's cases for scales, correlations, clusters, shares and many tests at once.</summary>
public sealed class GoldenScaleTests
{
    public static IEnumerable<TheoryDataRow<string>> Of(string kind) => Fixture.Names(kind);

    [Theory, MemberData(nameof(Of), "alpha")]
    public void Cronbachs_alpha_agrees_with_psych(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        double[][] items = input.Columns("items");
        byte[][] answers = Array.ConvertAll(items, column => Array.ConvertAll(column, x => (byte)x));
        ReliabilityResult a = Reliability.CronbachAlpha(items, input.Number("level"));
        Near.Statistic(expected.Number("alpha"), a.Alpha, "alpha");
        Near.Statistic(expected.Number("alpha"), Reliability.RawAlpha(answers), "alpha of bytes");
        Assert.Equal(a.Alpha, Reliability.CronbachAlpha(answers).Alpha);
        Near.Relative(expected.Number("standardised"), a.Standardised, 1e-9, 1e-11, "standardised alpha");
        Near.Relative(expected.Number("r"), a.MeanInterItemCorrelation, 1e-10, 1e-12, "mean correlation");
        Near.Statistic(expected.Number("lower"), a.Lower, "lower");
        Near.Statistic(expected.Number("upper"), a.Upper, "upper");
        double[] rest = expected.Column("item_rest");
        double[] dropped = expected.Column("if_dropped");
        for (int i = 0; i < items.Length; i++)
        {
            Near.Relative(rest[i], a.Items[i].ItemRestCorrelation, 1e-10, 1e-12, "item-rest correlation");
            Near.Relative(dropped[i], a.Items[i].AlphaIfDropped, 1e-10, 1e-12, "alpha if dropped");
        }

        Assert.Equal(a.Alpha < 0 ? Reason.NegativeAlpha : Reason.None, a.Reason);
    }

    [Theory, MemberData(nameof(Of), "pearson")]
    public void Pearsons_r_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        CorrelationResult r = Correlation.Pearson(input.Column("x"), input.Column("y"));
        AssertCorrelation(expected, r);
        Near.Statistic(expected.Number("lower"), r.Lower, "lower");
        Near.Statistic(expected.Number("upper"), r.Upper, "upper");
    }

    [Theory, MemberData(nameof(Of), "spearman")]
    public void Spearmans_rho_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        AssertCorrelation(expected, Correlation.Spearman(input.Column("x"), input.Column("y")));
    }

    [Theory, MemberData(nameof(Of), "kendall")]
    public void Kendalls_tau_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        AssertCorrelation(expected, Correlation.Kendall(input.Column("x"), input.Column("y")));
    }

    [Theory, MemberData(nameof(Of), "holm")]
    public void Holms_adjustment_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        AssertColumn(expected.Column("adjusted"), MultipleTesting.Holm(input.Column("p")));
    }

    [Theory, MemberData(nameof(Of), "benjamini_hochberg")]
    public void Benjamini_and_Hochbergs_adjustment_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        AssertColumn(expected.Column("adjusted"), MultipleTesting.BenjaminiHochberg(input.Column("p")));
    }

    [Theory, MemberData(nameof(Of), "wilson")]
    public void Wilsons_interval_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        ProportionResult p = Proportion.Wilson(input.Whole("k"), input.Whole("n"), input.Number("level"));
        Near.Statistic(expected.Number("lower"), p.Lower, "lower");
        Near.Statistic(expected.Number("upper"), p.Upper, "upper");
    }

    [Theory, MemberData(nameof(Of), "clopper_pearson")]
    public void Clopper_and_Pearsons_interval_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        ProportionResult p = Proportion.ClopperPearson(input.Whole("k"), input.Whole("n"), input.Number("level"));
        Near.Statistic(expected.Number("lower"), p.Lower, "lower");
        Near.Statistic(expected.Number("upper"), p.Upper, "upper");
    }

    [Theory, MemberData(nameof(Of), "icc")]
    public void Intraclass_correlation_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        IntraclassCorrelationResult icc = IntraclassCorrelation.OneWay(input.Column("y"), input.Integers("group"));
        Near.Relative(expected.Number("icc"), icc.Icc, 1e-10, 1e-12, "icc");
        Near.Relative(expected.Number("f"), icc.F, 1e-10, 0, "F");
        Near.P(expected.Number("p"), icc.P);
        Near.Statistic(expected.Number("df1"), icc.Df1, "df1");
        Near.Statistic(expected.Number("df2"), icc.Df2, "df2");
        Near.Statistic(expected.Number("n0"), icc.AdjustedGroupSize, "n0");
        Near.Relative(expected.Number("lower"), icc.Lower, 1e-9, 1e-11, "lower");
        Near.Relative(expected.Number("upper"), icc.Upper, 1e-9, 1e-11, "upper");
        Near.Statistic(expected.Number("design_effect"), DesignEffect.Of(icc.Icc, input.Integers("sizes")), "design effect");
        AssertColumn(expected.Column("means"), ClusterMeans.Of(input.Column("y"), input.Integers("group")));
    }

    [Theory, MemberData(nameof(Of), "mahalanobis")]
    public void Mahalanobis_distance_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        MahalanobisResult m = Mahalanobis.MonteCarloP(input.Columns("simulated"), input.Column("observed"));
        Near.Statistic(expected.Number("d2"), m.DistanceSquared, "distance");
        Near.Statistic(expected.Number("p"), m.P, "p");
        Assert.Equal(expected.Whole("rank"), m.Rank);
    }

    private static void AssertCorrelation(JsonElement expected, CorrelationResult r)
    {
        Near.Statistic(expected.Number("r"), r.Coefficient, "coefficient");
        Near.Relative(expected.Number("statistic"), r.Statistic, 1e-10, 1e-12, "statistic");
        Near.P(expected.Number("p"), r.P);
    }

    private static void AssertColumn(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Near.Statistic(expected[i], actual[i], $"entry {i}");
    }
}
