using Simulator.Evidence.Studies;
using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Evidence.Audit;

/// <summary>Counts, percentages and shares in tables, each of those who answered its row, and tests of two arms' counts.</summary>
internal static class CountChecks
{
    public static void Run(AuditContext context)
    {
        foreach (RowView view in context.Views())
        {
            foreach (string? arm in view.Arms.Prepend<string?>(null))
            {
                foreach (string statistic in new[] { "n", "count", "percent", "share" })
                {
                    if (view.Own(statistic, arm) is { } printed)
                        Test(context, view, printed, arm);
                }
            }

            if (view.Own("chi_squared") is { } chi)
                TestChiSquared(context, view, chi);
        }
    }

    /// <summary>p of two arms' counts, Pearson's or Fisher's as the table says; from the printed chi squared where it stands; null without either.</summary>
    public static IReadOnlyList<Way>? P(RowView row, PrintedStatistic printed)
    {
        if (row.Table.Test == TestKind.ChiSquared && row.Value("chi_squared") is { } chi)
        {
            double df = row.Find("df") is { } given ? (double)given.Printed.Value : 1;
            return [Way.Of(printed, new Interval(ChiSquaredDistribution.UpperTail(Math.Max(0, chi.High), df),
                ChiSquaredDistribution.UpperTail(Math.Max(0, chi.Low), df)), "chi squared and df")];
        }

        if (Counts(row, row.First) is not [_, ..] first || Counts(row, row.Second) is not [_, ..] second || row.Find("t") is not null
            || row.N(row.First) is not { } n || row.N(row.Second) is not { } m)
        {
            return null;
        }

        Interval Over(Func<int, int, double> p) => Interval.Around([.. first.SelectMany(a => second.Select(b => p(a, b)))]);
        Way[] ways =
        [
            Way.Of(printed, Over((a, b) => Tail(ChiSquared(a, n, b, m, false))), "Pearson's chi squared of the counts would", "Pearson's chi squared"),
            Way.Of(printed, Over((a, b) => FisherExact.Of(a, n, b, m).P), "Fisher's exact test of the counts would", "Fisher's exact test"),
            Way.Of(printed, Over((a, b) => Tail(ChiSquared(a, n, b, m, true))), "Chi squared of the counts, Yates-corrected, would", "Yates's correction"),
        ];
        string? usual = row.Table.Test == TestKind.ChiSquared ? "Pearson's chi squared"
            : row.Table.Test == TestKind.Fisher ? "Fisher's exact test" : null;
        return usual is null ? ways : [.. ways.Select(w => w.Convention == usual ? w with { Convention = null } : w)];
    }

    private static void TestChiSquared(AuditContext context, RowView row, PrintedStatistic printed)
    {
        if (Counts(row, row.First) is not [_, ..] first || Counts(row, row.Second) is not [_, ..] second
            || row.N(row.First) is not { } n || row.N(row.Second) is not { } m)
        {
            context.CannotTest(printed, "No two arms' counts stand beside it.");
            return;
        }

        Interval Of(bool yates) => Interval.Around([.. first.SelectMany(a => second.Select(b => ChiSquared(a, n, b, m, yates)))]);
        context.Compare(printed,
            [Way.Of(printed, Of(false), "The counts"), Way.Of(printed, Of(true), "The counts", "Yates's correction")]);
    }

    /// <summary>Which counts an arm may have: as printed, else those with the printed percentage or share.</summary>
    private static int[]? Counts(RowView row, string arm)
    {
        if (row.N(arm) is not { } n)
            return null;
        if (row.Find("count", arm) is { Printed.IsBound: false } count)
            return count.Printed.Value >= 0 && count.Printed.Value <= n ? [(int)count.Printed.Value] : null;
        if ((row.Find("percent", arm) ?? row.Find("share", arm)) is not { Printed.IsBound: false } share)
            return null;
        return TallyChecks.Attaining(share.Printed, share.Statistic == "percent" ? 100 : 1, n) is { Length: > 0 and < 50 } possible ? possible : null;
    }

    /// <summary>Pearson's chi squared of a out of n against b out of m; 0 where nobody or everybody counts.</summary>
    private static double ChiSquared(int a, int n, int b, int m, bool yates)
    {
        double all = n + m, yes = a + b, no = all - yes;
        if (yes == 0 || no == 0)
            return 0;
        double off = Math.Abs(((double)a * (m - b)) - ((double)b * (n - a)));
        if (yates)
            off = Math.Max(0, off - (all / 2));
        return all * off * off / (n * (double)m * yes * no);
    }

    private static double Tail(double chiSquared) => ChiSquaredDistribution.UpperTail(chiSquared, 1);

    private static void Test(AuditContext context, RowView view, PrintedStatistic printed, string? arm)
    {
        int? design = arm is null ? context.Study.Design.Arms.All(a => a.N is not null) && context.Study.Design.Arms.Count > 0
            ? context.Study.Design.Arms.Sum(a => a.N) : null : context.Study.Design.Arm(arm)?.N;
        int? answered = printed.Statistic == "n" ? design : arm is null ? view.NOfAll() : view.N(arm);
        if (answered is not { } people)
        {
            context.CannotTest(printed, "The number of people behind it is not printed.");
            return;
        }

        if (printed.Statistic is "count" or "n")
        {
            int? parts = arm is null && printed.Statistic == "n" && view.Arms.All(a => view.Own("n", a) is not null)
                ? view.Arms.Sum(a => (int)view.Own("n", a)!.Printed.Value) : null;
            if (!printed.Printed.IsBound && (printed.Printed.Value < 0 || printed.Printed.Value > people))
                context.Fail(printed, new Interval(0, people), $"Only {people} people are in it.");
            else if (parts is { } sum)
                context.Compare(printed, Interval.Point(sum), "The arms' numbers");
            else
                context.CannotTest(printed, $"Possible among {people} people; nothing else determines it.");
            return;
        }

        int whole = printed.Statistic == "percent" ? 100 : 1;
        if (printed.Printed.Value < 0 || printed.Printed.Value > whole)
            return; // impossible by itself, which is told elsewhere
        if (view.Own("count", arm) is { Printed: { IsBound: false, Value: >= 0 } } count && count.Printed.Value <= people)
        {
            double exact = (double)count.Printed.Value * whole / people;
            context.Compare(printed, [new Way(Interval.Point(exact), Print.Fit(printed.Printed, Interval.Point(exact)), FormattableString.Invariant(
                $"{count.Printed.Text} of {people} give {exact:0.####}{(whole == 100 ? " %" : "")}"))]);
        }
        else if (people * printed.Printed.Step >= whole)
        {
            context.CannotTest(printed, $"With {people} people every number of so few decimals can occur, or too many do.");
        }
        else if (TallyChecks.Attaining(printed.Printed, whole, people) is { Length: > 0 } counts)
        {
            Shortening how = counts.Aggregate(Shortening.None, (h, k) => h | Print.Fit(printed.Printed, Interval.Point(k * (double)whole / people)));
            context.Add(printed.Id, new Check(true, how, true, new Interval(counts[0], counts[^1]),
                $"Attained by {string.Join(" or ", counts)} of {people}."));
        }
        else
        {
            context.Fail(printed, null, $"No count of {people} people has it.");
        }
    }
}
