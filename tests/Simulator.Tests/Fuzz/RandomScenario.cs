using System.Text.Json.Nodes;
using Simulator.Scenarios.Schema;

namespace Simulator.Tests.Fuzz;

/// <summary>
/// Draws a scenario from the JSON Schema: any key, word and size that it allows, at its ends too. What a schema cannot say (names that
/// must be names of something, weeks within the calendar) is mended in most draws, so that most of them mean something.
/// </summary>
internal sealed class RandomScenario(int seed)
{
    /// <summary>Names that something else already has: columns of tables, words of YAML, worlds.</summary>
    private static readonly string[] Names =
        ["a", "b", "no", "yes", "stress", "teacher", "school", "arm", "wave", "n", "value", "twin", "programme", "scenario", "team",
            "pair", "amount", "item_1", "con", "all", "x234567890123456789012345678901y"];

    private static readonly string[] Reserved = ["null", "true", "nan", "teacher", "stress"];
    private static readonly string[] Free = ["year", "yes", "no", "n", "value", "amount", "item_1", "con", "all", "twin", "programme"];
    private static readonly string[] Levels = ["senior", "junior", "null", "true", "3", "zoë", "a b", "<b>"];
    private static readonly string[] Texts = ["A title", "<script>alert(1)</script>", "Ngữ văn & \"toán\"", "=1+1", "a\tb",
        "line one\nline two", "𐐷", "#hash: yes"];
    private static readonly string[] Outcomes = ["stress", "trust", "item_1", "amount", "isolates",
        "new_friend_persons", "good_responses", "belonging", "knowledge"];
    private static readonly string[] Studies = ["nguyen-2013", "kensington-miller", "cascade-trial", "none"];
    private static readonly JsonObject Root = (JsonObject)JsonNode.Parse(ScenarioSchema.Write())!;

    private readonly System.Random random = new(seed);
    private readonly List<string> arms = [], attributes = [], items = [], scales = [];
    private readonly bool mended = seed % 8 != 0;
    private int weeks = 4, days = 5;

    /// <summary>The key of a long list that is drawn in any case, with all that can be said of it.</summary>
    private string turn = "";

    /// <summary>The scenario as JSON, which is YAML too.</summary>
    internal JsonObject Draw()
    {
        JsonObject drawn = [];
        JsonObject properties = (JsonObject)Root["properties"]!;
        foreach (string key in (string[])["schema_version", "name", "calendar", "people", "cohort", "arms", "instrument"])
            drawn[key] = Of(properties[key]!, key, 0);
        foreach (string key in (string[])["id", "notes", "survey_weeks", "evidence", "parameters", "seed", "hypotheses", "sources", "words"])
        {
            if (Chance(key == "parameters" ? 0.6 : 0.35)) drawn[key] = Of(properties[key]!, key, 0);
        }

        if (Chance(0.05)) (drawn["extends"], drawn["set"]) = ("nguyen-2013", new JsonObject { ["calendar.weeks"] = weeks, ["parameters.kappa_c"] = 0.5 });
        drawn["replications"] = 1;
        return drawn;
    }

    private bool Chance(double share) => random.NextDouble() < share;

    private T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private JsonNode? Of(JsonNode node, string path, int depth)
    {
        JsonObject schema = (JsonObject)node;
        string key = path[(path.LastIndexOf('/') + 1)..];
        if (mended && Known(key, path) is { } known) return known;
        if (schema["const"] is { } constant) return constant.DeepClone();
        if (schema["enum"] is JsonArray words) return One([.. words])!.DeepClone();
        if (schema["anyOf"] is JsonArray forms)
        {
            if (mended && forms.FirstOrDefault(f => (string?)f!["const"] == "none") is { } none && Chance(0.85))
                return Of(One([.. forms.Where(f => f != none && (string?)f!["type"] != "string")])!, path, depth);
            if (key == turn && forms.FirstOrDefault(f => (string?)f!["type"] == "object") is { } whole) return Of(whole, path, depth);
            bool wordless = mended && key is "instrument" or "evidence" or "parameters";
            return Of(One([.. forms.Where(f => !wordless || (string?)f!["type"] != "string")])!, path, depth);
        }

        string type = schema["type"] is JsonArray types ? (string)One([.. types])! : (string)schema["type"]!;
        return type switch
        {
            "boolean" => JsonValue.Create(Chance(0.5)),
            "integer" => JsonValue.Create((long)Math.Round(Number(schema, key, whole: true))),
            "number" => JsonValue.Create(Math.Round(Number(schema, key, whole: false), 3)),
            "string" => JsonValue.Create(Word(schema, key)),
            "array" => List(schema, path, depth),
            _ => Map(schema, path, depth),
        };
    }

