using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>t, F and their degrees of freedom: from means and SDs, or from the whole answers that the means allow.</summary>
internal static class TestChecks
{
    /// <summary>The convention of one error for all arms.</summary>
    private const string OverAll = "the error pooled over all arms";

    public static void Run(AuditContext context)
    {
        foreach (RowView row in context.Views())
        {
            if (row.Table.First is not null)
            {
                if (row.Own("t") is { } t)
                    TestT(context, row, t);
            }

            if (row.Table.First is null && row.Table.Test != TestKind.Anova)
                continue;
            if (row.Own("F") is { } f)
                TestF(context, row, f);
            if (row.Own("df") is { } df)
                TestDf(context, row, df);
            if (row.Own("df1") is { } df1)
                context.Compare(df1, Interval.Point(Math.Max(1, row.Table.Test == TestKind.Anova ? row.Arms.Count() - 1 : 1)), "The arms");
        }
    }

    private static void TestT(AuditContext context, RowView row, PrintedStatistic printed)
    {
        TestKind test = row.Table.Test;
        if (Tests.Untestable(test) is { } why)
            context.CannotTest(printed, $"Means and standard deviations do not determine it: {why}.");
        else if (test == TestKind.Anova)
            context.CannotTest(printed, "An analysis of variance has F, not t.");
        else if (test == TestKind.Paired)
            TestPaired(context, row, printed);
        else if (Tests.FromSummary(row, test) is { } usual)
            context.Compare(printed, Ways(row, printed, test, usual));
        else if (row.Definition is { IsScale: false } && test == TestKind.Student && row.Table.Scores != Scores.Adjusted)
            FromWholeAnswers(context, row, printed);
        else
            context.CannotTest(printed, "No standard deviations stand beside the means.");
    }

    private static List<Way> Ways(RowView row, PrintedStatistic printed, TestKind test, Interval usual)
    {
        const string from = "Means and standard deviations";
        List<Way> ways = [Way.Of(printed, usual, from)];
        void Add(Interval? value, string convention, bool isHint = false, int least = 1)
        {
            if (value is { } other)
                ways.Add(Way.Of(printed, other, from, convention, isHint, least));
        }

        Add(usual.Absolute(), "printed without its sign", least: 2);
        if (test == TestKind.Student)
            Add(Tests.FromSummary(row, TestKind.Welch), "Welch's t, not Student's");
        if (test == TestKind.Welch)
            Add(Tests.FromSummary(row, TestKind.Student), "Student's t, not Welch's");
        if (test == TestKind.Student && row.Arms.Count() > 2)
            Add(Tests.FromSummary(row, TestKind.Pooled), OverAll);
        Add(usual.Times(-1), $"the difference the other way round, {row.Second} - {row.First}", isHint: true);
        if (Math.Abs(printed.Printed.Value) >= 1 && row.Difference() is { } difference
            && row.Value("sd", row.First) is { Low: >= 0 } a && row.Value("sd", row.Second) is { Low: >= 0 } b)
        {
            Interval error = new(Math.Sqrt((a.Low * a.Low) + (b.Low * b.Low)), Math.Sqrt((a.High * a.High) + (b.High * b.High)));
            Add(difference.Over(error), "standard errors printed as standard deviations", isHint: true);
        }

        return ways;
    }

    /// <summary>
    /// The same people twice: with r or the SD of their differences t is known; without, that SD lies between the difference and the sum of both
    /// SDs, whatever the correlation.
    /// </summary>
    private static void TestPaired(AuditContext context, RowView row, PrintedStatistic printed)
    {
        if ((row.Difference() ?? row.Value("mean_difference")) is not { } difference || Tests.DfOf(row, TestKind.Paired) is not { Low: > 0 } df)
        {
            context.CannotTest(printed, "No means of a known number of people stand beside it.");
            return;
        }

        double root = Math.Sqrt(df.Low + 1);
        Interval? a = row.Sd(row.First), b = row.Sd(row.Second);
        Interval? Of(Interval? r) => a is { } x && b is { } y && r is { } v ? Interval.Around(
            Spread(x.Low, y.Low, v.High), Spread(x.High, y.High, v.Low), Spread(x.Low, y.High, v.High), Spread(x.High, y.Low, v.High),
            Spread(x.Low, y.Low, v.Low), Spread(x.High, y.High, v.High)) : null;
        if ((row.Value("sd_difference") ?? Of(row.Value("r"))) is { } known && difference.Over(known.Times(1 / root)) is { } t)
        {
            context.Compare(printed,
            [
                Way.Of(printed, t, "The differences and their standard deviation"),
                Way.Of(printed, t.Absolute(), "The differences and their standard deviation", "printed without its sign", least: 2),
                Way.Of(printed, t.Times(-1), "The differences and their standard deviation",
                    $"the difference the other way round, {row.Second} - {row.First}", isHint: true),
            ]);
            return;
        }

        Interval size = context.Value(printed).Absolute();
        if (Of(new Interval(-1, 1)) is not { } any || difference.Absolute().Over(any.Times(1 / root)) is not { } range)
            context.CannotTest(printed, "Neither r nor the standard deviation of the differences stands beside it.");
        else if (!size.Meets(range))
            context.Fail(printed, range, $"Whatever the correlation of both occasions, these means and standard deviations give a t of {range} in size.");
        else
            context.CannotTest(printed, $"Some correlation of both occasions leads to it (t of {range} in size); r or the SD of the differences would tell.");

        static double Spread(double x, double y, double r) => Math.Sqrt(Math.Max(0, (x * x) + (y * y) - (2 * r * x * y)));
    }

