using Simulator.Experiments;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Jobs;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Stories;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Tests.Experiments.Playing;
using Simulator.Tests.Experiments.Recording;

namespace Simulator.Tests.Experiments;

/// <summary>What one programme does against another, replicate by replicate.</summary>
public sealed class DifferenceTests
{
    [Fact]
    public void A_scenario_differs_from_itself_in_nothing()
    {
        Difference[] rows = [.. Between(SmallStudy.Record, SmallStudy.Record)];
        // 26 outcomes; ten items and two scales.
        Assert.Equal(26 + 12, rows.Length);
        Assert.All(rows, d => Assert.Equal((0, (0.0, 0.0)), (d.Value, d.Simulation)));
    }

    [Fact]
    public void Common_luck_narrows_the_interval_of_a_difference()
    {
        using RunRecord sober = Played.Recorded(SmallStudy.With("sober-training"));
        Difference amount = Between(sober, SmallStudy.Record).Single(d => d.Outcome == "amount");
        Assert.InRange(amount.WidthShare, 0, 0.9);
        Assert.True(amount.Value < 0);
    }

    [Fact]
    public void Only_independent_arms_say_where_single_studies_fall()
    {
        IReadOnlyList<Difference> rows = DifferenceTable.Of(SmallStudy.Record);
        Assert.All(rows.Where(r => r.Contrast == "treatment - control"), r => Assert.NotNull(r.OneStudy));
        Assert.All(rows.Where(r => r.Contrast == "treatment - twin"), r => Assert.Null(r.OneStudy));
        Assert.DoesNotContain(rows, r => r.Contrast.StartsWith("control", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_each_offers_something_in_one_arm_these_are_held_against_each_other()
    {
        Scenario a = SmallStudy.Opened.Scenario, b = a with { Arms = [a.Arms.First(x => x.Programme.Offers.Count > 0) with { Name = "other" }] };
        (Arm first, Arm second) = Assert.Single(CompareJob.Match(a, b));
        Assert.Equal(("treatment", "other"), (first.Name, second.Name));
    }

    [Fact]
    public void Two_separate_runs_would_have_the_root_of_both_squared_widths()
    {
        double[] first = [1, 3, 5, 7], second = [2, 2, 3, 1];
        Measure stress = MeasureCatalogue.Common.First(m => m.Name == "stress");
        Difference difference = Difference.Of("a - b", stress, 6, first, second, independent: true);
        double Width(double[] values) => MonteCarlo.MeanInterval(values) is var i ? i.Upper - i.Lower : 0;
        Assert.Equal(Math.Sqrt(Math.Pow(Width(first), 2) + Math.Pow(Width(second), 2)), difference.SeparateWidth, 1e-12);
        Assert.Equal(Width([-1, 1, 2, 6]) / difference.SeparateWidth, difference.WidthShare, 1e-12);
        Assert.Equal((2, 4, 2), (difference.Value, difference.First, difference.Second)); // (-1 + 1 + 2 + 6) / 4, 16 / 4 and 8 / 4
        Assert.Equal(Math.Sqrt(20.0 / 3), difference.Sd, 1e-12); // 9 + 1 + 1 + 9 over three
        Assert.True(double.IsNaN(Difference.Of("a - b", stress, 6, first, [2, 2, 2, 2], independent: true).SeparateWidth));
    }

    [Theory]
    [InlineData(12, 200)] // never more
    [InlineData(100, 200)] // 20,000 / 100
    [InlineData(200, 100)]
    [InlineData(150, 134)] // 133.3 and one more
    [InlineData(30_000, 1)] // never none
    public void Placebo_worlds_are_played_until_they_hold_twenty_thousand_people(int teachers, int replicates)
    {
        Scenario scenario = SmallStudy.Opened.Scenario;
        Arm arm = scenario.Arms[0] with { Cohort = scenario.Arms[0].Cohort with { SchoolSizes = [teachers] } };
        Assert.Equal(replicates, Equity.PlaceboOf(scenario with { Arms = [arm] }));
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

    private static IEnumerable<Difference> Between(RunRecord first, RunRecord second) => DifferenceTable.Between(
        "a - b", first.Summary, "treatment", WorldKind.Programme, second.Summary, "treatment", WorldKind.Programme, independent: false);
}
