using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Tests.Statistics;

/// <summary>Smallest cases, exact zeros and far tails by hand: where a boundary moved by one would go unnoticed among typical data.</summary>
public sealed class EdgeTests
{
    private const double Endless = double.PositiveInfinity;

    [Fact]
    public void Effect_sizes_are_defined_from_three_people_on()
    {
        // d = t sqrt(1/n1 + 1/n2); the unbiased g needs one more.
        Near.Statistic(Math.Sqrt(1.5), EffectSize.FromT(1, 2, 1).D);
        Near.Statistic(Math.Sqrt(1.2), EffectSize.FromT(1, 5, 1).D);
        Near.Statistic(Math.Sqrt(1.2), EffectSize.FromT(1, 1, 5).D);
        Assert.Equal((Reason.TooFewCases, Reason.TooFewCases), (EffectSize.FromT(1, 0, 5).Reason, EffectSize.FromT(1, 5, 0).Reason));
        // J(2) = Gamma(1) / (sqrt(1) Gamma(1/2)) = 1 / sqrt(pi).
        Near.Statistic(1 / Math.Sqrt(Math.PI), EffectSize.HedgesCorrection(2));
        Assert.True(double.IsNaN(EffectSize.HedgesCorrection(1)));
    }

    [Fact]
    public void Eta_squared_by_hand()
    {
        // F = 3 on 2 and 12: explained 6 of 18; omega squared (2 x 2) / (6 + 12 + 1), epsilon squared 4 / 18.
        EtaSquaredResult e = EtaSquared.FromF(3, 2, 12);
        Near.Statistic(6.0 / 18, e.Value);
        Near.Statistic(4.0 / 19, e.OmegaSquared);
        Near.Statistic(4.0 / 18, e.EpsilonSquared);
        Assert.Equal((Reason.TooFewCases, Reason.TooFewCases), (EtaSquared.FromF(2, 0, 5).Reason, EtaSquared.FromF(2, 5, 0).Reason));
        Assert.Equal((Reason.NotFinite, Reason.NotFinite), (EtaSquared.FromF(-1, 2, 5).Reason, EtaSquared.FromF(Endless, 2, 5).Reason));
    }

    [Fact]
    public void Alpha_is_zero_without_covariance_and_undefined_without_variance_of_the_total()
    {
        ReliabilityResult none = Reliability.CronbachAlpha([[1, 1, 2, 2], [1, 2, 1, 2]]);
        Assert.Equal((0, Reason.None), (none.Alpha, none.Reason));
        Assert.Equal(Reason.NotFinite, Reliability.CronbachAlpha([[1, Endless, 2], [1, 2, 3]]).Reason);
        Assert.Equal(0, Reliability.RawAlpha([[1, 1, 2, 2], [1, 2, 1, 2]]));
        Assert.True(double.IsNaN(Reliability.RawAlpha([[1, 2], [2, 1]])));
        Assert.True(double.IsNaN(Reliability.RawAlpha([[1, 2]])));
        Assert.True(double.IsNaN(Reliability.RawAlpha([[1], [2]])));
        // The respondent with a missing answer is left out: totals 2, 4, item variances 1/2 and 1/2, alpha 2 (1 - 1 / 2).
        Near.Statistic(1, Reliability.RawAlpha([[1, 2, 5], [1, 2, 0]]));
    }

    [Fact]
    public void Items_of_a_scale_by_hand()
    {
        // Two items, rest is the other: r = 1 / 2; covariance 1 / 2, variances 1: alpha 2 (1 - 2 / 3), no alpha without one of two.
        ReliabilityResult a = Reliability.CronbachAlpha([[1, 2, 3], [2, 1, 3]]);
        Near.Statistic(2.0 / 3, a.Alpha);
        Near.Statistic(0.5, a.MeanInterItemCorrelation);
        Near.Statistic(2.0 / 3, a.Standardised);
        Near.Statistic(0.5, a.Items[0].ItemRestCorrelation);
        Assert.True(double.IsNaN(a.Items[0].AlphaIfDropped));
        // Feldt: (1 - alpha) times quantiles of F on 2 and 2, which are p / (1 - p).
        Near.Relative(1 - (1.0 / 3 * 39), a.Lower, 1e-9, 0, "lower");
        Near.Relative(1 - (1.0 / 3 / 39), a.Upper, 1e-9, 0, "upper");
    }

    [Fact]
    public void The_intraclass_correlation_allows_for_unequal_sizes()
    {
        // Groups {1, 3, 5} and {4}: within 8 on 2, between 0.75 on 1, n0 = 4 - 10 / 4.
        IntraclassCorrelationResult icc = IntraclassCorrelation.OneWay([1, 3, 5, 4], [0, 0, 0, 1]);
        Near.Statistic(1.5, icc.AdjustedGroupSize);
        Near.Statistic((0.75 - 4) / (0.75 + (0.5 * 4)), icc.Icc);
        Near.Statistic(0.1875, icc.F);
        Assert.Equal((2, 2, 4), (icc.MeanGroupSize, icc.Groups, icc.N));
    }

