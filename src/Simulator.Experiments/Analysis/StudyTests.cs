using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Measurement;
using Simulator.Statistics;

namespace Simulator.Experiments.Analysis;

/// <summary>A way to test one difference.</summary>
public enum TestOf
{
    /// <summary>Student's t of independent persons: what the field reports.</summary>
    Student,

    /// <summary>Welch's t of independent persons.</summary>
    Welch,

    /// <summary>Student's t of pair means; who is in no pair counts by themselves.</summary>
    PairMeans,

    /// <summary>Student's t of team means; who is in no team counts by themselves.</summary>
    TeamMeans,

    /// <summary>Paired t of the same persons in two arms (scenarios with the same people only).</summary>
    Paired,
}

/// <summary>One test of one row in one replicate.</summary>
/// <param name="Replicate">Number of the replicate.</param>
/// <param name="Wave">Place of the survey.</param>
/// <param name="Contrast">Place of the contrast.</param>
/// <param name="Row">Place of the row in the instrument's rows.</param>
/// <param name="Kind">The test.</param>
/// <param name="Test">Its result.</param>
/// <param name="PHolm">p after Holm's correction over the items (scales: over the scales).</param>
/// <param name="Effect">Cohen's d with its interval.</param>
/// <param name="EtaSquared">t² / (t² + df).</param>
/// <param name="IccPair">How alike partners are, arms' means removed; NaN without pairs.</param>
/// <param name="IccTeam">How alike team members are, arms' means removed; NaN without teams.</param>
/// <param name="DesignEffect">Variance inflation of a mean by teams (by pairs where there are no teams), at least what the ICC says.</param>
public readonly record struct TestRecord(
    int Replicate, int Wave, int Contrast, int Row, TestOf Kind, TTestResult Test, double PHolm, EffectSizeResult Effect, double EtaSquared,
    double IccPair, double IccTeam, double DesignEffect);

