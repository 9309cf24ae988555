using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Tests.Statistics;

/// <summary>
/// Where a distribution has a closed form, it is that form; outside its arguments it is NaN. The fixtures from R hold typical arguments only,
/// so the ends are held here.
/// </summary>
public sealed class ClosedFormTests
{
    private const double No = double.NaN;
    private const double Endless = double.PositiveInfinity;

    public static TheoryData<string, double> Undefined => new()
    {
        { "beta, a = 0", BetaDistribution.Cdf(0.5, 0, 1) },
        { "beta, b = 0", BetaDistribution.Cdf(0.5, 1, 0) },
        { "beta, endless a", BetaDistribution.Cdf(0.5, Endless, 1) },
        { "beta quantile, a = 0", BetaDistribution.Quantile(0.5, 0, 1) },
        { "beta quantile, b = 0", BetaDistribution.Quantile(0.5, 1, 0) },
        { "beta quantile, endless b", BetaDistribution.Quantile(0.5, 1, Endless) },
        { "beta quantile, p below 0", BetaDistribution.Quantile(-0.1, 1, 1) },
        { "beta quantile, p above 1", BetaDistribution.Quantile(1.1, 1, 1) },
        { "F of nothing", FisherDistribution.Cdf(No, 1, 5) },
        { "F, df1 = 0", FisherDistribution.Cdf(1, 0, 5) },
        { "F, df2 = 0", FisherDistribution.Cdf(1, 5, 0) },
        { "F, endless df1", FisherDistribution.UpperTail(1, Endless, 5) },
        { "F, endless df2", FisherDistribution.UpperTail(1, 5, Endless) },
        { "F quantile, df2 = 0", FisherDistribution.Quantile(0.5, 5, 0) },
        { "F quantile, endless df1", FisherDistribution.Quantile(0.5, Endless, 5) },
        { "F quantile, endless df2", FisherDistribution.Quantile(0.5, 5, Endless) },
        { "F quantile, p above 1", FisherDistribution.Quantile(1.5, 5, 5) },
        { "t, df = 0", StudentTDistribution.Cdf(1, 0) },
        { "t quantile, df = 0", StudentTDistribution.Quantile(0.3, 0) },
        { "t quantile, p below 0", StudentTDistribution.Quantile(-0.3, 5) },
        { "normal quantile, p above 1", NormalDistribution.Quantile(1.2) },
        { "noncentral t of nothing", Noncentral.TCdf(No, 5, 1) },
        { "noncentral t, df = 0", Noncentral.TCdf(1, 0, 1) },
        { "noncentral F of nothing", Noncentral.FCdf(No, 5, 5, 1) },
        { "noncentral F, df1 = 0", Noncentral.FCdf(1, 0, 5, 1) },
        { "noncentral F, df2 = 0", Noncentral.FCdf(1, 5, 0, 1) },
        { "noncentral F, endless df1", Noncentral.FCdf(1, Endless, 5, 1) },
        { "noncentral F, endless df2", Noncentral.FCdf(1, 5, Endless, 1) },
        { "noncentral F, negative noncentrality", Noncentral.FCdf(1, 5, 5, -1e-300) },
        { "noncentral F, no noncentrality", Noncentral.FCdf(1, 5, 5, No) },
        { "noncentrality of an endless t", Noncentral.TNoncentrality(Endless, 5, 0.5) },
        { "noncentrality of t, df = 0", Noncentral.TNoncentrality(1, 0, 0.5) },
        { "noncentrality of t, p = 0", Noncentral.TNoncentrality(1, 5, 0) },
        { "noncentrality of t, p = 1", Noncentral.TNoncentrality(1, 5, 1) },
        { "noncentrality of t beyond the range", Noncentral.TNoncentrality(20_001, 5, 0.5) },
        { "noncentrality of an endless F", Noncentral.FNoncentrality(Endless, 5, 5, 0.5) },
        { "noncentrality of F, p = 0", Noncentral.FNoncentrality(1, 5, 5, 0) },
        { "noncentrality of F, p = 1", Noncentral.FNoncentrality(1, 5, 5, 1) },
        { "difference to an empty summary", TTest.FromSummary(1, 1, 0, 2, 1, 1, welch: false).MeanDifference },
        { "difference from an empty summary", TTest.FromSummary(1, 1, 1, 2, 1, 0, welch: false).MeanDifference },
        { "power without a first group", Power.TwoSampleT(0, 5, 0.5) },
        { "power without a second group", Power.TwoSampleT(5, 0, 0.5) },
        { "power for an endless effect", Power.TwoSampleT(5, 5, Endless) },
        { "power in endless groups", Power.TwoSampleT(Endless, 5, 0.5) },
        { "effect found with no more power than alpha", Power.DetectableD(5, 5, power: 0.05) },
    };

