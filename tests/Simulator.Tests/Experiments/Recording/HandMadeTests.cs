using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Hypotheses;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Results;
using Simulator.Experiments.Tests;
using Simulator.Scenarios;
using Simulator.Tables;

namespace Simulator.Tests.Experiments.Recording;

/// <summary>
/// Columns written down by hand, four teachers in each of two arms and two replicates, and every number that follows from them, with its
/// arithmetic: what stands between the state and the tables cannot move without one of these failing.
/// </summary>
public sealed class HandMadeTests : IDisposable
{
    private const string Text = """
        schema_version: 1
        name: By hand
        calendar: { weeks: 1, days_per_week: 1 }
        people: separate
        cohort: { teachers: 4 }
        arms:
          - name: taught
            programme: { workshop: { hours: 1 } }
          - name: plain
            programme: {}
        instrument: lankau-1996-adapted
        survey_weeks: [1]
        replications: 2
        hypotheses:
          - { name: more, outcome: item_1, contrast: taught - plain, expect: above 0, alpha: 0.2 }
          - { name: less, outcome: item_1, contrast: taught - plain, expect: below 0, alpha: 0.2 }
          - { name: other, outcome: item_1, contrast: taught - plain, expect: different from 0, alpha: 0.2 }
          - { name: two, outcome: item_1, contrast: taught - plain, expect: below 2, alpha: 0.2 }
          - { name: friends, outcome: new_friend_persons, contrast: taught - plain, test: fisher, expect: above 0 }
          - { name: trusting, outcome: trust, contrast: taught - plain, test: welch, expect: above 0 }
        """;

    private static readonly Contrast Main = new("taught", "plain");
    private static readonly byte[] High = [5, 4, 4, 3], Low = [3, 3, 2, 4];
    private readonly Scenario scenario = ScenarioReader.Parse(Text, "by_hand.yaml");
    private readonly RunRecord record;

    public HandMadeTests()
    {
        record = new RunRecord(scenario, Path.GetTempPath(), [], 1);
        record.Add(Made());
    }

    public void Dispose() => record.Dispose();

    /// <summary>
    /// Stress of the taught falls from .5 .5 .5 .5 to .25 .46875 .5625 .5 (sixteenths and thirty-seconds, so that nothing is rounded):
    /// gains .25, .03125, -.0625, 0. The smallest difference that matters is .05: one better, one worse, two the same; mean gain
    /// (.25 + .03125 - .0625) / 4 = .0546875. On other luck: .25 .375 .6875 .5, so chance moves 0, +.09375, -.125, 0. The second
    /// replicate changes nothing: 8 persons in all, so each share is halved, and the mean gain is .02734375.
    /// </summary>
    [Fact]
    public void Who_gains_is_counted_by_the_smallest_difference_that_matters_beside_what_luck_does()
    {
        EquityRow all = Row("everybody", "stress");
        Assert.Equal((4, 0.02734375), (all.Persons, all.Gain));
        Assert.Equal((1 / 8.0, 6 / 8.0, 1 / 8.0), (all.Better, all.Same, all.Worse));
        Assert.Equal((1 / 8.0, 1 / 8.0), (all.PlaceboBetter, all.PlaceboWorse));

        // Two replicate means, .0546875 and 0: their SE is .02734375, and t at 1 df is 12.7062.
        Assert.Equal(0.02734375 - 12.706204736 * 0.02734375, all.Lower, 8);
        Assert.Equal(0.02734375 + 12.706204736 * 0.02734375, all.Upper, 8);
    }

    /// <summary>More is better: trust rises by .125 in the first teacher only, in both replicates.</summary>
    [Fact]
    public void A_rise_of_what_is_good_is_a_gain()
    {
        EquityRow all = Row("everybody", "trust");
        Assert.Equal((1 / 4.0, 3 / 4.0, 0.0, 0.125 / 4), (all.Better, all.Same, all.Worse, all.Gain));
    }

