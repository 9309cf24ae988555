using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

public sealed class StressTests
{
    [Fact]
    public void A_teacher_without_encounters_only_recovers()
    {
        World world = Example.Play(
            Example.Setting(6, 6, 1), ProgrammePlan.Empty, Example.Parameters.With("p_e", 0).With("rho", 0.3).With("delta", 0.05));
        double load = world.People.BaseLoad[0];
        Assert.Equal(0, world.Diary.Conversations[0]);
        Assert.Equal(0, world.Diary.TalkHours[0]);
        Assert.InRange(world.People.Stress[0], 0.7 * load * 0.75 - 1e-9, 0.7 * load * 0.75 + 1e-3);
    }

    [Fact]
    public void Without_stressors_or_trend_stress_rests_at_the_load()
    {
        World world = Example.Play(Example.Setting(2, 5, 1), ProgrammePlan.Empty, Example.Parameters.With("p_e", 0).With("delta", 0));
        Assert.Equal(0.7 * world.People.BaseLoad[0], world.People.Stress[0], 12);
    }

    [Fact]
    public void Load_eases_no_further_after_the_eleventh_week()
    {
        World eleven = Example.Play(Example.Setting(11, 5, 1), ProgrammePlan.Empty, Example.Parameters.With("p_e", 0));
        double there = eleven.People.Stress[0];
        World twenty = Example.Play(Example.Setting(20, 5, 1), ProgrammePlan.Empty, Example.Parameters.With("p_e", 0));
        Assert.Equal(there, twenty.People.Stress[0], 3);
        Assert.Equal(0.7 * 0.5 * twenty.People.BaseLoad[0], twenty.People.Stress[0], 9);
    }

    [Fact]
    public void Without_relief_support_leaves_stress_as_it_is()
    {
        ParameterSet parameters = Example.Parameters.With("beta", 0);
        Setting setting = Example.Setting(6, 6, 12);
        World offered = Example.Play(setting, Example.Practicum, parameters);
        World twin = Example.Play(setting, ProgrammePlan.Empty, parameters);
        Assert.True(offered.Ledger.GoodResponses > twin.Ledger.GoodResponses);
        Assert.Equal(twin.People.Stress, offered.People.Stress);
    }

    [Fact]
    public void Good_responses_relieve()
    {
        Setting setting = Example.Setting(6, 6, 30);
        World relieved = Example.Play(setting, ProgrammePlan.Empty, Example.Parameters.With("beta", 0.3));
        World not = Example.Play(setting, ProgrammePlan.Empty, Example.Parameters.With("beta", 0));
        Assert.True(relieved.People.Stress.Average() < not.People.Stress.Average());
    }
}
