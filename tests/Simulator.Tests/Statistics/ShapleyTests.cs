using Simulator.Statistics;

namespace Simulator.Tests.Statistics;

/// <summary>Shapley values of games whose values are known.</summary>
public sealed class ShapleyTests
{
    /// <summary>Three switches: 2 for the first, 1 for the second, 3 more for both together; the third does nothing.</summary>
    private static readonly double[][] Game = Of(3, (on, luck) => luck + (on(0) ? 2 : 0) + (on(1) ? 1 : 0) + (on(0) && on(1) ? 3 : 0));

    [Fact]
    public void What_two_do_together_is_shared_evenly()
    {
        ShapleyValue[] values = ShapleyValues.Of(Game);
        Assert.Equal([3.5, 2.5, 0], values.Select(v => Math.Round(v.Value, 12)));
        Assert.Equal([2, 1, 0], values.Select(v => Math.Round(v.Alone, 12)));
        Assert.Equal([5, 4, 0], values.Select(v => Math.Round(v.Last, 12)));
        Assert.All(values, v => Assert.Equal(v.Lower, v.Upper, 1e-12));
    }

    [Fact]
    public void A_switch_that_does_nothing_gets_exactly_nothing() => Assert.Equal(0.0, ShapleyValues.Of(Game)[2].Value);

    [Fact]
    public void All_values_together_are_the_whole()
    {
        double[][] game = Of(6, (on, luck) => luck * (on(0) ? 2 : 1) + Math.Sqrt(Enumerable.Range(0, 6).Sum(k => on(k) ? k * k + 0.3 : 0)));
        Assert.Equal(game[^1].Average() - game[0].Average(), ShapleyValues.Of(game).Sum(v => v.Value), 1e-12);
    }

    [Fact]
    public void Switches_that_do_the_same_get_the_same()
    {
        ShapleyValue[] values = ShapleyValues.Of(Of(4, (on, _) => Math.Pow((on(0) ? 1 : 0) + (on(1) ? 1 : 0) + (on(2) ? 5 : 0), 2) - (on(3) ? 1 : 0)));
        Assert.Equal(values[0].Value, values[1].Value, 1e-12);
        Assert.NotEqual(values[0].Value, values[2].Value);
    }

    [Fact]
    public void A_planted_interaction_is_found_and_no_other()
    {
        Assert.Equal(3, ShapleyValues.Interaction(Game, 0, 1).Mean, 1e-12);
        Assert.Equal(0, ShapleyValues.Interaction(Game, 0, 2).Mean, 1e-12);
        Assert.Equal(0, ShapleyValues.Interaction(Game, 1, 2).Mean, 1e-12);
    }

    [Fact]
    public void Three_subsets_are_no_game() => Assert.Throws<ArgumentException>(() => ShapleyValues.Of([[0], [1], [2]]));

    private static double[][] Of(int switches, Func<Func<int, bool>, double, double> worth) => [.. Enumerable.Range(0, 1 << switches).Select(subset =>
        new[] { -1.0, 0.5, 0.75 }.Select(luck => worth(k => (subset >> k & 1) == 1, luck)).ToArray())];
}
