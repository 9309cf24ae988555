using Simulator.Evidence.Audit;
using static Simulator.Tests.Audit.Prints;

namespace Simulator.Tests.Audit;

/// <summary>K1, K2 and K5: what follows from means, SDs and sizes, under the test that the table names and no other.</summary>
public sealed class TableDesignTests
{
    /// <summary>
    /// Public case, two sessions of peer-assisted learning (n 41 and 39): R, t = 2.8549, p = .005513, eta squared .0946; and t = -1.6396, p = .1051.
    /// </summary>
    [Fact]
    public void Means_and_SDs_decide_about_p_eta_squared_and_claims_where_no_t_is_printed()
    {
        AuditReport report = Recomputed(Table(Row("score", Arm("a", "6.12", "2.06"), Arm("b", "4.82", "2.01"), "p: \"0.005\", eta_squared: \"0.09\"") + ", "
            + Row("other", Arm("a", "6.85", "1.99"), Arm("b", "7.54", "1.76"))), "a 41, b 39", more:
            "claims: [{ claim: significance, id: c, locator: L, says: x, row: score, significant: true, level: 0.05 }, "
            + "{ claim: significance, id: d, locator: L, says: x, row: other, significant: true, level: 0.05 }]");
        Assert.Equal((Yes, Yes), (report.Said("score/p"), report.Said("score/eta_squared")));
        Assert.Equal((Yes, No), (report.Of("claim/c").Verdict, report.Of("claim/d").Verdict));
        Assert.Equal(0.0055, report.Of("t/score/p").Recomputed!.Value.Middle, 0.0003);
    }

    /// <summary>Public case, nurses mentored by older students (30 and 30): R, t = 4.2805, p = .000071.</summary>
    [Theory]
    [InlineData("< 0.001", Yes)]
    [InlineData("> 0.05", No)]
    [InlineData("0.020", No)]
    public void A_bound_of_p_is_tested_from_means_and_SDs(string p, Verdict verdict) => Assert.Equal(verdict, Recomputed(
        Table(Row("score", Arm("a", "3.76", "0.427"), Arm("b", "3.33", "0.347"), $"p: \"{p}\"")), "a 30, b 30").Said("score/p"));

    /// <summary>5.20 (1.10) of 25 and 4.60 (1.30) of 30: R, t = 1.8258, df 53, p = .0735, eta squared .0592, d = .494, interval -.059 to 1.259.</summary>
    [Theory]
    [InlineData("p", "0.074", Yes)]
    [InlineData("p", "0.041", No)]
    [InlineData("eta_squared", "0.06", Yes)]
    [InlineData("eta_squared", "0.24", No)]
    [InlineData("d", "0.49", Yes)]
    [InlineData("d", "0.60", No)]
    [InlineData("ci_upper", "1.26", Yes)]
    [InlineData("ci_upper", "1.36", No)]
    public void What_follows_from_means_and_SDs_alone(string statistic, string printed, Verdict verdict) => Assert.Equal(verdict, Recomputed(
        Table(Row("score", Arm("a", "5.20", "1.10"), Arm("b", "4.60", "1.30"), $"{statistic}: \"{printed}\"")), "a 25, b 30").Said("score/" + statistic));

    /// <summary>The same, and the study's own cut-offs .01, .06 and .14: .0592 with the rounding of the print reaches .06.</summary>
    [Theory]
    [InlineData("small", Yes)]
    [InlineData("large", No)]
    public void A_label_is_judged_by_means_and_SDs_too(string label, Verdict verdict)
    {
        string text = Text(Table(Row("score", Arm("a", "5.20", "1.10"), Arm("b", "4.60", "1.30"))), "a 25, b 30", more:
            $"claims: [{{ claim: effect_label, id: c, locator: L, says: x, row: score, label: {label} }}]").Replace("  rows: [{ row: i1",
            "  effect_labels: { statistic: eta_squared, locator: L, cuts: { small: 0.01, moderate: 0.06, large: 0.14 } }\n  rows: [{ row: i1",
            StringComparison.Ordinal);
        Assert.Equal(verdict, StudyAudit.Run(Simulator.Scenarios.Studies.EvidenceReader.ParseStudy(text, "s.yaml")).Of("claim/c").Verdict);
    }

