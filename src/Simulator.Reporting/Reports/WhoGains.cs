using Simulator.Experiments.Differences;
using Simulator.Experiments.Measures;
using Simulator.Reporting.Html;

namespace Simulator.Reporting.Reports;

/// <summary>Who gains and who is harmed, beside what luck alone does.</summary>
internal static class WhoGains
{
    private static readonly Dictionary<string, string> Groups = new()
    {
        ["everybody"] = "everybody",
        ["start_ties_low"] = "fewest close ties at the start",
        ["start_ties_middle"] = "some close ties at the start",
        ["start_ties_high"] = "most close ties at the start",
        ["base_load_low"] = "lowest base load",
        ["base_load_middle"] = "middle base load",
        ["base_load_high"] = "highest base load",
        ["skill_low"] = "lowest skill at the start",
        ["skill_middle"] = "middle skill at the start",
        ["skill_high"] = "highest skill at the start",
    };

    /// <summary>Adds the part to a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="against">Against whom they are held.</param>
    internal static void Add(HtmlReport report, IReadOnlyList<EquityRow> rows, string against)
    {
        report.Add(new Heading(2, "Who gains"));
        report.Add(new TableBlock(
            "Gain, and how many are better and worse off",
            [new TableColumn("Arm, group and outcome"), new TableColumn("Persons", true), new TableColumn("Gain", true), new TableColumn("95 %", true),
                new TableColumn("Better", true), new TableColumn("Same", true), new TableColumn("Worse", true), new TableColumn("Better by luck", true),
                new TableColumn("Worse by luck", true)],
            [.. rows.Select(r => (IReadOnlyList<string>)[
                $"{r.Arm}: {Words(r.Group)}, {MeasureCatalogue.Outcome(r.Outcome)?.Title.ToLowerInvariant() ?? r.Outcome}", Apa.Number(r.Persons, 1),
                    Apa.Signed(r.Gain, 3),
                Apa.Interval(r.Lower, r.Upper, 3), Apa.Percent(r.Better), Apa.Percent(r.Same), Apa.Percent(r.Worse), Luck(r.PlaceboBetter),
                    Luck(r.PlaceboWorse)])],
            $"Gain: mean change for the better against {against}. Better and worse: by the smallest difference that matters ({Matters(rows)}), or more; "
                + $"same: by less. "
                + "By luck: the same people with the same programme on other luck of their encounters. Groups are thirds by what people bring with them."));
    }

    /// <summary>A group of people in words.</summary>
    internal static string Words(string group) => Groups.GetValueOrDefault(group, group);

    private static string Luck(double share) => double.IsNaN(share) ? "" : Apa.Percent(share);

    private static string Matters(IReadOnlyList<EquityRow> rows) => string.Join(", ", rows.Select(r => r.Outcome).Distinct()
        .Select(MeasureCatalogue.Outcome).OfType<Measure>().Select(m => $"{m.Title.ToLowerInvariant()} {Apa.Statistic(m.Matters!.Value)}"));
}
