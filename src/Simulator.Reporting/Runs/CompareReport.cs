using Simulator.Experiments;
using Simulator.Experiments.Analysis;
using Simulator.Reporting.Figures;
using Simulator.Reporting.Html;

namespace Simulator.Reporting.Runs;

/// <summary>Figure and report of a comparison of two scenarios.</summary>
/// <param name="A">The first scenario.</param>
/// <param name="B">The second scenario.</param>
/// <param name="Comparison">What changes.</param>
public sealed record CompareReport(Scenario A, Scenario B, ProgrammeComparison Comparison)
{
    private static readonly string[] Hours = ["hours_participants", "hours_release", "hours_coordinator", "hours_training", "hours_travel"];

    /// <summary>One forest of differences for each pair of arms; outcomes that never vary are left out.</summary>
    public IReadOnlyList<RunFigure> Figures { get; } = Forests(A, B, Comparison);

    /// <summary>Builds the report.</summary>
    /// <param name="commandLine">The command that made it.</param>
    public HtmlReport Build(string commandLine)
    {
        HtmlReport report = new($"From {A.Title} to {B.Title}");
        report.Add(new Paragraph($"First scenario, {A.Id}: {RunReport.Leaning(A)}")).Add(new Paragraph($"Second scenario, {B.Id}: {RunReport.Leaning(B)}"));
        report.Add(new Paragraph("Both are played by the same people with the same luck, so that what differs is what the programmes changed. Differences are second minus first."));
        report.Add(new Heading(2, "What changes"));
        foreach (RunFigure figure in Figures) report.Add(new FigureBlock(figure.Figure, figure.Caption));
        report.Add(new TableBlock(
            "Differences", [new TableColumn("Arm and outcome"), new TableColumn("Unit"), new TableColumn(A.Id, true), new TableColumn(B.Id, true), new TableColumn("Difference", true),
                new TableColumn("95 %", true), new TableColumn("Width against two separate runs", true)],
            [.. Comparison.Differences.Select(d => (IReadOnlyList<string>)[
                $"{d.ArmB}: {d.Title}", d.Unit, Apa.Number(d.A, 3), Apa.Number(d.B, 3), Apa.Signed(d.Difference, 3), Apa.Interval(d.Lower, d.Upper, 3),
                double.IsNaN(d.WidthShare) ? "" : Apa.Percent(d.WidthShare)])],
            "95 %: Monte-Carlo interval of the mean difference, replicate by replicate; it does not contain the uncertainty of the parameters."));
        report.Add(new Heading(2, "Per hour of staff time")).Add(new BulletList([.. PerHour()]));
        if (Comparison.Gains.Count > 0)
        {
            report.Add(new Heading(2, "Who gains"));
            report.Add(new TableBlock(
                "Better and worse off in the second scenario", [new TableColumn("Arm, group and outcome"), new TableColumn("Better off", true), new TableColumn("Worse off", true)],
                [.. Comparison.Gains.Select(g => (IReadOnlyList<string>)[$"{g.ArmB}: {RunReport.GroupWords(g.Group)}, {g.Outcome}", Apa.Percent(g.Better), Apa.Percent(g.Worse)])],
                "Worse off: lower than the same person in the first scenario. Small changes turn later luck, so some of that is chance."));
        }

        report.Add(new Heading(2, "To run it again")).Add(new CodeBlock(commandLine));
        return report;
    }

    private IEnumerable<string> PerHour()
    {
        foreach (IGrouping<(string, string), ProgrammeDifference> arms in Comparison.Differences.GroupBy(d => (d.ArmA, d.ArmB)))
        {
            double hours = arms.Where(d => Hours.Contains(d.Outcome)).Sum(d => d.Difference);
            yield return $"{arms.Key.Item2}: the second programme takes {Apa.Signed(hours, 0)} staff hours.";
            foreach (ProgrammeDifference d in arms.Where(d => d.Outcome is "new_friend_persons" or "isolates" or "amount" && Math.Abs(hours) >= 1))
                yield return $"{d.Title}: {Apa.Signed(d.Difference / hours * 100, 3)} {d.Unit} for every 100 hours more.";
        }
    }

    /// <summary>Outcomes with a good end, and scales; hours, shares of talk and counts of meetings stand in the table.</summary>
    private static bool IsDrawn(string outcome) =>
        OutcomeCatalogue.Find(outcome) is not { } known || (known.HigherIsBetter is not null && known.Name is not ("meetings_held" or "pairs_ended"));

    private static List<RunFigure> Forests(Scenario a, Scenario b, ProgrammeComparison comparison)
    {
        List<RunFigure> figures = [];
        foreach (IGrouping<(string A, string B), ProgrammeDifference> arms in comparison.Differences.GroupBy(d => (d.ArmA, d.ArmB)))
        {
            OutcomeDifference[] rows = [.. arms
                .Where(d => d.Sd > 0 && IsDrawn(d.Outcome))
                .Select(d => new OutcomeDifference(d.Title, d.Unit, d.Difference, d.Lower, d.Upper, d.Sd))];
            if (rows.Length == 0) continue;
            string name = arms.Key.A == arms.Key.B ? arms.Key.A : $"{arms.Key.A}-{arms.Key.B}";
            figures.Add(new RunFigure(
                "differences-" + name.Replace('_', '-'), $"What changes from {a.Id} to {b.Id} ({name}), in standard deviations between replicates.",
                DifferenceForest.Build(new DifferenceForestData(a.Id, b.Id, rows))));
        }

        return figures;
    }
}
