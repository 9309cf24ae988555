using Simulator.Experiments;
using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Statistics;

namespace Simulator.Validation.Science;

/// <summary>
/// It is mechanism: where nothing is offered nothing differs, and what the tests of such studies reject beyond 5 % is what the printed
/// design effect says.
/// </summary>
public sealed class MechanismTests
{
    private const int Studies = 10_000;
    private const double Level = 0.05;

    /// <summary>Place of item 1.</summary>
    private const int Listened = 0;

    /// <summary>Four standard errors of a rejection rate near 5 % over 10,000 studies.</summary>
    private const double FourErrors = 0.0087;

    private static readonly Lazy<(TestRecord[] Tests, EnsembleResult Result)> Empty = new(() =>
    {
        EnsembleResult result = Played.Ensemble("empty-programme", Studies);
        return (StudyTests.Of(result, intervals: false), result);
    });

    public static TheoryData<int> Rows() => [.. Enumerable.Range(0, 12)];

    [Fact]
    public void An_empty_programme_has_no_effect()
    {
        EffectsOf effects = Played.Effects("empty-programme");
        Assert.InRange(Played.Items.Max(i => Math.Abs(effects.D(i))), 0, 0.05);
    }

    /// <summary>The design effect over replicates, which every report prints beside that of teams; the same rule for every row.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void The_naive_tests_excess_is_what_the_printed_design_effect_says(int row)
    {
        TestRecord[] student = Of(row, TestOf.Student);
        (double rate, double predicted, double error) = Predicted(student, VarianceOfMeans(student));
        Assert.True(Math.Abs(rate - predicted) < 4 * error, $"{Name(row)}: rejects {rate:0.0000}, predicted {predicted:0.0000} ± {4 * error:0.0000}");
    }

    /// <summary>What a single study's teams show explains eleven of twelve rows; the twelfth is the next test's and the README's.</summary>
    [Fact]
    public void The_design_effect_of_teams_explains_every_row_but_being_listened_to()
    {
        int[] unexplained = [.. Enumerable.Range(0, 12).Where(row =>
        {
            TestRecord[] student = Of(row, TestOf.Student);
            (double rate, double predicted, double error) = Predicted(student, student.Average(t => t.DesignEffect));
            return Math.Abs(rate - predicted) >= 4 * error;
        })];
        Assert.Equal([Listened], unexplained);
    }

    [Fact]
    public void The_test_of_team_means_keeps_its_level_in_every_row_but_being_listened_to()
    {
        int[] off = [.. Enumerable.Range(0, 12).Where(row => Math.Abs(Rejected(Of(row, TestOf.TeamMeans)) - Level) >= FourErrors)];
        Assert.Equal([Listened], off);
    }

    /// <summary>
    /// Being listened to well depends on who listens, and a good listener listens to people of several teams: the one row whose answers
    /// are alike beyond the team, which no design effect of teams can know. Where all listen equally well nothing is left of it.
    /// </summary>
    [Fact]
    public void What_teams_do_not_explain_of_being_listened_to_is_shared_listeners()
    {
        EnsembleResult alike = Played.Ensemble("empty-programme", 5000, "parameters.sigma_q=0");
        double with = BeyondTeams(Empty.Value.Result), without = BeyondTeams(alike);
        Assert.InRange(with, 0.05, 0.15);
        Assert.InRange(without, -0.04, 0.04);
    }

    [Fact]
    public void No_mechanism_reads_the_name_of_an_arm()
    {
        // The same programme under swapped names: with the same people every table is the same.
        Scenario scenario = ScenarioReader.Read("nguyen-2013", new Overrides([], null, 20)) with { SamePeople = true };
        Arm[] swapped = [.. scenario.Arms.Select(a => a with { Name = a.Name == "treatment" ? "zebra" : "aardvark" })];
        EnsembleResult one = Played.With(scenario), other = Played.With(scenario with { Arms = swapped });
        Assert.Equal(one.Run("treatment").Answers, other.Run("zebra").Answers);
        Assert.Equal(one.Run("control").Stress, other.Run("aardvark").Stress);
    }

    /// <summary>How much the difference of the arms' means varies over studies, against what each study's standard error says.</summary>
    private static double VarianceOfMeans(TestRecord[] tests) =>
        DesignEffect.OverRepetitions([.. tests.Select(t => t.Test.MeanDifference)], [.. tests.Select(t => t.Test.SeDifference)]);

    /// <summary>The design effect of being listened to that likeness of people of different teams of one school makes.</summary>
    private static double BeyondTeams(EnsembleResult result)
    {
        double pairs = 0, together = 0, all = 0, people = 0;
        foreach (WorldRun run in result.Runs)
        {
            double grand = result.Replicates.SelectMany(r => Enumerable.Range(0, run.Teachers).Select(i => (double)run.AnswersOf(r, 0, i)[Listened])).Average();
            foreach (int r in result.Replicates)
            {
                double[] off = [.. Enumerable.Range(0, run.Teachers).Select(i => run.AnswersOf(r, 0, i)[Listened] - grand)];
                int[] team = [.. Enumerable.Range(0, run.Teachers).Select(i => run.Team[r * run.Teachers + i])];
                double inTeams = Enumerable.Range(0, off.Length).GroupBy(i => team[i]).Sum(g => Math.Pow(g.Sum(i => off[i]), 2));
                together += Math.Pow(off.Sum(), 2) - inTeams;
                pairs += (double)off.Length * off.Length - team.GroupBy(t => t).Sum(g => (double)g.Count() * g.Count());
                all += off.Sum(o => o * o);
                people += off.Length;
            }
        }

        return together / pairs / (all / people) * (people / result.Replicates.Count / result.Runs.Count - 1);
    }

    private static (double Rate, double Predicted, double Error) Predicted(TestRecord[] tests, double designEffect)
    {
        double predicted = PredictedBy(designEffect, tests[0].Test.Df);
        return (Rejected(tests), predicted, Math.Sqrt(predicted * (1 - predicted) / Studies));
    }

    private static double PredictedBy(double designEffect, double df) => TTest.PTwoSided(Critical(df) / Math.Sqrt(designEffect), df);

    private static TestRecord[] Of(int row, TestOf kind) => [.. Empty.Value.Tests.Where(t => t.Row == row && t.Kind == kind)];

    private static double Rejected(TestRecord[] tests) => (double)tests.Count(t => t.Test.P < Level) / tests.Length;

    private static string Name(int row) => Empty.Value.Result.Scenario.Instrument.Rows[row];

    /// <summary>The two-sided 5 % point of t, by bisection on the p value.</summary>
    private static double Critical(double df)
    {
        (double low, double high) = (0, 20);
        for (int k = 0; k < 200; k++)
        {
            double middle = (low + high) / 2;
            if (TTest.PTwoSided(middle, df) > Level) low = middle;
            else high = middle;
        }

        return low;
    }
}
