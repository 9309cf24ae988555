using System.Globalization;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Patterns;
using Simulator.Reporting.Figures;
using Simulator.Reporting.Html;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>Pattern board and report of a validation, from its stored tables.</summary>
internal sealed class ValidateReport : IFolderReport
{
    private readonly StoredFolder folder;
    private readonly IReadOnlyList<StoredPattern> tests;
    private readonly IReadOnlyList<ComparisonRow> targets;
    private readonly IReadOnlyList<JointAgreement> joint;

    private ValidateReport(StoredFolder folder)
    {
        this.folder = folder;
        tests = Tests(folder.Table("patterns"));
        targets = folder.Has("comparison.csv") ? [.. StoredRows.Comparison(folder.Table("comparison")).Where(r => r is { Use: "check", Table: "exact" })] : [];
        joint = folder.Has("agreement.csv") ? [.. StoredRows.Joint(folder.Table("agreement")).Where(j => j.Use == "check")] : [];
        Figures = Boards();
    }

    /// <inheritdoc/>
    public string Title => "Patterns that the model is judged by";

    /// <inheritdoc/>
    public IReadOnlyList<ResultFigure> Figures { get; }

    /// <summary>Each pattern with the first of its tests that decides its verdict.</summary>
    private IEnumerable<StoredPattern> Patterns => tests.GroupBy(t => t.Id).Select(p => p.FirstOrDefault(t => t.Decides) ?? p.First());

    /// <summary>Reads the folder.</summary>
    internal static IFolderReport Read(StoredFolder folder) => new ValidateReport(folder);

    /// <inheritdoc/>
    public HtmlReport Build(IReadOnlyList<(string File, string Sha256)> hashes)
    {
        HtmlReport report = new(Title);
        PatternLine[] lines = [.. Patterns.Select(p => p.Line)];
        report.Add(new Paragraph(
            PatternSummary.Headline(lines) + " Held: the whole 95 % Monte-Carlo interval satisfies the test; missed: none of it does; too small to tell: "
            + "all of it is nearer to no difference than the smallest difference that matters."));
        report.Add(new BulletList([.. PatternSummary.Rest(lines)]));
        report.Add(new Heading(2, "The board"));
        foreach (ResultFigure figure in Figures) report.Add(figure.Block);
        report.Add(new Heading(2, "Test by test"));
        report.Add(new TableBlock(
            "Patterns and what was measured",
            [new TableColumn("Pattern"), new TableColumn("What is said"), new TableColumn("Strength"), new TableColumn("Kind"),
                new TableColumn("Measured"), new TableColumn("Value", true), new TableColumn("95 %", true), new TableColumn("Must lie"),
                new TableColumn("Matters from", true), new TableColumn("Verdict"), new TableColumn("Held in draws", true)],
            [.. tests.Select(t => (IReadOnlyList<string>)[
                t.Id, t.Statement, t.Strength, PatternSummary.InWords(t.Kind), t.Measure is null ? "" : $"{t.Measure} of {t.Of} in {t.Scenario}",
                t.Value is null ? "" : Apa.Number(t.Value.Value, 3), t.Lower is null ? "" : Apa.Interval(t.Lower.Value, t.Upper!.Value, 3), t.Holds ?? "",
                t.Matters is null ? "" : Apa.Number(t.Matters.Value, 3), t.Verdict.Words(), t.Draws?.ToString() ?? ""])],
            "Kind: fitted, set and built-in patterns were seen to beforehand and are counted apart. Matters from: a smaller difference from none tells "
                + "nothing. Held in draws: parameter sets drawn at random from the declared ranges in which the pattern holds at 200 replications; "
                + "./run.sh validate --draws 20 plays them."));
        string[] remarks = [.. Patterns.Where(p => p.Why.Length > 0).Select(p => $"{p.Id} {p.Verdict.Words()}: {p.Why}"),
            .. Patterns.Where(p => p.Caution.Length > 0).Select(p => $"{p.Id}, with caution: {p.Caution}")];
        if (remarks.Length > 0) report.Add(new BulletList(remarks));
        if (targets.Count > 0) AddTargets(report);
        Provenance.Add(report, folder, folder.Manifest.CommandLine, null, [], hashes);
        return report;
    }

