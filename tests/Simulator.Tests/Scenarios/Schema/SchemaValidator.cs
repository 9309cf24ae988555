using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Simulator.Scenarios.Yaml;

namespace Simulator.Tests.Scenarios.Schema;

/// <summary>As much of JSON Schema draft-07 as the product's schemas use; an unknown keyword throws.</summary>
internal static class SchemaValidator
{
    private static readonly string[] Silent =
        ["$schema", "title", "description", "default", "x-unit", "properties", "additionalProperties", "if", "then", "else"];

    internal static List<string> Validate(JsonNode schema, JsonNode? value, string path = "")
    {
        List<string> wrong = [];
        void Must(bool holds, string what)
        {
            if (!holds)
                wrong.Add($"{path}: {what}");
        }

        JsonObject rules = (JsonObject)schema;
        foreach ((string keyword, JsonNode? rule) in rules)
        {
            switch (keyword)
            {
                case "type": Must((rule is JsonArray types ? types.Select(t => (string)t!) : [(string)rule!]).Any(t => Is(t, value)), $"not {rule}"); break;
                case "const": Must(JsonNode.DeepEquals(rule, value), $"not {rule}"); break;
                case "enum": Must(((JsonArray)rule!).Any(w => JsonNode.DeepEquals(w, value)), $"not one of {rule}"); break;
                case "minimum": Must(!Is("number", value) || (double)value! >= (double)rule!, $"below {rule}"); break;
                case "maximum": Must(!Is("number", value) || (double)value! <= (double)rule!, $"above {rule}"); break;
                case "minLength": Must(!Is("string", value) || ((string)value!).Length >= (int)rule!, "too short"); break;
                case "maxLength": Must(!Is("string", value) || ((string)value!).Length <= (int)rule!, "too long"); break;
                case "pattern": Must(!Is("string", value) || Regex.IsMatch((string)value!, (string)rule!), $"not {rule}"); break;
                case "minItems": Must(value is not JsonArray a || a.Count >= (int)rule!, "too few"); break;
                case "maxItems": Must(value is not JsonArray b || b.Count <= (int)rule!, "too many"); break;
                case "uniqueItems": Must(value is not JsonArray c || c.Select(x => x!.ToJsonString()).Distinct().Count() == c.Count, "twice"); break;
                case "maxProperties": Must(value is not JsonObject d || d.Count <= (int)rule!, "too many"); break;
                case "required": Must(value is not JsonObject e || ((JsonArray)rule!).All(k => e.ContainsKey((string)k!)), $"requires {rule}"); break;
                case "anyOf": Must(((JsonArray)rule!).Any(s => Validate(s!, value, path).Count == 0), "none of the forms"); break;
                case "propertyNames":
                    Must(value is not JsonObject f || f.All(p => Validate(rule!, JsonValue.Create(p.Key)).Count == 0), "a name");
                    break;
                case "items":
                    for (int k = 0; value is JsonArray list && k < list.Count; k++)
                        wrong.AddRange(Validate(rule!, list[k], $"{path}[{k}]"));
                    break;
                default: Assert.Contains(keyword, Silent); break;
            }
        }
        foreach ((string key, JsonNode? member) in value as JsonObject ?? [])
        {
            if ((rules["properties"] as JsonObject)?[key] is { } own)
                wrong.AddRange(Validate(own, member, $"{path}.{key}"));
            else if (rules["additionalProperties"] is JsonObject any)
                wrong.AddRange(Validate(any, member, $"{path}.{key}"));
            else
                Must(rules["additionalProperties"]?.GetValueKind() != JsonValueKind.False, $"unknown key {key}");
        }
        if (rules["if"] is { } condition && rules[Validate(condition, value, path).Count == 0 ? "then" : "else"] is { } branch)
            wrong.AddRange(Validate(branch, value, path));
        return wrong;
    }

    /// <summary>A YAML text as JSON, read by the core schema.</summary>
    internal static JsonNode? Json(string yaml) => JsonNode.Parse(Json(YamlDocument.Parse(yaml, "x.yaml").Root!)!.ToJsonString());

    private static JsonNode? Json(YamlNode node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Json(e.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { IsEmpty: true } => null,
        ScalarNode { IsPlain: true, Text: "true" or "false" } truth => JsonValue.Create(truth.Text == "true"),
        ScalarNode { IsPlain: true } s when long.TryParse(s.Text, CultureInfo.InvariantCulture, out long whole) => JsonValue.Create(whole),
        ScalarNode { IsPlain: true } s when PlainScalar.TryNumber(s.Text, out double number) && double.IsFinite(number) => JsonValue.Create(number),
        _ => JsonValue.Create(((ScalarNode)node).Text),
    };

    private static bool Is(string type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value!.AsValue().TryGetValue(out long _),
        _ => false,
    };
}