    private static void TestF(AuditContext context, RowView row, PrintedStatistic printed)
    {
        if (Tests.Untestable(row.Table.Test) is { } why)
        {
            context.CannotTest(printed, $"Means and standard deviations do not determine it: {why}.");
            return;
        }

        if (row.Table.Test == TestKind.Anova)
        {
            if (Tests.FOfAll(row) is { } all)
                context.Compare(printed, all, "Means, standard deviations and sizes of all arms");
            else
                context.CannotTest(printed, "Not every arm's mean, standard deviation and size is printed.");
            return;
        }

        Interval? t = row.Table.Test == TestKind.Paired ? row.Value("t") : Tests.FromSummary(row, row.Table.Test) ?? row.Value("t");
        if (t?.Absolute() is { } size)
            context.Compare(printed, new Interval(size.Low * size.Low, size.High * size.High), "The squares of t");
        else
            context.CannotTest(printed, "Neither t nor standard deviations stand beside it.");
    }

    private static void FromWholeAnswers(AuditContext context, RowView row, PrintedStatistic printed)
    {
        bool unsigned = IsUnsigned(context, row.Table);
        if (SumsOfSquares.Of(row, Shortening.Rounded, unsigned) is not { } rounded
            || SumsOfSquares.Of(row, Shortening.Truncated, unsigned) is not { } cut)
        {
            context.CannotTest(printed, "No attainable means stand beside it.");
            return;
        }
        if (rounded.IsNothing)
        {
            context.Add(printed.Id, new Check(true, Shortening.Either, false, Interval.Point(0), "Without a difference t is 0 whatever the spread."));
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
            bool turned = !unsigned && SumsOfSquares.Of(row, Shortening.Either, unsigned: true) is { Solutions.Count: > 0 };
            context.Fail(printed, null, "No sum of squares of whole answers with these means leads to it; "
                + (turned ? $"with the difference the other way round, {row.Second} - {row.First}, one does."
                    : "unequal variances (Welch) or a missing answer might."));
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

    /// <summary>Whether a table prints every t without its sign: none is below 0, though several differences are.</summary>
    private static bool IsUnsigned(AuditContext context, PrintedTable table) => context.Once(table, "printed without signs", () =>
    {
        RowView[] rows = [.. context.Views().Where(v => v.Table == table && v.Own("t") is not null)];
        return rows.All(r => r.Own("t")!.Printed.Value >= 0) && rows.Count(r => r.Difference() is { High: < 0 }) > 1;
    });

    /// <summary>Whether Welch's t explains the row, and most rows of its table have no explanation by Student's.</summary>
    private static bool IsTablesRule(AuditContext context, RowView row) =>
        context.Once(row.Table, "unexplained by Student's t", () => IsMostlyUnexplained(context, row)) && SumsOfSquares.AllowWelch(row);

    private static bool IsMostlyUnexplained(AuditContext context, RowView row)
    {
        RowView[] rows = [.. context.Views()
            .Where(v => v.Table == row.Table && v.Own("t") is not null && v.Definition is { IsScale: false })];
        int unexplained = rows.Count(r => SumsOfSquares.Of(r, Shortening.Either, unsigned: true) is { IsDense: false, IsNothing: false, Solutions.Count: 0 });
        return rows.Length >= 4 && 2 * unexplained > rows.Length;
    }

    private static void TestDf(AuditContext context, RowView row, PrintedStatistic printed)
    {
        TestKind test = row.Table.Test;
        int? both = row.N(row.First) + row.N(row.Second);
        if (test == TestKind.Adjusted && both is { } people)
        {
            if (printed.Printed.Value > people - 3)
                context.Fail(printed, new Interval(1, people - 3), $"One covariate of {people} people leaves at most {people - 3}.");
            else
                context.CannotTest(printed, $"Possible with {people - 2} - {printed.Printed.Text} covariates; nothing says how many.");
            return;
        }

        if (test is TestKind.None or TestKind.Adjusted or TestKind.MannWhitney or TestKind.ChiSquared or TestKind.Fisher)
        {
            context.CannotTest(printed, "Nothing says which test it belongs to.");
            return;
        }

        if (Tests.DfOf(row, test) is not { } usual)
        {
            context.CannotTest(printed, "The sizes of the arms are not printed.");
            return;
        }

        bool hasSds = row.Table.First is not null && row.Sd(row.First) is not null && row.Sd(row.Second) is not null;
        List<Way> ways = [Way.Of(printed, usual, test == TestKind.Welch && hasSds ? "Sizes and standard deviations" : "The sizes of the arms")];
        if (test == TestKind.Student)
        {
            if (hasSds && Tests.WelchDf(row) is { } welch)
                ways.Add(Way.Of(printed, welch, "Sizes and standard deviations", "Welch's degrees of freedom"));
            if (row.Arms.Count() > 2 && Tests.DfOf(row, TestKind.Pooled) is { } all)
                ways.Add(Way.Of(printed, all, "The sizes of all arms", OverAll));
            Interval less = new(usual.Low - 1, usual.High - 1);
            ways.Add(Way.Of(printed, less, "The sizes of the arms", "one covariate (test: adjusted)", isHint: true));
            if (row.N(row.First) == row.N(row.Second))
                ways.Add(Way.Of(printed, Interval.Point(row.N(row.First)!.Value - 1), "The sizes of the arms", "a paired test (test: paired)", isHint: true));
        }

        context.Compare(printed, ways);
    }
}
