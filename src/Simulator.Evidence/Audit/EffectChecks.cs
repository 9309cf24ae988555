using Simulator.Evidence.Studies;
using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Evidence.Audit;

/// <summary>What follows from means, SDs, t and df: p, eta squared, the difference and d.</summary>
internal static class EffectChecks
{
    private const string WithoutSign = "printed without its sign";

    public static void Run(AuditContext context)
    {
        foreach (RowView row in context.Views().Where(v => v.Table.First is not null || v.Table.Test == TestKind.Anova))
        {
            if (row.Own("p") is { } p)
                TestP(context, row, p);
            if (row.Own("z") is { } z)
                TestZ(context, row, z);
            if (row.Own("eta_squared") is { } eta)
                TestEta(context, row, eta);
            if (row.Own("d") is { } d)
                TestD(context, row, d);
            if (row.Own("mean_difference") is { } difference)
                TestDifference(context, row, difference);
        }
    }

    private static void TestP(AuditContext context, RowView row, PrintedStatistic printed)
    {
        if (CountChecks.P(row, printed) is { } counted)
        {
            if (row.Table.Test is TestKind.ChiSquared or TestKind.Fisher)
                context.Compare(printed, counted);
            else
                context.CannotTest(printed, $"Nothing says which test it belongs to. {string.Join("; ", counted.Take(3).Select(w => w.Told))}.");
            return;
        }

        if (row.Value("z") is { } z && row.Find("t") is null)
        {
            Interval size = z.Absolute();
            context.Compare(printed, [Way.Of(printed, new Interval(NormalDistribution.PTwoSided(size.High), NormalDistribution.PTwoSided(size.Low)), "z"
                + " and the normal distribution")]);
            return;
        }

        if (Tests.P(row) is not { } p)
        {
            context.CannotTest(printed, Tests.Untestable(row.Table.Test) is { } why && row.Find("t") is null
                ? $"No t with degrees of freedom stands beside it: {why}." : "No t with degrees of freedom stands beside it.");
            return;
        }

        List<Way> ways = PWays(row, printed, p.P, p.From);
        if (row.Table.Sides == Sides.One && Sided(row, printed) is { } side)
            context.CannotTest(printed, side);
        else
            context.Compare(printed, ways);
    }

    private static List<Way> PWays(RowView row, PrintedStatistic printed, Interval usual, string from)
    {
        if (row.Table.Test == TestKind.Anova || Tests.NumeratorDf(row) > 1)
            return [Way.Of(printed, usual, from), Way.Of(printed, usual.Times(0.5), from, "half of p; an F test has no half", isHint: true)];
        (Interval t, _) = Tests.T(row)!.Value;
        Interval df = Tests.Df(row)!.Value, both = Tests.P(t, df), size = t.Absolute();
        if (row.Table.Sides != Sides.Both)
        {
            return [Way.Of(printed, usual, from + ", one-sided,"),
                Way.Of(printed, both, from, "two-sided, though the study says one-sided")];
        }

        List<Way> ways = [Way.Of(printed, both, from)];
        if (row.Table.Test == TestKind.Student && row.Find("df") is null && Tests.WelchDf(row) is { } welch && row.Sd(row.First) is not null)
            ways.Add(Way.Of(printed, Tests.P(t, welch), from, "Welch's degrees of freedom"));
        if (row.Table.Test == TestKind.Student && row.Find("df") is null && row.Arms.Count() > 2 && Tests.DfOf(row, TestKind.Pooled) is { } all)
            ways.Add(Way.Of(printed, Tests.P(t, all), from, "the error pooled over all arms"));
        ways.Add(Way.Of(printed, both.Times(0.5), from, row.Find("F") is null ? "one-sided (one_sided: greater or less, where the study says so)"
            : "half of p; an F test has no half", isHint: true));
        ways.Add(Way.Of(printed, new Interval(NormalDistribution.PTwoSided(size.High), NormalDistribution.PTwoSided(size.Low)), from,
            "p of the normal distribution, not of t", isHint: true));
        return ways;
    }

    /// <summary>Where one side is tested but not named: which side the printed p would be of; null where it is of neither.</summary>
    private static string? Sided(RowView row, PrintedStatistic printed)
    {
        (Interval t, _) = Tests.T(row)!.Value;
        Interval df = Tests.Df(row)!.Value;
        Interval greater = Tests.POneSided(t, df, greater: true), less = Tests.POneSided(t, df, greater: false);
        bool fits = Print.Fit(printed.Printed, greater) != Shortening.None || Print.Fit(printed.Printed, less) != Shortening.None;
        return fits ? $"The side that was expected is not stated: {row.First} above {row.Second} (one_sided: greater) gives {greater}, below (less) {less}."
            : null;
    }

    /// <summary>z of ranks from U; ties make it larger, and a correction for continuity smaller by half a rank.</summary>
    private static void TestZ(AuditContext context, RowView row, PrintedStatistic printed)
    {
        if (row.Table.Test != TestKind.MannWhitney || row.Value("U") is not { } u || row.N(row.First) is not { } n || row.N(row.Second) is not { } m)
        {
            context.CannotTest(printed, "No U with the sizes of the arms stands beside it.");
            return;
        }

        double centre = n * (double)m / 2, sd = Math.Sqrt(n * (double)m * (n + m + 1) / 12);
        Interval off = new Interval(u.Low - centre, u.High - centre).Absolute(), size = context.Value(printed).Absolute();
        Interval z = new(Math.Max(0, off.Low - 0.5) / sd, off.High / sd);
        if (size.Meets(z))
            context.Add(printed.Id, new Check(true, Shortening.Either, false, z, $"U and the sizes of the arms give {z} in size."));
        else if (size.High < z.Low)
            context.Fail(printed, z, $"U and the sizes of the arms give at least {z} in size, not {printed.Printed.Text}.");
        else
            context.CannotTest(printed, $"U and the sizes of the arms give {z} in size without ties; with many equal answers it may be larger.");
    }

