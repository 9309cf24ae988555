using Simulator.Evidence.Studies;
using Simulator.Statistics;

namespace Simulator.Evidence.Audit;

/// <summary>Cronbach's alpha from the spread of items and scale, which SDs, or sums of squares behind t, give.</summary>
internal static class AlphaChecks
{
    public static void Run(AuditContext context)
    {
        foreach (PrintedStatistic printed in context.Study.Statistics.Where(s => s.Statistic == "alpha"))
        {
            if (printed.Printed.Value > 1)
            {
                context.Add(printed.Id, new Check(false, Shortening.None, false, new Interval(double.NegativeInfinity, 1),
                    "Alpha is never above 1."));
            }
            else if (Implied(context, printed.Row) is not { } implied)
            {
                context.CannotTest(printed, "The spread of the items or of the scale is not printed.");
            }
            else
            {
                context.Compare(printed,
                [
                    (implied.WholeSample, "The spreads of items and scale in the whole sample", null),
                    (implied.WithinArms, "The spreads of items and scale", "within arms, not in the whole sample"),
                ]);
            }
        }
    }

    /// <summary>The alpha of a scale that the other numbers imply, or null.</summary>
    public static ImpliedAlpha? Implied(AuditContext context, string row)
    {
        if (context.Study.Questionnaire?.Row(row) is not { IsScale: true } scale)
            return null;
        if (context.Study.Answers is { } answers)
            return FromAnswers(answers, scale);
        foreach (PrintedTable table in context.Study.Tables
            .Where(t => t.First is not null && t.Statistics.Any(s => s.Row == row && s.Statistic == "mean")))
        {
            RowView view = new(context, table, row);
            if (ScaleSquares(view) is not { } total)
                continue;
            List<Squares> items = [];
            foreach (string item in scale.Items)
            {
                if (context.View(item, table) is { } itemView && itemView.N(view.First) == view.N(view.First)
                    && itemView.N(view.Second) == view.N(view.Second) && ItemSquares(context, itemView) is { } squares)
                {
                    items.Add(squares);
                }
            }

            if (items.Count != scale.Items.Count)
                continue;
            double k = items.Count;
            return new ImpliedAlpha(row, Alpha(k, Sum(items, i => i.Whole), total.Whole),
                Alpha(k, Sum(items, i => i.Within), total.Within));
        }
        return null;
    }

    private static ImpliedAlpha? FromAnswers(RawAnswers answers, QuestionnaireRow scale)
    {
        Respondent[] people = [.. answers.Respondents];
        double[][] whole = [.. scale.Items.Select(item => Column(answers, people, item))];
        // Within arms: each arm's mean of the complete answers taken out.
        bool[] complete = [.. people.Select((_, i) => whole.All(c => !double.IsNaN(c[i])))];
        double[][] within = [.. whole.Select(c => c.Select((x, i) =>
            x - c.Where((_, j) => complete[j] && people[j].Arm == people[i].Arm).DefaultIfEmpty(x).Average()).ToArray())];
        double a = Reliability.CronbachAlpha(whole).Alpha, b = Reliability.CronbachAlpha(within).Alpha;
        return double.IsNaN(a) || double.IsNaN(b) ? null : new ImpliedAlpha(scale.Name, new Interval(a, a), new Interval(b, b));
    }

    private static double[] Column(RawAnswers answers, Respondent[] people, string item)
    {
        int index = answers.Items.ToList().IndexOf(item);
        return [.. people.Select(p => p.Answers[index] ?? double.NaN)];
    }

    /// <summary>Squares around the means: within arms, and in the whole sample.</summary>
    private sealed record Squares(Interval Within, Interval Whole);

    private static Squares? ScaleSquares(RowView view)
    {
        Squares? printed = FromSds(view), tested = FromT(view);
        if (printed is null || tested is null || !printed.Within.Meets(tested.Within))
            return printed ?? tested;
        return Whole(view, new Interval(Math.Max(printed.Within.Low, tested.Within.Low),
            Math.Min(printed.Within.High, tested.Within.High)));
    }

    private static Squares? FromT(RowView view)
    {
        if (view.Table.Test != TestKind.Student || view.Value("t") is not { } t || t.Low * t.High <= 0
            || view.Difference() is not { } difference || difference.Low * difference.High <= 0
            || view.N(view.First) is not { } n || view.N(view.Second) is not { } m)
        {
            return null;
        }

        double factor = (n + m - 2) / ((1.0 / n) + (1.0 / m));
        Interval size = t.Absolute(), d = difference.Absolute();
        return Whole(view, new Interval(d.Low * d.Low / (size.High * size.High) * factor,
            d.High * d.High / (size.Low * size.Low) * factor));
    }

    private static Squares? ItemSquares(AuditContext context, RowView view)
    {
        if (FromSds(view) is { } printed)
            return printed;
        bool cut = context.HowOf("t") == Shortening.Truncated;
        SumsOfSquares? preferred = SumsOfSquares.Of(view, cut ? Shortening.Truncated : Shortening.Rounded, unsigned: true);
        if (preferred is null or { Solutions.Count: 0 })
            preferred = SumsOfSquares.Of(view, cut ? Shortening.Rounded : Shortening.Truncated, unsigned: true);
        if (preferred is not { IsDense: false, Solutions: { Count: > 0 } solutions } || view.N(view.First) is not { } n
            || view.N(view.Second) is not { } m)
        {
            return null;
        }

        return Whole(view, Interval.Around([.. solutions.Select(s =>
            s.Squares - ((double)s.FirstSum * s.FirstSum / n) - ((double)s.SecondSum * s.SecondSum / m))]));
    }

    private static Squares? FromSds(RowView view)
    {
        if (view.Sd(view.First) is not { } a || view.Sd(view.Second) is not { } b
            || view.N(view.First) is not { } n || view.N(view.Second) is not { } m)
        {
            return null;
        }

        double Of(double x, double y) => ((n - 1) * Math.Max(x, 0) * Math.Max(x, 0)) + ((m - 1) * Math.Max(y, 0) * Math.Max(y, 0));
        return Whole(view, new Interval(Of(a.Low, b.Low), Of(a.High, b.High)));
    }

    private static Squares? Whole(RowView view, Interval within)
    {
        if (view.Difference() is not { } difference)
            return null;
        double weight = 1 / view.Weight()!.Value;
        Interval d = difference.Absolute();
        return new Squares(within, new Interval(within.Low + (weight * d.Low * d.Low), within.High + (weight * d.High * d.High)));
    }

    private static Interval Sum(List<Squares> items, Func<Squares, Interval> part) =>
        new(items.Sum(i => part(i).Low), items.Sum(i => part(i).High));

    private static Interval Alpha(double k, Interval items, Interval scale)
    {
        // The scale is a mean of k items: its squares times k² are those of the sum.
        double Of(double item, double total) => k / (k - 1) * (1 - (item / (k * k * total)));
        return new Interval(Of(items.High, scale.Low), Of(items.Low, scale.High));
    }
}
