using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Playing;
using Simulator.Tests.Engine;

namespace Simulator.Tests.Experiments.Playing;

/// <summary>What a survey reads of stress: the mean since the survey before, four weeks at most, person by person.</summary>
public sealed class StressWindowTests
{
    /// <summary>Two evenings a week; in week w the stress of the first person is w − .5 and w + .5 hundredths, that of the second twice it.</summary>
    [Theory]
    [InlineData(new[] { 0, 2, 6, 12 }, new[] { 0.5, 1.5, 4.5, 10.5 })]

    // Weeks 6 to 9 before a single survey; week 1, week 2, weeks 6 to 9.
    [InlineData(new[] { 9 }, new[] { 7.5 })]
    [InlineData(new[] { 1, 2, 9 }, new[] { 1.0, 2, 7.5 })]

    // Four weeks since the survey before are four weeks, five are the last four, of weeks 7 to 10.
    [InlineData(new[] { 1, 5, 10 }, new[] { 1, 3.5, 8.5 })]

    // In whatever order they are written.
    [InlineData(new[] { 3, 1 }, new[] { 2.5, 1 })]
    public void A_window_is_the_mean_of_its_evenings(int[] surveys, double[] hundredths)
    {
        Cohort people = new(2, 0) { Count = 2 };
        StressWindow window = new(surveys);
        Dictionary<int, (double, double)> read = [];
        Evening(people, 0.5);
        window.Open(2);
        End(0);
        for (int week = 1; week <= 12; week++)
        {
            foreach (double off in (double[])[-0.5, 0.5])
            {
                Evening(people, week + off);
                window.Add(people);
            }

            End(week);
        }

        for (int k = 0; k < surveys.Length; k++)
        {
            Assert.Equal(hundredths[k] / 100, read[surveys[k]].Item1, 12);
            Assert.Equal(2 * hundredths[k] / 100, read[surveys[k]].Item2, 12);
        }

        void End(int week)
        {
            if (surveys.Contains(week)) read[week] = (window.MeanOf(people, 0), window.MeanOf(people, 1));
            if (window.OpensAfter(week)) window.Open(2);
        }
    }

    [Fact]
    public void A_window_opened_anew_knows_nothing_of_a_larger_block_before()
    {
        Cohort people = new(3, 0) { Count = 3 };
        StressWindow window = new([1]);
        window.Open(3);
        Evening(people, 40);
        window.Add(people);
        people.Count = 1;
        window.Open(1);
        Evening(people, 10);
        window.Add(people);
        Assert.Equal(0.1, window.MeanOf(people, 0), 12);
        people.Count = 3;
        window.Open(3);
        window.Add(people);
        Assert.Equal(0.8, window.MeanOf(people, 1), 12);
    }

    /// <summary>Surveys in weeks 0, 1 and 6 of six days: day 0; days 1 to 6; of weeks 3 to 6 days 13 to 36. Without the change, the evening.</summary>
    [Theory]
    [InlineData(ModelChanges.All, 0, 0, 0)]
    [InlineData(ModelChanges.All, 1, 1, 6)]
    [InlineData(ModelChanges.All, 2, 13, 36)]
    [InlineData(ModelChanges.All & ~ModelChanges.WeeksOfStress, 0, 0, 0)]
    [InlineData(ModelChanges.All & ~ModelChanges.WeeksOfStress, 1, 6, 6)]
    [InlineData(ModelChanges.All & ~ModelChanges.WeeksOfStress, 2, 36, 36)]
    public void A_survey_reads_the_days_of_its_window(ModelChanges changes, int wave, int from, int to)
    {
        Scenario scenario = Example.Scenario(true, 2, new Arm("some", Example.Cohort(7, 5), ProgrammePlan.Empty)) with { SurveyWeeks = [0, 1, 6] };
        WorldRun run = Example.Run(scenario, new PlayOptions(1, Changes: changes)).Run("some");
        for (int replicate = 0; replicate < 2; replicate++)
        {
            double days = run.Means[replicate][0][from..(to + 1)].Average();
            Assert.Equal(days, run.Stress.AsSpan(run.Row(replicate, wave), 12).ToArray().Average(s => (double)s), 6);
        }
    }

    private static void Evening(Cohort people, double hundredths)
    {
        for (int i = 0; i < people.Count; i++) people.Stress[i] = (i + 1) * hundredths / 100;
    }
}
