using Simulator.Experiments.Measurement;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Tests;

namespace Simulator.Experiments.Recording;

/// <summary>
/// Every test of every row, contrast and survey: each replicate analysed as its authors would analyse the study, and more carefully beside
/// it. Holm's correction stays within one test, over the items and over the scales.
/// </summary>
internal sealed class TestSection : ISection
{
    /// <summary>Likeness of partners and of team members, and the design effect.</summary>
    internal const int Likeness = 3;

    /// <summary>Numbers of a test, and p after Holm's correction.</summary>
    internal const int OfTest = TestNumbers.Count + 1;

    private readonly Scenario scenario;
    private readonly Instrument instrument;
    private readonly IReadOnlyList<StudyTest>[] tests;
    private readonly int[] starts;

    /// <summary>Prepares the tests.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="published">Contrasts that a published study prints; its own test is made of them whoever the people are.</param>
    internal TestSection(Scenario scenario, IReadOnlyList<Contrast> published)
    {
        (this.scenario, instrument, Contrasts) = (scenario, scenario.Instrument, [.. Contrast.Of(scenario).Union(published)]);
        tests = [.. Contrasts.Select(c => Made(c, published.Contains(c)))];
        starts = new int[Contrasts.Count + 1];
        for (int c = 0; c < Contrasts.Count; c++) starts[c + 1] = starts[c] + instrument.Rows.Count * RowWidth(c);
    }

    internal IReadOnlyList<Contrast> Contrasts { get; }

    public int Columns => starts[^1] * scenario.SurveyWeeks.Count;

    /// <summary>The tests that are made of a contrast.</summary>
    internal IReadOnlyList<StudyTest> Tests(int contrast) => tests[contrast];

    public void Fill(ReplicateView view, Span<double> numbers)
    {
        for (int wave = 0; wave < scenario.SurveyWeeks.Count; wave++)
        {
            for (int c = 0; c < Contrasts.Count; c++)
            {
                StudyView study = view.Study(Contrasts[c].First, Contrasts[c].Second, wave);
                for (int row = 0; row < instrument.Rows.Count; row++)
                {
                    int at = Column(wave, c, row);
                    (numbers[at], numbers[at + 1], numbers[at + 2]) = study.Likeness(row);
                    for (int t = 0; t < tests[c].Count; t++) study.Test(row, tests[c][t]).CopyTo(numbers[Column(wave, c, row, t)..]);
                }

                for (int t = 0; t < tests[c].Count; t++) Correct(numbers, wave, c, t);
            }
        }
    }

    /// <summary>Column of a row's likeness.</summary>
    internal int Column(int wave, int contrast, int row) => wave * starts[^1] + starts[contrast] + row * RowWidth(contrast);

    /// <summary>Column of the first number of a test.</summary>
    internal int Column(int wave, int contrast, int row, int test) => Column(wave, contrast, row) + Likeness + test * OfTest;

    private void Correct(Span<double> numbers, int wave, int contrast, int test)
    {
        double[] p = new double[instrument.Rows.Count];
        for (int row = 0; row < p.Length; row++) p[row] = TestNumbers.From(numbers[Column(wave, contrast, row, test)..]).P;
        double[] corrected = TestCatalogue.Corrected(p, instrument.Items.Count);
        for (int row = 0; row < p.Length; row++) numbers[Column(wave, contrast, row, test) + TestNumbers.Count] = corrected[row];
    }

    private IReadOnlyList<StudyTest> Made(Contrast contrast, bool published)
    {
        IReadOnlyList<StudyTest> usual = TestCatalogue.For(scenario.SamePeople && Teachers(contrast.First) == Teachers(contrast.Second));
        return published && usual.All(t => t.Name != TestCatalogue.Usual) ? [TestCatalogue.Find(TestCatalogue.Usual)!, .. usual] : usual;
    }

    private int RowWidth(int contrast) => Likeness + tests[contrast].Count * OfTest;

    private int Teachers(string arm) => scenario.Arms.First(a => a.Name == arm).Cohort.Teachers;
}
