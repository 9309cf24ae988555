using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;

namespace Simulator.Tests.Audit;

/// <summary>What a printed number may be, and which numbers it may stand for.</summary>
public sealed class PrintedNumberTests
{
    [Theory]
    [InlineData("0.10", 0.10, 2, false)]
    [InlineData("12", 12, 0, false)]
    [InlineData("-0.5", -0.5, 1, false)]
    [InlineData(".05", 0.05, 2, false)]
    [InlineData(" 3.0 ", 3, 1, false)]
    [InlineData("< .001", 0.001, 3, true)]
    [InlineData("<0.05", 0.05, 2, true)]
    [InlineData("1000000000", 1e9, 0, false)]
    [InlineData("0.123456789012345678", 0.123456789012345678, 18, false)] // twenty signs
    public void A_number_is_read_with_its_decimals(string text, double value, int decimals, bool bound)
    {
        PrintedNumber number = PrintedNumber.TryParse(text)!;
        Assert.Equal((text, value, decimals, bound), (number.Text, (double)number.Value, number.Decimals, number.IsBound));
        Assert.Equal(Math.Pow(10, -decimals), (double)number.Step, 1e-20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("1.")]
    [InlineData("1,5")]
    [InlineData("1000000000.1")]
    [InlineData("-1000000001")]
    [InlineData("0.1234567890123456789")] // twenty-one
    public void Anything_else_is_no_printed_number(string text) => Assert.Null(PrintedNumber.TryParse(text));

    [Theory]
    [InlineData("0.10", 0.095, 0.105, 0.10, 0.11)]
    [InlineData("-0.10", -0.105, -0.095, -0.11, -0.10)]
    [InlineData("0.0", -0.05, 0.05, -0.1, 0.1)]
    public void A_number_stands_for_what_rounds_to_it_or_is_cut_to_it(string text, double low, double high, double cutLow, double cutHigh)
    {
        PrintedNumber number = PrintedNumber.TryParse(text)!;
        Interval rounded = Print.Of(number, Shortening.Rounded), cut = Print.Of(number, Shortening.Truncated), either = Print.Of(number, Shortening.Either);
        Assert.Equal((low, high), (Math.Round(rounded.Low, 6), Math.Round(rounded.High, 6)));
        Assert.Equal((cutLow, cutHigh), (Math.Round(cut.Low, 6), Math.Round(cut.High, 6)));
        Assert.Equal((Math.Min(low, cutLow), Math.Max(high, cutHigh)), (Math.Round(either.Low, 6), Math.Round(either.High, 6)));
    }

    [Fact]
    public void Intervals_meet_where_they_touch_and_have_absolute_values()
    {
        Assert.True(new Interval(1, 2).Meets(new Interval(2, 3)));
        Assert.True(new Interval(2, 3).Meets(new Interval(1, 2)));
        Assert.False(new Interval(1, 2).Meets(new Interval(2.1, 3)));
        Assert.Equal(new Interval(1, 2), new Interval(1, 2).Absolute());
        Assert.Equal(new Interval(1, 2), new Interval(-2, -1).Absolute());
        Assert.Equal(new Interval(0, 2), new Interval(-1, 2).Absolute());
        Assert.Equal(new Interval(0, 3), new Interval(-3, 2).Absolute());
        Assert.Equal(new Interval(-1, 4), Interval.Around(3, -1, 4));
        Assert.Equal(("1.5", "1 to 2"), (new Interval(1.5, 1.50001).ToString(), new Interval(1, 2).ToString()));
    }

    [Theory]
    [InlineData(1, 2, "between 1 and 2", false, true, true, true, false)]
    [InlineData(1, double.PositiveInfinity, "above 1", false, false, true, true, true)]
    [InlineData(double.NegativeInfinity, 2, "below 2", true, true, true, false, false)]
    public void A_bound_holds_with_both_its_ends_or_without_its_only_one(double low, double high, string words, params bool[] holds)
    {
        Bound bound = new(low, high);
        Assert.Equal(holds, new[] { 0.5, 1, 1.5, 2, 2.5 }.Select(bound.Holds));
        Assert.Equal(words, bound.ToString());
    }

    [Fact]
    public void Rounding_is_named_where_both_ways_explain_as_much() => Assert.Equal(
        ["rounded", "truncated", "rounded"],
        new[] { new RuleCount("t", 3, 2, 2), new RuleCount("t", 3, 1, 2), new RuleCount("t", 3, 2, 1) }.Select(r => r.Rule));
}
