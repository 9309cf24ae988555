using Simulator.Engine.Parameters;
using Simulator.Experiments;

namespace Simulator.Tests.Experiments;

public sealed class RangeDrawTests
{
    private static readonly Parameter Toy = Parameter.Share("toy", "a toy", "share", 0.5, 0.2, 0.6, Source.Assumed, "a test");

    /// <summary>Beta(2,2) has mean 1/2, variance 1/20 and distribution function 3x² - 2x³: .15625 lie below a quarter. Here on [.2, .6].</summary>
    [Fact]
    public void A_draw_is_a_beta_of_two_and_two_on_the_parameters_range()
    {
        double[] values = [.. Enumerable.Range(0, 20_000).Select(i => RangeDraw.Value(Toy, i))];
        double mean = values.Average(), variance = values.Average(v => (v - mean) * (v - mean));
        Assert.All(values, v => Assert.InRange(v, 0.2, 0.6));
        Assert.Equal(0.4, mean, 2);
        Assert.Equal(0.16 / 20, variance, 3);
        Assert.InRange(values.Count(v => v < 0.3) / 20_000.0, 0.15625 - 0.008, 0.15625 + 0.008); // three of its errors
    }

    [Fact]
    public void A_set_repeats_to_the_bit_and_every_set_is_another()
    {
        ParameterSet shipped = AllParameters.Default, one = RangeDraw.Of(shipped, 3), again = RangeDraw.Of(shipped, 3), other = RangeDraw.Of(shipped, 4);
        Assert.All(shipped.Declared, p => Assert.Equal(one[p], again[p]));
        Parameter[] free = [.. shipped.Declared.Where(p => p.Low < p.High)];
        Assert.True(free.Length > 30);
        Assert.All(free, p => Assert.NotEqual(one[p], other[p]));
        Assert.All(free, p => Assert.InRange(one[p], p.Low, p.High));
    }

    [Fact]
    public void What_is_fixed_and_what_a_scenario_has_set_stays()
    {
        ParameterSet set = AllParameters.Default.With("kappa_c", 0), drawn = RangeDraw.Of(set, 0);
        Assert.True(drawn.TryFind("kappa_c", out Parameter crowdOut));
        Assert.Equal(0, drawn[crowdOut]);
        Assert.All(set.Declared.Where(p => p.Low == p.High), p => Assert.Equal(p.Default, drawn[p]));
    }

    /// <summary>Parameters far apart in the list have nothing in common: the correlation of 2,000 draws has an error of .022.</summary>
    [Fact]
    public void Parameters_are_drawn_independently()
    {
        double[] one = [.. Enumerable.Range(0, 2000).Select(i => RangeDraw.Value(Toy, i))];
        double[] other = [.. Enumerable.Range(0, 2000).Select(i => RangeDraw.Value(Toy with { Symbol = "tox" }, i))];
        Assert.InRange(Simulator.Statistics.Correlation.Pearson(one, other).Coefficient, -0.08, 0.08);
    }
}
