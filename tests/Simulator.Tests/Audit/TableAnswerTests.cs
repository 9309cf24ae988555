using Simulator.Evidence.Audit;
using static Simulator.Tests.Audit.Prints;

namespace Simulator.Tests.Audit;

/// <summary>K7, K8, K10, K13 and K14: one group, scales and their ends, raw answers, SDs divided by n, and everybody's own number.</summary>
public sealed class TableAnswerTests
{
    /// <summary>Public case, 30 women and 30 men: 43.87 and 42.50 make 43.185, 48.07 and 46.57 make 47.32, not 42.9 and 47.16.</summary>
    [Theory]
    [InlineData("43.87", "42.50", "43.18", Yes)]
    [InlineData("43.87", "42.50", "42.9", No)]
    [InlineData("48.07", "46.57", "47.32", Yes)]
    [InlineData("48.07", "46.57", "47.16", No)]
    public void The_whole_is_the_sum_of_its_parts(string a, string b, string all, Verdict verdict) => Assert.Equal(verdict, Recomputed(
        Table($"{{ row: score, arms: {{ a: {{ mean: \"{a}\" }}, b: {{ mean: \"{b}\" }} }}, all: {{ mean: \"{all}\" }} }}", "none"),
            "a 30, b 30").Said("score/mean"));

    /// <summary>12.1 (3.2), 14.3 (2.9) and 15.0 (3.5) of 20, 22 and 24: mean 13.888, SD root(squares within and between / 65) = 3.397, 66 people.</summary>
    [Theory]
    [InlineData("mean: \"13.89\", sd: \"3.40\", n: \"66\"", 0)]
    [InlineData("mean: \"13.80\"", 1)] // the plain mean of the three
    [InlineData("sd: \"3.22\"", 1)] // the SD within arms
    [InlineData("n: \"60\"", 1)]
    public void Everybody_of_three_arms_has_a_mean_an_SD_and_a_number(string all, int wrong) => Assert.Equal(wrong, Recomputed(
        Table("{ row: score, arms: { a: { mean: \"12.10\", sd: \"3.20\", n: \"20\" }, b: { mean: \"14.30\", sd: \"2.90\", n: \"22\" }, "
            + $"c: {{ mean: \"15.00\", sd: \"3.50\", n: \"24\" }} }}, all: {{ {all} }} }}", "none", ""), "a 20, b 22, c 24").Wrong().Length);

    /// <summary>Items with SDs 1.00, 1.10 and .90 and a mean with .80, or a total with 2.40: alpha 3/2 (1 - 3.02 / (9 * .64)) = .714.</summary>
    [Theory]
    [InlineData("a 300, b 30", "arms: { a: { alpha: \".71\" } }", "s/a/alpha", "mean", Yes)]
    [InlineData("a 300, b 30", "arms: { a: { alpha: \".81\" } }", "s/a/alpha", "mean", No)]
    [InlineData("a 300, b 30", "arms: { b: { alpha: \".71\" } }", "s/b/alpha", "mean", Unknown)]
    [InlineData("a 300", "all: { alpha: \".71\" }", "s/alpha", "mean", Yes)]
    [InlineData("a 300", "all: { alpha: \".71\" }", "s/alpha", "total", Yes)]
    [InlineData("a 300", "all: { alpha: \".81\" }", "s/alpha", "total", No)]
    public void Alpha_of_one_arm_and_of_a_single_group_is_tested(string arms, string alpha, string id, string score, Verdict verdict)
    {
        bool isTotal = score == "total";
        string One(string row, string mean, string sd) => $"{{ row: {row}, arms: {{ {Arm("a", mean, sd)} }} }}";
        Assert.Equal(verdict, Recomputed(Table($"{One("i1", "3.00", "1.00")}, {One("i2", "3.00", "1.10")}, {One("i3", "3.00", "0.90")}, "
            + $"{One("s", isTotal ? "9.00" : "3.00", isTotal ? "2.40" : "0.80")}, {{ row: s, {alpha} }}", "none", ""), arms,
            Items.Replace("items:", $"score: {score}, items:", StringComparison.Ordinal)).Said(id));
    }

