using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Experiments;
using Simulator.Experiments.Description;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Tests.Scenarios;

public sealed class VariantTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string File(string name, string text)
    {
        string path = Path.Combine(folder, name + ".yaml");
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void A_variant_says_only_what_differs()
    {
        Scenario scenario = ScenarioReader.Read(File("mine", """
            schema_version: 1
            extends: nguyen-2013
            name: Mine
            replications: 7
            set:
              arms.treatment.programme.meetings: none
              arms.treatment.programme.workshop.skills: false
              arms.treatment.programme.time_release: { hours_per_week: 1 }
              arms.control.cohort.teams: [2, 2]
              arms.treatment.programme.observations: null
              parameters.kappa_c: 0
            """), new Overrides(["calendar.weeks=4", "survey_weeks=[0, 4]", "parameters.u = 0.5"], Seed: 3, Replications: 9));
        Assert.Equal("mine", scenario.Id);
        Assert.Equal((9, 3UL, 4), (scenario.Replications, scenario.Seed, scenario.Calendar.Weeks));
        ProgrammePlan programme = scenario.Arms[0].Programme;
        Assert.Equal(["time_release", "workshop", "pairs"], programme.Offers.Select(o => o.Kind.Key));
        Assert.False((bool)programme.Offers[1].Values["skills"]!);
        Assert.Equal((2, 2), scenario.Arms[1].Cohort.TeamSizes);
        Assert.True(scenario.Parameters.TryFind("kappa_c", out Parameter? kappa));
        Assert.Equal(0, scenario.Parameters[kappa]);
    }

    [Fact]
    public void What_is_changed_loses_the_source_of_what_it_replaces()
    {
        Scenario scenario = ScenarioReader.Read("nguyen-2013", new Overrides(
            ["calendar.weeks=8", "survey_weeks=[8]", "arms.treatment.programme.meetings.hours=2", "arms.treatment.cohort.teams=[2, 2]"]));
        Dictionary<string, string> words = NumbersInForce.Of(scenario).ToDictionary(n => n.Path, n => n.Backing.Source.ToString());
        Assert.Equal("Assumed", words["calendar.weeks"]);
        Assert.Equal("Evidence", words["calendar.days_per_week"]);
        Assert.Equal("Assumed", words["survey_weeks"]);
        Assert.Equal("Assumed", words["arms.treatment.programme.meetings.hours"]);
        Assert.Equal("Evidence", words["arms.treatment.programme.meetings.per_week"]);
        Assert.Equal("Assumed", words["arms.treatment.cohort.teams"]);
        Assert.Equal("Evidence", words["arms.control.cohort.teams"]);
    }

    [Theory]
    [InlineData("arms.treatment.programme.meetings.hours=12", 1, 41, "arms[0].programme.meetings.hours", "out of range")]
    [InlineData("arms.treatmnt.programme.meetings.hours=1", 1, 1, "arms", "no entry has this name")]
    [InlineData("arms.treatment.programme.meeting.hours=1", 1, 1, "arms[0].programme.meeting", "unknown key")]
    [InlineData("arm.treatment=1", 1, 1, "arm", "unknown key")]
    [InlineData("calendar.weeks", 1, 1, "", "not a change")]
    [InlineData("calendar..weeks=1", 1, 1, "calendar..weeks", "not a path")]
    [InlineData("arms.control.programme.meetings=null", 1, 1, "arms[1].programme.meetings", "there is nothing to take away")]
    [InlineData("parameters.kapa_c=1", 1, 1, "parameters.set.kapa_c", "unknown parameter")]
    public void A_wrong_change_is_told_where_it_was_typed(string change, int line, int column, string path, string what)
    {
        BadInputException bad = Assert.Throws<BadInputException>(() => ScenarioReader.Read("nguyen-2013", new Overrides([change])));
        Problem problem = Assert.Single(bad.Problems.InOrder());
        Assert.Equal(("--set", line, column, path, what), (problem.At.File, problem.At.Line, problem.At.Column, problem.At.Path, problem.What));
    }

    [Fact]
    public void A_problem_points_into_the_file_where_the_wrong_value_stands()
    {
        string first = File("first", "schema_version: 1\nextends: nguyen-2013\nset:\n  calendar.weeks: 0\n");
        string second = File("second", "schema_version: 1\nextends: first\nset: { seed: x }\n");
        BadInputException bad = Assert.Throws<BadInputException>(() => ScenarioReader.Read(second));
        Assert.Equal(
            [(first, 4, 19, "calendar.weeks"), (second, 3, 14, "seed")],
            bad.Problems.InOrder().Select(p => (p.At.File, p.At.Line, p.At.Column, p.At.Path)).OrderBy(p => p.File));
    }

    [Fact]
    public void Scenarios_that_extend_each_other_are_refused()
    {
        string one = File("one", "schema_version: 1\nextends: other\n");
        File("other", "schema_version: 1\nextends: one\n");
        BadInputException bad = Assert.Throws<BadInputException>(() => ScenarioReader.Read(one));
        Assert.StartsWith("a scenario that extends itself", Assert.Single(bad.Problems.InOrder()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_scenarios_has_at_most_eight()
    {
        // chain_1 extends the catalogue's; with it, chain_7 is the eighth in the row and chain_8 the ninth.
        for (int k = 1; k <= 8; k++)
            File($"chain_{k}", $"schema_version: 1\nextends: {(k == 1 ? "nguyen-2013" : $"chain_{k - 1}")}\nseed: {k}\n");
        Assert.Equal(7UL, ScenarioReader.Read(Path.Combine(folder, "chain_7.yaml")).Seed);
        BadInputException bad = Assert.Throws<BadInputException>(() => ScenarioReader.Read(Path.Combine(folder, "chain_8.yaml")));
        Assert.Contains("a chain that is too long", Assert.Single(bad.Problems.InOrder()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_may_replace_a_whole_map_and_add_to_the_sources()
    {
        Scenario scenario = ScenarioReader.Read(File("mine", """
            schema_version: 1
            extends: nguyen-2013
            calendar: { weeks: 4, days_per_week: 5 }
            survey_weeks: [4]
            sources: { calendar.weeks: "reported: mine" }
            """));
        Assert.Equal((4, 5), (scenario.Calendar.Weeks, scenario.Calendar.DaysPerWeek));
        Dictionary<string, string> references = NumbersInForce.Of(scenario).ToDictionary(n => n.Path, n => n.Backing.Reference);
        Assert.Equal("mine", references["calendar.weeks"]);
        Assert.Equal("2013 study, mentor groups of two or three", references["cohort.teams"]);
    }

    [Fact]
    public void Options_of_the_instrument_may_be_set()
    {
        Scenario scenario = ScenarioReader.Read("nguyen-2013", new Overrides(["instrument.missing_share=0.1"]));
        Assert.Equal((0.1, 10), (scenario.Instrument.MissingShare, scenario.Instrument.Items.Count));
    }

    [Fact]
    public void An_arm_may_be_taken_away()
    {
        Scenario scenario = ScenarioReader.Read("nguyen-2013", new Overrides(["arms.treatment=null", "sources=null", "evidence=null"]));
        Assert.Equal("control", Assert.Single(scenario.Arms).Name);
    }

    [Fact]
    public void A_name_that_nobody_has_is_told_with_the_nearest()
    {
        NoSuchInputException missing = Assert.Throws<NoSuchInputException>(() => ScenarioReader.Read("nguyen-2031"));
        Assert.Equal("nguyen-2013", missing.Nearest);
        Assert.Throws<NoSuchInputException>(() => ScenarioReader.Read(Path.Combine(folder, "none.yaml")));
    }
}
