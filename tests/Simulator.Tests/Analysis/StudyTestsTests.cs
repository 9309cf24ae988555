using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Statistics;

namespace Simulator.Tests.Analysis;

public sealed class StudyTestsTests
{
    private static readonly Lazy<TestRecord[]> All = new(() => StudyTests.Of(SmallStudy.Result, threads: 1));

    [Fact]
    public void Every_replicate_is_analysed_four_ways_in_every_row()
    {
        Assert.Equal(SmallStudy.Replications * 12 * 4, All.Value.Length);
        Assert.Equal([TestOf.Student, TestOf.Welch, TestOf.PairMeans, TestOf.TeamMeans], All.Value.Select(t => t.Kind).Distinct());
    }

    [Fact]
    public void Students_t_is_the_one_of_the_answers()
    {
        WorldRun treatment = SmallStudy.Result.Run("treatment"), control = SmallStudy.Result.Run("control");
        double[] x = Answers.Of(treatment, SmallStudy.Result.Scenario.Instrument, 3, 0)[2], y = Answers.Of(control, SmallStudy.Result.Scenario.Instrument, 3, 0)[2];
        TestRecord record = All.Value.First(t => t.Replicate == 3 && t.Row == 2 && t.Kind == TestOf.Student);
        Assert.Equal(TTest.Student(x, y).Statistic, record.Test.Statistic);
        Assert.Equal(63, record.Test.Df);
    }

    [Fact]
    public void Pair_means_halve_the_paired_arm()
    {
        TestRecord record = All.Value.First(t => t.Kind == TestOf.PairMeans);
        Assert.Equal((16, 33), (record.Test.N1, record.Test.N2));
    }

    [Fact]
    public void Holm_corrects_over_items_and_scales_apart()
    {
        TestRecord[] student = [.. All.Value.Where(t => t.Replicate == 0 && t.Kind == TestOf.Student)];
        TestRecord smallest = student.Where(t => t.Row < 10).MinBy(t => t.Test.P);
        Assert.Equal(Math.Min(1, 10 * smallest.Test.P), smallest.PHolm, 12);
        TestRecord scale = student.Where(t => t.Row >= 10).MinBy(t => t.Test.P);
        Assert.Equal(Math.Min(1, 2 * scale.Test.P), scale.PHolm, 12);
    }

    [Fact]
    public void The_same_people_in_two_arms_are_tested_pairwise()
    {
        EnsembleResult result = SmallStudy.Play("nguyen-2013", "people=same", "arms.control.cohort.teachers=32");
        Assert.All(StudyTests.Of(result, threads: 1), t => Assert.Equal(TestOf.Paired, t.Kind));
    }
}