    private double Number(JsonObject schema, string key, bool whole)
    {
        double low = (double?)schema["minimum"] ?? 0, high = (double?)schema["maximum"] ?? Math.Max(1, 3 * ((double?)schema["default"] ?? 1));
        if (low is > 0 and < 0.001) low = 0.001;
        double end = Chance(0.5) ? low : high, usual = Math.Min(high, Math.Max(low, low + Math.Min(whole ? 6 : high, high - low) * random.NextDouble()));
        return Chance(mended && Large(key) ? 0 : 0.08) ? end : usual;
    }

    /// <summary>Sizes whose upper end takes minutes to play: FieldBoundaryTests look at their ends.</summary>
    private static bool Large(string key) => key is "weeks" or "teachers" or "schools" or "sizes" or "regions" or "number" or "meetings" or "events";

    private string Word(JsonObject schema, string key)
    {
        string pattern = (string?)schema["pattern"] ?? "";
        if (pattern.Contains(" - ", StringComparison.Ordinal)) return $"{One(arms)} - {One(arms)}";
        if (pattern.StartsWith("^(above", StringComparison.Ordinal)) return One(["above 0", "below 0", "different from 0", "above 0.3"]);
        if (pattern.StartsWith("^(evidence", StringComparison.Ordinal)) return One(["evidence: somebody, 2013", "assumed: us"]);
        if (key == "id" && mended) return One(["an id", "a-b.c", "Ngữ", "7"]);
        if (pattern.Length > 0) return One(Names);
        return key is "base" or "parameters" ? "default" : One(Texts);
    }

