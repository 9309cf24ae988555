using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;

namespace Simulator.Tests.Scenarios;

/// <summary>Questionnaires: what they may hold and what is told.</summary>
public sealed class InstrumentTests
{
    private const string Two = "{ id: one, text: One, asks: listened }, { id: two, text: Two, asks: trusted }";

    [Theory]
    [InlineData(Two, "{ id: one, title: Both, items: [one, two] }", "the name is taken")]
    [InlineData(Two, "{ id: both, title: Both, items: [one, one] }", "the item is listed twice")]
    [InlineData(Two, "{ id: both, title: Both, items: [one, too] }", "unknown word")]
    [InlineData(Two, "{ id: stress, title: Both, items: [one, two] }", "the name of something that every run measures")]
    [InlineData("{ id: stress, text: One, asks: listened }", "", "the name of something that every run measures")]
    [InlineData("{ id: one, text: One, asks: listened }, { id: one, text: Two, asks: trusted }", "", "the name is taken")]
    public void A_questionnaire_that_cannot_be_is_refused_with_one_problem(string items, string scales, string what)
    {
        BadInputException bad = Assert.Throws<BadInputException>(() => InstrumentReader.Parse(Text(items, scales), "i.yaml"));
        Assert.Contains(what, Assert.Single(bad.Problems.InOrder()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_questionnaire_has_at_most_two_hundred_items()
    {
        static string Items(int n) => string.Join(", ", Enumerable.Range(1, n).Select(i => $"{{ id: item_{i}, text: Item, asks: listened }}"));
        Assert.Equal(200, InstrumentReader.Parse(Text(Items(200), ""), "i.yaml").Items.Count);
        BadInputException bad = Assert.Throws<BadInputException>(() => InstrumentReader.Parse(Text(Items(201), ""), "i.yaml"));
        Assert.Equal("a list of 201", Assert.Single(bad.Problems.InOrder()).What);
    }

    /// <summary>Only the questionnaire is told, not that its rows are unknown; a hypothesis is still read as far as it goes.</summary>
    [Theory]
    [InlineData("item_4", 1)]
    [InlineData("[item_4]", 2)]
    public void Without_a_questionnaire_an_outcome_is_read_as_a_word(string outcome, int problems) =>
        Assert.Equal(problems, Small.ProblemsOf(Small.WithProgramme("").Replace("lankau-1996-adapted", "lankau-1996-adopted", StringComparison.Ordinal) + $$"""

              - { name: other, programme: none }
            hypotheses: [{ name: h, outcome: {{outcome}}, contrast: some - other, expect: above 0 }]
            """).Count);

    private static string Text(string items, string scales) => $"""
        schema_version: 1
        kind: instrument
        id: mine
        title: Mine
        source: nowhere
        points: 5
        careless_share: 0
        missing_share: 0
        items: [{items}]
        scales: [{scales}]
        """;
}