    [Theory, MemberData(nameof(Undefined))]
    public void What_is_undefined_is_NaN(string what, double value) => Assert.True(double.IsNaN(value), $"{what}: {value:R}");

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void Beta_with_one_shape_of_1_is_a_power(double x)
    {
        // I_x(a, 1) = x^a and I_x(1, b) = 1 - (1 - x)^b.
        Near.Statistic(Math.Pow(x, 3.5), BetaDistribution.Cdf(x, 3.5, 1));
        Near.Statistic(1 - Math.Pow(1 - x, 2.5), BetaDistribution.Cdf(x, 1, 2.5));
        Near.Statistic(x, BetaDistribution.Quantile(Math.Pow(x, 3.5), 3.5, 1));
        Assert.Equal((0.0, 1.0), (BetaDistribution.Cdf(0, 2, 3), BetaDistribution.Cdf(1, 2, 3)));
        Assert.Equal((0.0, 1.0), (BetaDistribution.Quantile(0, 2, 3), BetaDistribution.Quantile(1, 2, 3)));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(40)]
    public void F_with_two_numerator_degrees_is_a_power(double f)
    {
        // P(F above f) = (1 + 2 f / df2)^(-df2 / 2).
        double above = Math.Pow(1 + (2 * f / 7), -3.5);
        Near.Statistic(above, FisherDistribution.UpperTail(f, 2, 7));
        Near.Statistic(1 - above, FisherDistribution.Cdf(f, 2, 7));
        Near.Statistic(f, FisherDistribution.Quantile(1 - above, 2, 7));
        Assert.Equal((0.0, 1.0), (FisherDistribution.Cdf(-1, 2, 7), FisherDistribution.UpperTail(-1, 2, 7)));
        Assert.Equal((1.0, 0.0), (FisherDistribution.Cdf(Endless, 2, 7), FisherDistribution.UpperTail(Endless, 2, 7)));
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(12)]
    public void T_with_one_or_two_degrees_has_a_closed_form(double t)
    {
        double one = 0.5 + (Math.Atan(t) / Math.PI), two = 0.5 + (t / (2 * Math.Sqrt(2 + (t * t))));
        Near.Statistic(one, StudentTDistribution.Cdf(t, 1));
        Near.Statistic(two, StudentTDistribution.Cdf(t, 2));
        Near.Relative(t, StudentTDistribution.Quantile(one, 1), 1e-9, 1e-12, "quantile");
    }

    [Fact]
    public void Without_noncentrality_the_noncentral_distributions_are_the_central_ones()
    {
        Assert.Equal(StudentTDistribution.Cdf(0.7, 5), Noncentral.TCdf(0.7, 5, 0));
        Near.Statistic(StudentTDistribution.Cdf(0.7, 5), Noncentral.TCdf(0.7, 5, 1e-200));
        Assert.Equal(FisherDistribution.Cdf(0.7, 2, 5), Noncentral.FCdf(0.7, 2, 5, 0));
        Assert.Equal(FisherDistribution.Cdf(0.7, 2, 5), Noncentral.FCdf(0.7, 2, 5, 1e-301));
        Assert.Equal((0.0, 1.0), (Noncentral.FCdf(0, 2, 5, 3), Noncentral.FCdf(Endless, 2, 5, 3)));
        // T is at most 0 when the normal variable is: Phi(-ncp). Endless t is beyond everything.
        Assert.Equal(NormalDistribution.Cdf(-1.5), Noncentral.TCdf(0, 5, 1.5));
        Assert.Equal(1, Noncentral.TCdf(Endless, 5, 1.5));
        Assert.Equal(NormalDistribution.Cdf(0.5), Noncentral.TCdf(2, Endless, 1.5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(30)]
    public void A_noncentrality_leads_back_to_its_probability(double df)
    {
        foreach (double p in (double[])[1e-6, 0.025, 0.5, 0.975, 1 - 1e-6])
        {
            foreach (double t in (double[])[-20, -1, 0, 0.5, 4, 300])
            {
                double ncp = Noncentral.TNoncentrality(t, df, p);
                Near.Relative(p, Noncentral.TCdf(t, df, ncp), 1e-6, 1e-12, $"t = {t}, p = {p}, ncp = {ncp}");
            }

            double f = FisherDistribution.Quantile(0.5 + (p / 2), 3, df), lambda = Noncentral.FNoncentrality(f, 3, df, p);
            Near.Relative(p, Noncentral.FCdf(f, 3, df, lambda), 1e-6, 1e-12, $"f = {f}, p = {p}, ncp = {lambda}");
        }
    }

    [Theory]
    [InlineData(-20_000)]
    [InlineData(20_000)]
    public void A_noncentrality_is_found_up_to_both_ends_of_the_range(double t)
    {
        // The first guess lies beyond the range there and is brought back.
        double ncp = Noncentral.TNoncentrality(t, 5, 0.5);
        Near.Relative(0.5, Noncentral.TCdf(t, 5, ncp), 1e-6, 0, $"ncp = {ncp}");
    }

    [Fact]
    public void Two_replications_have_the_interval_of_one_degree_of_freedom()
    {
        // Mean 2, sd sqrt(2), se 1; the 97.5 % point of t with one degree is tan(0.475 pi).
        MeanInterval m = MonteCarlo.MeanInterval([1, 3]);
        Near.Statistic(1, m.McSe);
        Near.Statistic(2 - Math.Tan(0.475 * Math.PI), m.Lower);
        Near.Statistic(2 + Math.Tan(0.475 * Math.PI), m.Upper);
        Assert.Equal(2, m.N);
    }
}
