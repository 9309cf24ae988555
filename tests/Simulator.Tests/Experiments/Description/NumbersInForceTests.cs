using Simulator.Experiments;
using Simulator.Experiments.Description;
using Simulator.Tests.Scenarios;

namespace Simulator.Tests.Experiments.Description;

/// <summary>Every value of a scenario with its unit and its source.</summary>
public sealed class NumbersInForceTests
{
    private const string Cohort = "teachers: 8, schools: 2, teams: [2, 3], "
        + "attributes: { subject: [1, 2], origin: uniform, home: { here: 0.25, there: 0.75 } }, acquaintance: { friendship: 0.25, trust: 0.5 }, "
        + "leadership: 0.75, free_hours_per_week: 4, travel_hours: 0.5, untracked_colleagues: true";

    private static readonly string Text = Small.WithProgramme("training: { who: { per_school: 1, choose: skill }, weeks: [2, 3] }", Cohort) + """

          - name: other
            cohort: { leadership: 0.5 }
            programme: none
        sources:
          calendar: "evidence: years"
          arms.other.cohort.acquaintance.trust: "reported: a talk"
          arms.other.cohort.regions: "reported: a map"
        """;

    private static readonly Dictionary<string, NumberInForce> Numbers =
        NumbersInForce.Of(Small.Read(Text, "survey_weeks=[6, 0]")).ToDictionary(n => n.Path);

    [Theory]
    [InlineData("calendar.weeks", "6", "weeks", "years")]
    [InlineData("calendar.days_per_week", "5", "days a week", "years")]
    [InlineData("cohort.teachers", "8", "persons", "assumed")]
    [InlineData("cohort.schools", "2", "schools", "assumed")]
    [InlineData("cohort.teams", "[2, 3]", "persons", "assumed")]
    [InlineData("cohort.attributes.subject", "[1, 2]", "", "assumed")]
    [InlineData("cohort.attributes.origin", "uniform", "", "assumed")]
    [InlineData("cohort.attributes.home", "{ \"here\": 0.25, \"there\": 0.75 }", "", "assumed")]
    [InlineData("cohort.acquaintance.friendship", "0.25", "state", "assumed")]
    [InlineData("cohort.free_hours_per_week", "4", "hours a week", "assumed")]
    [InlineData("cohort.travel_hours", "0.5", "hours", "assumed")]
    [InlineData("cohort.untracked_colleagues", "true", "", "assumed")]
    [InlineData("arms.some.cohort.leadership", "0.75", "share", "assumed")] // the arms differ
    [InlineData("arms.other.cohort.leadership", "0.5", "share", "assumed")]
    [InlineData("arms.some.cohort.acquaintance.trust", "0.5", "state", "assumed")] // alike, but one arm has a source of its own
    [InlineData("arms.other.cohort.acquaintance.trust", "0.5", "state", "a talk")]
    [InlineData("arms.some.cohort.regions", "1", "regions", "assumed")]
    [InlineData("arms.other.cohort.regions", "1", "regions", "a map")]
    [InlineData("arms.some.programme.training.who.per_school", "1", "persons", null)]
    [InlineData("arms.some.programme.training.weeks", "[2, 3]", "weeks", "assumed")]
    [InlineData("instrument.careless_share", "0", "share", "assumed")]
    [InlineData("instrument.missing_share", "0", "share", "assumed")]
    [InlineData("survey_weeks", "[0, 6]", "weeks", "assumed")]
    public void A_value_stands_there_with_its_unit_and_its_source(string path, string value, string unit, string? reference)
    {
        NumberInForce number = Numbers[path];
        Assert.Equal((value, unit), (number.Value, number.Unit));
        if (reference is not null) Assert.Equal(reference, number.Backing.Reference);
    }

    [Theory]
    [InlineData("cohort.leadership")]
    [InlineData("cohort.regions")]
    [InlineData("cohort.sizes")] // 4 and 4 are what eight teachers in two schools are
    [InlineData("arms.some.programme.training.who")] // the map is in force, not the word
    [InlineData("arms.other.cohort.teachers")]
    public void What_is_not_in_force_or_stands_elsewhere_is_not_told_twice(string path) => Assert.DoesNotContain(path, Numbers.Keys);

    [Theory]
    [InlineData(true, 4, 4)]
    [InlineData(true, 3, 3, 2)] // 8 = 3 * 2 + 2: the first two have one more
    [InlineData(false, 3, 2, 3)]
    [InlineData(false, 4, 2, 2)]
    [InlineData(true, 5)]
    public void Schools_are_even_when_the_first_have_one_more_at_most(bool even, params int[] sizes) => Assert.Equal(even, NumbersInForce.IsEven(sizes));

    [Fact]
    public void An_open_end_of_a_component_is_the_last_week_of_the_calendar()
    {
        Scenario scenario = Small.Read(Text);
        Arm open = scenario.Arms[0] with { Programme = new([scenario.Arms[0].Programme.Offers[0] with { FirstWeek = 1, LastWeek = int.MaxValue }]) };
        NumberInForce weeks = NumbersInForce.Of(scenario with { Arms = [open] }).Single(n => n.Path == "arms.some.programme.training.weeks");
        Assert.Equal("[1, 6]", weeks.Value);
    }

    [Fact]
    public void Words_for_values_read_again()
    {
        Assert.Equal(["none", "true", "false", "0.1", "1E-05", "3", "word", "[1, 2]", "[a, b]"],
            new object?[] { null, true, false, 0.1, 1e-5, 3, "word", new[] { 1, 2 }, new[] { "a", "b" } }.Select(NumbersInForce.Write));
        Assert.Throws<ArgumentException>(() => NumbersInForce.Write(new object()));
    }
}
