using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

/// <summary>Who people are on the first day, their teams, and whom they choose.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData(2, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 6)]
    public void Everybody_has_a_team_and_teams_have_their_sizes(int smallest, int largest)
    {
        for (int teachers = 1; teachers < 34; teachers++)
        {
            CohortPlan plan = Example.Cohort(teachers) with { TeamSizes = (smallest, largest) };
            World world = Example.Play(new Setting(new Calendar(1, 1), plan), ProgrammePlan.Empty);
            int[] sizes = [.. world.People.Team.GroupBy(t => t).Select(g => g.Count())];
            Assert.All(world.People.Team, t => Assert.True(t >= 0));
            Assert.All(sizes, s => Assert.InRange(s, 1, largest));
            bool comesOut = (teachers + largest - 1) / largest * smallest <= teachers;
            Assert.True(sizes.Count(s => s < smallest) <= (comesOut ? 0 : 1), $"{teachers}: {string.Join(" ", sizes)}");
        }
    }

    [Fact]
    public void Teams_of_2_and_3_are_about_equally_frequent()
    {
        int twos = 0, threes = 0;
        for (int replicate = 0; replicate < 40; replicate++)
        {
            World world = Example.Play(Example.Setting(1, 1, 33), ProgrammePlan.Empty, replicate: replicate);
            int[] sizes = [.. world.People.Team.GroupBy(t => t).Select(g => g.Count())];
            twos += sizes.Count(s => s == 2);
            threes += sizes.Count(s => s == 3);
        }

        Assert.InRange((double)twos / (twos + threes), 0.42, 0.62);
    }

    /// <summary>The same draws around another mean: half of an SD of .12 is one of .06.</summary>
    [Fact]
    public void A_cohort_may_have_a_base_load_and_a_skill_of_its_own()
    {
        CohortPlan plan = Example.Cohort(40) with { BaseLoad = new TraitSpread(0.6, 0.06), Skill = new TraitSpread(0.8, 0) };
        World usual = Example.Play(new Setting(new Calendar(1, 1), Example.Cohort(40)), ProgrammePlan.Empty);
        World own = Example.Play(new Setting(new Calendar(1, 1), plan), ProgrammePlan.Empty);
        for (int i = 0; i < 40; i++)
        {
            Assert.Equal(0.6 + (0.5 * (usual.People.BaseLoad[i] - 0.5)), own.People.BaseLoad[i], 12);
            Assert.Equal((0.8, 0.8), (own.People.OwnSkill[i], own.People.Skill[i]));
        }

        Assert.Equal(usual.People.Attributes[0], own.People.Attributes[0]);
        Assert.Equal(usual.People.KnowledgeAtStart, own.People.KnowledgeAtStart);
    }

    [Fact]
    public void People_differ_as_the_parameters_say()
    {
        World world = Example.Play(Example.Setting(1, 1, 400), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9));
        Assert.InRange(world.People.Skill.Average(), 0.43, 0.49);
        Assert.InRange(world.People.BaseLoad.Average(), 0.48, 0.52);
        Assert.InRange(Sd(world.People.Skill), 0.13, 0.17);
        Assert.InRange(Sd(world.People.BaseLoad), 0.105, 0.135);
        double[] friendship = [.. Enumerable.Range(0, 400).SelectMany(i => Enumerable.Range(i + 1, 399 - i).Select(
            j => world.Ties.Friendship[world.Ties.Dyad(i, j)]))];
        double[] trust = [.. Enumerable.Range(0, 400).SelectMany(i => Enumerable.Range(0, 400).Where(j => j != i).Select(
            j => world.Ties.Trust[world.Ties.Directed(i, j)]))];
        Assert.InRange(friendship.Average(), 0.29, 0.31);
        Assert.InRange(Sd(friendship), 0.115, 0.13);
        Assert.InRange(trust.Average(), 0.345, 0.355);
    }

    [Fact]
    public void Among_few_the_chosen_partner_is_the_one_liked_best()
    {
        for (int replicate = 0; replicate < 20; replicate++)
        {
            World world = Example.Play(
                Example.Setting(1, 1, 6), Example.Programme(Example.Offer("pairs")), Example.Parameters.With("lambda", 1e-9), replicate);
            Luck luck = new(20130701, 0, replicate);
            int[] order = [.. Enumerable.Range(0, 6).OrderBy(i => luck.Person(i, Decision.PartnerOrder).W0)];
            HashSet<int> free = [.. order];
            int k = 0;
            foreach (int chooser in order)
            {
                if (!free.Remove(chooser)) continue;
                int best = free.MaxBy(j => world.Ties.Friendship[world.Ties.Dyad(chooser, j)] + 0.3 * world.Ties.Likeness[world.Ties.Dyad(chooser, j)]);
                free.Remove(best);
                Assert.Equal((Math.Min(chooser, best), Math.Max(chooser, best)), (world.Pairs[k].A, world.Pairs[k].B));
                k++;
            }

            Assert.Equal(3, world.Pairs.Count);
        }
    }

    [Theory]
    [InlineData("self_selected")]
    [InlineData("random")]
    [InlineData("matched")]
    [InlineData("complementary")]
    [InlineData("assigned")]
    public void Everybody_finds_a_partner_of_the_own_school_or_one_is_left_over(string rule)
    {
        World world = Example.Play(Example.Setting(1, 1, 9, 4, 1), Example.Programme(Example.Offer("pairs", ("choose", rule))));
        Assert.Equal(6, world.Pairs.Count);
        int[] members = [.. Enumerable.Range(0, 6).SelectMany(k => (int[])[world.Pairs[k].A, world.Pairs[k].B])];
        Assert.Equal(12, members.Distinct().Count());
        for (int k = 0; k < 6; k++) Assert.True(world.SameSchool(world.Pairs[k].A, world.Pairs[k].B));
    }

    [Fact]
    public void Chosen_partners_are_closer_than_random_ones()
    {
        double Closeness(string rule)
        {
            World world = Example.Play(
                Example.Setting(1, 1, 60), Example.Programme(Example.Offer("pairs", ("choose", rule))), Example.Parameters.With("lambda", 1e-9));
            return Enumerable.Range(0, world.Pairs.Count).Average(k => world.Ties.Friendship[world.Ties.Dyad(world.Pairs[k].A, world.Pairs[k].B)]);
        }

        Assert.True(Closeness("self_selected") > Closeness("random") + 0.05);
    }

    [Fact]
    public void A_pair_that_shares_a_mentor_is_the_team()
    {
        World world = Example.Play(Example.Setting(1, 6, 11), Example.Programme(Example.Offer("pairs", ("share_mentor", true))));
        for (int k = 0; k < world.Pairs.Count; k++)
        {
            Assert.Equal(2, world.Teams.Of(world.Pairs[k].A).Length);
            Assert.True(Teams.Together(world.People, world.Pairs[k].A, world.Pairs[k].B));
        }

        World old = Example.Play(Example.Setting(1, 6, 11), Example.Programme(Example.Offer("pairs")));
        Assert.Equal(old.People.PlacedTeam, old.People.Team);
    }

    [Fact]
    public void Overlapping_pairs_never_repeat_a_partner()
    {
        World world = Example.Play(Example.Setting(1, 1, 8), Example.Programme(Example.Offer("pairs", ("per_teacher", 3))));
        (int, int)[] pairs = [.. Enumerable.Range(0, world.Pairs.Count).Select(k => (world.Pairs[k].A, world.Pairs[k].B))];
        Assert.Equal(pairs.Length, pairs.Distinct().Count());
        Assert.True(pairs.Length >= 10);
    }

    private static double Sd(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
