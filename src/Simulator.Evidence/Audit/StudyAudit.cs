using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>
/// Recomputes whatever a study's own numbers allow. It knows no study: what it does follows from the statistics' names, the
/// arms' sizes and the questionnaire. An inconsistency is an inconsistency; why it is there is not for a program to say.
/// </summary>
public static class StudyAudit
{
    private static readonly string[] Kinds = ["mean", "sd", "t", "p", "eta_squared", "d", "mean_difference", "ci_lower", "ci_upper",
        "alpha"];

    /// <summary>Audits a study.</summary>
    public static AuditReport Run(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        // First with every number read both ways; then, knowing how the study shortens each kind and which conventions its tables follow, as
        // narrowly as that allows.
        AuditContext first = Checked(new AuditContext(study));
        AuditContext context = Checked(new AuditContext(study, first) { Shortenings = Kinds.ToDictionary(k => k, k => Prevailing(first, k)) });
        List<Finding> findings = [.. study.Statistics.Select(s => Judge(context, s))];
        findings.AddRange(TallyChecks.Run(study));
        findings.AddRange(RawChecks.Sizes(study));
        findings.AddRange(ClaimChecks.Run(context));
        IReadOnlyList<RuleCount> rules = [.. Kinds.Select(k => Count(context, k)).Where(r => r.Tested > 0)];
        IReadOnlyList<ExactRow> exact = ExactTargets.Of(context);
        IReadOnlyList<ImpliedAlpha> alphas = [.. (study.Questionnaire?.Rows ?? []).Where(r => r.IsScale)
            .Select(r => AlphaChecks.Implied(context, r.Name)).OfType<ImpliedAlpha>()];
        return new AuditReport(study, findings, rules, exact, alphas, [.. Remarks(context, rules, exact)]);
    }

    private static AuditContext Checked(AuditContext context)
    {
        // Raw answers first: where they decide, nothing else does.
        RawChecks.Run(context);
        ImpossibleChecks.Run(context);
        MeanChecks.Run(context);
        SpreadChecks.Run(context);
        WholeChecks.Run(context);
        CountChecks.Run(context);
        TestChecks.Run(context);
        EffectChecks.Run(context);
        IntervalChecks.Run(context);
        AlphaChecks.Run(context);
        context.Resolve();
        RepetitionChecks.Run(context);
        Roundings.Resolve(context);
        return context;
    }

    private static Shortening Prevailing(AuditContext context, string kind)
    {
        RuleCount count = Count(context, kind);
        // One number that only one rule explains may itself be wrong, and must not decide how all the others are read; and where
        // neither rule explains what the other does, both are kept.
        int either = Telling(context, kind).Count(c => c.How != Shortening.None);
        return Math.Abs(count.Rounded - count.Truncated) < 2 || Math.Max(count.Rounded, count.Truncated) < either ? Shortening.Either
            : count.Rounded > count.Truncated ? Shortening.Rounded : Shortening.Truncated;
    }

    private static RuleCount Count(AuditContext context, string kind)
    {
        Check[] telling = [.. Telling(context, kind)];
        return new RuleCount(kind, telling.Length,
            telling.Count(c => c.How.HasFlag(Shortening.Rounded)), telling.Count(c => c.How.HasFlag(Shortening.Truncated)));
    }

    /// <summary>
    /// For each number of a kind the check that tells most about how it was shortened; a number repeated elsewhere counts once.
    /// </summary>
    private static IEnumerable<Check> Telling(AuditContext context, string kind) => context.Study.Statistics
        .Where(s => s.Statistic == kind).DistinctBy(s => (s.Row, s.Arm, s.Printed.Text))
        .Select(s => context.Checks.TryGetValue(s.Id, out List<Check>? checks) && checks.All(c => c.Passes != false)
            ? checks.Where(c => c.Counts).OrderBy(c => c.How == Shortening.Either).FirstOrDefault() : null)
        .OfType<Check>();

    private static Finding Judge(AuditContext context, PrintedStatistic printed)
    {
        IReadOnlyList<Check> checks = context.Checks.TryGetValue(printed.Id, out List<Check>? found) ? found : [];
        Check[] failed = [.. checks.Where(c => c.Passes == false)], passed = [.. checks.Where(c => c.Passes == true)];
        Check[] telling = failed.Length > 0 ? failed : passed.Length > 0 ? passed : [.. checks];
        Verdict verdict = failed.Length > 0 ? Verdict.DoesNotReproduce : passed.Length > 0 ? Verdict.Reproduces : Verdict.CannotBeTested;
        string[] rules = [.. passed.Select(c => c.Convention).OfType<string>(), .. passed.Any(c => c.How == Shortening.Truncated)
            ? ["cut, not rounded"] : Array.Empty<string>()];
        return new Finding(printed.Id, printed.Locator, printed.Statistic, printed.Printed.Text, verdict,
            telling.Select(c => c.Recomputed).FirstOrDefault(r => r is not null),
            telling.Length == 0 ? "Nothing else that is printed determines it."
                : string.Join(" ", telling.Select(c => c.Reason).Distinct()),
            verdict == Verdict.Reproduces && rules.Length > 0 ? string.Join("; ", rules.Distinct()) : null);
    }

    private static IEnumerable<string> Remarks(AuditContext context, IReadOnlyList<RuleCount> rules, IReadOnlyList<ExactRow> exact)
    {
        foreach (RuleCount rule in rules.Where(r => r.Rounded < r.Tested))
        {
            yield return $"{rule.Statistic}: rounding explains {rule.Rounded} of {rule.Tested}, cutting off explains {rule.Truncated}; "
                + $"the numbers look {rule.Rule}.";
        }

        foreach (string remark in context.Rules.Remarks.Concat(TallyChecks.OtherNumbers(context.Study)).Concat(RawChecks.Remarks(context))
            .Concat(RepetitionChecks.IdenticalRows(context.Study)))
        {
            yield return remark;
        }

        ExactRow[] tested = [.. exact.Where(r => !double.IsNaN(r.PHolm) && r.Occasion == StudyOccasion.End)];
        if (tested.Length > 1)
        {
            string Names(Func<ExactRow, double> p) => tested.Where(r => p(r) < 0.05).OrderBy(p).Select(r => r.Row) is var names
                && names.Any() ? string.Join(", ", names) : "none";
            yield return $"Of {tested.Length} tests these stay below .05 when corrected by Holm: {Names(r => r.PHolm)}; "
                + $"by Benjamini and Hochberg: {Names(r => r.PBenjaminiHochberg)}.";
        }
    }
}
