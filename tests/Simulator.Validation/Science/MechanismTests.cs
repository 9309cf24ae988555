using Simulator.Experiments;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Tests;
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

    /// <summary>Place of item 6, the same asked for its effect.</summary>
    private const int ListenedEffectively = 5;

    /// <summary>Four standard errors of a rejection rate near 5 % over 10,000 studies.</summary>
    private const double FourErrors = 0.0087;

    private static readonly Contrast Main = new("treatment", "control");

    private static readonly Lazy<(RunRecord Record, Listeners Heard)> Empty = new(() => Play(Studies));

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
        TestNumbers[] student = Of(row, "student");
        (double rate, double predicted, double error) = Predicted(student, VarianceOfMeans(student));
        Assert.True(Math.Abs(rate - predicted) < 4 * error, $"{Name(row)}: rejects {rate:0.0000}, predicted {predicted:0.0000} ± {4 * error:0.0000}");
    }

    /// <summary>
    /// What a single study's teams show explains ten of twelve rows. The two on being listened to are the next test's and the README's: item 1,
    /// and item 6, which reads it at two thirds and lies on the border of four standard errors.
    /// </summary>
    [Fact]
    public void The_design_effect_of_teams_explains_every_row_but_those_on_being_listened_to()
    {
        int[] unexplained = [.. Enumerable.Range(0, 12).Where(row =>
        {
            TestNumbers[] student = Of(row, "student");
            (double rate, double predicted, double error) = Predicted(student, DesignEffectOfTeams(row));
            return Math.Abs(rate - predicted) >= 4 * error;
        })];
        Assert.Contains(Listened, unexplained);
        Assert.Empty(unexplained.Except([Listened, ListenedEffectively]));
    }

    [Fact]
    public void The_test_of_team_means_keeps_its_level_in_every_row_but_being_listened_to()
    {
        int[] off = [.. Enumerable.Range(0, 12).Where(row => Math.Abs(Rejected(Of(row, "team_means")) - Level) >= FourErrors)];
        Assert.Equal([Listened], off);
    }

    /// <summary>
    /// Being listened to well depends on who listens, and a good listener listens to people of several teams: the one row whose answers
    /// are alike beyond the team, which no design effect of teams can know. Where all listen equally well nothing is left of it.
    /// </summary>
    [Fact]
    public void What_teams_do_not_explain_of_being_listened_to_is_shared_listeners()
    {
        (RunRecord alike, Listeners heard) = Play(5000, "parameters.sigma_q=0");
        alike.Dispose();
        double with = Empty.Value.Heard.BeyondTeams, without = heard.BeyondTeams;
        Assert.InRange(with, 0.05, 0.15);
        Assert.InRange(without, -0.04, 0.04);
    }

    [Fact]
    public void No_mechanism_reads_the_name_of_an_arm()
    {
        // The same programme under swapped names: with the same people every table is the same.
        Scenario scenario = ScenarioReader.Read("nguyen-2013", new Overrides([], null, 20)) with { SamePeople = true };
        Arm[] swapped = [.. scenario.Arms.Select(a => a with { Name = a.Name == "treatment" ? "zebra" : "aardvark" })];
        Chunk one = Played.Whole(scenario), other = Played.Whole(scenario with { Arms = swapped });
        Assert.Equal(one.Run("treatment").Answers, other.Run("zebra").Answers);
        Assert.Equal(one.Run("control").Stress, other.Run("aardvark").Stress);
    }

    /// <summary>How much the difference of the arms' means varies over studies, against what each study's standard error says.</summary>
    private static double VarianceOfMeans(TestNumbers[] tests) =>
        DesignEffect.OverRepetitions([.. tests.Select(t => t.MeanDifference)], [.. tests.Select(t => t.SeDifference)]);

    private static (double Rate, double Predicted, double Error) Predicted(TestNumbers[] tests, double designEffect)
    {
        double predicted = PredictedBy(designEffect, tests[0].Df);
        return (Rejected(tests), predicted, Math.Sqrt(predicted * (1 - predicted) / Studies));
    }

    private static double PredictedBy(double designEffect, double df) => TTest.PTwoSided(Critical(df) / Math.Sqrt(designEffect), df);

    private static (RunRecord Record, Listeners Heard) Play(int studies, params string[] sets)
    {
        Listeners heard = new();
        return (Played.Recorded(ScenarioReader.Open("empty-programme", new Overrides(sets, null, studies)), heard.Add), heard);
    }

    private static TestNumbers[] Of(int row, string test) => Empty.Value.Record.Tests(Main, 0, row, test)!;

    private static double DesignEffectOfTeams(int row) =>
        Empty.Value.Record.TestSheet.Series(Empty.Value.Record.TestsMade.Column(0, 0, row) + 2).Average();

    private static double Rejected(TestNumbers[] tests) => (double)tests.Count(t => t.P < Level) / tests.Length;

    private static string Name(int row) => Empty.Value.Record.Scenario.Instrument.Rows[row];

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

    /// <summary>Sums over all studies for the design effect of being listened to that likeness of people of different teams of one school makes.</summary>
    private sealed class Listeners
    {
        private readonly Dictionary<string, double[]> arms = [];

        /// <summary>Mean product of two people's deviations over their variance, times the other people of a school.</summary>
        internal double BeyondTeams
        {
            get
            {
                double together = 0, pairs = 0, all = 0, people = 0, schools = 0;
                foreach (double[] n in arms.Values)
                {
                    // Sums of: answers, people, squared sum of a school, squared sums of its teams, people², team sizes², answers²,
                    // schools, people · sum, team size · team sum.
                    double grand = n[0] / n[1];
                    together += n[2] - n[3] - 2 * grand * (n[8] - n[9]) + grand * grand * (n[4] - n[5]);
                    pairs += n[4] - n[5];
                    all += n[6] - n[1] * grand * grand;
                    people += n[1];
                    schools += n[7];
                }

                return together / pairs / (all / people) * (people / schools - 1);
            }
        }

        internal void Add(Chunk chunk)
        {
            foreach (WorldRun run in chunk.Runs.Where(r => r.World == WorldKind.Programme))
            {
                if (!arms.TryGetValue(run.Arm.Name, out double[]? n)) arms[run.Arm.Name] = n = new double[10];
                foreach (int place in chunk.Finished.Select(r => r - chunk.First)) AddSchool(n, run, place);
            }
        }

        private static void AddSchool(double[] n, WorldRun run, int place)
        {
            double[] ticks = [.. Enumerable.Range(0, run.Teachers).Select(i => (double)run.AnswersOf(place, 0, i)[Listened])];
            double[][] teams = [.. Enumerable.Range(0, run.Teachers).GroupBy(i => run.Team[place * run.Teachers + i])
                .Select(g => g.Select(i => ticks[i]).ToArray())];
            double sum = ticks.Sum();
            n[0] += sum;
            n[1] += ticks.Length;
            n[2] += sum * sum;
            n[3] += teams.Sum(t => Math.Pow(t.Sum(), 2));
            n[4] += (double)ticks.Length * ticks.Length;
            n[5] += teams.Sum(t => (double)t.Length * t.Length);
            n[6] += ticks.Sum(t => t * t);
            n[7]++;
            n[8] += ticks.Length * sum;
            n[9] += teams.Sum(t => t.Length * t.Sum());
        }
    }
}
