using Simulator.Engine.Programme;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>Reads values as a table of fields describes them.</summary>
internal static class FieldReader
{
    /// <summary>A field's value, or null when it is absent or wrong (and has been reported).</summary>
    public static object? As(this ValueReader value, Field field) => field.Kind switch
    {
        FieldKind.Number => value.Number(NumberRange.Between(field.Low, field.High, Unit(field))),
        FieldKind.Whole => value.Integer((int)field.Low, (int)field.High, Unit(field)),
        FieldKind.Switch => value.Boolean(),
        FieldKind.Word => value.Word(field.Words),
        FieldKind.Attributes => Names(value),
        FieldKind.Weeks => Weeks(value, field),
        FieldKind.People => ParticipantReader.Read(value),
    };

    /// <summary>A number, or the field's default.</summary>
    public static double Number(this MapReader map, Field field) =>
        (double?)map.Optional(field.Key).As(field) ?? (double?)field.Default ?? 0;

    /// <summary>A whole number, or the field's default; a field without default must be there.</summary>
    public static int Whole(this MapReader map, Field field) => (int?)map.Value(field).As(field) ?? (int?)field.Default ?? (int)field.Low;

    /// <summary>A field's value to read; reported if it must be there and is not.</summary>
    public static ValueReader Value(this MapReader map, Field field) =>
        field.Default is null ? map.Required(field.Key) : map.Optional(field.Key);

    /// <summary>Reads the fields of a component; a dot in a key leads into a map, which may stand for the word of the key itself.</summary>
    public static Dictionary<string, object> Given(MapReader map, IReadOnlyList<Field> fields)
    {
        Dictionary<string, object> given = [];
        Read(map, fields, "", given);
        return given;
    }

    /// <summary>The node of a field that was given, or null.</summary>
    public static YamlNode? NodeOf(MapNode map, string key)
    {
        YamlNode? node = map;
        foreach (string step in key.Split('.'))
            node = (node as MapNode)?[step];
        return node;
    }

    private static void Read(MapReader map, IReadOnlyList<Field> fields, string prefix, Dictionary<string, object> given)
    {
        foreach (string step in Steps(fields, prefix))
        {
            string key = prefix + step;
            Field? own = fields.FirstOrDefault(f => f.Key == key);
            bool leadsOn = fields.Any(f => f.Key.StartsWith(key + ".", StringComparison.Ordinal));
            ValueReader value = own is { Default: null } && !leadsOn ? map.Required(step) : map.Optional(step);
            if (leadsOn && (own is null || value.IsMap))
            {
                if (value.Map() is { } inner)
                {
                    Read(inner, fields, key + ".", given);
                    inner.Finish();
                }
            }
            else if (own is not null && value.As(own) is { } read)
            {
                given[key] = read;
            }
        }
    }

    /// <summary>The keys that a table of fields has in a map, the map being what a prefix leads to.</summary>
    public static IEnumerable<string> Steps(IReadOnlyList<Field> fields, string prefix) =>
        fields.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(f => f.Key[prefix.Length..].Split('.')[0]).Distinct();

    private static string Unit(Field field) => field.Unit is "share" or "state" or "probability" ? "" : field.Unit;

    private static string[]? Names(ValueReader value) =>
        !value.IsPresent ? null : [.. value.Items().Select(v => v.Identifier()).OfType<string>()];

    private static int[]? Weeks(ValueReader value, Field field)
    {
        if (!value.IsPresent)
            return null;
        List<int> weeks = [];
        foreach (ValueReader item in value.Items(1))
        {
            if (item.Integer((int)field.Low, (int)field.High) is not { } week)
                continue;
            if (weeks.Contains(week))
                item.Refuse("the week is listed twice", "each week once");
            weeks.Add(week);
        }
        return [.. weeks.Order()];
    }
}
