using Simulator.Evidence.Audit;

namespace Simulator.Tests.Audit;

/// <summary>Means and standard deviations of whole answers, with reasons by hand.</summary>
public sealed class MeanAndSpreadTests
{
    private const Verdict Yes = Verdict.Reproduces, No = Verdict.DoesNotReproduce, Unknown = Verdict.CannotBeTested;

    [Theory]
    [InlineData(10, "3.10", Yes, "Attainable with 10 answers by the sum 31.", "3.1", null)]
    [InlineData(10, "1.00", Yes, "Attainable with 10 answers by the sum 10.", "1", null)]
    [InlineData(10, "5.00", Yes, "Attainable with 10 answers by the sum 50.", "5", null)]
    [InlineData(30, "3.16", Yes, "Attainable with 30 answers by the sum 95, cut and not rounded.", "3.1667", "cut, not rounded")] // 95 / 30 = 3.1667
    [InlineData(10, "3.12", No, "No sum of 10 whole answers has this mean; the nearest is 3.1000.", "3.1", null)]
    [InlineData(10, "3.33", No, "No sum of 10 whole answers has this mean; the nearest is 3.3000. One person fewer (9) would allow it.", "3.3", null)] // 30 / 9
    [InlineData(10, "5.50", No, "The answers reach only from 1 to 5.", "1 to 5", null)]
    [InlineData(10, "0.90", No, "The answers reach only from 1 to 5.", "1 to 5", null)]
    [InlineData(100, "3.12", Unknown, "With 100 answers every mean of 2 decimals can occur: too large to test.", null, null)]
    [InlineData(99, "3.12", Yes, "Attainable with 99 answers by the sum 309.", "3.1212", null)] // 309 / 99 = 3.1212
    public void A_mean_is_the_sum_of_whole_answers_or_not(int n, string mean, Verdict verdict, string reason, string? recomputed, string? rule)
    {
        Finding finding = TinyStudy.Table($"{{ row: item_1, arms: {{ a: {{ mean: \"{mean}\" }} }} }}", n: n).Of("t/item_1/a/mean");
        Assert.Equal((verdict, reason, recomputed, rule), (finding.Verdict, finding.Reason, finding.Recomputed?.ToString(), finding.Rule));
    }

    /// <summary>A scale of two items has twice the answers: 20 make 3.55, the mean of 4.10 and 3.00.</summary>
    [Theory]
    [InlineData("3.55", Yes, "Attainable with 20 answers by the sum 71. The means of its items give 3.55.")]
    [InlineData("3.60", No, "The means of its items give 3.55, not 3.60.")]
    public void A_scale_has_the_mean_of_its_items(string mean, Verdict verdict, string reason)
    {
        Finding finding = TinyStudy.Table("{ row: item_1, arms: { a: { mean: \"4.10\" } } }, { row: item_2, arms: { a: { mean: \"3.00\" } } }, "
            + $"{{ row: scale, arms: {{ a: {{ mean: \"{mean}\" }} }} }}").Of("t/scale/a/mean");
        Assert.Equal((verdict, reason), (finding.Verdict, finding.Reason));
    }

    [Fact]
    public void A_mean_of_something_else_cannot_be_tested() => Assert.Equal("Neither whole-number answers nor their number are known.",
        TinyStudy.Table("{ row: visits, arms: { a: { mean: \"3.10\" } } }", "none").Of("t/visits/a/mean").Reason);

    /// <summary>
    /// Ten answers of sum 30 have squares of 90, all the same, to 130, five at each end: an SD of 0 to the root of 40 / 9, 2.1082. Squares
    /// are as even as the sum: roots of 2 / 9, 4 / 9, …, 0.4714, 0.6667; divided by ten the root of 2 / 10 is 0.4472.
    /// </summary>
    [Theory]
    [InlineData("0.00", Yes, "Some whole answers with this mean have it.", null)]
    [InlineData("0.47", Yes, "Some whole answers with this mean have it.", null)]
    [InlineData("0.66", Yes, "Some whole answers with this mean have it, cut and not rounded.", "cut, not rounded")]
    [InlineData("2.11", Yes, "Some whole answers with this mean have it.", null)]
    [InlineData("0.45", Yes, "Some whole answers with this mean have it.", "divided by n, not n - 1")]
    [InlineData("0.50", No, "No sum of squares of whole answers with this mean leads to it: they give a standard deviation from 0 to 2.1082, not 0.50.", null)]
    [InlineData("2.20", No, "With this mean, whole answers within the scale have a standard deviation from 0 to 2.1082, not 2.20.", null)]
    [InlineData("-0.50", No, "A standard deviation is never negative.", null)]
    public void An_SD_is_that_of_whole_answers_or_not(string sd, Verdict verdict, string reason, string? rule)
    {
        Finding finding = TinyStudy.Table($"{{ row: item_1, arms: {{ a: {{ mean: \"3.00\", sd: \"{sd}\" }} }} }}").Of("t/item_1/a/sd");
        Assert.Equal((verdict, reason, rule), (finding.Verdict, finding.Reason, finding.Rule));
    }

