using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Playing;

namespace Simulator.Tests.Engine.Programme;

/// <summary>Tiny cohorts and short calendars: nothing divides by nothing.</summary>
public sealed class DegenerateSettingTests
{
    public static TheoryData<int[], int, int> Tiny => new()
    {
        { [1], 6, 6 }, { [2], 6, 6 }, { [3], 6, 6 }, { [1, 1, 1], 6, 6 }, { [5, 1], 1, 6 }, { [8], 4, 1 }, { [8], 1, 1 }, { [3, 2], 2, 7 },
    };

    [Theory]
    [MemberData(nameof(Tiny))]
    public void Every_number_is_finite(int[] schools, int weeks, int days)
    {
        ProgrammePlan everything = Example.Programme(
            Example.Offer("leadership", ("support", 0.4)), Example.Offer("time_release", ("hours_per_week", 4.0)), Example.Offer("training"),
            Example.Offer("workshop"), Example.Offer("boosters", ("in_weeks", (IReadOnlyList<int>)[1])),
            Example.Offer("pairs", ("within", "anywhere"), ("goal_mismatch", 0.3), ("renew", true)), Example.Offer("observations"),
            Example.Offer("meetings", ("structure", 0.2)), Example.Offer("groups", ("new_pairs", true), ("talk_in", 3)), Example.Offer("passing_on"),
            Example.Offer("social"), Example.Offer("online", ("prompts_per_week", 2)), Example.Offer("coordinator"));
        CohortPlan plan = Example.Cohort(schools) with { FreeHoursPerWeek = 40 };
        if (plan.Teachers == 1) everything = new ProgrammePlan([.. everything.Offers.Where(o => o.Kind.Key is not ("pairs" or "observations" or "meetings"))]);
        foreach (ProgrammePlan programme in (ProgrammePlan[])[ProgrammePlan.Empty, everything])
        {
            Scenario scenario = Example.Scenario(true, 3, new Arm("only", plan, programme)) with
            {
                Calendar = new Calendar(weeks, days),
                SurveyWeeks = [0, weeks],
            };
            Assert.Empty(programme.Check(new Setting(scenario.Calendar, plan)));
            Chunk result = Example.Run(scenario, new PlayOptions(1));
            foreach (WorldRun run in result.Runs)
            {
                foreach (float[] column in (float[][])[run.Stress, run.Trust, run.Friendship, run.Knowledge, run.TalkHours])
                    Assert.All(column, v => Assert.True(float.IsFinite(v)));
                Assert.All(run.Answers, a => Assert.InRange(a, 1, 5));
                Assert.All(run.Means, m => Assert.All(m[0], v => Assert.True(double.IsFinite(v))));
            }
        }
    }

    [Fact]
    public void Seven_meetings_on_the_only_day_of_a_week_draw_apart()
    {
        Setting setting = new(new Calendar(6, 1), Example.Cohort(2) with { FreeHoursPerWeek = 40 });
        World world = Example.Play(setting, Example.Programme(Example.Offer("pairs"), Example.Offer("meetings", ("per_week", 7.0), ("structure", 1.0))));
        Assert.Equal(42, world.Ledger.MeetingsPlanned);
        Assert.InRange(world.Ledger.MeetingsHeld, 1, 42);
    }

    [Fact]
    public void More_people_in_a_region_than_can_be_kept_are_refused_at_the_door()
    {
        CohortPlan plan = Example.Cohort([.. Enumerable.Repeat(50, 100)]);
        Setting setting = new(new Calendar(1, 1), plan);
        Assert.Contains("5000 teachers", Assert.Single(Example.Programme(Example.Offer("online")).Check(setting)).Refusal.What);
        Assert.Empty(Example.Programme(Example.Offer("online")).Check(new Setting(setting.Calendar, plan with { Regions = 2 })));
        Assert.Empty(Example.Practicum.Check(setting));
    }

    [Fact]
    public void Arms_that_are_offered_nothing_do_not_differ()
    {
        Scenario scenario = Example.Scenario(
            false, 250, new Arm("first", Example.Cohort(32), ProgrammePlan.Empty), new Arm("second", Example.Cohort(33), ProgrammePlan.Empty));
        Chunk result = Example.Run(scenario with { Calendar = new Calendar(2, 6), SurveyWeeks = [2] }, new PlayOptions(2, Twins: false));
        double[] d = new double[10];
        foreach (int replicate in result.Finished)
        {
            for (int item = 0; item < 10; item++) d[item] += Difference(result.Run("first"), result.Run("second"), replicate, item) / 250;
        }

        Assert.All(d, value => Assert.InRange(value, -0.08, 0.08));
    }

    private static double Difference(WorldRun one, WorldRun other, int replicate, int item)
    {
        double[] Answers(WorldRun run) => [.. Enumerable.Range(0, run.Teachers).Select(i => (double)run.AnswersOf(replicate, 0, i)[item])];
        double[] a = Answers(one), b = Answers(other);
        double ma = a.Average(), mb = b.Average();
        double pooled = Math.Sqrt((a.Sum(v => (v - ma) * (v - ma)) + b.Sum(v => (v - mb) * (v - mb))) / (a.Length + b.Length - 2));
        return (ma - mb) / pooled;
    }
}
