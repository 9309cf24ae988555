using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>
/// What offers cost and hold when nothing goes wrong: every slot stands, everybody comes, nobody loses interest. Then every hour can be
/// counted by hand.
/// </summary>
public sealed class BookingTests
{
    private static ParameterSet Reliable => Example.Parameters
        .With("l", 0).With("c_0", 1).With("c_0_sd", 0).With("attend_0", 1).With("late", 0);

    [Fact]
    public void Meetings_book_both_members_and_their_way_between_schools()
    {
        Offer[] offers = [Example.Offer("pairs", ("within", "anywhere")), Example.Offer("meetings", ("hours", 0.75), ("structure", 1.0))];
        World world = Example.Play(Example.Setting(6, 5, 1, 1), Example.Programme(offers), Reliable);
        // One pair, six meetings of 0.75 hours, half an hour of travel each.
        Assert.Equal((6, 6), (world.Ledger.MeetingsPlanned, world.Ledger.MeetingsHeld));
        Assert.Equal((6, 6), (world.Pairs[0].Planned, world.Pairs[0].Held));
        Assert.Equal(6 * 0.75, world.Ledger.Hours(Channel.Meeting), 9);
        Assert.Equal(6 * 2 * 0.75, world.Ledger.StaffHours(HourKind.Participants), 9);
        Assert.Equal(6 * 2 * 0.5, world.Ledger.StaffHours(HourKind.Travel), 9);
    }

    [Fact]
    public void Observations_book_their_debriefs()
    {
        Offer[] offers = [Example.Offer("pairs"), Example.Offer("observations", ("per_week", 2.0), ("debrief_hours", 0.5))];
        World world = Example.Play(Example.Setting(3, 5, 4), Example.Programme(offers), Reliable);
        // Two pairs, three weeks, two debriefs of half an hour; nobody travels.
        Assert.Equal(2 * 3 * 2 * 0.5, world.Ledger.Hours(Channel.Debrief), 9);
        Assert.Equal(2 * 3 * 2 * 2 * 0.5, world.Ledger.StaffHours(HourKind.Participants), 9);
        Assert.Equal(0, world.Ledger.StaffHours(HourKind.Travel));
        Assert.Equal(0, world.Ledger.MeetingsPlanned);
    }

    [Fact]
    public void Groups_book_who_came_and_the_way_only_across_schools()
    {
        foreach (string across in (string[])["schools", "school"])
        {
            Offer groups = Example.Offer("groups", ("meetings", 2), ("hours", 1.5), ("across", across));
            Setting setting = new(new Calendar(4, 5), Example.Cohort(3, 5) with { Leadership = 1, TravelHours = 0.25 });
            World world = Example.Play(setting, Example.Programme(groups), Reliable);
            Assert.Equal(8 * 2 * 1.5, world.Ledger.StaffHours(HourKind.Participants), 9);
            Assert.Equal(across == "schools" ? 8 * 2 * 0.25 : 0, world.Ledger.StaffHours(HourKind.Travel), 9);
            Assert.All(world.People.GroupsAttended, n => Assert.Equal(2, n));
        }
    }

    [Fact]
    public void Social_events_are_own_time()
    {
        Setting setting = new(new Calendar(4, 5), Example.Cohort(4, 4) with { Leadership = 0 });
        World world = Example.Play(setting, Example.Programme(Example.Offer("social", ("events", 2), ("hours", 1.0))), Reliable.With("l", 1));
        // Four couples talk for two hours, though leaders protect nothing.
        Assert.Equal(4 * 2 * 1.0, world.Ledger.Hours(Channel.Social), 9);
        Assert.All(Enum.GetValues<HourKind>(), kind => Assert.Equal(0, world.Ledger.StaffHours(kind)));
        Assert.All(world.People.GroupsAttended, n => Assert.Equal(0, n));
    }