    /// <summary>Public cases: a total of 15 items from 1 to 5 lies in 15 to 75, of four from 1 to 7 in 4 to 28; 14.65 = 293/20, 18.38 = 386/21.</summary>
    [Theory]
    [InlineData("items: 15", 1, 5, "43.21", "41.08", Unknown, "a 1151, b 1200")]
    [InlineData("items: 4", 1, 7, "14.65", "18.38", Yes, "a 20, b 21")]
    [InlineData("items: 4, score: total", 1, 7, "14.65", "18.38", Yes, "a 20, b 21")]
    [InlineData("items: 4, score: mean", 1, 7, "14.65", "18.38", No, "a 20, b 21")]
    [InlineData("items: 4, score: total", 1, 7, "14.63", "18.38", No, "a 20, b 21")] // no sum of 20 totals
    [InlineData("items: 4", 1, 7, "34.65", "18.38", No, "a 20, b 21")] // above 28
    [InlineData("items: 4", 1, 7, "7.65", "3.38", No, "a 20, b 21")] // one like a mean: then all are means
    [InlineData("items: 10", 0, 3, "17.50", "12.52", Yes, "a 20, b 21")] // 350/20
    public void A_scale_is_a_mean_or_a_total(string scale, int low, int high, string a, string b, Verdict verdict, string arms) =>
        Assert.Equal(verdict, Recomputed(
        Table($"{{ row: s, arms: {{ a: {{ mean: \"{a}\" }}, b: {{ mean: \"{b}\" }} }} }}"), arms, $"{{ row: s, label: x, when: end, {scale} }}", low, high)
        .Said("s/a/mean"));

    /// <summary>An item of its own ends, 0 to 10; with two from 1 to 5 their total lies in 2 to 20. A reversed item's 2.00 counts as 4.00.</summary>
    [Theory]
    [InlineData("{ row: i1, label: x, when: end, minimum: 0, maximum: 10 }", "{ row: i1, arms: { a: { mean: \"7.35\" } } }", "i1/a/mean", Yes)]
    [InlineData("{ row: i1, label: x, when: end }", "{ row: i1, arms: { a: { mean: \"7.35\" } } }", "i1/a/mean", No)]
    [InlineData("{ row: i1, label: x, when: end, minimum: 0, maximum: 10 }, { row: i2, label: x, when: end }, { row: i3, label: x, when: end }, "
        + "{ row: s, label: x, when: end, score: total, items: [i1, i2, i3] }", "{ row: s, arms: { a: { mean: \"20.35\" } } }", "s/a/mean", No)]
    [InlineData("{ row: i1, label: x, when: end, reversed: true }, { row: i2, label: x, when: end }, { row: s, label: x, when: end, items: [i1, i2] }",
        "{ row: i1, arms: { a: { mean: \"2.00\" } } }, { row: i2, arms: { a: { mean: \"3.50\" } } }, { row: s, arms: { a: { mean: \"3.75\" } } }",
            "s/a/mean", Yes)]
    [InlineData("{ row: i1, label: x, when: end }, { row: i2, label: x, when: end }, { row: s, label: x, when: end, items: [i1, i2] }",
        "{ row: i1, arms: { a: { mean: \"2.00\" } } }, { row: i2, arms: { a: { mean: \"3.50\" } } }, { row: s, arms: { a: { mean: \"3.75\" } } }",
            "s/a/mean", No)]
    public void Ends_and_direction_belong_to_the_item(string items, string rows, string id, Verdict verdict) =>
        Assert.Equal(verdict, Recomputed(Table(rows), items: items).Said(id));

    /// <summary>
    /// Six people, i3 worded the other way: as ticked i1 + i2 - ... ; turned, the values of a are 5, 4, 3 and of b 3, 2, 1 exactly: means 4.00 and
    /// 2.00, SD 1.00, t = 2.449, p = .0705, alpha 1.
    /// </summary>
    [Theory]
    [InlineData("", "i3 turned round (reversed: true)")]
    [InlineData(", reversed: true", null)]
    public void An_item_worded_the_other_way_is_turned_round_by_its_key_or_named(string key, string? rule)
    {
        string items = Items.Replace("{ row: i3, label: x, when: end }", $"{{ row: i3, label: x, when: end{key} }}", StringComparison.Ordinal);
        AuditReport report = Recomputed(Table(Row("s", Arm("a", "4.00", "1.00"), Arm("b", "2.00", "1.00"), "t: \"2.45\", df: \"4\", p: \".070\"")),
            "a 3, b 3", items,
            csv: "arm,teacher,i1,i2,i3\na,1,5,5,1\na,2,4,4,2\na,3,3,3,3\nb,4,3,3,3\nb,5,2,2,4\nb,6,1,1,5\n");
        Assert.Empty(report.Wrong());
        Assert.Equal(rule, report.Judged("s/a/mean").Rule);
        Assert.Equal(rule is not null, report.Remarks.Any(r =>
            r.StartsWith("s: i3 correlates negatively with the rest of the scale", StringComparison.Ordinal)));
    }

