using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Tests;
using Simulator.Statistics;

namespace Simulator.Experiments.Comparisons;

/// <summary>Finds for every published number what the simulated studies would have printed in its place.</summary>
internal sealed class ComparisonBuilder
{
    /// <summary>The table of what integer sums determine.</summary>
    internal const string Exact = "exact";

    /// <summary>The row that stands for the mean over all items.</summary>
    private const string AllItems = "items";

    /// <summary>The table of what is fitted or checked and is not printed as such.</summary>
    internal const string Targets = "targets";

    private readonly RunRecord record;
    private readonly Study study;
    private readonly AuditReport audit;
    private readonly (string First, string Second)? mainContrast;
    private readonly Dictionary<(Contrast, int), TestNumbers[]?> tests = [];
    private readonly List<ComparisonRow> rows = [];
    private readonly List<(TargetUse Use, double[] Series, double Published)> together = [];

    internal ComparisonBuilder(RunRecord record, Study study) =>
        (this.record, this.study, audit, mainContrast) = (record, study, StudyAudit.Run(study), MainContrast(study));

    /// <summary>The two arms that a study holds against each other; null where there are not two.</summary>
    internal static (string First, string Second)? MainContrast(Study study)
    {
        PrintedTable? contrasted = study.Tables.FirstOrDefault(t => t.First is not null);
        if (contrasted is { First: { } first, Second: { } second }) return (first, second);
        return study.Design.Arms is [{ } one, { } other] ? (one.Name, other.Name) : null;
    }

    internal Comparison Build()
    {
        foreach (PrintedStatistic printed in study.Statistics) AddPrinted(printed);
        foreach (ExactRow exact in audit.Exact.Where(e => e.Occasion == StudyOccasion.End && e.Table?.Group is null))
        {
            AddExact(exact, "mean_difference", "points");
            AddExact(exact, "d", "pooled SD");
        }

        foreach (Target target in study.Targets.Where(t => rows.All(r => r.Table != Exact || r.Row != t.Row || r.Statistic != t.Statistic))) AddTarget(target);
        double[] misses = [.. rows
            .Where(r => r is { Table: Exact, Statistic: "d" } && study.Questionnaire?.Row(r.Row) is { IsScale: false })
            .Select(r => r.Simulated - r.Published)];
        JointAgreement[] joint = [.. new[] { TargetUse.Fit, TargetUse.Check }.Select(Together).OfType<JointAgreement>()];
        return new Comparison(study, audit, rows, joint, misses.Length == 0 ? double.NaN : Math.Sqrt(misses.Average(m => m * m)));
    }

    private void AddPrinted(PrintedStatistic printed)
    {
        PrintedTable table = study.Tables.First(t => t.Id == printed.Table);
        if (!IsSimulated(table, printed)) return;
        (string, string)? contrast = table is { First: { } first, Second: { } second } ? (first, second) : mainContrast;
        if (Series(contrast, printed.Row, printed.Arm, printed.Statistic) is not { } series) return;
        PublishedValue value = PublishedValues.Of(audit, printed);
        string arm = printed.Arm is not null ? ArmFor(printed.Arm) : table.First is null ? "all" : $"{table.First} - {table.Second}";
        rows.Add(Row(printed.Table, printed.Row, arm, printed.Statistic, printed.Unit, printed.Use, value.Verdict.Words(), printed.Printed.Text, value,
            series));
    }

    /// <summary>
    /// Whether the simulation has the number's like: everybody's answers at its last survey, and of tests only those of two independent arms.
    /// </summary>
    private bool IsSimulated(PrintedTable table, PrintedStatistic printed) =>
        table is { Group: null, Scores: Scores.Answers } && study.OccasionOf(table, printed.Row) == StudyOccasion.End
        && (printed.Arm is not null || printed.Statistic is "alpha" or "mean_difference" || table.Test is TestKind.Student or TestKind.Welch or TestKind.None);

    private void AddExact(ExactRow exact, string statistic, string unit)
    {
        if (Series((exact.First, exact.Second), exact.Row, null, statistic) is not { } series) return;
        Target? target = study.Targets.FirstOrDefault(t => t.Row == exact.Row && t.Statistic == statistic && t.Arm is null);
        PublishedValue value = statistic == "d"
            ? new PublishedValue(exact.D, exact.DInterval.Low, exact.DInterval.High, exact.IsExact, Verdict.Reproduces)
            : new PublishedValue(exact.Difference, exact.DifferenceInterval.Low, exact.DifferenceInterval.High, exact.IsExact, Verdict.Reproduces);
        rows.Add(Row(
            Exact, exact.Row, $"{exact.First} - {exact.Second}", statistic, unit, target?.Use ?? TargetUse.Context,
            exact.IsExact ? Exact : "within print", target?.Value?.Text ?? "", value, series));
        if (target is not null) together.Add((target.Use, series, rows[^1].Published));
    }