    /// <summary>
    /// Start ties 0 0 1 2: the lowest third ends at 0 (two persons), the middle at 1. Base load .1 .2 .3 .4 rises and skill .4 .3 .2 .1 falls
    /// from the first teacher to the last, so the lowest third by load is the first two and by skill the last two.
    /// </summary>
    [Fact]
    public void Thirds_are_by_what_people_bring_with_them()
    {
        Assert.Equal((2, 1, 1), (Row("start_ties_low", "stress").Persons, Row("start_ties_middle", "stress").Persons,
            Row("start_ties_high", "stress").Persons));
        Assert.Equal(0.25 / 4 + 0.03125 / 4, Row("base_load_low", "stress").Gain, 12); // first two, half of the replicates
        Assert.Equal(-0.0625 / 4, Row("skill_low", "stress").Gain, 12); // last two
        Assert.Equal(0.25 / 2, Row("skill_high", "stress").Gain, 12);
        Assert.Equal(0.03125 / 2, Row("skill_middle", "stress").Gain, 12);
        Assert.DoesNotContain(Equity.Of(record), r => r.Arm == "plain");
    }

    /// <summary>
    /// Item 1, first replicate: 5 4 4 3 against 3 3 2 4. Means 4 and 3, both variances 2/3; t = 1 / sqrt(2/3 · 1/2) = sqrt 3 at 6 df, and by the
    /// closed form for even df P(|T| below it) = s (1 + (1-s²)/2 + 3 (1-s²)²/8) with s² = t²/(6+t²) = 1/3, that is sqrt(1/3) · 1.5 = .8660254.
    /// d = sqrt 3 · sqrt(1/2); J at 6 df = gamma(3) / (sqrt 3 · gamma(2.5)) = 2 / (sqrt 3 · 1.3293404); eta² = 3 / (3 + 6).
    /// </summary>
    [Fact]
    public void Students_t_d_g_and_eta_squared_are_those_of_the_answers()
    {
        TestNumbers student = Test("student");
        Assert.Equal(Math.Sqrt(3), student.Statistic, 12);
        Assert.Equal((6, 1.0), (student.Df, student.MeanDifference));
        Assert.Equal(1 - 1.5 * Math.Sqrt(1.0 / 3), student.P, 12);
        Assert.Equal(Math.Sqrt(1.0 / 3), student.SeDifference, 12);
        Assert.Equal(Math.Sqrt(1.5), student.D, 12);
        Assert.Equal(Math.Sqrt(1.5) * 2 / (Math.Sqrt(3) * 1.329340388), student.G, 8);
        Assert.Equal(1.0 / 3, student.EtaSquared, 12);
        Assert.True(student.GLower / student.DLower is var j && Math.Abs(j - student.G / student.D) < 1e-9 && student.DLower < student.D
            && student.D < student.DUpper);
    }

    /// <summary>
    /// 5 beats all of 3 3 2 4; each 4 beats three and ties one; 3 beats one and ties two: U = 4 + 3.5 + 3.5 + 2 = 13 of 16, rank-biserial
    /// 26/16 - 1 = .625; of the 16 differences (-1, four 0, six 1, four 2, one 3) the median is 1.
    /// </summary>
    [Fact]
    public void Mann_Whitney_is_a_row_with_its_own_words()
    {
        TestNumbers ranks = Test("mann_whitney");
        Assert.Equal((13, 1.0, 0.625), (ranks.Statistic, ranks.MeanDifference, ranks.D));
        Assert.True(double.IsNaN(ranks.Df) && double.IsNaN(ranks.SeDifference) && double.IsNaN(ranks.EtaSquared));
    }

    /// <summary>
    /// Partners 1 and 2, and 3 and 4: means 4.5 and 3.5 against 3 3 2 4 by themselves. Welch: variances .5 and 2/3, error² .25 + 1/6 = 5/12;
    /// t = 1 / sqrt(5/12); df = (5/12)² / (.25²/1 + (1/6)²/3).
    /// </summary>
    [Fact]
    public void Pair_means_are_tested_by_Welch()
    {
        TestNumbers pairs = Test("pair_means");
        Assert.Equal(1 / Math.Sqrt(5.0 / 12), pairs.Statistic, 12);
        Assert.Equal(Math.Pow(5.0 / 12, 2) / (0.0625 + 1.0 / 108), pairs.Df, 10);
    }

