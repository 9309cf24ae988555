using Simulator.Evidence.Audit;

namespace Simulator.Tests.Audit;

/// <summary>Sentences of a study against its own numbers, by hand. Ten people in each arm: df 18, 1/n + 1/m = 0.2.</summary>
public sealed class ClaimTests
{
    private const Verdict Yes = Verdict.Reproduces, No = Verdict.DoesNotReproduce, Unknown = Verdict.CannotBeTested;

    private const string T3 = "{ row: item_1, contrast: { t: \"3.00\" } }";

    [Theory]
    [InlineData("above", "2.0", "1.0", Yes, "2.0 is above 1.0.")]
    [InlineData("above", "1.0", "2.0", No, "1.0 is below 2.0.")]
    [InlineData("above", "1.0", "1.00", No, "1.0 is equal to 1.00.")]
    [InlineData("below", "1.0", "2.0", Yes, "1.0 is below 2.0.")]
    [InlineData("below", "2.0", "1.0", No, "2.0 is above 1.0.")]
    [InlineData("below", "1.0", "1.00", No, "1.0 is equal to 1.00.")]
    public void An_order_holds_or_not(string order, string printed, string than, Verdict verdict, string reason)
    {
        Finding finding = Claim($"claim: order, printed: \"{printed}\", order: {order}, than: \"{than}\"");
        Assert.Equal((verdict, reason, $"{printed} {order} {than}", "L"), (finding.Verdict, finding.Reason, finding.Printed, finding.Locator));
    }

    [Theory]
    [InlineData("[\"3\", \"3.0\"]", Yes, "3, 3.0", "The same number in every place.")]
    [InlineData("[\"3\", \"3.0\", \"4\"]", No, "3, 3.0, 4", "Different numbers for one quantity.")]
    public void One_quantity_has_one_number(string printed, Verdict verdict, string shown, string reason)
    {
        Finding finding = Claim("claim: same_quantity, printed: " + printed);
        Assert.Equal((verdict, shown, reason), (finding.Verdict, finding.Printed, finding.Reason));
    }

    /// <summary>A t of 2.10 may be 2.095 to 2.11, p .0491 to .0505, on both sides of .05; one of 3.00 has p .0075 to .0078.</summary>
    [Theory]
    [InlineData("2.10", true, 0.05, Yes)]
    [InlineData("2.10", false, 0.05, Yes)]
    [InlineData("3.00", true, 0.05, Yes)]
    [InlineData("3.00", false, 0.05, No)]
    [InlineData("3.00", true, 0.001, No)]
    [InlineData("3.00", false, 0.001, Yes)]
    public void A_test_is_significant_or_not_by_its_t_and_df(string t, bool significant, double level, Verdict verdict)
    {
        string said = FormattableString.Invariant($"significant: {(significant ? "true" : "false")}, level: {level}");
        Finding finding = Claim("claim: significance, row: item_1, " + said, T3.Replace("3.00", t, StringComparison.Ordinal));
        Assert.Equal((verdict, significant ? "significant" : "not significant"), (finding.Verdict, finding.Printed));
        Assert.Equal(FormattableString.Invariant($"t and df give p = {finding.Recomputed}; the level is {level}."), finding.Reason);
        Assert.InRange(finding.Recomputed!.Value.Low, t == "3.00" ? 0.0075 : 0.0490, t == "3.00" ? 0.0076 : 0.0492);
        Assert.InRange(finding.Recomputed.Value.High, t == "3.00" ? 0.0077 : 0.0504, t == "3.00" ? 0.0078 : 0.0507);
    }

    /// <summary>
    /// t = 2.995 to 3.01: eta squared t² / (t² + 18) is 8.970 / 26.970 = 0.3326 to 9.0601 / 27.0601 = 0.3348, d is t times the root of
    /// 0.2, 1.3394 to 1.3461.
    /// </summary>
    [Theory]
    [InlineData("eta_squared", "large", null, Yes, "0.3326 to 0.3348", "t and df give 0.3326 to 0.3348, which the study's own cut-offs call large.")]
    [InlineData("eta_squared", "large", "0.33", Yes, "0.3326 to 0.3348", "t and df give 0.3326 to 0.3348, which the study's own cut-offs call large.")]
    [InlineData("eta_squared", "large", "0.40", No, "0.3326 to 0.3348", "t and df give 0.3326 to 0.3348, not 0.40.")]
    [InlineData("eta_squared", "huge", null, No, "0.3326 to 0.3348", "by the study's own cut-offs 0.3326 to 0.3348 is medium or large.")]
    [InlineData("eta_squared", "huge", "0.40", No, "0.3326 to 0.3348",
        "t and df give 0.3326 to 0.3348, not 0.40; by the study's own cut-offs 0.3326 to 0.3348 is medium or large.")]
    [InlineData("d", "large", null, Yes, "1.3394 to 1.3461", "t and df give 1.3394 to 1.3461, which the study's own cut-offs call large.")]
    [InlineData("d", "medium", null, No, "1.3394 to 1.3461", "by the study's own cut-offs 1.3394 to 1.3461 is large.")]
    public void An_effect_is_called_what_the_studys_own_cut_offs_call_it(
        string statistic, string label, string? printed, Verdict verdict, string recomputed, string reason)
    {
        string given = printed is null ? "" : $", printed: \"{printed}\"";
        Finding finding = Claim($"claim: effect_label, row: item_1, label: {label}{given}", T3,
            $"  effect_labels: {{ statistic: {statistic}, locator: L, cuts: {{ small: 0.1, medium: 0.2, large: 0.334 }} }}\n");
        Assert.Equal((verdict, recomputed, reason), (finding.Verdict, finding.Recomputed?.ToString(), finding.Reason));
        Assert.Equal(printed is null ? label : $"{printed}, {label}", finding.Printed);
    }

