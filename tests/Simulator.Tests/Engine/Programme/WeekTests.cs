using Simulator.Engine.Observation;
using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>What a week plans and in which order a day runs; what the run-in leaves behind.</summary>
public sealed class WeekTests
{
    [Theory]
    [InlineData(1, 5, 0, new[] { 5 })]
    [InlineData(2, 5, 0, new[] { 3, 5 })]
    [InlineData(3, 5, 0, new[] { 2, 4, 5 })]
    [InlineData(2, 6, 0, new[] { 3, 6 })]
    [InlineData(7, 5, 0, new[] { 1, 2, 3, 3, 4, 5, 5 })]
    [InlineData(1, 5, 2, new[] { 2 })]
    [InlineData(2, 6, 2, new[] { 2, 5 })]
    public void The_kth_of_n_falls_on_day_k_D_over_n_rounded_up_unless_a_day_is_named(int n, int days, int named, int[] expected) =>
        Assert.Equal(expected, Enumerable.Range(1, n).Select(k => Rhythm.DayOf(k, n, named, days)).Order());

    [Fact]
    public void Two_on_one_day_run_in_the_order_in_which_they_were_written()
    {
        Offer pairs = Example.Offer("pairs"), meetings = Example.Offer("meetings", ("day", 3)), observations = Example.Offer("observations", ("day", 3));
        Assert.Equal([Channel.Meeting, Channel.Debrief], Order(pairs, meetings, observations));
        Assert.Equal([Channel.Debrief, Channel.Meeting], Order(pairs, observations, meetings));

        static IEnumerable<Channel> Order(params Offer[] offers)
        {
            Talks talks = new();
            Example.Play(Example.Setting(1, 5, 2), new ProgrammePlan(offers), Example.Parameters.With("l", 0).With("c_0", 1).With("c_0_sd", 0), 0, talks);
            return talks.Channels.Where(c => c != Channel.Informal).Distinct();
        }
    }

    /// <summary>Two hours a week of 2 × 1.95 × .25 × 5 = 4.875, of which .6 count, where everybody comes; nothing where nobody does.</summary>
    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(1.0, 1 - 0.6 * 2 / 4.875)]
    public void Only_those_who_come_lose_informal_time(double attendance, double share)
    {
        World world = Example.Play(
            Example.Setting(20, 5, 40), Example.Programme(Example.Offer("groups", ("meetings", 20), ("across", "school"))),
            Example.Parameters.With("attend_0", attendance).With("attend_m", 0).With("l", 0));
        double talks = Enum.GetValues<Topic>().Sum(t => world.Ledger.Conversations(Channel.Informal, t)), expected = 40 * 100 * 1.95 * share;
        Assert.InRange(talks, expected - 300, expected + 300);
    }

    [Fact]
    public void The_run_in_leaves_stress_and_puts_everything_else_back()
    {
        Setting setting = Example.Setting(1, 6, 12), without = setting with { Changes = ModelChanges.All & ~ModelChanges.RunIn };
        Start with = new(), none = new();
        Example.Play(setting, ProgrammePlan.Empty, null, 0, with);
        Example.Play(without, ProgrammePlan.Empty, null, 0, none);
        Assert.Equal(none.Ties, with.Ties);
        Assert.Equal((0, 0, 0), (with.Talked, with.Day, with.Enthusiastic));
        Assert.NotEqual(none.Stress, with.Stress);

        // Without the run-in day 0 is .7 of the load; after it stressors (.55 of days, .25 each) are carried over, less relief.
        Assert.True(with.Stress.Average() > none.Stress.Average() + 0.05);
    }

    private sealed class Talks : IObserver
    {
        internal List<Channel> Channels { get; } = [];

        public void Observe(World world, in Moment moment)
        {
            if (moment.Kind == MomentKind.Conversation) Channels.Add(moment.Channel);
        }
    }

    private sealed class Start : IObserver
    {
        internal double[] Ties { get; private set; } = [];

        internal double[] Stress { get; private set; } = [];

        internal int Talked { get; private set; }

        internal int Day { get; private set; }

        internal int Enthusiastic { get; private set; }

        public void Observe(World world, in Moment moment)
        {
            if (moment.Kind != MomentKind.Start) return;
            Ties = [.. world.Ties.Trust, .. world.Ties.Friendship, .. world.Ties.Pull, .. world.Ties.Hours];
            Stress = [.. world.People.Stress.Take(world.People.Count)];
            Talked = world.Diary.Conversations.Sum() + world.Diary.GoodResponses.Sum() + (int)world.Ledger.Disclosures;
            (Day, Enthusiastic) = (world.Day, world.People.Enthusiasm.Count(m => m > 0));
        }
    }
}
