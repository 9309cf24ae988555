using System.Text.Json.Nodes;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Scenarios.Binding;

namespace Simulator.Scenarios.Schema;

/// <summary>JSON Schema (draft-07) of tables of fields.</summary>
internal static class FieldSchema
{
    public const string Draft = "http://json-schema.org/draft-07/schema#";

    public const string IdentifierPattern = "^(?!(?:null|nan|true|false)$)[a-z][a-z0-9_]{0,31}$";

    /// <summary>A field: type, range or words, default, and a sentence with unit and source.</summary>
    public static JsonObject Of(Field field)
    {
        string? source = field.Default is null ? null : $"{field.Source.Word()}: {field.Reference}";
        JsonObject schema = new() { ["description"] = Describe(field.Sentence, field.Unit, source) };
        switch (field.Kind)
        {
            case FieldKind.Number:
                (schema["type"], schema["minimum"], schema["maximum"]) = ("number", field.Low, field.High);
                break;
            case FieldKind.Whole:
                (schema["type"], schema["minimum"], schema["maximum"]) = ("integer", (long)field.Low, (long)field.High);
                break;
            case FieldKind.Switch:
                schema["type"] = "boolean";
                break;
            case FieldKind.Word:
                schema["enum"] = Words(field.Words);
                break;
            case FieldKind.People:
                schema = People(field.Sentence);
                break;
            case FieldKind.Attributes:
                schema["type"] = "array";
                schema["items"] = Identifier("Name of an attribute of the cohort.");
                break;
            default:
                schema["type"] = "array";
                schema["items"] = new JsonObject { ["type"] = "integer", ["minimum"] = (long)field.Low, ["maximum"] = (long)field.High };
                (schema["minItems"], schema["uniqueItems"]) = (1, true);
                break;
        }
        if (field.Default is not null)
            schema["default"] = Value(field.Default);
        if (field.Unit.Length > 0)
            schema["x-unit"] = field.Unit;
        return schema;
    }

    /// <summary>A map with the fields' keys; a dot leads into a map, which may stand for the word of the key itself.</summary>
    public static JsonObject Map(string description, IReadOnlyList<Field> fields, string prefix = "")
    {
        JsonObject properties = [];
        JsonArray required = [];
        foreach (string step in FieldReader.Steps(fields, prefix))
        {
            string key = prefix + step;
            Field? own = fields.FirstOrDefault(f => f.Key == key);
            bool leadsOn = fields.Any(f => f.Key.StartsWith(key + ".", StringComparison.Ordinal));
            if (leadsOn)
            {
                string sentence = own?.Sentence
                    ?? string.Join(" ", fields.Where(f => f.Key.StartsWith(key + ".", StringComparison.Ordinal)).Select(f => f.Sentence));
                JsonObject inner = Map(sentence, fields, key + ".");
                properties[step] = own is null ? inner : Either(own.Sentence, Of(own), inner);
            }
            else
            {
                properties[step] = Of(own!);
                if (own!.Default is null)
                    required.Add(step);
            }
        }
        return Map(description, properties, required);
    }

