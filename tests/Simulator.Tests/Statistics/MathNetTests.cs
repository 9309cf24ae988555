using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using Simulator.Statistics.Distributions;

namespace Simulator.Tests.Statistics;

/// <summary>
/// Why some distributions are written here although MathNet has them: measured against R, on the grids of
/// <see cref="DistributionGridTests"/>. A test that fails because MathNet has become better says that our own code can go.
/// </summary>
public sealed class MathNetTests
{
    /// <summary>What the project promises: 1e-12 in the centre of a distribution.</summary>
    private const double Centre = 1e-12;

    [Fact]
    public void Its_t_is_off_by_1e_minus_10_where_degrees_of_freedom_are_many() =>
        Worst(1e-11, 1e-9, 0.9394287145711813, StudentT.CDF(0, 1, 300_000, 1.55), StudentTDistribution.Cdf(1.55, 300_000));

    [Fact]
    public void Its_quantile_of_t_is_lost_there()
    {
        double own = StudentTDistribution.Quantile(1e-15, 300_000), its = StudentT.InvCDF(0, 1, 300_000, 1e-15);
        Near.Relative(-7.941769313725629, own, 1e-11, 0, "own");
        Assert.True(its < -100, $"MathNet: {its}");
    }

    [Fact]
    public void Its_F_is_off_by_3e_minus_10_where_degrees_of_freedom_are_many() =>
        Worst(1e-11, 1e-9, 0.7689209038743657, FisherSnedecor.CDF(4, 1_000_000, 1.4), FisherDistribution.Cdf(1.4, 4, 1_000_000));

    [Fact]
    public void It_has_no_upper_tail_of_F()
    {
        Near.P(2.274168414139893E-40, FisherDistribution.UpperTail(1000, 1, 63));
        Assert.Equal(0, 1 - FisherSnedecor.CDF(1, 63, 1000));
    }

    [Fact]
    public void Its_quantiles_of_F_and_beta_are_lost_near_nothing()
    {
        Near.Relative(2.4674011002723402E-24, FisherDistribution.Quantile(1e-12, 1, 1), 1e-11, 0, "own");
        Near.Relative(2.0000000000008015E-13, BetaDistribution.Quantile(1e-12, 1, 5), 1e-11, 0, "own");
        Assert.Equal((0, 0), (FisherSnedecor.InvCDF(1, 1, 1e-12), Beta.InvCDF(1, 5, 1e-12)));
    }

    [Fact]
    public void Its_log_gamma_loses_ten_digits_of_Stirlings_error_at_a_million()
    {
        const double N = 1_000_000;
        double its = SpecialFunctions.GammaLn(N + 1) - (((N + 0.5) * Math.Log(N)) - N + (0.5 * Math.Log(2 * Math.PI)));
        Assert.InRange(Math.Abs(its - (1 / (12 * N))), 1e-12, 1e-8);
    }

    private static void Worst(double least, double most, double expected, double its, double own)
    {
        Near.Relative(expected, own, 0, Centre, "own");
        Assert.InRange(Math.Abs(its - expected), least, most);
    }
}
