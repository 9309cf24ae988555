using System.Globalization;
using Simulator.Evidence.Studies;
using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Evidence.Audit;

/// <summary>Sentences against the study's own numbers.</summary>
internal static class ClaimChecks
{
    public static IEnumerable<Finding> Run(AuditContext context)
    {
        foreach (Claim claim in context.Study.Claims)
        {
            yield return claim switch
            {
                EffectLabelClaim label => TestLabel(context, label),
                OrderClaim order => TestOrder(order),
                SignificanceClaim significance => TestSignificance(context, significance),
                ChiSquaredClaim chi => TestChiSquared(context.Study, chi),
                AlikeClaim alike => TestAlike(context.Study, alike),
                SameQuantityClaim same => TestSame(same),
                _ => Of(claim, "", Verdict.CannotBeTested, null, "No test is known for it."),
            };
        }
        if (context.Study.Questionnaire is { } questionnaire)
        {
            bool agree = questionnaire.MoreByAnchors == questionnaire.MoreByReading;
            string end = questionnaire.MoreByReading == ScaleEnd.High ? "higher" : "lower";
            yield return new Finding("questionnaire/anchors", questionnaire.Locator, "anchors",
                $"{questionnaire.Minimum} = {questionnaire.LowAnchor}, {questionnaire.Maximum} = {questionnaire.HighAnchor}",
                agree ? Verdict.Reproduces : Verdict.DoesNotReproduce, null,
                agree ? $"The text reads {end} means as more, as the anchors say."
                    : $"The text reads {end} means as more; by the printed anchors they would mean less. "
                        + "Either the answers were turned round or the anchors are misprinted.", null);
        }
    }

    private static Finding TestLabel(AuditContext context, EffectLabelClaim claim)
    {
        if (context.Study.Questionnaire?.EffectLabels is not { } labels || Row(context, claim.Row, claim.Table) is not { } row
            || (labels.Statistic == "eta_squared" ? Tests.Eta(row) : Tests.D(row)) is not { } effect)
        {
            return Of(claim, claim.Label, Verdict.CannotBeTested, null, "Neither cut-offs nor t and df are printed.");
        }

        (Interval size, string source) = effect;
        string from = source is "t and df" or "t and the sizes of the arms" ? "t and df" : source;
        string low = labels.Of(size.Low) ?? "none", high = labels.Of(size.High) ?? "none";
        string printed = claim.Printed is { } number ? $"{number.Text}, {claim.Label}" : claim.Label;
        List<string> wrong = [];
        if (claim.Printed is { } given && Print.Fit(given, size) == Shortening.None)
            wrong.Add($"{from} give {size}, not {given.Text}");
        if (low != claim.Label && high != claim.Label)
            wrong.Add($"by the study's own cut-offs {size} is {(low == high ? low : low + " or " + high)}");
        return wrong.Count == 0
            ? Of(claim, printed, Verdict.Reproduces, size, $"{from} give {size}, which the study's own cut-offs call {claim.Label}.")
            : Of(claim, printed, Verdict.DoesNotReproduce, size, string.Join("; ", wrong) + ".");
    }

    private static Finding TestOrder(OrderClaim claim)
    {
        bool holds = claim.Above ? claim.Printed.Value > claim.Than.Value : claim.Printed.Value < claim.Than.Value;
        string side = claim.Printed.Value > claim.Than.Value ? "above" : claim.Printed.Value < claim.Than.Value ? "below" : "equal to";
        return Of(claim, $"{claim.Printed.Text} {(claim.Above ? "above" : "below")} {claim.Than.Text}",
            holds ? Verdict.Reproduces : Verdict.DoesNotReproduce, null,
            $"{claim.Printed.Text} is {side} {claim.Than.Text}.");
    }

    private static Finding TestSignificance(AuditContext context, SignificanceClaim claim)
    {
        string printed = claim.Significant ? "significant" : "not significant";
        RowView? row = Row(context, claim.Row, claim.Table);
        if (row is null || Pvalue(row) is not ({ } p, { } from))
            return Of(claim, printed, Verdict.CannotBeTested, null, "No t with degrees of freedom is printed.");
        if (row.Table.Sides == Sides.One)
            return Of(claim, printed, Verdict.CannotBeTested, p, "The test is one-sided, and which side was expected is not stated.");
        bool may = claim.Significant ? p.Low < claim.Level : p.High >= claim.Level;
        return Of(claim, printed, may ? Verdict.Reproduces : Verdict.DoesNotReproduce, p,
            FormattableString.Invariant($"{from} give p = {p}; the level is {claim.Level}."));
    }

    /// <summary>The p of a row: what its other numbers give, else as printed.</summary>
    private static (Interval? P, string? From) Pvalue(RowView row)
    {
        if (row.Find("p") is { } printed && row.Table.Test is TestKind.ChiSquared or TestKind.Fisher && CountChecks.P(row, row.Find("p")!) is { } counted)
            return (counted.First(w => w.Convention is null).Value, "The counts");
        if (Tests.P(row) is { } p)
            return (p.P, p.From);
        return row.Find("p") is not { } own ? (null, null) : (own.Printed.Relation switch
        {
            Relation.Below or Relation.AtMost => new Interval(0, (double)own.Printed.Value - 1e-12),
            Relation.Above or Relation.AtLeast => new Interval((double)own.Printed.Value, 1),
            Relation.Equal => Print.Of(own.Printed, Shortening.Either),
        }, "The printed numbers");
    }

