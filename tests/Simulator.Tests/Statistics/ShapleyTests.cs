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
    public void Of_twelve_switches_a_few_orders_with_their_reverses_give_what_pairs_share_exactly()
    {
        const int Switches = 12;
        int[][] orders = ShapleyOrders.Draw(Switches, 10, 7);
        Assert.All(orders, o => Assert.Equal(Enumerable.Range(0, Switches), o.Order()));
        for (int o = 0; o < orders.Length; o += 2) Assert.Equal(orders[o], orders[o + 1].Reverse());
        int[] subsets = ShapleyOrders.Subsets(orders);
        Assert.Equal(subsets.Distinct().Order(), subsets);
        Assert.InRange(subsets.Length, 2 * Switches, 10 * Switches + 2 * Switches);
        // k for switch k, 4 for the first two together, nothing for the last.
        double Worth(int subset, int luck) =>
            luck + Enumerable.Range(0, Switches - 1).Where(k => (subset >> k & 1) == 1).Sum() + ((subset & 3) == 3 ? 4 : 0);
        Dictionary<int, double[]> worth = subsets.ToDictionary(s => s, s => new[] { Worth(s, 0), Worth(s, 1), Worth(s, 5) });
        ShapleyValue[] values = ShapleyOrders.Of(orders, worth);
        Assert.Equal([2, 3, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0], values.Select(v => Math.Round(v.Value, 12)));
        Assert.Equal([0, 1, 2], values.Take(3).Select(v => Math.Round(v.Alone, 12)));
        Assert.Equal([4, 5, 2], values.Take(3).Select(v => Math.Round(v.Last, 12)));
        Assert.Equal(0.0, values[^1].Value);
        Assert.All(values, v => Assert.Equal(v.Lower, v.Upper, 1e-12));
    }

    [Fact]
    public void What_orders_leave_to_chance_is_in_the_interval()
    {
        // Of three that only do something together each has a third, all or nothing in an order: how often the interval of the usual hundred orders
        // holds it, over 400 samples; binomially 95 % is 371 to 389.
        int held = 0;
        for (ulong seed = 0; seed < 400; seed++)
        {
            int[][] orders = ShapleyOrders.Draw(11, 100, seed);
            double[] Worth(int subset) => (subset & 7) == 7 ? [3, 3] : [0, 0];
            ShapleyValue value = ShapleyOrders.Of(orders, ShapleyOrders.Subsets(orders).ToDictionary(s => s, Worth))[1];
            if (value.Lower <= 1 && 1 <= value.Upper) held++;
        }

        Assert.InRange(held, 368, 396);
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
