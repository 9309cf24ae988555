using Simulator.Experiments.Audit;
using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Evidence;
using Simulator.Statistics;

namespace Simulator.Experiments.Analysis;

/// <summary>One published number beside what the simulation says of it.</summary>
/// <param name="Study">The study.</param>
/// <param name="Table">Its table, or <c>exact</c> for what its sums determine, or <c>targets</c>.</param>
/// <param name="Row">Item, scale or outcome.</param>
/// <param name="Label">What the row asks.</param>
/// <param name="Arm">The arm, the contrast, or <c>all</c>.</param>
/// <param name="Statistic">The statistic.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Use">fit, check or context.</param>
/// <param name="Audit">reproduces, does not reproduce, cannot be tested, or exact.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Published">The exact value where sums fix it, else the printed one.</param>
/// <param name="PublishedLower">The study's own 95 % interval (eta squared: 90 %); NaN where there is none.</param>
/// <param name="PublishedUpper">Its upper end.</param>
/// <param name="Simulated">Mean over replicates.</param>
/// <param name="McSe">Its Monte-Carlo error.</param>
/// <param name="PredictedLower">Lower end of where 95 % of single studies of this size fall.</param>
/// <param name="PredictedUpper">Upper end.</param>
/// <param name="Percentile">Share of replicates below the published value, ties half.</param>
public sealed record ComparisonRow(
    string Study, string Table, string Row, string Label, string Arm, string Statistic, string Unit, string Use, string Audit, string Printed,
    double Published, double PublishedLower, double PublishedUpper, double Simulated, double McSe, double PredictedLower, double PredictedUpper,
    double Percentile)
{
    /// <summary>Whether the published value falls where 95 % of single studies fall.</summary>
    public string Agreement =>
        double.IsNaN(Published) || double.IsNaN(PredictedLower) ? "" : Published < PredictedLower ? "below" : Published > PredictedUpper ? "above" : "inside";
}

/// <summary>All rows of one use taken together: is the published vector typical of the simulated ones?</summary>
/// <param name="Use">fit or check.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="DistanceSquared">Squared Mahalanobis distance.</param>
/// <param name="P">Monte-Carlo p.</param>
/// <param name="Rank">Directions that vary.</param>
public sealed record JointAgreement(string Use, int Rows, double DistanceSquared, double P, int Rank);

