using System.Globalization;
using Simulator.Evidence.Audit;
using Simulator.Scenarios.Inputs;
using static Simulator.Tests.Audit.Prints;

namespace Simulator.Tests.Audit;

/// <summary>Public cases that the first version judged rightly, and that stay so.</summary>
public sealed class KnownGoodTests
{
    private const string Four = "{ row: i1, label: x, when: end }, { row: i2, label: x, when: end }, { row: i3, label: x, when: end }, "
        + "{ row: i4, label: x, when: end }, { row: s, label: x, when: end, items: [i1, i2, i3, i4] }";

    private const string Two = "{ row: i1, label: x, when: end }, { row: i2, label: x, when: end }, { row: s, label: x, when: end, items: [i1, i2] }";

    /// <summary>One person a word: the arm, then the answers, - for a missing one.</summary>
    private const string WithGaps = "t5443 t-34- t5554 t3222 t5-55 t5233 t2311 t2324 t4443 t3422 t3132 t4444 t4433 t5434 t4455 t4454 c3443 c5344 c2223 c-233 "
        + "c4334 c4433 c2223 c1311 c4333 c5444 c3433 c3211 c1422 c131- c322- c4114 c3332 c5124";

    private const string Contrary = "t52 t32 t51 t14 t51 t42 t25 t34 t44 t33 t25 t41 t33 t43 t42 t51 c43 c42 c34 c33 c43 c44 c24 c24 c34 c51 c33 c34 c34 c34 "
        + "c25 c23 c44 c42";

    private const string Constant = "t4443 t4344 t4554 t4222 t4555 t4233 t4311 t4324 t4443 t4422 t4132 t4444 t4433 t4434 t4455 t4454 c4443 c4344 c4223 c4233 "
        + "c4334 c4433 c4223 c4311 c4333 c4444 c4433 c4211 c4422 c4313 c4223 c4114 c4332 c4124";

    /// <summary>Near peers and faculty: t = 5.345 of 1,201 and 8,722 is d = 5.345 root(1/1201 + 1/8722) = .1645, not .17.</summary>
    [Fact]
    public void A_d_of_thousands_is_tested_to_its_last_decimal() => Assert.Equal(["t/score/d"], Recomputed(
        Table("{ row: score, contrast: { t: \"5.345\", df: \"9921\", p: \"< 0.05\", d: \"0.17\" } }"), "a 1201, b 8722").Wrong());

    /// <summary>
    /// Nursing abstract (34 and 32): no difference before; after, t = (2.4 - 2.6) / .16 is below 0 and larger than .93, whose p is .355, not .016.
    /// </summary>
    [Fact]
    public void A_t_and_a_p_that_contradict_means_and_each_other_are_told() => Assert.Equal(["t/other/t", "t/other/p"], Recomputed(
        Table(Row("score", Arm("a", "3.11", ".68"), Arm("b", "3.11", ".78"), "t: \"0.00\", p: \"1.00\", d: \"0.00\"") + ", "
            + Row("other", Arm("a", "2.4", ".78"), Arm("b", "2.6", ".51"), "t: \"0.93\", p: \"0.016\"")), "a 34, b 32").Wrong());

    /// <summary>Mentorship seen by graduates (361) and others (482): R, t = .1176 before rounding of the print, df 841.</summary>
    [Fact]
    public void A_coarse_t_reproduces_within_the_rounding_of_its_means() => Assert.Empty(Recomputed(
        Table(Row("score", Arm("a", "19.57", "8.43"), Arm("b", "19.50", "8.67"), "t: \".11\", df: \"841\"")), "a 361, b 482").Wrong());

    /// <summary>Answers missing by item: 102/31 = 3.29, 89/33 = 2.70; t = 2.7143, df 62. Nobody's sum is known of a scale whose items have other n.</summary>
    [Fact]
    public void Items_have_their_own_n_and_their_scale_is_not_judged_by_the_designs()
    {
        AuditReport report = Recomputed(Table("{ row: i1, arms: { a: { mean: \"3.29\", sd: \"0.86\", n: \"31\" }, "
            + "b: { mean: \"2.70\", sd: \"0.88\", n: \"33\" } }, "
            + "contrast: { t: \"2.71\", df: \"62\", p: \"0.009\" } }, "
            + "{ row: i2, arms: { a: { n: \"30\" }, b: { n: \"31\" } } }, "
            + "{ row: s, arms: { a: { mean: \"3.33\" }, b: { mean: \"2.81\" } } }"), "a 32, b 33", Two);
        Assert.Empty(report.Wrong());
        Assert.Equal((Yes, Unknown), (report.Said("i1/t"), report.Said("s/b/mean")));
    }

