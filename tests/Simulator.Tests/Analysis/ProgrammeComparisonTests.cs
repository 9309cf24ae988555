using Simulator.Experiments;
using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Stories;
using Simulator.Scenarios;

namespace Simulator.Tests.Analysis;

public sealed class ProgrammeComparisonTests
{
    [Fact]
    public void A_scenario_differs_from_itself_in_nothing()
    {
        ProgrammeComparison comparison = ProgrammeComparison.Of(SmallStudy.Result, SmallStudy.Result);
        Assert.NotEmpty(comparison.Differences);
        Assert.All(comparison.Differences, d => Assert.Equal((0, 0, 0), (d.Difference, d.Lower, d.Upper)));
        Assert.All(comparison.Gains, g => Assert.Equal((0, 0), (g.Better, g.Worse)));
    }

    [Fact]
    public void Common_luck_narrows_the_interval_of_a_difference()
    {
        EnsembleResult sober = SmallStudy.Play("sober-training");
        ProgrammeDifference amount = ProgrammeComparison.Of(SmallStudy.Result, sober).Differences.First(d => d is { Outcome: "amount", ArmB: "treatment" });
        Assert.InRange(amount.WidthShare, 0, 0.9);
        Assert.True(amount.Difference < 0);
    }

    [Fact]
    public void Where_each_offers_something_in_one_arm_these_are_held_against_each_other()
    {
        Scenario a = SmallStudy.Opened.Scenario, b = a with { Arms = [a.Arms.First(x => x.Programme.Offers.Count > 0) with { Name = "other" }] };
        (Arm first, Arm second) = Assert.Single(ProgrammeComparison.Match(a, b));
        Assert.Equal(("treatment", "other"), (first.Name, second.Name));
    }

    [Fact]
    public void An_arm_that_is_offered_nothing_gains_nothing_over_its_twin() =>
        Assert.DoesNotContain(Equity.Of(SmallStudy.Result), r => r.Arm == "control");

    [Fact]
    public void Everybody_is_in_the_group_all()
    {
        EquityRow all = Equity.Of(SmallStudy.Result).First(r => r is { Group: "all", Outcome: "stress" });
        Assert.Equal(32, all.Persons);
        Assert.InRange(all.ShareWorse, 0, 1);
    }

    [Fact]
    public void A_dose_is_one_number_in_which_arms_differ()
    {
        Dose? dose = Dose.Of(ScenarioReader.Read("structure-sweep"));
        Assert.Equal("meetings.structure", dose?.Path);
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8, 1], dose!.Steps.Select(s => s.Value));
        Assert.Null(Dose.Of(SmallStudy.Opened.Scenario));
    }

    [Fact]
    public void A_story_tells_every_week_twice_and_parts_when_the_programme_begins()
    {
        TeacherStory story = TeacherStory.Of(SmallStudy.Opened.Scenario, "treatment", 3, 0);
        Assert.Equal((6, 6), (story.With.Count, story.Without.Count));
        Assert.InRange(story.PartsOnDay, 1, 6);
        Assert.Equal(0, TeacherStory.Of(SmallStudy.Opened.Scenario, "control", 3, 0).PartsOnDay);
        Assert.Throws<ArgumentException>(() => TeacherStory.Of(SmallStudy.Opened.Scenario, "control", 33, 0));
    }
}
