using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>Who takes part: chosen school by school, and nobody else is reached.</summary>
public sealed class ParticipantsTests
{
    private static readonly AttributePlan Subject =
        new("subject", [new Level("maths", null, 0.4), new Level("arts", null, 0.6)]);

    /// <summary>Half of 5, 3 and 8 are 2.5, 1.5 and 4: rounded half up 3, 2 and 4. A tenth of them is .5, .3 and .8: 1, none and 1.</summary>
    [Theory]
    [InlineData(0.5, new[] { 3, 2, 4 })]
    [InlineData(0.1, new[] { 1, 0, 1 })]
    [InlineData(1.0, new[] { 5, 3, 8 })]
    [InlineData(0.0, new[] { 0, 0, 0 })]
    public void A_share_is_of_each_school_and_of_whole_persons(double share, int[] members) =>
        Assert.Equal(members, MembersOf(new Participants(share, null), 5, 3, 8));

    [Theory]
    [InlineData(0, new[] { 0, 0, 0 })]
    [InlineData(2, new[] { 2, 2, 2 })]
    [InlineData(3, new[] { 3, 3, 3 })]
    public void A_number_is_of_each_school(int number, int[] members) =>
        Assert.Equal(members, MembersOf(new Participants(null, number), 5, 3, 8));

    [Fact]
    public void By_lot_they_are_those_whose_draw_comes_first()
    {
        World world = Offered(new Participants(null, 2), 6, 7);
        Luck luck = new(20130701, 0, 0);
        foreach (int[] school in (int[][])[[.. Enumerable.Range(0, 6)], [.. Enumerable.Range(6, 7)]])
        {
            int[] first = [.. school.OrderBy(i => luck.Person(i, Decision.Participation, 0, 0).W0).Take(2).Order()];
            Assert.Equal(first, school.Where(i => world.People.Member[i]));
        }
    }

    [Fact]
    public void By_skill_they_are_the_best_listeners()
    {
        World world = Offered(new Participants(null, 3, Selection.Skill), 9);
        AssertHighest(world, i => world.People.OwnSkill[i], 3);
    }

    /// <summary>Close is a friendship above .45 before the first day; with a mean of .4 most have some such ties and few the same number.</summary>
    [Theory]
    [InlineData(Selection.Isolated, -1)]
    [InlineData(Selection.Connected, 1)]
    public void By_ties_they_are_those_with_fewest_or_most_close_ones_at_the_start(Selection choose, int sign)
    {
        CohortPlan plan = Example.Cohort(12) with { Friendship = 0.4 };
        int[] ties = [];
        World world = Example.Play(
            new Setting(new Calendar(1, 1), plan), Workshop(new Participants(null, 4, choose)), null, 0,
            Look.AtStart(w => ties = [.. Enumerable.Range(0, 12).Select(i => Reading.CloseTies(w, i, 0.45))]));
        Assert.True(ties.Distinct().Count() > 2);
        AssertHighest(world, i => sign * ties[i], 4);
    }

    [Fact]
    public void By_attribute_they_are_all_who_have_it_or_so_many_of_them()
    {
        CohortPlan plan = Example.Cohort(10, 10) with { Attributes = [Subject, new AttributePlan("disposition", [])] };
        World all = Example.Play(new Setting(new Calendar(1, 1), plan), Workshop(new Participants(null, null, Selection.Random, "subject", "arts")));
        Assert.Equal(all.People.Attributes[0].Select(a => a == 1), all.People.Member);
        Assert.Equal([true, false], all.People.Member.Distinct().OrderDescending());
        World two = Example.Play(new Setting(new Calendar(1, 1), plan), Workshop(new Participants(null, 2, Selection.Skill, "subject", "arts")));
        for (int school = 0; school < 2; school++)
        {
            int[] best = [.. Enumerable.Range(10 * school, 10).Where(i => two.People.Attributes[0][i] == 1)
                .OrderByDescending(i => two.People.OwnSkill[i]).Take(2).Order()];
            Assert.Equal(best, Enumerable.Range(10 * school, 10).Where(i => two.People.Member[i]));
        }
    }

