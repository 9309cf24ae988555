using Simulator.Experiments;
using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
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
        EnsembleResult a = Play(first, 1), b = Play(second, 1), apart = Play(second, 2);
        ProgrammeComparison comparison = ProgrammeComparison.Of(a, b);
        foreach (string name in new[] { "stress", "trust", "friendship", "informal_hours", "good_responses" })
        {
            Outcome outcome = OutcomeCatalogue.Find(name)!;
            ProgrammeDifference together = comparison.Differences.Single(d => d.Outcome == name);
            TTestResult separate = TTest.Welch(outcome.Series(apart, apart.Run("treatment"), 0), outcome.Series(a, a.Run("treatment"), 0));
            double width = separate.Upper - separate.Lower;
            Assert.True(together.Upper - together.Lower < 0.9 * width, $"{name}: {together.Upper - together.Lower} against {width}");
            Assert.Equal(1, together.SeparateWidth / width, 0.15);
        }
    }

    [Fact]
    public void A_scenario_compared_with_itself_is_exactly_zero()
    {
        ProgrammeComparison comparison = ProgrammeComparison.Of(Play("nguyen-2013", 1), Play("nguyen-2013", 1));
        Assert.All(comparison.Differences, d => Assert.Equal((0, 0, 0), (d.Difference, d.Lower, d.Upper)));
        Assert.All(comparison.Gains, g => Assert.Equal((0, 0), (g.Better, g.Worse)));
    }

    [Fact]
    public void A_teacher_in_the_twin_of_an_empty_programme_lives_the_same_life()
    {
        Scenario scenario = ScenarioReader.Read("nguyen-2013", new Overrides([], 5, 50)) with { SamePeople = true };
        EnsembleResult result = Played.With(scenario);
        WorldRun twin = result.Run("treatment", twin: true), control = result.Run("control");
        Assert.True(twin.Arm.Cohort.Teachers < control.Arm.Cohort.Teachers);
        Assert.Equal(result.Run("control", twin: true).Stress, control.Stress);
    }

    private static EnsembleResult Play(string scenario, long seed) =>
        Ensemble.Run(ScenarioReader.Read(scenario, new Overrides([], seed, Replications)) with { SamePeople = true }, new EnsembleOptions(Twins: false));
}
