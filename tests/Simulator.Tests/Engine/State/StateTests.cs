using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.State;

/// <summary>The books that the model keeps: diaries, ties, teams, pairs, attributes and blocks, each by hand.</summary>
public sealed class StateTests
{
    [Fact]
    public void A_day_with_an_answered_stressor_counts_and_a_late_answer_counts_for_yesterday()
    {
        Diary diary = new(1);
        diary.Clear(1);
        void Day(bool stressor, int good, double trust = 0)
        {
            diary.EventToday[0] = stressor;
            diary.GoodToday[0] = good;
            diary.BestTrustToday[0] = trust;
            diary.CloseDay(1);
        }

        Day(stressor: true, good: 0, trust: 0.25);
        Assert.Equal((1, 1, 0, 0), (diary.Days[0], diary.EventDays[0], diary.AnsweredDays[0], diary.AnsweredEventDays[0]));
        // Answered today, without a stressor today, and late for yesterday's.
        Day(stressor: false, good: 2, trust: 0.5);
        Assert.Equal((2, 1, 2, 1), (diary.Days[0], diary.EventDays[0], diary.AnsweredDays[0], diary.AnsweredEventDays[0]));
        // Yesterday was answered already: only today counts.
        Day(stressor: true, good: 1);
        Assert.Equal((3, 2, 3, 2), (diary.Days[0], diary.EventDays[0], diary.AnsweredDays[0], diary.AnsweredEventDays[0]));
        Assert.Equal(0.75, diary.BestTrustSum[0]);
        Assert.Equal((0, 0.0), (diary.GoodToday[0], diary.BestTrustToday[0]));
        Assert.True(diary.EventYesterday[0] && diary.AnsweredYesterday[0]);
    }

    [Fact]
    public void An_answer_on_the_first_day_is_not_late_for_a_day_before()
    {
        Diary diary = new(1);
        diary.Clear(1);
        diary.GoodToday[0] = 1;
        diary.WorkToday[0] = true;
        diary.CloseDay(1);
        Assert.Equal((1, 0), (diary.AnsweredDays[0], diary.AnsweredEventDays[0]));
        Assert.Equal((1, 0), (diary.WorkDays[0], diary.PersonalDays[0]));
        diary.PersonalToday[0] = true;
        diary.CloseDay(1);
        Assert.Equal((1, 1), (diary.WorkDays[0], diary.PersonalDays[0]));
        Assert.False(diary.WorkToday[0] || diary.PersonalToday[0] || diary.AnsweredYesterday[0]);
    }

    [Fact]
    public void The_closest_contacts_are_those_with_most_hours()
    {
        Ties ties = new(6) { Agendas = new AgendaTable([[0], [0.5], [1]]) };
        ties.Clear(6);
        Assert.Equal([-1, -1, -1], Contacts(ties, 0));
        void Talk(int one, int other, double hours) => ties.AddHours(one, other, ties.Dyad(one, other), hours);
        Talk(0, 1, 1);
        Talk(2, 0, 2);
        Talk(0, 3, 1.5);
        Assert.Equal([2, 3, 1], Contacts(ties, 0));
        // As long as the last one does not displace; longer does.
        Talk(0, 4, 1);
        Assert.Equal([2, 3, 1], Contacts(ties, 0));
        Talk(0, 4, 0.5);
        Assert.Equal([2, 3, 4], Contacts(ties, 0));
        Talk(0, 4, 2.5);
        Assert.Equal([4, 2, 3], Contacts(ties, 0));
        Talk(0, 3, 0.5);
        Assert.Equal([4, 2, 3], Contacts(ties, 0));
        Talk(0, 3, 0.25);
        Assert.Equal([4, 3, 2], Contacts(ties, 0));
        // The second, with most hours now, comes first.
        Talk(0, 3, 4);
        Assert.Equal([3, 4, 2], Contacts(ties, 0));
        Assert.Equal([0, -1, -1], Contacts(ties, 4));
        Assert.Equal(6.25, ties.Hours[ties.Dyad(3, 0)]);
    }

