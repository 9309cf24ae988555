using Simulator.Evidence.Studies;
using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Evidence.Audit;

/// <summary>The test behind a row: its statistic, degrees of freedom, error and p, as far as what is printed determines them.</summary>
internal static class Tests
{
    /// <summary>Why a test's statistic does not follow from means and SDs; null where it may.</summary>
    public static string? Untestable(TestKind test) => test switch
    {
        TestKind.None => "the study names no test, so that it may be of anything",
        TestKind.Adjusted => "it is adjusted for something else, which means and standard deviations do not show",
        TestKind.MannWhitney => "it is of ranks, which means and standard deviations do not show",
        TestKind.ChiSquared or TestKind.Fisher => "it is of counts",
        TestKind.Student or TestKind.Welch or TestKind.Paired or TestKind.Pooled or TestKind.Anova => null,
    };

    /// <summary>The standard error of the difference of two independent arms from SDs.</summary>
    public static Interval? Error(RowView row, TestKind test)
    {
        if (row.Weight() is not { } weight || row.Sd(row.First) is not { } a || row.Sd(row.Second) is not { } b)
            return null;
        int n = row.N(row.First)!.Value, m = row.N(row.Second)!.Value;
        if (test == TestKind.Pooled)
            return ErrorVariance(row) is { } variance ? new Interval(Math.Sqrt(variance.Low * weight), Math.Sqrt(variance.High * weight)) : null;
        if (n < 2 || m < 2)
            return null;
        double Of(double x, double y) => TTest.FromSummary(1, Math.Max(x, 0), n, 0, Math.Max(y, 0), m, test == TestKind.Welch).SeDifference;
        return new Interval(Of(a.Low, b.Low), Of(a.High, b.High));
    }

    /// <summary>The variance within arms, pooled over all arms of the design.</summary>
    public static Interval? ErrorVariance(RowView row)
    {
        double low = 0, high = 0, df = 0;
        foreach (string arm in row.Arms)
        {
            if (row.Sd(arm) is not { } sd || row.N(arm) is not > 1)
                return null;
            int free = row.N(arm)!.Value - 1;
            (low, high, df) = (low + (free * Square(Math.Max(0, sd.Low))), high + (free * Square(Math.Max(0, sd.High))), df + free);
        }

        return df > 0 ? new Interval(low / df, high / df) : null;
    }

    /// <summary>t of two independent arms from means, SDs and sizes.</summary>
    public static Interval? FromSummary(RowView row, TestKind test) =>
        row.Difference() is { } difference && Error(row, test) is { } error ? difference.Over(error) : null;

    /// <summary>F of a one-way analysis of variance over all arms, from means, SDs and sizes.</summary>
    public static Interval? FOfAll(RowView row)
    {
        string[] arms = [.. row.Arms];
        if (arms.Length < 2 || Between(row, arms) is not { } between || ErrorVariance(row) is not { } error)
            return null;
        return between.Times(1.0 / (arms.Length - 1)).Over(error);
    }

    /// <summary>The squares between arms' means: sum of n (mean - grand mean)².</summary>
    public static Interval? Between(RowView row, string[] arms)
    {
        if (arms.Any(a => row.Mean(a) is null || row.N(a) is null))
            return null;
        double[] n = [.. arms.Select(a => (double)row.N(a)!.Value)];
        Interval[] means = [.. arms.Select(a => row.Mean(a)!.Value)];
        double all = n.Sum(), grand = means.Select((m, i) => n[i] * m.Middle).Sum() / all;
        double loose = means.Select((m, i) => n[i] * (m.High - m.Low) / 2).Sum() / all;
        double low = 0, high = 0;
        for (int i = 0; i < arms.Length; i++)
        {
            double half = ((means[i].High - means[i].Low) / 2) + loose;
            Interval off = new Interval(means[i].Middle - grand - half, means[i].Middle - grand + half).Absolute();
            (low, high) = (low + (n[i] * off.Low * off.Low), high + (n[i] * off.High * off.High));
        }

        return new Interval(low, high);
    }

