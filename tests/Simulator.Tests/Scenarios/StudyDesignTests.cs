using Simulator.Experiments;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Tests.Cli;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Scenarios;

/// <summary>Evidence stands beside a scenario as long as the scenario is the study's design, and not longer.</summary>
public sealed class StudyDesignTests
{
    /// <summary>A study of a user's own: its file says who was there and for how long, and nothing of the programme.</summary>
    private const string OwnStudy = """
        schema_version: 1
        kind: study
        id: own
        citation: { authors: [Somebody], year: 2020, title: Own, source: Nowhere, read: full }
        design:
          kind: randomised
          allocation: by lot
          locator: here
          weeks: 2
          arms:
            - { name: pairs, label: Pairs, n: 8, units: teachers }
            - { name: nothing, label: Nothing, n: 8, units: teachers }

        """;

    [Theory]
    [InlineData("arms.treatment.cohort.teachers=40", "treatment has 40 people and not 32")]
    [InlineData("cohort.schools=2", "treatment has other schools; control has other schools")]
    [InlineData("cohort.teams=[2, 2]", "treatment has other mentor teams; control has other mentor teams")]
    [InlineData("arms.control=null", "there is no arm control")]
    [InlineData("arms.treatment.programme.meetings=none", "treatment is not offered meetings")]
    [InlineData("arms.control.programme.social={ events: 1 }", "control is also offered social")]
    [InlineData("arms.treatment.programme.meetings.per_week=0.5", "in treatment meetings.per_week is 0.5 and not 1")]
    [InlineData("arms.treatment.programme.meetings.weeks=[1, 3]", "treatment is offered meetings in other weeks")]
    [InlineData("arms.treatment.programme.participants={ share: 0.5 }", "the programme reaches others of treatment")]
    [InlineData("arms.treatment.programme.workshop.participants={ number: 4 }", "workshop reaches others of treatment")]
    [InlineData("calendar.weeks=7", "it lasts 7 weeks and not 6")]
    [InlineData("calendar.days_per_week=5", "a week has 5 days and not 6")]
    [InlineData("people=same", "the arms have the same people")]
    [InlineData("survey_weeks=[3]", "the last survey is in week 3 and not in week 6")]
    public void Another_design_leaves_the_study_out_and_says_why(string change, string why)
    {
        OpenedScenario opened = ScenarioReader.Open("nguyen-2013", new Overrides([change]));
        Assert.Null(opened.Study);
        Assert.Equal(why, opened.Scenario.Evidence!.LeftOut);
        Assert.Equal($"Nothing is set beside the study nguyen-2013, because this is no longer its design: {why}.", opened.Scenario.Evidence.Sentence);
        Assert.Contains(opened.Remarks, r => r.At.Path == "evidence" && r.What == opened.Scenario.Evidence.Sentence);
    }

    [Theory]
    [InlineData("parameters.u=1")]
    [InlineData("cohort.leadership=0.2")]
    [InlineData("cohort.acquaintance.trust=0.5")]
    [InlineData("cohort.free_hours_per_week=9")]
    [InlineData("survey_weeks=[0, 6]")]
    [InlineData("instrument.careless_share=0.1")]
    [InlineData("replications=7")]
    public void What_no_study_reports_does_not_change_its_design(string change)
    {
        OpenedScenario opened = ScenarioReader.Open("nguyen-2013", new Overrides([change]));
        Assert.Equal("nguyen-2013", opened.Study?.Id);
        Assert.Equal("", opened.Scenario.Evidence!.LeftOut);
    }

    /// <summary>A copy of the shipped file has no other file to be held against: the study's own file says what was done.</summary>
    [Theory]
    [InlineData("cohort: { teachers: 32 }", "cohort: { teachers: 30 }", "treatment has 30 people, and the study had 32")]
    [InlineData("  schools: 1", "  schools: 2", "treatment has 2 schools, and the study had 1; control has 2 schools, and the study had 1")]
    [InlineData("weeks: 6, days_per_week: 6", "weeks: 6, days_per_week: 5", "a week has 5 days, and in the study it had 6")]
    [InlineData("choose: self_selected", "choose: random", "in treatment pairs.choose is random, and in the study it was self_selected")]
    [InlineData("observations: { per_week: 1, debrief_hours: 0.25, day: 2 }", "boosters: { in_weeks: [3] }",
        "treatment is not offered observations; treatment is also offered boosters")]
    [InlineData("structure: 0.8", "structure: 0.3", "")]
    [InlineData("hours: 6  ", "participants: { share: 0.5 }  ", "the programme reaches only some of treatment")]
    public void An_edited_copy_is_held_against_the_studys_own_file(string right, string changed, string why)
    {
        string text = File.ReadAllText(Repository.At("scenarios/nguyen-2013.yaml"));
        string copy = text[..text.IndexOf("sources:", StringComparison.Ordinal)].Replace(right, changed, StringComparison.Ordinal);
        Assert.Equal(why, ScenarioReader.Parse(copy, "copy.yaml").Evidence!.LeftOut);
    }

