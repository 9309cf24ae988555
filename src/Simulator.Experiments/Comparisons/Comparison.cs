using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Recording;

namespace Simulator.Experiments.Comparisons;

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
    /// <summary>The rows of d by item and scale, in the order of the instrument: the side-by-side of the main table.</summary>
    public IReadOnlyList<ComparisonRow> EffectSizes => [.. Rows.Where(r => r is { Table: ComparisonBuilder.Exact, Statistic: "d" })];

    /// <summary>Sets a run beside the study its scenario names, at its last survey.</summary>
    public static Comparison Of(RunRecord record, Study study) => new ComparisonBuilder(record, study).Build();

    /// <summary>The contrasts of a scenario's arms that a study prints: a run has to make its tests of them.</summary>
    public static IReadOnlyList<Contrast> Published(Scenario scenario, Study? study)
    {
        if (study is null || scenario.Evidence is not { } link) return [];
        IEnumerable<(string First, string Second)> printed = study.Tables.Where(t => t.First is not null && t.Second is not null)
            .Select(t => (t.First!, t.Second!));
        if (ComparisonBuilder.MainContrast(study) is { } main) printed = printed.Append(main);
        return [.. printed.Select(c => new Contrast(link.ArmFor(c.First), link.ArmFor(c.Second))).Distinct()
            .Where(c => scenario.Arms.Any(a => a.Name == c.First) && scenario.Arms.Any(a => a.Name == c.Second))];
    }
}
