using System.Text.Json;
using Simulator.Statistics;

namespace Simulator.Tests.Statistics;

/// <summary>Tests that let partners be alike, against sandwich and lme4 of R on ten committed data sets, and the permutation test by hand.</summary>
public sealed class ClusteredTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_cluster_robust_standard_error_is_that_of_sandwich(int number)
    {
        JsonElement one = Case(number);
        TTestResult test = ClusterRobust.TwoGroups(one.Column("x"), one.Integers("x_ids"), one.Column("y"), one.Integers("y_ids"));
        double[] expected = one.Column("robust");
        Assert.Equal(expected[0], test.MeanDifference, 1e-10);
        Assert.Equal(expected[1], test.SeDifference, 1e-10);
        Assert.Equal(one.Integers("x_ids").Concat(one.Integers("y_ids")).Distinct().Count() - 2, test.Df);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_mixed_model_is_that_of_lme4(int number)
    {
        JsonElement one = Case(number);
        TTestResult test = RandomIntercept.TwoGroups(one.Column("x"), one.Integers("x_ids"), one.Column("y"), one.Integers("y_ids"));
        double[] expected = one.Column("mixed");
        Assert.Equal(expected[0], test.MeanDifference, 1e-6);
        Assert.Equal(expected[1], test.SeDifference, 1e-6);
    }

    [Fact]
    public void Without_clusters_the_mixed_model_is_students_test()
    {
        double[] x = [3, 4, 2, 5, 4], y = [1, 3, 2, 2];
        int[] alone = [-1, -1, -1, -1, -1];
        TTestResult mixed = RandomIntercept.TwoGroups(x, alone, y, alone.AsSpan(0, 4)), student = TTest.Student(x, y);
        Assert.Equal(student.SeDifference, mixed.SeDifference, 1e-12);
        Assert.Equal(student.P, mixed.P, 1e-12);
    }

    /// <summary>Of the 20 ways to deal 1, 2, 3, 7, 8, 9 into threes, two are as far apart as 1 2 3 against 7 8 9: p is 1/10.</summary>
    [Fact]
    public void The_permutation_test_counts_deals_at_least_as_far_apart()
    {
        (double p, double difference) = PermutationTest.Of([7, 8, double.NaN, 9], [1, 2, 3]);
        Assert.Equal(6, difference, 1e-12);
        Assert.Equal(0.1, p, 4 * Math.Sqrt(0.1 * 0.9 / 1000));
        Assert.Equal(1, PermutationTest.Of([1, 2], [1, 2]).P);
        Assert.True(double.IsNaN(PermutationTest.Of([], [1]).P));
    }

    private static JsonElement Case(int number) => Fixture.Open("clustered").GetProperty("cases")[number];
}
