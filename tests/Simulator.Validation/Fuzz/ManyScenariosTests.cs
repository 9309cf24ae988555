using System.Globalization;
using System.Text.Json.Nodes;
using Simulator.Scenarios.Schema;
using Simulator.Tests.Cli;
using Simulator.Tests.Fuzz;
using Simulator.Tests.Tables;

namespace Simulator.Validation.Fuzz;

/// <summary>Six hundred scenarios drawn from the schema, with every key and word that it knows.</summary>
[Collection(CommandLineTests.Name)]
public sealed class ManyScenariosTests(ITestOutputHelper output)
{
    private const int Draws = 600;

    [Fact]
    public void Whatever_check_accepts_runs_to_a_report_and_every_key_and_word_is_accepted_somewhere()
    {
        using TemporaryFolder folder = new();
        HashSet<string> seen = [];
        List<string> failures = [], refusals = [];
        int accepted = 0;
        for (int seed = 1000; seed < 1000 + Draws; seed++)
        {
            Fuzzed tried = Fuzzing.Try(seed, folder.Path);
            if (tried.Failure.Length > 0) failures.Add($"{seed}: {tried.Failure.Trim()}\n{tried.Drawn.ToJsonString()}");
            if (tried.Accepted) Collect(tried.Drawn, seen);
            else refusals.AddRange(tried.Refusal.Trim().Split('\n').Select(l => l.Replace(folder.Path, "", StringComparison.Ordinal) + Shown(l, tried)));
            accepted += tried.Accepted ? 1 : 0;
        }

        HashSet<string> all = [];
        Owed(JsonNode.Parse(ScenarioSchema.Write())!, all);
        string[] missing = [.. all.Except(seen).Order(StringComparer.Ordinal)];
        output.WriteLine($"{accepted} of {Draws} accepted; not in an accepted one: {string.Join(", ", missing)}");
        foreach (string refusal in refusals) output.WriteLine(refusal);
        Assert.Empty(failures);
        Assert.InRange(accepted, Draws * 6 / 10, Draws);
        Assert.Empty(missing);
    }

    /// <summary>What stands where a refusal points, for whoever confirms refusals by eye.</summary>
    private static string Shown(string refusal, Fuzzed tried)
    {
        const int Around = 70;
        string text = tried.Drawn.ToJsonString(), place = $"s{tried.Seed}.yaml:1:";
        int at = refusal.IndexOf(place, StringComparison.Ordinal);
        if (at < 0) return "";
        int column = int.Parse(string.Concat(refusal[(at + place.Length)..].TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture) - 1;
        int from = Math.Clamp(column - Around, 0, text.Length), to = Math.Min(text.Length, column + Around);
        return $"  <<{text[from..Math.Min(column, to)]}^{text[Math.Min(column, to)..to]}>>";
    }

    private static void Owed(JsonNode? schema, HashSet<string> words)
    {
        if (schema is JsonArray list)
        {
            foreach (JsonNode? item in list) Owed(item, words);
            return;
        }

        if (schema is not JsonObject map) return;
        foreach ((string key, JsonNode? value) in map)
        {
            if (key == "properties") words.UnionWith(((JsonObject)value!).Select(p => p.Key));
            if (key == "enum") words.UnionWith(((JsonArray)value!).Select(w => w!.ToString()));
            if (key == "const" && value!.GetValueKind() == System.Text.Json.JsonValueKind.String) words.Add(value.ToString());
            if (key is not ("enum" or "const" or "required" or "default")) Owed(value, words);
        }
    }

    private static void Collect(JsonNode? value, HashSet<string> words)
    {
        foreach ((string key, JsonNode? inner) in value as JsonObject ?? [])
        {
            words.Add(key);
            Collect(inner, words);
        }

        foreach (JsonNode? item in value as JsonArray ?? []) Collect(item, words);
        if (value is JsonValue) words.Add(value.ToString());
    }
}
