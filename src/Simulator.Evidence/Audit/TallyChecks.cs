using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>Counts and percentages against the number of people.</summary>
internal static class TallyChecks
{
    public static IEnumerable<Finding> Run(AuditContext context)
    {
        foreach (Tally tally in context.Study.Tallies)
        {
            foreach (TallyCell cell in tally.Cells.Where(c => c.Percent is not null))
                yield return TestPercent(tally, cell);
            if (tally.Complete)
            {
                yield return TestWhole(tally);
            }
            else
            {
                foreach (TallyCell cell in tally.Cells.Where(c => c.Count is not null && c.Percent is null))
                    yield return TestCount(tally, cell);
            }
        }
        foreach (PrintedStatistic printed in context.Study.Statistics.Where(s => s.Statistic is "count" or "percent" or "share" or "n"))
            TestStatistic(context, printed);
    }

    /// <summary>The counts behind a tally, one for each category, or null when they are not determined.</summary>
    public static IReadOnlyList<(string Category, int Count)>? Counts(Tally tally)
    {
        List<(string Category, int Count)> counts = [];
        foreach (TallyCell cell in tally.Cells.Where(c => !c.IsRest))
        {
            int[] possible = cell.Count is { } printed ? [(int)printed.Value] : cell.Percent is { } percent
                ? Attaining(percent, 100, tally.N) : [];
            if (possible.Length != 1)
                return null;
            counts.Add((cell.Category, possible[0]));
        }
        if (tally.Cells.FirstOrDefault(c => c.IsRest) is { } rest)
            counts.Add((rest.Category, tally.N - counts.Sum(c => c.Count)));
        return counts.Sum(c => c.Count) == tally.N && counts.All(c => c.Count >= 0) ? counts : null;
    }

    private static Finding TestPercent(Tally tally, TallyCell cell)
    {
        PrintedNumber percent = cell.Percent!;
        if (cell.Count is { } count)
        {
            double exact = (double)count.Value * 100 / tally.N;
            Shortening fit = Print.Fit(percent, new Interval(exact, exact));
            return Result(tally, cell.Category, percent.Text, fit != Shortening.None, new Interval(exact, exact),
                FormattableString.Invariant($"{count.Text} of {tally.N} are {exact:0.00} %."), fit == Shortening.Truncated
                    ? "cut, not rounded" : null);
        }
        int[] possible = Attaining(percent, 100, tally.N);
        if (tally.N * percent.Step >= 100)
        {
            return new Finding($"{tally.Id}/{cell.Category}", tally.Locator, "percent", percent.Text, Verdict.CannotBeTested, null,
                FormattableString.Invariant($"With {tally.N} people every percentage of {percent.Decimals} decimals can occur."), null);
        }

        if (possible.Length > 0)
        {
            Shortening how = possible.Aggregate(Shortening.None, (h, k) => h | Print.Fit(percent, Point(k * 100.0 / tally.N)));
            return Result(tally, cell.Category, percent.Text, true, new Interval(possible[0], possible[^1]),
                FormattableString.Invariant($"Attained by {string.Join(" or ", possible)} of {tally.N}."), how == Shortening.Truncated
                    ? "cut, not rounded" : null);
        }
        int below = (int)Math.Floor((double)percent.Value * tally.N / 100);
        Interval around = new(below * 100.0 / tally.N, (below + 1) * 100.0 / tally.N);
        return Result(tally, cell.Category, percent.Text, false, around, FormattableString.Invariant(
            $"No count of {tally.N} has this percentage: {below} are {around.Low:0.0} %, {below + 1} are {around.High:0.0} %."), null);
    }

