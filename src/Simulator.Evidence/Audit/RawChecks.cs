using Simulator.Evidence.Studies;
using Simulator.Statistics;

namespace Simulator.Evidence.Audit;

/// <summary>Printed numbers against the raw answers behind them, which decide where they are given.</summary>
internal static class RawChecks
{
    public static void Run(AuditContext context)
    {
        if (context.Raw is not { } raw)
            return;
        foreach (PrintedTable table in context.Study.Tables)
        {
            RowView[] rows = [.. context.Views().Where(v => v.Table == table && raw.Covers(table, v.Row))];
            (PrintedStatistic Printed, (AnswerReading Reading, Way[] Ways)[] Ways)[] numbers =
                [.. rows.SelectMany(v => table.Statistics.Where(s => s.Row == v.Row)
                    .Select(s => (s, raw.Readings(v.Row).Select(r => (r, Of(raw, v, s, r))).Where(w => w.Item2.Length > 0).ToArray())))];
            string? reading = Prevailing([.. numbers.Select(n => n.Ways)]);
            foreach ((PrintedStatistic printed, (AnswerReading Reading, Way[] Ways)[] ways) in numbers.Where(n => n.Ways.Length > 0))
            {
                string? own = ways.Any(w => w.Reading.Convention == reading) ? reading : null;
                context.Settle(printed, [.. ways.SelectMany(w => w.Reading.Convention == own ? w.Ways : w.Ways.Select(x => x with { IsHint = true }))]);
            }
        }
    }

    /// <summary>The reading of the answers that explains most of a table's numbers: it is that of all of them, or of none.</summary>
    private static string? Prevailing((AnswerReading Reading, Way[] Ways)[][] numbers)
    {
        bool Fits((AnswerReading Reading, Way[] Ways)[] ways, string? reading) =>
            ways.Any(w => w.Reading.Convention == (ways.Any(o => o.Reading.Convention == reading) ? reading : null)
                && w.Ways.Any(x => !x.IsHint && x.Fit != Shortening.None));
        int most = Math.Max(numbers.Count(n => Fits(n, null)), numbers.Length / 2);
        string? best = null;
        foreach (string reading in numbers.SelectMany(n => n).Select(n => n.Reading.Convention).OfType<string>().Distinct())
        {
            if (numbers.Count(n => Fits(n, reading)) is var fits && fits > most)
                (best, most) = (reading, fits);
        }

        return best;
    }

    private static Way[] Of(RawNumbers raw, RowView view, PrintedStatistic printed, AnswerReading reading) =>
        [.. printed.Arm is not null || printed.Statistic is "mean" or "sd" or "n" or "alpha" ? OfOne(raw, printed, printed.Arm, reading)
            : OfContrast(raw, view, printed, reading)];

    /// <summary>How many people of each arm there are in the answers, against the design.</summary>
    public static IEnumerable<Finding> Sizes(Study study)
    {
        if (study.Answers is not { } answers)
            yield break;
        foreach (StudyArm arm in study.Design.Arms.Where(a => a.N is not null && answers.Respondents.Any(r => r.Arm == a.Name)))
        {
            int people = answers.Respondents.Count(r => r.Arm == arm.Name), answered = answers.N(arm.Name);
            bool agrees = arm.N == people || arm.N == answered;
            yield return new Finding($"answers/{arm.Name}/n", study.Design.Locator, "n", FormattableString.Invariant($"{arm.N}"),
                agrees ? Verdict.Reproduces : Verdict.DoesNotReproduce, Interval.Point(answered),
                $"{answers.File} holds answers of {answered} people of this arm{(agrees ? "" : $"; the design says {arm.N}")}.", null);
        }
    }

    /// <summary>What a reader of raw answers should know: items that point the other way, and people who left some out.</summary>
    public static IEnumerable<string> Remarks(AuditContext context)
    {
        if (context.Raw is not { } raw)
            yield break;
        foreach (QuestionnaireRow scale in context.Study.Questionnaire!.Rows.Where(r => r.Items.Count > 0))
        {
            if (raw.Contrary(scale) is { Count: > 0 } contrary)
            {
                string items = string.Join(" and ", contrary) + (contrary.Count == 1 ? " correlates" : " correlate");
                yield return $"{scale.Name}: {items} negatively with the rest of the scale; "
                    + "if worded the other way, the questionnaire says so by reversed: true.";
            }
            else if (raw.Alpha(scale.Name, null, AnswerReading.Usual) < 0)
            {
                yield return $"{scale.Name}: alpha of the answers is negative; an item worded the other way would explain it (reversed: true).";
            }

            double[] complete = raw.Values(scale.Name, null, AnswerReading.Usual), available = raw.Values(scale.Name, null, new AnswerReading(true, []));
            if (complete.Length < available.Length)
            {
                double mean = complete.DefaultIfEmpty(double.NaN).Average();
                yield return FormattableString.Invariant($"{scale.Name}: {complete.Length} people answered every item (mean {mean:0.00}), ")
                    + FormattableString.Invariant($"{available.Length} at least one (mean of available items {available.Average():0.00}).");
            }
        }
    }