    [Fact]
    public void A_study_of_ones_own_needs_no_programme_in_its_file_for_a_variant_to_leave_it()
    {
        using TemporaryFolder folder = Own();
        Assert.Equal("own", ScenarioReader.Open(folder["base.yaml"]).Study?.Id);
        Scenario Variant(string lines) => ScenarioReader.Parse($"schema_version: 1\nextends: base\nname: V\n{lines}\n", "v.yaml", folder.Path);
        Assert.Equal("in pairs meetings.structure is 0.2 and not 0.8", Variant("set: { arms.pairs.programme.meetings.structure: 0.2 }").Evidence!.LeftOut);
        Assert.Equal("", Variant("set: { parameters.u: 1 }").Evidence!.LeftOut);
        Assert.Equal(
            "there is no arm pairs",
            Variant("arms: [{ name: nothing, programme: {} }, { name: groups, programme: { groups: {} } }]").Evidence!.LeftOut);
        Scenario third = Variant("arms: [{ name: nothing, programme: {} }, { name: more, programme: {} }, { name: pairs, programme: { pairs: "
            + "{ choose: self_selected, within: school }, meetings: { per_week: 1, hours: 1, structure: 0.8 } } }]");
        Assert.Equal("", third.Evidence!.LeftOut);
        Assert.Null(Variant("evidence: none\nset: { arms.pairs.programme.meetings: none }").Evidence);
        Scenario reference = Variant("evidence: { study: own, as: reference }\nset: { arms.pairs.programme.meetings: none }");
        Assert.Equal((true, ""), (reference.Evidence!.IsReference, reference.Evidence.LeftOut));
    }

    [Theory]
    [InlineData("arms.treatment.programme.meetings=none")]
    [InlineData("evidence.as=reference")]
    [InlineData("evidence=none")]
    public void A_resolved_scenario_says_of_its_evidence_what_the_scenario_says(string change)
    {
        Scenario scenario = ScenarioReader.Read("nguyen-2013", new Overrides([change]));
        EvidenceLink? again = ScenarioReader.Parse(ResolvedScenario.Write(scenario), "again.yaml").Evidence;
        Assert.Equal(scenario.Evidence?.Sentence, again?.Sentence);
        Assert.Equal(scenario.Evidence?.IsReference, again?.IsReference);
    }

    /// <summary>No shipped scenario quietly loses its study; an ablation that changes the programme says that it is a reference.</summary>
    [Fact]
    public void Shipped_scenarios_are_the_design_of_their_study_or_say_that_they_are_not()
    {
        Scenario[] beside = [.. Catalogue.Scenarios().Select(s => ScenarioReader.Open(s).Scenario).Where(s => s.Evidence is not null)];
        Assert.All(beside, s => Assert.True(s.Evidence!.LeftOut.Length == 0, $"{s.Id}: {s.Evidence.Sentence}"));
        Assert.Equal(
            [
                "chosen-pair-only", "empty-programme", "no-meeting", "no-meeting-no-observation", "no-training", "old-groups", "random-partners",
                "training-only-random-pair",
            ],
            beside.Where(s => s.Evidence!.IsReference).Select(s => s.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("evidence: { study: nguyen-2013, as: referense }", "did you mean reference?")]
    [InlineData("evidence: nonne", "did you mean none?")]
    [InlineData("evidence: { study: none }", "no such study")]
    public void A_slip_in_evidence_is_told(string given, string said)
    {
        string text = CommandLine.Small + given + "\n";
        BadInputException refused = Assert.Throws<BadInputException>(() => ScenarioReader.Parse(text, "slip.yaml"));
        Assert.Contains("slip.yaml:21:", refused.Message, StringComparison.Ordinal);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slip_in_a_studys_programme_is_told_where_it_stands()
    {
        string text = OwnStudy.Replace("n: 8, units: teachers }", "n: 8, units: teachers, programme: { meetings: { per_wek: 1 } } }", StringComparison.Ordinal);
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["own.yaml"], text);
        Ended ended = CommandLine.Run("check", folder["own.yaml"]);
        Assert.Contains("own.yaml:11:", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("did you mean per_week?", ended.Errors, StringComparison.Ordinal);
    }

    private static TemporaryFolder Own()
    {
        TemporaryFolder folder = new();
        File.WriteAllText(folder["own.yaml"], OwnStudy);
        File.WriteAllText(folder["base.yaml"], CommandLine.Small + "evidence: own\n");
        return folder;
    }
}