    private static Finding TestWhole(Tally tally)
    {
        string printed = string.Join(" + ", tally.Cells.Select(c => c.Count?.Text ?? (c.Percent is { } p ? p.Text + " %" : "rest")));
        if (Counts(tally) is { } counts)
        {
            return Result(tally, "whole", printed, true, new Interval(tally.N, tally.N),
                $"The categories' counts, {string.Join(" + ", counts.Select(c => c.Count))}, make {tally.N}.", null);
        }

        if (tally.Cells.All(c => c.Count is not null))
        {
            decimal sum = tally.Cells.Sum(c => c.Count!.Value);
            return Result(tally, "whole", printed, false, new Interval((double)sum, (double)sum),
                FormattableString.Invariant($"The counts make {sum}, not {tally.N}."), null);
        }
        int[][] possible = [.. tally.Cells.Where(c => !c.IsRest)
            .Select(c => c.Count is { } n ? [(int)n.Value] : c.Percent is { } p ? Attaining(p, 100, tally.N) : [])];
        bool rest = tally.Cells.Any(c => c.IsRest);
        if (possible.Any(p => p.Length == 0))
        {
            return new Finding($"{tally.Id}/whole", tally.Locator, "sum", printed, Verdict.CannotBeTested, null,
                "A category's count is not determined.", null);
        }

        Interval sums = new(possible.Sum(p => p[0]), possible.Sum(p => p[^1]));
        bool fits = rest ? sums.Low <= tally.N : sums.Low <= tally.N && tally.N <= sums.High;
        return Result(tally, "whole", printed, fits, sums,
            FormattableString.Invariant($"The categories' counts make {sums}; {tally.N} people are said."), null);
    }

    private static Finding TestCount(Tally tally, TallyCell cell)
    {
        decimal count = cell.Count!.Value;
        bool fits = count >= 0 && count <= tally.N && decimal.Truncate(count) == count;
        return Result(tally, cell.Category, cell.Count.Text, fits, new Interval(0, tally.N), $"A count lies between 0 and {tally.N}.",
            null);
    }

    private static void TestStatistic(AuditContext context, PrintedStatistic printed)
    {
        int? n = printed.Arm is { } arm ? context.Study.Design.Arm(arm)?.N
            : context.Study.Design.Arms.All(a => a.N is not null) && context.Study.Design.Arms.Count > 0
                ? context.Study.Design.Arms.Sum(a => a.N) : null;
        if (n is not { } people)
        {
            context.CannotTest(printed, "The number of people behind it is not printed.");
            return;
        }
        if (printed.Statistic is "count" or "n")
        {
            bool fits = printed.Printed.Value >= 0 && printed.Printed.Value <= people;
            if (!fits)
            {
                context.Add(printed.Id, new Check(false, Shortening.None, false, new Interval(0, people),
                    $"Only {people} people are in it."));
            }
            else
            {
                context.CannotTest(printed, $"Possible among {people} people; nothing else determines it.");
            }

            return;
        }
        int whole = printed.Statistic == "percent" ? 100 : 1;
        if (people * printed.Printed.Step >= whole)
        {
            context.CannotTest(printed, $"With {people} people every number of so few decimals can occur, or too many do.");
        }
        else if (Attaining(printed.Printed, whole, people) is { Length: > 0 } counts)
        {
            context.Add(printed.Id, new Check(true, Shortening.Either, false, new Interval(counts[0], counts[^1]),
                $"Attained by {string.Join(" or ", counts)} of {people}."));
        }
        else
        {
            context.Add(printed.Id, new Check(false, Shortening.None, false, null, $"No count of {people} people has it."));
        }
    }

    private static int[] Attaining(PrintedNumber printed, double whole, int n)
    {
        int from = (int)Math.Clamp(Math.Floor((double)(printed.Value - printed.Step) * n / whole), 0, n);
        int to = (int)Math.Clamp(Math.Ceiling((double)(printed.Value + printed.Step) * n / whole), 0, n);
        int[] possible = [.. Enumerable.Range(from, Math.Min(to - from + 1, 1000))
            .Where(k => Print.Fit(printed, Point(k * whole / n)) != Shortening.None)];
        int[] rounded = [.. possible.Where(k => Print.Fit(printed, Point(k * whole / n)).HasFlag(Shortening.Rounded))];
        return rounded.Length > 0 ? rounded : possible;
    }

    private static Interval Point(double value) => new(value, value);

    private static Finding Result(Tally tally, string part, string printed, bool fits, Interval recomputed, string reason, string? rule) =>
        new($"{tally.Id}/{part}", tally.Locator, part == "whole" ? "sum" : "percent", printed, fits ? Verdict.Reproduces
            : Verdict.DoesNotReproduce, recomputed, reason, rule);
}