    private const string Six = "arm,teacher,i1,i2,i3\na,1,5,4,5\na,2,4,4,4\na,3,3,4,3\nb,4,3,2,2\nb,5,2,2,3\nb,6,1,2,1\n";

    /// <summary>i1 is 5 4 3 and 3 2 1: means 4 and 2, SDs 1, t = 2.449, df 4, p .0705, d 2, U 8.5, median 4; s of a is 14/3, 4, 10/3.</summary>
    [Theory]
    [InlineData("student", "a: { mean: \"4.00\", sd: \"1.00\", n: \"3\", median: \"4\" }", "t: \"2.45\", df: \"4\", p: \".070\", d: \"2.00\"", 0)]
    [InlineData("student", "a: { mean: \"4.10\" }", "t: \"2.45\"", 1)]
    [InlineData("student", "a: { sd: \"1.20\", n: \"4\", median: \"3\" }", "p: \".020\", d: \"1.00\", ci_lower: \"0.90\"", 6)]
    [InlineData("welch", "a: { mean: \"4.00\" }", "t: \"2.45\", df: \"4\", p: \".070\"", 0)]
    [InlineData("mann_whitney", "a: { median: \"4\", q1: \"3.5\", q3: \"4.5\" }", "U: \"8.5\"", 0)]
    [InlineData("mann_whitney", "a: { median: \"4\", q1: \"3\", q3: \"5\" }", "U: \"0.5\"", 0)] // quartiles as in SPSS, U of the other arm
    [InlineData("mann_whitney", "a: { median: \"5\" }", "U: \"7.0\"", 2)]
    public void Raw_answers_decide_about_every_printed_number(string test, string arms, string contrast, int wrong) => Assert.Equal(wrong, Recomputed(
        Table($"{{ row: i1, arms: {{ {arms} }}, contrast: {{ {contrast} }} }}", test), "a 3, b 3", csv: Six).Wrong().Length);

    /// <summary>4.33 and 1.67 with SDs .58 and .58 have t = 5.66; the answers have 4.00 and 2.00, .67 and .58, t = 2 / root(.7778 / 3) = 3.93.</summary>
    [Fact]
    public void Raw_answers_decide_even_where_the_print_agrees_with_itself() => Assert.Equal(["t/s/a/mean", "t/s/a/sd", "t/s/b/mean", "t/s/t", "t/s/p"],
        Recomputed(Table(Row("s", Arm("a", "4.33", "0.58"), Arm("b", "1.67", "0.58"), "t: \"5.66\", df: \"4\", p: \".005\"")), "a 3, b 3", csv: Six).Wrong());

    [Theory]
    [InlineData("a 3, b 3", 0)]
    [InlineData("a 26, b 3", 1)]
    [InlineData("a, b", 0)] // nothing typed twice
    public void The_sizes_of_the_design_are_those_of_the_answers(string arms, int wrong)
    {
        AuditReport report = Recomputed("", arms, csv: Six);
        Assert.Equal(wrong, report.Wrong().Length);
        Assert.Equal(2.4495, report.AtTheEnd("i1")!.T, 0.0001);
        Assert.Equal(4, report.AtTheEnd("s")!.Df);
    }

    /// <summary>The same three twice, 5 4 3 and 3 3 1: differences 2 1 2, mean 1.667, SD .577, t = 5.000, df 2, p = .0377.</summary>
    [Theory]
    [InlineData("t: \"5.00\", df: \"2\", p: \".038\"", 0)]
    [InlineData("t: \"1.89\", df: \"4\", p: \".132\"", 3)] // as if they were different people
    public void Raw_answers_of_the_same_people_are_paired_by_their_names(string contrast, int wrong) => Assert.Equal(wrong, Recomputed(
        Table($"{{ row: i1, contrast: {{ {contrast} }} }}", "paired", "after - before"), "before 3, after 3",
        csv: "arm,teacher,i1,i2,i3\nafter,1,5,1,1\nafter,2,4,1,1\nafter,3,3,1,1\nbefore,1,3,1,1\nbefore,2,3,1,1\nbefore,3,1,1,1\n").Wrong().Length);

    /// <summary>
    /// 1 2 3, 2 3 4 and 4 5 6 - of three arms F(2, 6) = (sum 3 (m - 3.333)² / 2) / 1 = 7.00, p = .027; of the same answers before nothing is said.
    /// </summary>
    [Theory]
    [InlineData("end", "F: \"7.00\", df1: \"2\", df: \"6\", p: \".027\"", 0)]
    [InlineData("end", "F: \"9.00\"", 1)]
    [InlineData("before", "F: \"9.00\"", 0)]
    public void Raw_answers_of_three_arms_have_an_analysis_of_variance_of_their_own_occasion(string when, string all, int wrong) =>
        Assert.Equal(wrong, Recomputed(
        Table($"{{ row: i1, all: {{ {all} }} }}", "anova", "", when), "a 3, b 3, c 3", "{ row: i1, label: x, when: end, maximum: 6 }",
        csv: "arm,teacher,i1\na,1,1\na,2,2\na,3,3\nb,4,2\nb,5,3\nb,6,4\nc,7,4\nc,8,5\nc,9,6\n").Wrong().Length);