    /// <summary>Welch's degrees of freedom from SDs; without them, from the smaller arm's to Student's.</summary>
    public static Interval? WelchDf(RowView row)
    {
        if (row.N(row.First) is not > 1 || row.N(row.Second) is not > 1)
            return null;
        int n = row.N(row.First)!.Value, m = row.N(row.Second)!.Value;
        if (row.Sd(row.First) is not { } a || row.Sd(row.Second) is not { } b)
            return new Interval(Math.Min(n, m) - 1, n + m - 2);
        double Of(double x, double y) => TTest.FromSummary(1, Math.Max(x, 1e-9), n, 0, Math.Max(y, 1e-9), m, welch: true).Df;
        return Interval.Around(Of(a.Low, b.High), Of(a.High, b.Low), Of(a.Low, b.Low), Of(a.High, b.High));
    }

    /// <summary>The degrees of freedom of the error: as printed, where only Welch's are shortened; else those of the table's test.</summary>
    public static Interval? Df(RowView row)
    {
        if (row.Find("df") is not { Printed: { IsBound: false, Value: > 0 } } printed)
            return DfOf(row, row.Table.Test);
        bool isExact = printed.Printed.Decimals == 0 && row.Table.Test != TestKind.Welch;
        return isExact ? Interval.Point((double)printed.Printed.Value) : Print.Of(printed.Printed, Shortening.Either);
    }

    /// <summary>The degrees of freedom that a test has here; null where the sizes do not tell.</summary>
    public static Interval? DfOf(RowView row, TestKind test) => test switch
    {
        TestKind.Student => Point(row.N(row.First) + row.N(row.Second) - 2),
        TestKind.Welch => WelchDf(row),
        TestKind.Paired => row.N(row.First) is { } n && row.N(row.Second) is { } m ? new Interval(Math.Min(n, m) - 1, Math.Min(n, m) - 1) : null,
        TestKind.Pooled or TestKind.Anova => Point(row.NOfAll() - row.Arms.Count()),
        TestKind.None or TestKind.Adjusted or TestKind.MannWhitney or TestKind.ChiSquared or TestKind.Fisher => null,
    };

    /// <summary>t and where it comes from: as printed, else from F, else from means and SDs, else from the difference and its interval.</summary>
    public static (Interval T, string From)? T(RowView row)
    {
        if (row.Value("t") is { } t)
            return (t, "t and df");
        if (row.Value("F") is { High: >= 0 } f && NumeratorDf(row) == 1)
        {
            double low = Math.Sqrt(Math.Max(0, f.Low)), high = Math.Sqrt(f.High);
            return (row.Difference() is { High: < 0 } ? new Interval(-high, -low) : new Interval(low, high), "F and its degrees of freedom");
        }

        if (row.Table.Test is TestKind.Student or TestKind.Welch or TestKind.Pooled && FromSummary(row, row.Table.Test) is { } summary)
            return (summary, "Means, standard deviations and sizes");
        if (row.Value("mean_difference") is { } d && row.Value("ci_lower") is { } lower && row.Value("ci_upper") is { } upper
            && Df(row) is { Low: > 0 } df && row.Table.Test is not (TestKind.MannWhitney or TestKind.ChiSquared or TestKind.Fisher))
        {
            Interval width = new(Math.Max(0, upper.Low - lower.High), upper.High - lower.Low);
            double most = 2 * StudentTDistribution.Quantile(0.975, df.Low), least = 2 * StudentTDistribution.Quantile(0.975, df.High);
            return d.Over(new Interval(width.Low / most, width.High / least)) is { } from ? (from, "The difference and its interval") : null;
        }

        return null;
    }

    /// <summary>The degrees of freedom of F's numerator: as printed, else arms less one.</summary>
    public static double NumeratorDf(RowView row) => row.Find("df1") is { } printed ? (double)printed.Printed.Value
        : row.Table.Test == TestKind.Anova ? Math.Max(1, row.Arms.Count() - 1) : 1;

