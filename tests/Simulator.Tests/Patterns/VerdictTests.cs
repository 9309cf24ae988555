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
        Assert.Equal(expected, PatternVerdicts.Of(new Bound(low, high), lower, upper));

    [Theory]
    [InlineData(PatternVerdict.Held, PatternVerdict.Held, PatternVerdict.Held)]
    [InlineData(PatternVerdict.Held, PatternVerdict.Undecided, PatternVerdict.Undecided)]
    [InlineData(PatternVerdict.Held, PatternVerdict.Missed, PatternVerdict.Missed)]
    [InlineData(PatternVerdict.Undecided, PatternVerdict.Missed, PatternVerdict.Missed)]
    public void A_pattern_holds_when_all_its_tests_do_and_is_missed_when_any_is(
        PatternVerdict one, PatternVerdict other, PatternVerdict expected) => Assert.Equal(expected, PatternVerdicts.Of([one, other]));
}
