using Simulator.Engine.Mechanisms;
using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

/// <summary>One talk of two with its luck set by hand: who speaks first, who told what to whom, and where it is written down.</summary>
public sealed class ConversationTests
{
    private const uint Low = 0, High = uint.MaxValue, Middle = 1u << 31;

    /// <summary>Everybody tells something whenever they talk.</summary>
    private static ParameterSet Open => Example.Parameters.With("d_0", 60);

    [Fact]
    public void Both_tell_and_each_is_answered_by_the_other()
    {
        World world = Two(skills: [0, 1]);
        (double there, double back) = (world.Ties.Trust[world.Ties.Directed(0, 1)], world.Ties.Trust[world.Ties.Directed(1, 0)]);
        Noted noted = new();
        Topic topic = Talk(world, Open, Meeting, new Draw(0, Low, 0, Low), new Draw(Low, Middle, Low, Middle), noted);
        Assert.Equal(Topic.Professional, topic);
        // Teacher 0 speaks first and is heard by 1, whose skill is full; teacher 1 is let pass by 0, who has none.
        Assert.Equal([1, 1], world.Diary.Disclosures);
        Assert.Equal([1, 0], world.Diary.GoodResponses);
        Assert.Equal([1, 0], world.Diary.GoodToday);
        Assert.Equal((2, 1, 0), (world.Ledger.Disclosures, world.Ledger.GoodResponses, world.Ledger.HurtfulResponses));
        Assert.Equal([true, true], world.Diary.WorkToday);
        Assert.Equal([false, false], world.Diary.PersonalToday);
        // Before the talk 0 trusted as on the first day; afterwards the day's best is still that of before.
        Assert.Equal([there, back], world.Diary.BestTrustToday);
        Assert.Equal(there + 0.08 * (1 - there), world.Ties.Trust[world.Ties.Directed(0, 1)], 12);
        // One good answer in professional talk: both gain a tenth of what is missing.
        Assert.Equal([0.1, 0.1], world.People.Enthusiasm);
        Assert.Equal([0.25, 0.25], world.Diary.TalkHours);
        Assert.Equal([1, 1], world.Diary.Conversations);
        Assert.Equal(0.25, world.Ties.Hours[world.Ties.Dyad(0, 1)]);
        Assert.Equal((0.25, 1), (world.Ledger.Hours(Channel.Meeting), world.Ledger.Conversations(Channel.Meeting, Topic.Professional)));
        Moment moment = Assert.Single(noted.Moments);
        Assert.Equal((0, 1, Channel.Meeting, Topic.Professional), (moment.One, moment.Other, moment.Channel, moment.Topic));
        Assert.Equal((true, true), (moment.FirstTold, moment.SecondTold));
    }

    [Fact]
    public void The_third_word_says_who_speaks_first()
    {
        World world = Two(skills: [1, 0]);
        Noted noted = new();
        Talk(world, Open, Meeting, new Draw(0, Low, Middle, Low), new Draw(Low, Middle, Low, High), noted);
        // Half of all words are at least the middle one. Teacher 1 speaks first and is heard by 0; teacher 0 is then hurt by 1, who has no skill.
        Assert.Equal([0, 1], world.Diary.GoodResponses);
        Assert.Equal((2, 1, 1), (world.Ledger.Disclosures, world.Ledger.GoodResponses, world.Ledger.HurtfulResponses));
        Assert.Equal((1, 0), (noted.Moments[0].One, noted.Moments[0].Other));
    }

    [Fact]
    public void Who_keeps_a_concern_is_not_answered()
    {
        World world = Two(skills: [1, 1]);
        Noted noted = new();
        Talk(world, Example.Parameters.With("d_0", -60), Meeting, new Draw(0, Low, 0, Low), new Draw(Low, Low, Low, Low), noted);
        Assert.Equal((0, 0), (world.Ledger.Disclosures, world.Ledger.GoodResponses));
        Assert.Equal([false, false], world.Diary.WorkToday);
        Assert.Equal((false, false), (noted.Moments[0].FirstTold, noted.Moments[0].SecondTold));
        Assert.Equal([0.0, 0.0], world.People.Enthusiasm);
    }

    [Fact]
    public void Gossip_may_hold_work_and_personal_concerns_and_makes_nobody_enthusiastic()
    {
        World world = Two(skills: [1, 1]);
        Talk(world, Open, Example.Occasions().Informal, new Draw(0, Low, 0, Low), new Draw(Low, Low, Low, Low));
        // Each concern has a word of its own in a draw of its own: below one half it is about work.
        Draw concern = world.Encounters.Of(Concern);
        bool work = concern.U0 < 0.5 || concern.U1 < 0.5, personal = concern.U0 >= 0.5 || concern.U1 >= 0.5;
        Assert.Equal([work, work], world.Diary.WorkToday);
        Assert.Equal([personal, personal], world.Diary.PersonalToday);
        Assert.Equal(2, world.Ledger.GoodResponses);
        Assert.Equal([0.0, 0.0], world.People.Enthusiasm);
        Assert.Equal(1, world.Ledger.Conversations(Channel.Informal, Topic.Gossip));
    }