    [Fact]
    public void A_component_reaches_its_own_of_those_whom_the_programme_reaches()
    {
        Offer workshop = Example.Offer("workshop") with { Participants = new Participants(null, 3, Selection.Skill) };
        ProgrammePlan programme = new([workshop, Example.Offer("groups", ("meetings", 1))], new Participants(null, 5, Selection.Skill));
        World world = Example.Play(Example.Setting(1, 2, 9), programme, Sure);
        AssertHighest(world, i => world.People.OwnSkill[i], 5);
        int[] best = [.. Enumerable.Range(0, 9).OrderByDescending(i => world.People.OwnSkill[i])];
        Assert.Equal(best[..3].Order(), Enumerable.Range(0, 9).Where(i => world.People.SkillGain[i] > 0));
        Assert.Equal(best[..5].Order(), Enumerable.Range(0, 9).Where(i => world.People.GroupsAttended[i] == 1));

        // Six hours of three in training, two of five in the group.
        Assert.Equal((18, 10), (world.Ledger.StaffHours(HourKind.Training), world.Ledger.StaffHours(HourKind.Participants)));

        // Offers are asked among the programme's: fewer than asked where it reaches fewer.
        ProgrammePlan narrow = new([workshop], new Participants(null, 2));
        Assert.Equal(2, Example.Play(Example.Setting(1, 1, 9), narrow).People.SkillGain.Count(g => g > 0));
    }

    [Fact]
    public void Who_is_outside_is_not_asked_by_any_component()
    {
        List<Moment> moments = [];
        ProgrammePlan programme = new([.. Everything()], new Participants(0.5, null));
        World world = Example.Play(Roomy(8, 8), programme, Sure, 0, new Look((_, m) => moments.Add(m)));
        bool[] member = world.People.Member;
        Assert.Equal(8, member.Count(m => m));
        Moment[] formal = [.. moments.Where(m => m.Kind == MomentKind.Conversation && m.Channel != Channel.Informal)];
        Assert.Equal(
            [Channel.Debrief, Channel.Meeting, Channel.Group, Channel.Session, Channel.Social, Channel.Online],
            formal.Select(m => m.Channel).Distinct().Order());
        Assert.All(formal, m => Assert.True(member[m.One] && member[m.Other]));
        Assert.All(moments.Where(m => m.Kind == MomentKind.Arrival), m => Assert.True(member[m.One]));
        for (int i = 0; i < 16; i++)
        {
            Assert.Equal(member[i] ? 0.5 : 0, world.People.ReleasedHours[i]);
            Assert.Equal(member[i] ? 0.9 : 0.7, world.Leadership[i]);
            Assert.Equal(member[i], world.People.SkillGain[i] > 0);
            Assert.False(!member[i] && (world.People.Trained[i] || world.People.Mentor[i] >= 0 || world.Pairs.FirstOf(i) >= 0));
            Assert.False(!member[i] && world.People.PlannedHours[i] > 0);
            for (int j = 0; j < 16; j++)
                Assert.False(!(member[i] && member[j]) && i != j && world.Ties.Agenda(world.Ties.Dyad(i, j), world.Day) > 0);
        }
    }

    [Fact]
    public void A_programme_for_nobody_gives_the_bits_of_none()
    {
        foreach (Participants nobody in (Participants[])[new Participants(0, null), new Participants(null, 0)])
        {
            ProgrammePlan programme = new([.. Everything()], nobody);
            Assert.False(programme.AcrossSchools);
            World world = Example.Play(Roomy(8, 8), programme), twin = Example.Play(Roomy(8, 8), ProgrammePlan.Empty);
            Assert.Equal(Example.Bits(twin), Example.Bits(world));
            Assert.Equal(Example.BitsOfBlocks(Roomy(8, 8), ProgrammePlan.Empty, false), Example.BitsOfBlocks(Roomy(8, 8), programme, programme.AcrossSchools));
            Assert.DoesNotContain(true, world.People.Member);
            Assert.Equal(0, world.Pairs.Count);
            HourKind[] ofPeople = [HourKind.Participants, HourKind.Release, HourKind.Training, HourKind.Travel];
            Assert.All(ofPeople, kind => Assert.Equal(0, world.Ledger.StaffHours(kind)));
        }
    }

    /// <summary>A region of more than 4096 cannot be kept together; where nobody takes part in what would bring it together, it need not be.</summary>
    [Fact]
    public void A_programme_for_nobody_needs_no_region()
    {
        Setting large = new(new Calendar(1, 1), Example.Cohort([.. Enumerable.Repeat(241, 17)]));
        string[] Wrong(Participants? ofProgramme, Participants? ofOffer) => [.. new ProgrammePlan(
            [Example.Offer("groups") with { Participants = ofOffer }, Example.Offer("workshop")], ofProgramme).Check(large).Select(r => r.Component)];
        Assert.Equal(["groups"], Wrong(null, null));
        Assert.Equal(["groups"], Wrong(new Participants(0.01, null), null));
        Assert.Empty(Wrong(new Participants(0, null), null));
        Assert.Empty(Wrong(null, new Participants(null, 0)));
    }