    private static IEnumerable<Way> OfOne(RawNumbers raw, PrintedStatistic printed, string? arm, AnswerReading reading)
    {
        string from = $"The raw answers ({raw.Answers.File})";
        Way? Of(double value, string? more = null) => double.IsNaN(value) ? null
            : Way.Of(printed, Interval.Point(value), from, Joined(reading.Convention, more));
        double[] values = raw.Values(printed.Row, arm, reading);
        Descriptives d = Descriptives.Of(values);
        double[] sorted = [.. values.Order()];
        Way?[] ways = printed.Statistic switch
        {
            "n" => [Of(values.Length)],
            "mean" => [Of(d.Mean)],
            "sd" => [Of(d.Sd), Of(d.Sd * Math.Sqrt((d.N - 1.0) / d.N), SpreadChecks.DividedByN)],
            "se" => [Of(d.Sd / Math.Sqrt(d.N))],
            "median" when sorted.Length > 0 => [Of(Quantile.Type7(sorted, 0.5))],
            "q1" when sorted.Length > 0 => [Of(Quantile.Type7(sorted, 0.25)), Of(AsInSpss(sorted, 0.25), "quartiles as in SPSS")],
            "q3" when sorted.Length > 0 => [Of(Quantile.Type7(sorted, 0.75)), Of(AsInSpss(sorted, 0.75), "quartiles as in SPSS")],
            "lowest" when sorted.Length > 0 => [Of(sorted[0])],
            "highest" when sorted.Length > 0 => [Of(sorted[^1])],
            "alpha" => [Of(raw.Alpha(printed.Row, arm, reading)),
                arm is null && !reading.Available ? Of(raw.Alpha(printed.Row, arm, reading, withinArms: true), "within arms, not in the whole sample") : null],
            _ => [],
        };
        return ways.OfType<Way>();
    }

    private static IEnumerable<Way> OfContrast(RawNumbers raw, RowView view, PrintedStatistic printed, AnswerReading reading)
    {
        if (view.Table.Test == TestKind.Anova)
            return OfAnova(raw, view, printed, reading);
        if (view.Table.First is null)
            return [];
        double[] x = raw.Values(view.Row, view.First, reading), y = raw.Values(view.Row, view.Second, reading);
        return view.Table.Test switch
        {
            TestKind.Student => [.. OfTest(raw, view, printed, TTest.Student(x, y), reading, null),
                .. OfTest(raw, view, printed, TTest.Welch(x, y), reading, "Welch's t, not Student's")],
            TestKind.Welch => [.. OfTest(raw, view, printed, TTest.Welch(x, y), reading, null),
                .. OfTest(raw, view, printed, TTest.Student(x, y), reading, "Student's t, not Welch's")],
            TestKind.Paired => raw.Pairs(view.Row, view.First, view.Second, reading) is var pairs
                ? OfTest(raw, view, printed, TTest.Paired(pairs.First, pairs.Second), reading, null) : [],
            TestKind.MannWhitney => OfRanks(raw, printed, MannWhitney.Of(x, y), reading),
            TestKind.None or TestKind.Adjusted or TestKind.Pooled or TestKind.Anova or TestKind.ChiSquared or TestKind.Fisher => [],
        };
    }

