using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Scenarios.Studies;
using static Simulator.Tests.Audit.Prints;

namespace Simulator.Tests.Audit;

/// <summary>K3: a row is its name, its people, its occasion and its contrast; nothing borrows across them.</summary>
public sealed class TableIdentityTests
{
    private const string Before =
        "{ row: i1, arms: { a: { mean: \"3.12\", sd: \"0.69\" }, b: { mean: \"3.09\", sd: \"0.78\" } }, contrast: { t: \"0.13\", p: \"0.895\" } }";
    private const string After =
        "{ row: i1, arms: { a: { mean: \"2.41\", sd: \"0.78\" }, b: { mean: \"2.81\", sd: \"0.54\" } }, contrast: { t: \"-2.41\", p: \"0.019\" } }";

    /// <summary>Public case, stress before and after (n 34 and 32): R on whole answers, t = .1326 and -2.4125, p = .8949 and .01872.</summary>
    [Fact]
    public void The_same_row_before_and_after_is_two_rows()
    {
        AuditReport report = Recomputed(Table(Before, when: "before", id: "pre") + Table(After, when: "after"), "a 34, b 32");
        Assert.Empty(report.Wrong());
        Assert.Equal(12, report.Count(Yes) - 1); // and the anchors
        Assert.Equal([StudyOccasion.Before, StudyOccasion.End], report.Exact.Select(e => e.Occasion));
        Assert.Equal(-2.4125, report.AtTheEnd("i1")!.T, 0.0001);
    }

    [Fact]
    public void A_p_of_after_is_not_judged_by_a_t_of_before() => Assert.Equal(Unknown, Recomputed(
        Table("{ row: i1, contrast: { t: \"0.13\", p: \"0.895\" } }", when: "before", id: "pre") +
            Table("{ row: i1, contrast: { p: \"0.019\" } }", when: "after"),
        "a 34, b 32").Said("i1/p"));

    /// <summary>Student with n 20 each: (3.40 - 3.00) / (.80 root(2 / 20)) = 1.58, p = .122; (3.40 - 2.60) / .253 = 3.16, p = .003.</summary>
    [Fact]
    public void The_same_row_in_two_contrasts_is_two_rows()
    {
        string First = Row("score", Arm("a", "3.40", "0.80"), Arm("b", "3.00", "0.80"), "t: \"1.58\", p: \".122\"");
        string Second = Row("score", Arm("a", "3.40", "0.80"), Arm("c", "2.60", "0.80"), "t: \"3.16\", p: \".003\"");
        Assert.Empty(Recomputed(Table(First) + Table(Second, contrast: "a - c", id: "u"), "a 20, b 20, c 20").Wrong());
    }

    /// <summary>n 20 each: 1.58 as above for women; men (3.10 - 3.50) / (.90 root(.1)) = -1.41, p = .168.</summary>
    [Fact]
    public void The_same_row_of_women_and_men_is_two_rows_where_the_tables_say_so()
    {
        string Women = Row("score", Arm("a", "3.40", "0.80"), Arm("b", "3.00", "0.80"), "t: \"1.58\", p: \".122\"");
        string Men = Row("score", Arm("a", "3.10", "0.90"), Arm("b", "3.50", "0.90"), "t: \"-1.41\", p: \".168\"");
        Assert.Empty(Recomputed(Table(Women, more: "group: women,") + Table(Men, id: "u", more: "group: men,")).Wrong());
        Assert.NotEmpty(Recomputed(Table(Women) + Table(Men, id: "u")).Wrong()); // the same people cannot have both
    }

    [Theory]
    [InlineData("end", "one month later", StudyOccasion.End, StudyOccasion.Other)]
    [InlineData("baseline", "week 6", StudyOccasion.Before, StudyOccasion.End)]
    [InlineData("time 1", "time 2", StudyOccasion.Other, StudyOccasion.End)]
    [InlineData("pre-test", "post-test", StudyOccasion.Before, StudyOccasion.End)]
    [InlineData("post-test", "follow-up", StudyOccasion.End, StudyOccasion.Other)]
    public void Which_occasion_is_the_end_follows_from_the_words(string one, string other, StudyOccasion first, StudyOccasion second)
    {
        const string row = "{ row: score, contrast: { t: \"1.00\" } }";
        Study study = EvidenceReader.ParseStudy(Text(Table(row, when: one) + Table(row, when: other, id: "u")), "s.yaml");
        Assert.Equal((first, second), (study.OccasionOf(study.Tables[0], "score"), study.OccasionOf(study.Tables[1], "score")));
    }

    [Fact]
    public void A_table_may_say_its_occasion_itself()
    {
        const string row = "{ row: score, contrast: { t: \"1.00\" } }";
        Study study = EvidenceReader.ParseStudy(Text(Table(row, when: "spring", more: "occasion: end,") + Table(row, when: "summer", id: "u")), "s.yaml");
        Assert.Equal(StudyOccasion.End, study.OccasionOf(study.Tables[0], "score"));
    }

    /// <summary>t = 3.00 with df 38 has p = .0048, t = 0.50 p = .62: the claim is about the end, or about the table it names.</summary>
    [Theory]
    [InlineData("", Yes)]
    [InlineData("table: pre, ", No)]
    public void A_claim_is_about_the_end_or_the_table_it_names(string table, Verdict verdict) => Assert.Equal(verdict, Recomputed(
        Table("{ row: score, contrast: { t: \"0.50\" } }", when: "before", id: "pre") + Table("{ row: score, contrast: { t: \"3.00\" } }", when: "after"),
        more: $"claims: [{{ claim: significance, id: c, locator: L, says: differs, row: score, {table}significant: true, level: 0.05 }}]")
            .Of("claim/c").Verdict);
}
