using Simulator.Engine.Programme;
using Simulator.Experiments.Description;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Studies;

/// <summary>
/// Reads what a study says was offered in an arm, written as in a scenario: any component of the catalogue, and of its fields those that
/// the study reports. Fields that hold lists or choose people are not compared and not read.
/// </summary>
internal static class ReportedProgramme
{
    /// <summary>Values as a scenario writes them, by component and field; null where nothing is written down.</summary>
    public static Dictionary<string, IReadOnlyDictionary<string, string>>? Read(ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        Dictionary<string, IReadOnlyDictionary<string, string>> programme = [];
        foreach (ComponentKind kind in ComponentCatalogue.All)
        {
            if (map.Optional(kind.Key).Map() is not { } fields)
                continue;
            Dictionary<string, string> reported = [];
            Read(fields, kind.Fields, "", reported);
            programme[kind.Key] = reported;
        }

        map.Finish();
        return programme;
    }

    /// <summary>A dot in a key leads into a map, which may stand in the place of a word.</summary>
    private static void Read(MapReader map, IReadOnlyList<Field> fields, string prefix, Dictionary<string, string> reported)
    {
        IEnumerable<string> below = fields.Select(f => f.Key).Where(k => k.StartsWith(prefix, StringComparison.Ordinal));
        foreach (string step in below.Select(k => k[prefix.Length..].Split('.')[0]).Distinct())
        {
            Field? own = fields.FirstOrDefault(f => f.Key == prefix + step);
            if (own?.Kind is FieldKind.Attributes or FieldKind.Weeks or FieldKind.People)
                continue;
            ValueReader value = map.Optional(step);
            if (value.IsMap && fields.Any(f => f.Key.StartsWith($"{prefix}{step}.", StringComparison.Ordinal)))
                Read(value.Map()!, fields, $"{prefix}{step}.", reported);
            else if (own is not null && One(value, own) is { } read)
                reported[own.Key] = NumbersInForce.Write(read);
        }

        map.Finish();
    }

    private static object? One(ValueReader value, Field field) => field.Kind switch
    {
        FieldKind.Number => value.Number(NumberRange.Between(field.Low, field.High, field.Unit)),
        FieldKind.Whole => value.Integer((int)field.Low, (int)field.High, field.Unit),
        FieldKind.Switch => value.Boolean(),
        FieldKind.Word => value.Word(field.Words),
        FieldKind.Attributes or FieldKind.Weeks or FieldKind.People => null,
    };
}
