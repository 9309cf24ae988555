using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Description;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Tests.Scenarios;

public sealed class ScenarioReaderTests
{
    [Fact]
    public void The_example_of_the_contract_reads_in_full()
    {
        Scenario scenario = Small.Read(Example);
        Assert.Equal(["nothing", "pairs", "groups", "online", "cascade"], scenario.Arms.Select(a => a.Name));
        CohortPlan cohort = scenario.Arms[0].Cohort;
        Assert.Equal([2, 1, 1, 1, 1, 1, 1, 1, 1, 1], cohort.SchoolSizes);
        Assert.Equal(["year_level", "background"], cohort.Attributes.Select(a => a.Name));
        Assert.True(cohort.Attributes[0].Numeric);
        Assert.Equal(0.8, cohort.Attributes[1].Levels[1].Share);
        Assert.Equal(["leadership", "time_release", "workshop", "boosters", "pairs", "observations", "meetings"],
            scenario.Arms[1].Programme.Offers.Select(o => o.Kind.Key));
        Assert.Equal((1, 12), (scenario.Arms[4].Programme.Offers[1].FirstWeek, scenario.Arms[4].Programme.Offers[1].LastWeek));
        Assert.Equal("pairs", scenario.Evidence!.ArmFor("pairs"));
        Assert.Equal(new Hypothesis("friends", "item_4", ("pairs", "nothing"), "student", Expectation.Above, 0, 0.05), Assert.Single(scenario.Hypotheses));
        Assert.Equal([40], scenario.SurveyWeeks);
        Assert.True(scenario.SamePeople);
    }

    [Fact]
    public void Eight_different_mistakes_are_all_told_with_line_and_column()
    {
        const string text = """
            schema_version: 1
            calendar: { weeks: 6, days_per_week: six }
            people: separate
            cohort: { teachers: 12, schools: 1, leadership: 1.5, travel_hours: .nan }
            cohort: { teachers: 13 }
            instrument: lankau-1996-adopted
            arms:
              - name: treatment
                programme: { pairs: {}, meetings: { stucture: 0.8 } }
              - &bomb { name: control, programme: {} }
              - *bomb
            """;
        (int Line, int Column, string Path)[] expected =
        [
            (1, 1, "name"), (2, 38, "calendar.days_per_week"), (4, 49, "cohort.leadership"), (4, 68, "cohort.travel_hours"), (5, 1, "cohort"),
            (6, 13, "instrument"), (9, 41, "arms[0].programme.meetings.stucture"), (10, 5, "arms"), (11, 5, "arms"),
        ];
        IReadOnlyList<Problem> problems = Small.ProblemsOf(text);
        Assert.Equal(expected, problems.Select(p => (p.At.Line, p.At.Column, p.At.Path)));
        Assert.Equal("lankau-1996-adapted", problems[5].Suggestion);
        Assert.Equal("structure", problems[6].Suggestion);
    }

    [Theory]
    [InlineData("teachers: 3, schools: 4", "more schools than teachers")]
    [InlineData("sizes: [2, 1], teachers: 4", "sizes and numbers disagree")]
    [InlineData("schools: 2", "a required key is missing")]
    [InlineData("teachers: 12, regions: 2", "more regions than schools")]
    [InlineData("teachers: 12, teams: [3, 2]", "the ends are in the wrong order")]
    [InlineData("teachers: 12, teams: nobody", "not team sizes")]
    [InlineData("teachers: 12, attributes: { origin: { local: 0.2, overseas: 0.7 } }", "the shares add up to 0.9")]
    [InlineData("teachers: 12, attributes: { origin: [a, a] }", "the level is listed twice")]
    [InlineData("teachers: 12, attributes: { Origin: [a, b] }", "not an identifier")]
    [InlineData("teachers: 12, attributes: { origin: unifrom }", "not the levels of an attribute")]
    [InlineData("teachers: 20000", "a school is too large")]
    public void A_cohort_that_cannot_be_is_told(string cohort, string what)
    {
        Problem problem = Assert.Single(Small.ProblemsOf(Small.WithProgramme("", cohort)));
        Assert.Equal(what, problem.What);
        Assert.Equal(5, problem.At.Line);
    }