/// <summary>A scenario set beside a published study.</summary>
/// <param name="Study">The study.</param>
/// <param name="Audit">Its audit.</param>
/// <param name="Rows">Row by row.</param>
/// <param name="Joint">All fit rows together, and all check rows.</param>
/// <param name="ItemRmse">Root mean square error of the items' mean d against the published; NaN without items.</param>
public sealed record Comparison(
    Study Study, AuditReport Audit, IReadOnlyList<ComparisonRow> Rows, IReadOnlyList<JointAgreement> Joint, double ItemRmse)
{
    private const string Exact = "exact";
    private const string Targets = "targets";

    /// <summary>The rows of d by item and scale, in the order of the instrument: the side-by-side of the main table.</summary>
    public IReadOnlyList<ComparisonRow> EffectSizes => [.. Rows.Where(r => r is { Table: Exact, Statistic: "d" })];

    /// <summary>The rows of mean differences.</summary>
    public IReadOnlyList<ComparisonRow> Differences => [.. Rows.Where(r => r is { Table: Exact, Statistic: "mean_difference" })];

    /// <summary>Sets an ensemble beside a study.</summary>
    /// <param name="result">The ensemble.</param>
    /// <param name="study">The study its scenario names.</param>
    public static Comparison Of(EnsembleResult result, Study study)
    {
        AuditReport audit = StudyAudit.Run(study);
        int wave = result.Scenario.SurveyWeeks.Count - 1;
        Dictionary<(string, string), SimulatedStudies> simulated = [];
        List<ComparisonRow> rows = [];
        Dictionary<Target, (double[] Series, double Published)> joint = [];

        SimulatedStudies? Simulated(string? first, string? second)
        {
            if (first is null || second is null || result.Scenario.Evidence is not { } link) return null;
            Contrast contrast = new(link.ArmFor(first), link.ArmFor(second));
            if (result.Scenario.Arms.All(a => a.Name != contrast.First) || result.Scenario.Arms.All(a => a.Name != contrast.Second)) return null;
            if (!simulated.TryGetValue((contrast.First, contrast.Second), out SimulatedStudies? known))
                simulated[(contrast.First, contrast.Second)] = known = new SimulatedStudies(result, contrast, wave);
            return known;
        }

        (string? mainFirst, string? mainSecond) = study.Tables.Where(t => t.First is not null).Select(t => (t.First, t.Second)).FirstOrDefault();
        foreach (PrintedStatistic printed in study.Statistics)
        {
            PrintedTable table = study.Tables.First(t => t.Id == printed.Table);
            string? first = table.First ?? mainFirst, second = table.Second ?? mainSecond;
            string? arm = printed.Arm is null ? null : result.Scenario.Evidence?.ArmFor(printed.Arm);
            if (Simulated(first, second)?.Series(printed.Row, arm, printed.Statistic) is not { } series) continue;
            ExactRow? exact = audit.Exact.FirstOrDefault(e => e.Row == printed.Row);
            Finding finding = audit.Findings.First(f => f.Id == printed.Id);
            Published published = PublishedValue(printed, exact, first);
            rows.Add(Row(
                study, printed.Table, printed.Row, arm ?? (table.First is null ? "all" : $"{first} - {second}"), printed.Statistic, printed.Unit,
                printed.Use, Words(finding.Verdict), printed.Printed.Text, published, series));
        }

        foreach (ExactRow exact in audit.Exact)
        {
            foreach (string statistic in new[] { "mean_difference", "d" })
            {
                if (Simulated(mainFirst, mainSecond)?.Series(exact.Row, null, statistic) is not { } series) continue;
                Target? target = study.Targets.FirstOrDefault(t => t.Row == exact.Row && t.Statistic == statistic && t.Arm is null);
                Published published = statistic == "d"
                    ? new Published(exact.D, exact.DInterval.Low, exact.DInterval.High)
                    : new Published(exact.Difference, exact.DifferenceInterval.Low, exact.DifferenceInterval.High);
                string unit = statistic == "d" ? "pooled SD" : "points";
                rows.Add(Row(
                    study, Exact, exact.Row, $"{mainFirst} - {mainSecond}", statistic, unit, target?.Use ?? TargetUse.Context,
                    exact.IsExact ? Exact : "within print", "", published, series));
                if (target is not null) joint[target] = (series, published.Value);
            }
        }

        foreach (Target target in study.Targets.Where(t => !joint.ContainsKey(t)))
        {
            string? arm = target.Arm is null ? null : result.Scenario.Evidence?.ArmFor(target.Arm);
            if (Simulated(mainFirst, mainSecond)?.Series(target.Row, arm, target.Statistic) is not { } series) continue;
            Published published = new(
                target.Value is null ? double.NaN : (double)target.Value.Value, Finite(target.Bound?.Low), Finite(target.Bound?.High));
            rows.Add(Row(
                study, Targets, target.Row, arm ?? "all", target.Statistic, target.Unit, target.Use, target.Source.ToString().ToLowerInvariant(),
                target.Value?.Text ?? "", published, series));
            if (target.Value is not null) joint[target] = (series, published.Value);
        }

        JointAgreement[] agreements = [.. new[] { TargetUse.Fit, TargetUse.Check }.Select(u => Joint_(u, joint)).OfType<JointAgreement>()];
        double[] misses =
            [.. rows.Where(r => r is { Table: Exact, Statistic: "d" } && study.Questionnaire?.Row(r.Row) is { IsScale: false }).Select(r => r.Simulated - r.Published)];
        return new Comparison(study, audit, rows, agreements, misses.Length == 0 ? double.NaN : Math.Sqrt(misses.Average(m => m * m)));
    }

    private static JointAgreement? Joint_(TargetUse use, Dictionary<Target, (double[] Series, double Published)> joint)
    {
        (double[] Series, double Published)[] of = [.. joint.Where(j => j.Key.Use == use).Select(j => j.Value)];
        if (of.Length == 0) return null;
        double[][] simulated = [.. Enumerable.Range(0, of[0].Series.Length).Select(r => of.Select(o => o.Series[r]).ToArray())];
        MahalanobisResult distance = Mahalanobis.MonteCarloP(simulated, [.. of.Select(o => o.Published)]);
        return new JointAgreement(use.ToString().ToLowerInvariant(), of.Length, distance.DistanceSquared, distance.P, distance.Rank);
    }

    private static Published PublishedValue(PrintedStatistic printed, ExactRow? exact, string? first)
    {
        double value = (double)printed.Printed.Value;
        if (exact is null) return new Published(value, double.NaN, double.NaN);
        switch (printed.Statistic)
        {
            case "mean":
                return new Published(printed.Arm == first ? exact.FirstMean : exact.SecondMean, double.NaN, double.NaN);
            case "t" when exact.IsExact:
                return new Published(exact.T, double.NaN, double.NaN);
            case "p" when exact.IsExact:
                return new Published(exact.P, double.NaN, double.NaN);
            case "eta_squared":
                EtaSquaredResult eta = EtaSquared.FromT(exact.T, exact.Df);
                return new Published(eta.Value, eta.Lower, eta.Upper);
            case "d":
                return new Published(exact.D, exact.DInterval.Low, exact.DInterval.High);
            case "mean_difference":
                return new Published(exact.Difference, exact.DifferenceInterval.Low, exact.DifferenceInterval.High);
            default:
                return new Published(value, double.NaN, double.NaN);
        }
    }

    private static ComparisonRow Row(
        Study study, string table, string row, string arm, string statistic, string unit, TargetUse use, string audit, string printed,
        Published published, double[] series)
    {
        MeanInterval mean = MonteCarlo.MeanInterval(series);
        (double lower, double upper) = MonteCarlo.Range95(series);
        string label = study.Questionnaire?.Row(row)?.Label ?? study.Outcomes.FirstOrDefault(o => o.Name == row)?.What ?? row;
        return new ComparisonRow(
            study.Id, table, row, label, arm, statistic, unit, use.ToString().ToLowerInvariant(), audit, printed, published.Value, published.Lower,
            published.Upper, mean.Mean, mean.McSe, lower, upper, MonteCarlo.Percentile(series, published.Value));
    }

    private static double Finite(double? end) => end is { } value && double.IsFinite(value) ? value : double.NaN;

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Reproduces => "reproduces",
        Verdict.DoesNotReproduce => "does not reproduce",
        _ => "cannot be tested",
    };

    private readonly record struct Published(double Value, double Lower, double Upper);
}
