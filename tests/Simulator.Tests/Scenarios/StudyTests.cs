using Simulator.Evidence.Studies;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;

namespace Simulator.Tests.Scenarios;

/// <summary>A study of a few lines: what its words mean, and what a wrong one is told.</summary>
public sealed class StudyTests
{
    private const string Text = """
        schema_version: 1
        kind: study
        id: made-up
        citation: { authors: [A], year: 2020, title: T, source: S, read: full }
        design:
          kind: quasi_experiment
          allocation: none
          locator: "1"
          days_per_week: 1
          arms: [{ name: a, label: A, n: 10, units: people }]
        questionnaire:
          name: q
          minimum: 1
          maximum: 1000
          anchors: { low: no, high: yes, more_at: high, locator: "2" }
          read_as_more: high
          rows: [{ row: item_1, label: x, when: end }]
          effect_labels: { statistic: d, locator: "3", cuts: { small: 0.2, medium: 0.5 } }
        tallies:
          - { id: hours, variable: hours, what: x, n: 10, locator: "4", numeric: true, cells: { "1.5": { count: "4" }, 2: { percent: "60" } } }
          - { id: sorts, variable: sorts, what: x, n: 10, locator: "4", complete: true, cells: { one: { count: "4" }, others: rest } }
        claims:
          - { claim: order, id: first, locator: "5", says: more, printed: "2.0", order: above, than: "1.0" }
          - { claim: order, id: second, locator: "5", says: less, printed: "1.0", order: below, than: "2.0" }

        """;

    [Fact]
    public void A_study_means_what_it_says()
    {
        Study study = EvidenceReader.ParseStudy(Text, "s.yaml");
        Assert.Equal(1, study.Design.DaysPerWeek);
        Assert.Equal((1, 1000), (study.Questionnaire!.Minimum, study.Questionnaire.Maximum));
        Assert.Equal([("small", 0.2), ("medium", 0.5)], study.Questionnaire.EffectLabels!.Cuts.Select(c => (c.Label, c.From)));
        Assert.Equal([(true, false), (false, true)], study.Tallies.Select(t => (t.Numeric, t.Complete)));
        Assert.Equal([false, true], study.Tallies[1].Cells.Select(c => c.IsRest));
        Assert.Equal([true, false], study.Claims.Cast<OrderClaim>().Select(c => c.Above));
    }

    [Theory]
    [InlineData("days_per_week: 1", "days_per_week: 0", 9, "out of range")]
    [InlineData("days_per_week: 1", "days_per_week: 8", 9, "out of range")]
    [InlineData("maximum: 1000", "maximum: 1001", 14, "out of range")]
    [InlineData("maximum: 1000", "maximum: 1", 14, "not above the minimum")]
    [InlineData("medium: 0.5", "medium: 0.2", 18, "the cut-offs do not ascend")]
    [InlineData("small: 0.2", "small: little", 18, "not a number")]
    [InlineData("\"1.5\":", "many:", 20, "not a number")]
    [InlineData("{ percent: \"60\" }", "{}", 20, "a category without numbers")]
    [InlineData("one: { count: \"4\" }", "one: rest", 21, "a second rest")]
    [InlineData("order: above,", "order: over,", 23, "unknown word")]
    [InlineData("says: more,", "says: more, so: true,", 23, "unknown key")]
    [InlineData("claim: order, id: first", "claim: ordre, id: first", 23, "unknown word")]
    public void One_wrong_word_is_one_problem_where_it_stands(string right, string wrong, int line, string what)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);
        string text = Text.Replace(right, wrong, StringComparison.Ordinal);
        BadInputException bad = Assert.Throws<BadInputException>(() => EvidenceReader.ParseStudy(text, "s.yaml"));
        Problem problem = Assert.Single(bad.Problems.InOrder());
        Assert.Equal((line, what), (problem.At.Line, problem.What));
    }
}
