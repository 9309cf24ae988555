using Simulator.Experiments.Measures.Watching;
using Simulator.Experiments.Playing;
using Simulator.Tests.Experiments.Playing;

namespace Simulator.Tests.Patterns;

public sealed class WatchingTests
{
    private const Watches All = Watches.Talk | Watches.Pairs | Watches.Gatherings | Watches.Stress | Watches.Knowledge;
    private readonly List<(int Replicate, ReplicateWatch Watch)> watches = [];

    [Fact]
    public void Being_watched_changes_no_bit()
    {
        WorldRun alone = Run(0, 3, watch: false).Run("both"), watched = Run(0, 3, watch: true).Run("both");
        Assert.Equal(alone.Stress, watched.Stress);
        Assert.Equal(alone.Answers, watched.Answers);
        Assert.Equal(alone.Friendship, watched.Friendship);
    }

    [Fact]
    public void A_play_can_be_continued()
    {
        WorldRun whole = Run(0, 5, watch: false).Run("both"), rest = Run(3, 2, watch: false).Run("both");
        Assert.Equal(whole.Stress.AsSpan(whole.Row(3, 0)).ToArray(), rest.Stress.AsSpan(0, rest.Row(2, 0)).ToArray());
        Assert.Equal(whole.Answers.AsSpan(whole.Row(3, 0) * whole.Items).ToArray(), rest.Answers.AsSpan(0, rest.Row(2, 0) * rest.Items).ToArray());
    }

    [Fact]
    public void Meetings_by_week_are_the_meetings_that_pairs_have_counted()
    {
        WorldRun run = Run(0, 20, watch: true).Run("both");
        foreach ((int replicate, ReplicateWatch watch) in watches)
        {
            PairRecord[] pairs = [.. run.Pairs[replicate].Where(p => p.StartWeek == 0)];
            Assert.Equal(pairs.Sum(p => p.Held), watch.Pairs!.Held.Sum() * pairs.Length, 9);
            Assert.Equal(pairs.Sum(p => p.Planned - p.Held), watch.Pairs.LostSlots + watch.Pairs.StayedAway, 9);
        }
    }

    [Fact]
    public void Slopes_are_those_of_the_points()
    {
        Line line = default;
        line.Add(1, 2);
        line.Add(2, 4 + 4, points: 2);
        line.Add(4, 8);
        Assert.Equal(2, line.Slope, 12);
        Assert.Equal(-3, Line.SlopeOf([9, 6, 3]), 12);
        Assert.True(double.IsNaN(Line.SlopeOf([1])));
    }

    private Chunk Run(int first, int replications, bool watch) => Played.Whole(
        Toy.Scenario with { Replications = first + replications },
        new PlayOptions(1, false, First: first, Watch: (arm, _, replicate) =>
        {
            if (!watch || arm.Name != "both") return null;
            ReplicateWatch one = new(All);
            watches.Add((replicate, one));
            return one;
        }));
}
