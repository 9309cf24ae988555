using Simulator.Experiments;
using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Validation.Science;

/// <summary>
/// It is mechanism: where nothing is offered nothing differs, and what the tests of such studies reject beyond 5 % is what the printed
/// design effect of teams says.
/// </summary>
public sealed class MechanismTests
{
    private const int Studies = 10_000;
    private const double Level = 0.05;

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

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_naive_tests_excess_is_what_the_printed_design_effect_says(int row)
    {
        TestRecord[] student = Of(row, TestOf.Student);
        double rate = Rejected(student), designEffect = student.Average(t => t.DesignEffect);
        double predicted = TTest.PTwoSided(Critical(63) / Math.Sqrt(designEffect), 63);
        double error = Math.Sqrt(predicted * (1 - predicted) / Studies);
        Assert.True(Math.Abs(rate - predicted) < 4 * error, $"{Name(row)}: rejects {rate:0.0000}; a mean design effect of {designEffect:0.000} predicts {predicted:0.0000} ± {4 * error:0.0000}");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_test_of_team_means_keeps_its_level(int row)
    {
        double rate = Rejected(Of(row, TestOf.TeamMeans));
        Assert.True(Math.Abs(rate - Level) < FourErrors, $"{Name(row)}: rejects {rate:0.0000}");
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
