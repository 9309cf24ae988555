using Simulator.Experiments.Measures;
using Simulator.Experiments.Recording;
using Simulator.Statistics;

namespace Simulator.Experiments.Hypotheses;

/// <summary>A hypothesis of a scenario over all simulated studies.</summary>
/// <param name="Hypothesis">The hypothesis.</param>
/// <param name="Replications">Studies in which the test could be made.</param>
/// <param name="Supported">Studies in which it finds the difference on the expected side.</param>
/// <param name="Share">Their share, with its 95 % Wilson interval.</param>
/// <param name="Opposite">Share of studies in which it finds it on the other side.</param>
/// <param name="Difference">Mean difference from the value the hypothesis names, with its Monte-Carlo interval: what is true in the model.</param>
/// <param name="Exaggeration">
/// Mean size of the estimates of the supporting studies over the size of the true difference; NaN where the true difference's interval holds 0.
/// </param>
public sealed record HypothesisResult(
    Hypothesis Hypothesis, int Replications, int Supported, ProportionResult Share, double Opposite, MeanInterval Difference, double Exaggeration)
{
    /// <summary>All hypotheses of a run.</summary>
    public static IReadOnlyList<HypothesisResult> Of(RunRecord record) =>
        [.. record.Scenario.Hypotheses.Select((h, k) => Of(h, record.HypothesisSheet.Series(k * HypothesisNumbers.Count, HypothesisNumbers.Count)))];

    private static HypothesisResult Of(Hypothesis hypothesis, double[][] numbers)
    {
        (double[] estimates, double[] supported, double[] opposite) = (numbers[0], numbers[1], numbers[2]);
        int made = supported.Count(s => !double.IsNaN(s)), found = supported.Count(s => s == 1);
        MeanInterval difference = MonteCarlo.MeanInterval(estimates);
        bool known = difference.Lower > 0 || difference.Upper < 0;
        double size = 0;
        for (int r = 0; r < estimates.Length; r++)
        {
            if (supported[r] == 1) size += Math.Abs(estimates[r]);
        }

        return new HypothesisResult(
            hypothesis, made, found, Proportion.Wilson(found, made), (double)opposite.Count(o => o == 1) / made, difference,
            known && found > 0 ? size / found / Math.Abs(difference.Mean) : double.NaN);
    }

    /// <summary>The hypothesis in words: <c>above 0</c>.</summary>
    public static string Expectation(Hypothesis hypothesis) => hypothesis.Expect switch
    {
        Experiments.Expectation.Above => "above",
        Experiments.Expectation.Below => "below",
        Experiments.Expectation.Different => "different",
    };
}