    /// <summary>Public cases, Welch of 80 and 180 with SDs .70 and .36: R, t = 3.1426, df = 98.07, p = .002215, d of the pooled SD .5308.</summary>
    [Theory]
    [InlineData("t: \"3.14\", p: \"0.0022\"", "p", Yes)]
    [InlineData("t: \"3.14\", p: \"0.0018\"", "p", No)] // Student's df 258
    [InlineData("t: \"3.14\", df: \"98.07\", d: \"0.53\"", "d", Yes)]
    [InlineData("t: \"3.14\", df: \"98.07\", d: \"0.42\"", "d", No)] // t root(1/80 + 1/180)
    [InlineData("t: \"3.14\", df: \"258\"", "df", No)]
    public void Welch_has_its_own_degrees_of_freedom_and_d_comes_from_SDs(string contrast, string statistic, Verdict verdict) => Assert.Equal(verdict,
        Recomputed(
        Table(Row("score", Arm("a", "1.72", "0.70"), Arm("b", "1.46", "0.36"), contrast), "welch"), "a 80, b 180").Said("score/" + statistic));

    /// <summary>20.4 (3.1) of 18 and 17.9 (5.6) of 44: R, Welch t = 2.2391, df 54.37, p = .0293, eta squared .0844, interval .262 to 4.738.</summary>
    [Theory]
    [InlineData("p", "0.029", Yes)]
    [InlineData("p", "0.080", No)] // Student's
    [InlineData("eta_squared", "0.084", Yes)]
    [InlineData("ci_lower", "0.26", Yes)]
    [InlineData("ci_lower", "-0.31", No)] // Student's
    public void Everything_of_a_Welch_table_is_Welchs(string statistic, string printed, Verdict verdict) => Assert.Equal(verdict, Recomputed(
        Table(Row("score", Arm("a", "20.40", "3.10"), Arm("b", "17.90", "5.60"), $"{statistic}: \"{printed}\""), "welch"),
            "a 18, b 44").Said("score/" + statistic));

    /// <summary>Without SDs Welch's t is d over root(1/n + 1/m) only where the arms are of one size: 2.40 root(2/20) = .759.</summary>
    [Theory]
    [InlineData("a 20, b 20", "0.76", Yes)]
    [InlineData("a 20, b 20", "0.60", No)]
    [InlineData("a 10, b 30", "0.88", Unknown)]
    public void A_Welch_t_alone_determines_d_only_where_arms_are_of_one_size(string arms, string d, Verdict verdict) => Assert.Equal(verdict, Recomputed(
        Table($"{{ row: score, contrast: {{ t: \"2.40\", d: \"{d}\" }} }}", "welch"), arms).Said("score/d"));

    /// <summary>
    /// Public case, an analysis of covariance (34 and 17): t and its df follow from no raw means; p = .0120 and eta squared .1243 follow from them.
    /// </summary>
    [Theory]
    [InlineData("none", "48", Unknown, Unknown)]
    [InlineData("adjusted", "48", Unknown, Unknown)]
    [InlineData("adjusted", "49", Unknown, No)] // a covariate takes a degree: at most 48
    [InlineData("student", "48", No, No)]
    public void A_test_of_something_else_is_not_judged_as_Students(string test, string df, Verdict t, Verdict free)
    {
        AuditReport report = Recomputed(Table(Row("score", Arm("a", "36.2", "8.1"), Arm("b", "41.9", "9.0"),
            $"mean_difference: \"-6.4\", t: \"-2.61\", df: \"{df}\", p: \".012\", eta_squared: \".124\""), test), "a 34, b 17");
        Assert.Equal((t, free), (report.Said("score/t"), report.Said("score/df")));
        Assert.Equal((Yes, test == "student" ? No : Unknown), (report.Said("score/p"), report.Said("score/mean_difference")));
    }

