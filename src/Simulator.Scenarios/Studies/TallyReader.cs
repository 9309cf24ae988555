using System.Globalization;
using Simulator.Evidence.Studies;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Studies;

/// <summary>Reads counts and percentages of people by category.</summary>
internal static class TallyReader
{
    public static IReadOnlyList<Tally> Read(ValueReader value)
    {
        HashSet<string> seen = [];
        return [.. value.Items().Select(t => ReadTally(t, seen)).OfType<Tally>()];
    }

    private static Tally? ReadTally(ValueReader value, HashSet<string> seen)
    {
        if (value.Map() is not { } map)
            return null;
        ValueReader id = map.Required("id");
        bool numeric = map.Optional("numeric").Boolean() ?? false;
        Tally tally = new()
        {
            Id = id.Identifier() ?? "",
            Variable = map.Required("variable").Identifier() ?? "",
            What = map.Required("what").Text() ?? "",
            Group = map.Optional("group").Identifier(),
            N = map.Required("n").Integer(1, 10_000_000, "people") ?? 1,
            Locator = map.Required("locator").Label() ?? "",
            Complete = map.Optional("complete").Boolean() ?? false,
            Numeric = numeric,
            Cells = ReadCells(map.Required("cells"), numeric),
        };
        id.Unique(tally.Id, seen);
        map.Finish();
        return tally;
    }

    private static List<TallyCell> ReadCells(ValueReader value, bool numeric)
    {
        List<TallyCell> cells = [];
        if (value.Map() is not { } map)
            return cells;
        foreach ((string category, Position at, ValueReader cell) in map.All())
        {
            if (numeric && !double.TryParse(category, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                map.Problems.Add(at, "not a number", category, "a number, since the tally is numeric");
            if (cell.Is("rest"))
            {
                if (cells.Any(c => c.IsRest))
                    cell.Refuse("a second rest", "one category for the rest");
                cells.Add(new TallyCell(category, null, null, IsRest: true));
            }
            else if (cell.Map() is { } numbers)
            {
                PrintedNumber? count = numbers.Optional("count").Printed(), percent = numbers.Optional("percent").Printed();
                numbers.Finish();
                if (numbers.Node.Entries.Count == 0)
                    map.Problems.Add(numbers.Node, "a category without numbers", allowed: "count, percent, or the word rest");
                cells.Add(new TallyCell(category, count, percent, IsRest: false));
            }
        }
        return cells;
    }
}
