using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>When encounters fall, week by week and day by day: a shift by one changes no total, so it is told by hand.</summary>
public sealed class RhythmTests
{
    [Theory]
    [InlineData(1.0, new[] { 1, 1, 1, 1 })]
    [InlineData(0.5, new[] { 0, 1, 0, 1 })]
    [InlineData(2.5, new[] { 2, 3, 2, 3 })]
    [InlineData(0.1, new[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 })]
    [InlineData(0.0, new[] { 0, 0 })]
    public void Half_an_encounter_a_week_is_one_every_second(double perWeek, int[] due) =>
        Assert.Equal(due, Enumerable.Range(1, due.Length).Select(week => Rhythm.DueInWeek(perWeek, week)));

    // Seven on five days, the first on day 4: 0, 0, 1, 2, 2, 3, 4 days after it, round the week.
    [Theory]
    [InlineData(1, 4, 5, new[] { 0, 0, 0, 1, 0 })]
    [InlineData(2, 4, 5, new[] { 1, 0, 0, 1, 0 })]
    [InlineData(7, 4, 5, new[] { 2, 1, 1, 2, 1 })]
    [InlineData(3, 1, 1, new[] { 3 })]
    [InlineData(0, 2, 5, new[] { 0, 0, 0, 0, 0 })]
    public void Encounters_of_a_week_are_spread_over_its_days(int inWeek, int firstDay, int days, int[] due) =>
        Assert.Equal(due, Enumerable.Range(1, days).Select(day => Rhythm.DueToday(inWeek, day, firstDay, days)));

    [Theory]
    [InlineData(4, 1, 8, new[] { 0, 1, 0, 1, 0, 1, 0, 1, 0 })]
    [InlineData(2, 3, 6, new[] { 0, 0, 0, 1, 0, 1, 0 })]
    [InlineData(3, 2, 3, new[] { 0, 1, 2, 0 })]
    [InlineData(1, 1, 3, new[] { 0, 0, 1 })]
    public void Events_fall_at_the_end_of_equal_parts_and_never_outside(int events, int first, int last, int[] due) =>
        Assert.Equal(due, Enumerable.Range(1, due.Length).Select(week => Rhythm.EventsInWeek(events, week, first, last)));

    /// <summary>Every second week is weeks 2 and 4, one a week falls on the last of five days; three events in four weeks end weeks 2, 3 and 4.</summary>
    [Fact]
    public void The_days_on_which_a_programme_brings_people_together_are_known_beforehand()
    {
        Setting setting = Example.Setting(4, 5, 6);
        int[] Days(params Offer[] offers) => [.. Example.Programme(offers).EncounterDays(setting)];
        Offer pairs = Example.Offer("pairs"), meetings = Example.Offer("meetings", ("per_week", 0.5));
        Assert.Equal([10, 20], Days(pairs, meetings));
        Assert.Equal([7, 10, 12, 17, 20], Days(pairs, meetings, Example.Offer("groups", ("meetings", 3), ("day", 2))));
        Assert.Equal([7, 12, 17], Days(Example.Offer("groups", ("meetings", 3), ("day", 2))));
        Assert.Equal([7, 12, 17], Days(Example.Offer("social", ("events", 3), ("day", 2))));
        Assert.Equal([2, 7], Days(pairs, Example.Offer("observations", ("day", 2)) with { FirstWeek = 1, LastWeek = 2 }));
        Assert.Empty(Days(pairs, Example.Offer("coordinator", ("hours_per_week", 1.0))));
        Assert.Empty(new ProgrammePlan([pairs, meetings], new Participants(0, null)).EncounterDays(setting));
    }

    /// <summary>Four hours of meetings in a week of three: released time helps in the weeks and for the people it is given to, and in no others.</summary>
    [Fact]
    public void Released_time_makes_room_in_its_own_weeks_and_for_its_own_people()
    {
        Setting setting = new(new Calendar(4, 5), Example.Cohort(8) with { FreeHoursPerWeek = 3 });
        Offer pairs = Example.Offer("pairs"), release = Example.Offer("time_release", ("hours_per_week", 2.0));
        Offer meetings = Example.Offer("meetings", ("hours", 4.0)) with { FirstWeek = 3 };
        Refusal[] Wrong(params Offer[] offers) => [.. Example.Programme(offers).Check(setting).Select(r => r.Refusal)];
        Assert.Contains("4 hours", Assert.Single(Wrong(pairs, meetings)).What, StringComparison.Ordinal);
        Assert.Empty(Wrong(pairs, meetings, release));
        Assert.Empty(Wrong(pairs, meetings, release with { FirstWeek = 3 }));
        Assert.Single(Wrong(pairs, meetings, release with { LastWeek = 3 }));
        Assert.Single(Wrong(pairs, meetings, release with { FirstWeek = 4 }));
        Participants some = new(null, 2, Selection.Skill);
        Assert.Single(Wrong(pairs, meetings, release with { Participants = some }));
        Assert.Empty(Wrong(pairs, meetings with { Participants = some }, release with { Participants = some }));
    }
}
