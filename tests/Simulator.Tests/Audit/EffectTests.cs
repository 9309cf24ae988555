using Simulator.Evidence.Audit;

namespace Simulator.Tests.Audit;

/// <summary>
/// t and what follows from it, by hand. Ten people in each arm, means of 4.00 and 3.00: df 18, 1/n + 1/m = 0.2, sums 40 and 30, squares
/// around zero of at least 160 + 90 = 250. Squares within arms w give t = root of (18 / 0.2 / w) = root of (90 / w), w being even.
/// </summary>
public sealed class EffectTests
{
    private const Verdict Yes = Verdict.Reproduces, No = Verdict.DoesNotReproduce, Unknown = Verdict.CannotBeTested;

    private const string Means = "arms: { a: { mean: \"4.00\" }, b: { mean: \"3.00\" } }";

    /// <summary>With SDs 0.50 and 1.25: pooled variance 0.90625, standard error root of 0.18125 = 0.4257, t = 2.3489.</summary>
    private const string Sds = "arms: { a: { mean: \"4.00\", sd: \"0.50\" }, b: { mean: \"3.00\", sd: \"1.25\" } }";

    [Theory]
    [InlineData("3.00", Yes, "Whole answers with these means and the sum of squares 260 give 3.", null)] // root of 90 / 10
    [InlineData("2.74", Yes, "Whole answers with these means and the sum of squares 262 give 2.7386.", null)] // root of 90 / 12
    [InlineData("2.73", Yes, "Whole answers with these means and the sum of squares 262 give 2.7386, cut and not rounded.", "cut, not rounded")]
    [InlineData("3.20", No, "No sum of squares of whole answers with these means leads to it; unequal variances (Welch) or a missing answer might.", null)]
    [InlineData("-3.00", No,
        "No sum of squares of whole answers with these means leads to it; with the difference the other way round, b - a, one does.", null)]
    [InlineData("0.90", Unknown, "Any t of this size has some whole answers that lead to it: too large to test.", null)] // w from 109.9 to 112.4
    public void A_t_is_that_of_whole_answers_or_not(string t, Verdict verdict, string reason, string? rule)
    {
        Finding finding = Of($"{Means}, contrast: {{ t: \"{t}\" }}", "t");
        Assert.Equal((verdict, reason, rule), (finding.Verdict, finding.Reason, finding.Rule));
    }

    /// <summary>A mean of 4.50 needs squares of 2.5 at least: 293, half a square more than 292.5, are too few, though t would be 20.12.</summary>
    [Fact]
    public void Whole_answers_cannot_be_more_alike_than_their_mean_allows() =>
        Assert.Equal(No, Of("arms: { a: { mean: \"4.50\" }, b: { mean: \"3.00\" } }, contrast: { t: \"20.12\" }", "t").Verdict);

    [Theory]
    [InlineData("2.35", Yes, null)]
    [InlineData("2.45", No, null)]
    public void A_t_is_that_of_means_and_SDs_or_not(string t, Verdict verdict, string? rule)
    {
        Finding finding = Of($"{Sds}, contrast: {{ t: \"{t}\" }}", "t");
        Assert.Equal((verdict, rule), (finding.Verdict, finding.Rule));
        Assert.Equal(2.3489, finding.Recomputed!.Value.Middle, 0.02);
    }

    [Fact]
    public void In_a_table_without_signs_differences_below_nothing_have_a_t_above_it()
    {
        static string Row(string name) => $"{{ row: {name}, arms: {{ a: {{ mean: \"3.00\", sd: \"0.50\" }}, b: {{ mean: \"4.00\", sd: \"1.25\" }} }}, "
            + "contrast: { t: \"2.35\" } }";
        Finding finding = TinyStudy.Table($"{Row("item_1")}, {Row("item_2")}").Of("t/item_1/t");
        Assert.Equal((Yes, "printed without its sign"), (finding.Verdict, finding.Rule));
        Assert.Equal(No, TinyStudy.Table(Row("item_1")).Of("t/item_1/t").Verdict); // one row may be a slip
    }

    [Fact]
    public void A_t_of_something_else_without_SDs_cannot_be_tested() => Assert.Equal("No standard deviations stand beside the means.",
        TinyStudy.Table("{ row: visits, arms: { a: { mean: \"4.00\" }, b: { mean: \"3.00\" } }, contrast: { t: \"3.00\" } }").Of("t/visits/t").Reason);

