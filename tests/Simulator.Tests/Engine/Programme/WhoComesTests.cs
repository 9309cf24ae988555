using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>Who comes is settled when the week is planned, and only those who come lose informal time.</summary>
public sealed class WhoComesTests
{
    private const double PerDay = 1.95;
    private static readonly Luck Luck = new(20130701, 0, 0);
    private static readonly Setting Week = Example.Setting(1, 5, 60);

    /// <summary>.6 + .4 M with no enthusiasm yet, times 1 − .25 (1 − .7): the draw of the week's first day, by the number of the meeting.</summary>
    [Fact]
    public void Who_comes_to_a_meeting_is_said_by_the_draw_of_the_weeks_first_day()
    {
        World world = Example.Play(Week, Example.Programme(Example.Offer("groups", ("meetings", 2), ("hours", 0.5))));
        double chance = 0.6 * (1 - (0.25 * 0.3));
        for (int i = 0; i < 60; i++)
        {
            int comes = Enumerable.Range(0, 2).Count(k => Luck.Person(i, Decision.Attendance, 1, k).U0 < chance);
            Assert.Equal(comes, world.People.GroupsAttended[i]);
            Assert.Equal(0.5 * comes, world.People.PlannedHours[i], 12);
        }

        Assert.Equal([0, 1, 2], world.People.GroupsAttended.Distinct().Order());
    }

    [Fact]
    public void Enthusiasm_counts_as_it_stands_before_the_week()
    {
        // Nobody would come without enthusiasm; what the first week's talk gave decides about the meeting at the end of the second.
        ParameterSet eager = Example.Parameters.With("attend_0", 0).With("attend_m", 1).With("l", 0);
        double[] before = [];
        World world = Example.Play(
            Example.Setting(2, 5, 60), Example.Programme(Example.Offer("workshop"), Example.Offer("groups", ("meetings", 1))), eager, 0,
            new Look((w, m) =>
            {
                if (m.Kind == MomentKind.Week && w.Week == 1) before = [.. w.People.Enthusiasm];
            }));
        Assert.Contains(before, m => m > 0.05);
        for (int i = 0; i < 60; i++)
            Assert.Equal(Luck.Person(i, Decision.Attendance, 6).U0 < before[i] ? 1 : 0, world.People.GroupsAttended[i]);
    }

    /// <summary>
    /// The meeting asks all the hours there are, 2 × 1.95 × .25 × 5, and all of them are taken out of talk: who comes starts none, who stays
    /// away as many as any day's draw says.
    /// </summary>
    [Theory]
    [InlineData(ModelChanges.All)]
    [InlineData(ModelChanges.All & ~ModelChanges.WhoComes)]
    public void Who_stays_away_loses_no_informal_time(ModelChanges changes)
    {
        ParameterSet all = Example.Parameters.With("kappa_c", 1).With("f_least", 0).With("attend_0", 0.5).With("attend_m", 0).With("l", 0);
        Setting setting = Week with { Changes = changes, Cohort = Week.Cohort with { FreeHoursPerWeek = 8 } };
        World world = Example.Play(
            setting, Example.Programme(Example.Offer("groups", ("meetings", 1), ("hours", 2 * PerDay * 0.25 * 5))), all);
        bool[] away = [.. world.People.GroupsAttended.Select(n => n == 0)];
        Assert.InRange(away.Count(a => a), 15, 45);
        int starts = Enumerable.Range(0, 60).Where(i => away[i]).Sum(
            i => Enumerable.Range(1, 5).Sum(day => Samplers.Poisson(Luck.Person(i, Decision.Day, day).U2, PerDay, Math.Exp(-PerDay))));
        long talks = Enum.GetValues<Topic>().Sum(t => world.Ledger.Conversations(Channel.Informal, t));
        Assert.Equal(changes == ModelChanges.All ? starts : 0, talks);
    }

    [Fact]
    public void A_social_event_takes_nobodys_working_hours()
    {
        World world = Example.Play(Week, Example.Programme(Example.Offer("social", ("events", 1))));
        Assert.All(world.People.PlannedHours, h => Assert.Equal(0, h));
        Assert.True(world.Ledger.Hours(Channel.Social) > 0);
    }

    /// <summary>Of ten schools with leadership .3 some sessions find no slot: neither of the two keeps the hours, and the mentor those of the others.</summary>
    [Theory]
    [InlineData(ModelChanges.All, false)]
    [InlineData(ModelChanges.All & ~ModelChanges.WhoComes, true)]
    public void A_session_without_a_slot_keeps_no_hours(ModelChanges changes, bool keptAnyway)
    {
        CohortPlan cohort = new() { SchoolSizes = [.. Enumerable.Repeat(3, 10)], Leadership = 0.3 };
        World world = Example.Play(
            new Setting(new Calendar(1, 5), cohort) { Changes = changes },
            Example.Programme(Example.Offer("training", ("who.per_school", 1)), Example.Offer("passing_on", ("hours_per_week", 0.5))),
            Example.Parameters.With("lambda", 1e-9));
        int held = 0;
        double[] hours = new double[30];
        for (int mentee = 0; mentee < 30; mentee++)
        {
            int mentor = world.People.Mentor[mentee];
            if (mentor < 0) continue;
            bool talked = world.Ties.Hours[world.Ties.Dyad(mentor, mentee)] > 0;
            held += talked ? 1 : 0;
            if (!talked && !keptAnyway) continue;
            hours[mentee] += 0.5;
            hours[mentor] += 0.5;
        }

        Assert.InRange(held, 1, 19);
        Assert.Equal(hours, world.People.PlannedHours);
        Assert.Equal(2 * 0.5 * held, world.Ledger.StaffHours(HourKind.Participants), 9);
    }

    [Fact]
    public void A_pairs_hour_stays_reserved_whether_it_is_held_or_not()
    {
        ParameterSet lost = Example.Parameters.With("l", 1);
        Setting unprotected = new(new Calendar(1, 5), Example.Cohort(6) with { Leadership = 0 });
        World world = Example.Play(unprotected, Example.Programme(Example.Offer("pairs"), Example.Offer("meetings")), lost);
        Assert.Equal(0, world.Ledger.MeetingsHeld);
        Assert.All(world.People.PlannedHours, h => Assert.Equal(1, h));
    }
}
