using Simulator.Statistics;

namespace Simulator.Experiments.Tests;

/// <summary>
/// One value of each person of two arms, and who belongs together: what a test sees. A value that is missing is NaN. What several tests
/// need is computed once.
/// </summary>
public sealed class TwoSamples
{
    private TTestResult? student;
    private EffectSizeResult? effect;
    private Descriptives? firstSummary, secondSummary;

    /// <summary>Two samples.</summary>
    /// <param name="first">Values of the first arm.</param>
    /// <param name="second">Values of the second arm.</param>
    /// <param name="pairs">Who is in which formal pair; null where nobody is asked.</param>
    /// <param name="teams">Who is in which mentor team.</param>
    public TwoSamples(double[] first, double[] second, Clusters? pairs = null, Clusters? teams = null) =>
        (First, Second, Pairs, Teams) = (first, second, pairs ?? Clusters.None(first.Length, second.Length), teams
            ?? Clusters.None(first.Length, second.Length));

    /// <summary>Values of the first arm.</summary>
    public double[] First { get; }

    /// <summary>Values of the second arm.</summary>
    public double[] Second { get; }

    internal Clusters Pairs { get; }

    internal Clusters Teams { get; }

    /// <summary>Who is alike: partners, or team members where nobody has a partner.</summary>
    internal Clusters Together => Pairs.Any ? Pairs : Teams;

    internal Descriptives FirstSummary => firstSummary ??= Descriptives.Of(First);

    internal Descriptives SecondSummary => secondSummary ??= Descriptives.Of(Second);

    /// <summary>Student's t of persons.</summary>
    internal TTestResult Student => student ??= TTest.FromDescriptives(FirstSummary, SecondSummary, welch: false);

    /// <summary>Cohen's d of persons and Hedges' g, without intervals.</summary>
    internal EffectSizeResult Effect => effect ??= Student.Reason == Reason.None
        ? EffectSize.FromTWithoutInterval(Student.Statistic, Student.N1, Student.N2)
        : EffectSize.FromTest(Student);

    /// <summary>The same samples without some persons.</summary>
    /// <param name="stays">Whether the person at a place of the first arm, then of the second, stays.</param>
    internal TwoSamples Without(Func<int, bool> stays) => new(
        [.. First.Select((v, i) => stays(i) ? v : double.NaN)], [.. Second.Select((v, i) => stays(First.Length + i) ? v : double.NaN)], Pairs, Teams);

    /// <summary>The same samples with the first arm moved down by a value: a test against that value.</summary>
    internal TwoSamples Against(double value) => value == 0 ? this : new TwoSamples([.. First.Select(x => x - value)], Second, Pairs, Teams);
}
