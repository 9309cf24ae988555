using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>A published number as a simulation should use it.</summary>
/// <param name="Value">The number: exact where it is determined, otherwise as printed; null where only a bound is known.</param>
/// <param name="Lower">The lower end of the study's own interval for it; null where there is none.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="IsExact">Whether the number is the exact one.</param>
/// <param name="Verdict">What the audit says of the printed number; <see cref="Verdict.CannotBeTested"/> where none is printed.</param>
public sealed record PublishedValue(double? Value, double? Lower, double? Upper, bool IsExact, Verdict Verdict);

/// <summary>Looks up published numbers in an audited study: exact values first, printed ones otherwise.</summary>
public static class PublishedValues
{
    /// <summary>By what the sum of a person's answers is divided in print: 1 for an item and a total, the number of items for their mean.</summary>
    public static int Divisor(Study study, QuestionnaireRow row)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(row);
        return ScaleForm.Divisor(study, row);
    }

    /// <summary>A printed number.</summary>
    public static PublishedValue Of(AuditReport report, PrintedStatistic printed)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(printed);
        Verdict verdict = report.Findings.FirstOrDefault(f => f.Id == printed.Id)?.Verdict ?? Verdict.CannotBeTested;
        // The study's own SD of an arm is not the SD pooled within arms.
        PrintedTable table = report.Study.Tables.First(t => t.Id == printed.Table);
        ExactRow? values = report.Exact.FirstOrDefault(r => r.Row == printed.Row && r.IsOf(table));
        bool isEnd = report.Study.OccasionOf(table, printed.Row) == StudyOccasion.End;
        double? exact = printed.Statistic == "sd" ? null : printed.Statistic == "alpha" ? printed.Arm is null && isEnd ? Alpha(report, printed.Row) : null
            : Exact(values, printed.Statistic, printed.Arm);
        return Build(printed.Row, printed.Statistic, values, exact, (double)printed.Printed.Value, verdict);
    }

    /// <summary>A target's number, marked with the verdict on the number it comes from.</summary>
    public static PublishedValue Of(AuditReport report, Target target)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(target);
        double? exact = target.Source == TargetSource.Exact ? Exact(report, target.Row, target.Statistic, target.Arm) : null;
        PrintedStatistic[] candidates = [.. report.Study.Statistics.Where(s => s.Row == target.Row && s.Arm == target.Arm && s.Statistic == target.Statistic)];
        PrintedStatistic? printed = candidates.FirstOrDefault(s =>
            report.Study.OccasionOf(report.Study.Tables.First(t => t.Id == s.Table), s.Row) == StudyOccasion.End) ?? candidates.FirstOrDefault();
        Verdict verdict = printed is null ? Verdict.CannotBeTested : report.Of(printed)?.Verdict ?? Verdict.CannotBeTested;
        return Build(target.Row, target.Statistic, report.AtTheEnd(target.Row), exact, (double?)target.Value?.Value, verdict);
    }

    /// <summary>The exact value of a row's statistic, or the middle of what the print allows; null where it is not determined.</summary>
    /// <param name="report">The audited study.</param>
    /// <param name="row">The row; <c>items</c> for the mean over all items.</param>
    /// <param name="statistic">The statistic; <c>sd</c> is the SD pooled within arms.</param>
    /// <param name="arm">The arm, for a mean.</param>
    public static double? Exact(AuditReport report, string row, string statistic, string? arm)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (row == "items" && statistic == "sd")
        {
            ExactRow[] items = [.. report.Exact.Where(r => r.Occasion == StudyOccasion.End && report.Study.Questionnaire!.Row(r.Row) is { IsScale: false })];
            return items.Length > 0 && items.All(r => r.IsExact) ? items.Average(r => r.PooledSd) : null;
        }
        return statistic == "alpha" ? Alpha(report, row) : Exact(report.AtTheEnd(row), statistic, arm);
    }

    private static double? Alpha(AuditReport report, string row) => report.Alphas.FirstOrDefault(a => a.Row == row)?.WholeSample.Middle;

    private static double? Exact(ExactRow? exact, string statistic, string? arm)
    {
        if (exact is null)
            return null;
        return statistic switch
        {
            "mean" when arm == exact.First => exact.FirstMean,
            "mean" when arm == exact.Second => exact.SecondMean,
            "mean_difference" => exact.Difference,
            "sd" when arm is null => exact.PooledSd,
            "t" => exact.T,
            "df" => exact.Df,
            "p" => exact.P,
            "eta_squared" => exact.EtaSquared,
            "d" => exact.D,
            "d_lower" => exact.DInterval.Low,
            "d_upper" => exact.DInterval.High,
            "ci_lower" => exact.DifferenceInterval.Low,
            "ci_upper" => exact.DifferenceInterval.High,
            _ => null,
        };
    }

    private static PublishedValue Build(string row, string statistic, ExactRow? values, double? exact, double? printed, Verdict verdict)
    {
        Interval? interval = values is null ? null : statistic switch
        {
            "d" => values.DInterval,
            "mean_difference" => values.DifferenceInterval,
            "eta_squared" => values.EtaSquaredInterval,
            _ => null,
        };
        bool isExact = exact is not null
            && (row == "items" || (values?.IsExact ?? false) || (values?.FirstSum is not null && statistic is "mean" or "mean_difference"));
        return new PublishedValue(exact ?? printed, interval?.Low, interval?.High, isExact, verdict);
    }
}
