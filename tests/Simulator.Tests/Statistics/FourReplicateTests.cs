using Simulator.Statistics;

namespace Simulator.Tests.Statistics;

/// <summary>
/// Summaries over replicates and clusters on four numbers each, worked out beside them: unequal sizes and unequal errors, so that a ratio
/// turned around, a correction left out or a neighbour taken for the value between gives another number.
/// </summary>
public sealed class FourReplicateTests
{
    [Fact]
    public void A_design_effect_over_repetitions_is_what_differences_vary_over_what_their_errors_say()
    {
        // Differences 1, 3, 2, 6: mean 3, squares 4 + 0 + 1 + 9 = 14, variance 14/3. Errors 1, 2, 1, 2: mean square 10/4 = 2.5.
        Near.Statistic(14 / 3.0 / 2.5, DesignEffect.OverRepetitions([1, 3, 2, 6], [1, 2, 1, 2]));

        // The same differences with errors twice as large inflate a quarter as much.
        Near.Statistic(14 / 3.0 / 10, DesignEffect.OverRepetitions([1, 3, 2, 6], [2, 4, 2, 4]));
        Assert.True(double.IsNaN(DesignEffect.OverRepetitions([1], [1])));
    }

    [Fact]
    public void A_design_effect_of_teams_counts_the_team_that_a_person_is_in()
    {
        // Teams of 3, 2 and 1: a person's team has (9 + 4 + 1) / 6 = 7/3 members on average, not 2: 1 + (7/3 − 1) × .4.
        Near.Statistic(1 + (4 / 3.0 * 0.4), DesignEffect.Of(0.4, [3, 2, 1]));

        // Pairs: 1 + icc; a person alone takes part of it away: (4 + 4 + 1) / 5 = 9/5.
        Near.Statistic(1.4, DesignEffect.Of(0.4, [2, 2]));
        Near.Statistic(1 + (0.8 * 0.4), DesignEffect.Of(0.4, [2, 2, 1]));
    }

    [Fact]
    public void Likeness_in_groups_of_unequal_size_uses_the_corrected_size()
    {
        // {1, 3}, {5, 7, 9}, {2}: means 2, 7, 2, all 4.5. Between: (2 + 3 + 1) × 2.5² = 37.5 with 2 degrees of freedom, 18.75; within:
        // 2 + 8 with 3, 10/3. Size (6 − (4 + 9 + 1) / 6) / 2 = 11/6. Icc = (18.75 − 10/3) / (18.75 + (11/6 − 1) × 10/3).
        IntraclassCorrelationResult icc = IntraclassCorrelation.OneWay([1, 5, 2, 7, 3, 9], [0, 1, 2, 1, 0, 1]);
        Near.Statistic(11 / 6.0, icc.AdjustedGroupSize);
        Near.Statistic((18.75 - (10 / 3.0)) / (18.75 + (5 / 6.0 * 10 / 3)), icc.Icc);
        Near.Statistic(18.75 / (10 / 3.0), icc.F);
        Assert.Equal((2.0, 3.0, 3, 6, 2.0), (icc.Df1, icc.Df2, icc.Groups, icc.N, icc.MeanGroupSize));
    }

    [Fact]
    public void A_mean_over_replicates_has_an_interval_of_t_standard_errors()
    {
        // 2, 4, 4, 10: mean 5, squares 9 + 1 + 1 + 25 = 36, variance 12, error √(12/4) = √3; t with 3 degrees of freedom 3.182446305284263.
        MeanInterval mean = MonteCarlo.MeanInterval([2, 4, 4, 10]);
        Near.Statistic(5, mean.Mean);
        Near.Statistic(Math.Sqrt(3), mean.McSe);
        Near.Statistic(5 - (3.182446305284263 * Math.Sqrt(3)), mean.Lower);
        Near.Statistic(5 + (3.182446305284263 * Math.Sqrt(3)), mean.Upper);

        // A replicate without a value does not count: 2, 4, 6 have error √(4/3) and 2 degrees of freedom.
        mean = MonteCarlo.MeanInterval([2, double.NaN, 4, 6]);
        Near.Statistic(4 - (4.302652729749464 * Math.Sqrt(4 / 3.0)), mean.Lower);
        Assert.Equal(3, mean.N);
    }

    [Fact]
    public void A_percentile_counts_ties_half()
    {
        // Below 2 lies one of four; two are ties.
        Assert.Equal((1 + (0.5 * 2)) / 4, MonteCarlo.Percentile([5, 2, 1, 2], 2));
        Assert.Equal(0.25, MonteCarlo.Percentile([5, 2, 1, 2], 1.5));
        Assert.Equal(0.875, MonteCarlo.Percentile([5, 2, 1, 2], 5));
    }

    [Fact]
    public void The_range_of_single_studies_lies_between_neighbours_as_type_7_says()
    {
        // Places .025 × 3 = .075 and .975 × 3 = 2.925 of 10, 20, 40, 80: 10 + .075 × 10 and 40 + .925 × 40.
        (double lower, double upper) = MonteCarlo.Range95([40, 10, 80, 20]);
        Near.Statistic(10.75, lower);
        Near.Statistic(77, upper);
    }

    [Fact]
    public void Holm_multiplies_by_the_tests_that_are_left_and_never_falls()
    {
        // .01 × 4, .03 × 3, .04 × 2 = .08 but not below .09, .5 × 1; an undefined p is no test.
        double[] corrected = MultipleTesting.Holm([0.04, 0.01, double.NaN, 0.5, 0.03]);
        Near.Statistic(0.09, corrected[0]);
        Near.Statistic(0.04, corrected[1]);
        Assert.True(double.IsNaN(corrected[2]));
        Near.Statistic(0.5, corrected[3]);
        Near.Statistic(0.09, corrected[4]);

        // At most 1: .6 × 2.
        Assert.Equal([1, 1], MultipleTesting.Holm([0.6, 0.9]));
    }
}