    /// <summary>
    /// 3.10 (.80) and 2.70 (.90) of the same 30: SD of differences at r = .6 root(.64 + .81 - .864) = .7655, t = 2.862, p = .0077, d = t / root 30
    /// = .523; without r, t lies between .4 / (1.7 / root 30) = 1.29 and .4 / (.1 / root 30) = 21.9.
    /// </summary>
    [Theory]
    [InlineData("r: \".60\", t: \"2.86\", df: \"29\", p: \".008\", d: \"0.52\"", Yes)]
    [InlineData("sd_difference: \"0.766\", t: \"2.86\", df: \"29\", p: \".008\", d: \"0.52\"", Yes)]
    [InlineData("r: \".60\", t: \"1.82\"", No)] // Student's t of independent arms
    [InlineData("t: \"2.86\"", Unknown)]
    [InlineData("t: \"0.90\"", No)]
    [InlineData("t: \"30.0\"", No)]
    public void The_same_people_twice_are_a_paired_test(string contrast, Verdict verdict)
    {
        AuditReport report = Recomputed(Table(Row("score", Arm("after", "3.10", "0.80"), Arm("before", "2.70", "0.90"), contrast), "paired", "after - before"),
            "before 30, after 30");
        Assert.Equal(verdict, report.Said("score/t"));
        if (verdict == Yes) Assert.Empty(report.Wrong());
    }

    /// <summary>
    /// 12.1 (3.2), 14.3 (2.9) and 15.0 (3.5) of 20, 22 and 24: R, F(2, 63) = 4.697, p = .01255, eta squared .130; a - b by that error t = -2.212, p =
    /// .0306.
    /// </summary>
    [Theory]
    [InlineData("anova", "", "F: \"4.70\", df1: \"2\", df: \"63\", p: \".013\", eta_squared: \".13\"", true)]
    [InlineData("anova", "", "F: \"5.70\", df1: \"2\", df: \"63\", p: \".013\", eta_squared: \".13\"", false)]
    [InlineData("anova", "", "p: \".013\"", true)]
    [InlineData("pooled", "a - b", "t: \"-2.21\", df: \"63\", p: \".031\"", true)]
    [InlineData("pooled", "a - b", "t: \"-2.34\", df: \"40\", p: \".024\"", false)] // Student's of a and b alone
    [InlineData("student", "a - b", "t: \"-2.34\", df: \"40\", p: \".024\"", true)]
    [InlineData("student", "a - b", "t: \"-2.21\", df: \"63\", p: \".031\"", true)] // named as a rule
    public void Three_arms_have_one_error_or_two_arms_have_theirs(string test, string contrast, string numbers, bool right)
    {
        AuditReport report = Recomputed(Table($"{{ row: score, arms: {{ {Arm("a", "12.10", "3.20")}, {Arm("b", "14.30", "2.90")}, "
            + $"{Arm("c", "15.00", "3.50")} }}, "
            + $"{(contrast.Length > 0 ? "contrast" : "all")}: {{ {numbers} }} }}", test, contrast), "a 20, b 22, c 24");
        Assert.Equal(right, report.Wrong().Length == 0);
        if (numbers.Contains("t: ", StringComparison.Ordinal) && numbers.Contains("63", StringComparison.Ordinal) && test == "student")
            Assert.Equal("the error pooled over all arms", report.Judged("score/t").Rule);
    }

    /// <summary>Gains of items from 1 to 5 lie between -4 and 4; -0.35 is -7/20; t = (.45 + .35) / (.9 root(.1)) = 2.81.</summary>
    [Theory]
    [InlineData("gains", "-0.35", Yes)]
    [InlineData("gains", "-0.33", No)] // no sum of 20 whole gains
    [InlineData("gains", "-4.20", No)]
    [InlineData("answers", "-0.35", No)]
    [InlineData("adjusted", "2.37", Unknown)]
    public void Gains_and_adjusted_means_have_limits_of_their_own(string scores, string mean, Verdict verdict) => Assert.Equal(verdict, Recomputed(
        Table($"{{ row: i1, arms: {{ a: {{ mean: \"{mean}\" }} }} }}", more: $"scores: {scores},")).Said("i1/a/mean"));

    [Fact]
    public void Means_of_an_adjusted_table_are_adjusted_and_no_repetition_of_raw_ones()
    {
        AuditReport report = Recomputed(Table("{ row: i1, arms: { a: { mean: \"3.10\" }, b: { mean: \"2.80\" } } }", "none", id: "raw")
            + Table("{ row: i1, arms: { a: { mean: \"3.17\" }, b: { mean: \"2.73\" } }, "
                + "contrast: { mean_difference: \"0.44\", t: \"2.10\", df: \"37\", p: \".043\" } }",
                "adjusted"));
        Assert.Empty(report.Wrong());
        Assert.Equal((Yes, Yes), (report.Said("i1/mean_difference"), report.Said("i1/p")));
    }
}