    [Fact]
    public void The_intraclass_correlation_without_interval_is_the_same_but_for_its_ends()
    {
        IntraclassCorrelationResult whole = IntraclassCorrelation.OneWay([1, 3, 5, 4, 2], [0, 0, 1, 1, -1]);
        IntraclassCorrelationResult values = IntraclassCorrelation.OneWayWithoutInterval([1, 3, 5, 4, 2], [0, 0, 1, 1, -1]);
        Assert.True(whole.Lower < whole.Upper);
        Assert.Equal(whole with { Lower = double.NaN, Upper = double.NaN }, values);
    }

    [Fact]
    public void The_design_effect_over_repetitions_is_the_variance_over_the_mean_squared_error()
    {
        // Differences 1 and 3 have variance 2; squared errors 1 and 4 have mean 2.5.
        Near.Statistic(0.8, DesignEffect.OverRepetitions([1, 3], [1, 2]));
        Assert.True(double.IsNaN(DesignEffect.OverRepetitions([1], [1])));
        Assert.Throws<ArgumentException>(() => DesignEffect.OverRepetitions([1, 2], [1]));
    }

    [Fact]
    public void Analyses_of_variance_do_not_depend_on_the_unit_and_count_what_is_missing()
    {
        // Means 2 and 5: between 9 on 1, within 2 + 2 on 2.
        AnovaResult one = Anova.OneWay([[1, 3, double.NaN], [4, 6]]), tiny = Anova.OneWay([[1e-30, 3e-30], [4e-30, 6e-30]]);
        Near.Statistic(4.5, one.F);
        Near.Statistic(4.5, tiny.F);
        Assert.Equal((1, 0, 4), (one.Missing, tiny.Missing, one.N));
        Near.Statistic(3.5, one.GrandMean);
        Near.Statistic(9.0 / 13, one.EtaSquared);
    }

    [Fact]
    public void Analyses_of_variance_do_not_depend_on_a_huge_origin_that_hides_the_grand_mean()
    {
        // Around 1e16 only even numbers exist and the grand mean of 150.5 is none. Means 100 and 201: between 4 x 50.5^2, within 2 x 100^2 + 2.
        AnovaResult far = Anova.OneWay([[1e16, 1e16 + 200], [1e16 + 200, 1e16 + 202]]);
        Near.Statistic(10_201.0 / (20_002 / 2.0), far.F);
        Near.Statistic(10_201.0 / 30_203, far.EtaSquared);
    }

    [Fact]
    public void A_sum_keeps_what_a_huge_negative_number_would_swallow()
    {
        Assert.Equal(0, Descriptives.Of([-1e16, 1, 1, 1e16, -2]).Mean);
        Assert.Equal(0, Descriptives.Of([1e16, -1, -1, -1e16, 2]).Mean);
    }

    [Fact]
    public void Quantiles_keep_their_digits_in_the_far_tail_and_next_to_the_centre()
    {
        // F on 2 and 7: p = 1 - (1 + 2 f / 7)^(-3.5).
        double p = 1 - 1e-12, above = 1 - p;
        Near.Relative(3.5 * (Math.Pow(above, -1 / 3.5) - 1), FisherDistribution.Quantile(p, 2, 7), 1e-10, 0, "F");
        // t on 1: tan(pi (p - 1/2)); the difference from 1/2 is exact.
        double close = 0.5 + 1e-9;
        Near.Relative(Math.Tan(Math.PI * (close - 0.5)), StudentTDistribution.Quantile(close, 1), 1e-10, 0, "t");
    }

    [Fact]
    public void Kendalls_tau_of_five_by_hand()
    {
        // Nine of ten pairs agree: (9 - 1) / 10; the variance of the score is 5 x 4 x 15 / 18.
        CorrelationResult tau = Correlation.Kendall([1, 2, 3, 4, 5], [1, 2, 3, 5, 4]);
        Near.Statistic(0.8, tau.Coefficient);
        Near.Statistic(8 / Math.Sqrt(5 * 4 * 15 / 18.0), tau.Statistic);
        Near.Statistic(NormalDistribution.PTwoSided(8 / Math.Sqrt(50 / 3.0)), tau.P);
    }

    [Fact]
    public void Adjusted_p_values_by_hand()
    {
        // Holm: 3 x .01, 2 x .02, then .04 is less than .04 before it. Benjamini and Hochberg: 3 x .01, 3 / 2 x .02, .04.
        double[] holm = MultipleTesting.Holm([0.04, 0.01, 0.02]);
        Near.Statistic(0.04, holm[0]);
        Near.Statistic(0.03, holm[1]);
        Near.Statistic(0.04, holm[2]);
        double[] adjusted = MultipleTesting.BenjaminiHochberg([0.04, 0.01, 0.02]);
        Near.Statistic(0.04, adjusted[0]);
        Near.Statistic(0.03, adjusted[1]);
        Near.Statistic(0.03, adjusted[2]);
        Assert.Equal([1, double.NaN, 1], MultipleTesting.Holm([0.6, double.NaN, 0.9]));
    }
}
