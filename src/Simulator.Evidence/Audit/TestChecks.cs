using Simulator.Evidence.Studies;
using Simulator.Statistics;

namespace Simulator.Evidence.Audit;

/// <summary>t and its degrees of freedom: from means and SDs, or from the whole answers that the means allow.</summary>
internal static class TestChecks
{
    public static void Run(AuditContext context)
    {
        foreach (PrintedTable table in context.Study.Tables.Where(t => t.First is not null && t.Second is not null))
        {
            RowView[] rows = [.. context.Views().Where(v => v.Table == table)];
            bool unsigned = rows.All(r => r.Own("t") is not { Printed.Value: < 0 })
                && rows.Count(r => r.Own("t") is not null && r.Difference() is { High: < 0 }) > 1;
            foreach (RowView row in rows)
            {
                if (row.Own("t") is { } t)
                    TestT(context, row, t, unsigned);
                if (row.Own("df") is { } df)
                    TestDf(context, row, df);
            }
        }
    }

    /// <summary>The interval of t from means and SDs.</summary>
    public static Interval? FromSummary(RowView row, bool welch)
    {
        if (row.Difference() is not { } difference || Error(row, welch) is not { Low: > 0 } error)
            return null;
        return Interval.Around(difference.Low / error.Low, difference.Low / error.High, difference.High / error.Low,
            difference.High / error.High);
    }

    /// <summary>The interval of the difference's standard error from SDs.</summary>
    public static Interval? Error(RowView row, bool welch)
    {
        if (row.Sd(row.First) is not { } a || row.Sd(row.Second) is not { } b
            || row.N(row.First) is not > 1 || row.N(row.Second) is not > 1)
        {
            return null;
        }

        int n = row.N(row.First)!.Value, m = row.N(row.Second)!.Value;
        double Of(double x, double y) => TTest.FromSummary(1, Math.Max(x, 0), n, 0, Math.Max(y, 0), m, welch).SeDifference;
        return new Interval(Of(a.Low, b.Low), Of(a.High, b.High));
    }

    private static void TestT(AuditContext context, RowView row, PrintedStatistic printed, bool unsigned)
    {
        bool welch = row.Table.Test == TestKind.Welch;
        if (FromSummary(row, welch) is { } usual && FromSummary(row, !welch) is { } other)
        {
            if (unsigned)
                (usual, other) = (usual.Absolute(), other.Absolute());
            context.Compare(printed,
            [
                (usual, "Means and standard deviations", unsigned ? "printed without its sign" : null),
                (other, "Means and standard deviations", welch ? "Student's t, not Welch's" : "Welch's t, not Student's"),
            ]);
        }
        else if (row.Definition is { IsScale: false } && row.Table.Test == TestKind.Student)
        {
            FromWholeAnswers(context, row, printed, unsigned);
        }
        else
        {
            context.CannotTest(printed, "No standard deviations stand beside the means.");
        }
    }

    private static void FromWholeAnswers(AuditContext context, RowView row, PrintedStatistic printed, bool unsigned)
    {
        if (SumsOfSquares.Of(row, Shortening.Rounded, unsigned) is not { } rounded
            || SumsOfSquares.Of(row, Shortening.Truncated, unsigned) is not { } cut)
        {
            context.CannotTest(printed, "No attainable means stand beside it.");
            return;
        }
        if (rounded.IsDense)
        {
            context.CannotTest(printed, "Any t of this size has some whole answers that lead to it: too large to test.");
            return;
        }
        Shortening how = (rounded.Solutions.Count > 0 ? Shortening.Rounded : 0) | (cut.Solutions.Count > 0 ? Shortening.Truncated : 0);
        if (how == Shortening.None && IsTablesRule(context, row))
        {
            context.Add(printed.Id, new Check(true, Shortening.Either, false, null,
                "Whole answers with these means lead to it with a variance for each arm, as they do in most of the table.",
                    "Welch's t, not Student's"));
            return;
        }
        if (how == Shortening.None)
        {
            context.Add(printed.Id, new Check(false, Shortening.None, false, null,
                "No sum of squares of whole answers with these means leads to it; unequal variances (Welch) or a missing answer might."));
            return;
        }
        IReadOnlyList<WholeAnswers> solutions = how == Shortening.Truncated || context.HowOf("t") == Shortening.Truncated
            && cut.Solutions.Count > 0
            ? cut.Solutions : rounded.Solutions;
        Interval t = Interval.Around([.. solutions.Select(s => s.T)]);
        string squares = solutions.Count == 1 ? FormattableString.Invariant($"the sum of squares {solutions[0].Squares}")
            : $"{solutions.Count} sums of squares";
        context.Add(printed.Id, new Check(true, how, true, t,
            $"Whole answers with these means and {squares} give {t}{(how == Shortening.Truncated ? ", cut and not rounded" : "")}."));
    }

    /// <summary>Whether Welch's t explains the row, and most rows of its table have no explanation by Student's.</summary>
    private static bool IsTablesRule(AuditContext context, RowView row) =>
        context.Once(row.Table, "unexplained by Student's t", () => IsMostlyUnexplained(context, row)) && SumsOfSquares.AllowWelch(row);

    private static bool IsMostlyUnexplained(AuditContext context, RowView row)
    {
        RowView[] rows = [.. context.Views()
            .Where(v => v.Table == row.Table && v.Own("t") is not null && v.Definition is { IsScale: false })];
        int unexplained = rows.Count(r => SumsOfSquares.Of(r, Shortening.Either, unsigned: true) is { IsDense: false, Solutions.Count: 0 });
        return rows.Length >= 4 && 2 * unexplained > rows.Length;
    }

    private static void TestDf(AuditContext context, RowView row, PrintedStatistic printed)
    {
        if (row.N(row.First) is not { } n || row.N(row.Second) is not { } m)
        {
            context.CannotTest(printed, "The sizes of the arms are not printed.");
            return;
        }
        double pooled = n + m - 2;
        List<(Interval, string, string?)> candidates = [];
        Interval? welch = null;
        if (row.Sd(row.First) is { } a && row.Sd(row.Second) is { } b && n > 1 && m > 1)
        {
            double Of(double x, double y) => TTest.FromSummary(1, Math.Max(x, 1e-9), n, 0, Math.Max(y, 1e-9), m, welch: true).Df;
            welch = Interval.Around(Of(a.Low, b.High), Of(a.High, b.Low), Of(a.Low, b.Low), Of(a.High, b.High));
        }
        bool isWelch = row.Table.Test == TestKind.Welch;
        if (!isWelch)
            candidates.Add((new Interval(pooled, pooled), "The sizes of the arms", null));
        if (welch is { } df)
            candidates.Add((df, "Sizes and standard deviations", isWelch ? null : "Welch's degrees of freedom"));
        else if (isWelch)
            candidates.Add((new Interval(Math.Min(n, m) - 1, pooled), "The sizes of the arms", null));
        context.Compare(printed, candidates);
    }
}