    /// <summary>a: 5 5 5, 4 4 -, 3 3 3: complete cases 5 and 3, mean 4.00, SD 1.41, n 2; available items 5 4 3, mean 4.00, SD 1.00, n 3.</summary>
    [Theory]
    [InlineData("n: \"2\", sd: \"1.41\"", 0, null)]
    [InlineData("n: \"3\", sd: \"1.00\"", 0, "available items, not complete cases")]
    [InlineData("n: \"2\", sd: \"0.60\"", 1, null)]
    public void Missing_answers_leave_complete_cases_or_available_items(string numbers, int wrong, string? rule)
    {
        AuditReport report = Recomputed(Table($"{{ row: s, arms: {{ a: {{ {numbers} }} }} }}"), "a 3, b 2",
            csv: "arm,teacher,i1,i2,i3\na,1,5,5,5\na,2,4,4,\na,3,3,3,3\nb,4,1,1,1\nb,5,2,2,2\n");
        Assert.Equal((wrong, rule), (report.Wrong().Length, report.Judged("s/a/n").Rule));
        Assert.Contains(report.Remarks, r => r.StartsWith("s: 4 people answered every item", StringComparison.Ordinal));
    }

    /// <summary>
    /// Public case, yes or no: root(p (1 - p)) of 12/16, 10/20, 14/16, 13/20 = .433, .500, .331, .477; by n - 1 they are .447, .513, .342, .489.
    /// </summary>
    [Theory]
    [InlineData("0.43", "0.50", "0.33", "0.48", 0, SpreadRule)]
    [InlineData("0.45", "0.51", "0.34", "0.49", 0, null)]
    [InlineData("0.45", "0.51", "0.34", "0.48", 1, null)]
    public void SDs_of_yes_and_no_are_all_divided_by_n_or_none(string a, string b, string c, string d, int wrong, string? rule)
    {
        AuditReport report = Recomputed(Table(Row("i1", Arm("a", "0.75", a), Arm("b", "0.50", b)) + ", " + Row("i2", Arm("a", "0.88", c), Arm("b", "0.65", d))),
            "a 16, b 20", low: 0, high: 1);
        Assert.Equal((wrong, rule), (report.Wrong().Length, report.Judged("i1/a/sd").Rule));
    }

    private const string SpreadRule = "divided by n, not n - 1";

    /// <summary>Ten answers of sum 30, squares around it 2, 8 and 40: by n .447, .894, 2.00; by n - 1 .471, .943, 2.108. 2.00 is the widest.</summary>
    [Theory]
    [InlineData("0.45", "0.89", "2.00", 0, SpreadRule)]
    [InlineData("0.47", "0.94", "2.11", 0, null)]
    [InlineData("0.94", "2.11", "0.45", 1, null)]
    [InlineData("0.45", "0.89", "2.11", 1, SpreadRule)]
    public void SDs_of_answers_are_all_divided_by_n_or_none(string a, string b, string c, int wrong, string? rule)
    {
        AuditReport report = Recomputed(Table(string.Join(", ", new[] { ("i1", a), ("i2", b), ("i3", c) }.Select(r =>
            $"{{ row: {r.Item1}, arms: {{ {Arm("a", "3.00", r.Item2)} }} }}"))),
            "a 10, b 10");
        Assert.Equal((wrong, rule), (report.Wrong().Length, report.Judged("i1/a/sd").Rule));
    }

    /// <summary>Sums 40 and 30 of ten, both with squares 10 around them: SD 1.00 by n, 1.054 by n - 1: t = 1 / root(1.111 / 5) = 2.12.</summary>
    [Theory]
    [InlineData("2.12", Yes)]
    [InlineData("2.24", No)] // 1 / root(1 / 5)
    public void A_t_beside_SDs_divided_by_n_is_that_of_the_people(string t, Verdict verdict) => Assert.Equal(verdict, Recomputed(
        Table(Row("i1", Arm("a", "4.00", "1.00"), Arm("b", "3.00", "1.00"), $"t: \"{t}\"")), "a 10, b 10").Said("i1/t"));

