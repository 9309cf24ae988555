using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>Counts and percentages by category against the number of people.</summary>
internal static class TallyChecks
{
    /// <summary>The verdicts on every tally; the categories of one are all rounded or all cut.</summary>
    public static IEnumerable<Finding> Run(Study study)
    {
        foreach (Tally tally in study.Tallies)
        {
            Finding[] percentages = [.. tally.Cells.Where(c => c.Percent is not null).Select(c => TestPercent(tally, c))];
            TallyCell[] rounded = [.. tally.Cells.Where(c => c.Percent is not null && Shortened(tally, c) == Shortening.Rounded)];
            TallyCell[] cut = [.. tally.Cells.Where(c => c.Percent is not null && Shortened(tally, c) == Shortening.Truncated)];
            TallyCell[] odd = rounded.Length == 0 || cut.Length == 0 ? [] : cut.Length > rounded.Length ? rounded : cut;
            foreach (Finding finding in percentages)
            {
                yield return odd.Any(c => finding.Id == $"{tally.Id}/{c.Category}") ? finding with
                {
                    Verdict = Verdict.DoesNotReproduce,
                    Rule = null,
                    Reason = finding.Reason + (odd == cut ? " Only cutting off explains it, where rounding alone explains others of the tally."
                        : " Only rounding explains it, where cutting off alone explains others of the tally."),
                } : finding;
            }

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
    }

    /// <summary>
    /// Where percentages of one place do not come from the number of people said, the numbers of people that all of them can come from, as far as
    /// they are few.
    /// </summary>
    public static IEnumerable<string> OtherNumbers(Study study)
    {
        foreach (IGrouping<(string Locator, int N), Tally> place in study.Tallies.GroupBy(t => (t.Locator, t.N)))
        {
            PrintedNumber[] percentages = [.. place.SelectMany(t => t.Cells).Where(c => c.Count is null).Select(c => c.Percent).OfType<PrintedNumber>()
                .Where(p => p is { IsBound: false, Value: >= 0 and <= 100 })];
            int n = place.Key.N, failed = percentages.Count(p => n * p.Step < 100 && Attaining(p, 100, n).Length == 0);
            if (failed == 0 || percentages.Length < 2)
                continue;
            // Of more people than one over the steps every percentage can occur, and then fitting says nothing.
            int most = (int)Math.Min(2L * n, (long)(100 / percentages.Min(p => p.Step)) - 1);
            int[] fitting = [.. Enumerable.Range(1, Math.Max(0, most)).Where(k => percentages.All(p => Attaining(p, 100, k)
                .Any(c => Print.Fit(p, Interval.Point(c * 100.0 / k)).HasFlag(Shortening.Rounded))))];
            int[] near = [.. fitting.OrderBy(k => Math.Abs(k - n)).Take(4).Order()];
            if (near.Length > 0)
            {
                yield return $"{place.Key.Locator}: one number of people other than {n} would explain all {percentages.Length} percentages: "
                    + $"{string.Join(", ", near)}{(fitting.Length > near.Length ? " and others" : "")}.";
            }
        }
    }

    private static Shortening Shortened(Tally tally, TallyCell cell)
    {
        int[] counts = cell.Count is { } count ? [(int)count.Value] : tally.N * cell.Percent!.Step >= 100 ? [] : Attaining(cell.Percent, 100, tally.N);
        return counts.Aggregate(Shortening.None, (h, k) => h | Print.Fit(cell.Percent!, Interval.Point(k * 100.0 / tally.N)));
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
        if (!(percent.Value is >= 0 and <= 100))
            return Result(tally, cell.Category, percent.Text, false, new Interval(0, 100), "A percentage of people lies between 0 and 100.", null);
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
            Shortening how = possible.Aggregate(Shortening.None, (h, k) => h | Print.Fit(percent, Interval.Point(k * 100.0 / tally.N)));
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

    /// <summary>The counts out of n that have a printed share of the whole: rounded where some do, else cut off.</summary>
    public static int[] Attaining(PrintedNumber printed, double whole, int n)
    {
        int from = (int)Math.Clamp(Math.Floor((double)(printed.Value - printed.Step) * n / whole), 0, n);
        int to = (int)Math.Clamp(Math.Ceiling((double)(printed.Value + printed.Step) * n / whole), 0, n);
        int[] possible = [.. Enumerable.Range(from, Math.Min(to - from + 1, 1000))
            .Where(k => Print.Fit(printed, Interval.Point(k * whole / n)) != Shortening.None)];
        int[] rounded = [.. possible.Where(k => Print.Fit(printed, Interval.Point(k * whole / n)).HasFlag(Shortening.Rounded))];
        return rounded.Length > 0 ? rounded : possible;
    }

    private static Finding Result(Tally tally, string part, string printed, bool fits, Interval recomputed, string reason, string? rule) =>
        new($"{tally.Id}/{part}", tally.Locator, part == "whole" ? "sum" : "percent", printed, fits ? Verdict.Reproduces
            : Verdict.DoesNotReproduce, recomputed, reason, rule);
}
