using Simulator.Engine.Mechanisms;
using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

/// <summary>Visits, sessions, gatherings, choices of partners and online exchanges, with numbers that can be checked by hand.</summary>
public sealed class OccasionTests
{
    [Theory]
    [InlineData(0.4, 0.7)]
    [InlineData(0.6, 0.8)]
    [InlineData(0.9, 0.9)]
    public void A_visit_secures_the_slot_and_raises_structure_up_to_its_most(double structure, double then)
    {
        World world = Paired();
        world.Coordinator = new Coordinator(1, true);
        Slots slots = new(Example.Parameters.With("visit_p", 1));
        ref Pair pair = ref world.Pairs[0];
        (pair.CommitmentA, pair.CommitmentB, pair.Structure) = (0.9, 0.39, structure);
        (world.Pairs[1].CommitmentA, world.Pairs[1].CommitmentB, world.Pairs[1].Structure) = (0.4, 0.4, 0.1);
        slots.Visit(world);
        Assert.True(pair.SlotSecured);
        Assert.Equal(then, pair.Structure, 12);
        // Commitment of .4 is not below .4.
        Assert.False(world.Pairs[1].SlotSecured);
        Assert.Equal(0.1, world.Pairs[1].Structure);
    }

    [Fact]
    public void Nobody_is_visited_by_a_remote_coordinator_without_chance_or_after_the_end()
    {
        World world = Paired();
        ref Pair pair = ref world.Pairs[0];
        (pair.CommitmentA, pair.CommitmentB) = (0.1, 0.1);
        new Slots(Example.Parameters.With("visit_p", 1)).Visit(world);
        world.Coordinator = new Coordinator(1, true);
        new Slots(Example.Parameters.With("visit_p", 0)).Visit(world);
        pair.EndWeek = 1;
        new Slots(Example.Parameters.With("visit_p", 1)).Visit(world);
        Assert.False(pair.SlotSecured);
    }

    [Fact]
    public void A_session_finds_time_by_leadership_and_friendship()
    {
        World world = Quiet(2);
        Slots slots = new(Example.Parameters);
        world.Ties.Friendship[world.Ties.Dyad(0, 1)] = 0.4;
        Array.Fill(world.Leadership, 0.5);
        // .5^(1 - .5 x .4) = .5^.8 = .5743.
        Assert.True(slots.SessionStands(world, 0, 1, 0.574));
        Assert.False(slots.SessionStands(world, 1, 0, 0.575));
        Assert.False(slots.SessionStands(world, 0, 1, Portable.Exp(0.8 * Portable.Log(0.5))));
        Array.Fill(world.Leadership, 0);
        Assert.False(slots.SessionStands(world, 0, 1, 1e-9));
        Assert.Equal(0.75, slots.Free(world, 0), 12);
    }

    [Theory]
    [InlineData(0.25, 1)]
    [InlineData(0.125, 0.5)]
    public void A_session_passes_on_by_the_mentors_skill(double hours, double share)
    {
        World world = Quiet(2);
        Cohort people = world.People;
        (people.Skill[0], people.Skill[1], people.Knowledge[0], people.Knowledge[1]) = (0.5, 0.9, 0.8, 0.2);
        new Learning(Example.Parameters, Example.Unit).PassOn(people, mentor: 0, mentee: 1, hours);
        // The mentee gains .08 x .5 of the gap of .6, the mentor .05 x .08 x .5 of the missing .2.
        Assert.Equal(0.2 + share * 0.08 * 0.5 * 0.6, people.Knowledge[1], 12);
        Assert.Equal(0.8 + share * 0.05 * 0.08 * 0.5 * 0.2, people.Knowledge[0], 12);
    }

    [Fact]
    public void Who_knows_more_than_the_mentor_learns_nothing()
    {
        World world = Quiet(2);
        Cohort people = world.People;
        (people.Skill[0], people.Knowledge[0], people.Knowledge[1]) = (0.5, 0.2, 0.8);
        new Learning(Example.Parameters, Example.Unit).PassOn(people, mentor: 0, mentee: 1, 1);
        Assert.Equal(0.8, people.Knowledge[1]);
    }

