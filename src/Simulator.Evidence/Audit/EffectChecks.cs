using Simulator.Evidence.Studies;
using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Evidence.Audit;

/// <summary>What follows from means, t and df: p, eta squared, d, the difference and its interval.</summary>
internal static class EffectChecks
{
    public static void Run(AuditContext context)
    {
        foreach (RowView row in context.Views().Where(v => v.Table.First is not null))
        {
            if (row.Own("p") is { } p)
                TestP(context, row, p);
            if (row.Own("eta_squared") is { } eta)
                TestEta(context, row, eta);
            if (row.Own("d") is { } d)
                TestD(context, row, d);
            if (row.Own("mean_difference") is { } difference)
                TestDifference(context, row, difference);
            if (row.Own("ci_lower") is { } lower)
                TestInterval(context, row, lower, -1);
            if (row.Own("ci_upper") is { } upper)
                TestInterval(context, row, upper, 1);
        }
    }

    /// <summary>The interval of the two-sided p from t and df as printed.</summary>
    public static Interval? P(RowView row)
    {
        if (row.Value("t") is not { } t || row.Df() is not { } df || df <= 0)
            return null;
        Interval size = t.Absolute();
        return new Interval(TTest.PTwoSided(size.High, df), TTest.PTwoSided(size.Low, df));
    }

    /// <summary>The interval of eta squared from t and df as printed.</summary>
    public static Interval? Eta(RowView row)
    {
        if (row.Value("t") is not { } t || row.Df() is not { } df || df <= 0)
            return null;
        Interval size = t.Absolute();
        return new Interval(Share(size.Low, df), Share(size.High, df));
    }

    private static double Share(double t, double df) => t * t / ((t * t) + df);

    private static void TestP(AuditContext context, RowView row, PrintedStatistic printed)
    {
        if (P(row) is not { } p)
        {
            context.CannotTest(printed, "No t with degrees of freedom stands beside it.");
            return;
        }
        Interval half = new(p.Low / 2, p.High / 2);
        context.Compare(printed, row.Table.OneSided
            ? [(half, "t and df, one-sided,", null), (p, "t and df", "two-sided, though the study says one-sided")]
            : [(p, "t and df", null), (half, "t and df", "one-sided")]);
    }

    private static void TestEta(AuditContext context, RowView row, PrintedStatistic printed)
    {
        if (Eta(row) is { } eta)
            context.Compare(printed, eta, "t and df");
        else
            context.CannotTest(printed, "No t with degrees of freedom stands beside it.");
    }

    private static void TestD(AuditContext context, RowView row, PrintedStatistic printed)
    {
        (Interval Value, string From, string? Convention)[] candidates = [.. DValues(row)];
        if (candidates.Length == 0)
        {
            context.CannotTest(printed, "Neither t nor standard deviations stand beside it.");
            return;
        }
        // Among several conventions one fits many a wrong number by luck: it must be the table's, not the row's.
        PrintedStatistic[] all = [.. row.Table.Statistics.Where(s => s.Statistic == "d")];
        bool IsTables(string? convention) => convention is null || context.Once(row.Table, convention, () => 2 * all.Count(s =>
            DValues(new RowView(context, row.Table, s.Row))
                .Any(c => c.Convention == convention && Print.Fit(s.Printed, c.Value) != Shortening.None)) > all.Length);
        context.Compare(printed, [.. candidates.Where(c => IsTables(c.Convention))]);
    }

    private static IEnumerable<(Interval Value, string From, string? Convention)> DValues(RowView row)
    {
        Interval? t = row.Value("t") ?? TestChecks.FromSummary(row, welch: false);
        string from = row.Value("t") is null ? "Means and standard deviations" : "t and the sizes of the arms";
        if (t is not { } value || row.Weight() is not { } weight || row.N(row.First) + row.N(row.Second) - 2 is not { } whole || whole < 2)
            yield break;
        double unit = Math.Sqrt(weight);
        yield return (Times(value, unit), from, null);
        yield return (Times(value, unit * EffectSize.HedgesCorrection(whole)), from, "Hedges' g");
        yield return (Times(value, 2 / Math.Sqrt(whole)), from, "2 t / square root of df");
        if (row.Difference() is { } difference && row.Sd(row.Second) is { Low: > 0 } sd)
        {
            yield return (Interval.Around(difference.Low / sd.Low, difference.Low / sd.High, difference.High / sd.Low,
                difference.High / sd.High),
                from, "divided by the second arm's SD");
        }

        if (value.High < 0)
            yield return (Times(value.Absolute(), unit), from, "printed without its sign");
    }

    private static void TestDifference(AuditContext context, RowView row, PrintedStatistic printed)
    {
        if (row.Difference() is { } difference)
            context.Compare(printed, difference, "The means");
        else
            context.CannotTest(printed, "No means stand beside it.");
    }

    private static void TestInterval(AuditContext context, RowView row, PrintedStatistic printed, int side)
    {
        Interval? difference = row.Difference() ?? row.Value("mean_difference");
        if (difference is not { } d || row.Df() is not { } df || df <= 0)
        {
            context.CannotTest(printed, "No difference with degrees of freedom stands beside it.");
            return;
        }
        List<(Interval, string, string?)> candidates = [];
        foreach (double level in new[] { 0.95, 0.90, 0.99 })
        {
            double q = StudentTDistribution.Quantile(0.5 + (level / 2), df);
            string? convention = level == 0.95 ? null : FormattableString.Invariant($"a {level * 100:0} % interval");
            if (TestChecks.Error(row, row.Table.Test == TestKind.Welch) is { } error)
            {
                candidates.Add((Interval.Around(d.Low + (side * q * error.Low), d.Low + (side * q * error.High),
                    d.High + (side * q * error.Low), d.High + (side * q * error.High)),
                    "The difference and the standard deviations", convention));
            }
            else if (row.Value("t") is { } t && t.Low * t.High > 0)
            {
                candidates.Add((Interval.Around(End(d.Low, t.Low), End(d.Low, t.High), End(d.High, t.Low), End(d.High, t.High)),
                    "The difference and t", convention));
            }

            double End(double x, double y) => x + (side * q * Math.Abs(x / y));
        }
        if (candidates.Count == 0)
            context.CannotTest(printed, "Neither t nor standard deviations stand beside it.");
        else
            context.Compare(printed, candidates);
    }

    private static Interval Times(Interval value, double factor) => new(value.Low * factor, value.High * factor);
}