    /// <summary>What a scenario needs to hang together.</summary>
    private JsonNode? Known(string key, string path)
    {
        string within = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        if (within == "words") return One(["nurse", "wards", "giáo sinh"]);
        switch (key)
        {
            case "regions": return 1;
            case "left_out": return "another design";
            case "evidence" when Chance(0.3): return "none";
            case "name" when path == "hypotheses[]/name": return $"h{random.Next(1_000_000)}";
            case "evidence":
                if (Chance(0.5)) return new JsonObject { ["study"] = One(Studies[..3]), ["left_out"] = "another design" };
                JsonObject sides = new() { ["treatment"] = arms[0], ["control"] = arms[^1] };
                return new JsonObject { ["study"] = "nguyen-2013", ["as"] = "reference", ["arms"] = sides };
            case "schools" or "sizes" when !path.Contains("across", StringComparison.Ordinal):
                return key == "schools" ? random.Next(1, 4) : new JsonArray(random.Next(4, 6), random.Next(4, 9));
            case "teachers": return Chance(0.03) ? random.Next(1, 4) : random.Next(14, 24);
            case "number" or "mentees": return random.Next(key == "mentees" ? 1 : 0, 3);
            case "per_teacher": return random.Next(1, 3);
            case "within" when path.EndsWith("pairs/within", StringComparison.Ordinal): return Chance(0.1) ? "team" : One(["school", "anywhere"]);
            case "free_hours_per_week": return random.Next(20, 61);
            case "days_per_week": return days = random.Next(1, 8);
            case "weeks" when within == "calendar": return weeks = Chance(0.05) ? 30 : random.Next(1, 7);
            case "weeks":
                int first = random.Next(1, weeks + 1);
                return new JsonArray(first, random.Next(first, weeks + 1));
            case "in_weeks": return new JsonArray(random.Next(1, weeks + 1));
            case "survey_weeks":
                return new JsonArray([.. Enumerable.Range(0, weeks).Where(_ => Chance(0.4)).Append(weeks).Select(w => JsonValue.Create(w))]);
            case "day": return random.Next(0, days + 1);
            case "per_week" or "prompts_per_week" when within.Length > 0: return random.Next(0, 3);
            case "hours" or "hours_per_week" or "hours_each" or "debrief_hours": return One([0.25, 0.5, 1]);
            case "meetings" when within.EndsWith("/groups", StringComparison.Ordinal): return random.Next(0, weeks);
            case "events" when within.EndsWith("/social", StringComparison.Ordinal): return random.Next(0, weeks);
            case "outcome": return One(Outcomes);
            case "contrast": return arms.Count > 1 ? $"{arms[0]} - {arms[1]}" : $"{arms[0]} - {arms[0]}";
            case "instrument" when Chance(0.6): return "lankau-1996-adapted";
            case "base": return within.StartsWith("instrument", StringComparison.Ordinal) ? "lankau-1996-adapted" : "default";
            case "study": return One(Studies[..3]);
            case "unit": return null;
            case "attribute" or "match_on" when attributes.Count > 0: return key == "match_on" ? new JsonArray(attributes[0]) : attributes[0];
            case "expect" when Chance(0.8): return "above 0";
            case "is": return "senior";
            case "id" when path == "instrument/id": return "own-questions";
            case "teams" when Chance(0.5): return new JsonArray(random.Next(1, 3), random.Next(3, 6));
            case "size" when within.EndsWith("circles", StringComparison.Ordinal): return random.Next(2, 6);
            case "sources": return new JsonObject { ["calendar.weeks"] = "assumed: us" };
            case "items" when within.EndsWith("[]", StringComparison.Ordinal): return new JsonArray([.. items.Take(3).Select(i => JsonValue.Create(i))]);
            case "strength": return null;
            default: return null;
        }
    }

    private JsonArray List(JsonObject schema, string path, int depth)
    {
        int fewest = (int?)schema["minItems"] ?? 0, most = Math.Min((int?)schema["maxItems"] ?? 4, Math.Max(4, fewest));
        string key = path[(path.LastIndexOf('/') + 1)..];
        JsonArray list = [];
        int count = key is "arms" or "items" ? random.Next(2, 4) : random.Next(fewest, most + 1);
        for (int k = 0; k < count; k++) list.Add(Of(schema["items"]!, path + "[]", depth + 1));
        return list;
    }

    private JsonObject Map(JsonObject schema, string path, int depth)
    {
        JsonObject map = [];
        if (schema["properties"] is not JsonObject properties)
        {
            bool named = schema["propertyNames"] is not null;
            if (named && attributes.Count > 0) return Attributes();
            if (named) attributes.AddRange([One(Free), One(Free)]);
            return named ? Attributes() : Chance(0.5) ? [] : new JsonObject { [One(Levels)] = 0.25, ["senior"] = 0.75 };
        }

        string[] required = [.. (schema["required"] as JsonArray)?.Select(r => (string)r!) ?? []];
        // Of a long list every key has its turn.
        if (properties.Count > 40) turn = properties.ElementAt(seed % properties.Count).Key;
        double share = properties.Count > 40 ? 0.1 : depth > 3 ? 0.3 : 0.4;
        foreach ((string key, JsonNode? inner) in properties)
        {
            bool wanted = required.Contains(key) || key == turn || (mended && Wanted(key, path));
            if (!wanted && !Chance(share)) continue;
            if (mended && Clashes(key, map, path)) continue;
            if (key == "name" && path == "arms[]") map[key] = NewName(arms);
            else if (key == "id" && path == "instrument/items[]") map[key] = NewName(items);
            else if (key == "id" && path == "instrument/scales[]") map[key] = NewName(scales);
            else if (Of(inner!, path + "/" + key, depth + 1) is { } value) map[key] = value;
        }

        if (mended && path.EndsWith("/programme", StringComparison.Ordinal)) Mend(map);
        if (mended && path == "arms[]/response") Answer(map);
        if (mended && path == "hypotheses[]") Test(map);
        return map;
    }

