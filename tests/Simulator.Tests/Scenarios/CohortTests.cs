using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Scenarios.Inputs;

namespace Simulator.Tests.Scenarios;

/// <summary>What a cohort's and a programme's words come to, by values.</summary>
public sealed class CohortTests
{
    [Theory]
    [InlineData("sizes: [2, 1]", "2 1")]
    [InlineData("sizes: [5]", "5")]
    [InlineData("sizes: [2, 1], teachers: 3, schools: 2", "2 1")] // 2 + 1 = 3 teachers
    [InlineData("teachers: 11, schools: 4", "3 3 3 2")] // 11 = 4 * 2 + 3
    [InlineData("teachers: 7", "7")]
    public void Schools_have_the_teachers_that_were_asked_for(string cohort, string sizes) =>
        Assert.Equal(sizes, string.Join(' ', Small.Read(Small.WithProgramme("", cohort)).Arms[0].Cohort.SchoolSizes));

    [Theory]
    [InlineData("sizes: [2, 1], teachers: 2", "sizes and numbers disagree")]
    [InlineData("sizes: [2, 1], schools: 3", "sizes and numbers disagree")]
    public void Sizes_that_add_up_to_something_else_are_told(string cohort, string what) =>
        Assert.Equal(what, Assert.Single(Small.ProblemsOf(Small.WithProgramme("", cohort))).What);

    [Theory]
    [InlineData("schools: 1", 5, "teachers: 12, schools: 2, regions: 2")] // the shared regions stand in line 5
    [InlineData("regions: 3", 11, "teachers: 12, schools: 2")] // the arm's own in line 11
    public void Too_many_regions_are_told_where_they_were_asked_for(string own, int line, string shared)
    {
        Problem problem = Assert.Single(Small.ProblemsOf(Small.WithProgramme("", shared) + $"\n    cohort: {{ {own} }}"));
        Assert.Equal((line, "more regions than schools"), (problem.At.Line, problem.What));
    }

    [Fact]
    public void An_arm_of_its_own_has_what_it_says_and_shares_the_rest()
    {
        Arm arm = Small.Read(Small.WithProgramme("", "teachers: 12, schools: 2, acquaintance: { trust: 0.25 }")
            + "\n    cohort: { sizes: [4, 3, 2], leadership: 0.75 }").Arms[0];
        CohortPlan cohort = arm.Cohort;
        Assert.Equal([4, 3, 2], cohort.SchoolSizes);
        Assert.Equal((0.75, 0.25), (cohort.Leadership, cohort.Trust));
    }

    [Fact]
    public void Weeks_are_kept_in_their_order_however_they_were_written()
    {
        Scenario scenario = Small.Read(Small.WithProgramme("workshop: {}\nboosters: { in_weeks: [5, 2, 3] }") + "\nsurvey_weeks: [6, 0]");
        Offer boosters = scenario.Arms[0].Programme.Offers.Single(o => o.Kind.Key == "boosters");
        Assert.Equal([2, 3, 5], (IEnumerable<int>)boosters.Values["in_weeks"]!);
        Assert.Equal([0, 6], scenario.SurveyWeeks);
    }

    [Fact]
    public void The_ends_of_a_trait_are_in_order()
    {
        Problem problem = Assert.Single(Small.ProblemsOf(Small.WithProgramme(""), ["parameters.q_least=0.6", "parameters.q_most=0.5"]));
        Assert.Equal(("q_least is above q_most", "q_least, which is 0.6, at most q_most, which is 0.5"), (problem.What, problem.Allowed));
    }

    [Fact]
    public void More_answers_than_a_replicate_can_hold_are_told_before_it_runs()
    {
        // 10,000,000 teachers * 10 items * 22 surveys = 2.2e9 answers; an array holds 2,147,483,591, which is 21.5 surveys of them.
        const string cohort = "teachers: 10000000, schools: 2500";
        string[] sets = ["calendar.weeks=30"];
        string Weeks(int n) => $"\nsurvey_weeks: [{string.Join(", ", Enumerable.Range(1, n))}]";
        Problem problem = Assert.Single(Small.ProblemsOf(Small.WithProgramme("", cohort) + Weeks(22), sets));
        Assert.Equal((11, "too many answers in a replicate", "22"), (problem.At.Line, problem.What, problem.Value));
        Assert.Equal("at most 21 surveys of so many teachers", problem.Allowed);
        Assert.Empty(Small.ProblemsOf(Small.WithProgramme("", cohort) + Weeks(21), sets));
    }

    [Fact]
    public void A_seed_may_be_nothing_and_a_title_may_hold_any_sign()
    {
        // The school is a sign beyond the first 65,536: two halves in memory.
        Scenario scenario = Small.Read(Small.WithProgramme("").Replace("name: Small", "name: Our \U0001F3EB", StringComparison.Ordinal) + "\nseed: 0");
        Assert.Equal((0UL, "Our \U0001F3EB"), (scenario.Seed, scenario.Title));
    }

    [Theory]
    [InlineData("parameters: { bsae: default }", "base")]
    [InlineData("parameters: { set: { kappa_c: { value: 0, unti: x } } }", "unit")]
    public void A_slip_among_the_parameters_is_told(string line, string meant)
    {
        Problem problem = Assert.Single(Small.ProblemsOf(Small.WithProgramme("") + "\n" + line));
        Assert.Equal(("unknown key", meant), (problem.What, problem.Suggestion));
    }
}
