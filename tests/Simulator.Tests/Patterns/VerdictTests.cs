using Simulator.Evidence.Studies;
using Simulator.Experiments.Patterns;

namespace Simulator.Tests.Patterns;

public sealed class VerdictTests
{
    private const double Open = double.PositiveInfinity;

    [Theory]
    [InlineData(0, Open, 0.1, 0.2, PatternVerdict.Held)]
    [InlineData(0, Open, 0, 0.2, PatternVerdict.Undecided)]
    [InlineData(0, Open, -0.1, 0.2, PatternVerdict.Undecided)]
    [InlineData(0, Open, -0.1, 0, PatternVerdict.Missed)]
    [InlineData(0, Open, 0, 0, PatternVerdict.Missed)]
    [InlineData(-Open, 1, 0.1, 0.2, PatternVerdict.Held)]
    [InlineData(-Open, 1, 1, 1, PatternVerdict.Missed)]
    [InlineData(-Open, 1, 0.9, 1.1, PatternVerdict.Undecided)]
    [InlineData(1, 2, 1, 2, PatternVerdict.Held)]
    [InlineData(1, 2, 0.9, 1.5, PatternVerdict.Undecided)]
    [InlineData(1, 2, 0.5, 2.5, PatternVerdict.Undecided)]
    [InlineData(1, 2, 2.1, 2.5, PatternVerdict.Missed)]
    [InlineData(1, 2, 0.5, 0.9, PatternVerdict.Missed)]
    [InlineData(1, 2, double.NaN, double.NaN, PatternVerdict.Undecided)]
    public void The_whole_interval_decides(double low, double high, double lower, double upper, PatternVerdict expected) =>
        Assert.Equal(expected, PatternVerdicts.Of(Toy.Test("stress", low, high), lower, upper));

    [Theory]
    [InlineData(PatternVerdict.Held, PatternVerdict.Held, PatternVerdict.Held)]
    [InlineData(PatternVerdict.Held, PatternVerdict.Undecided, PatternVerdict.Undecided)]
    [InlineData(PatternVerdict.Held, PatternVerdict.Missed, PatternVerdict.Missed)]
    [InlineData(PatternVerdict.Undecided, PatternVerdict.Missed, PatternVerdict.Missed)]
    public void A_pattern_holds_when_all_its_tests_do_and_is_missed_when_any_is(
        PatternVerdict one, PatternVerdict other, PatternVerdict expected) => Assert.Equal(expected, PatternVerdicts.Of([one, other]));

    /// <summary>At least .1 asked for: the interval lies wholly beyond it, wholly on the wrong side of it, wholly nearer to none, or across.</summary>
    [Theory]
    [InlineData(0.1, 0.3, PatternVerdict.Held)]
    [InlineData(0.01, 0.09, PatternVerdict.TooSmall)]
    [InlineData(-0.09, 0.09, PatternVerdict.TooSmall)]
    [InlineData(-0.09, -0.01, PatternVerdict.TooSmall)]
    [InlineData(0.05, 0.15, PatternVerdict.Undecided)]
    [InlineData(-0.15, -0.05, PatternVerdict.Undecided)]
    [InlineData(-0.3, -0.1, PatternVerdict.Missed)]
    [InlineData(double.NaN, double.NaN, PatternVerdict.Undecided)]
    public void A_difference_nearer_to_none_than_what_matters_is_too_small_to_tell(double lower, double upper, PatternVerdict expected)
    {
        Assert.Equal(expected, PatternVerdicts.Of(Toy.Test("stress", 0, Open) with { Matters = 0.1 }, lower, upper));
        Assert.Equal(expected, PatternVerdicts.Of(Toy.Test("stress", -Open, 0) with { Matters = 0.1 }, -upper, -lower));
    }

    /// <summary>.55 lies within .1 of the bound .5, but the bound is itself what was asked for.</summary>
    [Fact]
    public void A_bound_that_is_no_difference_from_none_says_itself_how_much_is_enough()
    {
        PatternTest level = Toy.Test("gossip_share", 0.5, Open) with { Matters = 0.1 };
        Assert.False(level.AsksForDifference);
        Assert.Equal(PatternVerdict.Held, PatternVerdicts.Of(level, 0.54, 0.56));
    }

    [Theory]
    [InlineData(PatternVerdict.Held, PatternVerdict.TooSmall, PatternVerdict.TooSmall)]
    [InlineData(PatternVerdict.TooSmall, PatternVerdict.Undecided, PatternVerdict.Undecided)]
    [InlineData(PatternVerdict.TooSmall, PatternVerdict.Missed, PatternVerdict.Missed)]
    public void A_pattern_with_a_test_too_small_to_tell_is_not_held(PatternVerdict one, PatternVerdict other, PatternVerdict expected) =>
        Assert.Equal(expected, PatternVerdicts.Of([one, other]));
}
