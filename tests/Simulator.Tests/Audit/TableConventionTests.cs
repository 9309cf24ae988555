using Simulator.Evidence.Audit;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;
using static Simulator.Tests.Audit.Prints;

namespace Simulator.Tests.Audit;

/// <summary>K4, K6, K9, K11 and K12: conventions of whole tables, forms of numbers, one cause for a table, nothing at all, and the impossible.</summary>
public sealed class TableConventionTests
{
    private static string Each(string format, params string[] values) =>
        string.Join(", ", values.Zip(["score", "other", "third"], (v, row) => $"{{ row: {row}, {format.Replace("#", v, StringComparison.Ordinal)} }}"));

    /// <summary>
    /// Public case, n = 43: nine means that only rounding explains, such as 101/43 = 2.3488, and 3.11, which only cutting off 134/43 = 3.1163 does.
    /// </summary>
    [Fact]
    public void One_mean_cut_among_rounded_ones_is_an_error()
    {
        string[] means = ["2.35", "2.63", "2.91", "3.05", "3.12", "3.26", "3.28", "3.33", "3.47", "3.11"];
        string items = string.Join(", ", means.Select((_, i) => $"{{ row: r{i}, label: x, when: end }}"));
        string rows = string.Join(", ", means.Select((m, i) => $"{{ row: r{i}, arms: {{ a: {{ mean: \"{m}\" }} }} }}"));
        Assert.Equal(["t/r9/a/mean"], Recomputed(Table(rows), "a 43, b 43", items).Wrong());
    }

    /// <summary>n = 7: 17/7 = 2.4286, 19/7 = 2.7143, 25/7 = 3.5714; cut they print 2.42, 2.71, 3.57, rounded 2.43, 2.71, 3.57.</summary>
    [Theory]
    [InlineData("2.42", "2.71", "3.57", 0)] // all cut
    [InlineData("2.43", "2.71", "3.57", 0)] // all rounded
    [InlineData("2.42", "2.86", "3.57", 1)] // 20/7 = 2.8571 rounds to 2.86: not the same table
    public void Means_of_a_table_are_all_rounded_or_all_cut(string a, string b, string c, int wrong) => Assert.Equal(wrong, Recomputed(
        Table($"{{ row: i1, arms: {{ a: {{ mean: \"{a}\" }} }} }}, {{ row: i2, arms: {{ a: {{ mean: \"{b}\" }} }} }}, "
            + $"{{ row: i3, arms: {{ a: {{ mean: \"{c}\" }} }} }}"),
        "a 7, b 7").Wrong().Length);

    /// <summary>Public case: difference .40 with t = 2.80 and df 63: 95 % .11 to .69, 90 % .16 to .64. And as whole tables.</summary>
    [Theory]
    [InlineData("0.11", "0.69", "0.16", "0.64", 2, null)]
    [InlineData("0.16", "0.64", "0.16", "0.64", 0, "a 90 % interval")]
    [InlineData("0.11", "0.69", "0.11", "0.69", 0, null)]
    [InlineData("0.02", "0.78", "0.02", "0.78", 0, "a 99 % interval")]
    public void Intervals_of_a_table_have_one_level(string low, string high, string last, string top, int wrong, string? rule)
    {
        string Ends(string row, string l, string h) =>
            $"{{ row: {row}, contrast: {{ mean_difference: \"0.40\", t: \"2.80\", df: \"63\", ci_lower: \"{l}\", ci_upper: \"{h}\" }} }}";
        AuditReport report = Recomputed(Table($"{Ends("score", low, high)}, {Ends("other", low, high)}, {Ends("third", last, top)}"), "a 32, b 33");
        Assert.Equal((wrong, rule), (report.Wrong().Length, report.Judged("score/ci_lower").Rule));
    }

    /// <summary>Public case (R data sleep): t = -1.861, df 18: the first arm above .9604, below .0396; two-sided .0791.</summary>
    [Theory]
    [InlineData("greater", "0.9604", Yes)]
    [InlineData("greater", "0.0396", No)]
    [InlineData("less", "0.0396", Yes)]
    [InlineData("less", "0.9604", No)]
    [InlineData("true", "0.0396", Unknown)]
    [InlineData("true", "0.9604", Unknown)]
    [InlineData("true", "0.0500", No)]
    [InlineData("false", "0.0396", No)]
    [InlineData("false", "0.0791", Yes)]
    public void A_one_sided_p_needs_its_side(string sided, string p, Verdict verdict) => Assert.Equal(verdict, Recomputed(
        Table($"{{ row: score, contrast: {{ t: \"-1.861\", df: \"18\", p: \"{p}\" }} }}", more: $"one_sided: {sided},"), "a 10, b 10").Said("score/p"));

    /// <summary>t = 2.05, df 38: two-sided .0473, one-sided .0237. A table may be two-sided though its study says otherwise, a row of it may not.</summary>
    [Theory]
    [InlineData(".047", ".047", 0)]
    [InlineData(".024", ".024", 0)]
    [InlineData(".024", ".047", 1)]
    public void Sides_of_a_table_are_all_the_same(string p, string other, int wrong) => Assert.Equal(wrong, Recomputed(
        Table(Each("contrast: { t: \"2.05\", p: \"#\" }", p, p, other), more: "one_sided: greater,")).Wrong().Length);

    /// <summary>
    /// Public case, a simulation lab (36 in two halves): F(1, 34) = 3.22, two-sided p .0816, half of it .0408, eta squared 3.22 / 37.22 = .0865.
    /// </summary>
    [Fact]
    public void An_F_has_a_p_and_no_half()
    {
        AuditReport report = Recomputed(Table("{ row: score, contrast: { F: \"3.22\", p: \".041\", eta_squared: \".087\" } }"), "a 18, b 18");
        Assert.Equal((No, Yes), (report.Said("score/p"), report.Said("score/eta_squared")));
        Assert.Contains("an F test has no half", report.Of("t/score/p").Reason, StringComparison.Ordinal);
        Assert.Equal(Yes, Recomputed(Table("{ row: score, contrast: { F: \"3.22\", p: \".082\" } }"), "a 18, b 18").Said("score/p"));
    }

    /// <summary>R on 18 of 40 and 30 of 45: chi squared 4.0442, p .0443; Yates 3.2108, p .0732; Fisher p .0516.</summary>
    [Theory]
    [InlineData("chi_squared", "chi_squared: \"4.04\", p: \".044\"", Yes, Yes)]
    [InlineData("chi_squared", "chi_squared: \"3.21\", p: \".073\"", Yes, Yes)] // Yates, as a rule
    [InlineData("chi_squared", "chi_squared: \"5.04\", p: \".025\"", No, Yes)]
    [InlineData("chi_squared", "chi_squared: \"4.04\", p: \".022\"", Yes, No)]
    [InlineData("fisher", "p: \".052\"", Unknown, Yes)]
    [InlineData("fisher", "p: \".032\"", Unknown, No)]
    public void Counts_have_chi_squared_and_Fishers_test(string test, string contrast, Verdict chi, Verdict p)
    {
        AuditReport report = Recomputed(Table($"{{ row: score, arms: {{ a: {{ count: \"18\" }}, b: {{ count: \"30\" }} }}, contrast: {{ {contrast} }} }}",
            test), "a 40, b 45");
        Assert.Equal(p, report.Said("score/p"));
        if (chi != Unknown) Assert.Equal(chi, report.Said("score/chi_squared"));
    }

    /// <summary>t = 1.20, df 38: p .2376; t = 2.80: p .0080.</summary>
    [Theory]
    [InlineData("1.20", "> .05", Yes)]
    [InlineData("1.20", "ns", Yes)]
    [InlineData("1.20", "n.s.", Yes)]
    [InlineData("1.20", "≥ 0.20", Yes)]
    [InlineData("1.20", "≤ .05", No)]
    [InlineData("2.80", "ns", No)]
    [InlineData("2.80", "> .05", No)]
    [InlineData("2.80", "= .008", Yes)]
    [InlineData("2.80", "(.008)", Yes)]
    [InlineData("2.80", ".008**", Yes)]
    [InlineData("2.80", "8.0e-3", Yes)]
    [InlineData("2.80", "8.0 × 10−3", Yes)]
    [InlineData("−2.80", ".008", Yes)]
    public void Numbers_are_read_as_they_are_printed(string t, string p, Verdict verdict) =>
        Assert.Equal(verdict, Recomputed(Table($"{{ row: score, contrast: {{ t: \"{t}\", p: \"{p}\" }} }}")).Said("score/p"));

    [Theory]
    [InlineData("3,31", "3.31")]
    [InlineData("3/76", "3.76")]
    [InlineData("1 234", "1234")]
    [InlineData("46.9 %", "46.9")]
    [InlineData("3.", "3")]
    [InlineData("~0.05", "0.05")]
    [InlineData("p < .05", "< .05")]
    public void Other_forms_are_refused_with_what_to_write(string text, string meant)
    {
        BadInputException refused = Assert.Throws<BadInputException>(() =>
            EvidenceReader.ParseStudy(Text(Table($"{{ row: score, contrast: {{ p: \"{text}\" }} }}")), "s.yaml"));
        Assert.Contains($"did you mean \"{meant}\"?", refused.Message, StringComparison.Ordinal);
        Assert.Matches(@"^s\.yaml:\d+:\d+: tables\[0\]\.rows\[0\]\.contrast\.p: not a printed number", refused.Message);
    }

    /// <summary>Public case: t = 2.80, df 63, n 32 and 33: R's noncentral interval of d .191 to 1.193. Mine: d = .65 of 20 and 22: .024 to 1.268.</summary>
    [Theory]
    [InlineData("a 32, b 33", "t: \"2.80\", d: \"0.69\", d_lower: \"0.19\", d_upper: \"1.19\"", true)]
    [InlineData("a 32, b 33", "t: \"2.80\", d: \"0.69\", d_lower: \"0.29\", d_upper: \"1.09\"", false)]
    [InlineData("a 20, b 22", "d: \"0.65\", d_lower: \"0.02\", d_upper: \"1.27\"", true)]
    [InlineData("a 20, b 22", "d: \"0.65\", d_lower: \"0.24\", d_upper: \"1.06\"", false)]
    public void An_interval_of_d_is_tested(string arms, string contrast, bool right) =>
        Assert.Equal(right, Recomputed(Table($"{{ row: score, contrast: {{ {contrast} }} }}"), arms).Wrong().Length == 0);

    [Fact]
    public void An_interval_of_d_under_the_key_of_the_difference_is_recognised_where_it_explains_the_table()
    {
        AuditReport report = Recomputed(Table(Row("score", Arm("a", "3.33", "0.61"), Arm("b", "2.92", "0.57"),
            "t: \"2.80\", df: \"63\", p: \"0.007\", d: \"0.69\", ci_lower: \"0.19\", ci_upper: \"1.19\"")), "a 32, b 33");
        Assert.Empty(report.Wrong());
        Assert.Equal("the interval of d, not of the difference", report.Judged("score/ci_lower").Rule);
    }

    /// <summary>U = 130 of 20 and 22: z = (130 - 220) / root(440 * 43 / 12) = -2.267, p .0234; a U lies between 0 and 440.</summary>
    [Theory]
    [InlineData("U: \"130\", z: \"-2.27\", p: \".023\"", 0)]
    [InlineData("U: \"130\", z: \"-1.67\", p: \".095\"", 1)]
    [InlineData("U: \"130\", z: \"-2.27\", p: \".012\"", 1)]
    [InlineData("U: \"450\"", 1)]
    public void Ranks_have_U_z_and_p(string contrast, int wrong) =>
        Assert.Equal(wrong, Recomputed(Table($"{{ row: score, contrast: {{ {contrast} }} }}", "mann_whitney"), "a 20, b 22").Wrong().Length);

    [Theory]
    [InlineData("median: \"3\", q1: \"2\", q3: \"4\"", 0)]
    [InlineData("median: \"3\", q1: \"3.5\", q3: \"4\"", 2)] // q1 above the median
    [InlineData("median: \"6\"", 1)] // beyond 5
    [InlineData("median: \"3.5\"", 0)] // of 20
    [InlineData("median: \"3.2\"", 1)] // whole answers have a whole or a half
    [InlineData("lowest: \"2\", mean: \"1.90\"", 2)]
    public void Medians_and_quartiles_lie_in_order_and_within_the_scale(string numbers, int wrong) =>
        Assert.Equal(wrong, Recomputed(Table($"{{ row: i1, arms: {{ a: {{ {numbers} }} }} }}", "none")).Wrong().Length);

    /// <summary>Public case: t = 3.17, 2.36 and 3.78 for a - b, printed as b - a.</summary>
    [Fact]
    public void Signs_turned_throughout_have_one_cause()
    {
        AuditReport report = Recomputed(Table(string.Join(", ",
            Row("score", Arm("a", "3.31", "0.78"), Arm("b", "2.70", "0.77"), "t: \"-3.17\""),
            Row("other", Arm("a", "3.38", "0.75"), Arm("b", "2.94", "0.75"), "t: \"-2.36\""),
            Row("third", Arm("a", "3.47", "0.57"), Arm("b", "2.94", "0.56"), "t: \"-3.78\""))), "a 32, b 33");
        Assert.Equal(3, report.Wrong().Length);
        Assert.Contains("t of t: one cause would explain all 3 that do not reproduce: the difference the other way round, b - a.", report.Remarks);
    }

    /// <summary>Public case: t = 2.79 and 2.69, df 58: p .0071 and .0092, of the normal distribution .0053 and .0070.</summary>
    [Fact]
    public void P_of_the_normal_distribution_throughout_has_one_cause()
    {
        AuditReport report = Recomputed(Table("{ row: score, contrast: { t: \"2.79\", p: \"0.0053\" } }, "
            + "{ row: other, contrast: { t: \"2.69\", p: \"0.0070\" } }"),
            "a 30, b 30");
        Assert.Contains("p of t: one cause would explain all 2 that do not reproduce: p of the normal distribution, not of t.", report.Remarks);
    }

    /// <summary>SE .15 of 25 and .17 of 28 are SDs .75 and .90: t = .50 / root(.15² + .17²) = 2.21 or pooled 2.18, taken as SDs it would be 11.3.</summary>
    [Theory]
    [InlineData("sd", 2)]
    [InlineData("se", 0)]
    public void Standard_errors_printed_as_SDs_have_one_cause_and_a_key_of_their_own(string key, int wrong)
    {
        string One(string row, string a, string b, string t) => Row(row, Arm("a", a, "0.15"), Arm("b", b, "0.17"), $"t: \"{t}\"")
            .Replace("sd:", key + ":", StringComparison.Ordinal);
        AuditReport report = Recomputed(Table(One("score", "4.10", "3.60", "2.20") + ", " + One("other", "3.90", "3.50", "1.76")), "a 25, b 28");
        Assert.Equal(wrong, report.Wrong().Length);
        if (wrong > 0) Assert.Contains(report.Remarks, r => r.EndsWith("standard errors printed as standard deviations.", StringComparison.Ordinal));
    }

    /// <summary>18/27 = 66.7, 7/27 = 25.9, 22/27 = 81.5 %: none of 38 has the first and the last, all come from 27.</summary>
    [Fact]
    public void One_number_of_people_that_explains_all_percentages_is_named()
    {
        AuditReport report = Recomputed("", more: "tallies: [" + string.Join(", ", new[] { "66.7", "25.9", "81.5" }.Select((p, i) =>
            $"{{ id: q{i}, variable: q{i}, what: x, n: 38, locator: Table 2, cells: {{ yes: {{ percent: \"{p}\" }} }} }}")) + "]");
        Assert.Contains(report.Remarks, r =>
            r.StartsWith("Table 2: one number of people other than 38 would explain all 3 percentages: 27", StringComparison.Ordinal));
    }

    /// <summary>Public case, equal means: no difference is t = 0 whatever the spread.</summary>
    [Theory]
    [InlineData("t: \"0.00\", df: \"66\", p: \"1.000\", eta_squared: \"0.00\", d: \"0.00\", mean_difference: \"0.00\"", 0)]
    [InlineData("F: \"0.00\", p: \"1.000\", eta_squared: \"0.00\"", 0)]
    [InlineData("t: \"1.20\"", 1)]
    public void No_difference_at_all_is_a_legal_result(string contrast, int wrong) => Assert.Equal(wrong, Recomputed(
        Table($"{{ row: i1, arms: {{ a: {{ mean: \"3.12\" }}, b: {{ mean: \"3.12\" }} }}, contrast: {{ {contrast} }} }}"), "a 34, b 34").Wrong().Length);

    [Theory]
    [InlineData("count: \"10\"", "count: \"10\"", "chi_squared: \"0.00\", p: \"1.000\"", "chi_squared")]
    [InlineData("count: \"0\"", "count: \"0\"", "p: \"1.000\"", "fisher")]
    [InlineData("mean: \"4.00\", sd: \"0.00\"", "mean: \"4.00\", sd: \"0.00\"", "mean_difference: \"0.00\"", "student")]
    [InlineData("mean: \"4.00\", sd: \"0.90\"", "mean: \"4.00\", sd: \"0.80\"", "t: \"0.00\", p: \"1.000\", ci_lower: \"-0.55\", ci_upper: \"0.55\"", "welch")]
    public void Nothing_is_legal_in_other_tests_too(string a, string b, string contrast, string test) => Assert.Empty(Recomputed(
        Table($"{{ row: score, arms: {{ a: {{ {a} }}, b: {{ {b} }} }}, contrast: {{ {contrast} }} }}", test)).Wrong());

    /// <summary>Public case and further ones: each alone, nothing beside it.</summary>
    [Theory]
    [InlineData("p: \"1.2\"", 1)]
    [InlineData("p: \"-.22\"", 1)]
    [InlineData("p: \"< .000\"", 1)]
    [InlineData("eta_squared: \"1.3\"", 1)]
    [InlineData("eta_squared: \"-.05\"", 1)]
    [InlineData("ci_lower: \"0.9\", ci_upper: \"0.2\"", 2)]
    [InlineData("mean_difference: \"0.9\", ci_lower: \"1.1\", ci_upper: \"1.6\"", 2)]
    [InlineData("alpha: \"1.04\"", 1)]
    [InlineData("F: \"-2.1\"", 1)]
    [InlineData("df: \"0\"", 1)]
    [InlineData("r: \"1.10\"", 1)]
    [InlineData("chi_squared: \"-3\"", 1)]
    [InlineData("d: \"0.9\", d_lower: \"0.1\", d_upper: \"0.5\"", 2)]
    [InlineData("percent: \"104\"", 1)]
    [InlineData("p: \"0.000\"", 0)]
    [InlineData("eta_squared: \"0.00\"", 0)]
    [InlineData("alpha: \"-0.40\"", 0)]
    [InlineData("p: \"< .001\"", 0)]
    public void What_is_impossible_is_told_without_any_other_number(string contrast, int wrong) =>
        Assert.Equal(wrong, Recomputed(Table($"{{ row: score, contrast: {{ {contrast} }} }}", "none")).Wrong().Length);

    /// <summary>Answers from 1 to 5 of 20 people have an SD of at most 2 root(20/19) = 2.052.</summary>
    [Theory]
    [InlineData("sd: \"2.40\"", 1)]
    [InlineData("sd: \"-0.10\"", 1)]
    [InlineData("sd: \"2.05\"", 0)]
    [InlineData("se: \"-0.10\"", 1)]
    [InlineData("n: \"12.5\"", 1)]
    public void What_an_arm_cannot_have_is_told(string numbers, int wrong) =>
        Assert.Equal(wrong, Recomputed(Table($"{{ row: i1, arms: {{ a: {{ {numbers} }} }} }}", "none")).Wrong().Length);
}
