using Simulator.Evidence.Audit;

namespace Simulator.Tests.Audit;

/// <summary>Counts and percentages, with verdict, reason, recomputed number and rule by hand.</summary>
public sealed class TallyTests
{
    private const Verdict Yes = Verdict.Reproduces, No = Verdict.DoesNotReproduce, Unknown = Verdict.CannotBeTested;

    [Theory]
    // 11 / 28 = 39.2857 %
    [InlineData(28, "yes: { count: \"11\", percent: \"39.3\" }", Yes, "11 of 28 are 39.29 %.", "39.2857", null)]
    [InlineData(28, "yes: { count: \"11\", percent: \"39.2\" }", Yes, "11 of 28 are 39.29 %.", "39.2857", "cut, not rounded")]
    [InlineData(28, "yes: { count: \"11\", percent: \"39.5\" }", No, "11 of 28 are 39.29 %.", "39.2857", null)]
    // 25 / 38 = 65.79 %, 26 / 38 = 68.42 %
    [InlineData(38, "yes: { percent: \"67\" }", No, "No count of 38 has this percentage: 25 are 65.8 %, 26 are 68.4 %.", "65.7895 to 68.4211", null)]
    [InlineData(38, "yes: { percent: \"50\" }", Yes, "Attained by 19 of 38.", "19", null)]
    [InlineData(38, "yes: { percent: \"65\" }", Yes, "Attained by 25 of 38.", "25", "cut, not rounded")]
    [InlineData(38, "yes: { percent: \"0\" }", Yes, "Attained by 0 of 38.", "0", null)]
    [InlineData(38, "yes: { percent: \"100\" }", Yes, "Attained by 38 of 38.", "38", null)]
    // A person more or less is a whole per cent: 50 / 99 = 50.51 %
    [InlineData(100, "yes: { percent: \"50\" }", Unknown, "With 100 people every percentage of 0 decimals can occur.", null, null)]
    [InlineData(99, "yes: { percent: \"50\" }", Yes, "Attained by 50 of 99.", "50", "cut, not rounded")]
    [InlineData(11, "yes: { count: \"0\" }", Yes, "A count lies between 0 and 11.", "0 to 11", null)]
    [InlineData(11, "yes: { count: \"11\" }", Yes, "A count lies between 0 and 11.", "0 to 11", null)]
    [InlineData(11, "yes: { count: \"12\" }", No, "A count lies between 0 and 11.", "0 to 11", null)]
    [InlineData(11, "yes: { count: \"-1\" }", No, "A count lies between 0 and 11.", "0 to 11", null)]
    [InlineData(11, "yes: { count: \"1.5\" }", No, "A count lies between 0 and 11.", "0 to 11", null)]
    public void A_category_is_held_against_the_number_of_people(int n, string cells, Verdict verdict, string reason, string? recomputed, string? rule)
    {
        Finding finding = Assert.Single(Tally(n, false, cells).Findings);
        Assert.Equal(("t/yes", "percent", "L"), (finding.Id, finding.Statistic, finding.Locator));
        Assert.Equal((verdict, reason, recomputed, rule), (finding.Verdict, finding.Reason, finding.Recomputed?.ToString(), finding.Rule));
    }