    private static StoredPattern[] Tests(StoredTable t)
    {
        string?[] id = t.Texts("id"), statement = t.Texts("statement"), strength = t.Texts("strength"), verdict = t.Texts("verdict"),
            measure = t.Texts("measure"), kind = t.Texts("kind"), whole = t.Texts("part_of"), own = t.Texts("test_verdict");
        string?[] scenario = t.Texts("scenario"), of = t.Texts("of"), holds = t.Texts("holds"), caution = t.Texts("caution"), why = t.Texts("why");
        double[] value = t.Numbers("value"), lower = t.Numbers("lower"), upper = t.Numbers("upper"), matters = t.Numbers("matters");
        long?[] sets = t.Integers("draws"), held = t.Integers("held_in_draws");
        return [.. StoredRows.Each(t, k => new StoredPattern(
            id[k]!, statement[k] ?? "", strength[k] ?? "", Enum.GetValues<PatternVerdict>().Single(v => v.Words() == verdict[k]), measure[k], scenario[k],
            of[k], holds[k], Known(value[k]), Known(lower[k]), Known(upper[k]), caution[k] ?? "", why[k] ?? "")
        {
            Kind = PatternKinds.Of(kind[k]),
            PartOf = whole[k] ?? "",
            Matters = Known(matters[k]),
            Decides = own[k] is null || own[k] == verdict[k],
            Draws = sets[k] is { } played ? new HeldInDraws((int)played, (int)(held[k] ?? 0)) : null,
        })];
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private List<ResultFigure> Boards()
    {
        PatternBoardData data = new([.. Patterns.Select(p => new PatternRow(
            p.Id, p.Statement, p.Strength, p.Measure is null ? "" : $"{p.Measure} {p.Holds}", p.Value, p.Lower, p.Upper, p.Verdict switch
            {
                PatternVerdict.Held => BoardVerdict.Held,
                PatternVerdict.Missed => BoardVerdict.Missed,
                PatternVerdict.TooSmall => BoardVerdict.TooSmall,
                PatternVerdict.Undecided => BoardVerdict.Undecided,
                PatternVerdict.NotModelled => BoardVerdict.NotModelled,
            })
        {
            Kind = PatternSummary.InWords(p.Kind),
            Counts = p.Kind == PatternKind.Emergent,
            Draws = p.Draws is { } draws ? $"{draws} draws" : "",
        })]);
        List<ResultFigure> figures = [];
        foreach (Figure figure in PatternBoard.Slides(data))
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"patterns-{figures.Count + 1}");
            figures.Add(new ResultFigure(name, "Patterns with their verdicts and the first measure of each that decides it.", figure));
        }

        return figures;
    }

    private void AddTargets(HtmlReport report)
    {
        report.Add(new Heading(2, "Targets kept for checking"));
        report.Add(new TableBlock(
            $"Where published values of {targets[0].Study} fall among single simulated studies",
            [new TableColumn("Target"), new TableColumn("Published", true), new TableColumn("Simulated", true), new TableColumn("95 % of studies", true),
                new TableColumn("Percentile", true), new TableColumn("Agreement")],
            [.. targets.Select(r => (IReadOnlyList<string>)[
                $"{r.Statistic} of {r.Row}", Apa.Statistic(r.Published), Apa.Statistic(r.Simulated), Apa.Interval(r.PredictedLower, r.PredictedUpper),
                Apa.Percentile(r.Percentile), r.Agreement])]));
        foreach (JointAgreement j in joint)
        {
            report.Add(new Paragraph(
                $"Together: {Apa.Percent(j.P)} of simulated studies lie as far or farther (squared distance {Apa.Number(j.DistanceSquared, 1)} on {j.Rank})."));
            if (InView.Sentence(targets[0].Study, j.Use) is { } known) report.Add(new Paragraph(known));
        }
    }

    /// <summary>One test of one pattern as it is stored.</summary>
    private sealed record StoredPattern(
        string Id, string Statement, string Strength, PatternVerdict Verdict, string? Measure, string? Scenario, string? Of, string? Holds, double? Value,
        double? Lower, double? Upper, string Caution, string Why)
    {
        internal required PatternKind Kind { get; init; }

        internal required string PartOf { get; init; }

        internal double? Matters { get; init; }

        /// <summary>Whether the test says what the pattern's verdict says.</summary>
        internal required bool Decides { get; init; }

        internal HeldInDraws? Draws { get; init; }

        internal PatternLine Line => new(Id, Kind, Strength, PartOf, Verdict, Draws);
    }
}
