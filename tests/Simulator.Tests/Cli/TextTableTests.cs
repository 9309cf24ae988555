using Simulator.Cli.Terminal;

namespace Simulator.Tests.Cli;

/// <summary>Tables of plain text, by hand.</summary>
public sealed class TextTableTests
{
    [Fact]
    public void What_fits_stands_beside_each_other_and_numbers_stand_right()
    {
        TextTable table = new(("what", false), ("how many", true));
        table.Row("pears", "7");
        table.Row("apples", "−12.50");
        Assert.Equal(["", "           how", "what      many", "──────  ──────", "pears        7", "apples  −12.50", ""], table.Lines(80));
    }

    [Fact]
    public void Text_wraps_at_words_and_nothing_is_lost()
    {
        TextTable table = new(("", false), ("sentence", false), ("n", true));
        table.Row("one", "a sentence of several words that does not fit beside the number", "3");
        string[] lines = [.. table.Lines(40)];
        Assert.All(lines, l => Assert.InRange(l.Length, 0, 40));
        Assert.Equal("one a sentence of several words that does not fit beside the number".Split(' ').Order(StringComparer.Ordinal),
            lines.Skip(3).SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w != "3").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_does_not_fit_stands_below_each_other_with_its_headings()
    {
        TextTable table = new(("measure", false), ("mean", true), ("interval", true), ("another", true));
        table.Row("stress", "0.123456789", "[0.123456789, 0.987654321]", "[1.123456789, 1.987654321]");
        Assert.Equal(
            ["", "stress", "    mean 0.123456789 · interval [0.123456789,", "    0.987654321] · another [1.123456789,", "    1.987654321]", ""],
            table.Lines(48));
    }

    [Fact]
    public void Columns_that_are_empty_everywhere_are_left_out()
    {
        TextTable table = new(("a", false), ("never", true), ("b", false));
        table.Row("x", "", "y");
        Assert.DoesNotContain("never", string.Concat(table.Lines(80)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one two three", 7, new[] { "one two", "three" })]
    [InlineData("unbreakable", 4, new[] { "unbr", "eaka", "ble" })]
    [InlineData("", 10, new[] { "" })]
    [InlineData("  two words", 8, new[] { "  two", "  words" })]
    public void A_sentence_is_broken_at_its_spaces(string text, int width, string[] lines) => Assert.Equal(lines, TextTable.Wrap(text, width));
}