    private static IEnumerable<Way> OfTest(RawNumbers raw, RowView view, PrintedStatistic printed, TTestResult t, AnswerReading reading, string? convention)
    {
        if (double.IsNaN(t.Statistic))
            yield break;
        string from = $"The raw answers ({raw.Answers.File})";
        Way Of(double value, string? more = null) => Way.Of(printed, Interval.Point(value), from, Joined(reading.Convention, convention, more));
        double unit = view.Table.Test == TestKind.Paired ? 1 / Math.Sqrt(t.N1) : Math.Sqrt((1.0 / t.N1) + (1.0 / t.N2));
        bool isD = printed.Statistic is "d" or "d_lower" or "d_upper";
        TTestResult pooled = isD && view.Table.Test == TestKind.Welch && convention is null
            ? TTest.Student(raw.Values(view.Row, view.First, reading), raw.Values(view.Row, view.Second, reading)) : t;
        double d = pooled.Statistic * unit;
        switch (printed.Statistic)
        {
            case "mean_difference": yield return Of(t.MeanDifference); break;
            case "t":
                yield return Of(t.Statistic);
                yield return Of(Math.Abs(t.Statistic), "printed without its sign") with { Least = 2 };
                yield return Of(-t.Statistic, $"the difference the other way round, {view.Second} - {view.First}") with { IsHint = true };
                break;
            case "df": yield return Of(t.Df); break;
            case "F": yield return Of(t.Statistic * t.Statistic); break;
            case "df1": yield return Of(1); break;
            case "p":
                Interval point = Interval.Point(t.Statistic), df = Interval.Point(t.Df);
                yield return Of(view.Table.Sides switch
                {
                    Sides.Greater => Tests.POneSided(point, df, greater: true).Low,
                    Sides.Less => Tests.POneSided(point, df, greater: false).Low,
                    Sides.Both or Sides.One => t.P,
                });
                yield return Of(t.P / 2, "one-sided (one_sided: greater or less, where the study says so)") with { IsHint = true };
                break;
            case "eta_squared": yield return Of(t.Statistic * t.Statistic / ((t.Statistic * t.Statistic) + t.Df)); break;
            case "d" when double.IsFinite(d):
                yield return Of(d);
                yield return Of(d * EffectSize.HedgesCorrection(pooled.N1 + Math.Max(1, pooled.N2) - 2), "Hedges' g");
                yield return Of(Math.Abs(d), "printed without its sign");
                break;
            case "d_lower" or "d_upper" when view.Table.Test != TestKind.Paired && double.IsFinite(d):
                EffectSizeResult ends = EffectSize.FromT(pooled.Statistic, pooled.N1, pooled.N2);
                yield return Of(printed.Statistic == "d_lower" ? ends.DLower : ends.DUpper);
                yield return Of(printed.Statistic == "d_lower" ? ends.GLower : ends.GUpper, "of Hedges' g");
                break;
            case "ci_lower": yield return Of(t.Lower); break;
            case "ci_upper": yield return Of(t.Upper); break;
            default: yield break;
        }
    }

    private static IEnumerable<Way> OfRanks(RawNumbers raw, PrintedStatistic printed, MannWhitneyResult ranks, AnswerReading reading)
    {
        if (double.IsNaN(ranks.P))
            yield break;
        Way Of(double value, string? more = null) =>
            Way.Of(printed, Interval.Point(value), $"The raw answers ({raw.Answers.File})", Joined(reading.Convention, more));
        if (printed.Statistic == "p")
        {
            yield return Of(ranks.P);
        }
        else if (printed.Statistic == "U")
        {
            yield return Of(ranks.U);
            yield return Of(((double)ranks.N1 * ranks.N2) - ranks.U, "U of the other arm");
        }
    }

    private static IEnumerable<Way> OfAnova(RawNumbers raw, RowView view, PrintedStatistic printed, AnswerReading reading)
    {
        AnovaResult anova = Anova.OneWay([.. view.Arms.Select(a => raw.Values(view.Row, a, reading))]);
        double value = printed.Statistic switch
        {
            "F" => anova.F,
            "df1" => anova.Df1,
            "df" => anova.Df2,
            "p" => anova.P,
            "eta_squared" => anova.EtaSquared,
            _ => double.NaN,
        };
        return double.IsNaN(value) ? [] : [Way.Of(printed, Interval.Point(value), $"The raw answers ({raw.Answers.File})", reading.Convention)];
    }

    /// <summary>Quartiles at (n + 1) p, the commonest of the other definitions (Hyndman and Fan 1996, type 6).</summary>
    private static double AsInSpss(double[] sorted, double p)
    {
        double at = Math.Clamp(((sorted.Length + 1) * p) - 1, 0, sorted.Length - 1);
        int below = (int)Math.Floor(at), above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }

    private static string? Joined(params string?[] parts) => string.Join("; ", parts.OfType<string>()) is { Length: > 0 } said ? said : null;
}
