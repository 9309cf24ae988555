using Simulator.Experiments;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Statistics;

namespace Simulator.Validation.Science;

/// <summary>The same people with the same luck: a comparison is sharper than two separate runs, and its promised gain is real.</summary>
public sealed class CommonLuckTests
{
    private const int Replications = 400;

    [Theory]
    [InlineData("nguyen-2013", "no-training")]
    [InlineData("nguyen-2013", "no-meeting")]
    public void A_comparison_is_narrower_than_two_separate_runs(string first, string second)
    {
        using RunRecord a = Play(first, 1), b = Play(second, 1), apart = Play(second, 2);
        Difference[] differences = [.. Between(b, a)];
        foreach (string name in new[] { "stress", "trust", "friendship", "informal_hours", "good_responses" })
        {
            Measure outcome = MeasureCatalogue.Outcome(name)!;
            Difference together = differences.Single(d => d.Outcome == name);
            TTestResult separate = TTest.Welch(Treated(apart, outcome), Treated(a, outcome));
            double width = separate.Upper - separate.Lower, narrow = together.Simulation.Upper - together.Simulation.Lower;
            Assert.True(narrow < 0.9 * width, $"{name}: {narrow} against {width}");
            Assert.Equal(1, together.SeparateWidth / width, 0.15);
        }
    }

    [Fact]
    public void A_scenario_compared_with_itself_is_exactly_zero()
    {
        using RunRecord one = Play("nguyen-2013", 1), other = Play("nguyen-2013", 1);
        Assert.All(Between(one, other), d => Assert.Equal((0, (0.0, 0.0)), (d.Value, d.Simulation)));
    }

    [Fact]
    public void A_teacher_in_the_twin_of_an_empty_programme_lives_the_same_life()
    {
        Scenario scenario = ScenarioReader.Read("nguyen-2013", new Overrides([], 5, 50)) with { SamePeople = true };
        Chunk chunk = Played.Whole(scenario);
        WorldRun twin = chunk.Run("treatment", WorldKind.Twin), control = chunk.Run("control");
        Assert.True(twin.Arm.Cohort.Teachers < control.Arm.Cohort.Teachers);
        Assert.Equal(chunk.Run("control", WorldKind.Twin).Stress, control.Stress);
    }

    private static double[] Treated(RunRecord record, Measure outcome) => record.Summary.Outcome("treatment", WorldKind.Programme, 0, outcome);

    private static IEnumerable<Difference> Between(RunRecord first, RunRecord second) => DifferenceTable.Between(
        "b - a", first.Summary, "treatment", WorldKind.Programme, second.Summary, "treatment", WorldKind.Programme, independent: false);

    private static RunRecord Play(string scenario, long seed)
    {
        OpenedScenario opened = ScenarioReader.Open(scenario, new Overrides([], seed, Replications));
        return Played.Recorded(opened with { Scenario = opened.Scenario with { SamePeople = true, Evidence = null }, Study = null });
    }
}
