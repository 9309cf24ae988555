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
    /// <summary>A printed number.</summary>
    public static PublishedValue Of(AuditReport report, PrintedStatistic printed)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(printed);
        Verdict verdict = report.Findings.FirstOrDefault(f => f.Id == printed.Id)?.Verdict ?? Verdict.CannotBeTested;
        // The study's own SD of an arm is not the SD pooled within arms.
        double? exact = printed.Statistic == "sd" && printed.Arm is not null ? null
            : Exact(report, printed.Row, printed.Statistic, printed.Arm);
        return Build(report, printed.Row, printed.Statistic, exact, (double)printed.Printed.Value, verdict);
    }

    /// <summary>A target's number, marked with the verdict on the number it comes from.</summary>
    public static PublishedValue Of(AuditReport report, Target target)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(target);
        double? exact = target.Source == TargetSource.Exact ? Exact(report, target.Row, target.Statistic, target.Arm) : null;
        PrintedStatistic? printed = report.Study.Statistics.FirstOrDefault(s => s.Row == target.Row && s.Arm == target.Arm
            && s.Statistic == target.Statistic);
        Verdict verdict = printed is null ? Verdict.CannotBeTested : report.Of(printed)?.Verdict ?? Verdict.CannotBeTested;
        return Build(report, target.Row, target.Statistic, exact, (double?)target.Value?.Value, verdict);
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
            ExactRow[] items = [.. report.Exact.Where(r => report.Study.Questionnaire!.Row(r.Row) is { IsScale: false })];
            return items.Length > 0 && items.All(r => r.IsExact) ? items.Average(r => r.PooledSd) : null;
        }
        if (statistic == "alpha")
            return report.Alphas.FirstOrDefault(a => a.Row == row)?.WholeSample.Middle;
        if (report.Exact.FirstOrDefault(r => r.Row == row) is not { } exact)
            return null;
        IReadOnlyList<StudyArm> arms = report.Study.Design.Arms;
        return statistic switch
        {
            "mean" when arms.Count == 2 && arm == exact.First => exact.FirstMean,
            "mean" when arms.Count == 2 && arm == exact.Second => exact.SecondMean,
            "mean_difference" => exact.Difference,
            "sd" when arm is null => exact.PooledSd,
            "t" => exact.T,
            "df" => exact.Df,
            "p" => exact.P,
            "eta_squared" => exact.EtaSquared,
            "d" => exact.D,
            "ci_lower" => exact.DifferenceInterval.Low,
            "ci_upper" => exact.DifferenceInterval.High,
            _ => null,
        };
    }

    private static PublishedValue Build(AuditReport report, string row, string statistic, double? exact, double? printed, Verdict verdict)
    {
        ExactRow? values = report.Exact.FirstOrDefault(r => r.Row == row);
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
