using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

/// <summary>S14 and training: knowledge passed on, skill gained and lost.</summary>
public sealed class LearningTests
{
    [Fact]
    public void What_colleagues_learn_rises_with_leadership_and_hours_and_is_nothing_without()
    {
        double[,] gain = new double[4, 3];
        double[] leadership = [0, 0.2, 0.5, 0.9], hours = [0, 0.5, 1];
        for (int l = 0; l < 4; l++)
        {
            for (int h = 0; h < 3; h++) gain[l, h] = Gain(leadership[l], hours[h]);
        }

        for (int l = 0; l < 4; l++) Assert.Equal(0, gain[l, 0]);
        for (int h = 0; h < 3; h++) Assert.Equal(0, gain[0, h]);
        for (int h = 1; h < 3; h++)
        {
            for (int l = 1; l < 4; l++)
            {
                Assert.True(gain[l, h] > gain[l - 1, h], $"leadership {leadership[l]}, {hours[h]} h");
                Assert.True(gain[l, h] > gain[l, h - 1], $"leadership {leadership[l]}, {hours[h]} h");
            }
        }

        Assert.InRange(gain[3, 2], 0.2, 0.36);
    }

    [Fact]
    public void Training_raises_skill_by_its_size_and_not_beyond_the_most()
    {
        Setting setting = Example.Setting(1, 1, 200);
        World world = Example.Play(setting, Example.Programme(Example.Offer("workshop")), Example.Parameters.With("lambda", 1e-9));
        for (int i = 0; i < 200; i++)
            Assert.Equal(Math.Min(0.95, world.People.OwnSkill[i] + 1.05 * 0.15), world.People.Skill[i], 12);
    }

    [Fact]
    public void Trained_skill_fades_where_told_and_a_booster_brings_it_back()
    {
        ParameterSet parameters = Example.Parameters.With("skill_fade", 0.05);
        Setting setting = Example.Setting(10, 5, 30);
        double fading = Example.Play(setting, Example.Programme(Example.Offer("workshop")), parameters).People.Skill.Average();
        double boosted = Example.Play(
            setting, Example.Programme(Example.Offer("workshop"), Example.Offer("boosters", ("in_weeks", (IReadOnlyList<int>)[9]))),
            parameters).People.Skill.Average();
        double kept = Example.Play(setting, Example.Programme(Example.Offer("workshop"))).People.Skill.Average();
        Assert.True(fading < boosted && boosted < kept);
    }

    [Fact]
    public void Training_outside_sends_those_it_says()
    {
        Setting setting = Example.Setting(1, 5, 8, 8);
        World two = Example.Play(setting, Example.Programme(Example.Offer("training", ("who.choose", "skill"))));
        for (int first = 0; first < 16; first += 8)
        {
            int[] trained = [.. Enumerable.Range(first, 8).Where(i => two.People.Trained[i])];
            Assert.Equal(2, trained.Length);
            Assert.True(trained.Min(i => two.People.Skill[i]) >= Enumerable.Range(first, 8).Except(trained).Max(i => two.People.Skill[i]));
        }

        World all = Example.Play(setting, Example.Programme(Example.Offer("training", ("who", "everyone"))));
        Assert.All(all.People.Trained, Assert.True);
        Assert.Equal(16 * 2 * 6, all.Ledger.StaffHours(HourKind.Training));
        Assert.InRange(all.People.Knowledge.Average() - all.People.KnowledgeAtStart.Average(), 0.25, 0.45);
    }

    private static double Gain(double leadership, double hours)
    {
        Setting setting = new(new Calendar(12, 5), Example.Cohort([.. Enumerable.Repeat(6, 10)]) with { Leadership = leadership });
        World world = Example.Play(
            setting, Example.Programme(Example.Offer("training"), Example.Offer("passing_on", ("hours_per_week", hours))));
        return Enumerable.Range(0, 60).Where(i => !world.People.Trained[i]).Average(i => world.People.Knowledge[i] - world.People.KnowledgeAtStart[i]);
    }
}
