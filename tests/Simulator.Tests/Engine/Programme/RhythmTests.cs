using Simulator.Engine.Programme;

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
}
