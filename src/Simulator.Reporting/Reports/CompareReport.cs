using Simulator.Experiments;
using Simulator.Experiments.Answers;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Jobs;
using Simulator.Experiments.Measures;
using Simulator.Reporting.Figures;
using Simulator.Reporting.Html;

namespace Simulator.Reporting.Reports;

/// <summary>Figures and report of a comparison of two scenarios, from its stored tables.</summary>
internal sealed class CompareReport : IFolderReport
{
    /// <summary>What matters from less than this on is printed to three decimals.</summary>
    private const double FineBelow = 0.5;

    private const string FirstFile = "a.resolved.yaml", SecondFile = "b.resolved.yaml";
    private static readonly string[] Hours = ["hours_participants", "hours_release", "hours_coordinator", "hours_training", "hours_travel"];
    private readonly StoredFolder folder;
    private readonly Scenario a, b;
    private readonly IReadOnlyList<Difference> differences;
    private readonly IReadOnlyList<EquityRow> gains;

    private CompareReport(StoredFolder folder)
    {
        this.folder = folder;
        (a, b) = (folder.Read(folder.In(FirstFile)).Scenario, folder.Read(folder.In(SecondFile)).Scenario);
        differences = [.. StoredRows.Differences(folder.Table("differences"), b).Where(d => d.Wave == b.SurveyWeeks[^1] && d.Group == "all")];
        gains = StoredRows.Equity(folder.Table("equity"));
        Figures = Forests();
    }

    /// <inheritdoc/>
    public string Title => $"From {a.Title} to {b.Title}";

    /// <summary>One forest of differences for each pair of arms; outcomes that never vary are left out.</summary>
    public IReadOnlyList<ResultFigure> Figures { get; }

    /// <summary>Reads the folder.</summary>
    internal static IFolderReport Read(StoredFolder folder) => new CompareReport(folder);

    /// <inheritdoc/>
    public HtmlReport Build(IReadOnlyList<(string File, string Sha256)> hashes)
    {
        HtmlReport report = new(Title) { Words = b.Words.In };
        report.Add(new Heading(2, "The answer"));
        foreach (string sentence in ShortAnswer.Of(a, b, CompareJob.Called(a, b), differences)) report.Add(new Paragraph(sentence));
        if (Turning() is { } turning) report.Add(new Paragraph(turning));
        report.Add(new Heading(2, "What it leans on"));
        report.Add(new Paragraph($"First scenario, {a.Id}: {RunReport.Leaning(a)}")).Add(new Paragraph($"Second scenario, {b.Id}: {RunReport.Leaning(b)}"));
        report.Add(new Paragraph(
            $"{CompareJob.SharedBy(a, b).Sentence} Differences are second minus first."));
        report.Add(new Heading(2, "What changes"));
        foreach (ResultFigure figure in Figures) report.Add(figure.Block);
        report.Add(new TableBlock(
            "Differences", [new TableColumn("Arms and measure"), new TableColumn("Unit"), new TableColumn(a.Id, true), new TableColumn(b.Id, true),
                new TableColumn("Difference", true), new TableColumn("Simulation", true), new TableColumn("What we do not know", true),
                new TableColumn("Same sign", true), new TableColumn("Width against two separate runs", true)],
            [.. differences.Select(d => (IReadOnlyList<string>)[
                $"{d.Contrast}: {d.Title}", d.Unit, Apa.Number(d.Second, 3), Apa.Number(d.First, 3), Apa.Signed(d.Value, 3),
                Apa.Interval(d.Simulation.Lower, d.Simulation.Upper, 3),
                d.Known is { AllNoise: false } known ? Apa.Interval(known.Lower, known.Upper, 3) : "", HowSure.Sign(d),
                double.IsNaN(d.WidthShare) ? "" : Apa.Percent(d.WidthShare)])],
            $"Replicate by replicate, on the same luck. {HowSure.Legend} Width: of the simulation's interval, as a share of what two separate runs would "
                + "have given."));
        report.Add(new Heading(2, "Per hour of staff time")).Add(new BulletList([.. PerHour()]));
        if (gains.Count > 0) WhoGains.Add(report, gains, "the same people in the first scenario");
        Provenance.Add(
            report, folder, folder.Manifest.CommandLine, null,
            [("The first scenario with every value in force", FirstFile), ("The second scenario with every value in force", SecondFile)], hashes);
        return report;
    }

    /// <summary>Which assumptions turn the sign of a difference that people ask for first; null where none was found.</summary>
    private string? Turning()
    {
        string[] turned = [.. differences.Where(d => d.IsHeadline(b) && d.Known?.TurnedBy is not null)
            .Select(d => $"{b.Words.In(d.Title).ToLowerInvariant()} ({d.Known!.TurnedBy})").Distinct()];
        return turned.Length == 0 ? null : $"One assumption alone, moved within its range, turns the sign of: {string.Join(", ", turned)}.";
    }

    private IEnumerable<string> PerHour()
    {
        foreach (IGrouping<string, Difference> arms in differences.GroupBy(d => d.Contrast))
        {
            double hours = arms.Where(d => Hours.Contains(d.Outcome)).Sum(d => d.Value);
            yield return $"{arms.Key}: the second programme takes {Apa.Signed(hours, 0)} staff hours.";
            foreach (Difference d in arms.Where(d => d.Outcome is "new_friend_persons" or "isolates" or "amount" && Math.Abs(hours) >= 1))
                yield return $"{d.Title}: {Apa.Signed(d.Value / hours * 100, 3)} {d.Unit} for every 100 hours more.";
        }
    }

    /// <summary>Outcomes with a good end, and scales; hours, shares of talk and counts of meetings stand in the table.</summary>
    private bool IsDrawn(string outcome) => Matters(outcome) is not null && (MeasureCatalogue.Outcome(outcome) is { } known
        ? known.Better != Direction.Neither && known.Name is not ("meetings_held" or "pairs_ended")
        : b.Instrument.Scales.Any(s => s.Id == outcome));

    private double? Matters(string outcome) => MeasureCatalogue.Find(b.Instrument, outcome)?.Matters;

    private List<ResultFigure> Forests()
    {
        List<ResultFigure> figures = [];
        foreach (IGrouping<string, Difference> arms in differences.GroupBy(d => d.Contrast))
        {
            OutcomeDifference[] rows = [.. arms
                .Where(d => d.Sd > 0 && IsDrawn(d.Outcome))
                .Select(d => (Row: d, Matters: Matters(d.Outcome)!.Value))
                .Select(of => new OutcomeDifference(of.Row.Title, of.Row.Unit, of.Row.Value, of.Row.Simulation.Lower, of.Row.Simulation.Upper, of.Matters,
                    of.Matters < FineBelow ? 3 : 2)
                {
                    Known = of.Row.Known is { AllNoise: false } known ? (known.Lower, known.Upper) : null,
                    SameSign = HowSure.Sign(of.Row),
                })];
            if (rows.Length == 0) continue;
            string[] names = arms.Key.Split(" - ");
            string name = names[0] == names[1] ? names[0] : $"{names[1]}-{names[0]}";
            figures.Add(new ResultFigure(
                "differences-" + name.Replace('_', '-'), $"What changes from {a.Id} to {b.Id} ({name}), in smallest differences that matter.",
                DifferenceForest.Build(new DifferenceForestData(a.Id, b.Id, rows))));
        }

        return figures;
    }
}
