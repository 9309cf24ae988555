using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>
/// What can be fitted to a study that names no targets itself: of each scale the effect, the mean of the arm that is held against, the SD and
/// alpha where they are determined; the effects of items are kept apart for checking, as in the shipped plans.
/// </summary>
public static class DerivedTargets
{
    private const string Items = "items", Why = "derived: the study names no targets of its own";

    /// <summary>The study with its own targets, or with those that its numbers or answers determine.</summary>
    public static Study Of(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Targets.Count > 0 || study.Questionnaire is not { } questionnaire) return study;
        AuditReport report = StudyAudit.Run(study);
        List<Target> targets = [];
        void Add(string id, string row, string statistic, string? arm, TargetUse use, string unit)
        {
            if (PublishedValues.Exact(report, row, statistic, arm) is not { } value || !double.IsFinite(value)) return;
            targets.Add(new Target
            {
                Id = id,
                Row = row,
                Arm = arm,
                Statistic = statistic,
                Use = use,
                Reason = Why,
                Source = TargetSource.Exact,
                Unit = unit,
                Locator = report.AtTheEnd(row)?.Table?.Locator ?? study.Answers?.File ?? "",
            });
        }

        string points = "points on the answer scale";
        QuestionnaireRow[] scales = [.. questionnaire.Rows.Where(r => r.IsScale)];
        foreach (QuestionnaireRow row in scales.Length > 0 ? scales : [.. questionnaire.Rows])
        {
            Add($"d_{row.Name}", row.Name, "d", null, TargetUse.Fit, "pooled SD");
            if (report.AtTheEnd(row.Name)?.Second is { } against) Add($"{against}_mean_{row.Name}", row.Name, "mean", against, TargetUse.Fit, points);
            Add($"sd_{row.Name}", row.Name, "sd", null, TargetUse.Fit, points);
            if (row.IsScale) Add($"alpha_{row.Name}", row.Name, "alpha", null, TargetUse.Fit, "none");
        }

        if (scales.Length > 0)
        {
            Add("mean_item_sd", Items, "sd", null, TargetUse.Fit, points);
            foreach (QuestionnaireRow row in questionnaire.Rows.Where(r => !r.IsScale)) Add($"d_{row.Name}", row.Name, "d", null, TargetUse.Check, "pooled SD");
        }

        return study with { Targets = targets };
    }
}