    private void Answer(JsonObject response)
    {
        if ((string?)response["by"] is "stress" or "trust") response["strength"] = Chance(0.5) ? -0.5 : 0.4;
        else response.Remove("strength");
    }

    /// <summary>A test that can be made of its outcome.</summary>
    private void Test(JsonObject hypothesis)
    {
        if ((string?)hypothesis["outcome"] is "isolates" or "new_friend_persons") (hypothesis["test"], hypothesis["expect"]) = ("fisher", "above 0");
        else hypothesis["test"] = One(["student", "welch", "pair_means", "team_means", "mann_whitney", "paired", "permutation", "cluster_robust", "mixed"]);
    }

    /// <summary>Components that need each other.</summary>
    private void Mend(JsonObject programme)
    {
        JsonObject[] held = [.. new[] { "groups", "social", "online" }.Select(k => programme[k]).OfType<JsonObject>()];
        foreach (JsonObject gathering in held) gathering["of"] = programme.ContainsKey("circles") && Chance(0.7) ? "circles" : "all";
        if (held.All(g => (string?)g["of"] != "circles")) programme.Remove("circles");
        bool pairs = programme["pairs"] is JsonObject;
        if ((programme["pairs"] as JsonObject)?["roles"] is not null) ((JsonObject)programme["pairs"]!).Remove("per_teacher");
        if (programme["workshop"] is not JsonObject) programme.Remove("boosters");
        if (programme["coordinator"] is not JsonObject && programme["online"] is JsonObject online) online.Remove("prompts_per_week");
        if (programme["training"] is not JsonObject) programme.Remove("passing_on");
        if (programme["workshop"] is JsonObject workshop && (programme["pairs"] as JsonObject)?["roles"] is null) workshop.Remove("for");
        foreach (string key in (string[])["observations", "meetings"])
        {
            if (!pairs) programme.Remove(key);
        }

        foreach (JsonObject component in programme.Select(c => c.Value).OfType<JsonObject>())
        {
            if (attributes.Count == 0 && component["participants"]?.ToJsonString().Contains("attribute", StringComparison.Ordinal) == true)
                component.Remove("participants");
        }
    }

    private JsonObject Attributes()
    {
        JsonObject map = [];
        foreach (string name in attributes)
        {
            map[name] = random.Next(name == attributes[0] ? 1 : 0, 3) switch
            {
                0 => "uniform",
                1 => new JsonArray("senior", One(Levels[1..])),
                _ => new JsonObject { ["senior"] = 0.4, ["junior"] = 0.6 },
            };
        }

        return map;
    }

    private static bool Wanted(string key, string path) => key == "unit" || (path == "parameters" && key == "set")
        || (path == "cohort" && key is "teachers" or "free_hours_per_week" or "attributes");

    /// <summary>Keys that exclude each other.</summary>
    private bool Clashes(string key, JsonObject map, string path) => key switch
    {
        "sizes" => map.ContainsKey("teachers") || map.ContainsKey("schools"),
        "cohort" => path == "arms[]" && Chance(0.7),
        "attributes" => path.StartsWith("arms", StringComparison.Ordinal),
        "prompts_per_week" => Chance(0.5),
        "arms" => path == "evidence",
        _ => false,
    };

    private string NewName(List<string> taken)
    {
        string[] free = [.. Names.Except(taken)];
        if (taken == items || taken == scales) free = [.. free.Select(n => (taken == items ? "i_" : "s_") + n[..Math.Min(n.Length, 29)]).Except(taken)];
        string name = mended ? One(free) : One([.. Names, .. Reserved]);
        taken.Add(name);
        return name;
    }
}
