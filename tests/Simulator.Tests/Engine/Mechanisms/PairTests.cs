using Simulator.Engine.Mechanisms;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

/// <summary>S10 to S12: slots, commitment, dissolution, the coordinator, group meetings.</summary>
public sealed class PairTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(0.5, false)]
    [InlineData(0, true)]
    public void A_slot_stands_as_often_as_leadership_travel_and_coordinator_allow(double travel, bool onSite)
    {
        World world = Example.Play(new Setting(new Calendar(1, 1), Example.Cohort(2) with { Leadership = 0.5 }), ProgrammePlan.Empty);
        if (onSite) world.Coordinator = new Coordinator(1, true);
        Slots slots = new(Example.Parameters);
        Pair pair = new() { A = 0, B = 1, Travel = travel };
        int stood = 0;
        const int times = 40_000;
        for (int n = 0; n < times; n++)
        {
            if (slots.Stands(world, ref pair, world.Luck.Person(n, Decision.Slot))) stood++;
        }

        double free = Math.Pow(0.875 * 0.875, 1 + travel), expected = onSite ? free + (1 - free) * 0.6 : free;
        Assert.InRange((double)stood / times, expected - 0.01, expected + 0.01);
    }

    [Fact]
    public void A_secured_slot_stands_once()
    {
        World world = Example.Play(Example.Setting(1, 1, 2), ProgrammePlan.Empty);
        Slots slots = new(Example.Parameters.With("l", 1));
        world.Leadership[0] = 0;
        Pair pair = new() { A = 0, B = 1, SlotSecured = true };
        Assert.True(slots.Stands(world, ref pair, default));
        Assert.False(slots.Stands(world, ref pair, new Draw(uint.MaxValue, uint.MaxValue, 0, 0)));
    }

    [Fact]
    public void Where_nothing_is_protected_nobody_meets()
    {
        Setting setting = new(new Calendar(6, 6), Example.Cohort(20) with { Leadership = 0 });
        World world = Example.Play(
            setting, Example.Programme(Example.Offer("pairs"), Example.Offer("meetings", ("structure", 0.0))), Example.Parameters.With("l", 1));
        Assert.True(world.Ledger.MeetingsPlanned > 0);
        Assert.Equal(0, world.Ledger.MeetingsHeld);
        Assert.Equal(0, world.Ledger.Hours(Channel.Meeting));
        Assert.Equal(0, world.Ledger.StaffHours(HourKind.Participants));
    }

    [Fact]
    public void Commitment_follows_value_and_falls_with_missed_meetings()
    {
        Commitment commitment = new(Example.Parameters);
        Pair pair = new() { CommitmentA = 0.8, CommitmentB = 0.6, MismatchB = 0.4, Structure = 0.5 };
        commitment.Met(ref pair, 0.5);
        Assert.Equal(0.8 + 0.25 * (0.5 - 0.8), pair.CommitmentA, 12);
        Assert.Equal(0.6 + 0.25 * (0.5 - 0.4 * 0.5 - 0.6), pair.CommitmentB, 12);
        (double a, double b) = (pair.CommitmentA, pair.CommitmentB);
        commitment.Missed(ref pair);
        Assert.Equal((0.9 * a, 0.9 * b), (pair.CommitmentA, pair.CommitmentB));
        commitment.Encouraged(ref pair, pair.A, 0.8);
        Assert.Equal(0.9 * a + 0.5 * 0.25 * 0.8 * (1 - 0.9 * a), pair.CommitmentA, 12);
    }

    [Fact]
    public void The_member_who_lost_interest_ends_the_pair()
    {
        World world = Example.Play(Example.Setting(1, 1, 4), Example.Programme(Example.Offer("pairs")), Example.Parameters.With("lambda", 1e-9));
        world.Pairs[0].CommitmentA = 0.1;
        world.Pairs[1].CommitmentA = world.Pairs[1].CommitmentB = 0.1;
        new Commitment(Example.Parameters).Review(world);
        Assert.Equal((PairEnd.First, PairEnd.Both), (world.Pairs[0].EndedBy, world.Pairs[1].EndedBy));
        Assert.Equal(2, world.Ledger.PairsEnded);
        Assert.False(world.Pairs.IsPaired(0));
    }

    [Fact]
    public void Structured_pairs_last_and_unstructured_ones_end()
    {
        int Alive(double structure)
        {
            World world = Example.Play(
                Example.Setting(20, 5, 40), Example.Programme(Example.Offer("pairs"), Example.Offer("meetings", ("structure", structure))));
            return Enumerable.Range(0, world.Pairs.Count).Count(k => world.Pairs[k].Active);
        }

        int high = Alive(0.9), middle = Alive(0.5), low = Alive(0.1);
        Assert.True(high > middle && middle > low, $"{high} {middle} {low}");
    }

    [Fact]
    public void A_coordinator_helps_and_on_site_more_than_remote()
    {
        long Held(params Offer[] coordinator)
        {
            Setting setting = new(new Calendar(20, 5), Example.Cohort(60) with { Leadership = 0.5 });
            ProgrammePlan programme = new(
                [Example.Offer("pairs", ("goal_mismatch", 0.3)), Example.Offer("meetings", ("structure", 0.5)), .. coordinator]);
            return Enumerable.Range(0, 3).Sum(r => Example.Play(setting, programme, replicate: r).Ledger.MeetingsHeld);
        }

        long none = Held(), remote = Held(Example.Offer("coordinator", ("based", "remote"))), onSite = Held(Example.Offer("coordinator"));
        Assert.True(none < remote && remote < onSite, $"{none} {remote} {onSite}");
    }

    [Fact]
    public void Who_lost_a_partner_is_offered_another_where_pairs_are_renewed()
    {
        World world = Example.Play(
            Example.Setting(20, 5, 20), Example.Programme(Example.Offer("pairs", ("renew", true)), Example.Offer("meetings", ("structure", 0.0))));
        Assert.True(world.Pairs.Count > 10);
        for (int i = 0; i < 20; i++) Assert.InRange(world.Pairs.ActiveOf(i), 0, 1);
    }

    [Fact]
    public void Enthusiasm_spreads_to_those_below_the_mean_in_groups_of_three_or_more()
    {
        World world = Example.Play(Example.Setting(1, 1, 3), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9));
        Enthusiasm enthusiasm = new(Example.Parameters);
        double[] m = world.People.Enthusiasm;
        (m[0], m[1], m[2]) = (0.9, 0.3, 0.0);
        enthusiasm.Spread(world.People, [0, 1], goodShare: 1);
        Assert.Equal([0.9, 0.3, 0.0], m);
        enthusiasm.Spread(world.People, [0, 1, 2], goodShare: 0.5);
        Assert.Equal(0.95, m[0], 12);
        Assert.Equal(0.3 + 0.25 * 0.1 + 0.05, m[1], 12);
        Assert.Equal(0.25 * 0.4 + 0.05, m[2], 12);
    }

    [Fact]
    public void Group_meetings_bring_schools_together_and_may_make_pairs()
    {
        ParameterSet parameters = Example.Parameters.With("f_close", 0.3).With("new_p", 1);
        World world = Example.Play(
            Example.Setting(8, 5, 6, 6), Example.Programme(Example.Offer("groups", ("meetings", 8), ("new_pairs", true))), parameters);
        Assert.True(world.Ledger.Hours(Channel.Group) > 0);
        Assert.Contains(Enumerable.Range(0, 6), i => Enumerable.Range(6, 6).Any(j => world.Ties.Hours[world.Ties.Dyad(i, j)] > 0));
        Assert.True(world.Pairs.Count > 0);
        Assert.True(world.Ledger.MeetingsHeld > 0);
        Assert.True(world.Ledger.StaffHours(HourKind.Travel) > 0);
    }

    [Fact]
    public void In_small_groups_everybody_talks_as_long_as_the_meeting_lasts()
    {
        ParameterSet parameters = Example.Parameters.With("attend_0", 1).With("late", 0).With("lambda", 1e-9);
        Setting setting = new(new Calendar(1, 5), Example.Cohort(12) with { Leadership = 1 });
        foreach (int talkIn in (int[])[2, 3, 4, 6])
        {
            World world = Example.Play(setting, Example.Programme(Example.Offer("groups", ("meetings", 1), ("talk_in", talkIn))), parameters);
            Assert.All(world.Diary.TalkHours, h => Assert.Equal(2, h, 9));
        }
    }
}