    private void AddTarget(Target target)
    {
        if (Series(mainContrast, target.Row, target.Arm, target.Statistic) is not { } series) return;
        PublishedValue value = PublishedValues.Of(audit, target);
        if (target.Bound is { } bound) value = value with { Lower = Finite(bound.Low), Upper = Finite(bound.High) };
        rows.Add(Row(
            Targets, target.Row, target.Arm is null ? "all" : ArmFor(target.Arm), target.Statistic, target.Unit, target.Use,
            target.Source.ToString().ToLowerInvariant(), target.Value?.Text ?? "", value, series));
        if (value.Value is not null) together.Add((target.Use, series, rows[^1].Published));
    }

    private JointAgreement? Together(TargetUse use)
    {
        (TargetUse Use, double[] Series, double Published)[] of = [.. together.Where(t => t.Use == use)];
        if (of.Length == 0) return null;
        double[][] cloud = [.. Enumerable.Range(0, of[0].Series.Length).Select(r => of.Select(o => o.Series[r]).ToArray())];
        MahalanobisResult distance = Mahalanobis.MonteCarloP(cloud, [.. of.Select(o => o.Published)]);
        return new JointAgreement(use.ToString().ToLowerInvariant(), of.Length, distance.DistanceSquared, distance.P, distance.Rank);
    }

    /// <summary>What the simulated studies print; null where the scenario lacks the arms or the simulation the statistic.</summary>
    private double[]? Series((string First, string Second)? contrast, string name, string? arm, string statistic)
    {
        if (contrast is not { } of) return null;
        Contrast arms = new(ArmFor(of.First), ArmFor(of.Second));
        if (!Has(arms.First) || !Has(arms.Second)) return null;
        int lastWave = record.Scenario.SurveyWeeks.Count - 1, row = record.Scenario.Instrument.Row(name);
        string? named = arm is null ? null : ArmFor(arm);
        if (named is not null && !Has(named)) return null;
        if (name == AllItems) return statistic == "sd" ? record.Whole("item_sd", arms) : null;
        if (row >= 0 && named is not null)
        {
            return statistic switch
            {
                "n" => record.Summary.Row(named, lastWave, row, RowNumber.N),
                "mean" => record.Summary.Row(named, lastWave, row, RowNumber.Mean),
                "sd" => record.Summary.Row(named, lastWave, row, RowNumber.Sd),
                _ => null,
            };
        }

        if (row >= 0) return statistic is "alpha" or "sd" ? record.Whole($"{statistic}_{name}", arms) : OfTest(arms, lastWave, row, statistic);
        if (MeasureCatalogue.Outcome(name) is not { } outcome || named is null || statistic is not ("share" or "count" or "mean")) return null;
        return record.Summary.Outcome(named, WorldKind.Programme, lastWave, outcome);
    }

    /// <summary>What Student's t of a row says in every replicate.</summary>
    private double[]? OfTest(Contrast contrast, int wave, int row, string statistic)
    {
        if (!tests.TryGetValue((contrast, row), out TestNumbers[]? made))
            tests[(contrast, row)] = made = record.Tests(contrast, wave, row, TestCatalogue.Usual);
        if (made is null) return null;
        return statistic switch
        {
            "mean_difference" => [.. made.Select(t => t.MeanDifference)],
            "t" => [.. made.Select(t => t.Statistic)],
            "df" => [.. made.Select(t => t.Df)],
            "p" => [.. made.Select(t => t.P)],
            "eta_squared" => [.. made.Select(t => t.EtaSquared)],
            "d" => [.. made.Select(t => t.D)],
            _ => null,
        };
    }

    private ComparisonRow Row(
        string table, string row, string arm, string statistic, string unit, TargetUse use, string verdict, string printed, PublishedValue value,
            double[] series)
    {
        AnswerScale scale = AnswerScale.Of(study, row, record.Scenario.Instrument);
        value = scale.Here(value, statistic);
        MeanInterval mean = MonteCarlo.MeanInterval(series);
        (double lower, double upper) = MonteCarlo.Range95(series);
        double published = value.Value ?? double.NaN;
        string label = study.Questionnaire?.Row(row)?.Label ?? study.Outcomes.FirstOrDefault(o => o.Name == row)?.What ?? row;
        return new ComparisonRow(
            study.Id, table, row, $"{label}{scale.Words}", arm, statistic, unit, use.ToString().ToLowerInvariant(), verdict, printed, published,
            value.Lower ?? double.NaN, value.Upper ?? double.NaN, mean.Mean, mean.McSe, lower, upper, MonteCarlo.Percentile(series, published));
    }

    private string ArmFor(string studyArm) => record.Scenario.Evidence?.ArmFor(studyArm) ?? studyArm;

    private bool Has(string arm) => record.Scenario.Arms.Any(a => a.Name == arm);

    private static double? Finite(double end) => double.IsFinite(end) ? end : null;
}
