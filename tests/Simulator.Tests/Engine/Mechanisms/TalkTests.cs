using Simulator.Engine.Mechanisms;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

/// <summary>S2 to S5: who meets whom, what about, disclosure and response.</summary>
public sealed class TalkTests
{
    [Fact]
    public void Talk_hours_of_people_are_those_of_the_books()
    {
        World world = Example.Play(
            Example.Setting(6, 6, 9, 7),
            Example.Programme(
                Example.Offer("pairs"), Example.Offer("meetings"), Example.Offer("groups", ("meetings", 3)), Example.Offer("social"),
                Example.Offer("online")));
        double booked = Enum.GetValues<Channel>().Sum(world.Ledger.Hours);
        Assert.Equal(2 * booked, world.Diary.TalkHours.Sum(), 9);
        double ties = 0;
        for (int i = 0; i < 16; i++)
        {
            for (int j = i + 1; j < 16; j++) ties += world.Ties.Hours[world.Ties.Dyad(i, j)];
        }

        Assert.Equal(booked, ties, 9);
    }

    [Fact]
    public void People_start_as_many_conversations_as_lambda_says()
    {
        World world = Example.Play(Example.Setting(20, 6, 40), ProgrammePlan.Empty);
        double starts = (double)Topics(world).Sum() / (40 * 120);
        Assert.InRange(starts, 1.95 - 0.1, 1.95 + 0.1);
    }

    [Fact]
    public void Formal_hours_crowd_out_informal_ones()
    {
        Setting setting = Example.Setting(6, 6, 30);
        long crowded = Topics(Example.Play(setting, Example.Practicum)).Sum();
        long free = Topics(Example.Play(setting, Example.Practicum, Example.Parameters.With("kappa_c", 0))).Sum();
        long released = Topics(Example.Play(
            setting, new ProgrammePlan([.. Example.Practicum.Offers, Example.Offer("time_release", ("hours_per_week", 1.25))]))).Sum();
        Assert.InRange((double)crowded / free, 0.84, 0.91);
        Assert.Equal(free, released);
    }

    [Fact]
    public void People_talk_mostly_within_the_team_and_never_into_another_school()
    {
        World world = Example.Play(Example.Setting(6, 6, 12, 12), ProgrammePlan.Empty);
        Assert.InRange((double)world.Ledger.OutsideTeam / Topics(world).Sum(), 0.01, 0.4);
        for (int i = 0; i < 12; i++)
        {
            for (int j = 12; j < 24; j++) Assert.Equal(0, world.Ties.Hours[world.Ties.Dyad(i, j)]);
        }
    }

    [Fact]
    public void Colleagues_who_do_not_take_part_take_their_share_of_talk()
    {
        CohortPlan plan = Example.Cohort(12) with { UntrackedColleagues = true };
        World world = Example.Play(new Setting(new Calendar(6, 6), plan), ProgrammePlan.Empty);
        Assert.True(world.Ledger.Untracked > 0);
        World alone = Example.Play(
            new Setting(new Calendar(6, 6), plan with { SchoolSizes = [1, 1], TeamSizes = null }), ProgrammePlan.Empty);
        Assert.Equal(0, Topics(alone).Sum());
        Assert.InRange(alone.Ledger.Untracked, 80, 210);
    }

    /// <summary>Who is met: weights counted off one after the other, whatever the size of the school and of the team.</summary>
    [Theory]
    [InlineData(3, 2, 3)]
    [InlineData(9, 2, 3)]
    [InlineData(33, 2, 3)]
    [InlineData(40, 5, 6)]
    [InlineData(71, 1, 2)]
    public void A_partner_is_the_one_at_whose_weight_the_place_lies(int teachers, int smallest, int largest)
    {
        Setting setting = new(new Calendar(2, 5), Example.Cohort(teachers, 5) with { TeamSizes = (smallest, largest) });
        World world = Example.Play(setting, ProgrammePlan.Empty);
        Assert.All(Enumerable.Range(0, teachers + 5), starter =>
        {
            int[] mates = [.. world.Teams.Of(starter).ToArray().Where(m => m != starter)];
            int[] school = [.. Enumerable.Range(0, teachers + 5).Where(j => world.SameSchool(starter, j))];
            int[] others = [.. school.Where(j => j != starter && !mates.Contains(j))];
            foreach ((int[] people, Func<World, int, double, int> met) in
                (ReadOnlySpan<(int[], Func<World, int, double, int>)>)[(mates, ByPull.InTeam), (others, ByPull.Outside)])
            {
                double before = 0;
                foreach (int j in people)
                {
                    double weight = world.Ties.Pull[world.Ties.Directed(starter, j)];
                    foreach (double part in (double[])[0.01, 0.5, 0.99]) Assert.Equal(j, met(world, starter, before + part * weight));
                    before += weight;
                }

                // What rounding leaves over falls to the last.
                if (people.Length > 0) Assert.Equal(people[^1], met(world, starter, before * (1 + 1e-9)));
            }
        });
    }

