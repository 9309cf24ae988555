using Simulator.Engine.Random;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Tests;

namespace Simulator.Experiments.Designs;

/// <summary>What a study of some size would print under each analysis of the field: the numbers behind power.</summary>
/// <param name="Outcomes">Rows of the questionnaire that are tested; with a correction they are one family.</param>
/// <param name="Contrast">Two arms.</param>
/// <param name="Dropout">Share of persons whose answers of the last survey are lost at random.</param>
/// <param name="Holm">Whether p is corrected over the outcomes after Holm.</param>
public sealed record StudyAnalyses(IReadOnlyList<string> Outcomes, Contrast Contrast, double Dropout, bool Holm)
{
    private static readonly uint Label = Luck.Label("answers lost");

    /// <summary>Columns: for each outcome d, and for each analysis its estimate and p, among all and among who is left.</summary>
    public IReadOnlyList<DesignNumber> Numbers(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        int last = scenario.SurveyWeeks.Count - 1;
        int[] rows = [.. Outcomes.Select(scenario.Instrument.Row)];
        Func<ReplicateView, double[]> read = view =>
        {
            StudyView study = view.Study(Contrast.First, Contrast.Second, last);
            return Of([.. rows.Select(study.Row)], view.Replicate, scenario.Seed);
        };
        return [.. Names().Select((n, at) => new DesignNumber(n.Name, n.Label, n.Unit) { At = at, Read = read })];
    }

    /// <summary>The numbers of one study, in the order of the columns.</summary>
    /// <param name="samples">The outcomes' values.</param>
    /// <param name="replicate">Number of the study, which decides whose answers are lost.</param>
    /// <param name="seed">Root seed.</param>
    public double[] Of(IReadOnlyList<TwoSamples> samples, int replicate, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(samples);
        bool Stays(int person) => Philox.Block((uint)seed ^ (uint)(seed >> 32), Label, (uint)replicate, (uint)person, 0, 0).U0 >= Dropout;
        TwoSamples[] left = Dropout > 0 ? [.. samples.Select(s => s.Without(Stays))] : [.. samples];
        IReadOnlyList<StudyTest> tests = TestCatalogue.Analyses;
        int width = 1 + 4 * tests.Count;
        double[] numbers = new double[samples.Count * width];
        for (int o = 0; o < samples.Count; o++) numbers[o * width] = samples[o].Effect.D;
        for (int t = 0; t < tests.Count; t++)
        {
            TestNumbers[] all = [.. samples.Select(tests[t].Of)], after = Dropout > 0 ? [.. left.Select(tests[t].Of)] : all;
            double[] p = Corrected(all), pAfter = Corrected(after);
            for (int o = 0; o < samples.Count; o++)
            {
                int at = o * width + 1 + 4 * t;
                (numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]) = (all[o].MeanDifference, p[o], after[o].MeanDifference, pAfter[o]);
            }
        }

        return numbers;
    }

    private double[] Corrected(TestNumbers[] tests)
    {
        double[] p = [.. tests.Select(t => t.P)];
        return Holm ? TestCatalogue.Corrected(p, p.Length) : p;
    }

    private IEnumerable<(string Name, string Label, string Unit)> Names()
    {
        foreach (string outcome in Outcomes)
        {
            yield return ($"d_{outcome}", $"Cohen's d of {outcome}, {Contrast}", "pooled SD");
            foreach (StudyTest test in TestCatalogue.Analyses)
            {
                yield return ($"b_{test.Name}_{outcome}", $"difference of {outcome} as {test.Title} estimates it", "points");
                yield return ($"p_{test.Name}_{outcome}", $"its p{(Holm ? ", after Holm" : "")}", "");
                yield return ($"left_b_{test.Name}_{outcome}", "the difference among who is left after dropout", "points");
                yield return ($"left_p_{test.Name}_{outcome}", $"its p{(Holm ? ", after Holm" : "")}", "");
            }
        }
    }
}