    [Fact]
    public void Training_outside_conveys_its_share_of_what_is_missing_by_fidelity()
    {
        World world = Quiet(1);
        double before = world.People.Knowledge[0];
        // Beta(1, 1) is the one uniform itself.
        new Learning(Example.Parameters.With("fid_a", 1).With("fid_b", 1), Example.Unit).TrainOutside(world, 0);
        double gain = 0.7 * world.Luck.Person(0, Decision.Fidelity).U0 * (1 - before);
        Assert.Equal(before + gain, world.People.Knowledge[0], 12);
        Assert.Equal(gain, world.People.KnowledgeFromTraining[0], 12);
        Assert.True(world.People.Trained[0]);
    }

    [Fact]
    public void Two_group_meetings_of_a_week_draw_apart()
    {
        ParameterSet parameters = Example.Parameters.With("attend_0", 0.5).With("attend_m", 0).With("l", 0);
        World world = Example.Play(Example.Setting(1, 5, 200), Example.Programme(Example.Offer("groups", ("meetings", 2))), parameters);
        Assert.InRange(world.People.GroupsAttended.Count(n => n == 1), 70, 130);
        Assert.InRange(world.People.GroupsAttended.Sum(), 160, 240);
    }

    [Fact]
    public void Lost_slots_keep_people_from_group_meetings()
    {
        // .5 to come and 1 - .5 x .5 that the slot is free: 150 of 400, give or take three times 10.
        ParameterSet parameters = Example.Parameters.With("attend_0", 0.5).With("attend_m", 0).With("l", 0.5).With("lambda", 1e-9);
        Setting setting = new(new Calendar(1, 1), Example.Cohort(400) with { Leadership = 0.5 });
        World world = Example.Play(setting, Example.Programme(Example.Offer("groups", ("meetings", 1))), parameters);
        Assert.InRange(world.People.GroupsAttended.Sum(), 120, 180);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Who_comes_back_from_a_group_is_more_committed_to_the_pair(int pair)
    {
        double Commitment(double fromGroup)
        {
            World world = Example.Play(
                Example.Setting(1, 1, 8), Example.Programme(Example.Offer("pairs"), Example.Offer("groups", ("meetings", 1))),
                Example.Parameters.With("c_group", fromGroup).With("attend_0", 1).With("l", 0).With("late", 0));
            return world.Pairs[pair].CommitmentA + world.Pairs[pair].CommitmentB;
        }

        Assert.True(Commitment(0.8) > Commitment(0) + 1e-3);
    }

    [Fact]
    public void Planned_hours_take_their_part_of_the_talk_there_would_be()
    {
        // Nobody keeps the meetings, yet they are planned: 2 hours a week of 2 x 1.95 x .25 x 5 = 4.875, of which .6 count.
        ParameterSet parameters = Example.Parameters.With("c_0", 0).With("c_0_sd", 0).With("c_min", 0);
        World world = Example.Play(
            Example.Setting(20, 5, 40), Example.Programme(Example.Offer("pairs"), Example.Offer("meetings", ("hours", 2.0))), parameters);
        Assert.Equal(0, world.Ledger.MeetingsHeld);
        double talks = Enum.GetValues<Topic>().Sum(t => world.Ledger.Conversations(Channel.Informal, t));
        double expected = 40 * 100 * 1.95 * (1 - 0.6 * 2 / 4.875);
        Assert.InRange(talks, expected - 300, expected + 300);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    public void Scheduled_talk_that_is_not_on_the_agenda_is_gossip_or_personal_by_trust(double structure)
    {
        Talk talk = new(Example.Parameters, Example.Agendas());
        double personal = talk.PersonalWeight(0.5);
        Topic[] topics = [.. Enumerable.Range(0, 10_000).Select(n => talk.Choose(structure, 1, personal, (n + 0.5) / 10_000))];
        double gossip = (1 - structure) / (1 + Math.Exp(-1.4 + 1.7 * 0.5));
        Assert.InRange(topics.Count(t => t == Topic.Gossip) / 10_000.0, gossip - 2e-4, gossip + 2e-4);
        Assert.InRange(topics.Count(t => t == Topic.Professional) / 10_000.0, structure - 2e-4, structure + 2e-4);
    }

    [Fact]
    public void A_booster_restores_everybodys_skill_before_the_week_takes_its_share()
    {
        World world = Example.Play(
            Example.Setting(3, 1, 5), Example.Programme(Example.Offer("workshop"), Example.Offer("boosters", ("in_weeks", (IReadOnlyList<int>)[3]))),
            Example.Parameters.With("skill_fade", 0.05));
        Assert.All(world.People.SkillGain, gain => Assert.Equal(1.05 * 0.15 * 0.95, gain, 12));
        World never = Example.Play(Example.Setting(3, 1, 5), Example.Programme(Example.Offer("workshop")), Example.Parameters.With("skill_fade", 0.05));
        Assert.All(never.People.SkillGain, gain => Assert.Equal(1.05 * 0.15 * Math.Pow(0.95, 3), gain, 12));
    }

    [Fact]
    public void Training_by_contact_sends_the_one_closest_to_the_colleagues()
    {
        World world = Example.Play(
            Example.Setting(1, 1, 6, 5), Example.Programme(Example.Offer("training", ("who.per_school", 1), ("who.choose", "contact"))),
            Example.Parameters.With("lambda", 1e-9));
        foreach ((int first, int end) in ((int, int)[])[(0, 6), (6, 11)])
        {
            double Closeness(int i) => Enumerable.Range(first, end - first).Where(j => j != i).Sum(j => world.Ties.Friendship[world.Ties.Dyad(i, j)]);
            int closest = Enumerable.Range(first, end - first).MaxBy(Closeness);
            Assert.Equal([closest], Enumerable.Range(first, end - first).Where(i => world.People.Trained[i]));
        }
    }

    [Fact]
    public void Friendship_and_trust_at_the_start_stay_on_their_scale()
    {
        foreach (double mean in (double[])[0.02, 0.98])
        {
            CohortPlan plan = Example.Cohort(40) with { Friendship = mean, Trust = mean };
            World world = Example.Play(new Setting(new Calendar(1, 1), plan), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9));
            Assert.All(world.Ties.Friendship, f => Assert.InRange(f, 0, 1));
            Assert.All(world.Ties.Trust, t => Assert.InRange(t, 0, 1));
            Assert.Contains(mean < 0.5 ? 0.0 : 1.0, world.Ties.Friendship);
        }
    }

    [Fact]
    public void Two_group_meetings_of_a_day_do_not_repeat_their_talk()
    {
        Noted noted = new();
        Example.Play(
            Example.Setting(1, 1, [.. Enumerable.Repeat(2, 50)]), Example.Programme(Example.Offer("groups", ("meetings", 2), ("across", "school"))),
            Example.Parameters.With("attend_0", 1).With("l", 0).With("late", 0).With("s_group", 0.5), 0, noted);
        // Eight segments a meeting and couple. Half of the topics are professional and half of the first speakers the same: by chance a good
        // quarter agrees in both, and two thirds would if a meeting used the luck of the one before.
        int alike = 0, all = 0;
        foreach (IGrouping<int, Moment> couple in noted.Of(MomentKind.Conversation).Where(m => m.Channel == Channel.Group)
            .GroupBy(m => Math.Min(m.One, m.Other)))
        {
            Moment[] talks = [.. couple];
            Assert.Equal(16, talks.Length);
            for (int k = 0; k < 8; k++, all++)
            {
                if (talks[k].One == talks[k + 8].One && talks[k].Topic == talks[k + 8].Topic) alike++;
            }
        }

        Assert.InRange((double)alike / all, 0.1, 0.42);
    }

    [Fact]
    public void Traits_stay_on_their_scale()
    {
        World world = Example.Play(
            Example.Setting(1, 1, 60), ProgrammePlan.Empty,
            Example.Parameters.With("lambda", 1e-9).With("b_sd", 1).With("sigma_q", 1).With("k0_sd", 1));
        Assert.Equal((0, 1), (world.People.BaseLoad.Min(), world.People.BaseLoad.Max()));
        Assert.Equal((0.05, 0.95), (world.People.Skill.Min(), world.People.Skill.Max()));
        Assert.Equal((0, 1), (world.People.Knowledge.Min(), world.People.Knowledge.Max()));
        Assert.Equal(world.People.Knowledge, world.People.KnowledgeAtStart);
    }

    [Fact]
    public void Without_chance_friendship_follows_likeness_and_trust_follows_friendship()
    {
        CohortPlan plan = Example.Cohort(6) with { Attributes = [new AttributePlan("one", []), new AttributePlan("two", [])] };
        World world = Example.Play(
            new Setting(new Calendar(1, 1), plan), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9).With("f0_sd", 0).With("t0_sd", 0));
        double[][] values = world.People.Attributes;
        for (int i = 0; i < 6; i++)
        {
            for (int j = i + 1; j < 6; j++)
            {
                double likeness = 1 - (Math.Abs(values[0][i] - values[0][j]) + Math.Abs(values[1][i] - values[1][j])) / 2;
                double friendship = 0.3 + 0.1 * (likeness - 0.67);
                Assert.Equal(likeness, world.Ties.Likeness[world.Ties.Dyad(i, j)], 12);
                Assert.Equal(friendship, world.Ties.Friendship[world.Ties.Dyad(i, j)], 12);
                Assert.Equal(0.35 + 0.3 * (friendship - 0.3), world.Ties.Trust[world.Ties.Directed(i, j)], 12);
                Assert.Equal(0.35 + 0.3 * (friendship - 0.3), world.Ties.Trust[world.Ties.Directed(j, i)], 12);
                Assert.Equal(Math.Exp(likeness - 0.67) * (1 + 2 * friendship), world.Ties.Pull[world.Ties.Directed(j, i)], 12);
            }
        }
    }