    [Fact]
    public void Training_released_time_letters_and_coordinators_book_their_hours()
    {
        Offer[] offers =
        [
            Example.Offer("workshop", ("hours", 4.0)), Example.Offer("boosters", ("in_weeks", (IReadOnlyList<int>)[2, 3]), ("hours", 1.5)),
            Example.Offer("training", ("who.per_school", 1), ("off_site_days", 3.0)), Example.Offer("time_release", ("hours_per_week", 0.5)),
            Example.Offer("bulletin", ("per_week", 0.5), ("hours_each", 2.0)), Example.Offer("coordinator", ("hours_per_week", 5.0)),
        ];
        World world = Example.Play(Example.Setting(4, 5, 6, 4), Example.Programme(offers));
        // Workshop 4 x 10, boosters 2 x 1.5 x 10, training 2 persons x 3 days x 6 hours.
        Assert.Equal(40 + 30 + 36, world.Ledger.StaffHours(HourKind.Training), 9);
        Assert.Equal(4 * 10 * 0.5, world.Ledger.StaffHours(HourKind.Release), 9);
        // Letters in weeks 2 and 4, two hours each, and four weeks of five hours.
        Assert.Equal(2 * 2 + 4 * 5, world.Ledger.StaffHours(HourKind.Coordinator), 9);
    }

    [Fact]
    public void A_part_of_the_cohort_books_its_part_of_the_coordinator()
    {
        ProgrammePlan programme = Example.Programme(Example.Offer("coordinator", ("hours_per_week", 5.0)), Example.Offer("bulletin", ("hours_each", 2.0)));
        Setting setting = Example.Setting(2, 5, 3, 7);
        Block second = Block.Cut(setting.Cohort, acrossSchools: false)[1];
        Simulator.Engine.Simulation simulation = new(setting, Example.Parameters, programme, second.Teachers, []);
        simulation.Play(new Simulator.Engine.Random.Luck(1, 0, 0), second);
        // Seven of ten teachers, two weeks.
        Assert.Equal(2 * 7.0 * 0.7, simulation.World.Ledger.StaffHours(HourKind.Coordinator), 9);
    }

    [Fact]
    public void Passing_on_plans_and_books_both_hours()
    {
        Setting setting = new(new Calendar(2, 5), Example.Cohort(3) with { Leadership = 1 });
        Offer[] offers = [Example.Offer("training", ("who.per_school", 1)), Example.Offer("passing_on", ("hours_per_week", 0.5))];
        World world = Example.Play(setting, Example.Programme(offers));
        int mentor = Array.IndexOf(world.People.Trained, true);
        // Two mentees: the mentor plans their hour, each of them half of it.
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(i == mentor ? 1 : 0.5, world.People.PlannedHours[i], 12);
            Assert.Equal(i == mentor ? -1 : mentor, world.People.Mentor[i]);
        }

