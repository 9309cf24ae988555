using Simulator.Evidence.Studies;
using Simulator.Experiments.Patterns;

namespace Simulator.Tests.Patterns;

public sealed class PatternDrawsTests
{
    /// <summary>Stress lies between 0 and 1 whatever the parameters are, so one pattern holds in every set and its contrary in none.</summary>
    [Fact]
    public void Sets_in_which_a_pattern_holds_are_counted_and_what_has_no_mechanism_is_left_out()
    {
        Pattern[] patterns =
        [
            Toy.About("always", Toy.Test("stress", -1, 2, "nothing")), Toy.About("never", Toy.Test("stress", 2, 3, "nothing")),
            Toy.About("none") with { NotModelled = "there is no such thing" },
        ];
        CancellationToken token = TestContext.Current.CancellationToken;
        PatternReport report = PatternCheck.Run(patterns, _ => Toy.Scenario, new PatternOptions(), null, token);
        Assert.All(report.Patterns, p => Assert.Null(p.Draws));
        HashSet<int> told = [];
        PatternReport drawn = PatternDraws.Add(report, patterns, _ => Toy.Scenario, 2, 0, (set, _) => told.Add(set), token);
        Assert.Equal([new HeldInDraws(2, 2), new HeldInDraws(2, 0), null], drawn.Patterns.Select(p => p.Draws));
        Assert.Equal([0, 1], told);
        Assert.Equal(report.Patterns.Select(p => p.Verdict), drawn.Patterns.Select(p => p.Verdict));
    }

    [Fact]
    public void Sets_that_were_not_finished_do_not_count()
    {
        Pattern[] patterns = [Toy.About("always", Toy.Test("stress", -1, 2, "nothing"))];
        PatternReport report = PatternCheck.Run(patterns, _ => Toy.Scenario, new PatternOptions(), null, TestContext.Current.CancellationToken);
        using CancellationTokenSource stop = new();
        PatternReport drawn = PatternDraws.Add(report, patterns, _ => Toy.Scenario, 5, 0, (set, _) => StopAt(set, 1, stop), stop.Token);
        Assert.Equal(new HeldInDraws(1, 1), drawn.Patterns[0].Draws);
    }

    private static void StopAt(int set, int last, CancellationTokenSource stop)
    {
        if (set == last) stop.Cancel();
    }
}
