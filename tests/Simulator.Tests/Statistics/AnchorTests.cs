using Simulator.Statistics;

namespace Simulator.Tests.Statistics;

/// <summary>Textbook data whose results anybody can look up, with the digits R 4.2.2 and psych 2.2.9 print.</summary>
public sealed class AnchorTests
{
    private static readonly double[] Sleep1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Sleep2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    private static readonly double[][] PlantGrowth =
    [
        [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14],
        [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
        [6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26],
    ];

    private static readonly double[][] Attitude =
    [
        [43, 63, 71, 61, 81, 43, 58, 71, 72, 67, 64, 67, 69, 68, 77, 81, 74, 65, 65, 50, 50, 64, 53, 40, 63, 66, 78, 48, 85, 82],
        [51, 64, 70, 63, 78, 55, 67, 75, 82, 61, 53, 60, 62, 83, 77, 90, 85, 60, 70, 58, 40, 61, 66, 37, 54, 77, 75, 57, 85, 82],
        [30, 51, 68, 45, 56, 49, 42, 50, 72, 45, 53, 47, 57, 83, 54, 50, 64, 65, 46, 68, 33, 52, 52, 42, 42, 66, 58, 44, 71, 39],
        [39, 54, 69, 47, 66, 44, 56, 55, 67, 47, 58, 39, 42, 45, 72, 72, 69, 75, 57, 54, 34, 62, 50, 58, 48, 63, 74, 45, 71, 59],
        [61, 63, 76, 54, 71, 54, 66, 70, 71, 62, 58, 59, 55, 59, 79, 60, 79, 55, 75, 64, 43, 66, 63, 50, 66, 88, 80, 51, 77, 64],
        [92, 73, 86, 84, 83, 49, 68, 66, 83, 80, 67, 74, 63, 77, 77, 54, 79, 80, 85, 78, 64, 80, 80, 57, 75, 76, 78, 83, 74, 78],
        [45, 47, 48, 35, 47, 34, 35, 41, 31, 41, 34, 41, 25, 35, 46, 36, 63, 60, 46, 52, 33, 41, 37, 49, 33, 72, 49, 38, 55, 39],
    ];

    [Fact]
    public void Students_sleep_data_give_the_published_t_tests()
    {
        TTestResult welch = TTest.Welch(Sleep1, Sleep2);
        Near.Statistic(-1.8608134674868531, welch.Statistic);
        Near.Statistic(17.776473516178498, welch.Df);
        Near.P(0.079394140187358173, welch.P);
        Near.Statistic(-3.3654832307117104, welch.Lower);
        Near.Statistic(0.20548323071171018, welch.Upper);
        Near.P(0.079186714215938175, TTest.Student(Sleep1, Sleep2).P);
        TTestResult paired = TTest.Paired(Sleep1, Sleep2);
        Near.Statistic(-4.0621276833820366, paired.Statistic);
        Near.P(0.0028328901973842702, paired.P);
    }

    [Fact]
    public void Students_sleep_data_give_effectsizes_d_and_g()
    {
        EffectSizeResult e = EffectSize.FromGroups(Sleep1, Sleep2);
        Near.Statistic(-0.83218108134953961, e.D);
        Near.Statistic(-0.7969352391911223, e.G);
    }

    // Sums of treatment (32) and control (33), sum of squares of both; t, p, eta squared, d and its interval as recomputed by hand.
    [Theory]
    [InlineData(106, 89, 629, 3.201, 0.0022, 0.140, 0.79, 0.29, 1.30)]
    [InlineData(108, 97, 685, 2.343, 0.0225, 0.080, 0.58, 0.08, 1.08)]
    [InlineData(102, 101, 677, 0.621, 0.537, 0.006, 0.15, -0.33, 0.64)]
    [InlineData(111, 97, 690, 3.801, 0.0003, 0.187, 0.94, 0.43, 1.45)]
    [InlineData(105, 97, 662, 1.923, 0.059, 0.055, 0.48, -0.02, 0.97)]
    [InlineData(102, 83, 573, 3.439, 0.0010, 0.158, 0.85, 0.34, 1.36)]
    [InlineData(104, 92, 626, 2.634, 0.0107, 0.099, 0.65, 0.15, 1.15)]
    [InlineData(108, 92, 650, 3.487, 0.0009, 0.162, 0.87, 0.35, 1.37)]
    [InlineData(105, 93, 642, 2.491, 0.0155, 0.090, 0.62, 0.12, 1.11)]
    public void A_published_item_is_recomputed_from_its_sums(
        int treatment, int control, int squares, double t, double p, double eta, double d, double lower, double upper)
    {
        const int N1 = 32;
        const int N2 = 33;
        double within = squares - (treatment * treatment / (double)N1) - (control * control / (double)N2);
        double sd = Math.Sqrt(within / (N1 + N2 - 2));
        TTestResult test = TTest.FromSummary(treatment / (double)N1, sd, N1, control / (double)N2, sd, N2, welch: false);
        EffectSizeResult e = EffectSize.FromTest(test);
        Near.Relative(t, test.Statistic, 0, 0.0006, "t");
        Near.Relative(p, test.P, 0, 0.0006, "p");
        Near.Relative(eta, EtaSquared.FromT(test.Statistic, test.Df).Value, 0, 0.0006, "eta squared");
        Near.Relative(d, e.D, 0, 0.006, "d");
        Near.Relative(lower, e.DLower, 0, 0.006, "lower");
        Near.Relative(upper, e.DUpper, 0, 0.006, "upper");
    }

    [Fact]
    public void Plant_growth_gives_the_published_analyses_of_variance()
    {
        AnovaResult a = Anova.OneWay(PlantGrowth);
        Near.Statistic(4.8460878623801351, a.F);
        Near.P(0.015909958325622937, a.P);
        Near.Statistic(0.26414829683211966, a.EtaSquared);
        WelchAnovaResult welch = Anova.Welch(PlantGrowth);
        Near.Relative(5.1809724, welch.F, 1e-7, 0, "F");
        Near.Relative(17.128419, welch.Df2, 1e-7, 0, "df2");
        Near.Relative(0.01739282, welch.P, 1e-6, 0, "p");
    }

    [Fact]
    public void Attitude_gives_psychs_alpha()
    {
        ReliabilityResult a = Reliability.CronbachAlpha(Attitude);
        Near.Statistic(0.84314276956475986, a.Alpha);
        Near.Statistic(0.83908380302951058, a.Standardised);
        Near.Statistic(a.Alpha, Reliability.RawAlpha(Array.ConvertAll(Attitude, column => Array.ConvertAll(column, x => (byte)x))));
    }

    [Fact]
    public void Power_of_64_a_group_for_a_medium_effect_is_the_textbook_80_percent()
    {
        // R's default leaves out the far tail, as a one-sided test at .025 does; both tails add a millionth.
        Near.Relative(0.8014586233679728, Power.TwoSampleT(64, 64, 0.5, alpha: 0.025, twoSided: false), 1e-10, 0, "one tail");
        Near.Relative(0.8014595579, Power.TwoSampleT(64, 64, 0.5), 1e-9, 0, "both tails");
    }

    [Fact]
    public void Required_n_is_the_textbooks()
    {
        SampleSize two = Power.RequiredN(0.5);
        Near.Relative(63.766, two.Exact, 1e-5, 0, "n");
        Assert.Equal((64, 64), (two.N1, two.N2));
        SampleSize one = Power.RequiredN(0.5, power: 0.95, twoSided: false);
        Near.Relative(87.263, one.Exact, 1e-5, 0, "n");
        Assert.Equal((88, 88), (one.N1, one.N2));
    }
}