    [Fact]
    public void Informal_talk_outside_the_team_is_counted_and_so_is_what_of_it_is_not_gossip()
    {
        World world = Two(skills: [1, 1]);
        Occasion informal = Example.Occasions().Informal;
        Talk(world, Open, informal, new Draw(0, Low, 0, Low), default);
        Assert.Equal((0, 0), (world.Ledger.OutsideTeam, world.Ledger.OutsideTeamNotGossip));
        (world.People.Team[0], world.People.Team[1]) = (0, 1);
        Talk(world, Open, informal, new Draw(0, Low, 0, Low), default);
        Talk(world, Open, informal, new Draw(0, High, 0, Low), default);
        Talk(world, Open, Meeting, new Draw(0, Low, 0, Low), default);
        Assert.Equal((2, 1), (world.Ledger.OutsideTeam, world.Ledger.OutsideTeamNotGossip));
        (world.People.Team[0], world.People.Team[1]) = (-1, -1);
        Talk(world, Open, informal, new Draw(0, Low, 0, Low), default);
        Assert.Equal(3, world.Ledger.OutsideTeam);
    }

    [Fact]
    public void Talk_becomes_personal_by_the_mean_of_both_trusts()
    {
        World world = Two(skills: [1, 1]);
        (world.Ties.Trust[world.Ties.Directed(0, 1)], world.Ties.Trust[world.Ties.Directed(1, 0)]) = (0.9, 0.9);
        world.Ties.PersonalWeight[world.Ties.Dyad(0, 1)] = new Talk(Example.Parameters, Example.Agendas()).PersonalWeight(0.9);
        // Gossip up to 1 / (1 + e^-1.6 + e^(-1.4 + 1.7 x .9)) = .427, professional up to .513; without trust gossip would reach .69.
        (uint gossip, uint professional, uint personal) = ((uint)(0.42 * High), (uint)(0.5 * High), (uint)(0.52 * High));
        ParameterSet silent = Example.Parameters.With("d_0", -60);
        Occasion informal = Example.Occasions().Informal;
        Assert.Equal(Topic.Gossip, Talk(world, silent, informal, new Draw(0, gossip, 0, 0), default));
        Assert.Equal(Topic.Professional, Talk(world, silent, informal, new Draw(0, professional, 0, 0), default));
        Assert.Equal(Topic.Personal, Talk(world, silent, informal, new Draw(0, personal, 0, 0), default));
    }

    /// <summary>The weight of personal talk is kept beside the trust that makes it, from the first day to the last and through the run-in.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void The_weight_of_personal_talk_follows_trust(int weeks)
    {
        World world = Example.Play(Example.Setting(weeks, 6, 30), Example.Practicum);
        Ties ties = world.Ties;
        int moved = 0;
        for (int i = 0; i < 30; i++)
        {
            for (int j = i + 1; j < 30; j++)
            {
                double trust = 0.5 * (ties.Trust[ties.Directed(i, j)] + ties.Trust[ties.Directed(j, i)]);
                Assert.Equal(Portable.Exp(-1.4 + 1.7 * trust), ties.PersonalWeight[ties.Dyad(i, j)]);
                if (ties.Responses[ties.Directed(i, j)] > 0) moved++;
            }
        }

        Assert.InRange(moved, 20, 435);
    }

    [Fact]
    public void Friendship_grows_by_the_trust_after_the_talk()
    {
        World world = Two(skills: [0, 0]);
        Ties ties = world.Ties;
        (double before, double pull) = (ties.Friendship[ties.Dyad(0, 1)], ties.Pull[ties.Directed(1, 0)]);
        Talk(world, Example.Parameters.With("d_0", -60), Meeting with { Hours = 2 }, new Draw(0, Low, 0, Low), new Draw(High, High, High, High));
        double trust = 0.5 * (ties.Trust[ties.Directed(0, 1)] + ties.Trust[ties.Directed(1, 0)]);
        double after = before + (1 - before) * (1 - Math.Exp(-2 * trust / 22));
        Assert.Equal(after, ties.Friendship[ties.Dyad(0, 1)], 12);
        // A friend pulls more by phi = 2 times the gain, both ways, and the team's sum follows.
        double gain = ties.LikenessPull[ties.Dyad(0, 1)] * 2 * (after - before);
        Assert.Equal(pull + gain, ties.Pull[ties.Directed(1, 0)], 12);
        Assert.Equal(ties.Pull[ties.Directed(0, 1)], world.Teams.PullInside(0), 12);
        Assert.Equal(ties.Pull[ties.Directed(1, 0)], world.Teams.PullInside(1), 12);
    }

    private static Occasion Meeting => Example.Occasions().Meeting with { Structure = 1 };

    private static World Two(double[] skills)
    {
        World world = Example.Play(Example.Setting(1, 1, 2), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9));
        (world.People.Skill[0], world.People.Skill[1]) = (skills[0], skills[1]);
        return world;
    }

    /// <summary>What a disclosure in gossip is about is drawn by a key of its own: here that of persons 0 and 1.</summary>
    private static readonly ulong Concern = Luck.DyadKey(0, 1, Decision.InformalConcern);

    private static Topic Talk(World world, ParameterSet parameters, in Occasion occasion, Draw luck, Draw turns, params IObserver[] observers) =>
        Example.Conversation(parameters, observers).Hold(world, 0, 1, occasion, TalkLuck.Of(luck, turns, Concern));

    private sealed class Noted : IObserver
    {
        internal List<Moment> Moments { get; } = [];

        public void Observe(World world, in Moment moment) => Moments.Add(moment);
    }
}
