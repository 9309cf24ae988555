using Simulator.Engine.Observation;
using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>On which days of a week encounters fall, and what comes first on one day.</summary>
public sealed class DayOfTests
{
    [Theory]

    // k D / n, rounded up, of a week of five: 5; 2.5, 5; 1.67, 3.33, 5; 1.25, 2.5, 3.75, 5; 5 k / 7.
    [InlineData(5, 0, new[] { 5 })]
    [InlineData(5, 0, new[] { 3, 5 })]
    [InlineData(5, 0, new[] { 2, 4, 5 })]
    [InlineData(5, 0, new[] { 2, 3, 4, 5 })]
    [InlineData(5, 0, new[] { 1, 2, 3, 4, 5 })]
    [InlineData(5, 0, new[] { 1, 2, 3, 3, 4, 5, 5 })]
    [InlineData(6, 0, new[] { 3, 6 })]
    [InlineData(7, 0, new[] { 3, 5, 7 })]
    [InlineData(1, 0, new[] { 1, 1, 1 })]

    // A named day takes the first; the k-th follows (k − 1) D / n days later, rounded down, round the week.
    [InlineData(5, 1, new[] { 1 })]
    [InlineData(5, 4, new[] { 4 })]
    [InlineData(5, 2, new[] { 2, 4 })]
    [InlineData(5, 4, new[] { 4, 1 })]
    [InlineData(6, 5, new[] { 5, 1, 3 })]

    // A day that the week does not have is its last.
    [InlineData(5, 7, new[] { 5 })]
    public void Encounters_fall_where_the_rule_or_the_named_day_says(int daysPerWeek, int named, int[] days) =>
        Assert.Equal(days, Enumerable.Range(1, days.Length).Select(k => Rhythm.DayOf(k, days.Length, named, daysPerWeek)));

    [Theory]
    [InlineData("meetings", "per_week", 2.0, 0, Channel.Meeting, new[] { 3, 5 })]
    [InlineData("meetings", "per_week", 2.0, 2, Channel.Meeting, new[] { 2, 4 })]
    [InlineData("observations", "per_week", 1.0, 0, Channel.Debrief, new[] { 5 })]
    [InlineData("observations", "per_week", 3.0, 4, Channel.Debrief, new[] { 2, 4, 5 })]
    [InlineData("groups", "meetings", 3, 0, Channel.Group, new[] { 2, 4, 5 })]
    [InlineData("groups", "meetings", 1, 3, Channel.Group, new[] { 3 })]
    [InlineData("social", "events", 2, 0, Channel.Social, new[] { 3, 5 })]
    [InlineData("social", "events", 2, 1, Channel.Social, new[] { 1, 3 })]
    [InlineData("passing_on", "colleagues", 2, 0, Channel.Session, new[] { 5 })]
    [InlineData("passing_on", "colleagues", 2, 1, Channel.Session, new[] { 1 })]
    public void Every_component_keeps_to_it(string key, string field, object value, int day, Channel channel, int[] days)
    {
        Offer offer = Example.Offer(key, (field, value), ("day", day));
        Offer[] beside = key == "passing_on" ? [Example.Offer("training", ("who.per_school", 1))] : [Example.Offer("pairs")];
        Assert.Equal(days, Talks([.. beside, offer]).Where(t => t.Channel == channel).Select(t => t.Day).Distinct().Order());
    }

    /// <summary>Events of a longer time: eight in forty weeks fall into every fifth, on its last day.</summary>
    [Fact]
    public void Sparse_events_are_spread_over_the_weeks_by_the_same_rule()
    {
        List<int> days = [];
        Example.Play(
            Example.Setting(40, 5, 4), Example.Programme(Example.Offer("groups", ("meetings", 8), ("hours", 0.25))), null, 0, new Look((w, m) =>
            {
                if (m.Kind == MomentKind.Gathering) days.Add(w.Day);
            }));
        Assert.Equal([25, 50, 75, 100, 125, 150, 175, 200], days);
    }

    [Theory]
    [InlineData("meetings", "observations", Channel.Meeting, Channel.Debrief)]
    [InlineData("observations", "meetings", Channel.Debrief, Channel.Meeting)]
    [InlineData("social", "groups", Channel.Social, Channel.Group)]
    [InlineData("groups", "social", Channel.Group, Channel.Social)]
    public void Two_on_one_day_run_in_the_order_of_the_file(string one, string other, Channel first, Channel second)
    {
        Channel[] channels =
            [.. Talks([Once(one), Example.Offer("pairs"), Once(other)]).Where(t => t.Channel != Channel.Informal).Select(t => t.Channel)];
        int turn = Array.IndexOf(channels, second);
        Assert.InRange(turn, 1, channels.Length - 1);
        Assert.All(channels[..turn], c => Assert.Equal(first, c));
        Assert.All(channels[turn..], c => Assert.Equal(second, c));

        static Offer Once(string key) => key switch
        {
            "groups" => Example.Offer(key, ("meetings", 1), ("day", 2)),
            "social" => Example.Offer(key, ("events", 1), ("day", 2)),
            _ => Example.Offer(key, ("day", 2)),
        };
    }

    /// <summary>Before the change: observations from the second, meetings from the last day but one, sessions on the third, gatherings on the last.</summary>
    [Theory]
    [InlineData("meetings", Channel.Meeting, 4)]
    [InlineData("observations", Channel.Debrief, 2)]
    [InlineData("groups", Channel.Group, 5)]
    public void Without_the_change_they_fall_where_the_first_version_put_them(string key, Channel channel, int day)
    {
        Offer offer = key == "groups" ? Example.Offer(key, ("meetings", 1)) : Example.Offer(key);
        Assert.Equal([day], Talks([Example.Offer("pairs"), offer], ModelChanges.All & ~ModelChanges.SpreadDays)
            .Where(t => t.Channel == channel).Select(t => t.Day).Distinct());
    }

    /// <summary>Where and on which day people talked in a week of five days, when nothing keeps them from it.</summary>
    private static List<(Channel Channel, int Day)> Talks(Offer[] offers, ModelChanges changes = ModelChanges.All)
    {
        List<(Channel, int)> talks = [];
        Setting setting = new(new Calendar(1, 5), Example.Cohort(6) with { Leadership = 1, FreeHoursPerWeek = 40 }) { Changes = changes };
        Example.Play(
            setting, Example.Programme(offers), Example.Parameters.With("attend_0", 1).With("late", 0).With("c_0", 1).With("c_0_sd", 0), 0,
            Look.AtTalk((w, m) => talks.Add((m.Channel, w.Day))));
        return talks;
    }
}
