using System.Text.Json;
using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Tests.Statistics;

/// <summary>Distribution functions against R on grids of about 2,000 points each.</summary>
public sealed class DistributionGridTests
{
    private static readonly JsonElement Grids = Fixture.Open("grids");

    [Fact]
    public void Two_sided_p_of_t_agrees_with_R_down_to_1e_minus_300() =>
        Compare("t_p", ["df", "t"], 1e-12, 0, at => TTest.PTwoSided(at[1], at[0]));

    [Fact]
    public void Cumulative_t_agrees_with_R() =>
        Compare("t_cdf", ["df", "t"], 1e-12, 0, at => StudentTDistribution.Cdf(at[1], at[0]));

    [Fact]
    public void Quantiles_of_t_agree_with_R() =>
        Compare("t_quantile", ["df", "p"], 1e-11, 1e-14, at => StudentTDistribution.Quantile(at[1], at[0]));

    [Fact]
    public void Upper_tail_of_F_agrees_with_R() =>
        Compare("f_upper", ["df1/df2", "f"], 1e-11, 0, at => FisherDistribution.UpperTail(at[2], at[0], at[1]));

    [Fact]
    public void Cumulative_F_agrees_with_R() =>
        Compare("f_cdf", ["df1/df2", "f"], 1e-11, 0, at => FisherDistribution.Cdf(at[2], at[0], at[1]));

    [Fact]
    public void F_is_good_to_1e_minus_12_in_its_centre() =>
        Compare("f_cdf", ["df1/df2", "f"], 0, 1e-12, at => FisherDistribution.Cdf(at[2], at[0], at[1]));

    [Fact]
    public void Quantiles_of_F_agree_with_R() =>
        Compare("f_quantile", ["df1/df2", "p"], 1e-11, 0, at => FisherDistribution.Quantile(at[2], at[0], at[1]));

    [Fact]
    public void Quantiles_of_beta_agree_with_R() =>
        Compare("beta_quantile", ["df1/df2", "p"], 1e-11, 0, at => BetaDistribution.Quantile(at[2], at[0], at[1]));

    [Fact]
    public void The_normal_distribution_agrees_with_R() =>
        Compare("normal", ["z"], 1e-12, 0, at => NormalDistribution.Cdf(at[0]));

    [Fact]
    public void Noncentral_t_agrees_with_R() =>
        Compare("nct", ["df", "t", "ncp"], 0, 1e-12, at => Noncentral.TCdf(at[1], at[0], at[2]));

    [Fact]
    public void Noncentral_F_agrees_with_R() =>
        Compare("ncf", ["df1/df2", "f", "ncp"], 0, 1e-12, at => Noncentral.FCdf(at[2], at[0], at[1], at[3]));

    // Walks the grid as R wrote it, last axis fastest; "df1/df2" is one axis of pairs.
    private static void Compare(string name, string[] axes, double relative, double absolute, Func<double[], double> function)
    {
        JsonElement grid = Grids.GetProperty(name);
        double[] expected = grid.Column("value");
        double[][][] points = Array.ConvertAll(axes, axis =>
            axis.Contains('/')
                ? grid.Column("df1").Zip(grid.Column("df2"), (a, b) => new[] { a, b }).ToArray()
                : Array.ConvertAll(grid.Column(axis), value => new[] { value }));
        Assert.Equal(points.Aggregate(1, (product, axis) => product * axis.Length), expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (double.IsNaN(expected[i]))
                continue;
            int rest = i;
            double[][] at = new double[axes.Length][];
            for (int axis = axes.Length - 1; axis >= 0; rest /= points[axis].Length, axis--)
                at[axis] = points[axis][rest % points[axis].Length];
            double[] arguments = at.SelectMany(part => part).ToArray();
            Near.Relative(expected[i], function(arguments), relative, absolute, $"{name}({string.Join(", ", arguments)})");
        }
    }
}
