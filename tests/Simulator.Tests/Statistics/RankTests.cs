using System.Text.Json;
using CsCheck;
using Simulator.Statistics;

namespace Simulator.Tests.Statistics;

/// <summary>The tests that hold for any order of answers and for counts: R's cases, degenerate data, and what must always hold.</summary>
public sealed class RankTests
{
    private const double No = double.NaN;
    private const double Endless = double.PositiveInfinity;
    private static readonly double[] None = [];
    private static readonly double[] Missing = [No, No];
    private static readonly double[] Same = [2, 2, 2];
    private static readonly double[] Some = [1, 2, 4, 3];

    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("PROPERTY_ITERATIONS"), out int asked) ? asked : 1_000;

    // From answers with many ties to values nearly without; quarters, so that shifts are exact.
    private static readonly Gen<double[]> Values =
        Gen.OneOf(Gen.Int[1, 5], Gen.Int[-30, 30], Gen.Int[-1_000_000, 1_000_000]).Select(i => i / 4.0).Array[1, 40];

    private static readonly Gen<double[]> Alike = Gen.Int[1, 5].Select(i => (double)i).Array[1, 70];

    private static readonly Gen<(double[] X, double[] Y)> Two =
        Gen.OneOf(Gen.Select(Values, Values), Gen.Select(Alike, Alike), Unlike(-100_000, 100_000));

    private static readonly Gen<(int A, int N1, int B, int N2)> Table = Gen.Select(Gen.Int[1, 80], Gen.Int[1, 80])
        .SelectMany((n1, n2) => Gen.Select(Gen.Int[0, n1], Gen.Int[0, n2]).Select((a, b) => (a, n1, b, n2)));

    private static readonly Dictionary<string, (Func<MannWhitneyResult> Ask, MannWhitneyResult Expected)> Degenerate = new()
    {
        ["two empty groups"] = (() => MannWhitney.Of(None, None), new(No, No, No, No, 0, 0, Reason.TooFewCases)),
        ["one group empty"] = (() => MannWhitney.Of(Some, None), new(No, No, No, No, 4, 0, Reason.TooFewCases)),
        ["missing values only"] = (() => MannWhitney.Of(Missing, Some), new(No, No, No, No, 0, 4, Reason.TooFewCases)),
        ["one missing"] = (() => MannWhitney.Of([3, No, 5], [1, 4, No]), new(3, 2 / 3.0, 1.5, 0.5, 2, 2, Reason.None)),
        ["one against one"] = (() => MannWhitney.Of([3], [1]), new(1, 1, 2, 1, 1, 1, Reason.None)),
        ["one against its equal"] = (() => MannWhitney.Of([3], [3]), new(0.5, No, 0, 0, 1, 1, Reason.ZeroVariance)),
        ["all equal"] = (() => MannWhitney.Of(Same, Same), new(4.5, No, 0, 0, 3, 3, Reason.ZeroVariance)),
        ["all equal after the shift"] = (() => MannWhitney.Of(Same, [1, 1], 1), new(3, No, 1, 0, 3, 2, Reason.ZeroVariance)),
        ["all equal in a large group"] = (() => MannWhitney.Of(new double[1000], new double[777]),
            new(388_500, No, 0, 0, 1000, 777, Reason.ZeroVariance)),
        ["one value in each"] = (() => MannWhitney.Of(Same, [1, 1]), new(6, 0.095580704545629405, 1, 1, 3, 2, Reason.None)),
        ["both zeros"] = (() => MannWhitney.Of([0.0, -0.0], [-0.0, 0.0]), new(2, No, 0, 0, 2, 2, Reason.ZeroVariance)),
        ["an infinite value"] = (() => MannWhitney.Of([1, Endless], Some), new(No, No, No, No, 2, 4, Reason.NotFinite)),
        ["an infinite value below"] = (() => MannWhitney.Of(Some, [-Endless]), new(No, No, No, No, 4, 1, Reason.NotFinite)),
        ["a difference too large"] = (() => MannWhitney.Of([1e308], [-1e308]), new(No, No, No, No, 1, 1, Reason.NotFinite)),
        ["a shift of NaN"] = (() => MannWhitney.Of(Some, Some, No), new(No, No, No, No, 4, 4, Reason.NotFinite)),
        ["an infinite shift"] = (() => MannWhitney.Of(Some, Some, Endless), new(No, No, No, No, 4, 4, Reason.NotFinite)),
        ["values at the end of the range"] = (() => MannWhitney.Of([1.7e308, 1.6e308], [0]),
            new(2, 2 / 3.0, 1.65e308, 1, 2, 1, Reason.None)),
    };

    public static IEnumerable<TheoryDataRow<string>> Of(string kind) => Fixture.Names(kind);

    public static IEnumerable<TheoryDataRow<string>> DegenerateNames => Degenerate.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory, MemberData(nameof(Of), "mann_whitney")]
    public void Mann_and_Whitneys_test_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        MannWhitneyResult test = MannWhitney.Of(input.Column("x"), input.Column("y"), input.Number("shift"));
        Near.Statistic(expected.Number("u"), test.U, "U");
        Near.P(expected.Number("p"), test.P);
        Near.Statistic(expected.Number("hodges_lehmann"), test.HodgesLehmann, "Hodges-Lehmann");
        Near.Statistic(expected.Number("rank_biserial"), test.RankBiserial, "rank-biserial");
        Assert.Equal((input.Column("x").Length, input.Column("y").Length, Reason.None), (test.N1, test.N2, test.Reason));
    }

    [Theory, MemberData(nameof(Of), "fisher")]
    public void Fishers_exact_test_agrees_with_R(string name)
    {
        (JsonElement input, JsonElement expected) = Fixture.Case(name);
        FisherExactResult test = FisherExact.Of(input.Whole("a"), input.Whole("n1"), input.Whole("b"), input.Whole("n2"));
        Near.P(expected.Number("p"), test.P);
        Near.Statistic(expected.Number("difference"), test.Difference, "difference");
        if (double.IsInfinity(expected.Number("odds")))
            Assert.Equal(expected.Number("odds"), test.OddsRatio);
        else
            Near.Statistic(expected.Number("odds"), test.OddsRatio, "odds ratio");
        Assert.Equal(double.IsNaN(expected.Number("odds")) ? Reason.ZeroVariance : Reason.None, test.Reason);
    }

    [Theory, MemberData(nameof(DegenerateNames))]
    public void Degenerate_groups_give_a_reason(string name)
    {
        (Func<MannWhitneyResult> ask, MannWhitneyResult expected) = Degenerate[name];
        MannWhitneyResult test = ask();
        Near.Statistic(expected.U, test.U, "U");
        Near.Relative(expected.P, test.P, 1e-12, 0, "p");
        Near.Statistic(expected.HodgesLehmann, test.HodgesLehmann, "Hodges-Lehmann");
        Near.Statistic(expected.RankBiserial, test.RankBiserial, "rank-biserial");
        Assert.Equal((expected.N1, expected.N2, expected.Reason), (test.N1, test.N2, test.Reason));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, No, No, No, Reason.TooFewCases)]
    [InlineData(0, 0, 2, 5, No, No, No, Reason.TooFewCases)]
    [InlineData(3, 5, 0, 0, No, No, No, Reason.TooFewCases)]
    [InlineData(0, 5, 0, 7, 1, 0, No, Reason.ZeroVariance)]
    [InlineData(5, 5, 7, 7, 1, 0, No, Reason.ZeroVariance)]
    [InlineData(1, 1, 0, 1, 1, 1, Endless, Reason.None)]
    [InlineData(0, 1, 1, 1, 1, -1, 0, Reason.None)]
    [InlineData(1_000_000, 1_000_000, 0, 1_000_000, 0, 1, Endless, Reason.None)]
    [InlineData(1, int.MaxValue, 0, 2, 1, 1.0 / int.MaxValue, Endless, Reason.None)]
    public void Degenerate_tables_give_a_reason(
        int a, int n1, int b, int n2, double p, double difference, double odds, Reason reason) =>
        Assert.Equal(new FisherExactResult(p, difference, odds, reason), FisherExact.Of(a, n1, b, n2));

    [Theory]
    [InlineData(-1, 5, 0, 5)]
    [InlineData(6, 5, 0, 5)]
    [InlineData(0, 5, -1, 5)]
    [InlineData(0, 5, 6, 5)]
    [InlineData(0, -1, 0, 5)]
    public void Impossible_counts_are_refused(int a, int n1, int b, int n2) =>
        Assert.Throws<ArgumentException>(() => FisherExact.Of(a, n1, b, n2));

    [Fact]
    public void Swapping_groups_flips_the_sign_and_keeps_p() => Two.Sample(
        two =>
        {
            MannWhitneyResult one = MannWhitney.Of(two.X, two.Y);
            MannWhitneyResult other = MannWhitney.Of(two.Y, two.X);
            return one.U + other.U == (double)one.N1 * one.N2 && one.P.Equals(other.P) && one.HodgesLehmann == -other.HodgesLehmann
                && one.RankBiserial == -other.RankBiserial && one.Reason == other.Reason;
        },
        iter: Iterations);

    [Fact]
    public void Shifting_a_group_moves_the_estimate_and_testing_against_the_shift_undoes_it() =>
        Gen.Select(Two, Gen.Int[-400, 400]).Sample(
            (two, quarters) =>
            {
                double by = quarters / 4.0;
                MannWhitneyResult before = MannWhitney.Of(two.X, two.Y);
                double[] moved = Array.ConvertAll(two.X, x => x + by);
                MannWhitneyResult after = MannWhitney.Of(moved, two.Y, by);
                MannWhitneyResult against = MannWhitney.Of(two.X, two.Y, by);
                MannWhitneyResult lowered = MannWhitney.Of(Array.ConvertAll(two.X, x => x - by), two.Y);
                return after.Equals(before with { HodgesLehmann = before.HodgesLehmann + by })
                    && against.Equals(lowered with { HodgesLehmann = before.HodgesLehmann });
            },
            iter: Iterations);

    [Fact]
    public void Counting_all_pairs_gives_the_same() => Two.Sample(
        two =>
        {
            MannWhitneyResult test = MannWhitney.Of(two.X, two.Y);
            double[] differences = two.X.SelectMany(x => two.Y.Select(y => x - y)).ToArray();
            double u = differences.Sum(d => d > 0 ? 1 : d == 0 ? 0.5 : 0);
            return test.U == u && test.HodgesLehmann == Quantile.Median(differences) && test.RankBiserial is >= -1 and <= 1
                && (test.Reason == Reason.ZeroVariance ? double.IsNaN(test.P) : test.P is > 0 and <= 1);
        },
        iter: Iterations);

    [Fact]
    public void Groups_too_large_for_the_stack_give_the_same()
    {
        double[] x = Enumerable.Range(0, 400).Select(i => (i * 7919 % 1009) / 8.0).ToArray();
        double[] y = Enumerable.Range(0, 300).Select(i => (i * 104_729 % 1013) / 4.0).ToArray();
        double[] differences = x.SelectMany(a => y.Select(b => a - b)).ToArray();
        MannWhitneyResult test = MannWhitney.Of(x, y);
        Assert.Equal(Quantile.Median(differences), test.HodgesLehmann);
        Assert.Equal(differences.Sum(d => d > 0 ? 1 : d == 0 ? 0.5 : 0), test.U);
    }

    [Fact]
    public void Any_rising_transformation_keeps_the_ranks() => Two.Sample(
        two =>
        {
            MannWhitneyResult before = MannWhitney.Of(two.X, two.Y);
            MannWhitneyResult after = MannWhitney.Of(Array.ConvertAll(two.X, Math.Cbrt), Array.ConvertAll(two.Y, Math.Cbrt));
            return before.U == after.U && before.P.Equals(after.P);
        },
        iter: Iterations);

    // Every way to split the ranks 1 to n1 + n2 is as likely as any other.
    [Theory]
    [InlineData(1, 6)]
    [InlineData(4, 5)]
    [InlineData(6, 6)]
    public void The_exact_p_is_the_share_of_splits_as_far_from_the_middle(int n1, int n2)
    {
        double[] ranks = Enumerable.Range(1, n1 + n2).Select(i => (double)i).ToArray();
        List<MannWhitneyResult> all = Enumerable.Range(0, 1 << (n1 + n2)).Where(set => int.PopCount(set) == n1)
            .Select(set => ranks.ToLookup(rank => ((set >> ((int)rank - 1)) & 1) == 1))
            .Select(split => MannWhitney.Of(split[true].ToArray(), split[false].ToArray())).ToList();
        double middle = n1 * n2 / 2.0;
        foreach (MannWhitneyResult one in all)
        {
            int lower = all.Count(other => other.U <= Math.Min(one.U, (2 * middle) - one.U));
            Near.Relative(Math.Min(1, 2.0 * lower / all.Count), one.P, 1e-12, 0, $"p of U = {one.U}");
        }
    }

    [Fact]
    public void A_table_turned_round_keeps_its_p() => Table.Sample(
        (a, n1, b, n2) =>
        {
            FisherExactResult test = FisherExact.Of(a, n1, b, n2);
            FisherExactResult rows = FisherExact.Of(b, n2, a, n1);
            FisherExactResult columns = FisherExact.Of(n1 - a, n1, n2 - b, n2);
            double p = test.P;
            bool transposed = a + b == 0 || a + b == n1 + n2
                ? p == 1
                : Close(p, FisherExact.Of(a, a + b, n1 - a, n1 + n2 - a - b).P);
            return p is > 0 and <= 1 && Close(p, rows.P) && Close(p, columns.P) && transposed
                && Close(test.Difference, -rows.Difference) && Close(test.Difference, -columns.Difference)
                && Close(test.OddsRatio, 1 / rows.OddsRatio) && Close(test.OddsRatio, 1 / columns.OddsRatio);
        },
        iter: Iterations);

    [Fact]
    public void Fishers_p_is_the_sum_over_tables_not_likelier() => Table.Sample(
        (a, n1, b, n2) =>
        {
            int k = a + b;
            double[] logs = Enumerable.Range(0, n1 + 1).Where(x => k - x >= 0 && k - x <= n2)
                .Select(x => LogChoose(n1, x) + LogChoose(n2, k - x) - LogChoose(n1 + n2, k)).ToArray();
            double observed = LogChoose(n1, a) + LogChoose(n2, b) - LogChoose(n1 + n2, k);
            double p = Math.Min(1, logs.Where(log => log <= observed + 1e-7).Sum(Math.Exp));
            return Math.Abs(p - FisherExact.Of(a, n1, b, n2).P) <= 1e-10 * p;
        },
        iter: Iterations);

    private static Gen<(double[] X, double[] Y)> Unlike(int from, int to) => Gen.Int[from, to].Array[2, 90].SelectMany(all =>
    {
        double[] unlike = all.Distinct().Append(to + 1).Select(i => i / 4.0).ToArray();
        return Gen.Int[1, unlike.Length - 1].Select(n => (unlike[..n], unlike[n..]));
    });

    private static bool Close(double a, double b) =>
        a.Equals(b) || Math.Abs(a - b) <= 1e-12 * Math.Max(1e-300, Math.Max(Math.Abs(a), Math.Abs(b)));

    private static double LogChoose(int n, int k) =>
        MathNet.Numerics.SpecialFunctions.FactorialLn(n) - MathNet.Numerics.SpecialFunctions.FactorialLn(k)
        - MathNet.Numerics.SpecialFunctions.FactorialLn(n - k);
}