    /// <summary>
    /// Likeness of partners looks at those who have one: 5 4 and 4 3, mean squares between 1 and within .5, ICC (1 - .5) / (1 + .5) = 1/3.
    /// Teams are the first two of each arm (the others have none): the design effect is 1 + (size-biased size - 1) ICC over clusters 2 1 1 2 1 1.
    /// </summary>
    [Fact]
    public void Likeness_of_partners_is_over_formal_pairs_only()
    {
        int at = record.TestsMade.Column(0, 0, 0);
        double pair = record.TestSheet.Series(at)[0], team = record.TestSheet.Series(at + 1)[0], effect = record.TestSheet.Series(at + 2)[0];
        Assert.Equal(1.0 / 3, pair, 12);
        Assert.Equal(1 + (12.0 / 8 - 1) * team, effect, 12);
    }

    [Fact]
    public void The_table_of_arms_has_number_mean_sd_and_alpha_of_every_row()
    {
        Table arms = SummaryTables.Arms(record);
        Assert.Equal(2 * 2 * 12, arms.Rows);
        Assert.Equal(["scenario", "arm", "replicate", "wave", "outcome", "n", "mean", "sd", "alpha"], arms.Columns.Select(c => c.Name));
        string[] first = [.. Enumerable.Range(0, 12).Select(k => arms.Columns[4].TextAt(k)!)];
        Assert.Equal(scenario.Instrument.Rows, first);

        // plain comes first by name; in the first replicate it ticks 3 3 2 4, in the second the others' 5 4 4 3.
        Assert.Equal(("plain", 4L, 3.0), (arms.Columns[1].TextAt(0), arms.Columns[5].IntegerAt(0), arms.Columns[6].NumberAt(0)));
        Assert.Equal(Math.Sqrt(2.0 / 3), arms.Columns[7].NumberAt(0), 12);
        Assert.True(double.IsNaN(arms.Columns[8].NumberAt(0)));
        Assert.Equal(1, arms.Columns[8].NumberAt(10), 12); // five items ticked alike: nothing but what they have in common
        Assert.Equal((1L, 4.0), (arms.Columns[2].IntegerAt(12), arms.Columns[6].NumberAt(12)));
        Assert.Equal(("taught", 0L, 4.0), (arms.Columns[1].TextAt(24), arms.Columns[2].IntegerAt(24), arms.Columns[6].NumberAt(24)));
    }

    /// <summary>p is .134 at alpha .2 in both replicates, above in the first and below in the second.</summary>
    [Fact]
    public void Above_and_below_are_told_apart()
    {
        HypothesisResult more = Hypothesis("more"), less = Hypothesis("less"), other = Hypothesis("other");
        Assert.Equal((2, 1, 0.5, 0.5), (more.Replications, more.Supported, more.Share.Value, more.Opposite));
        Assert.Equal((1, 0.5), (less.Supported, less.Opposite));
        Assert.Equal((2, 1.0, 0.0), (other.Supported, other.Share.Value, other.Opposite));

        // The two differences, 1 and -1, have the mean 0, so nothing can be exaggerated.
        Assert.Equal(0, more.Difference.Mean);
        Assert.True(double.IsNaN(more.Exaggeration));
    }

    /// <summary>Below 2: 1 - 2 = -1 gives the same p .134, and -1 - 2 = -3 a smaller one; the mean of -1 and -3 is -2.</summary>
    [Fact]
    public void A_value_other_than_nothing_is_what_the_difference_is_held_against()
    {
        HypothesisResult two = Hypothesis("two");
        Assert.Equal((2, 0.0, -2.0), (two.Supported, two.Opposite, two.Difference.Mean));
    }

    /// <summary>All four against none of four: one table of 70 on each side is as extreme, p = 2/70 in both replicates.</summary>
    [Fact]
    public void Counts_of_persons_are_tested_by_Fisher()
    {
        HypothesisResult friends = Hypothesis("friends");
        Assert.Equal((2, 1.0, 1.0, 1.0), (friends.Supported, friends.Share.Value, friends.Difference.Mean, friends.Exaggeration));
    }

