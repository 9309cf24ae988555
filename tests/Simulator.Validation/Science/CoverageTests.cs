using Simulator.Engine.Random;
using Simulator.Statistics;

namespace Simulator.Validation.Science;

/// <summary>An interval that says 95 % holds the truth in 95 % of studies: 10,000 studies of normal data from the product's own luck.</summary>
public sealed class CoverageTests
{
    private const int Studies = 10_000;

    [Theory]
    [InlineData(32, 33, 0.0)]
    [InlineData(32, 33, 0.8)]
    [InlineData(6, 9, 1.2)]
    public void Intervals_of_d(int n1, int n2, double d) => Covers(study =>
    {
        EffectSizeResult result = EffectSize.FromGroups(Normals(study, 0, n1, d), Normals(study, 1, n2, 0));
        return result.DLower <= d && d <= result.DUpper;
    });

    [Theory]
    [InlineData(32, 33, 1.0, false)]
    [InlineData(32, 33, 1.0, true)]
    [InlineData(10, 40, 3.0, true)]
    public void Intervals_of_a_difference(int n1, int n2, double sd, bool welch) => Covers(study =>
    {
        double[] x = [.. Normals(study, 0, n1, 0).Select(v => 0.4 + sd * v)], y = Normals(study, 1, n2, 0);
        TTestResult result = welch ? TTest.Welch(x, y) : TTest.Student(x, y);
        return result.Lower <= 0.4 && 0.4 <= result.Upper;
    });

    [Theory]
    [InlineData(65, 5, 0.6)]
    [InlineData(20, 3, 0.2)]
    public void Intervals_of_alpha(int n, int k, double r)
    {
        double truth = k * r / (1 + (k - 1) * r);
        Covers(study =>
        {
            double[] common = Normals(study, 0, n, 0);
            double[][] items = [.. Enumerable.Range(1, k).Select(i => Normals(study, i, n, 0)
                .Select((v, p) => Math.Sqrt(r) * common[p] + Math.Sqrt(1 - r) * v).ToArray())];
            ReliabilityResult result = Reliability.CronbachAlpha(items);
            return result.Lower <= truth && truth <= result.Upper;
        });
    }

    [Fact]
    public void Monte_Carlo_intervals_of_a_mean() => Covers(study =>
    {
        MeanInterval mean = MonteCarlo.MeanInterval(Normals(study, 0, 50, 0.7));
        return mean.Lower <= 0.7 && 0.7 <= mean.Upper;
    });

    private static void Covers(Func<int, bool> holds)
    {
        int held = 0;
        Parallel.For(0, Studies, study =>
        {
            if (holds(study)) Interlocked.Increment(ref held);
        });
        Assert.InRange((double)held / Studies, 0.94, 0.96);
    }

    private static double[] Normals(int study, int group, int n, double mean)
    {
        Luck luck = new(2013, (uint)group, study);
        return [.. Enumerable.Range(0, n).Select(person => mean + Samplers.Normal(luck.Person(person, Decision.Answer).U0))];
    }
}
