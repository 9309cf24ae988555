using System.Text.Json;
using Simulator.Statistics;

namespace Simulator.Tests.Statistics;

/// <summary>Every committed case computed by R, one test each.</summary>
public sealed class GoldenTests
{
    public static IEnumerable<TheoryDataRow<string>> Of(string kind) => Fixture.Names(kind);

    [Theory, MemberData(nameof(Of), "descriptives")]
    public void Descriptives_agree_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        Descriptives d = Descriptives.Of(input.Column("x"));
        Near.Statistic(expected.Number("mean"), d.Mean, "mean");
        Near.Statistic(expected.Number("sd"), d.Sd, "sd");
        Near.Statistic(expected.Number("variance"), d.Variance, "variance");
        Near.Statistic(expected.Number("se"), d.Se, "se");
        Assert.Equal(expected.Number("minimum"), d.Minimum);
        Assert.Equal(expected.Number("maximum"), d.Maximum);
        Near.Relative(expected.Number("skewness"), d.Skewness, 1e-9, 1e-11, "skewness");
        Near.Statistic(expected.Number("median"), Quantile.Median(input.Column("x")), "median");
    }

    [Theory, MemberData(nameof(Of), "quantile")]
    public void Quantiles_of_type_7_agree_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        double[] sorted = Quantile.Sorted(input.Column("x"));
        Assert.All(input.Column("p").Zip(expected.Column("q")), pair => Near.Statistic(pair.Second, Quantile.Type7(sorted, pair.First)));
    }

    [Theory, MemberData(nameof(Of), "student")]
    public void Students_t_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        TTestResult test = TTest.Student(input.Column("x"), input.Column("y"), input.Number("level"));
        AssertTest(expected, test);
        TTestResult alone = TTest.StudentWithoutInterval(input.Column("x"), input.Column("y"));
        Assert.Equal(test, alone with { Lower = test.Lower, Upper = test.Upper });
        Assert.True(double.IsNaN(alone.Lower) && double.IsNaN(alone.Upper));
    }

    [Theory, MemberData(nameof(Of), "welch")]
    public void Welch_t_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        AssertTest(expected, TTest.Welch(input.Column("x"), input.Column("y"), input.Number("level")));
    }

    [Theory, MemberData(nameof(Of), "paired")]
    public void Paired_t_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        AssertTest(expected, TTest.Paired(input.Column("x"), input.Column("y"), input.Number("level")));
    }

    [Theory, MemberData(nameof(Of), "one_sample")]
    public void One_sample_t_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        AssertTest(expected, TTest.OneSample(input.Column("x"), input.Number("mu"), input.Number("level")));
    }

    [Theory, MemberData(nameof(Of), "summary")]
    public void A_t_test_from_printed_means_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        TTestResult test = TTest.FromSummary(
            input.Number("m1"), input.Number("s1"), input.Whole("n1"),
            input.Number("m2"), input.Number("s2"), input.Whole("n2"), input.Flag("welch"));
        Near.Statistic(expected.Number("t"), test.Statistic, "t");
        Near.Statistic(expected.Number("df"), test.Df, "df");
        Near.P(expected.Number("p"), test.P);
        Near.Statistic(expected.Number("lower"), test.Lower, "lower");
        Near.Statistic(expected.Number("upper"), test.Upper, "upper");
    }

    [Theory, MemberData(nameof(Of), "effect_size")]
    public void Cohens_d_and_Hedges_g_agree_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        EffectSizeResult e = EffectSize.FromGroups(input.Column("x"), input.Column("y"), input.Number("level"));
        Near.Statistic(expected.Number("d"), e.D, "d");
        Near.Statistic(expected.Number("g"), e.G, "g");
        Near.End(expected.Number("d_lower"), e.DLower, "d lower");
        Near.End(expected.Number("d_upper"), e.DUpper, "d upper");
        Near.End(expected.Number("g_lower"), e.GLower, "g lower");
        Near.End(expected.Number("g_upper"), e.GUpper, "g upper");
        EffectSizeResult alone = EffectSize.FromGroupsWithoutInterval(input.Column("x"), input.Column("y"));
        Assert.Equal((e.D, e.G), (alone.D, alone.G));
        double j = EffectSize.HedgesCorrection(input.Column("x").Length + input.Column("y").Length - 2);
        Near.Statistic(j * e.DLower, e.GLower, "g lower by J");
        Near.Statistic(j * e.DUpper, e.GUpper, "g upper by J");
    }

    [Theory, MemberData(nameof(Of), "eta_squared")]
    public void Eta_omega_and_epsilon_squared_agree_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        EtaSquaredResult e = EtaSquared.FromF(input.Number("f"), input.Number("df1"), input.Number("df2"), input.Number("level"));
        Near.Statistic(expected.Number("eta"), e.Value, "eta squared");
        Near.Statistic(expected.Number("omega"), e.OmegaSquared, "omega squared");
        Near.Statistic(expected.Number("epsilon"), e.EpsilonSquared, "epsilon squared");
        Near.End(expected.Number("lower"), e.Lower, "lower");
        Near.End(expected.Number("upper"), e.Upper, "upper");
    }

    [Theory, MemberData(nameof(Of), "anova")]
    public void One_way_analysis_of_variance_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        AnovaResult a = Anova.OneWay(input.Columns("groups"));
        Near.Relative(expected.Number("f"), a.F, 1e-9, 1e-12, "F"); // R's own QR loses a digit where F is small
        Assert.Equal(expected.Number("df1"), a.Df1);
        Assert.Equal(expected.Number("df2"), a.Df2);
        Near.P(expected.Number("p"), a.P);
        Near.Relative(expected.Number("between"), a.SumOfSquaresBetween, 1e-9, 0, "between");
        Near.Statistic(expected.Number("within"), a.SumOfSquaresWithin, "within");
        Near.Relative(expected.Number("eta"), a.EtaSquared, 1e-9, 1e-12, "eta squared");
        Near.Statistic(expected.Number("residual_sd"), a.ResidualSd, "residual sd");
    }

    [Theory, MemberData(nameof(Of), "welch_anova")]
    public void Welchs_analysis_of_variance_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        WelchAnovaResult a = Anova.Welch(input.Columns("groups"));
        Near.Statistic(expected.Number("f"), a.F, "F");
        Near.Statistic(expected.Number("df1"), a.Df1, "df1");
        Near.Statistic(expected.Number("df2"), a.Df2, "df2");
        Near.P(expected.Number("p"), a.P);
    }

    [Theory, MemberData(nameof(Of), "power")]
    public void Power_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        double power = Power.TwoSampleT(
            input.Number("n1"), input.Number("n2"), input.Number("d"), input.Number("alpha"), input.Flag("two_sided"));
        Near.Relative(expected.Number("power"), power, 1e-9, 1e-11, "power");
    }

    [Theory, MemberData(nameof(Of), "required_n")]
    public void Required_sample_size_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        SampleSize size = Power.RequiredN(input.Number("d"), input.Number("power"), input.Number("alpha"), input.Flag("two_sided"));
        Near.Relative(expected.Number("n"), size.Exact, 1e-7, 0, "n");
        Assert.Equal((int)Math.Ceiling(expected.Number("n")), size.N1);
        Assert.Equal(size.N1, size.N2);
        Assert.True(size.Power >= input.Number("power"));
    }

    [Theory, MemberData(nameof(Of), "detectable_d")]
    public void Detectable_effect_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        double n = input.Number("n");
        double d = Power.DetectableD(n, n, input.Number("power"), input.Number("alpha"), input.Flag("two_sided"));
        Near.Relative(expected.Number("d"), d, 1e-7, 0, "d");
    }

    private static void AssertTest(JsonElement expected, TTestResult test)
    {
        Near.Statistic(expected.Number("t"), test.Statistic, "t");
        Near.Statistic(expected.Number("df"), test.Df, "df");
        Near.P(expected.Number("p"), test.P);
        Near.Statistic(expected.Number("difference"), test.MeanDifference, "difference");
        Near.Statistic(expected.Number("se"), test.SeDifference, "se");
        Near.Statistic(expected.Number("lower"), test.Lower, "lower");
        Near.Statistic(expected.Number("upper"), test.Upper, "upper");
        Assert.Equal(Reason.None, test.Reason);
    }
}
