using Simulator.Experiments;
using Simulator.Experiments.Hypotheses;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Statistics;

namespace Simulator.Validation.Science;

/// <summary>The share of simulated studies that support a hypothesis is what analysis says of a test of that size and effect.</summary>
public sealed class HypothesisTests
{
    private const int Studies = 4000;

    /// <summary>
    /// Answers where nobody belongs together: schools of one, so nobody talks, and the person intercepts alone make a scale vary. The true
    /// difference of the arms comes from their careless answers being none and their states being equal: none; so one arm's answers are
    /// moved by the value that the hypothesis names, which is the same as a true difference of that size.
    /// </summary>
    /// <remarks>
    /// With the master seed 7 the interval of the difference that is none leaves 0 out, as one in twenty does, and an exaggeration is told;
    /// with 8, 9 and 10 it is not.
    /// </remarks>
    private const string Text = """
        schema_version: 1
        name: Nobody belongs together
        calendar: { weeks: 1, days_per_week: 1 }
        people: separate
        cohort: { teachers: 30, schools: 30 }
        arms:
          - name: one
            programme: {}
          - name: two
            programme: {}
        instrument: lankau-1996-adapted
        survey_weeks: [1]
        hypotheses:
          - { name: moved, outcome: amount, contrast: one - two, expect: below 0.4 }
          - { name: other_way, outcome: amount, contrast: one - two, expect: above 0.4 }
          - { name: welch, outcome: amount, contrast: one - two, test: welch, expect: below 0.3 }
          - { name: nothing, outcome: amount, contrast: one - two, expect: different from 0 }
        """;

    private static readonly Lazy<(HypothesisResult[] Results, double Sd)> Kept = new(() =>
    {
        using RunRecord record = Played.Recorded(ScenarioReader.Open(
            new InputText(InputKind.Scenario, "alone", "alone.yaml", Text, null, InProgram: false), new Overrides(["parameters.kappa=1.8"], 8, Studies)));
        double[] sds = record.Whole("sd_amount", new Contrast("two", "one")) ?? record.Whole("sd_amount", new Contrast("one", "two"))!;
        Assert.Equal(0, MonteCarlo.MeanInterval(record.Summary.Outcome("one", WorldKind.Programme, 0, MeasureCatalogue.Outcome("disclosures")!)).Mean);
        return ([.. HypothesisResult.Of(record)], Math.Sqrt(sds.Average(s => s * s)));
    });

    [Theory]
    [InlineData("moved", 0.4)]
    [InlineData("welch", 0.3)]
    [InlineData("nothing", 0.0)]
    public void The_supported_share_is_the_analytic_power(string name, double difference)
    {
        (HypothesisResult[] results, double sd) = Kept.Value;
        HypothesisResult result = results.Single(r => r.Hypothesis.Name == name);
        double power = Power.TwoSampleT(30, 30, difference / sd), error = Math.Sqrt(power * (1 - power) / Studies);
        Assert.True(
            Math.Abs(result.Share.Value - power) < 4 * error,
            $"{name}: supported in {result.Share.Value:0.0000}, analysis says {power:0.0000} ± {4 * error:0.0000}");
        Assert.InRange(result.Share.Value, result.Share.Lower, result.Share.Upper);
    }

    [Fact]
    public void What_supports_below_is_the_opposite_of_above()
    {
        HypothesisResult[] results = Kept.Value.Results;
        HypothesisResult below = results.Single(r => r.Hypothesis.Name == "moved"), above = results.Single(r => r.Hypothesis.Name == "other_way");
        Assert.Equal((below.Share.Value, below.Opposite), (above.Opposite, above.Share.Value));
        Assert.True(below.Share.Value > 0.5 && above.Share.Value < 0.01);
    }

    [Fact]
    public void Significant_estimates_exaggerate_by_what_is_left_out()
    {
        // At power about .7 the estimates that reach significance are about a fifth too large; where the difference may be none, nothing is said.
        HypothesisResult[] results = Kept.Value.Results;
        Assert.InRange(results.Single(r => r.Hypothesis.Name == "moved").Exaggeration, 1.02, 1.6);
        Assert.True(double.IsNaN(results.Single(r => r.Hypothesis.Name == "nothing").Exaggeration));
    }
}
