using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Tests.Reporting;

public sealed class FigureColorsTests
{
    [Fact]
    public void Contrast_follows_wcag()
    {
        Assert.Equal(21, FigureColors.Contrast("#000000", "#FFFFFF"), 6);
        Assert.Equal(5.19, FigureColors.Contrast("#0072B2", "#FFFFFF"), 2);
    }

    [Fact]
    public void Arm_colours_reach_three_to_one_on_white() =>
        Assert.All(FigureColors.Arms, color => Assert.True(FigureColors.Contrast(color, "#FFFFFF") >= 3, color));

    [Theory]
    [InlineData(FigureColors.Good), InlineData(FigureColors.Bad), InlineData(FigureColors.Open), InlineData(FigureColors.Absent)]
    public void Verdicts_read_as_text_on_white_and_on_striped_rows(string color)
    {
        Assert.True(FigureColors.Contrast(color, "#FFFFFF") >= 4.5);
        Assert.True(FigureColors.Contrast(color, "#F4F4F4") >= 4.3);
    }

    [Fact]
    public void Numbers_on_filled_bars_reach_four_and_a_half_to_one() =>
        Assert.All(FigureColors.Answers.Concat(["#9BD3BF", "#0072B2"]), fill =>
            Assert.True(FigureColors.Contrast(fill,
                FigureColors.TextOn(SKColor.Parse(fill)).ToString().Replace("#ff", "#", StringComparison.Ordinal)) >= 4.5, fill));

    [Fact]
    public void Arms_differ_in_marker_as_well_as_in_colour()
    {
        ArmStyle[] styles = [.. FigureColors.Arms.Select((_, i) => FigureColors.Arm(i))];
        Assert.Equal(styles.Length, styles.Select(style => style.Marker).Distinct().Count());
        Assert.Equal(styles.Length, styles.Select(style => style.Color).Distinct().Count());
    }
}
