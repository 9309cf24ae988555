using Simulator.Evidence.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Studies;

/// <summary>Reads what a simulation is fitted to or checked against.</summary>
internal static class TargetReader
{
    internal static readonly string[] Sources = ["printed", "exact", "derived", "inferred"];

    public static IReadOnlyList<Target> Read(ValueReader value, StudyNames names)
    {
        HashSet<string> seen = [];
        return [.. value.Items().Select(t => ReadTarget(t, names, seen)).OfType<Target>()];
    }

    private static Target? ReadTarget(ValueReader value, StudyNames names, HashSet<string> seen)
    {
        if (value.Map() is not { } map)
            return null;
        ValueReader id = map.Required("id"), number = map.Optional("value"), holds = map.Optional("holds"), arm = map.Optional("arm");
        string? source = map.Required("source").Word(Sources);
        Target target = new()
        {
            Id = id.Identifier() ?? "",
            Row = map.Required("row").Word([.. names.Rows, "items"]) ?? "",
            Arm = arm.IsPresent ? arm.Word(names.Arms) : null,
            Statistic = map.Required("statistic").Word(StatisticName.All) ?? "",
            Use = map.Required("use").Use() ?? TargetUse.Context,
            Reason = map.Required("reason").Text() ?? "",
            Source = Array.IndexOf(Sources, source) is var i and >= 0 ? (TargetSource)i : TargetSource.Inferred,
            Value = number.Printed(),
            Bound = holds.Bound(),
            Unit = map.Required("unit").Text() ?? "",
            Locator = map.Required("locator").Label() ?? "",
        };
        id.Unique(target.Id, seen);
        map.Finish();
        if (source is not null and not "exact" && !number.IsPresent && !holds.IsPresent)
            map.Problems.Add(map.Node, "a target without a number", allowed: "value, holds, or source: exact");
        return target;
    }
}