    [Fact]
    public void An_effect_below_the_smallest_cut_off_has_no_label()
    {
        const string labels = "  effect_labels: { statistic: d, locator: L, cuts: { small: 2, large: 3 } }\n";
        Assert.Equal("by the study's own cut-offs 1.3394 to 1.3461 is none.", Claim("claim: effect_label, row: item_1, label: small", T3, labels).Reason);
        Assert.Equal("Neither cut-offs nor t and df are printed.", Claim("claim: effect_label, row: item_1, label: small", T3).Reason);
        Assert.Equal(Unknown, Claim("claim: effect_label, row: item_2, label: small", T3, labels).Verdict);
        Finding test = Claim("claim: significance, row: item_2, significant: true, level: 0.05", T3);
        Assert.Equal((Unknown, "No t with degrees of freedom is printed."), (test.Verdict, test.Reason));
    }

    /// <summary>
    /// 3 of 4 and 1 of 4: the tables with these sums have 1, 16, 36, 16 and 1 of 70 chances, so p is (1 + 16 + 16 + 1) / 70 = 0.486. Ten of
    /// ten and none of ten: 2 of the 184,756 ways to choose ten of twenty.
    /// </summary>
    [Theory]
    [InlineData(4, "yes: { count: \"3\" }, no: rest", "yes: { count: \"1\" }, no: rest", Yes,
        "No more difference than chance explains: yes: 3 of 4 and 1 of 4, Fisher's exact p = 0.486.")]
    [InlineData(10, "yes: { count: \"10\" }, no: rest", "yes: { count: \"0\" }, no: rest", No,
        "The groups differ more than chance explains: yes: 10 of 10 and 0 of 10, Fisher's exact p = 0.000.")]
    [InlineData(4, "yes: { count: \"1\" }, no: rest", "yes: { count: \"0\" }, no: rest", Yes,
        "No more difference than chance explains: no: 3 of 4 and 4 of 4, Fisher's exact p = 1.000.")]
    [InlineData(4, "yes: { percent: \"60\" }, no: rest", "yes: { count: \"1\" }, no: rest", Unknown,
        "The counts of two groups are not determined.")]
    public void Two_groups_are_alike_unless_chance_does_not_explain_it(int n, string first, string second, Verdict verdict, string reason)
    {
        Finding finding = Alike(n, first, second, false);
        Assert.Equal((verdict, "alike", reason), (finding.Verdict, finding.Printed, finding.Reason));
    }

    /// <summary>20, 20, 22, 22 and 20, 22, 22, 24: means 21 and 22, squares 4 and 8, so t = -1 / root of (12 / 6 * 0.5) = -1, p 0.356.</summary>
    [Fact]
    public void Groups_of_numbers_are_compared_by_their_means_too()
    {
        Finding finding = Alike(4, "20: { count: \"2\" }, 22: { count: \"2\" }", "20: { count: \"1\" }, 22: { count: \"2\" }, 24: { count: \"1\" }", true);
        Assert.Equal("No more difference than chance explains: means 21.00 and 22.00, t = -1.00, p = 0.356; "
            + "22: 2 of 4 and 2 of 4, Fisher's exact p = 1.000.", finding.Reason);
    }

    /// <summary>20 21 22 23 and 30 31 32 33: no age occurs twice, but t = -10 / root of (10 / 6 * 0.5) = -10.95.</summary>
    [Fact]
    public void One_test_that_tells_groups_apart_is_enough()
    {
        static string Ages(int from) => string.Join(", ", Enumerable.Range(from, 4).Select(a => $"{a}: {{ count: \"1\" }}"));
        Finding finding = Alike(4, Ages(20), Ages(30), true);
        Assert.Equal((No, "The groups differ more than chance explains: means 21.50 and 31.50, t = -10.95, p = 0.000; "
            + "20: 1 of 4 and 0 of 4, Fisher's exact p = 1.000."), (finding.Verdict, finding.Reason));
    }

    [Theory]
    [InlineData("high", "high", Yes, "The text reads higher means as more, as the anchors say.")]
    [InlineData("low", "low", Yes, "The text reads lower means as more, as the anchors say.")]
    [InlineData("low", "high", No, "The text reads higher means as more; by the printed anchors they would mean less. "
        + "Either the answers were turned round or the anchors are misprinted.")]
    public void Anchors_agree_with_the_way_means_are_read(string anchors, string reading, Verdict verdict, string reason)
    {
        Finding finding = TinyStudy.Report(TinyStudy.Questionnaire.Replace("more_at: high", "more_at: " + anchors, StringComparison.Ordinal)
            .Replace("read_as_more: high", "read_as_more: " + reading, StringComparison.Ordinal)).Of("questionnaire/anchors");
        Assert.Equal((verdict, reason, "1 = disagree, 5 = agree"), (finding.Verdict, finding.Reason, finding.Printed));
    }

    private static Finding Alike(int n, string first, string second, bool numeric)
    {
        string Group(string name, string cells) => $"{{ id: {name}_t, variable: v, group: {name}, what: x, n: {n}, locator: L, complete: true, "
            + $"numeric: {(numeric ? "true" : "false")}, cells: {{ {cells} }} }}";
        return TinyStudy.Report($"tallies: [{Group("a", first)}, {Group("b", second)}]\n"
            + "claims: [{ claim: alike, id: c, locator: L, says: alike, variable: v }]\n").Of("claim/c");
    }

    private static Finding Claim(string claim, string rows = T3, string labels = "") => TinyStudy.Report(TinyStudy.Questionnaire + labels + "tables:\n"
        + TinyStudy.Rows("t", "Table 1", rows) + $"claims: [{{ id: c, locator: L, says: so, {claim} }}]\n").Of("claim/c");
}
