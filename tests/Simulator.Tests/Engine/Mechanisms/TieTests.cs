using Simulator.Engine.Mechanisms;
using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

/// <summary>S6 and S7: directed trust, and friendship from attentive hours.</summary>
public sealed class TieTests
{
    [Fact]
    public void Trust_is_asymmetric()
    {
        World world = Example.Play(Example.Setting(6, 6, 12), ProgrammePlan.Empty);
        int different = 0;
        for (int i = 0; i < 12; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (world.Ties.Trust[world.Ties.Directed(i, j)] != world.Ties.Trust[world.Ties.Directed(j, i)]) different++;
            }
        }

        Assert.Equal(66, different);
    }

    [Fact]
    public void A_good_response_raises_the_seekers_trust_and_half_as_much_the_helpers()
    {
        Ties ties = TwoPeople(trust: 0.4);
        new Trust(Example.Parameters).Learn(ties, seeker: 0, helper: 1, Response.Good);
        Assert.Equal(0.4 + 0.08 * 0.6, ties.Trust[ties.Directed(0, 1)], 12);
        Assert.Equal(0.4 + 0.04 * 0.6, ties.Trust[ties.Directed(1, 0)], 12);
    }

    [Fact]
    public void A_hurtful_response_costs_more_and_only_the_seeker()
    {
        Ties ties = TwoPeople(trust: 0.5);
        new Trust(Example.Parameters).Learn(ties, seeker: 0, helper: 1, Response.Hurtful);
        Assert.Equal(0.5 - 2.5 * 0.08 * 0.5, ties.Trust[ties.Directed(0, 1)], 12);
        Assert.Equal(0.5, ties.Trust[ties.Directed(1, 0)]);
    }

    [Fact]
    public void Early_responses_weigh_most()
    {
        Ties ties = TwoPeople(trust: 0);
        Trust trust = new(Example.Parameters);
        double before = 0;
        for (int n = 0; n < 20; n++)
        {
            trust.Learn(ties, seeker: 0, helper: 1, Response.Good);
            double now = ties.Trust[ties.Directed(0, 1)];
            Assert.Equal(0.08 * 5.0 / (5 + n), (now - before) / (1 - before), 12);
            before = now;
        }
    }

    [Fact]
    public void A_neutral_response_changes_no_trust_but_counts_as_one()
    {
        Ties ties = TwoPeople(trust: 0.4);
        Trust trust = new(Example.Parameters);
        trust.Learn(ties, seeker: 0, helper: 1, Response.Neutral);
        Assert.Equal(0.4, ties.Trust[ties.Directed(0, 1)]);
        trust.Learn(ties, seeker: 0, helper: 1, Response.Good);
        Assert.Equal(0.4 + 0.08 * 5 / 6 * 0.6, ties.Trust[ties.Directed(0, 1)], 12);
    }

    [Theory]
    [InlineData(0.25, 1, 0.5)]
    [InlineData(22, 0.4, 1)]
    public void Friendship_grows_by_attentive_trusted_hours(double hours, double counts, double trust)
    {
        World world = Example.Play(Example.Setting(1, 1, 2), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9));
        int dyad = world.Ties.Dyad(0, 1);
        double before = world.Ties.Friendship[dyad];
        new Friendship(Example.Parameters).Grow(world, 0, 1, dyad, hours * counts, trust);
        Assert.Equal(before + (1 - before) * (1 - Math.Exp(-hours * counts * trust / 22)), world.Ties.Friendship[dyad], 12);
    }

    [Fact]
    public void Passing_the_level_makes_a_new_friend_of_both_once()
    {
        World world = Example.Play(Example.Setting(1, 1, 2), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9));
        Friendship friendship = new(Example.Parameters);
        for (int k = 0; k < 100; k++) friendship.Grow(world, 0, 1, world.Ties.Dyad(0, 1), 1, 1);
        Assert.Equal([1, 1], world.Diary.NewFriends);
    }

    [Fact]
    public void An_agenda_fades_and_a_lower_one_does_not_replace_it()
    {
        World world = Example.Play(Example.Setting(2, 6, 2), ProgrammePlan.Empty);
        world.Ties.RaiseAgenda(0, 1, SharedAgenda.Full, day: 1);
        Assert.Equal(Math.Pow(0.98, 5), world.Ties.Agenda(world.Ties.Dyad(0, 1), 6), 12);
        world.Ties.RaiseAgenda(1, 0, SharedAgenda.Common, day: 6);
        Assert.Equal(Math.Pow(0.98, 5), world.Ties.Agenda(world.Ties.Dyad(0, 1), 6), 12);
        world.Ties.RaiseAgenda(1, 0, SharedAgenda.Full, day: 6);
        Assert.Equal(1, world.Ties.Agenda(world.Ties.Dyad(0, 1), 6));
    }

    private static Ties TwoPeople(double trust)
    {
        World world = Example.Play(Example.Setting(1, 1, 2), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9));
        world.Ties.Trust[world.Ties.Directed(0, 1)] = world.Ties.Trust[world.Ties.Directed(1, 0)] = trust;
        return world.Ties;
    }
}
