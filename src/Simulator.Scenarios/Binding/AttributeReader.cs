using System.Globalization;
using Simulator.Engine.State;
using Simulator.Experiments.Results;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;
using Simulator.Tables;

namespace Simulator.Scenarios.Binding;

/// <summary>Reads attributes: a list drawn evenly, a map drawn by share, or the word <c>uniform</c>.</summary>
internal static class AttributeReader
{
    /// <summary>How far shares may miss a sum of 1.</summary>
    private const double Slack = 1e-6;

    public const int MostLevels = 1000, MostAttributes = 20;

    public static IReadOnlyList<AttributePlan>? Read(ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        List<AttributePlan> plans = [];
        foreach ((string name, Position at, ValueReader levels) in map.All())
        {
            if (Refusal(name, plans.Count) is { } refusal)
                map.Problems.Add(at, refusal.What, name, refusal.Allowed);
            else if (Levels(levels) is { } read && Plain(levels, read))
                plans.Add(new AttributePlan(name, read));
        }
        return plans;
    }

    private static (string What, string Allowed)? Refusal(string name, int plans)
    {
        if (!PlainScalar.IsIdentifier(name))
            return ("not an identifier", "a lower-case letter, then up to 31 lower-case letters, digits or _; not null, nan, true or false");
        if (RespondentTables.OwnColumns.Contains(name))
            return ("the name of a column that every table of persons has", $"another name, such as own_{name}");
        return plans == MostAttributes ? ("too many attributes", string.Create(CultureInfo.InvariantCulture, $"at most {MostAttributes}")) : null;
    }

    /// <summary>Levels stand in tables: as numbers where all of them are, else as text, which no spreadsheet may take for a formula.</summary>
    private static bool Plain(ValueReader value, List<Level> levels)
    {
        if (levels.FirstOrDefault(l => l.Number is null && FormulaGuard.Needed(l.Label)) is not { Label: { } label })
            return true;
        value.Refuse(
            $"a level that would be a formula in a spreadsheet ({Problem.Quotable(label)})", "levels that begin with a letter or a digit, or are all numbers");
        return false;
    }

    private static List<Level>? Levels(ValueReader value)
    {
        if (value.Is("uniform"))
            return [];
        if (value.IsList)
            return Even(value);
        if (value.IsMap)
            return ByShare(value);
        value.Refuse("not the levels of an attribute", "uniform, a list of levels, or a map from levels to shares",
            value.Node is ScalarNode scalar ? NearestWord.Of(scalar.Text, ["uniform"]) : null);
        return null;
    }

    private static List<Level> Even(ValueReader value)
    {
        IReadOnlyList<ValueReader> items = value.Items(1, MostLevels);
        List<Level> levels = [];
        foreach (ValueReader item in items)
        {
            if (item.Label(64) is not { } label)
                continue;
            if (levels.Any(l => l.Label == label))
                item.Refuse("the level is listed twice", "each level once");
            levels.Add(new Level(label, item.Node is ScalarNode { IsPlain: true } ? Number(label) : null, 1.0 / items.Count));
        }
        return AsScale(levels);
    }

    private static List<Level>? ByShare(ValueReader value)
    {
        List<Level> levels = [];
        foreach ((string label, _, ValueReader share) in value.Map()!.All())
        {
            if (share.Number(NumberRange.Share) is { } part)
                levels.Add(new Level(label, Number(label), part));
        }
        double sum = levels.Sum(l => l.Share);
        if (levels.Count == ((MapNode)value.Node!).Entries.Count && Math.Abs(sum - 1) > Slack)
        {
            value.Refuse(
                string.Create(CultureInfo.InvariantCulture, $"the shares add up to {Math.Round(sum, 9)}"), "shares that add up to 1");
        }
        return levels.Count == 0 ? null : AsScale(levels);
    }

    /// <summary>Levels are numbers only where all of them are.</summary>
    private static List<Level> AsScale(List<Level> levels) =>
        levels.All(l => l.Number is not null) ? levels : [.. levels.Select(l => l with { Number = null })];

    private static double? Number(string label) =>
        PlainScalar.TryNumber(label, out double number) && double.IsFinite(number) ? number : null;
}