    /// <summary>30 + 21 + 13 of 38 are 64 people, 11 + 16 + 12 are 39.</summary>
    [Theory]
    [InlineData("help: { count: \"30\", percent: \"78.9\" }, friends: { count: \"21\", percent: \"55.3\" }, marks: { percent: \"34\" }")]
    [InlineData("low: { percent: \"28.9\" }, middle: { percent: \"42.1\" }, high: { percent: \"31.6\" }")]
    public void Several_answers_allowed_make_more_than_everybody(string cells) => Assert.Equal(["q/whole"], Recomputed("", "a 38",
        more: $"tallies: [{{ id: q, variable: q, what: x, n: 38, locator: L, complete: true, cells: {{ {cells} }} }}]").Wrong());

    /// <summary>R on the answers: s 3.125 (.428) and 3.306 (.389), t = -1.2889, p = .2067, alpha -5.677.</summary>
    [Fact]
    public void A_negative_alpha_of_the_answers_reproduces_and_is_remarked()
    {
        AuditReport report = Recomputed(Table(Row("s", Arm("a", "3.13", "0.43"), Arm("b", "3.31", "0.39"), "t: \"-1.29\", df: \"32\", p: \"0.207\"")
            + ", { row: s, all: { alpha: \"-5.68\" } }"), "a 16, b 18", Two, csv: Csv(Contrary));
        Assert.Empty(report.Wrong());
        Assert.Contains(report.Remarks, r => r.StartsWith("s: alpha of the answers is negative", StringComparison.Ordinal));
    }

    /// <summary>
    /// R: complete cases 3.411 (.928, n 14) and 2.900 (.806, n 15), t = 1.5849, df 27, p = .1246, alpha .7837; available 3.516 and 2.787, t = 2.432,
    /// alpha .7939.
    /// </summary>
    [Theory]
    [InlineData("3.41", "2.90", "t: \"1.58\", df: \"27\", p: \"0.125\"", "0.78", null)]
    [InlineData("3.52", "2.79", "t: \"2.43\", df: \"32\", p: \"0.021\"", "0.79", "available items, not complete cases")]
    public void Answers_with_gaps_reproduce_by_either_rule(string a, string b, string contrast, string alpha, string? rule)
    {
        AuditReport report = Recomputed(Table($"{{ row: s, arms: {{ a: {{ mean: \"{a}\" }}, b: {{ mean: \"{b}\" }} }}, contrast: {{ {contrast} }} }}, "
            + $"{{ row: s, all: {{ alpha: \"{alpha}\" }} }}"), "a 16, b 18", Four, csv: Csv(WithGaps));
        Assert.Empty(report.Wrong());
        Assert.Equal((rule, rule), (report.Judged("s/a/mean").Rule, report.Judged("s/alpha").Rule));
    }

    /// <summary>psych: an item that everybody answers alike leaves alpha at .6788.</summary>
    [Fact]
    public void An_item_without_variance_leaves_alpha_defined() =>
        Assert.Equal(Yes, Recomputed(Table("{ row: s, all: { alpha: \"0.68\" } }"), "a 16, b 18", Four, csv: Csv(Constant)).Said("s/alpha"));

    [Theory]
    [InlineData("Arm,Teacher,I1,I2\na,1,3,4\n", "answers.csv:1:1: not the expected header (Arm,Teacher,I1,I2); arm,teacher,i1,i2")]
    [InlineData("arm;teacher;i1;i2\na;1;3;4\n", "answers.csv:1:1: not the expected header")]
    [InlineData("arm,teacher,i2,i1\na,1,3,4\n", "answers.csv:1:1: not the expected header")]
    [InlineData("arm,teacher,i1\na,1,3\n", "answers.csv:1:1: not the expected header")]
    [InlineData("arm,teacher,i1,i2,comment\na,1,3,4,fine\n", "answers.csv:1:1: not the expected header")]
    [InlineData("arm,teacher,i1,i2\na,1,3.0,4.5\nb,2,99,0\n", "answers.csv:2:5: i1: not an answer (3.0); a whole number from 1 to 5, or nothing")]
    [InlineData("arm,teacher,i1,i2\na,1,3,NA\nb,2,.,4\n", "answers.csv:2:7: i2: not an answer (NA)")]
    [InlineData("\uFEFFarm,teacher,i1,i2\na,1,\"3\",4\n", "answers.csv:2:5: i1: not an answer")]
    public void Other_dialects_of_csv_are_refused_with_their_place(string csv, string message)
    {
        BadInputException refused = Assert.Throws<BadInputException>(() => Recomputed("", "a 16, b 18", Two, csv: csv));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    private static string Csv(string people)
    {
        string[] words = people.Split(' ');
        string header = "arm,teacher," + string.Join(',', Enumerable.Range(1, words[0].Length - 1).Select(i => $"i{i}")) + "\n";
        return header + string.Concat(words.Select((w, i) => string.Create(CultureInfo.InvariantCulture,
            $"{(w[0] == 't' ? 'a' : 'b')},{i + 1},{string.Join(',', w[1..].Select(c => c == '-' ? "" : c.ToString()))}\n")));
    }
}