    /// <summary>Trust .625 .5 .5 .5 against .5 four times: t = .03125 / (.0625/2) = 1, which no one finds at .05.</summary>
    [Fact]
    public void Any_measure_of_persons_can_be_tested()
    {
        HypothesisResult trusting = Hypothesis("trusting");
        Assert.Equal((2, 0, 0.03125), (trusting.Replications, trusting.Supported, trusting.Difference.Mean));
    }

    /// <summary>Stress at the survey: taught 1.78125 / 4 and .5 (mean .47265625), plain .5; difference -.02734375, SE the same again.</summary>
    [Fact]
    public void Differences_are_taken_replicate_by_replicate()
    {
        Difference arms = DifferenceTable.Of(record).Single(d => d.Contrast == "taught - plain" && d.Outcome == "stress");
        Assert.Equal((-0.02734375, 0.47265625, 0.5), (arms.Value, arms.First, arms.Second));
        Assert.Equal(-0.0546875 * 0.975, arms.OneStudy!.Value.Lower, 12); // type 7 quantile of -.0546875 and 0 at .025
        Difference twin = DifferenceTable.Of(record).Single(d => d.Contrast == "taught - twin" && d.Outcome == "stress");
        Assert.Equal((-0.02734375, 0.5), (twin.Value, twin.Second));
        Assert.Null(twin.OneStudy);
    }

    private EquityRow Row(string group, string outcome) => Equity.Of(record).Single(r => r.Group == group && r.Outcome == outcome);

    private TestNumbers Test(string name) => record.Tests(Main, 0, 0, name)![0];

    private HypothesisResult Hypothesis(string name) => HypothesisResult.Of(record).Single(h => h.Hypothesis.Name == name);

    private Chunk Made()
    {
        Arm plain = scenario.Arms.Single(a => a.Name == "plain"), taught = scenario.Arms.Single(a => a.Name == "taught");
        WorldRun without = New(plain, WorldKind.Programme), with = New(taught, WorldKind.Programme), twin = New(taught, WorldKind.Twin);
        WorldRun again = New(taught, WorldKind.Placebo);
        Fill(with.Stress, 0.25f, 0.46875f, 0.5625f, 0.5f);
        Fill(again.Stress, 0.25f, 0.375f, 0.6875f, 0.5f);
        with.Trust[0] = with.Trust[4] = again.Trust[0] = again.Trust[4] = 0.625f;
        Array.Fill<ushort>(with.NewFriends, 1);
        for (int r = 0; r < 2; r++)
        {
            for (int i = 0; i < 4; i++)
            {
                with.AnswersOf(r, 0, i).Fill((r == 0 ? High : Low)[i]);
                without.AnswersOf(r, 0, i).Fill((r == 0 ? Low : High)[i]);
            }
        }

        foreach (WorldRun run in new[] { with, twin, again }) new[] { 0, 0, 1, 1, 0, 0, 1, 1 }.CopyTo(run.Pair, 0);
        return new Chunk(scenario, 0, [0, 1], [without, without.AsTwin(), with, twin, again], 2);
    }

    private WorldRun New(Arm arm, WorldKind world)
    {
        WorldRun run = new(arm, world, 2, 1, 1, 10);
        foreach (float[] column in new[] { run.Stress, run.Trust, run.Friendship, run.Knowledge }) Array.Fill(column, 0.5f);
        Array.Fill(run.Pair, -1);
        for (int r = 0; r < 2; r++)
        {
            new[] { 0, 0, -1, -1 }.CopyTo(run.Team, 4 * r);
            new ushort[] { 0, 0, 1, 2 }.CopyTo(run.StartDegree, 4 * r);
            new[] { 0.1f, 0.2f, 0.3f, 0.4f }.CopyTo(run.BaseLoad, 4 * r);
            new[] { 0.4f, 0.3f, 0.2f, 0.1f }.CopyTo(run.StartSkill, 4 * r);
            run.Books[r] = new Ledger();
            run.Means[r] = [[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]];
            run.Pairs[r] = [];
        }

        return run;
    }

    /// <summary>The first replicate's values; the second replicate keeps .5.</summary>
    private static void Fill(float[] column, params float[] values) => values.CopyTo(column, 0);
}