    /// <summary>Pearson's chi squared over all groups and categories of a variable.</summary>
    private static Finding TestChiSquared(Study study, ChiSquaredClaim claim)
    {
        IReadOnlyList<(string Category, int Count)>?[] groups =
            [.. study.Tallies.Where(t => t.Variable == claim.Variable && t.Group is not null).Select(TallyChecks.Counts)];
        string printed = string.Join(", ", new[] { claim.ChiSquared?.Text, claim.P is { } said ? $"p {said.Text}" : null }.OfType<string>());
        if (groups.Length < 2 || groups.Any(g => g is null))
            return Of(claim, printed, Verdict.CannotBeTested, null, "The counts of two groups are not determined.");
        string[] categories = [.. groups.SelectMany(g => g!).Select(c => c.Category).Distinct()];
        double[][] counts = [.. groups.Select(g => categories.Select(c => (double)g!.Where(x => x.Category == c).Sum(x => x.Count)).ToArray())];
        double all = counts.Sum(g => g.Sum()), chi = 0;
        for (int c = 0; c < categories.Length; c++)
        {
            double inCategory = counts.Sum(g => g[c]);
            foreach (double[] group in counts)
            {
                double expected = group.Sum() * inCategory / all;
                chi += expected > 0 ? (group[c] - expected) * (group[c] - expected) / expected : 0;
            }
        }

        int df = (categories.Count(c => counts.Any(g => g[Array.IndexOf(categories, c)] > 0)) - 1) * (groups.Length - 1);
        double p = ChiSquaredDistribution.UpperTail(chi, df);
        bool holds = (claim.ChiSquared is null || Print.Fit(claim.ChiSquared, Interval.Point(chi)) != Shortening.None)
            && (claim.P is null || Print.Fit(claim.P, Interval.Point(p)) != Shortening.None);
        return Of(claim, printed, holds ? Verdict.Reproduces : Verdict.DoesNotReproduce, Interval.Point(chi),
            FormattableString.Invariant($"The counts give chi squared {chi:0.###} with df {df}, p = {p:0.####}."));
    }

    private static Finding TestAlike(Study study, AlikeClaim claim)
    {
        Tally[] groups = [.. study.Tallies.Where(t => t.Variable == claim.Variable && t.Group is not null)];
        if (groups.Length != 2 || TallyChecks.Counts(groups[0]) is not { } first || TallyChecks.Counts(groups[1]) is not { } second)
            return Of(claim, "alike", Verdict.CannotBeTested, null, "The counts of two groups are not determined.");
        List<(double P, string Told)> tests = [];
        if (groups.All(g => g.Numeric))
        {
            TTestResult t = TTest.Student(Values(first), Values(second));
            double mean = Values(first).Average(), other = Values(second).Average();
            tests.Add((t.P, FormattableString.Invariant($"means {mean:0.00} and {other:0.00}, t = {t.Statistic:0.00}, p = {t.P:0.000}")));
        }
        string largest = first.Concat(second).GroupBy(c => c.Category).OrderByDescending(g => g.Sum(c => c.Count)).First().Key;
        int a = In(first, largest), b = In(second, largest), n = groups[0].N, m = groups[1].N;
        double exact = FisherExact.Of(a, n, b, m).P;
        tests.Add((exact, FormattableString.Invariant($"{largest}: {a} of {n} and {b} of {m}, Fisher's exact p = {exact:0.000}")));
        bool differ = tests.Any(t => t.P < 0.05);
        return Of(claim, "alike", differ ? Verdict.DoesNotReproduce : Verdict.Reproduces, null,
            (differ ? "The groups differ more than chance explains: " : "No more difference than chance explains: ")
            + string.Join("; ", tests.Select(t => t.Told)) + ".");

        static int In(IReadOnlyList<(string Category, int Count)> counts, string category) =>
            counts.Where(c => c.Category == category).Sum(c => c.Count);
    }

    private static double[] Values(IReadOnlyList<(string Category, int Count)> counts) =>
        [.. counts.SelectMany(c => Enumerable.Repeat(double.Parse(c.Category, NumberStyles.Float, CultureInfo.InvariantCulture), c.Count))];

    private static Finding TestSame(SameQuantityClaim claim)
    {
        bool same = claim.Printed.Select(p => p.Value).Distinct().Count() == 1;
        return Of(claim, string.Join(", ", claim.Printed.Select(p => p.Text)), same ? Verdict.Reproduces : Verdict.DoesNotReproduce, null,
            same ? "The same number in every place." : "Different numbers for one quantity.");
    }

    /// <summary>The row that a claim is about: of the table it names, else of the end of the programme, where a test stands.</summary>
    private static RowView? Row(AuditContext context, string row, string? table) =>
        context.Views().Where(v => v.Row == row && (v.Table.First is not null || v.Table.Test == TestKind.Anova) && (table is null || v.Table.Id == table))
            .OrderByDescending(v => context.Study.OccasionOf(v.Table, row) == StudyOccasion.End)
            .ThenByDescending(v => v.Own("t") is not null || v.Own("F") is not null)
            .FirstOrDefault();

    private static Finding Of(Claim claim, string printed, Verdict verdict, Interval? recomputed, string reason) =>
        new("claim/" + claim.Id, claim.Locator, "claim", printed, verdict, recomputed, reason, null);
}
