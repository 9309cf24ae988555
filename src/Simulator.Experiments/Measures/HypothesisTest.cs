using Simulator.Experiments.Tests;

namespace Simulator.Experiments.Measures;

/// <summary>A hypothesis in one replicate, read as a study.</summary>
/// <param name="Estimate">The estimated difference minus the value it is held against.</param>
/// <param name="Supported">1 where the test finds the difference on the expected side, else 0; NaN where it cannot be made.</param>
/// <param name="Opposite">1 where the test finds it on the other side.</param>
internal readonly record struct HypothesisNumbers(double Estimate, double Supported, double Opposite)
{
    /// <summary>How many numbers.</summary>
    internal const int Count = 3;
}

/// <summary>Tests a hypothesis of a scenario in a replicate, as its author would in a study: two-sided at alpha, then by its side.</summary>
internal static class HypothesisTest
{
    internal static HypothesisNumbers Of(Hypothesis hypothesis, Measure measure, StudyTest test, ReplicateView view, int wave)
    {
        StudyView study = view.Study(hypothesis.Contrast.First, hypothesis.Contrast.Second, wave);
        int row = view.Instrument.Row(measure.Name);
        TwoSamples samples = row >= 0 ? study.Row(row) : study.Persons(measure.Person!);
        TestNumbers found = hypothesis.Value == 0 && row >= 0 ? study.Test(row, test) : test.Of(samples.Against(hypothesis.Value));
        if (double.IsNaN(found.P)) return new HypothesisNumbers(found.MeanDifference, double.NaN, double.NaN);
        bool rejects = found.P < hypothesis.Alpha, above = rejects && found.MeanDifference > 0, below = rejects && found.MeanDifference < 0;
        (bool supported, bool opposite) = hypothesis.Expect switch
        {
            Expectation.Above => (above, below),
            Expectation.Below => (below, above),
            Expectation.Different => (rejects, false),
        };
        return new HypothesisNumbers(found.MeanDifference, supported ? 1 : 0, opposite ? 1 : 0);
    }
}