    private static void TestEta(AuditContext context, RowView row, PrintedStatistic printed)
    {
        if (Tests.Eta(row) is not { } eta)
        {
            context.CannotTest(printed, "No t with degrees of freedom stands beside it.");
            return;
        }

        context.Compare(printed,
        [
            Way.Of(printed, eta.Eta, eta.From),
            Way.Of(printed, new Interval(Math.Sqrt(eta.Eta.Low), Math.Sqrt(eta.Eta.High)), eta.From, "eta, not its square", isHint: true),
        ]);
    }

    private static void TestD(AuditContext context, RowView row, PrintedStatistic printed)
    {
        Way[] ways = [.. row.Table.Test == TestKind.Paired ? PairedWays(row, printed) : DWays(row, printed)];
        if (ways.Length == 0)
        {
            context.CannotTest(printed, row.Table.Test == TestKind.Welch && row.Find("t") is not null
                ? "Welch's t with arms of different sizes determines no d, and no standard deviations stand beside it."
                : "Neither t nor standard deviations stand beside it.");
        }
        else if (row.Table.Test is TestKind.None or TestKind.Adjusted && ways.All(w => w.Fit == Shortening.None))
        {
            context.CannotTest(printed, $"{ways[0].Told}; the study's own may be of something else ({row.Table.Test.Word()}).");
        }
        else
        {
            context.Compare(printed, ways);
        }
    }

    private static IEnumerable<Way> DWays(RowView row, PrintedStatistic printed)
    {
        if (Tests.D(row) is not { } d || row.N(row.First) + row.N(row.Second) - 2 is not { } whole || whole < 2)
            yield break;
        yield return Way.Of(printed, d.D, d.From);
        yield return Way.Of(printed, d.D.Times(EffectSize.HedgesCorrection(whole)), d.From, "Hedges' g");
        if (row.Value("t") is { } t && row.Table.Test == TestKind.Student)
            yield return Way.Of(printed, t.Times(2 / Math.Sqrt(whole)), "t and df", "2 t / square root of df");
        if (row.Difference() is { } difference)
        {
            if (row.Sd(row.Second) is { Low: > 0 } second)
                yield return Way.Of(printed, difference.Over(second)!.Value, d.From, "divided by the second arm's SD");
            if (row.Sd(row.First) is { Low: > 0 } a && row.Sd(row.Second) is { Low: > 0 } b)
            {
                Interval mean = new(Math.Sqrt(((a.Low * a.Low) + (b.Low * b.Low)) / 2), Math.Sqrt(((a.High * a.High) + (b.High * b.High)) / 2));
                yield return Way.Of(printed, difference.Over(mean)!.Value, d.From, "divided by the root of both variances' mean");
            }
        }

        yield return Way.Of(printed, d.D.Absolute(), d.From, WithoutSign);
        yield return Way.Of(printed, d.D.Times(-1), d.From, $"the difference the other way round, {row.Second} - {row.First}", isHint: true);
    }

    /// <summary>d of the same people twice: by the SD of their differences, or by the SDs of the occasions.</summary>
    private static IEnumerable<Way> PairedWays(RowView row, PrintedStatistic printed)
    {
        if (row.Value("t") is { } t && Tests.DfOf(row, TestKind.Paired) is { Low: > 0 } df)
        {
            Interval own = t.Times(1 / Math.Sqrt(df.Low + 1));
            yield return Way.Of(printed, own, "t and the number of people");
            yield return Way.Of(printed, own.Absolute(), "t and the number of people", WithoutSign);
        }

        if (row.Difference() is not { } difference || row.Sd(row.First) is not { Low: > 0 } a || row.Sd(row.Second) is not { Low: > 0 } b)
            yield break;
        Interval pooled = new(Math.Sqrt(((a.Low * a.Low) + (b.Low * b.Low)) / 2), Math.Sqrt(((a.High * a.High) + (b.High * b.High)) / 2));
        foreach ((Interval sd, string convention) in new[]
        {
            (pooled, "divided by both occasions' SD"), (b, "divided by the second occasion's SD"), (a, "divided by the first occasion's SD"),
        })
        {
            Interval value = difference.Over(sd)!.Value;
            yield return Way.Of(printed, value, "Means and standard deviations", convention);
            yield return Way.Of(printed, value.Absolute(), "Means and standard deviations", convention + ", " + WithoutSign);
        }
    }

    private static void TestDifference(AuditContext context, RowView row, PrintedStatistic printed)
    {
        if (row.Difference() is not { } difference)
        {
            context.CannotTest(printed, "No means stand beside it.");
            return;
        }

        // Adjusted means stand without SDs; means with SDs are raw, and an adjusted difference is not theirs.
        Way usual = Way.Of(printed, difference, "The means");
        bool areRaw = row.Table.Scores != Scores.Adjusted || row.Value("sd", row.First) is not null;
        if (row.Table.Test is TestKind.None or TestKind.Adjusted && areRaw && usual.Fit == Shortening.None)
        {
            context.CannotTest(printed, $"{usual.Told}; the study's own may be adjusted ({row.Table.Test.Word()}).");
        }
        else
        {
            context.Compare(printed,
            [
                usual,
                Way.Of(printed, difference.Absolute(), "The means", WithoutSign, least: 2),
                Way.Of(printed, difference.Times(-1), "The means", $"the difference the other way round, {row.Second} - {row.First}", isHint: true),
            ]);
        }
    }
}
