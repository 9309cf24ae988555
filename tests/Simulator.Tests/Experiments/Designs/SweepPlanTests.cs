using Simulator.Engine.Parameters;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Scenarios;

namespace Simulator.Tests.Experiments.Designs;

/// <summary>What a point of a sweep is in a parameter set.</summary>
public sealed class SweepPlanTests
{
    [Fact]
    public void In_a_set_what_the_points_differ_in_stays_and_all_else_is_drawn_on_the_set_s_own_luck()
    {
        Scenario scenario = ScenarioReader.Read("nguyen-2013");
        // One point has the shipped value: by itself it would be drawn like any other that nobody set.
        double Of(ParameterSet set, string symbol) => set[set.Declared.Single(p => p.Symbol == symbol)];
        double shipped = Of(scenario.Parameters, "kappa_c");
        DesignPoint[] points =
            [.. new[] { shipped, 1 }.Select(v => new DesignPoint($"{v}", scenario with { Parameters = scenario.Parameters.With("kappa_c", v) }, 10))];
        SweepPlan plan = new() { Id = "p", Title = "P", Scenario = scenario, Points = points, Numbers = [], Draws = (20, 4) };
        for (int set = 0; set < 20; set++)
        {
            Scenario[] played = [.. points.Select(p => plan.InSet(p, set))];
            Assert.Equal([shipped, 1], played.Select(s => Of(s.Parameters, "kappa_c")));
            Assert.All(played, s => Assert.Equal(Of(RangeDraw.Of(scenario.Parameters, set), "u"), Of(s.Parameters, "u")));
            Assert.Equal(played[0].Seed, played[1].Seed);
        }

        ulong[] seeds = [.. Enumerable.Range(0, 20).Select(set => plan.InSet(points[0], set).Seed).Append(scenario.Seed)];
        Assert.Equal(seeds.Length, seeds.Distinct().Count());
    }
}