    [Fact]
    public void An_agenda_is_raised_only_when_it_has_fallen_below_the_level()
    {
        Ties ties = new(2) { Agendas = new AgendaTable([[0, 0, 0], [0.5, 0.25, 0.125], [0.8, 0.4, 0.2]]) };
        ties.Clear(2);
        Assert.Equal(0, ties.Agenda(ties.Dyad(0, 1), 2));
        ties.RaiseAgenda(0, 1, SharedAgenda.Full, day: 1);
        Assert.Equal(0.4, ties.Agenda(ties.Dyad(0, 1), 2), 12);
        // Before the day on which it begins it has not faded.
        Assert.Equal(0.8, ties.Agenda(ties.Dyad(0, 1), 0), 12);
        // Half an agenda replaces what has fallen to .4, and not what still stands at .8.
        ties.RaiseAgenda(0, 1, SharedAgenda.Common, day: 1);
        Assert.Equal(0.4, ties.Agenda(ties.Dyad(0, 1), 2), 12);
        ties.RaiseAgenda(0, 1, SharedAgenda.Common, day: 2);
        Assert.Equal(0.5, ties.Agenda(ties.Dyad(0, 1), 2), 12);
        Assert.Equal(0.25, ties.Agenda(ties.Dyad(0, 1), 3), 12);
    }

    [Fact]
    public void Pairs_know_who_is_and_was_together()
    {
        Pairs pairs = new();
        for (int k = 0; k < 40; k++)
        {
            ref Pair pair = ref pairs.Add();
            (pair.A, pair.B) = (k, k + 1);
        }

        pairs[0].EndWeek = 3;
        Assert.Equal(40, pairs.Count);
        Assert.Equal((0, 1, 2), (pairs.ActiveOf(0), pairs.ActiveOf(1), pairs.ActiveOf(2)));
        Assert.False(pairs.IsPaired(0));
        Assert.True(pairs.IsPaired(40));
        Assert.True(pairs.EverTogether(0, 1) && pairs.EverTogether(1, 0) && pairs.EverTogether(40, 39));
        Assert.False(pairs.EverTogether(0, 2));
        Assert.Equal((0, 0, 39, -1), (pairs.FirstOf(0), pairs.FirstOf(1), pairs.FirstOf(40), pairs.FirstOf(41)));
    }

