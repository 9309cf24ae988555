using System.Globalization;
using Simulator.Evidence.Studies;
using Simulator.Statistics;

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
        if (context.Study.Questionnaire?.EffectLabels is not { } labels || Row(context, claim.Row) is not { } row
            || (labels.Statistic == "eta_squared" ? EffectChecks.Eta(row) : row.Value("t") is { } t && row.Weight() is { } w
                ? new Interval(t.Low * Math.Sqrt(w), t.High * Math.Sqrt(w)) : null) is not { } size)
        {
            return Of(claim, claim.Label, Verdict.CannotBeTested, null, "Neither cut-offs nor t and df are printed.");
        }

        string low = labels.Of(size.Low) ?? "none", high = labels.Of(size.High) ?? "none";
        string printed = claim.Printed is { } number ? $"{number.Text}, {claim.Label}" : claim.Label;
        List<string> wrong = [];
        if (claim.Printed is { } given && Print.Fit(given, size) == Shortening.None)
            wrong.Add($"t and df give {size}, not {given.Text}");
        if (low != claim.Label && high != claim.Label)
            wrong.Add($"by the study's own cut-offs {size} is {(low == high ? low : low + " or " + high)}");
        return wrong.Count == 0
            ? Of(claim, printed, Verdict.Reproduces, size, $"t and df give {size}, which the study's own cut-offs call {claim.Label}.")
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
        if (Row(context, claim.Row) is not { } row || EffectChecks.P(row) is not { } p)
            return Of(claim, printed, Verdict.CannotBeTested, null, "No t with degrees of freedom is printed.");
        bool may = claim.Significant ? p.Low < claim.Level : p.High >= claim.Level;
        return Of(claim, printed, may ? Verdict.Reproduces : Verdict.DoesNotReproduce, p,
            FormattableString.Invariant($"t and df give p = {p}; the level is {claim.Level}."));
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

    private static RowView? Row(AuditContext context, string row) =>
        context.Views().Where(v => v.Row == row && v.Table.First is not null)
            .OrderByDescending(v => v.Own("t") is not null).FirstOrDefault();

    private static Finding Of(Claim claim, string printed, Verdict verdict, Interval? recomputed, string reason) =>
        new("claim/" + claim.Id, claim.Locator, "claim", printed, verdict, recomputed, reason, null);
}
