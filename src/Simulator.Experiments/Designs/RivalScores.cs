using Simulator.Statistics;
using Simulator.Statistics.Inference;

namespace Simulator.Experiments.Designs;

/// <summary>How one account of a study foretells what was kept apart, given what was fitted.</summary>
/// <param name="Name">The account.</param>
/// <param name="Says">What it says.</param>
/// <param name="Held">Share of its draws that satisfy the bounds.</param>
/// <param name="Score">Logarithm of the density of the study's checked numbers given its fitted ones; higher is better.</param>
/// <param name="Difference">Score minus that of the first account.</param>
/// <param name="Typical">Where 95 % of the scores of studies that follow this account lie.</param>
/// <param name="FitP">Share of its studies that lie as far from its middle in what is fitted.</param>
/// <param name="Worst">The checked number that it foretells worst, with its distance in SDs.</param>
/// <param name="ToldFromFirst">How often a study that follows this account has a higher score under it than under the first.</param>
/// <param name="FirstTold">How often a study that follows the first account has a higher score under the first than under this.</param>
public sealed record RivalScore(
    string Name, string Says, double Held, double Score, double Difference, (double Lower, double Upper) Typical, double FitP, string Worst,
    ProportionResult ToldFromFirst, ProportionResult FirstTold);

/// <summary>
/// Rivals scored on the same study. Each has a reference table of its own; what was kept apart is foretold from what was fitted by quadratic
/// regression over that table. Scores, not odds: posterior odds of models from ABC can be arbitrarily wrong (Robert and others 2011, PNAS 108).
/// </summary>
public static class RivalScores
{
    /// <summary>Studies of each account that are told apart.</summary>
    private const int Truths = 2000;

    /// <summary>Scores rivals.</summary>
    /// <param name="rivals">The rivals, the model itself first.</param>
    /// <param name="calibrations">A calibration of each, on its own table.</param>
    /// <returns>Scores, and the confusion: of studies that follow account i, the share whose highest score is account j's.</returns>
    public static (IReadOnlyList<RivalScore> Scores, double[][] Confusion) Of(IReadOnlyList<Rival> rivals, IReadOnlyList<Calibration> calibrations)
    {
        double[] observed = [.. calibrations[0].Check.Select(s => s.Straight(s.Observed))];
        GaussianRegression[] foretold = [.. calibrations.Select(c => new GaussianRegression(c.Points, c.Eligible, c.CheckColumns, joint: true))];
        double[][][] scores = [.. calibrations.Select(truth => truth.Eligible.Take(Truths).Select(row => foretold.Select((f, m) =>
            f.LogDensity(Place(calibrations[m], truth, row), [.. truth.CheckColumns.Select(c => c[row])])).ToArray()).ToArray())];
        double[][] confusion = [.. scores.Select(s => Enumerable.Range(0, rivals.Count).Select(m => s.Count(x => Best(x) == m) / (double)s.Length).ToArray())];
        double first = foretold[0].LogDensity(calibrations[0].Study, observed);
        return ([.. rivals.Select((rival, m) =>
        {
            Calibration own = calibrations[m];
            double score = foretold[m].LogDensity(own.Study, observed);
            double[] typical = Quantile.Sorted([.. scores[m].Select(x => x[m])]);
            double[] expected = foretold[m].At(own.Study);
            int worst = Enumerable.Range(0, observed.Length).MaxBy(k => Math.Abs(observed[k] - expected[k]) / foretold[m].Sd(k));
            double away = (observed[worst] - expected[worst]) / foretold[m].Sd(worst);
            return new RivalScore(
                rival.Name, rival.Says, own.Held, score, score - first, (Quantile.Type7(typical, 0.025), Quantile.Type7(typical, 0.975)),
                1 - own.PriorPredictiveQuantile(), FormattableString.Invariant($"{own.Check[worst].Label}: {away:+0.0;−0.0} SD"),
                Proportion.Wilson(scores[m].Count(x => x[m] > x[0]), scores[m].Length), Proportion.Wilson(scores[0].Count(x => x[0] > x[m]), scores[0].Length));
        })], confusion);
    }

    private static double[] Place(Calibration under, Calibration truth, int row) => under.Space.Point([.. truth.Columns.Select(c => c[row])]);

    private static int Best(double[] scores) => Array.IndexOf(scores, scores.Max());
}
