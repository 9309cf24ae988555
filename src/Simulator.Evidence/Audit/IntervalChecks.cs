using Simulator.Evidence.Studies;
using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Evidence.Audit;

/// <summary>Confidence intervals: of a difference, and of d.</summary>
internal static class IntervalChecks
{
    private const string OfD = "the interval of d, not of the difference";

    private static readonly (double Level, string? Convention)[] Levels = [(0.95, null), (0.90, "a 90 % interval"), (0.99, "a 99 % interval")];

    public static void Run(AuditContext context)
    {
        foreach (RowView row in context.Views().Where(v => v.Table.First is not null))
        {
            foreach ((string statistic, int side) in new[] { ("ci_lower", -1), ("ci_upper", 1) })
            {
                if (row.Own(statistic) is { } printed)
                    TestDifference(context, row, printed, side);
            }

            foreach ((string statistic, int side) in new[] { ("d_lower", -1), ("d_upper", 1) })
            {
                if (row.Own(statistic) is not { } printed)
                    continue;
                Way[] ways = [.. DWays(row, printed, side, null)];
                if (ways.Length == 0)
                    context.CannotTest(printed, "No d of two independent arms stands beside it, nor what determines one.");
                else
                    context.Compare(printed, ways);
            }
        }
    }

    private static void TestDifference(AuditContext context, RowView row, PrintedStatistic printed, int side)
    {
        TestKind test = row.Table.Test;
        bool isOwn = Tests.Untestable(test) is not null;
        Interval? difference = isOwn ? row.Value("mean_difference") : row.Difference() ?? row.Value("mean_difference");
        List<Way> ways = [];
        if (difference is { } d && Tests.Df(row) is { Low: > 0 } df)
        {
            foreach ((double level, string? convention) in Levels)
            {
                foreach (Way way in Ways(row, printed, side, d, df, level, convention))
                    ways.Add(way);
            }
        }

        // Dear to work out, and wanted only where nothing else fits.
        bool isAlone = ways.Count == 0;
        if (row.Own("d") is not null && ways.All(w => w.IsHint || w.Fit == Shortening.None))
            ways.AddRange(DWays(row, printed, side, OfD).Where(w => !isAlone || w.Fit != Shortening.None));
        if (ways.Count > 0)
            context.Compare(printed, ways);
        else if (difference is null || Tests.Df(row) is null)
            context.CannotTest(printed, "No difference with degrees of freedom stands beside it.");
        else
            context.CannotTest(printed, "Neither t nor standard deviations stand beside it.");
    }

    private static IEnumerable<Way> Ways(RowView row, PrintedStatistic printed, int side, Interval d, Interval df, double level, string? convention)
    {
        double widest = StudentTDistribution.Quantile(0.5 + (level / 2), df.Low);
        Interval q = new(df.High > df.Low ? StudentTDistribution.Quantile(0.5 + (level / 2), df.High) : widest, widest);
        TestKind test = row.Table.Test;
        Interval? error = test is TestKind.Student or TestKind.Welch or TestKind.Pooled ? Tests.Error(row, test) : null;
        if (error is { } e)
        {
            Interval half = Interval.Around(q.Low * e.Low, q.High * e.High);
            Interval end = new(d.Low + (side * (side > 0 ? half.Low : half.High)), d.High + (side * (side > 0 ? half.High : half.Low)));
            yield return Way.Of(printed, end, "The difference and the standard deviations", convention);
            if (level == 0.95)
            {
                double z = NormalDistribution.Quantile(0.975);
                yield return Way.Of(printed, new Interval(d.Low + (side * z * (side > 0 ? e.Low : e.High)), d.High + (side * z * (side > 0 ? e.High : e.Low))),
                    "The difference and the standard deviations", "1.96 standard errors");
                Interval turned = new(-d.High + (side * (side > 0 ? half.Low : half.High)), -d.Low + (side * (side > 0 ? half.High : half.Low)));
                yield return Way.Of(printed, turned, "The difference and the standard deviations",
                    $"the difference the other way round, {row.Second} - {row.First}", isHint: true);
            }
        }
        else if (row.Value("t") is { } t && t.Low * t.High > 0)
        {
            double End(double x, double y, double by) => x + (side * by * Math.Abs(x / y));
            yield return Way.Of(printed, Interval.Around(End(d.Low, t.Low, q.Low), End(d.Low, t.High, q.Low), End(d.High, t.Low, q.Low),
                End(d.High, t.High, q.Low), End(d.Low, t.Low, q.High), End(d.Low, t.High, q.High), End(d.High, t.Low, q.High), End(d.High, t.High, q.High)),
                "The difference and t", convention);
        }
    }

    /// <summary>An end of the interval of d: by the noncentral t, or by the normal approximation with its usual standard error.</summary>
    private static IEnumerable<Way> DWays(RowView row, PrintedStatistic printed, int side, string? instead)
    {
        if ((Tests.D(row) ?? Printed(row)) is not { } d || row.N(row.First) is not { } n || row.N(row.Second) is not { } m || n + m < 4)
            yield break;
        double unit = Math.Sqrt((1.0 / n) + (1.0 / m)), j = EffectSize.HedgesCorrection(n + m - 2);
        foreach ((double level, string? convention) in instead is null ? Levels : [Levels[0]])
        {
            double At(double value) => EffectSize.FromT(value / unit, n, m, level) is var ends && side < 0 ? ends.DLower : ends.DUpper;
            double low = At(d.D.Low), high = At(d.D.High), z = NormalDistribution.Quantile(0.5 + (level / 2));
            if (double.IsNaN(low) || double.IsNaN(high))
                yield break;
            double Near(double value) => value + (side * z * Math.Sqrt((unit * unit) + (value * value / (2.0 * (n + m)))));
            string? name = instead ?? convention;
            Interval exact = new(low, high), near = new(Near(d.D.Low), Near(d.D.High));
            yield return Way.Of(printed, exact, d.From, name);
            yield return Way.Of(printed, exact.Times(j), d.From, instead ?? Joined(convention, "of Hedges' g"));
            yield return Way.Of(printed, near, d.From, instead ?? Joined(convention, "by the normal approximation"));
            yield return Way.Of(printed, near.Times(j), d.From, instead ?? Joined(convention, "of Hedges' g by the normal approximation"));
        }

        static string Joined(string? level, string way) => level is null ? way : $"{level} {way}";
    }

    private static (Interval D, string From)? Printed(RowView row) => row.Value("d") is { } d ? (d, "d and the sizes of the arms") : null;
}
