using CsCheck;
using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Tests.Statistics;

/// <summary>What must hold for any data; 1,000 random inputs each, or as many as PROPERTY_ITERATIONS says (nightly: 100000).</summary>
public sealed class PropertyTests
{
    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("PROPERTY_ITERATIONS"), out int asked) ? asked : 1_000;

    // Whole numbers, so that shifts by whole numbers and scales by powers of two are exact.
    private static readonly Gen<double[]> Values = Gen.Int[-50, 50].Select(i => (double)i).Array[3, 25];
    private static readonly Gen<(double[] X, double[] Y)> Two = Gen.Select(Values, Values);
    private static readonly Gen<double[][]> Groups = Values.Array[2, 6];
    private static readonly Gen<byte[][]> Answers =
        Gen.Select(Gen.Int[2, 8], Gen.Int[3, 30]).SelectMany((k, n) => Gen.Int[1, 5].Select(i => (byte)i).Array[n].Array[k]);

    private static readonly Gen<(double[] Values, int[] Groups)> Clustered = Gen.Int[2, 30]
        .SelectMany(n => Gen.Select(Gen.Int[-50, 50].Select(i => (double)i).Array[n], Gen.Int[-1, 5].Array[n]));

    [Fact]
    public void The_square_of_t_is_F_for_two_groups() => Two.Sample(
        two =>
        {
            TTestResult t = TTest.Student(two.X, two.Y);
            AnovaResult a = Anova.OneWay([two.X, two.Y]);
            return t.Reason == Reason.ZeroVariance
                ? a.Reason == Reason.ZeroVariance
                : Same(t.Statistic * t.Statistic, a.F) && Same(t.P, a.P, 1e-7)
                    && Same(EtaSquared.FromT(t.Statistic, t.Df).Value, a.EtaSquared);
        },
        iter: Iterations);

    [Fact]
    public void Swapping_groups_flips_the_sign_and_nothing_else() => Two.Sample(
        two =>
        {
            EffectSizeResult d = EffectSize.FromGroups(two.X, two.Y);
            EffectSizeResult swapped = EffectSize.FromGroups(two.Y, two.X);
            TTestResult t = TTest.Welch(two.X, two.Y);
            TTestResult other = TTest.Welch(two.Y, two.X);
            return Same(d.D, -swapped.D) && Same(d.G, -swapped.G)
                && Same(d.DLower, -swapped.DUpper, 1e-8) && Same(d.DUpper, -swapped.DLower, 1e-8)
                && Same(t.Statistic, -other.Statistic) && Same(t.P, other.P) && Same(t.Lower, -other.Upper);
        },
        iter: Iterations);

    [Fact]
    public void Shifting_everybody_changes_no_test() => Gen.Select(Groups, Gen.Int[-1000, 1000]).Sample(
        (groups, by) =>
        {
            double[][] shifted = Array.ConvertAll(groups, group => Array.ConvertAll(group, x => x + by));
            AnovaResult before = Anova.OneWay(groups);
            AnovaResult after = Anova.OneWay(shifted);
            return Same(before.F, after.F, 1e-9) && Same(before.P, after.P, 1e-7) && Same(before.GrandMean + by, after.GrandMean)
                && Same(Anova.Welch(groups).F, Anova.Welch(shifted).F, 1e-9);
        },
        iter: Iterations);

    [Fact]
    public void Another_unit_changes_no_standardised_result() => Gen.Select(Two, Gen.Int[-20, 20]).Sample(
        (two, power) =>
        {
            double scale = Math.Pow(2, power);
            double[] x = Array.ConvertAll(two.X, value => value * scale);
            double[] y = Array.ConvertAll(two.Y, value => value * scale);
            return Same(TTest.Welch(two.X, two.Y).Statistic, TTest.Welch(x, y).Statistic)
                && Same(EffectSize.FromGroupsWithoutInterval(two.X, two.Y).D, EffectSize.FromGroupsWithoutInterval(x, y).D)
                && Same(Descriptives.Of(two.X).Sd * scale, Descriptives.Of(x).Sd);
        },
        iter: Iterations);

    [Fact]
    public void The_order_of_people_does_not_matter() => Values.Sample(
        values =>
        {
            double[] reversed = values.Reverse().ToArray();
            Descriptives before = Descriptives.Of(values);
            Descriptives after = Descriptives.Of(reversed);
            return Same(before.Mean, after.Mean) && Same(before.Sd, after.Sd) && Quantile.Median(values) == Quantile.Median(reversed);
        },
        iter: Iterations);

    [Fact]
    public void The_order_of_groups_does_not_matter() => Groups.Sample(
        groups => Same(Anova.OneWay(groups).F, Anova.OneWay(groups.Reverse().ToArray()).F)
            && Same(Anova.Welch(groups).F, Anova.Welch(groups.Reverse().ToArray()).F, 1e-9),
        iter: Iterations);

    [Fact]
    public void Eta_squared_is_a_share_and_lies_in_its_interval() =>
        Gen.Select(Gen.Double[0, 200], Gen.Int[1, 10], Gen.Int[1, 500]).Sample(
            (f, df1, df2) =>
            {
                EtaSquaredResult e = EtaSquared.FromF(f, df1, df2);
                return e.Value is >= 0 and <= 1 && e.Lower is >= 0 and <= 1 && e.Upper is >= 0 and <= 1 && e.Lower <= e.Upper
                    && e.Lower <= e.Value + 1e-12 && e.OmegaSquared <= e.Value && e.EpsilonSquared <= e.Value;
            },
            iter: Iterations);

    [Fact]
    public void The_interval_of_eta_squared_leaves_out_zero_when_F_is_significant() =>
        Gen.Select(Gen.Double[0, 10], Gen.Int[1, 10], Gen.Int[1, 500]).Sample(
            (f, df1, df2) =>
            {
                double p = FisherDistribution.UpperTail(f, df1, df2);
                return Math.Abs(p - 0.05) < 1e-9 || EtaSquared.FromF(f, df1, df2).Lower > 0 == p < 0.05;
            },
            iter: Iterations);

    [Fact]
    public void The_interval_of_d_leaves_out_zero_when_t_is_significant() =>
        Gen.Select(Gen.Double[-8, 8], Gen.Int[2, 80], Gen.Int[2, 80]).Sample(
            (t, n1, n2) =>
            {
                EffectSizeResult e = EffectSize.FromT(t, n1, n2);
                double p = TTest.PTwoSided(t, n1 + n2 - 2);
                return e.DLower < e.DUpper && e.DLower <= e.D && e.D <= e.DUpper && Math.Abs(e.G) <= Math.Abs(e.D)
                    && (Math.Abs(p - 0.05) < 1e-9 || (e.DLower > 0 || e.DUpper < 0) == p < 0.05);
            },
            iter: Iterations);

    [Fact]
    public void Alpha_does_not_depend_on_the_order_of_items_or_on_coding_all_of_them_in_reverse() => Answers.Sample(
        answers =>
        {
            double alpha = Reliability.RawAlpha(answers);
            byte[][] recoded = Array.ConvertAll(answers, column => Array.ConvertAll(column, x => (byte)(6 - x)));
            byte[][] back = Array.ConvertAll(recoded, column => Array.ConvertAll(column, x => (byte)(6 - x)));
            return Same(alpha, Reliability.RawAlpha(answers.Reverse().ToArray())) && Same(alpha, Reliability.RawAlpha(recoded))
                && Same(alpha, Reliability.RawAlpha(back)) && Same(alpha, Reliability.CronbachAlpha(answers).Alpha, 1e-9);
        },
        iter: Iterations);

    [Fact]
    public void Alpha_is_at_most_one_and_lies_in_its_interval() => Answers.Sample(
        answers =>
        {
            ReliabilityResult a = Reliability.CronbachAlpha(answers);
            return double.IsNaN(a.Alpha)
                || (a.Alpha <= 1 + 1e-12 && a.Lower <= a.Alpha && a.Alpha <= a.Upper && a.N + a.Missing == answers[0].Length);
        },
        iter: Iterations);

    [Fact]
    public void Adjusted_p_values_only_grow_and_keep_their_order() => Gen.Double[0, 1].Array[1, 20].Sample(
        p =>
        {
            double[] holm = MultipleTesting.Holm(p);
            double[] bh = MultipleTesting.BenjaminiHochberg(p);
            int[] order = Enumerable.Range(0, p.Length).OrderBy(i => p[i]).ToArray();
            return Enumerable.Range(0, p.Length).All(i => p[i] <= bh[i] && bh[i] <= holm[i] * (1 + 1e-12) && holm[i] <= 1)
                && order.Zip(order.Skip(1)).All(pair => holm[pair.First] <= holm[pair.Second] && bh[pair.First] <= bh[pair.Second]);
        },
        iter: Iterations);

    [Fact]
    public void Correlations_are_symmetric_and_bounded() => Gen.Int[3, 25].SelectMany(n =>
        Gen.Select(Gen.Int[-9, 9].Select(i => (double)i).Array[n], Gen.Int[-9, 9].Select(i => (double)i).Array[n])).Sample(
        (x, y) => new[]
        {
            (Correlation.Pearson(x, y), Correlation.Pearson(y, x)), (Correlation.Spearman(x, y), Correlation.Spearman(y, x)),
            (Correlation.Kendall(x, y), Correlation.Kendall(y, x)),
        }.All(pair => Same(pair.Item1.Coefficient, pair.Item2.Coefficient) && !(Math.Abs(pair.Item1.Coefficient) > 1 + 1e-12)),
        iter: Iterations);

    [Fact]
    public void Everybody_is_in_exactly_one_group() => Clustered.Sample(
        (values, ids) =>
        {
            IReadOnlyList<double[]> groups = ClusterMeans.Groups(values, ids);
            IntraclassCorrelationResult icc = IntraclassCorrelation.OneWay(values, ids);
            int expected = ids.Count(id => id < 0) + ids.Where(id => id >= 0).Distinct().Count();
            return groups.Sum(group => group.Length) == values.Length && groups.Count == expected && icc.Groups == expected
                && icc.N == values.Length && !(icc.Icc > 1 + 1e-12);
        },
        iter: Iterations);

    [Fact]
    public void Shares_lie_in_their_intervals() => Gen.Select(Gen.Int[1, 500], Gen.Double[0, 1]).Sample(
        (n, share) =>
        {
            int k = (int)Math.Round(n * share);
            ProportionResult wilson = Proportion.Wilson(k, n);
            ProportionResult exact = Proportion.ClopperPearson(k, n);
            return new[] { wilson, exact }.All(p =>
                0 <= p.Lower && p.Lower <= p.Value + 1e-15 && p.Value <= p.Upper + 1e-15 && p.Upper <= 1);
        },
        iter: Iterations);

    [Fact]
    public void Power_grows_with_effect_and_sample_and_starts_at_alpha() =>
        Gen.Select(Gen.Int[2, 200], Gen.Double[0, 1.5]).Sample(
            (n, d) => Power.TwoSampleT(n, n, d) <= Power.TwoSampleT(n + 1, n + 1, d) + 1e-12
                && Power.TwoSampleT(n, n, d) <= Power.TwoSampleT(n, n, d + 0.05)
                && Same(Power.TwoSampleT(n, n, 0), 0.05, 1e-9) && Same(Power.TwoSampleT(n, n, d), Power.TwoSampleT(n, n, -d), 1e-9),
            iter: Iterations);

    [Fact]
    public void Quantiles_invert_their_distributions() =>
        Gen.Select(Gen.Double[1e-6, 1 - 1e-6], Gen.Double[1, 300], Gen.Double[1, 300]).Sample(
            (p, a, b) => Same(p, StudentTDistribution.Cdf(StudentTDistribution.Quantile(p, a), a), 1e-11)
                && Same(p, FisherDistribution.Cdf(FisherDistribution.Quantile(p, a, b), a, b), 1e-11)
                && Same(p, BetaDistribution.Cdf(BetaDistribution.Quantile(p, a, b), a, b), 1e-9),
            iter: Iterations);

    [Fact]
    public void Noncentralities_invert_their_distributions() =>
        Gen.Select(Gen.Double[-10, 10], Gen.Double[1, 300], Gen.Double[0.01, 0.99]).Sample(
            (t, df, p) =>
            {
                double f = t * t;
                double ncp = Noncentral.FNoncentrality(f, 3, df, p);
                return Math.Abs(Noncentral.TCdf(t, df, Noncentral.TNoncentrality(t, df, p)) - p) < 1e-11
                    && (ncp == 0 || Math.Abs(Noncentral.FCdf(f, 3, df, ncp) - p) < 1e-11);
            },
            iter: Iterations);

    private static bool Same(double a, double b, double tolerance = 1e-10) =>
        (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= tolerance * Math.Max(1e-3, Math.Max(Math.Abs(a), Math.Abs(b)));
}
