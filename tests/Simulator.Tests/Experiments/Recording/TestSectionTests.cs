using Simulator.Experiments;
using Simulator.Experiments.Measurement;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Tests;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Tests.Experiments.Playing;

namespace Simulator.Tests.Experiments.Recording;

/// <summary>Every replicate is analysed as its authors would analyse the study, and more carefully beside it.</summary>
public sealed class TestSectionTests
{
    private static readonly Contrast Main = new("treatment", "control");

    [Fact]
    public void Every_replicate_is_analysed_in_all_ways_that_fit_independent_persons()
    {
        string[] names = [.. SmallStudy.Record.TestsMade.Tests(0).Select(t => t.Name)];
        Assert.Equal(["student", "welch", "pair_means", "team_means", "mann_whitney"], names);
        Assert.All(names, n => Assert.Equal(SmallStudy.Replications, SmallStudy.Record.Tests(Main, 0, 11, n)!.Length));
        Assert.Null(SmallStudy.Record.Tests(Main, 0, 0, "paired"));
        Assert.Null(SmallStudy.Record.Tests(new Contrast("control", "treatment"), 0, 0, "student"));
    }

    [Fact]
    public void Students_t_is_the_one_of_the_answers()
    {
        TestNumbers recorded = SmallStudy.Record.Tests(Main, 0, 2, "student")![3];
        TTestResult direct = TTest.Student(Ticks("treatment", 3, 2), Ticks("control", 3, 2));
        Assert.Equal((direct.Statistic, 63, direct.P), (recorded.Statistic, recorded.Df, recorded.P));
        Assert.Equal(EffectSize.FromTest(direct).GUpper, recorded.GUpper);
    }

    [Fact]
    public void Holm_corrects_over_items_and_scales_apart()
    {
        double[] p = [.. Enumerable.Range(0, 12).Select(row => SmallStudy.Record.Tests(Main, 0, row, "student")![0].P)];
        double[] corrected = [.. Enumerable.Range(0, 12).Select(row =>
            SmallStudy.Record.TestSheet.Series(SmallStudy.Record.TestsMade.Column(0, 0, row, 0) + TestNumbers.Count)[0])];
        int item = Array.IndexOf(p, p[..10].Min()), scale = Array.IndexOf(p, p[10..].Min());
        Assert.Equal(Math.Min(1, 10 * p[item]), corrected[item], 12);
        Assert.Equal(Math.Min(1, 2 * p[scale]), corrected[scale], 12);
    }

    [Fact]
    public void The_same_people_in_two_arms_are_tested_pairwise_and_beside_a_study_as_the_study_did_too()
    {
        OpenedScenario opened = SmallStudy.With("nguyen-2013", "people=same", "arms.control.cohort.teachers=32", "evidence.as=reference");
        using RunRecord beside = Played.Recorded(opened),
            alone = Played.Recorded(opened with { Scenario = opened.Scenario with { Evidence = null }, Study = null });
        Assert.Equal(["student", "paired"], beside.TestsMade.Tests(0).Select(t => t.Name));
        Assert.Equal(["paired"], alone.TestsMade.Tests(0).Select(t => t.Name));
    }

    [Fact]
    public void A_row_of_the_catalogue_has_a_name_of_its_own_and_says_what_it_does()
    {
        Assert.Equal(TestCatalogue.All.Count, TestCatalogue.All.Select(t => t.Name).Distinct().Count());
        Assert.All(TestCatalogue.All, t => Assert.Same(t, TestCatalogue.Find(t.Name)));
        Assert.Equal(TestCatalogue.All.Count, TestCatalogue.All.Select(t => t.Sentence).Distinct().Count());
    }

    private static double[] Ticks(string arm, int replicate, int item)
    {
        WorldRun run = SmallStudy.Chunk.Run(arm);
        Instrument instrument = SmallStudy.Opened.Scenario.Instrument;
        Assert.Equal(10, instrument.Items.Count);
        return [.. Enumerable.Range(0, run.Teachers).Select(i => (double)run.AnswersOf(replicate, 0, i)[item])];
    }
}
