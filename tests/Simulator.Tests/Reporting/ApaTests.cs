using System.Globalization;
using Simulator.Reporting;

namespace Simulator.Tests.Reporting;

public sealed class ApaTests
{
    [Theory]
    [InlineData(0.0004, "< .001"), InlineData(0.001, ".001"), InlineData(0.0225, ".023"), InlineData(0.5, ".500"), InlineData(1, "> .999")]
    public void P_values_have_no_leading_zero(double p, string expected) => Assert.Equal(expected, Apa.P(p));

    [Theory]
    [InlineData(0.0004, "p < .001"), InlineData(0.04, "p = .040")]
    public void A_p_value_is_printed_with_its_relation(double p, string expected) => Assert.Equal(expected, Apa.PEquals(p));

    [Theory]
    [InlineData(0.874, ".87"), InlineData(-0.5, "−.50"), InlineData(1, "1.00"), InlineData(0, ".00")]
    public void Bounded_values_have_no_leading_zero(double value, string expected) => Assert.Equal(expected, Apa.Bounded(value));

    [Theory]
    [InlineData(-0.004, "0.00"), InlineData(-1.5, "−1.50"), InlineData(12.345, "12.35"), InlineData(double.NaN, "–"), InlineData(double.NegativeInfinity, "−∞")]
    public void Statistics_have_two_decimals_and_a_true_minus(double value, string expected) => Assert.Equal(expected, Apa.Statistic(value));

    [Theory]
    [InlineData(0.41, "+0.41"), InlineData(-0.1, "−0.10"), InlineData(0.001, "0.00")]
    public void Differences_carry_their_sign(double value, string expected) => Assert.Equal(expected, Apa.Signed(value));

    [Theory]
    [InlineData(0.51, "51st"), InlineData(0.12, "12th"), InlineData(0.22, "22nd"), InlineData(0.001, "below 1st"), InlineData(1, "above 99th")]
    public void Percentiles_are_ordinals(double share, string expected) => Assert.Equal(expected, Apa.Percentile(share));

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "de-DE", "tr-TR", "ar-SA", "vi-VN" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal("−1234.50 [0.10, 2.00]", Apa.Number(-1234.5, 2) + " " + Apa.Interval(0.1, 2));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