    [Fact]
    public void A_team_pulls_inside_and_the_rest_of_the_school_outside()
    {
        World world = Example.Play(Example.Setting(1, 1, 4, 2), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9));
        Cohort people = world.People;
        (people.Team[0], people.Team[1], people.Team[2], people.Team[3], people.Team[4], people.Team[5]) = (7, -1, 7, -1, 8, 8);
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++) world.Ties.Pull[world.Ties.Directed(i, j)] = 10 * i + j;
        }

        world.Teams.Settle(people, world.Ties);
        Assert.Equal([0, 2], world.Teams.Of(0).ToArray());
        Assert.Equal([0, 2], world.Teams.Of(2).ToArray());
        Assert.Empty(world.Teams.Of(1).ToArray());
        Assert.Equal([4, 5], world.Teams.Of(5).ToArray());
        Assert.Equal([2, 2], world.Teams.FewMatesOf(0).ToArray());
        Assert.Equal([-1, -1], world.Teams.FewMatesOf(1).ToArray());
        // Pull of i on j is 10 i + j: teacher 0 feels 2 inside, 1 + 3 outside; teacher 1 is in no team.
        Assert.Equal((2.0, 4.0), (world.Teams.PullInside(0), world.Teams.PullOutside(0)));
        Assert.Equal((0.0, 10.0 + 12 + 13), (world.Teams.PullInside(1), world.Teams.PullOutside(1)));
        Assert.Equal((45.0, 0.0), (world.Teams.PullInside(4), world.Teams.PullOutside(4)));
        world.Teams.PullChanged(people, 0, 2, 0.5);
        world.Teams.PullChanged(people, 0, 3, 0.25);
        world.Teams.PullChanged(people, 0, 4, 9);
        Assert.Equal((2.5, 4.25), (world.Teams.PullInside(0), world.Teams.PullOutside(0)));
        Assert.Equal(20.5, world.Teams.PullInside(2));
        Assert.Equal(30.0 + 31 + 32 + 0.25, world.Teams.PullOutside(3));
        Assert.False(Teams.Together(people, 1, 3));
    }

    [Fact]
    public void An_attribute_is_numeric_when_it_has_no_levels_or_numbers_for_all()
    {
        static AttributePlan Of(params double?[] numbers) => new("a", [.. numbers.Select((n, k) => new Level($"{k}", n, 1.0 / numbers.Length))]);
        Assert.True(Of().Numeric && Of(9, 10).Numeric);
        Assert.False(Of(9, null).Numeric || Of(null, null).Numeric);
        Assert.Equal((0.4, 1.0, 1.0), (Math.Round(Of().Distance(0.1, 0.5), 12), Of(9, 10).Distance(0, 1), Of(null, null).Distance(0, 1)));
        Assert.Equal((0.0, 0.25), (Of(9, 9).Distance(0, 1), Of(1, 2, 5).Distance(1, 0)));
    }

    [Fact]
    public void A_cohort_is_cut_into_schools_or_into_regions_of_whole_schools()
    {
        CohortPlan plan = Example.Cohort(3, 4, 5, 6, 7) with { Regions = 2 };
        Assert.Equal([3, 4, 5, 6, 7], Block.Cut(plan, acrossSchools: false).Select(b => b.Teachers));
        IReadOnlyList<Block> regions = Block.Cut(plan, acrossSchools: true);
        Assert.Equal([(0, 0, 7), (7, 2, 18)], regions.Select(b => (b.FirstTeacher, b.FirstSchool, b.Teachers)));
        Assert.Equal([5, 6, 7], regions[1].SchoolSizes);
        Assert.Equal(2, Block.Cut(Example.Cohort(3, 4) with { Regions = 9 }, acrossSchools: true).Count);
        Assert.Equal(25, plan.Teachers);
    }

    [Fact]
    public void Books_are_empty_again_when_a_simulation_plays_once_more()
    {
        Setting setting = new(new Calendar(4, 5), Example.Cohort(12) with { UntrackedColleagues = true });
        ProgrammePlan programme = Example.Programme(
            Example.Offer("pairs"), Example.Offer("meetings", ("structure", 0.0)), Example.Offer("groups"), Example.Offer("workshop"));
        Simulator.Engine.Simulation simulation = new(setting, Example.Parameters, programme, 12, []);
        Block all = new(0, 0, [12]);
        double[] Books()
        {
            simulation.Play(new Simulator.Engine.Random.Luck(5, 0, 0), all);
            Ledger ledger = simulation.World.Ledger;
            return
            [
                ledger.OutsideTeam, ledger.OutsideTeamNotGossip, ledger.Untracked, ledger.Disclosures, ledger.GoodResponses, ledger.HurtfulResponses,
                ledger.MeetingsPlanned, ledger.MeetingsHeld, .. Enum.GetValues<Channel>().Select(ledger.Hours),
                .. Enum.GetValues<HourKind>().Select(ledger.StaffHours), simulation.World.Pairs.Count, .. simulation.World.People.GroupsAttended,
                .. Enum.GetValues<Topic>().Select(t => (double)ledger.Conversations(Channel.Informal, t)), .. simulation.World.Diary.TalkHours,
            ];
        }

        double[] first = Books();
        Assert.All(first[..8], count => Assert.True(count > 0));
        Assert.Equal(first, Books());
    }

    private static int[] Contacts(Ties ties, int teacher) => [.. Enumerable.Range(0, Ties.Closest).Select(k => ties.Contact(teacher, k))];
}