    /// <summary>The two-sided p of t.</summary>
    public static Interval P(Interval t, Interval df)
    {
        Interval size = t.Absolute();
        return new Interval(TTest.PTwoSided(size.High, df.High), TTest.PTwoSided(size.Low, df.Low));
    }

    /// <summary>The p of t on one side: that t is at least as large, or at most.</summary>
    public static Interval POneSided(Interval t, Interval df, bool greater)
    {
        double Of(double x, double free) => StudentTDistribution.Cdf(greater ? -x : x, free);
        return Interval.Around(Of(t.Low, df.Low), Of(t.Low, df.High), Of(t.High, df.Low), Of(t.High, df.High));
    }

    /// <summary>The p of a row's test on the side that its table expects; null where nothing determines it.</summary>
    public static (Interval P, string From)? P(RowView row)
    {
        if (row.Value("F") is { High: >= 0 } f && NumeratorDf(row) is > 1 and var df1 && Df(row) is { Low: > 0 } free)
        {
            return (new Interval(FisherDistribution.UpperTail(f.High, df1, free.High), FisherDistribution.UpperTail(Math.Max(0, f.Low), df1, free.Low)),
                "F and its degrees of freedom");
        }

        if (row.Table.Test == TestKind.Anova && row.Find("F") is null && FOfAll(row) is { } computed && Df(row) is { Low: > 0 } within)
        {
            double between = NumeratorDf(row);
            return (new Interval(FisherDistribution.UpperTail(computed.High, between, within.High),
                FisherDistribution.UpperTail(Math.Max(0, computed.Low), between, within.Low)), "Means, standard deviations and sizes");
        }

        if (T(row) is not { } t || Df(row) is not { Low: > 0 } df)
            return null;
        return (row.Table.Sides switch
        {
            Sides.Greater => POneSided(t.T, df, greater: true),
            Sides.Less => POneSided(t.T, df, greater: false),
            Sides.One => P(t.T, df).Times(0.5),
            Sides.Both => P(t.T, df),
        }, t.From);
    }

    /// <summary>Eta squared, t² / (t² + df) or F df1 / (F df1 + df2); null where nothing determines it.</summary>
    public static (Interval Eta, string From)? Eta(RowView row)
    {
        if (Df(row) is not { Low: > 0 } df)
            return null;
        double df1 = NumeratorDf(row);
        if (row.Value("F") is { High: >= 0 } f)
            return (Share(new Interval(Math.Max(0, f.Low), f.High), df1, df), "F and its degrees of freedom");
        if (row.Table.Test == TestKind.Anova && FOfAll(row) is { } all)
            return (Share(all, df1, df), "Means, standard deviations and sizes");
        return T(row) is { } t && t.T.Absolute() is var size ? (Share(new Interval(size.Low * size.Low, size.High * size.High), 1, df), t.From) : null;
    }

    /// <summary>Cohen's d: from means and SDs where they stand, else from Student's t; null where neither is there.</summary>
    public static (Interval D, string From)? D(RowView row)
    {
        if (row.Weight() is not { } weight || row.Table.Test is TestKind.Paired or TestKind.Anova)
            return null;
        double unit = Math.Sqrt(weight);
        if (FromSummary(row, TestKind.Student) is { } summary)
            return (summary.Times(unit), "Means and standard deviations");
        bool isStudents = row.Table.Test == TestKind.Student || (row.Table.Test == TestKind.Welch && row.N(row.First) == row.N(row.Second));
        return isStudents && T(row) is { } t ? (t.T.Times(unit), t.From == "t and df" ? "t and the sizes of the arms" : t.From) : null;
    }

    private static Interval Share(Interval f, double df1, Interval df2)
    {
        double Of(double x, double df) => double.IsInfinity(x) ? 1 : x * df1 / ((x * df1) + df);
        return new Interval(Of(f.Low, df2.High), Of(f.High, df2.Low));
    }

    private static Interval? Point(int? df) => df is { } free ? Interval.Point(free) : null;

    private static double Square(double x) => x * x;
}
