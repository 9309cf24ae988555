using Simulator.Engine.Parameters;
using Simulator.Experiments.Designs;
using Simulator.Statistics;

namespace Simulator.Tests.Experiments.Designs;

/// <summary>Who beats whom, what ties, and where an assumption flips a choice: by hand.</summary>
public sealed class ParetoFrontTests
{
    private static readonly Parameter Share = Parameter.Share("p", "An assumption.", "share", 0.5, 0, 1, Source.Assumed, "made up");

    [Fact]
    public void The_front_is_whoever_nobody_is_as_good_as_in_everything_and_better_than_in_something()
    {
        // Support and saved hours: the second is below the first in both, the fourth equals the third, the last is below the third in hours only.
        double[][] means = [[3, 1], [2, 0.5], [2, 2], [2, 2], [1, 5], [2, 1]];
        Assert.Equal([0, 2, 3, 4], ParetoFront.OfMeans(means));
    }

    [Fact]
    public void Who_is_nowhere_worse_and_somewhere_told_better_beats()
    {
        double[] luck = [1, 2, 3, 4], same = [7, 7, 7, 7], less = [6, 6, 6, 6];
        double[] noisy = [1.2, 1.9, 3.1, 3.9]; // .025 above luck on average, SD .15: 0 lies within .025 ± .239
        Assert.True(ParetoFront.Beats([luck, same], [luck, less]));
        Assert.False(ParetoFront.Beats([luck, same], [luck, same]));
        Assert.False(ParetoFront.Beats([luck, less], [luck, same]));
        Assert.True(ParetoFront.Beats([noisy, same], [luck, less]));
        Assert.False(ParetoFront.Beats([noisy, same], [luck, same])); // better on average, not beyond doubt
        Assert.False(ParetoFront.Beats([luck, same], [noisy, less])); // better beyond doubt in one, worse on average in the other
        Assert.False(ParetoFront.Beats([[double.NaN, double.NaN], [1, 1]], [[1, 2], [0, 0]]));
    }

    [Theory]
    [InlineData(0.5, 0.6, 0.7, 0.6, "Better")]
    [InlineData(-0.5, -0.6, -0.7, -0.6, "Worse")]
    [InlineData(0.5, -0.6, 0.7, 0.0, "Tie")]
    [InlineData(0.0, 0.0, 0.0, 0.0, "Tie")]
    public void A_paired_difference_is_told_by_its_interval(double a, double b, double c, double d, string verdict) =>
        Assert.Equal(verdict, ParetoFront.Of(ParetoFront.Paired([a, b, c, d], [0, 0, 0, 0])).ToString());

    /// <summary>Of a thousand differences each must be told at 5 in 100,000; with 20 replicates that is 5.2 standard errors and not 2.1.</summary>
    [Fact]
    public void Where_many_differences_are_asked_each_must_be_told_more_surely()
    {
        double[] luck = [.. Enumerable.Range(0, 20).Select(r => r % 2 == 0 ? 1.0 : -1.0)], none = new double[20];
        MeanInterval one = ParetoFront.Paired(luck, none), many = ParetoFront.Paired(luck, none, ParetoFront.Together(1000));
        Assert.Equal(0.95, ParetoFront.Together(1), 1e-12);
        Assert.Equal(0.99995, ParetoFront.Together(1000), 1e-12);
        Assert.Equal(2.093024, one.Upper / one.McSe, 1e-5); // R: qt(.975, 19), qt(1 - 2.5e-5, 19)
        Assert.Equal(5.208583, many.Upper / many.McSe, 1e-5);
    }

    [Theory]
    [InlineData(9, "10 11 12 13 14 15 16")]
    [InlineData(7, "10 11 12 13 14 15 16")]
    [InlineData(4, "10 12 14 16")]
    [InlineData(2, "10 16")]
    [InlineData(1, "10")]
    [InlineData(0, "")]
    public void Too_many_are_thinned_out_evenly_from_the_first_to_the_last(int most, string left) =>
        Assert.Equal(left, string.Join(' ', ParetoFront.Spread([10, 11, 12, 13, 14, 15, 16], most)));

    /// <summary>B is .1 behind in force and .1 ahead at .75, so it draws level at .625; C is .1 behind and .3 ahead at .25, so level at .4375.</summary>
    [Fact]
    public void An_assumption_flips_the_choice_where_another_draws_level_nearest_to_its_value_in_force()
    {
        double[] places = [0, 0.25, 0.75, 1];
        Assumption b = SearchScan.Turn(Share, 0.5, places, [[Told(-0.3)], [Told(-0.2)], [Told(0.1)], [Told(0.4)]], [-0.1]);
        Assert.Equal((0.625, 0.75, 1, 0.125), (b.Value, b.ToldAt, b.By, b.Change));
        MeanInterval[][] both = [[Told(-0.3), Told(0.5)], [Told(-0.2), Told(0.3)], [Told(0.1), Told(-0.2)], [Told(0.4), Told(-0.3)]];
        Assumption c = SearchScan.Turn(Share, 0.5, places, both, [-0.1, -0.1]);
        Assert.Equal((0.4375, 0.25, 2, 0.0625), (c.Value, c.ToldAt, c.By, c.Change));
        Assert.Equal(0.3, c.Lead.Mean);
    }

    [Fact]
    public void Between_two_values_that_were_tried_the_line_begins_at_the_nearer_one()
    {
        // Behind by .2 in force, by .1 at .75, ahead by .1 at 1: level half-way between the two.
        Assumption one = SearchScan.Turn(Share, 0.5, [0, 0.25, 0.75, 1], [[Told(-1)], [Told(-1)], [Told(-0.1)], [Told(0.1)]], [-0.2]);
        Assert.Equal((0.875, 1.0), (one.Value, one.ToldAt));
        // Ahead at .75 already, but not beyond doubt: beyond doubt it is only at 1.
        Assumption doubt = SearchScan.Turn(Share, 0.5, [0, 0.25, 0.75, 1], [[Told(-1)], [Told(-1)], [Doubtful(0.05)], [Told(0.1)]], [-0.2]);
        Assert.Equal((1.0, 1.0), (doubt.Value, doubt.ToldAt));
    }

    [Fact]
    public void An_assumption_that_flips_nothing_has_the_smallest_lead_of_the_first()
    {
        Assumption none = SearchScan.Turn(Share, 0.5, [0, 0.25, 0.75, 1], [[Told(-0.3)], [Told(-0.2)], [Doubtful(-0.02)], [Told(-0.4)]], [-0.1]);
        Assert.Equal((double.NaN, -1), (none.Value, none.By));
        Assert.Equal((0.02, -0.48, 0.52), (none.Lead.Mean, none.Lead.Lower, none.Lead.Upper));
    }

    [Theory]
    [InlineData(60.0, true)]
    [InlineData(60.00000001, true)] // a sum of many hours is never exact
    [InlineData(60.01, false)]
    public void A_budget_allows_what_it_says(double hours, bool allowed) => Assert.Equal(allowed, new SearchBudget(null!, 60).Allows(hours));

    private static MeanInterval Told(double mean) => new(mean, 0.01, mean - 0.01, mean + 0.01, 20, Reason.None);

    private static MeanInterval Doubtful(double mean) => new(mean, 0.25, mean - 0.5, mean + 0.5, 20, Reason.None);
}