    /// <summary>A map with some properties and no others.</summary>
    public static JsonObject Map(string description, JsonObject properties, JsonArray? required = null)
    {
        JsonObject map = new()
        {
            ["description"] = description,
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        if (required is { Count: > 0 })
            map["required"] = required;
        return map;
    }

    /// <summary>One of several forms.</summary>
    public static JsonObject Either(string description, params JsonObject[] forms) =>
        new() { ["description"] = description, ["anyOf"] = new JsonArray([.. forms]) };

    /// <summary>A word that is always the same.</summary>
    public static JsonObject Constant(string word, string description) => new() { ["description"] = description, ["const"] = word };

    /// <summary>Free text.</summary>
    public static JsonObject Text(string description, int longest) =>
        new() { ["description"] = description, ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest };

    /// <summary>A name that may reach a table.</summary>
    public static JsonObject Identifier(string description) =>
        new() { ["description"] = description, ["type"] = "string", ["pattern"] = IdentifierPattern };

    /// <summary>Who takes part: by share, by number, by attribute.</summary>
    public static JsonObject People(string description)
    {
        JsonObject share = Of(ParticipantReader.Share), number = Of(ParticipantReader.Number), per = Of(ParticipantReader.Per);
        JsonObject attribute = Identifier("Only those with this attribute.");
        JsonObject level = new() { ["description"] = "The attribute's level.", ["type"] = new JsonArray("string", "number", "boolean") };
        JsonObject chosen = Form("Those with an attribute, by lot.", ["attribute", "is"], ("attribute", attribute), ("is", level));
        JsonObject choose = Either(ParticipantReader.Choose.Sentence, Of(ParticipantReader.Choose), (JsonObject)chosen.DeepClone());
        return Either(
            description,
            Form("A share of each school.", ["share"], ("share", share), ("per", per), ("choose", choose)),
            Form("So many of each school.", ["number"], ("number", number), ("per", per), ("choose", choose)),
            Form("Those with an attribute, or a share of the school of them.", ["attribute", "is"],
                ("attribute", attribute), ("is", level), ("share", share), ("per", per)),
            Form("So many of those with an attribute.", ["attribute", "is", "number"],
                ("attribute", attribute), ("is", level), ("number", number), ("per", per)),
            Form("Those with an attribute.", ["choose"], ("choose", chosen), ("per", per)));

        static JsonObject Form(string sentence, JsonArray required, params (string Key, JsonObject Of)[] keys)
        {
            JsonObject properties = [];
            foreach ((string key, JsonObject of) in keys)
                properties[key] = of.DeepClone();
            return Map(sentence, properties, required);
        }
    }

    /// <summary>A list.</summary>
    public static JsonObject List(string description, JsonObject items, int fewest = 0, int? most = null)
    {
        JsonObject list = new() { ["description"] = description, ["type"] = "array", ["items"] = items };
        if (fewest > 0)
            list["minItems"] = fewest;
        if (most is { } limit)
            list["maxItems"] = limit;
        return list;
    }

    /// <summary>Words as a list.</summary>
    public static JsonArray Words(IEnumerable<string> words) => [.. words.Select(w => JsonValue.Create(w))];

    /// <summary>What a parameter may be set to.</summary>
    public static JsonObject Of(Parameter parameter)
    {
        JsonObject number = new() { ["type"] = "number" };
        if (double.IsFinite(parameter.Least))
            number["minimum"] = parameter.Least;
        if (double.IsFinite(parameter.Most))
            number["maximum"] = parameter.Most;
        number["default"] = parameter.Default;
        JsonObject full = Map("The value with its source.", new JsonObject
        {
            ["value"] = number.DeepClone(),
            ["unit"] = Constant(parameter.Unit, "The parameter's unit."),
            ["source"] = new JsonObject { ["description"] = "How well the value is backed.", ["enum"] = Words(ScenarioFields.SourceWords) },
            ["reference"] = Text("By what.", 1000),
        }, ["value"]);
        string range = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"plausible {parameter.Low} to {parameter.High}");
        string source = $"{parameter.Source.Word()}: {parameter.Reference}";
        JsonObject either = Either(Describe($"{parameter.Meaning}; {range}.", parameter.Unit, source), number, full);
        either["default"] = parameter.Default;
        return either;
    }

    private static JsonNode? Value(object value) => value switch
    {
        double number => JsonValue.Create(number),
        int whole => JsonValue.Create(whole),
        bool truth => JsonValue.Create(truth),
        string word => JsonValue.Create(word),
        IEnumerable<string> names => Words(names),
        IEnumerable<int> numbers => new JsonArray([.. numbers.Select(n => JsonValue.Create(n))]),
        _ => throw new ArgumentException("No field holds this.", nameof(value)),
    };

    private static string Describe(string sentence, string unit, string? source) =>
        sentence + (unit.Length == 0 ? "" : $" Unit: {unit}.") + (source is null or "assumed: assumed" ? "" : $" Default {source}.");
}
