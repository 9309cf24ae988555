using Simulator.Evidence.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Studies;

/// <summary>Reads tables and passages that print statistics.</summary>
internal static class TableReader
{
    public static IReadOnlyList<PrintedTable> Read(ValueReader value, StudyNames names)
    {
        HashSet<string> tables = [], statistics = [];
        return [.. value.Items().Select(t => ReadTable(t, names, tables, statistics)).OfType<PrintedTable>()];
    }

    private static PrintedTable? ReadTable(ValueReader value, StudyNames names, HashSet<string> tables, HashSet<string> seen)
    {
        if (value.Map() is not { } map)
            return null;
        ValueReader id = map.Required("id");
        string name = id.Identifier() ?? "";
        id.Unique(name, tables);
        ValueReader contrast = map.Optional("contrast");
        (string First, string Second)? arms = contrast.Contrast(names.Arms);
        TestKind test = map.Required("test").Member<TestKind>(TableWords.Tests) ?? TestKind.None;
        if (test is not (TestKind.None or TestKind.Anova) && !contrast.IsPresent)
            map.Problems.Add(map.Node, "a test without a contrast", allowed: "contrast: first - second");
        ValueReader scores = map.Optional("scores"), occasion = map.Optional("occasion"), sides = map.Optional("one_sided");
        RowDefaults defaults = new(name, map.Required("locator").Label() ?? "", map.Required("unit").Text() ?? "",
            map.Required("use").Use() ?? TargetUse.Context, map.Required("reason").Text() ?? "");
        PrintedTable table = new()
        {
            Id = name,
            Locator = defaults.Locator,
            Measured = map.Required("measured").Text() ?? "",
            When = map.Required("when").Text() ?? "",
            Occasion = occasion.IsPresent ? occasion.Member<StudyOccasion>(TableWords.Occasions) : null,
            Group = map.Optional("group").Identifier(),
            // Means under a test adjusted for something else are adjusted ones, unless the file says that they are not.
            Scores = scores.IsPresent ? scores.Member<Scores>(TableWords.Scores) ?? Scores.Answers
                : test == TestKind.Adjusted ? Scores.Adjusted : Scores.Answers,
            Test = test,
            Sides = sides.IsPresent ? sides.Member<Sides>(TableWords.Sides) ?? Sides.Both : Sides.Both,
            First = arms?.First,
            Second = arms?.Second,
            Statistics = [.. map.Required("rows").Items(1).SelectMany(r => ReadRow(r, names, defaults, seen))],
        };
        map.Finish();
        return table;
    }

    private static List<PrintedStatistic> ReadRow(ValueReader value, StudyNames names, RowDefaults defaults, HashSet<string> seen)
    {
        List<PrintedStatistic> statistics = [];
        if (value.Map() is not { } map)
            return statistics;
        RowDefaults row = defaults with
        {
            Row = map.Required("row").Word(names.Rows),
            Locator = map.Optional("locator").Label() ?? defaults.Locator,
            Unit = map.Optional("unit").Text() ?? defaults.Unit,
            Use = map.Optional("use").Use() ?? defaults.Use,
            Reason = map.Optional("reason").Text() ?? defaults.Reason,
        };
        if (map.Optional("arms").Map() is { } arms)
        {
            foreach (string arm in names.Arms)
                statistics.AddRange(ReadStatistics(arms.Optional(arm), row with { Arm = arm }, StatisticName.OfAnArm, seen));
            arms.Finish();
        }
        statistics.AddRange(ReadStatistics(map.Optional("all"), row, StatisticName.OfTheContrast, seen));
        statistics.AddRange(ReadStatistics(map.Optional("contrast"), row, StatisticName.OfTheContrast, seen));
        map.Finish();
        if (map.Node["arms"] is null && map.Node["all"] is null && map.Node["contrast"] is null)
            map.Problems.Add(map.Node, "a row without numbers", allowed: "arms, contrast or all");
        return statistics;
    }

    private static IEnumerable<PrintedStatistic> ReadStatistics(
        ValueReader value, RowDefaults row, IReadOnlyList<string> allowed, HashSet<string> seen)
    {
        if (value.Map() is not { } map)
            return [];
        List<PrintedStatistic> statistics = [];
        foreach (string name in allowed)
        {
            ValueReader number = map.Optional(name);
            if (number.Printed() is not { } printed || row.Row is null)
                continue;
            PrintedStatistic statistic = new()
            {
                Table = row.Table,
                Locator = row.Locator,
                Row = row.Row,
                Arm = row.Arm,
                Statistic = name,
                Printed = printed,
                Unit = UnitOf(name, row.Unit),
                Use = row.Use,
                Reason = row.Reason,
            };
            if (seen.Add(statistic.Id))
                statistics.Add(statistic);
            else
                number.Refuse("this number is already in the table", "each row once in a table");
        }
        map.Finish();
        return statistics;
    }

    private static string UnitOf(string statistic, string unit) => statistic switch
    {
        "mean" or "sd" or "se" or "median" or "q1" or "q3" or "lowest" or "highest" or "mean_difference" or "ci_lower" or "ci_upper" or "sd_difference"
            or "count" => unit,
        "percent" or "share" => statistic,
        "n" => "people",
        "d" or "d_lower" or "d_upper" => "pooled SD",
        _ => "none",
    };

    private sealed record RowDefaults(string Table, string Locator, string Unit, TargetUse Use, string Reason)
    {
        public string? Row { get; init; }

        public string? Arm { get; init; }
    }
}