        Assert.Equal(2 * 2 * 0.5, world.Ledger.Hours(Channel.Session), 9);
        Assert.Equal(2 * 2 * 2 * 0.5, world.Ledger.StaffHours(HourKind.Participants), 9);
    }

    [Fact]
    public void Offers_plan_the_hours_of_their_week()
    {
        Offer[] offers =
        [
            Example.Offer("pairs"), Example.Offer("meetings", ("per_week", 2.0), ("hours", 0.5)), Example.Offer("observations", ("debrief_hours", 0.25)),
            Example.Offer("groups", ("meetings", 1), ("hours", 2.0)), Example.Offer("time_release", ("hours_per_week", 1.0)),
        ];
        World world = Example.Play(Example.Setting(3, 5, 4), Example.Programme(offers), Reliable);
        // Two meetings of half an hour, a debrief, and the group of the last week.
        Assert.All(world.People.PlannedHours, h => Assert.Equal(2 * 0.5 + 0.25 + 2, h, 12));
        Assert.All(world.People.ReleasedHours, h => Assert.Equal(1, h));
    }

    [Fact]
    public void A_programme_that_does_not_fit_the_week_is_refused()
    {
        Setting setting = new(new Calendar(6, 5), Example.Cohort(6) with { FreeHoursPerWeek = 2 });
        string[] Wrong(params Offer[] offers) => [.. Example.Programme(offers).Check(setting).Select(r => r.Component)];
        Offer pairs = Example.Offer("pairs");
        Assert.Empty(Wrong(pairs, Example.Offer("meetings", ("per_week", 2.0))));
        Assert.Equal(["meetings"], Wrong(pairs, Example.Offer("meetings", ("per_week", 3.0))));
        Assert.Equal(["meetings"], Wrong(pairs, Example.Offer("meetings", ("per_week", 2.0)), Example.Offer("observations", ("debrief_hours", 0.5))));
        Assert.Empty(Wrong(pairs, Example.Offer("meetings", ("per_week", 3.0)), Example.Offer("time_release", ("hours_per_week", 1.0))));
        Assert.Equal(["meetings"], Wrong(Example.Offer("pairs", ("per_teacher", 2)), Example.Offer("meetings", ("per_week", 1.5))));
        Offer training = Example.Offer("training");
        // Nobody has more than five colleagues in a school of six.
        Assert.Empty(Wrong(training, Example.Offer("passing_on", ("colleagues", 9), ("hours_per_week", 0.4))));
        Assert.Equal(["passing_on"], Wrong(training, Example.Offer("passing_on", ("colleagues", 9), ("hours_per_week", 0.41))));
        Assert.Equal(["passing_on"], Wrong(training, Example.Offer("passing_on", ("colleagues", 3), ("hours_per_week", 0.7))));
        Assert.Empty(Wrong(Example.Offer("groups", ("hours", 2.0))));
        Assert.Equal(["groups"], Wrong(Example.Offer("groups", ("hours", 2.5))));
        Assert.Empty(Wrong(Example.Offer("groups", ("hours", 2.5), ("meetings", 0))));
    }

    [Fact]
    public void What_needs_something_else_is_refused_without_it()
    {
        Setting setting = Example.Setting(4, 5, 5, 5);
        string[] Wrong(params Offer[] offers) => [.. Example.Programme(offers).Check(setting).Select(r => r.Component)];
        Assert.Equal(["meetings"], Wrong(Example.Offer("meetings")));
        Assert.Equal(["meetings"], Wrong(Example.Offer("meetings"), Example.Offer("groups")));
        Assert.Empty(Wrong(Example.Offer("meetings"), Example.Offer("groups", ("new_pairs", true))));
        Assert.Equal(["observations"], Wrong(Example.Offer("observations")));
        Assert.Equal(["passing_on"], Wrong(Example.Offer("passing_on")));
        Assert.Equal(["online"], Wrong(Example.Offer("online", ("prompts_per_week", 1))));
        Assert.Empty(Wrong(Example.Offer("online", ("prompts_per_week", 1)), Example.Offer("coordinator")));
        Assert.Equal(["boosters"], Wrong(Example.Offer("boosters", ("in_weeks", (IReadOnlyList<int>)[4]))));
        Assert.Empty(Wrong(Example.Offer("workshop"), Example.Offer("boosters", ("in_weeks", (IReadOnlyList<int>)[4]))));
        Assert.Equal(["boosters"], Wrong(Example.Offer("workshop"), Example.Offer("boosters", ("in_weeks", (IReadOnlyList<int>)[5]))));
        Assert.Equal(["pairs"], Wrong(Example.Offer("pairs", ("match_on", (IReadOnlyList<string>)["age"]))));
        Assert.Empty(Wrong(Example.Offer("pairs", ("match_on", (IReadOnlyList<string>)["disposition"]))));
        Assert.Empty(Wrong(Example.Offer("pairs", ("per_teacher", 4))));
        Assert.Empty(Wrong(Example.Offer("pairs", ("per_teacher", 2), ("within", "team"))));
        Assert.Equal(["pairs"], Wrong(Example.Offer("pairs", ("per_teacher", 3), ("within", "team"))));
    }

    [Fact]
    public void Offers_without_a_dose_bring_no_schools_together()
    {
        static bool Across(string key, params (string, object)[] values) => Example.Programme(Example.Offer(key, values)).AcrossSchools;
        Assert.True(Across("social") && Across("groups") && Across("online") && Across("pairs", ("within", "anywhere")));
        Assert.False(Across("social", ("events", 0)) || Across("social", ("across", "school")));
        Assert.False(Across("groups", ("meetings", 0)) || Across("groups", ("across", "school")));
        Assert.False(Across("online", ("starts_per_day", 0.0)) || Across("online", ("reliability", 0.0)) || Across("pairs"));
    }

    [Fact]
    public void Two_teachers_alone_in_their_schools_need_a_wider_reach()
    {
        string[] Wrong(int[] schools, params (string, object)[] values) =>
            [.. Example.Programme(Example.Offer("pairs", values)).Check(Example.Setting(1, 1, schools)).Select(r => r.Refusal.Field)];
        Assert.Equal(["within"], Wrong([1, 1]));
        Assert.Empty(Wrong([1, 1], ("within", "anywhere")));
        Assert.Empty(Wrong([1]));
    }

    [Fact]
    public void A_simulation_says_the_first_thing_that_is_wrong()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Example.Play(
            Example.Setting(1, 5, 4), Example.Programme(Example.Offer("boosters", ("in_weeks", (IReadOnlyList<int>)[1])), Example.Offer("meetings"))));
        Assert.StartsWith("boosters:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weeks_of_an_offer_are_kept()
    {
        Offer late = Example.Offer("time_release", ("hours_per_week", 1.0)) with { FirstWeek = 2, LastWeek = 3 };
        Assert.Equal([false, true, true, false], Enumerable.Range(1, 4).Select(late.IsOffered));
        World world = Example.Play(Example.Setting(4, 5, 5), Example.Programme(late));
        Assert.Equal(2 * 5 * 1.0, world.Ledger.StaffHours(HourKind.Release), 12);
        Assert.All(world.People.ReleasedHours, h => Assert.Equal(0, h));
    }

    [Fact]
    public void A_workshop_and_its_boosters_open_an_agenda_within_schools()
    {
        ParameterSet quiet = Example.Parameters.With("lambda", 1e-9);
        Offer[] offers = [Example.Offer("workshop"), Example.Offer("boosters", ("in_weeks", (IReadOnlyList<int>)[3]))];
        World workshop = Example.Play(Example.Setting(3, 5, 2, 2), Example.Programme(offers[0]), quiet);
        World boosted = Example.Play(Example.Setting(3, 5, 2, 2), Example.Programme(offers), quiet);
        World across = Example.Play(Example.Setting(3, 5, 2, 2), Example.Programme(offers[0], Example.Offer("online", ("starts_per_day", 1e-9))), quiet);
        // Half an agenda on day 1 or, with the booster, on day 11; on day 15 it has faded by 2 % a day.
        Assert.Equal(0.5 * Math.Pow(0.98, 14), Agenda(workshop, 0, 1), 12);
        Assert.Equal(0.5 * Math.Pow(0.98, 4), Agenda(boosted, 0, 1), 12);
        Assert.Equal(0, Agenda(boosted, 1, 2));
        Assert.Equal(0.5 * Math.Pow(0.98, 14), Agenda(across, 1, 2), 12);
    }

    [Fact]
    public void A_coordinator_reaches_whom_the_post_can_reach()
    {
        Coordinator Post(params (string, object)[] fields) =>
            Example.Play(Example.Setting(1, 5, 4), Example.Programme(Example.Offer("coordinator", fields))).Coordinator;
        Assert.Equal(new Coordinator(1, true), Post(("reached", 0.3)));
        Assert.Equal(new Coordinator(1.0 / 3 * 0.6, false), Post(("based", "remote"), ("reached", 0.6)));
        Assert.Equal(Coordinator.None, Example.Play(Example.Setting(1, 5, 4), ProgrammePlan.Empty).Coordinator);
    }

    [Fact]
    public void Leaders_support_replaces_the_schools_own()
    {
        World own = Example.Play(Example.Setting(1, 5, 3, 3), ProgrammePlan.Empty);
        World supported = Example.Play(Example.Setting(1, 5, 3, 3), Example.Programme(Example.Offer("leadership", ("support", 0.9))));
        Assert.Equal([0.7, 0.7], own.Leadership[..2]);
        Assert.Equal([0.9, 0.9], supported.Leadership[..2]);
    }

    private static double Agenda(World world, int one, int other) => world.Ties.Agenda(world.Ties.Dyad(one, other), world.Day);
}