    /// <summary>A step of 0.01 in an SD of 1.30 spans 2 * 1.30 * 0.01 * 79 = 2.05 squares of 80 people, so one always fits; of 70, 1.79.</summary>
    [Theory]
    [InlineData(80, Unknown, "Within the possible range, but too many sums of squares would print alike to test more.")]
    [InlineData(70, Yes, "Some whole answers with this mean have it.")]
    public void An_SD_of_many_people_cannot_be_tested_closely(int n, Verdict verdict, string reason)
    {
        Finding finding = TinyStudy.Table("{ row: item_1, arms: { a: { mean: \"3.00\", sd: \"1.30\" } } }", n: n).Of("t/item_1/a/sd");
        Assert.Equal((verdict, reason), (finding.Verdict, finding.Reason));
    }

    [Fact]
    public void An_SD_without_an_attainable_mean_cannot_be_tested() => Assert.Equal("No attainable mean stands beside it.",
        TinyStudy.Table("{ row: item_1, arms: { a: { sd: \"1.00\" } } }").Of("t/item_1/a/sd").Reason);

    /// <summary>28 / 9 = 3.11, 29 / 9 = 3.22.</summary>
    [Theory]
    [InlineData("3.1", Yes)]
    [InlineData("3.22", No)]
    public void A_number_printed_twice_is_the_same_number(string again, Verdict verdict)
    {
        static string Row(string mean) => $"{{ row: item_1, arms: {{ a: {{ mean: \"{mean}\" }} }} }}";
        string tables = TinyStudy.Rows("t", "Table 1", Row("3.11")) + TinyStudy.Rows("u", "Table 2", Row(again));
        Finding finding = TinyStudy.Report(TinyStudy.Questionnaire + "tables:\n" + tables, n: 9).Of("u/item_1/a/mean");
        Assert.Equal(verdict, finding.Verdict);
        if (verdict == No) Assert.Equal("Table 1 prints 3.11.", finding.Reason);
    }

    [Theory]
    [InlineData("4.00", "3.00", "p: \"0.008\"", true)]
    [InlineData("4.00", "3.10", "p: \"0.008\"", false)]
    [InlineData("4.00", "3.00", "p: \"0.009\"", false)]
    [InlineData("4.00", "3.00", "df: \"18\"", false)] // three numbers without the degrees of freedom
    public void Rows_that_print_the_same_four_numbers_are_remarked(string first, string second, string more, bool remarked)
    {
        static string Row(string name, string a, string b, string more) =>
            $"{{ row: {name}, arms: {{ a: {{ mean: \"{a}\" }}, b: {{ mean: \"{b}\" }} }}, contrast: {{ t: \"3.00\", {more} }} }}";
        AuditReport report = TinyStudy.Table(
            Row("item_1", "4.00", "3.00", more.StartsWith('p') ? "p: \"0.008\"" : more) + ", " + Row("item_2", first, second, more));
        const string remark = "item_1 and item_2 print the same numbers throughout (mean 4.00, mean 3.00, t 3.00, p 0.008). A coincidence is possible.";
        Assert.Equal(remarked, report.Remarks.Contains(remark));
        Assert.Equal(remarked, report.Remarks.Any(r => r.Contains("same numbers", StringComparison.Ordinal)));
    }

    /// <summary>
    /// Items with an SD of 1.00 and a scale with one of 0.90, in arms of ten a point apart: squares within arms 36 for both items and 14.58
    /// for the scale, in the whole sample 5 more for each, as 1 / (1/10 + 1/10) = 5. Alpha is 2 * (1 - 46 / (4 * 19.58)) = 0.825 in the
    /// whole sample and 2 * (1 - 36 / (4 * 14.58)) = 0.765 within arms, a little more or less as SDs of two decimals are.
    /// </summary>
    [Theory]
    [InlineData("0.83", Yes, null)]
    [InlineData("0.76", Yes, "within arms, not in the whole sample")]
    [InlineData("0.60", No, null)]
    [InlineData("1.20", No, null)]
    public void Alpha_is_that_of_the_spreads_of_items_and_scale(string alpha, Verdict verdict, string? rule)
    {
        static string Row(string name, string sd) =>
            $"{{ row: {name}, arms: {{ a: {{ mean: \"4.00\", sd: \"{sd}\" }}, b: {{ mean: \"3.00\", sd: \"{sd}\" }} }} }}";
        Finding finding = TinyStudy.Table($"{Row("item_1", "1.00")}, {Row("item_2", "1.00")}, {Row("scale", "0.90")}, "
            + $"{{ row: scale, all: {{ alpha: \"{alpha}\" }} }}").Of("t/scale/alpha");
        Assert.Equal((verdict, rule), (finding.Verdict, finding.Rule));
        if (alpha == "1.20") Assert.Equal("Alpha is never above 1.", finding.Reason);
        else if (rule is null) Assert.StartsWith("The spreads of items and scale in the whole sample give 0.", finding.Reason, StringComparison.Ordinal);
        if (alpha == "0.83") Assert.Equal(0.8253, finding.Recomputed!.Value.Middle, 0.002);
        if (alpha == "0.76") Assert.Equal(0.7654, finding.Recomputed!.Value.Middle, 0.01);
    }

    [Fact]
    public void Alpha_without_the_spread_of_a_scale_cannot_be_tested() => Assert.Equal("The spread of the items or of the scale is not printed.",
        TinyStudy.Table("{ row: scale, arms: { a: { mean: \"4.00\" } }, all: { alpha: \"0.80\" } }").Of("t/scale/alpha").Reason);
}