    /// <summary>Public case, those who answered: 116/154 = 75.32, 72/116 = 62.07 %; 30/154 is 19.5 %; R: chi squared p = .01904.</summary>
    [Fact]
    public void Percentages_are_of_those_who_answered_the_row()
    {
        static string Share(string count, string percent, string n) => $"{{ count: \"{count}\", percent: \"{percent}\", n: \"{n}\" }}";
        AuditReport report = Recomputed(Table(
            $"{{ row: score, arms: {{ a: {Share("116", "75.3", "154")}, b: {Share("72", "62.1", "116")} }}, contrast: {{ p: \"0.019\" }} }}, "
            + $"{{ row: other, arms: {{ a: {Share("30", "75.3", "154")}, b: {Share("130", "62.3", "116")} }} }}", "chi_squared"), "a 162, b 122");
        Assert.Equal(["t/other/a/percent", "t/other/b/count", "t/other/b/percent"], report.Wrong());
        Assert.Equal(Yes, report.Said("score/p"));
    }

    /// <summary>Of 38: 13/38 = 34.2 %, of the 31 who answered 13/31 = 41.9 %. Of everybody 13 + 9 of 31 + 29.</summary>
    [Theory]
    [InlineData("arms: { a: { percent: \"41.9\", n: \"31\" } }", 0)]
    [InlineData("arms: { a: { percent: \"41.9\" } }", 1)]
    [InlineData("arms: { a: { share: \"0.419\", n: \"31\" } }", 0)]
    [InlineData("arms: { a: { count: \"13\", percent: \"34.2\", n: \"31\" } }", 1)]
    [InlineData("arms: { a: { count: \"13\", share: \"0.42\", n: \"31\" } }", 0)]
    [InlineData("arms: { a: { n: \"31\" }, b: { n: \"29\" } }, all: { count: \"22\", percent: \"36.7\" }", 0)]
    [InlineData("arms: { a: { n: \"31\" }, b: { n: \"29\" } }, all: { count: \"22\", percent: \"28.9\" }", 1)] // of 76
    [InlineData("arms: { a: { n: \"31\" }, b: { n: \"29\" } }, all: { n: \"60\" }", 0)]
    [InlineData("arms: { a: { n: \"31\" }, b: { n: \"29\" } }, all: { n: \"76\" }", 1)]
    [InlineData("arms: { a: { n: \"39\" } }", 1)]
    public void Counts_percentages_and_shares_have_the_number_of_their_row(string numbers, int wrong) =>
        Assert.Equal(wrong, Recomputed(Table($"{{ row: score, {numbers} }}", "none"), "a 38, b 38").Wrong().Length);

    /// <summary>4/9 = 44.4, 2/9 = 22.2, 3/9 = 33.3 %: 44.5 would be rounded from nothing, 66.6 of 6/9 is cut.</summary>
    [Theory]
    [InlineData("x: { percent: \"66.7\" }, y: { percent: \"77.8\" }, z: { percent: \"55.6\" }", 0)]
    [InlineData("x: { percent: \"66.6\" }, y: { percent: \"77.7\" }, z: { percent: \"55.5\" }", 0)]
    [InlineData("x: { percent: \"66.7\" }, y: { percent: \"77.8\" }, z: { percent: \"55.5\" }", 1)]
    public void Percentages_of_a_tally_are_all_rounded_or_all_cut(string cells, int wrong) => Assert.Equal(wrong, Recomputed("",
        more: $"tallies: [{{ id: q, variable: q, what: x, n: 9, locator: L, cells: {{ {cells} }} }}]").Wrong().Length);

    /// <summary>12 8 20 against 10 15 15 of 40: chi squared 4/22 ... = .1818 + 2.1304 + .7143 = 3.027, df 2, p = .220.</summary>
    [Theory]
    [InlineData("chi_squared: \"3.03\", p: \".220\"", Yes)]
    [InlineData("chi_squared: \"4.03\"", No)]
    [InlineData("p: \".020\"", No)]
    public void Groups_are_compared_over_all_categories(string printed, Verdict verdict)
    {
        static string Tally(string group, int x, int y, int z) => $"{{ id: {group}_t, variable: v, group: {group}, what: x, n: 40, locator: L, complete: true, "
            + $"cells: {{ x: {{ count: \"{x}\" }}, y: {{ count: \"{y}\" }}, z: {{ count: \"{z}\" }} }} }}";
        Assert.Equal(verdict, Recomputed("", more: $"tallies: [{Tally("a", 12, 8, 20)}, {Tally("b", 10, 15, 15)}]\n"
            + $"claims: [{{ claim: chi_squared, id: c, locator: L, says: x, variable: v, {printed} }}]").Of("claim/c").Verdict);
    }
}