    [Fact]
    public void The_first_team_has_the_size_that_was_drawn()
    {
        for (int replicate = 0; replicate < 20; replicate++)
        {
            World world = Example.Play(Example.Setting(1, 1, 33), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9), replicate);
            double uniform = world.Luck.Person(0, Decision.TeamSize).U0;
            Assert.Equal(uniform < 0.5 ? 2 : 3, world.People.Team.Count(t => t == 0));
        }
    }

    [Fact]
    public void Who_comes_too_late_misses_the_talk_and_is_there()
    {
        ParameterSet parameters = Example.Parameters.With("attend_0", 1).With("l", 0).With("late", 1e9).With("lambda", 1e-9);
        Noted noted = new();
        World world = Example.Play(Example.Setting(1, 1, 6), Example.Programme(Example.Offer("groups", ("meetings", 1))), parameters, 0, noted);
        Assert.Equal(0, world.Ledger.Hours(Channel.Group));
        Assert.Equal(6 * 2, world.Ledger.StaffHours(HourKind.Participants), 9);
        Assert.Equal(6, noted.Of(MomentKind.Arrival).Count(m => m.Channel == Channel.Group && m.Minutes > 1000));
        Moment gathering = Assert.Single(noted.Of(MomentKind.Gathering));
        Assert.Equal((0, 5, Channel.Group), (gathering.One, gathering.Other, gathering.Channel));
        // They share an agenda of one half all the same.
        Assert.Equal(0.5, world.Ties.Agenda(world.Ties.Dyad(0, 5), world.Day), 12);
    }

    [Fact]
    public void A_meeting_says_whether_its_slot_stood_and_whether_it_was_held()
    {
        World world = Paired();
        Noted noted = new();
        ParameterSet parameters = Example.Parameters.With("l", 0);
        PairMeeting meeting = Meeting(parameters, noted);
        (world.Pairs[0].CommitmentA, world.Pairs[0].CommitmentB, world.Pairs[0].Structure) = (1, 1, 1);
        Assert.True(meeting.ComesDue(world, 0, 0.6, 0));
        // .6 hours are two quarters and a tenth; all of it was worth while, so commitment stays full.
        Assert.Equal(3, noted.Of(MomentKind.Conversation).Count);
        Assert.Equal(0.6, world.Ledger.Hours(Channel.Meeting), 12);
        Assert.Equal((1.0, 1.0), (world.Pairs[0].CommitmentA, world.Pairs[0].CommitmentB));
        Assert.Equal(1, world.Ties.Agenda(world.Ties.Dyad(world.Pairs[0].A, world.Pairs[0].B), world.Day));
        world.Pairs[0].CommitmentA = 0;
        Assert.False(meeting.ComesDue(world, 0, 0.6, 1));
        Assert.Equal((0, 0.9), (world.Pairs[0].CommitmentA, world.Pairs[0].CommitmentB));
        Assert.Equal([(true, true), (false, true)], noted.Of(MomentKind.Meeting).Select(m => (m.FirstTold, m.SecondTold)));
        Assert.Equal((2, 1), (world.Pairs[0].Planned, world.Pairs[0].Held));
        Assert.Equal((2, 1), (world.Ledger.MeetingsPlanned, world.Ledger.MeetingsHeld));
    }

    [Fact]
    public void A_pair_begins_as_the_parameters_say_and_the_lower_number_comes_first()
    {
        World world = Quiet(5);
        world.Week = 4;
        new Commitment(Example.Parameters.With("c_0_sd", 0).With("m_sd", 0)).Begin(world, 3, 1, 0.6, 0.2, 0.5);
        Pair pair = world.Pairs[0];
        Assert.Equal((1, 3, 4, 0), (pair.A, pair.B, pair.StartWeek, pair.EndWeek));
        Assert.Equal((0.8, 0.8, 0.2, 0.2), (pair.CommitmentA, pair.CommitmentB, pair.MismatchA, pair.MismatchB));
        Assert.Equal((0.6, 0.5), (pair.Structure, pair.Travel));
        new Commitment(Example.Parameters).Begin(world, 0, 2, 0.6, 0, 0);
        Assert.Equal((0.0, 0.0), (world.Pairs[1].MismatchA, world.Pairs[1].MismatchB));
        Draw luck = world.LuckOf(0, 2, Decision.PairStart);
        Assert.Equal(Math.Clamp(0.8 + 0.1 * Samplers.Normal(luck.U0), 0, 1), world.Pairs[1].CommitmentA, 12);
        Assert.Equal(Math.Clamp(0.8 + 0.1 * Samplers.Normal(luck.U1), 0, 1), world.Pairs[1].CommitmentB, 12);
        new Commitment(Example.Parameters).Begin(world, 0, 2, 0.6, 0.5, 0);
        Assert.Equal(0.5 + 0.15 * Samplers.Normal(luck.U2), world.Pairs[2].MismatchA, 12);
        Assert.Equal(0.5 + 0.15 * Samplers.Normal(luck.U3), world.Pairs[2].MismatchB, 12);
    }

    [Fact]
    public void A_pair_ends_once_and_by_the_one_below_the_least()
    {
        World world = Paired();
        Commitment commitment = new(Example.Parameters);
        (world.Pairs[0].CommitmentA, world.Pairs[0].CommitmentB) = (0.2, 0.19);
        (world.Pairs[1].CommitmentA, world.Pairs[1].CommitmentB) = (0.2, 0.2);
        world.Week = 5;
        commitment.Review(world);
        world.Week = 6;
        commitment.Review(world);
        Assert.Equal((PairEnd.Second, 5), (world.Pairs[0].EndedBy, world.Pairs[0].EndWeek));
        Assert.True(world.Pairs[1].Active);
        Assert.Equal(1, world.Ledger.PairsEnded);
    }

    [Fact]
    public void A_group_encourages_those_of_its_members_who_are_in_pairs()
    {
        World world = Paired();
        Pair before = world.Pairs[0];
        Commitment commitment = new(Example.Parameters);
        commitment.Encouraged(ref world.Pairs[0], before.B, 0.8);
        Assert.Equal(before.CommitmentA, world.Pairs[0].CommitmentA);
        Assert.Equal(before.CommitmentB + 0.5 * 0.25 * 0.8 * (1 - before.CommitmentB), world.Pairs[0].CommitmentB, 12);
    }

    [Theory]
    [InlineData("assigned", new[] { 0, 1, 2, 3 })]
    [InlineData("matched", new[] { 0, 2, 1, 3 })]
    [InlineData("complementary", new[] { 0, 3, 1, 2 })]
    public void Partners_are_dealt_by_the_list_or_matched_by_likeness(string rule, int[] members)
    {
        World world = Quiet(4);
        (double A, double B, double C, double D) at = (0.1, 0.8, 0.2, 0.9);
        double[] values = world.People.Attributes[0];
        (values[0], values[1], values[2], values[3]) = at;
        List<int> joined = [];
        PairingRule chosen = Enum.Parse<PairingRule>(rule, ignoreCase: true);
        new PartnerChoice(Example.Parameters).Choose(
            world, chosen, Reach.School, [0], [true, true, true, true], 0, (a, b) => joined.AddRange([Math.Min(a, b), Math.Max(a, b)]));
        (int, int)[] pairs = [.. joined.Chunk(2).Select(p => (p[0], p[1])).Order()];
        Assert.Equal([(members[0], members[1]), (members[2], members[3])], pairs);
    }

    [Fact]
    public void By_lot_a_teacher_draws_one_of_those_who_are_free()
    {
        World world = Quiet(5);
        for (int round = 0; round < 10; round++)
        {
            List<(int, int)> joined = [];
            new PartnerChoice(Example.Parameters).Choose(
                world, PairingRule.Random, Reach.School, [], [true, true, true, true, true], round, (a, b) => joined.Add((a, b)));
            int[] order = Initialisation.Order(world, 0, 5, Decision.PartnerOrder, round);
            double uniform = world.LuckOf(order[0], Decision.Candidate, round << 8).U0;
            Assert.Equal((order[0], order[1 + (int)(uniform * 4)]), joined[0]);
            Assert.Equal(2, joined.Count);
        }
    }

    [Fact]
    public void Two_meetings_of_a_day_take_other_luck_for_each_segment()
    {
        World world = Paired();
        Noted noted = new();
        ParameterSet parameters = Example.Parameters.With("att_formal", 1);
        PairMeeting meeting = Meeting(parameters, noted);
        Occasion occasion = Example.Occasions(parameters).Meeting with { Structure = 0.5 };
        for (int number = 0; number < 40; number++) meeting.Talk(world, 0, 1, occasion, TalkRows.Meeting, 1, number);
        // Four segments each: 160 draws, of which each says by itself whether the talk is professional and who begins.
        List<Moment> talks = noted.Of(MomentKind.Conversation);
        Assert.Equal(160, talks.Count);
        for (int k = 0; k < 160; k++)
        {
            Draw luck = world.LuckOf(0, 1, Decision.ScheduledTalk, k);
            Assert.Equal(luck.U1 < 0.5, talks[k].Topic == Topic.Professional);
            Assert.Equal((int)(luck.W2 >> 31), talks[k].One);
        }
    }

    [Fact]
    public void Only_those_who_want_and_are_within_reach_are_paired()
    {
        World world = Quiet(3, 3);
        List<(int, int)> joined = [];
        void Choose(Reach reach, params bool[] wants) =>
            new PartnerChoice(Example.Parameters).Choose(world, PairingRule.Assigned, reach, [], wants, 0, (a, b) => joined.Add((a, b)));
        Choose(Reach.School, true, false, true, true, false, false);
        Assert.Equal([(0, 2)], joined);
        joined.Clear();
        Choose(Reach.Anywhere, true, false, false, true, false, false);
        Assert.Equal([(0, 3)], joined);
        joined.Clear();
        (world.People.Team[0], world.People.Team[1], world.People.Team[2]) = (5, 6, 5);
        Choose(Reach.Team, true, true, true, false, false, false);
        Assert.Equal([(0, 2)], joined);
        joined.Clear();
        ref Pair pair = ref world.Pairs.Add();
        (pair.A, pair.B) = (0, 2);
        Choose(Reach.Team, true, true, true, false, false, false);
        Assert.Empty(joined);
    }

    [Fact]
    public void Two_who_met_in_a_group_become_a_pair_when_they_are_close_and_share_an_agenda()
    {
        List<(int, int, double)> Joined(Action<World> change, double chance = 1)
        {
            World world = Quiet(3);
            Array.Fill(world.Ties.Friendship, 0.1);
            world.Ties.Friendship[world.Ties.Dyad(0, 2)] = 0.5;
            world.Ties.RaiseAgenda(0, 2, SharedAgenda.Common, world.Day);
            (world.People.GroupsAttended[0], world.People.GroupsAttended[2]) = (1, 1);
            change(world);
            List<(int, int, double)> joined = [];
            new PartnerChoice(Example.Parameters.With("new_p", chance)).NewPairs(world, _ => true, (a, b, structure) => joined.Add((a, b, structure)));
            return joined;
        }

        Assert.Equal([(0, 2, 0.5)], Joined(_ => { }));
        Assert.Empty(Joined(_ => { }, chance: 0));
        Assert.Empty(Joined(w => w.People.GroupsAttended[0] = 0));
        Assert.Empty(Joined(w => w.People.GroupsAttended[2] = 0));
        Assert.Empty(Joined(w => w.Ties.Friendship[w.Ties.Dyad(0, 2)] = 0.45));
        Assert.Empty(Joined(w => w.Ties.Clear(3)));
        Assert.Empty(Joined(w => (w.Pairs.Add().A, w.Pairs[0].B) = (0, 1)));
        Assert.Empty(Joined(w => (w.Pairs.Add().A, w.Pairs[0].B) = (1, 2)));
        Assert.Empty(Joined(w => (w.Pairs.Add().A, w.Pairs[0].B, w.Pairs[0].EndWeek) = (0, 2, 1)));
    }

    [Fact]
    public void Online_exchanges_reach_other_schools_as_often_and_as_long_as_told()
    {
        World world = Example.Play(
            Example.Setting(20, 5, 10, 10), Example.Programme(Example.Offer("online", ("starts_per_day", 0.5), ("hours", 0.2), ("reliability", 0.5))),
            Example.Parameters.With("lambda", 1e-9));
        // 20 teachers, 100 days, a quarter of an exchange a day: 500, give or take three times 22.
        long exchanges = Enum.GetValues<Topic>().Sum(t => world.Ledger.Conversations(Channel.Online, t));
        Assert.InRange(exchanges, 430, 570);
        Assert.Equal(0.2 * exchanges, world.Ledger.Hours(Channel.Online), 6);
        double across = 0;
        for (int i = 0; i < 10; i++)
        {
            for (int j = 10; j < 20; j++) across += world.Ties.Hours[world.Ties.Dyad(i, j)];
        }

        int met = world.Ties.Hours.Count(h => h > 0);
        // 2.6 exchanges for each of the 190 couples leave about one in fourteen without any.
        Assert.InRange(met, 160, 189);
        // Ten of the nineteen others are of the other school.
        Assert.InRange(across / world.Ledger.Hours(Channel.Online), 0.4, 0.65);
    }

    [Fact]
    public void A_prompt_gives_everybody_something_to_talk_about_from_its_day_on()
    {
        Offer[] offers = [Example.Offer("online", ("starts_per_day", 1e-9), ("prompts_per_week", 1)), Example.Offer("coordinator")];
        World world = Example.Play(Example.Setting(2, 5, 2, 2), Example.Programme(offers), Example.Parameters.With("lambda", 1e-9));
        // The second prompt comes on day 6; on day 10 it has faded four times.
        Assert.Equal(0.5 * Math.Pow(0.98, 4), world.Ties.Agenda(world.Ties.Dyad(0, 3), world.Day), 12);
    }

    [Fact]
    public void A_parameter_keeps_where_it_comes_from()
    {
        ParameterSet set = Example.Parameters.With("rho", 0.4, Source.Evidence, "a study");
        Assert.True(set.TryFind("rho", out Parameter rho));
        Assert.Equal((0.4, Source.Evidence, "a study"), (set[rho], set.SourceOf(rho), set.ReferenceOf(rho)));
        Assert.Same(set, set.With("rho", 0.4, Source.Assumed, "another"));
        Assert.Equal((0.3, rho.Reference), (Example.Parameters[rho], Example.Parameters.ReferenceOf(rho)));
        Assert.False(set.TryFind("nothing", out _));
        // The ends of what may be set may be set.
        Assert.Equal((0.0, 1.0), (set.With("rho", 0)[rho], set.With("rho", 1)[rho]));
    }

    private static World Quiet(params int[] schools) =>
        Example.Play(Example.Setting(1, 1, schools), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9));

    private static PairMeeting Meeting(ParameterSet parameters, Noted noted) => new(
        Example.Occasions(parameters), Example.Conversation(parameters, noted), new Slots(parameters), new Commitment(parameters), Example.Unit);

    private static World Paired() =>
        Example.Play(Example.Setting(1, 1, 4), Example.Programme(Example.Offer("pairs")), Example.Parameters.With("lambda", 1e-9));

    private sealed class Noted : IObserver
    {
        private readonly List<Moment> moments = [];

        public void Observe(World world, in Moment moment) => moments.Add(moment);

        internal List<Moment> Of(MomentKind kind) => moments.FindAll(m => m.Kind == kind);
    }
}
