using Simulator.Engine;
using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>The week before the first day: what it leaves is stress, and nothing else of it is ever seen.</summary>
public sealed class RunInTests
{
    private static readonly Setting With = Example.Setting(3, 5, 9, 6);
    private static readonly Setting Without = With with { Changes = ModelChanges.All & ~ModelChanges.RunIn };

    [Fact]
    public void On_day_0_everything_but_stress_is_as_if_nobody_had_met()
    {
        List<double> after = Start(With, out double[] stress), never = Start(Without, out double[] load);
        Assert.Equal(never, after);
        for (int i = 0; i < stress.Length; i++) Assert.NotEqual(load[i], stress[i]);
    }

    [Fact]
    public void A_world_in_which_stress_decides_nothing_goes_on_the_same()
    {
        ParameterSet deaf = Example.Parameters.With("d_S", 0);
        ProgrammePlan programme = Example.Programme(
            Example.Offer("workshop"), Example.Offer("pairs"), Example.Offer("observations"), Example.Offer("meetings"),
            Example.Offer("groups", ("meetings", 2)), Example.Offer("online"));
        World with = Example.Play(With, programme, deaf), without = Example.Play(Without, programme, deaf);
        Assert.NotEqual(without.People.Stress, with.People.Stress);
        without.People.Stress.CopyTo(with.People.Stress, 0);
        Assert.Equal(Example.Bits(without), Example.Bits(with));
    }

    /// <summary>
    /// Stress begins at .7 b and each morning of the run-in is .3 s + .7 × .7 b, plus a stressor with probability .55 of the exponential size
    /// −.25 log u, both by the draws of its own days; nobody talks, so nobody is relieved.
    /// </summary>
    [Fact]
    public void Stress_on_day_0_has_a_week_of_load_and_stressors_behind_it()
    {
        double[] stress = [];
        Example.Play(With, ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9), 0, Look.AtStart(w => stress = [.. w.People.Stress]));
        Luck luck = new(20130701, 0, 0);
        for (int i = 0; i < 15; i++)
        {
            double load = Math.Clamp(0.5 + (0.12 * Samplers.Normal(luck.Person(i, Decision.Person).U1)), 0, 1), s = 0.7 * load;
            for (int day = 0; day < 5; day++)
            {
                Draw draw = luck.Person(i, Decision.Day, Luck.RunInDays + day);
                s = Math.Min(1, (0.3 * s) + (0.7 * 0.7 * load) - (draw.U0 < 0.55 ? 0.25 * Math.Log(draw.U1) : 0));
            }

            Assert.Equal(s, stress[i], 12);
        }
    }

    [Fact]
    public void Good_answers_relieve_in_the_run_in_as_later()
    {
        double Mean(double relief)
        {
            double mean = 0;
            Example.Play(
                With, ProgrammePlan.Empty, Example.Parameters.With("beta", relief).With("d_0", 5), 0, Look.AtStart(w => mean = w.People.Stress.Average()));
            return mean;
        }

        Assert.True(Mean(0.3) < Mean(0) - 0.05);
    }

    [Fact]
    public void Nobody_looks_on_and_no_offer_is_made_before_the_first_day()
    {
        List<Moment> moments = [];
        long talks = 0;
        Example.Play(
            With, Example.Practicum, null, 0, new Look((w, m) =>
            {
                moments.Add(m);
                if (m.Kind == MomentKind.Start) talks = w.Diary.Conversations.Sum() + w.Ledger.MeetingsPlanned;
            }));
        Assert.Equal(MomentKind.Start, moments[0].Kind);
        Assert.Equal(0, talks);
        Assert.Equal(15, moments.Count(m => m.Kind == MomentKind.Day));
    }

    [Fact]
    public void A_calendar_may_not_reach_the_days_of_the_run_in()
    {
        Simulation Of(int weeks) => new(new Setting(new Calendar(weeks, 1), Example.Cohort(2)), Example.Parameters, ProgrammePlan.Empty, 2, []);
        Assert.Equal(4088, Luck.RunInDays);
        Assert.NotNull(Of(4087));
        Assert.Throws<ArgumentException>(() => Of(4088));
    }

    private static List<double> Start(Setting setting, out double[] stress)
    {
        List<double> bits = [];
        double[] read = [];
        Example.Play(setting, Example.Practicum, null, 0, Look.AtStart(world =>
        {
            read = [.. world.People.Stress];
            Array.Clear(world.People.Stress);
            bits = [.. Example.Bits(world), .. world.Ties.Responses.Select(r => (double)r)];
            for (int i = 0; i < world.People.Count; i++) bits.AddRange([world.Teams.PullInside(i), world.Teams.PullOutside(i)]);
            bits.AddRange(Enum.GetValues<Channel>().Select(world.Ledger.Hours));
            bits.AddRange(world.Diary.GoodToday.Select(g => (double)g).Concat(world.Diary.BestTrustToday));
            bits.AddRange([world.Ledger.Disclosures, world.Ledger.GoodResponses, world.Ledger.OutsideTeam, world.Day, world.Week]);
            read.CopyTo(world.People.Stress, 0);
        }));
        stress = read;
        return bits;
    }
}
