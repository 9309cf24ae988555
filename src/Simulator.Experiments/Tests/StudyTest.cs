using Simulator.Statistics;

namespace Simulator.Experiments.Tests;

/// <summary>What a test may be used for.</summary>
public enum TestUse
{
    /// <summary>Values of persons who are independent samples.</summary>
    Values,

    /// <summary>Values of the same persons in two arms.</summary>
    SamePersons,

    /// <summary>Counts of persons.</summary>
    Counts,
}

/// <summary>A way to test one difference, as an analyst would: a row of the catalogue.</summary>
/// <param name="Name">Its name in tables and scenarios.</param>
/// <param name="Title">Its name in reports.</param>
/// <param name="Sentence">What it does.</param>
/// <param name="Use">What it may be used for.</param>
/// <param name="Of">Its numbers.</param>
public sealed record StudyTest(string Name, string Title, string Sentence, TestUse Use, Func<TwoSamples, TestNumbers> Of)
{
    /// <summary>Whether it is made of every row of every run; the others are made where a hypothesis or a plan asks for them.</summary>
    public bool OfEveryRun { get; init; } = true;
}

/// <summary>Every test: one line each.</summary>
public static class TestCatalogue
{
    /// <summary>The test that the field reports, whose numbers stand for a study where one is wanted.</summary>
    public const string Usual = "student";

    /// <summary>The test of counts of persons, where a hypothesis on one names none.</summary>
    public const string UsualOfCounts = "fisher";

    /// <summary>All tests, in the order of tables.</summary>
    public static IReadOnlyList<StudyTest> All { get; } =
    [
        new(Usual, "Student", "Student's t of independent persons: what the field reports", TestUse.Values,
            s => TestNumbers.Of(s.Student, s.Student.Reason == Reason.None ? EffectSize.FromTest(s.Student) : s.Effect)),
        new("welch", "Welch", "Welch's t of independent persons: variances may differ", TestUse.Values,
            s => TestNumbers.Of(TTest.FromDescriptives(s.FirstSummary, s.SecondSummary, welch: true), s.Effect)),
        new("pair_means", "by pair means", "Welch's t of the means of formal pairs; who is in no pair counts by themselves", TestUse.Values,
            s => TestNumbers.Of(TTest.Welch(s.Pairs.FirstMeans(s.First), s.Pairs.SecondMeans(s.Second)), s.Effect)),
        new("team_means", "by team means", "Student's t of the means of mentor teams; who is in no team counts by themselves", TestUse.Values,
            s => TestNumbers.Of(TTest.Student(s.Teams.FirstMeans(s.First), s.Teams.SecondMeans(s.Second)), s.Effect)),
        new("mann_whitney", "Mann-Whitney", "Mann and Whitney's U of independent persons, with the Hodges-Lehmann difference and the rank-biserial correlation",
            TestUse.Values, s => TestNumbers.Of(MannWhitney.Of(s.First, s.Second))),
        new("permutation", "permutation", "Fisher and Pitman's permutation of persons, on the difference of means, in 999 deals and the observed one",
            TestUse.Values, OfDeals) { OfEveryRun = false },
        new("cluster_robust", "cluster-robust",
            "difference of means with a standard error that lets partners be alike (team members where nobody is in a pair), t on clusters minus two",
            TestUse.Values, s => TestNumbers.Of(s.Together.Robust(s), s.Effect)) { OfEveryRun = false },
        new("mixed", "mixed model", "mixed model with a random intercept of the pair (of the team where nobody is in one), REML, t on clusters minus two",
            TestUse.Values, s => TestNumbers.Of(s.Together.Mixed(s), s.Effect)) { OfEveryRun = false },
        new("paired", "paired", "paired t of the same persons in two arms", TestUse.SamePersons,
            s => TestNumbers.Of(TTest.Paired(s.First, s.Second), s.Effect)),
        new(UsualOfCounts, "Fisher", "Fisher's exact test of the shares of persons who have something", TestUse.Counts, OfCounts),
    ];

    /// <summary>The test with a name, or null.</summary>
    public static StudyTest? Find(string name) => All.FirstOrDefault(t => t.Name == name);

    /// <summary>The tests of values that every run of a scenario makes: of independent persons, or of the same ones.</summary>
    public static IReadOnlyList<StudyTest> For(bool samePersons) =>
        [.. All.Where(t => t.OfEveryRun && t.Use == (samePersons ? TestUse.SamePersons : TestUse.Values))];

    /// <summary>Every analysis of values of independent persons.</summary>
    public static IReadOnlyList<StudyTest> Analyses { get; } = [.. All.Where(t => t.Use == TestUse.Values)];

    /// <summary>p values of one test after Holm's correction, over the items and over the scales.</summary>
    /// <param name="p">p of every row, items first.</param>
    /// <param name="items">How many are items.</param>
    internal static double[] Corrected(double[] p, int items) => [.. MultipleTesting.Holm(p.AsSpan(..items)), .. MultipleTesting.Holm(p.AsSpan(items..))];

    /// <summary>Values are 1 for who has it and 0 for who has not.</summary>
    private static TestNumbers OfCounts(TwoSamples s)
    {
        (int has1, int n1) = Counted(s.First);
        (int has2, int n2) = Counted(s.Second);
        FisherExactResult test = FisherExact.Of(has1, n1, has2, n2);
        double none = double.NaN;
        return new TestNumbers(none, none, test.P, test.Difference, none, none, none, none, none, none, none, none, none, none);
    }

    private static TestNumbers OfDeals(TwoSamples s)
    {
        (double p, double difference) = PermutationTest.Of(s.First, s.Second);
        double none = double.NaN;
        return new TestNumbers(none, none, p, difference, none, none, none, s.Effect.D, none, none, s.Effect.G, none, none, none);
    }

    private static (int Has, int N) Counted(double[] values) => (values.Count(v => v == 1), values.Count(v => !double.IsNaN(v)));
}
