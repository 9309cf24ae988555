using Simulator.Reporting.Figures;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>Figures of a search: what programmes do over what they take, how sure that is, and which assumptions flip the choice.</summary>
internal static class SearchFigures
{
    private const int MostAssumptions = 20;

    internal static IReadOnlyList<ResultFigure> Of(StoredFolder folder)
    {
        StoredTable candidates = folder.Table("candidates");
        if (!folder.Has("finalists.csv")) return Tried(candidates);
        StoredTable programmes = folder.Table("programmes"), finalists = folder.Table("finalists");
        Dictionary<string, double> hours = programmes.Texts("letter").Zip(programmes.Numbers("hours")).ToDictionary(x => x.First ?? "", x => x.Second);
        string?[] name = finalists.Texts("objective"), letter = finalists.Texts("letter"), unit = finalists.Texts("unit");
        double[] difference = finalists.Numbers("difference"), low = finalists.Numbers("lower"), high = finalists.Numbers("upper"),
            knownLow = finalists.Numbers("known_lower"), knownHigh = finalists.Numbers("known_upper"), better = finalists.Numbers("better");
        string first = name[0]!;
        int[] rows = [.. Enumerable.Range(0, name.Length).Where(k => name[k] == first && double.IsFinite(difference[k]))];
        if (rows.Length == 0) return Tried(candidates);
        string[] called = [.. programmes.Texts("programme").Select(p => p ?? "")];
        string?[] letters = programmes.Texts("letter");
        string Programme(string? of) => $"{of}  {called[Array.IndexOf(letters, of)]}";
        List<ResultFigure> figures = [Front()];
        if (rows.Any(k => double.IsFinite(knownLow[k])))
        {
            figures.Add(new ResultFigure(
                "robust", "How sure it is that each programme does better than today's: the simulation, and what we do not know.",
                IntervalRows.Build(new IntervalRowsData(
                    $"{Words(first)}: each programme beside today's",
                    [.. rows.Where(k => double.IsFinite(knownLow[k])).Select(k => new IntervalRow(
                        Programme(letter[k]), low[k], high[k], difference[k], knownLow[k], knownHigh[k], null, Apa.Percent(better[k])))],
                    $"difference from today's programme, {unit[rows[0]]}", "simulation, 95 % interval on fresh luck", "80 % of what we do not know",
                    Heading: "better than today in"))));
        }

        return folder.Has("assumptions.csv") && Flips(folder.Table("assumptions")) is { } flips ? [.. figures, flips] : figures;

        ResultFigure Front()
        {
            string?[] fate = candidates.Texts("fate");
            double[] tried = candidates.Numbers("mean_" + first), took = candidates.Numbers("mean_staff_hours");
            // On the luck all were tried on, today's programme is what a finalist's difference there is taken from.
            double today = Today(candidates, finalists, first);
            (double, double)[] With(params string[] fates) => [.. Enumerable.Range(0, tried.Length)
                .Where(k => fates.Contains(fate[k]) && double.IsFinite(tried[k]) && double.IsFinite(took[k])).Select(k => (took[k], tried[k] - today))];
            return new ResultFigure(
                "front", "What each programme does beside today's, over the staff hours it takes.",
                BudgetFront.Build(new BudgetFrontData(
                    $"{Words(first)} over staff hours",
                    [.. rows.Select(k => new FrontProgramme(
                        letter[k]!, hours[letter[k]!], difference[k], low[k], high[k], double.IsFinite(knownLow[k]) ? knownLow[k] : null,
                            double.IsFinite(knownHigh[k]) ? knownHigh[k] : null))],
                    With("beaten", "unbeaten"), With("over_budget"), hours["today"], Budget(folder),
                    $"{Words(first)}, {unit[rows[0]]}: difference from today")));
        }
    }

    /// <summary>Today's mean on the luck that all were tried on, from any finalist's difference there.</summary>
    private static double Today(StoredTable candidates, StoredTable finalists, string first)
    {
        string?[] letters = candidates.Texts("letter"), letter = finalists.Texts("letter"), objective = finalists.Texts("objective");
        int row = Enumerable.Range(0, letter.Length).First(k => objective[k] == first);
        return candidates.Numbers("mean_" + first)[Array.IndexOf(letters, letter[row])] - finalists.Numbers("chosen_difference")[row];
    }

    private static double? Budget(StoredFolder folder)
    {
        StoredTable table = folder.Table("budget");
        int row = Array.IndexOf(table.Texts("measure"), "staff_hours");
        return row < 0 ? null : table.Numbers("most")[row];
    }

    /// <summary>Where nobody went on: the hours of every candidate.</summary>
    private static IReadOnlyList<ResultFigure> Tried(StoredTable candidates)
    {
        double[] hours = candidates.Numbers("mean_staff_hours"), low = candidates.Numbers("hours_lower"), high = candidates.Numbers("hours_upper"),
            point = candidates.Numbers("point");
        string?[] fate = candidates.Texts("fate");
        int[] rows = [.. Enumerable.Range(0, hours.Length).Where(k => double.IsFinite(low[k]) && double.IsFinite(high[k])).OrderBy(k => hours[k])
            .Take(MostAssumptions)];
        return rows.Length == 0 ? [] :
        [
            new ResultFigure("hours", "Staff hours of the candidates that take fewest.", IntervalRows.Build(new IntervalRowsData(
                "Staff hours of the cheapest candidates",
                [.. rows.Select(k => new IntervalRow(
                    $"candidate {Apa.Number(point[k], 0)}", low[k], high[k], hours[k], low[k], high[k], null, Words(fate[k]!)))],
                "staff hours of the whole arm", "mean, 95 % interval over replications", ""))),
        ];
    }

    private static ResultFigure? Flips(StoredTable table)
    {
        string?[] symbol = table.Texts("parameter"), meaning = table.Texts("meaning"), then = table.Texts("then_first");
        double[] shipped = table.Numbers("shipped"), low = table.Numbers("low"), high = table.Numbers("high"), value = table.Numbers("value"),
            change = table.Numbers("change");
        int[] rows = [.. Enumerable.Range(0, symbol.Length).Where(k => double.IsFinite(value[k])).Take(MostAssumptions)];
        if (rows.Length == 0) return null;
        double Share(int k, double v) => (v - low[k]) / (high[k] - low[k]);
        return new ResultFigure(
            "assumptions", "Which assumptions flip the choice, each by itself: how far the value in force has to be moved within its range.",
            IntervalRows.Build(new IntervalRowsData(
                "What flips the choice, the smallest change first",
                [.. rows.Select(k => new IntervalRow(
                    $"{meaning[k]} ({symbol[k]})", Math.Min(Share(k, shipped[k]), Share(k, value[k])), Math.Max(Share(k, shipped[k]), Share(k, value[k])),
                        Share(k, shipped[k]), 0, 1, Share(k, value[k]),
                        $"{Apa.Number(shipped[k], 2)} to {Apa.Number(value[k], 2)}: {then[k]}"))],
                "place in the range", "value in force, and the change", "its whole range", "another is first from here on", "change, then first")));
    }

    private static string Words(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');
}