    [Theory]
    [InlineData("pairs: { per_teacher: 4 }", 10, 29, "at most 2")]
    [InlineData("pairs: {}\nmeetings: { per_week: 5, hours: 2 }", 11, 7, "at most 4 hours")]
    [InlineData("groups: { hours: 5 }", 10, 24, "at most 4 hours")]
    [InlineData("online: { prompts_per_week: 1 }", 10, 35, "add coordinator")]
    [InlineData("pairs: { choose: matched, match_on: [subject] }", 10, 43, "one of disposition")]
    [InlineData("meetings: {}", 10, 7, "add pairs")]
    [InlineData("pairs: { within: team }", 10, 24, "school or anywhere")]
    public void An_impossible_programme_is_refused_where_it_stands(string programme, int line, int column, string fits)
    {
        Problem problem = Small.ProblemsOf(Small.WithProgramme(programme, "teachers: 6, schools: 2, free_hours_per_week: 4"))[0];
        Assert.Equal((line, column), (problem.At.Line, problem.At.Column));
        Assert.Contains(fits, problem.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("survey_weeks: [7]", "out of range")]
    [InlineData("survey_weeks: [1, 1]", "the week is listed twice")]
    [InlineData("seed: -1", "out of range")]
    [InlineData("replications: 0", "out of range")]
    [InlineData("evidence: nguyen-2014", "no such study")]
    [InlineData("evidence: nguyen-2013", "none of the study's arms is an arm here")]
    [InlineData("evidence: { study: nguyen-2013, arms: { treatmnt: some } }", "the study has no such arm")]
    [InlineData("parameters: defualt", "no such parameter set")]
    [InlineData("parameters: { set: { kapa_c: 0 } }", "unknown parameter")]
    [InlineData("parameters: { set: { kappa_c: -1 } }", "out of range")]
    [InlineData("hypotheses: [{ name: h, outcome: item_11, contrast: some - other, expect: up }]", "unknown word")]
    [InlineData("sources: { calendar.wekks: \"evidence: x\" }", "no such value")]
    [InlineData("sources: { calendar.weeks: \"sure: x\" }", "not a source")]
    public void A_wrong_value_elsewhere_is_told(string line, string what) =>
        Assert.Contains(Small.ProblemsOf(Small.WithProgramme("") + "\n" + line), p => p.What == what && p.At.Line == 11);

    /// <summary>A count of persons is a share in each arm, which only Fisher's test compares; values of persons have the field's own test.</summary>
    [Theory]
    [InlineData("isolates", "", "fisher")]
    [InlineData("isolates", "test: fisher, ", "fisher")]
    [InlineData("trust", "", "student")]
    [InlineData("trust", "test: welch, ", "welch")]
    public void A_hypothesis_without_a_test_has_the_usual_one_of_its_outcome(string outcome, string asked, string test) =>
        Assert.Equal(test, Small.Read(Supposing($"outcome: {outcome}, {asked}expect: above 0")).Hypotheses.Single().Test);

    [Theory]
    [InlineData("isolates", "student", "isolates counts persons, which student does not test", "test: fisher")]
    [InlineData("trust", "fisher", "trust is a value of each person, which fisher does not test",
        "test: student, welch, pair_means, team_means, mann_whitney, permutation, cluster_robust, mixed, paired")]
    public void A_test_that_does_not_fit_its_outcome_is_told(string outcome, string test, string what, string fitting)
    {
        Problem problem = Assert.Single(Small.ProblemsOf(Supposing($"outcome: {outcome}, test: {test}, expect: above 0")));
        Assert.Equal((what, fitting), (problem.What, problem.Allowed));
    }

    private static string Supposing(string what) => Small.WithProgramme("") + $$"""

          - name: other
            programme: {}
        hypotheses: [{ name: h, contrast: some - other, {{what}} }]
        """;

    [Fact]
    public void Replications_do_not_have_to_fit_into_memory() =>
        Assert.Empty(Small.ProblemsOf(Small.WithProgramme("", "teachers: 100000, schools: 3000") + "\nreplications: 10000"));

    [Fact]
    public void Sources_reach_down_and_the_longer_path_wins()
    {
        Scenario scenario = Small.Read(Small.WithProgramme("pairs: {}\nmeetings: { hours: 2 }") + """

            sources:
              arms.some.programme.meetings: "reported: r"
              arms.some.programme.meetings.hours: "evidence: e"
              calendar: "evidence: c"
            """);
        Dictionary<string, string> backing = NumbersInForce.Of(scenario).ToDictionary(n => n.Path, n => n.Backing.Reference);
        Assert.Equal("e", backing["arms.some.programme.meetings.hours"]);
        Assert.Equal("r", backing["arms.some.programme.meetings.structure"]);
        Assert.Equal("c", backing["calendar.days_per_week"]);
        Assert.Equal("assumed", backing["cohort.teachers"]);
    }

    [Fact]
    public void A_word_may_stand_for_a_map()
    {
        Assert.Empty(Small.ProblemsOf(Small.WithProgramme("training: { who: everyone }")));
        Scenario scenario = Small.Read(Small.WithProgramme("training: { who: { per_school: 1, choose: skill } }"));
        Assert.Equal(1, scenario.Arms[0].Programme.Offers[0].Values["who.per_school"]);
        Assert.Null(scenario.Arms[0].Programme.Offers[0].Values["who"]);
        Assert.Equal("arms[0].programme.training.who.chose",
            Assert.Single(Small.ProblemsOf(Small.WithProgramme("training: { who: { chose: skill } }"))).At.Path);
    }

    private const string Example = """
        # yaml-language-server: $schema=schema/scenario.schema.json
        schema_version: 1
        name: The mathematics teachers' pilot, and what else could have been offered
        calendar: { weeks: 40, days_per_week: 5 }
        people: same
        cohort:
          teachers: 11
          schools: 10
          teams: none
          attributes:
            year_level: [9, 10, 11, 12, 13]
            background: { local: 0.2, overseas: 0.8 }
          acquaintance: { friendship: 0.30, trust: 0.35 }
          leadership: 0.5
          free_hours_per_week: 2
          travel_hours: 0.5
        arms:
          - name: nothing
            programme: {}
          - name: pairs
            programme:
              workshop:     { hours: 6, orientation: true, acquaintance: true, skills: true }
              boosters:     { in_weeks: [10, 20], hours: 1 }
              pairs:
                choose: self_selected
                match_on: [year_level]
                within: anywhere
                per_teacher: 1
                share_mentor: false
                goal_mismatch: 0.2
                renew: true
              meetings:     { per_week: 1, hours: 1, structure: 0.8 }
              observations: { per_week: 1, debrief_hours: 0.25 }
              time_release: { hours_per_week: 1 }
              leadership:   { support: 0.8 }
          - name: groups
            programme:
              groups:       { meetings: 8, hours: 2, across: schools, talk_in: 2, new_pairs: true }
              social:       { events: 4, hours: 2, across: schools }
              coordinator:  { based: on_site, hours_per_week: 3 }
          - name: online
            programme:
              online:       { starts_per_day: 0.3, hours: 0.1, reliability: 0.8, prompts_per_week: 1 }
              coordinator:  { based: remote, hours_per_week: 2, reached: 0.8 }
          - name: cascade
            programme:
              training:     { who: { per_school: 1, choose: skill }, off_site_days: 2 }
              passing_on:   { colleagues: 2, hours_per_week: 1, weeks: [1, 12] }
        instrument: lankau-1996-adapted
        survey_weeks: [40]
        evidence: { study: kensington-miller, arms: { pairs: pairs } }
        parameters: default
        replications: 1000
        seed: 20130701
        hypotheses:
          - { name: friends, outcome: item_4, contrast: pairs - nothing, test: student, expect: above 0, alpha: 0.05 }
        """;
}