    [Fact]
    public void An_agreed_agenda_makes_talk_professional_with_its_probability()
    {
        Talk talk = new(Example.Parameters, Example.Agendas());
        double personal = talk.PersonalWeight(0.4);
        int none = Example.Agendas().Place(SharedAgenda.None, 0), full = Example.Agendas().Place(SharedAgenda.Full, 0);
        int professional = Enumerable.Range(0, 1000).Count(n => talk.Choose(0.8, none, personal, (n + 0.5) / 1000) == Topic.Professional);
        Assert.Equal(800, professional);
        Assert.DoesNotContain(Topic.Professional, Enumerable.Range(0, 1000).Select(n => talk.Choose(0, full, personal, (n + 0.5) / 1000)));
    }

    [Theory]
    [InlineData(0, 0, 0, 0.35)]
    [InlineData(1, 0, 0.5, 0.35)]
    [InlineData(2, 0, 1, 0.8)]
    [InlineData(2, 3, 0.98 * 0.98 * 0.98, 0.8)]
    public void Topics_of_informal_talk_follow_their_weights(int kind, int age, double agenda, double trust)
    {
        Talk talk = new(Example.Parameters, Example.Agendas());
        double professional = Math.Exp(-1.6 + 1.9 * agenda), personal = Math.Exp(-1.4 + 1.7 * trust), all = 1 + professional + personal;
        int place = Example.Agendas().Place((SharedAgenda)kind, age);
        Topic[] topics = [.. Enumerable.Range(0, 10_000).Select(
            n => talk.Choose(Occasion.NoAgenda, place, talk.PersonalWeight(trust), (n + 0.5) / 10_000))];
        Assert.InRange(topics.Count(t => t == Topic.Professional) / 10_000.0, professional / all - 2e-4, professional / all + 2e-4);
        Assert.InRange(topics.Count(t => t == Topic.Personal) / 10_000.0, personal / all - 2e-4, personal / all + 2e-4);
    }

    [Fact]
    public void Attention_is_lower_in_gossip_and_online()
    {
        Occasions occasions = Example.Occasions(Example.Parameters.With("g_a", 0.3));
        // By topic: gossip, professional, personal.
        foreach (Occasion occasion in (Occasion[])[occasions.Informal, occasions.Social]) Assert.Equal([0.3, 0.9, 0.9], occasion.Manner.Attention);
        foreach (Occasion occasion in (Occasion[])[occasions.Meeting, occasions.Debrief, occasions.Group, occasions.Session])
            Assert.Equal([0.3, 1.0, 1.0], occasion.Manner.Attention);
        foreach (Occasion occasion in (Occasion[])[occasions.Online, occasions.GroupOnline])
        {
            Assert.Equal([0.4, 0.4, 0.4], occasion.Manner.Attention);
            Assert.Equal([0.4, 0.4, 0.4], occasion.Manner.Closeness);
        }

        Assert.Equal([0.3, 1.0, 1.0], occasions.Informal.Manner.Closeness);
    }

    [Fact]
    public void Disclosure_follows_trust_stress_topic_and_turn_taking()
    {
        Disclosure disclosure = new(Example.Parameters);
        double Share(double trust, double stress, Topic topic, bool told) =>
            Enumerable.Range(0, 10_000).Count(n => disclosure.Happens(trust, stress, topic, told, Portable.Logit((n + 0.5) / 10_000))) / 10_000.0;
        double Expected(double logit) => 1 / (1 + Math.Exp(-logit));
        Assert.Equal(Expected(-2.5 + 1.7 * 0.4 + 0.5 * 0.1), Share(0.4, 0.6, Topic.Gossip, false), 3);
        Assert.Equal(Expected(-2.5 + 1.7 * 0.4 + 1.0 - 0.5 * 0.5 + 0.9), Share(0.4, 0, Topic.Personal, true), 3);
    }

    [Fact]
    public void A_response_is_good_by_skill_and_attention_and_hurts_by_lack_of_skill()
    {
        Disclosure disclosure = new(Example.Parameters);
        Response[] responses = [.. Enumerable.Range(0, 10_000).Select(n => disclosure.Respond(0.5, 0.4, (n + 0.5) / 10_000))];
        Assert.Equal(0.2, responses.Count(r => r == Response.Good) / 10_000.0, 3);
        Assert.Equal(0.8 * 0.3 * 0.5, responses.Count(r => r == Response.Hurtful) / 10_000.0, 3);
    }

    [Fact]
    public void The_same_luck_can_only_be_answered_better_by_a_better_listener()
    {
        Disclosure disclosure = new(Example.Parameters);
        for (int n = 0; n < 1000; n++)
        {
            double u = (n + 0.5) / 1000;
            Assert.True(disclosure.Respond(0.7, 0.9, u) <= disclosure.Respond(0.4, 0.9, u));
        }
    }

    private static IEnumerable<long> Topics(World world) => Enum.GetValues<Topic>().Select(t => world.Ledger.Conversations(Channel.Informal, t));
}