    [Theory]
    [InlineData(38, "a: { count: \"15\" }, b: { count: \"8\" }, c: { count: \"15\" }", "15 + 8 + 15", Yes,
        "The categories' counts, 15 + 8 + 15, make 38.", "38")]
    [InlineData(38, "a: { count: \"15\" }, b: { count: \"8\" }, c: { count: \"16\" }", "15 + 8 + 16", No, "The counts make 39, not 38.", "39")]
    [InlineData(10, "a: { percent: \"40\" }, b: rest", "40 % + rest", Yes, "The categories' counts, 4 + 6, make 10.", "10")]
    [InlineData(10, "a: { count: \"10\" }, b: rest", "10 + rest", Yes, "The categories' counts, 10 + 0, make 10.", "10")]
    [InlineData(10, "a: { count: \"12\" }, b: rest", "12 + rest", No, "The categories' counts make 12; 10 people are said.", "12")]
    [InlineData(38, "a: { percent: \"67\" }, b: { count: \"12\" }", "67 % + 12", Unknown, "A category's count is not determined.", null)]
    // Of 300, 33 % are 98, 99 or 100 people: three times 294 to 300. 32 % are 95 to 97, 34 % are 101 to 103, 60 % are 179 to 181.
    [InlineData(300, "a: { percent: \"33\" }, b: { percent: \"33\" }, c: { percent: \"33\" }", "33 % + 33 % + 33 %", Yes,
        "The categories' counts make 294 to 300; 300 people are said.", "294 to 300")]
    [InlineData(300, "a: { percent: \"32\" }, b: { percent: \"32\" }, c: { percent: \"32\" }", "32 % + 32 % + 32 %", No,
        "The categories' counts make 285 to 291; 300 people are said.", "285 to 291")]
    [InlineData(300, "a: { percent: \"34\" }, b: { percent: \"34\" }, c: { percent: \"34\" }", "34 % + 34 % + 34 %", No,
        "The categories' counts make 303 to 309; 300 people are said.", "303 to 309")]
    [InlineData(300, "a: { percent: \"32\" }, b: { count: \"100\" }, c: rest", "32 % + 100 + rest", Yes,
        "The categories' counts make 195 to 197; 300 people are said.", "195 to 197")]
    [InlineData(300, "a: { percent: \"60\" }, b: { percent: \"60\" }, c: rest", "60 % + 60 % + rest", No,
        "The categories' counts make 358 to 362; 300 people are said.", "358 to 362")]
    public void All_categories_together_are_held_against_the_number_of_people(
        int n, string cells, string printed, Verdict verdict, string reason, string? recomputed)
    {
        Finding finding = Tally(n, true, cells).Of("t/whole");
        Assert.Equal(("sum", printed), (finding.Statistic, finding.Printed));
        Assert.Equal((verdict, reason, recomputed), (finding.Verdict, finding.Reason, finding.Recomputed?.ToString()));
    }

    [Theory]
    [InlineData("arms: { a: { count: \"10\" } }", "t/visits/a/count", Unknown, "Possible among 10 people; nothing else determines it.", null)]
    [InlineData("arms: { a: { count: \"0\" } }", "t/visits/a/count", Unknown, "Possible among 10 people; nothing else determines it.", null)]
    [InlineData("arms: { a: { count: \"11\" } }", "t/visits/a/count", No, "Only 10 people are in it.", "0 to 10")]
    [InlineData("arms: { b: { n: \"21\" } }", "t/visits/b/n", No, "Only 20 people are in it.", "0 to 20")]
    // Of 20 people one is 5 %.
    [InlineData("arms: { b: { percent: \"35\" } }", "t/visits/b/percent", Yes, "Attained by 7 of 20.", "7")]
    [InlineData("arms: { b: { percent: \"33\" } }", "t/visits/b/percent", No, "No count of 20 people has it.", null)]
    [InlineData("arms: { b: { share: \"0.35\" } }", "t/visits/b/share", Yes, "Attained by 7 of 20.", "7")]
    [InlineData("arms: { a: { share: \"0.4\" } }", "t/visits/a/share", Unknown,
        "With 10 people every number of so few decimals can occur, or too many do.", null)] // 10 * 0.1 is one person
    [InlineData("all: { percent: \"50.0\" }", "t/visits/percent", Yes, "Attained by 15 of 30.", "15")] // 10 + 20 people
    public void A_number_of_people_in_a_table_is_held_against_the_arms(string numbers, string id, Verdict verdict, string reason, string? recomputed)
    {
        Finding finding = TinyStudy.Report("tables:\n" + TinyStudy.Rows("t", "L", $"{{ row: visits, {numbers} }}", "none"), 10, 20).Of(id);
        Assert.Equal((verdict, reason, recomputed), (finding.Verdict, finding.Reason, finding.Recomputed?.ToString()));
    }

    private static AuditReport Tally(int n, bool complete, string cells) => TinyStudy.Report(
        $"tallies: [{{ id: t, variable: v, what: x, n: {n}, locator: L, complete: {(complete ? "true" : "false")}, cells: {{ {cells} }} }}]");
}