    /// <summary>Welch's df: (0.025 + 0.15625)² / (0.025² / 9 + 0.15625² / 9) = 0.032852 / 0.0027821 = 11.81; without SDs from 9 to 18.</summary>
    [Theory]
    [InlineData(Sds, "student", "18", Yes, null)]
    [InlineData(Sds, "student", "11.8", Yes, "Welch's degrees of freedom")]
    [InlineData(Sds, "student", "13.5", No, null)]
    [InlineData(Sds, "welch", "11.8", Yes, null)]
    [InlineData(Sds, "welch", "18", No, null)]
    [InlineData(Means, "welch", "9", Yes, null)]
    [InlineData(Means, "welch", "18", Yes, null)]
    [InlineData(Means, "welch", "8", No, null)]
    [InlineData(Means, "welch", "19", No, null)]
    [InlineData(Means, "student", "17", No, null)]
    public void Degrees_of_freedom_are_those_of_the_arms(string arms, string test, string df, Verdict verdict, string? rule)
    {
        Finding finding = Of($"{arms}, contrast: {{ df: \"{df}\" }}", "df", test);
        Assert.Equal((verdict, rule), (finding.Verdict, finding.Rule));
    }

    /// <summary>t = 2.995 to 3.01 with 18 degrees of freedom: p two-sided .00752 to .00777, one-sided half of it, .00376 to .003885.</summary>
    [Theory]
    [InlineData("0.0076", false, Yes, null)]
    [InlineData("0.0038", false, No, null)] // nothing says one-sided
    [InlineData("0.0030", false, No, null)]
    [InlineData("0.0076", true, Yes, "two-sided, though the study says one-sided")]
    [InlineData("< 0.01", false, Yes, null)]
    [InlineData("< 0.001", false, No, null)]
    public void A_p_is_that_of_t_and_df(string p, bool oneSided, Verdict verdict, string? rule)
    {
        Finding finding = TinyStudy.Table($"{{ row: item_1, contrast: {{ t: \"3.00\", p: \"{p}\" }} }}", oneSided: oneSided).Of("t/item_1/p");
        Assert.Equal((verdict, rule), (finding.Verdict, finding.Rule));
        Assert.Equal(2 * 0.00376, finding.Recomputed!.Value.Low, 0.00001);
        Assert.Equal(2 * 0.003885, finding.Recomputed.Value.High, 0.00001);
        Assert.Equal(p == "0.0038", finding.Reason.Contains("It would fit as: one-sided", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0.33", Yes, "t and df give 0.3326 to 0.3348.")] // 8.970 / 26.970 to 9.060 / 27.060
    [InlineData("0.40", No, "t and df give 0.3326 to 0.3348, not 0.40.")]
    public void An_eta_squared_is_that_of_t_and_df(string eta, Verdict verdict, string reason)
    {
        Finding finding = Of($"contrast: {{ t: \"3.00\", eta_squared: \"{eta}\" }}", "eta_squared");
        Assert.Equal((verdict, reason), (finding.Verdict, finding.Reason));
    }

    /// <summary>
    /// t = 3: times the root of 0.2 1.342, by Hedges' 0.9577 of it 1.285, 2 t / root of 18 1.414. From SDs t is 2.349: 1.050, and divided by
    /// the second SD 1 / 1.25 = 0.80.
    /// </summary>
    [Theory]
    [InlineData("contrast: { t: \"3.00\", d: \"1.34\" }", Yes, null, "t and the sizes of the arms give")]
    [InlineData("contrast: { t: \"3.00\", d: \"1.28\" }", Yes, "Hedges' g", "t and the sizes of the arms give")]
    [InlineData("contrast: { t: \"3.00\", d: \"1.41\" }", Yes, "2 t / square root of df", "t and df give")]
    [InlineData("contrast: { t: \"-3.00\", d: \"1.34\" }", Yes, "printed without its sign", "t and the sizes of the arms give")]
    [InlineData("contrast: { t: \"3.00\", d: \"-1.34\" }", No, null, "t and the sizes of the arms give")]
    [InlineData(Sds + ", contrast: { d: \"1.05\" }", Yes, null, "Means and standard deviations give")]
    [InlineData(Sds + ", contrast: { d: \"0.80\" }", Yes, "divided by the second arm's SD", "Means and standard deviations give")]
    [InlineData("contrast: { d: \"0.80\" }", Unknown, null, "Neither t nor standard deviations stand beside it.")]
    public void A_d_is_one_of_the_known_conventions(string numbers, Verdict verdict, string? rule, string reason)
    {
        Finding finding = Of(numbers, "d");
        Assert.Equal((verdict, rule), (finding.Verdict, finding.Rule));
        Assert.StartsWith(reason, finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>
    /// Ten and twenty people. An SD of 1.25 of twenty answers is the root of 30 / 19, so the pooled variance is (9 * 0.25 + 30) / 28 = 1.152 and
    /// d 1 / 1.073 = 0.932; Welch's error would make it 1.20.
    /// </summary>
    [Fact]
    public void A_d_from_SDs_pools_them()
    {
        Finding finding = TinyStudy.Table($"{{ row: item_1, {Sds}, contrast: {{ d: \"0.93\" }} }}", m: 20).Of("t/item_1/d");
        Assert.Equal((Yes, null), (finding.Verdict, finding.Rule));
    }

    [Fact]
    public void A_convention_of_d_must_be_that_of_most_of_the_table()
    {
        static string Row(string name, string d) => $"{{ row: {name}, contrast: {{ t: \"3.00\", d: \"{d}\" }} }}";
        Assert.Equal(No, TinyStudy.Table($"{Row("item_1", "1.28")}, {Row("item_2", "1.34")}").Of("t/item_1/d").Verdict); // one of two is not most
        Assert.Equal(Yes, TinyStudy.Table($"{Row("item_1", "1.28")}, {Row("item_2", "1.34")}, {Row("scale", "1.28")}").Of("t/item_1/d").Verdict);
    }

    /// <summary>
    /// The standard error is 1 / 3. Quantiles of t with 18 degrees of freedom are 2.101, 1.734 and 2.878: half widths 0.700, 0.578 and 0.959.
    /// From SDs it is 0.4257: half width 0.894.
    /// </summary>
    [Theory]
    [InlineData("ci_lower", "0.30", Yes, null, "t: \"3.00\"")]
    [InlineData("ci_upper", "1.70", Yes, null, "t: \"3.00\"")]
    [InlineData("ci_lower", "0.42", Yes, "a 90 % interval", "t: \"3.00\"")]
    [InlineData("ci_upper", "1.58", Yes, "a 90 % interval", "t: \"3.00\"")]
    [InlineData("ci_lower", "0.04", Yes, "a 99 % interval", "t: \"3.00\"")]
    [InlineData("ci_upper", "1.96", Yes, "a 99 % interval", "t: \"3.00\"")]
    [InlineData("ci_upper", "2.10", No, null, "t: \"3.00\"")]
    [InlineData("ci_lower", "0.30", Unknown, null, "")]
    public void An_interval_is_that_of_the_difference_and_t(string end, string printed, Verdict verdict, string? rule, string t)
    {
        Finding finding = Of($"{Means}, contrast: {{ {end}: \"{printed}\"{(t.Length > 0 ? ", " + t : "")} }}", end);
        Assert.Equal((verdict, rule), (finding.Verdict, finding.Rule));
        if (t.Length == 0) Assert.Equal("Neither t nor standard deviations stand beside it.", finding.Reason);
        Finding alone = Of($"contrast: {{ mean_difference: \"1.00\", {end}: \"{printed}\"{(t.Length > 0 ? ", " + t : "")} }}", end);
        Assert.Equal((verdict, rule), (alone.Verdict, alone.Rule)); // the difference itself is printed instead of the means
    }

    [Theory]
    [InlineData("ci_lower", "0.11", Yes)]
    [InlineData("ci_upper", "1.89", Yes)]
    [InlineData("ci_upper", "2.10", No)]
    public void An_interval_is_that_of_the_difference_and_SDs(string end, string printed, Verdict verdict) =>
        Assert.Equal(verdict, Of($"{Sds}, contrast: {{ {end}: \"{printed}\" }}", end).Verdict);

    [Theory]
    [InlineData("arms: { a: { mean: \"4.00\" }, b: { mean: \"3.00\" } }", "1.00", Yes, "The means give 1.")]
    [InlineData("arms: { a: { mean: \"4.00\" }, b: { mean: \"3.00\" } }", "1.10", No, "The means give 1, not 1.10.")]
    [InlineData("arms: { a: { mean: \"4.00\" } }", "1.00", Unknown, "No means stand beside it.")]
    public void A_difference_is_that_of_the_means(string arms, string printed, Verdict verdict, string reason)
    {
        Finding finding = Of($"{arms}, contrast: {{ mean_difference: \"{printed}\" }}", "mean_difference");
        Assert.Equal((verdict, reason), (finding.Verdict, finding.Reason));
    }

    [Theory]
    [InlineData("p", "No t with degrees of freedom stands beside it.")]
    [InlineData("eta_squared", "No t with degrees of freedom stands beside it.")]
    [InlineData("ci_lower", "No difference with degrees of freedom stands beside it.")]
    public void What_stands_alone_cannot_be_tested(string statistic, string reason)
    {
        Finding finding = Of($"contrast: {{ {statistic}: \"0.05\" }}", statistic);
        Assert.Equal((Unknown, reason, null), (finding.Verdict, finding.Reason, finding.Recomputed));
    }

    private static Finding Of(string numbers, string statistic, string test = "student") =>
        TinyStudy.Table($"{{ row: item_1, {numbers} }}", test).Of("t/item_1/" + statistic);
}
