using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>Numbers that are impossible whatever stands beside them, and pairs of ends the wrong way round.</summary>
internal static class ImpossibleChecks
{
    private static readonly Dictionary<string, (double Low, double High, string Sentence)> Limits = new()
    {
        ["p"] = (0, 1, "A p lies between 0 and 1."),
        ["eta_squared"] = (0, 1, "Eta squared is a share, between 0 and 1."),
        ["alpha"] = (double.NegativeInfinity, 1, "Alpha is never above 1."),
        ["r"] = (-1, 1, "A correlation lies between -1 and 1."),
        ["sd"] = (0, double.PositiveInfinity, "A standard deviation is never negative."),
        ["se"] = (0, double.PositiveInfinity, "A standard error is never negative."),
        ["sd_difference"] = (0, double.PositiveInfinity, "A standard deviation is never negative."),
        ["F"] = (0, double.PositiveInfinity, "F is a ratio of squares and never negative."),
        ["chi_squared"] = (0, double.PositiveInfinity, "Chi squared is a sum of squares and never negative."),
        ["U"] = (0, double.PositiveInfinity, "U counts pairs and is never negative."),
        ["percent"] = (0, 100, "A percentage of people lies between 0 and 100."),
        ["share"] = (0, 1, "A share of people lies between 0 and 1."),
    };

    private static readonly (string Low, string High)[] Ordered =
    [
        ("ci_lower", "ci_upper"), ("ci_lower", "mean_difference"), ("mean_difference", "ci_upper"), ("d_lower", "d_upper"), ("d_lower", "d"),
        ("d", "d_upper"), ("lowest", "q1"), ("q1", "median"), ("median", "q3"), ("q3", "highest"), ("lowest", "median"), ("median", "highest"),
        ("lowest", "highest"), ("q1", "q3"), ("lowest", "mean"), ("mean", "highest"),
    ];

    public static void Run(AuditContext context)
    {
        foreach (PrintedStatistic printed in context.Study.Statistics)
        {
            if (Limits.TryGetValue(printed.Statistic, out (double Low, double High, string Sentence) limit)
                && !IsWithin(printed.Printed, limit.Low, limit.High))
            {
                context.Fail(printed, new Interval(limit.Low, limit.High), limit.Sentence);
            }

            if (printed.Statistic is "df" or "df1" && printed.Printed.Value <= 0)
                context.Fail(printed, null, "Degrees of freedom lie above 0.");
            if (printed.Statistic is "n" or "count" && decimal.Truncate(printed.Printed.Value) != printed.Printed.Value)
                context.Fail(printed, null, "People are counted in whole numbers.");
        }

        foreach (RowView view in context.Views())
        {
            foreach (string? arm in view.Arms.Prepend<string?>(null))
            {
                foreach ((string low, string high) in Ordered)
                    Order(context, view.Own(low, arm), view.Own(high, arm));
                OfRanks(context, view, arm);
            }

            if (view.Own("U") is { } u && view.N(view.First) is { } n && view.N(view.Second) is { } m && (double)u.Printed.Value > (double)n * m)
                context.Fail(u, new Interval(0, (double)n * m), FormattableString.Invariant($"There are only {n} times {m} pairs."));
        }
    }

    /// <summary>Medians and ends of the scale: within it, and a median of whole answers is whole or a half.</summary>
    private static void OfRanks(AuditContext context, RowView view, string? arm)
    {
        foreach (string statistic in new[] { "lowest", "q1", "median", "q3", "highest" })
        {
            if (view.Own(statistic, arm) is not { } printed)
                continue;
            if (view.Range is not { } range)
            {
                context.CannotTest(printed, "The answers' ends are not known.");
                continue;
            }

            if (!Print.Of(printed.Printed, Shortening.Either).Meets(range))
            {
                context.Fail(printed, range, $"The answers reach only from {range}.");
            }
            else if (statistic is not ("q1" or "q3") && arm is not null && view.Answers(arm) is { } answers)
            {
                bool isWhole = statistic != "median" || answers.N % 2 == 1;
                double step = (isWhole ? 1.0 : 0.5) / answers.Divisor, nearest = Math.Round((double)printed.Printed.Value / step) * step;
                if (Print.Fit(printed.Printed, Interval.Point(nearest)) == Shortening.None)
                {
                    context.Fail(printed, Interval.Point(nearest), FormattableString.Invariant(
                        $"Of {answers.N} whole answers it is a multiple of {Interval.Point(step)}; the nearest is {Interval.Point(nearest)}."));
                }
                else
                {
                    context.CannotTest(printed, "Possible within the scale; nothing else determines it.");
                }
            }
            else
            {
                context.CannotTest(printed, "Possible within the scale; nothing else determines it.");
            }
        }
    }

    private static void Order(AuditContext context, PrintedStatistic? low, PrintedStatistic? high)
    {
        if (low is null || high is null || low.Printed.IsBound || high.Printed.IsBound
            || Read(low).Low <= Read(high).High)
        {
            return;
        }

        context.Fail(low, null, $"{low.Statistic} lies above {high.Statistic} ({high.Printed.Text}).");
        context.Fail(high, null, $"{high.Statistic} lies below {low.Statistic} ({low.Printed.Text}).");
    }

    /// <summary>What a number may stand for; those of single people or between two of them are printed whole.</summary>
    private static Interval Read(PrintedStatistic printed) => printed.Statistic is "lowest" or "q1" or "median" or "q3" or "highest"
        ? Interval.Point((double)printed.Printed.Value) : Print.Of(printed.Printed, Shortening.Either);

    /// <summary>Whether some number that is possible may have been printed so.</summary>
    private static bool IsWithin(PrintedNumber printed, double low, double high)
    {
        double value = (double)printed.Value;
        return printed.Relation switch
        {
            Relation.Below => value > low,
            Relation.AtMost => value >= low,
            Relation.Above => value < high,
            Relation.AtLeast => value <= high,
            Relation.Equal => value >= low && value <= high,
        };
    }
}
