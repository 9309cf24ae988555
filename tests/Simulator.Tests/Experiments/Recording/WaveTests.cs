using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Tests.Experiments.Playing;

namespace Simulator.Tests.Experiments.Recording;

/// <summary>What is recorded when: surveys at the ends of their weeks, states on every day.</summary>
public sealed class WaveTests
{
    private static readonly Chunk Twice = Played.Whole(ScenarioReader.Read("nguyen-2013", new Overrides(["survey_weeks=[0, 6]"], Replications: 2)));

    [Fact]
    public void Before_the_first_day_nobody_has_a_new_friend_and_at_the_end_somebody_has()
    {
        WorldRun run = Twice.Run("treatment");
        for (int r = 0; r < 2; r++)
        {
            ushort[] Friends(int wave) => run.NewFriends.AsSpan(run.Row(r, wave), run.Teachers).ToArray();
            Assert.All(Friends(0), f => Assert.Equal(0, f));
            Assert.Contains(Friends(1), f => f > 0);
            int[] told = run.Disclosures.AsSpan(run.Row(r, 0), run.Teachers).ToArray();
            Assert.All(told, t => Assert.Equal(0, t));
        }
    }

    /// <summary>The people and their luck are the same whether they are asked once or twice.</summary>
    [Fact]
    public void The_last_survey_is_that_of_a_study_with_no_other()
    {
        WorldRun twice = Twice.Run("treatment"), once = SmallStudy.Chunk.Run("treatment");
        for (int r = 0; r < 2; r++)
        {
            Assert.Equal(once.Stress.AsSpan(once.Row(r, 0), once.Teachers).ToArray(), twice.Stress.AsSpan(twice.Row(r, 1), once.Teachers).ToArray());
            Assert.Equal(once.NewFriends.AsSpan(once.Row(r, 0), once.Teachers).ToArray(), twice.NewFriends.AsSpan(twice.Row(r, 1), once.Teachers).ToArray());
        }
    }

    [Fact]
    public void Stress_has_a_point_on_every_day_with_quantiles_around_its_median()
    {
        IReadOnlyList<TrajectoryPoint> points = TrajectoryPoint.Of(SmallStudy.Record);
        int days = SmallStudy.Opened.Scenario.Calendar.Days;
        foreach ((string arm, bool twin) in ((string, bool)[])[("treatment", false), ("treatment", true), ("control", false)])
        {
            TrajectoryPoint[] stress = [.. points.Where(p => p.Arm == arm && p.Twin == twin && p.State == "stress")];
            Assert.Equal(Enumerable.Range(0, days + 1), stress.Select(p => p.Day));
            Assert.All(stress, p => Assert.Equal(p.Quantiles.Order(), p.Quantiles));
            Assert.All(stress, p => Assert.InRange(p.Mean, p.Quantiles[0], p.Quantiles[4]));
        }
    }
}
