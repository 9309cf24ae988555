using Simulator.Engine.Parameters;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Designs;

namespace Simulator.Tests.Experiments.Designs;

/// <summary>
/// Calibration on a table made by hand. Of two parameters one is seen: the fitted statistic s is the logit of its place in its range with
/// noise of SD .2; the checked one is 2 s with noise of SD .5; a third statistic, even on 0 to 1, has a bound.
/// </summary>
public sealed class CalibrationTests
{
    private const int Rows = 12_000;
    private const double Observed = 0.8;

    private static readonly Parameter Seen = Parameter.Share("seen", "Seen.", "share", 0.5, 0.2, 0.6, Source.Assumed, "made up");
    private static readonly Parameter Unseen = Parameter.Share("unseen", "Unseen.", "share", 0.5, 0, 1, Source.Assumed, "made up");

    [Fact]
    public void What_is_seen_is_narrowed_to_where_the_study_lies_and_what_is_not_keeps_its_prior()
    {
        IReadOnlyList<ParameterPosterior> posterior = Made(2 * Observed).Posterior();
        // Given s the logit has SD about .2: of the prior's 80 % width, .61 of the range, about .18 stay; .69 is the logistic of .8.
        Assert.InRange(posterior[0].WidthShare, 0.14, 0.22);
        Assert.InRange(posterior[0].MeanShare, 0.66, 0.71);
        Assert.InRange(posterior[0].Mean, 0.2 + 0.4 * 0.66, 0.2 + 0.4 * 0.71);
        Assert.True(posterior[0].IsInformed && posterior[0].OpinionsAgree);
        Assert.InRange(posterior[1].WidthShare, 0.95, 1.05);
        Assert.InRange(posterior[1].MeanShare, 0.47, 0.53);
        // The unseen parameter's mean moves with its prior's power only as far as a symmetrical prior can move it: hardly.
        Assert.InRange(posterior[1].PriorSensitivity, 0, 0.05);
    }

    [Fact]
    public void Draws_have_one_weight_and_lie_where_the_posterior_lies()
    {
        Calibration calibration = Made(2 * Observed);
        double[][] draws = calibration.Draws();
        Assert.Equal(Calibration.KeptDraws, draws.Length);
        Assert.InRange(draws.Average(d => d[0]), 0.2 + 0.4 * 0.66, 0.2 + 0.4 * 0.71);
        Assert.All(draws, d => Assert.InRange(d[0], 0.2, 0.6));
    }

    [Fact]
    public void Only_rows_that_satisfy_the_bound_count()
    {
        Calibration calibration = Made(2 * Observed);
        Assert.InRange(calibration.Held, 0.73, 0.77);
        double[] bounded = calibration.Data.Column("bounded");
        Assert.All(calibration.Eligible, r => Assert.True(bounded[r] > 0.25));
        Assert.Equal(900, calibration.Count, 30.0);
    }

    /// <summary>2 s with noise .5: 1.6 is expected and 1.96 × .5 to either side hold 95 %. A number three SDs away has p .003.</summary>
    [Theory]
    [InlineData(0.0, true, 0.85, 1.0)]
    [InlineData(0.5, true, 0.25, 0.40)]
    [InlineData(-1.5, false, 0.0, 0.012)]
    [InlineData(1.5, false, 0.0, 0.012)]
    public void What_was_kept_apart_is_foretold_from_the_fit_of_the_same_study(double away, bool inside, double least, double most)
    {
        CheckGivenFit given = Made(2 * Observed + away).Checked();
        CheckedRow row = Assert.Single(given.Rows);
        Assert.Equal(1.6, row.Expected, 0.06);
        Assert.Equal(1.6 - 0.98, row.Interval.Lower, 0.1);
        Assert.Equal(1.6 + 0.98, row.Interval.Upper, 0.1);
        Assert.Equal(inside, row.IsInside);
        Assert.InRange(row.P, least, most);
        Assert.InRange(given.JointP, least, most + 0.01);
    }

    /// <summary>
    /// Two numbers with correlation .9: (1, 1) is as usual as one SD of either alone, (1, −1) is sqrt(2 / .1) = 4.5 SDs away, though each alone is not.
    /// </summary>
    [Fact]
    public void All_together_know_how_numbers_go_together()
    {
        Random random = new(5);
        double[][] given = [new double[4000], new double[4000]];
        for (int k = 0; k < 4000; k++)
        {
            double shared = Math.Sqrt(0.9) * Normal(random);
            (given[0][k], given[1][k]) = (shared + Math.Sqrt(0.1) * Normal(random), shared + Math.Sqrt(0.1) * Normal(random));
        }

        double[] even = new double[4000];
        Array.Fill(even, 1.0 / 4000);
        // exp(−1/1.9) of a bivariate normal lies farther out than (1, 1).
        Assert.Equal(Math.Exp(-1 / 1.9), Calibration.JointP(given, even, [1, 1]), 0.03);
        Assert.InRange(Calibration.JointP(given, even, [1, -1]), 0, 0.001);
        Assert.InRange(Calibration.JointP(given, even, [0, 0]), 0.99, 1);
    }

    /// <summary>Most studies lie nearer to the middle of all than one at three SDs, and fewer than a tenth nearer than one in the middle.</summary>
    [Theory]
    [InlineData(3.5, 0.99, 1.0)]
    [InlineData(0.0, 0.0, 0.1)]
    public void It_is_told_where_the_study_lies_among_all_that_the_ranges_give(double observed, double least, double most) =>
        Assert.InRange(Made(0, observed).PriorPredictiveQuantile(), least, most);

    [Fact]
    public void Nothing_fitted_or_too_few_rows_are_refused()
    {
        Calibration made = Made(0);
        Assert.Throws<ArgumentException>(() => new Calibration(made.Data, [], made.Check));
        StudyStatistic narrow = Statistic("bounded", 0) with { Bound = new Bound(0.999, double.PositiveInfinity) };
        Assert.Throws<ArgumentException>(() => new Calibration(made.Data, [.. made.Fit, narrow], made.Check));
    }

    [Theory]
    [InlineData("sd", 0.5, -0.69314718)]
    [InlineData("alpha", 0.9, -2.30258509)]
    [InlineData("d", 0.7, 0.7)]
    public void Sds_are_fitted_as_logarithms_and_alpha_as_that_of_what_it_lacks_to_one(string statistic, double value, double straight)
    {
        StudyStatistic of = Statistic("x", value) with { Statistic = statistic };
        Assert.Equal(straight, of.Straight(value), 7);
        Assert.Equal(value, of.Back(straight), 7);
    }

    private static Calibration Made(double checkedValue, double observed = Observed)
    {
        Random random = new(1);
        StudyStatistic bounded = Statistic("bounded", 0) with { Bound = new Bound(0.25, double.PositiveInfinity) };
        StudyStatistic[] statistics = [Statistic("s", observed), Statistic("kept", checkedValue), bounded];
        double[][] columns = [.. statistics.Select(_ => new double[Rows])];
        ReferenceData data = new([Seen, Unseen], statistics, columns);
        for (int r = 0; r < Rows; r++)
        {
            columns[0][r] = data.Logit(0, r) + 0.2 * Normal(random);
            columns[1][r] = 2 * columns[0][r] + 0.5 * Normal(random);
            columns[2][r] = random.NextDouble();
        }

        return new Calibration(data, [statistics[0], statistics[2]], [statistics[1]]);
    }

    private static StudyStatistic Statistic(string name, double observed) => new(name, name, "d", "", TargetUse.Fit, observed, null);

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