    [Fact]
    public void Everybody_is_a_member_where_nothing_is_said_and_nobody_where_nothing_is_offered()
    {
        Assert.DoesNotContain(false, Example.Play(Example.Setting(1, 1, 5), Example.Programme(Example.Offer("workshop"))).People.Member);
        Assert.DoesNotContain(true, Example.Play(Example.Setting(1, 1, 5), ProgrammePlan.Empty).People.Member);
        World share = Offered(new Participants(1, null), 5);
        Assert.Equal(Example.Bits(Example.Play(Example.Setting(1, 1, 5), Example.Programme(Example.Offer("workshop")))), Example.Bits(share));
    }

    [Fact]
    public void Who_cannot_be_chosen_is_refused_with_what_would_fit()
    {
        Setting setting = new(new Calendar(1, 1), Example.Cohort(5, 3) with { Attributes = [Subject] });
        (string, string, string)[] Wrong(Participants who, bool ofOffer) => [.. new ProgrammePlan(
            [Example.Offer("workshop") with { Participants = ofOffer ? who : null }], ofOffer ? null : who)
            .Check(setting).Select(r => (r.Component, r.Refusal.What, r.Refusal.Fits))];
        Participants Those(string attribute, string level) => new(null, null, Selection.Random, attribute, level);
        Assert.Equal(
            [("participants", "4 of each school, and one school has 3 teachers", "at most 3, or a share")], Wrong(new Participants(null, 4), false));
        Assert.Equal([("workshop", "the cohort has no attribute age", "one of subject")], Wrong(Those("age", "50"), true));
        Assert.Equal([("workshop", "subject is never sports", "one of maths, arts")], Wrong(Those("subject", "sports"), true));
        Assert.Empty(Wrong(new Participants(null, 3), false));
        Assert.Empty(Wrong(Those("subject", "arts"), true));
    }

    /// <summary>Everybody comes, in time, and no slot is lost.</summary>
    private static ParameterSet Sure => Example.Parameters.With("attend_0", 1).With("l", 0).With("late", 0).With("c_0", 1).With("c_0_sd", 0);

    private static Setting Roomy(params int[] schools) => new(new Calendar(2, 5), Example.Cohort(schools) with { FreeHoursPerWeek = 40 });

    /// <summary>One of every component.</summary>
    private static Offer[] Everything() =>
    [
        .. ComponentCatalogue.All.Select(k => k.Key switch
        {
            "time_release" => Example.Offer(k.Key, ("hours_per_week", 0.5)),
            "leadership" => Example.Offer(k.Key, ("support", 0.9)),
            "boosters" => Example.Offer(k.Key, ("in_weeks", (IReadOnlyList<int>)[2])),
            "groups" => Example.Offer(k.Key, ("meetings", 2), ("hours", 1.0), ("new_pairs", true)),
            "training" => Example.Offer(k.Key, ("who.per_school", 1)),
            "passing_on" => Example.Offer(k.Key, ("colleagues", 2), ("hours_per_week", 0.5)),
            "online" => Example.Offer(k.Key, ("starts_per_day", 0.5), ("prompts_per_week", 1)),
            "social" => Example.Offer(k.Key, ("events", 1)),
            _ => Example.Offer(k.Key),
        }),
    ];

    private static ProgrammePlan Workshop(Participants who) => new([Example.Offer("workshop")], who);

    private static World Offered(Participants who, params int[] schools) => Example.Play(Example.Setting(1, 1, schools), Workshop(who));

    private static IEnumerable<int> MembersOf(Participants who, params int[] schools)
    {
        World world = Offered(who, schools);
        IEnumerable<int> members = Enumerable.Range(0, world.People.Count).Where(i => world.People.Member[i]);
        return Enumerable.Range(0, schools.Length).Select(s => members.Count(i => world.People.School[i] == s));
    }

    /// <summary>No member has a lower value than one who is not; so many are members.</summary>
    private static void AssertHighest(World world, Func<int, double> of, int members)
    {
        ILookup<bool, double> values = Enumerable.Range(0, world.People.Count).ToLookup(i => world.People.Member[i], of);
        Assert.Equal(members, values[true].Count());
        Assert.True(values[true].Min() >= values[false].Max());
    }
}