/// <summary>Analyses every replicate as its authors would analyse the study, and more carefully beside it.</summary>
public static class StudyTests
{
    /// <summary>All tests of an ensemble, by replicate, wave, contrast, row and test.</summary>
    /// <param name="result">The ensemble.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="intervals">Whether to compute intervals of d, the slow part.</param>
    public static TestRecord[] Of(EnsembleResult result, int threads = 0, bool intervals = true)
    {
        IReadOnlyList<Contrast> contrasts = Contrast.Of(result.Scenario);
        TestRecord[][] byReplicate = new TestRecord[result.Replicates.Count][];
        Parallel.For(
            0, byReplicate.Length, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount },
            r => byReplicate[r] = [.. OfReplicate(result, contrasts, result.Replicates[r], intervals)]);
        return [.. byReplicate.SelectMany(t => t)];
    }

    private static IEnumerable<TestRecord> OfReplicate(EnsembleResult result, IReadOnlyList<Contrast> contrasts, int replicate, bool intervals)
    {
        Instrument instrument = result.Scenario.Instrument;
        for (int wave = 0; wave < result.Scenario.SurveyWeeks.Count; wave++)
        {
            for (int c = 0; c < contrasts.Count; c++)
            {
                WorldRun first = result.Run(contrasts[c].First), second = result.Run(contrasts[c].Second);
                double[][] x = Answers.Of(first, instrument, replicate, wave), y = Answers.Of(second, instrument, replicate, wave);
                Clusters pairs = new(first.Pair, second.Pair, first.Teachers, second.Teachers, replicate);
                Clusters teams = new(first.Team, second.Team, first.Teachers, second.Teachers, replicate);
                TestOf[] kinds = result.Scenario.SamePeople && first.Teachers == second.Teachers
                    ? [TestOf.Paired]
                    : [TestOf.Student, TestOf.Welch, TestOf.PairMeans, TestOf.TeamMeans];
                List<TestRecord> records = [];
                for (int row = 0; row < x.Length; row++)
                {
                    double iccPair = pairs.Icc(x[row], y[row]), iccTeam = teams.Icc(x[row], y[row]);
                    double designEffect = double.IsNaN(iccTeam) ? pairs.DesignEffect(iccPair) : teams.DesignEffect(iccTeam);
                    foreach (TestOf kind in kinds)
                    {
                        TTestResult test = Test(kind, x[row], y[row], pairs, teams);
                        EffectSizeResult effect = Effect(kind, x[row], y[row], test, intervals && kind == TestOf.Student);
                        double eta = test.Statistic * test.Statistic / (test.Statistic * test.Statistic + test.Df);
                        records.Add(new TestRecord(replicate, wave, c, row, kind, test, double.NaN, effect, eta, iccPair, iccTeam, designEffect));
                    }
                }

                foreach (TestRecord record in WithHolm(records, instrument.Items.Count)) yield return record;
            }
        }
    }

    private static TTestResult Test(TestOf kind, double[] x, double[] y, Clusters pairs, Clusters teams) => kind switch
    {
        TestOf.Student => TTest.Student(x, y),
        TestOf.Welch => TTest.Welch(x, y),
        TestOf.PairMeans => TTest.Student(pairs.FirstMeans(x), pairs.SecondMeans(y)),
        TestOf.TeamMeans => TTest.Student(teams.FirstMeans(x), teams.SecondMeans(y)),
        _ => TTest.Paired(x, y),
    };

    private static EffectSizeResult Effect(TestOf kind, double[] x, double[] y, TTestResult test, bool interval) => kind switch
    {
        TestOf.Student when interval => EffectSize.FromTest(test),
        _ => EffectSize.FromGroupsWithoutInterval(x, y),
    };

    private static List<TestRecord> WithHolm(List<TestRecord> records, int items)
    {
        foreach (IGrouping<(TestOf, bool), int> family in Enumerable.Range(0, records.Count).GroupBy(k => (records[k].Kind, records[k].Row < items)))
        {
            int[] members = [.. family];
            double[] corrected = MultipleTesting.Holm([.. members.Select(k => records[k].Test.P)]);
            for (int k = 0; k < members.Length; k++) records[members[k]] = records[members[k]] with { PHolm = corrected[k] };
        }

        return records;
    }

    /// <summary>Who belongs together in two arms.</summary>
    private sealed class Clusters
    {
        private readonly int[] first;
        private readonly int[] second;
        private readonly int[] both;
        private readonly int[] sizes;

        internal Clusters(int[] firstIds, int[] secondIds, int firstCount, int secondCount, int replicate)
        {
            first = firstIds.AsSpan(replicate * firstCount, firstCount).ToArray();
            second = secondIds.AsSpan(replicate * secondCount, secondCount).ToArray();
            int offset = first.Length == 0 ? 0 : first.Max() + 1;
            both = [.. first, .. second.Select(id => id < 0 ? -1 : id + offset)];
            sizes = [.. both.Where(id => id >= 0).GroupBy(id => id).Select(g => g.Count()), .. both.Where(id => id < 0).Select(_ => 1)];
        }

        internal double[] FirstMeans(double[] x) => ClusterMeans.Of(x, first);

        internal double[] SecondMeans(double[] y) => ClusterMeans.Of(y, second);

        /// <summary>ICC over both arms after each arm's mean is taken off, so that a difference of the arms is not likeness.</summary>
        internal double Icc(double[] x, double[] y)
        {
            if (sizes.All(s => s == 1)) return double.NaN;
            double xMean = Descriptives.Of(x).Mean, yMean = Descriptives.Of(y).Mean;
            double[] centred = [.. x.Select(v => v - xMean), .. y.Select(v => v - yMean)];
            IntraclassCorrelationResult asOne = IntraclassCorrelation.OneWay(centred, both);
            // Two means were taken off where the analysis of variance counts one; uncorrected, small studies would look too little alike.
            double between = asOne.Df1 - 1;
            if (double.IsNaN(asOne.Icc) || !double.IsFinite(asOne.F) || between < 1) return asOne.Icc;
            double f = asOne.F * asOne.Df1 / between, size = (asOne.N - SizeBiased(x, first) - SizeBiased(y, second)) / between;
            return (f - 1) / (f + size - 1);
        }

        /// <summary>Mean size of the cluster that a person of an arm is in.</summary>
        private static double SizeBiased(double[] values, int[] ids)
        {
            double n = 0, squares = 0;
            foreach (double[] group in ClusterMeans.Groups(values, ids))
            {
                n += group.Length;
                squares += (double)group.Length * group.Length;
            }

            return n == 0 ? 0 : squares / n;
        }

        internal double DesignEffect(double icc) => double.IsNaN(icc) ? 1 : Statistics.DesignEffect.Of(icc, sizes);
    }
}
