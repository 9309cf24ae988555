using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>Cronbach's alpha from the spread of items and scale, which SDs, or sums of squares behind t, give.</summary>
internal static class AlphaChecks
{
    public static void Run(AuditContext context)
    {
        foreach (PrintedStatistic printed in context.Study.Statistics.Where(s => s.Statistic == "alpha" && s.Printed.Value <= 1))
        {
            if (Implied(context, printed.Row, printed.Arm, t => t.IsOfTheSame(context.TableOf(printed))) is not { } implied)
            {
                context.CannotTest(printed, "The spread of the items or of the scale is not printed.");
            }
            else if (printed.Arm is not null)
            {
                context.Compare(printed, implied.WholeSample, "The spreads of items and scale in this arm");
            }
            else
            {
                context.Compare(printed,
                [
                    Way.Of(printed, implied.WholeSample, "The spreads of items and scale in the whole sample"),
                    Way.Of(printed, implied.WithinArms, "The spreads of items and scale", "within arms, not in the whole sample"),
                ]);
            }
        }
    }

    /// <summary>The alpha of a scale at the end of the programme that raw answers or the other numbers imply, or null.</summary>
    public static ImpliedAlpha? Implied(AuditContext context, string row) =>
        context.Study.Questionnaire?.Row(row) is { IsScale: true } && context.Raw?.Alpha(row) is { } raw ? raw
            : Implied(context, row, null, t => context.Study.OccasionOf(t, row) == StudyOccasion.End);

    /// <summary>The alpha of a scale that the other numbers of some tables imply: of one arm, or of everybody.</summary>
    private static ImpliedAlpha? Implied(AuditContext context, string row, string? arm, Func<PrintedTable, bool> counts)
    {
        if (context.Study.Questionnaire?.Row(row) is not { Items.Count: > 0 } scale)
            return null;
        foreach (PrintedTable table in context.Study.Tables
            .Where(t => counts(t) && t.Scores != Scores.Adjusted && t.Statistics.Any(s => s.Row == row && s.Statistic is "mean" or "sd" or "se")))
        {
            RowView view = new(context, table, row);
            string[] arms = arm is null ? [.. view.Arms] : [arm];
            if (ScaleSquares(view, arms) is not { } total)
                continue;
            List<Squares> items = [];
            foreach (string item in scale.Items)
            {
                if (context.View(item, table) is { } itemView && arms.All(a => itemView.N(a) == view.N(a))
                    && ItemSquares(context, itemView, arms) is { } squares)
                {
                    items.Add(squares);
                }
            }

            if (items.Count != scale.Items.Count)
                continue;
            double k = items.Count, unit = Math.Pow(ScaleForm.Divisor(context.Study, scale), 2);
            return new ImpliedAlpha(row, Alpha(k, unit, Sum(items, i => i.Whole), total.Whole),
                Alpha(k, unit, Sum(items, i => i.Within), total.Within));
        }
        return null;
    }

    /// <summary>Squares around the means: within arms, and in the whole sample.</summary>
    private sealed record Squares(Interval Within, Interval Whole);

    private static Squares? ScaleSquares(RowView view, string[] arms)
    {
        Squares? printed = FromSds(view, arms), tested = FromT(view, arms);
        if (printed is null || tested is null || !printed.Within.Meets(tested.Within))
            return printed ?? tested;
        return Whole(view, arms, new Interval(Math.Max(printed.Within.Low, tested.Within.Low),
            Math.Min(printed.Within.High, tested.Within.High)));
    }

    private static Squares? FromT(RowView view, string[] arms)
    {
        if (!AreBoth(view, arms) || view.Table.Test != TestKind.Student || view.Value("t") is not { } t || t.Low * t.High <= 0
            || view.Difference() is not { } difference || difference.Low * difference.High <= 0
            || view.N(view.First) is not { } n || view.N(view.Second) is not { } m)
        {
            return null;
        }

        double factor = (n + m - 2) / ((1.0 / n) + (1.0 / m));
        Interval size = t.Absolute(), d = difference.Absolute();
        return Whole(view, arms, new Interval(d.Low * d.Low / (size.High * size.High) * factor,
            d.High * d.High / (size.Low * size.Low) * factor));
    }

    private static Squares? ItemSquares(AuditContext context, RowView view, string[] arms)
    {
        if (FromSds(view, arms) is { } printed)
            return printed;
        if (!AreBoth(view, arms))
            return null;
        bool cut = context.HowOf("t") == Shortening.Truncated;
        SumsOfSquares? preferred = SumsOfSquares.Of(view, cut ? Shortening.Truncated : Shortening.Rounded, unsigned: true);
        if (preferred is null or { Solutions.Count: 0 })
            preferred = SumsOfSquares.Of(view, cut ? Shortening.Rounded : Shortening.Truncated, unsigned: true);
        if (preferred is not { IsDense: false, Solutions: { Count: > 0 } solutions } || view.N(view.First) is not { } n
            || view.N(view.Second) is not { } m)
        {
            return null;
        }

        return Whole(view, arms, Interval.Around([.. solutions.Select(s =>
            s.Squares - ((double)s.FirstSum * s.FirstSum / n) - ((double)s.SecondSum * s.SecondSum / m))]));
    }

    /// <summary>Whether these arms are the two of the table's contrast, which t is about.</summary>
    private static bool AreBoth(RowView view, string[] arms) => arms.Length == 2 && arms.Contains(view.First) && arms.Contains(view.Second);

    private static Squares? FromSds(RowView view, string[] arms)
    {
        double low = 0, high = 0;
        foreach (string arm in arms)
        {
            if (view.Sd(arm) is not { } sd || view.N(arm) is not { } n)
                return null;
            (low, high) = (low + ((n - 1) * Square(sd.Low)), high + ((n - 1) * Square(sd.High)));
        }

        return Whole(view, arms, new Interval(low, high));

        static double Square(double x) => Math.Max(x, 0) * Math.Max(x, 0);
    }

    private static Squares? Whole(RowView view, string[] arms, Interval within)
    {
        if (arms.Length == 1)
            return new Squares(within, within);
        if (AreBoth(view, arms))
        {
            if (view.Difference() is not { } difference)
                return null;
            double weight = 1 / view.Weight()!.Value;
            Interval d = difference.Absolute();
            return new Squares(within, new Interval(within.Low + (weight * d.Low * d.Low), within.High + (weight * d.High * d.High)));
        }

        return Tests.Between(view, arms) is { } between ? new Squares(within, new Interval(within.Low + between.Low, within.High + between.High)) : null;
    }

    private static Interval Sum(List<Squares> items, Func<Squares, Interval> part) =>
        new(items.Sum(i => part(i).Low), items.Sum(i => part(i).High));

    /// <summary>Alpha of k items; the scale's squares times <paramref name="unit"/> are those of the items' sum.</summary>
    private static Interval Alpha(double k, double unit, Interval items, Interval scale)
    {
        double Of(double item, double total) => k / (k - 1) * (1 - (item / (unit * total)));
        return new Interval(Of(items.High, scale.Low), Of(items.Low, scale.High));
    }
}
