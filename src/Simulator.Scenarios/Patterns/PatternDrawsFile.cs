using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Simulator.Experiments.Patterns;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;
using Simulator.Tables;

namespace Simulator.Scenarios.Patterns;

/// <summary>In how many drawn parameter sets each pattern holds, as it was found once and is kept.</summary>
/// <param name="ResultsVersion">The results version that it was found with.</param>
/// <param name="Patterns">SHA-256 of the pattern file that it was found for.</param>
/// <param name="Held">By the pattern's id.</param>
public sealed record StoredDraws(int ResultsVersion, string Patterns, IReadOnlyDictionary<string, HeldInDraws> Held)
{
    /// <summary>Whether it still says something: of these patterns, with these results.</summary>
    public bool IsOf(InputText patterns) => ResultsVersion == Manifest.CurrentResultsVersion && Patterns == PatternDrawsFile.HashOf(patterns);
}

/// <summary>The file of it: <c>validate --draws N --out DIR</c> leaves one, and the one of the tree is a copy.</summary>
public static class PatternDrawsFile
{
    /// <summary>Its name, in a result folder and beside the patterns.</summary>
    public const string FileName = "pattern-draws.yaml";

    private const int MostSets = 10_000;

    /// <summary>The hash of a pattern file, whatever its line ends.</summary>
    public static string HashOf(InputText patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(patterns.Text.ReplaceLineEndings("\n"))));
    }

    /// <summary>What the program has of a pattern file, if it still says something.</summary>
    public static IReadOnlyDictionary<string, HeldInDraws>? Shipped(InputText patterns) =>
        Catalogue.Of(InputKind.PatternDraws).Select(Read).FirstOrDefault(d => d.IsOf(patterns))?.Held;

    /// <summary>Reads a file that was found.</summary>
    public static StoredDraws Read(InputText input)
    {
        ArgumentNullException.ThrowIfNull(input);
        YamlDocument document = YamlDocument.Parse(input.Text, input.Display);
        StoredDraws? draws = MapReader.Of(document) is { } map ? Read(map) : null;
        document.Problems.ThrowIfAny();
        return draws!;
    }

    /// <summary>The text for what was found.</summary>
    public static string Write(PatternReport report, InputText patterns)
    {
        ArgumentNullException.ThrowIfNull(report);
        (string Id, HeldInDraws Draws)[] rows = [.. report.Patterns.Where(p => p.Draws is not null).Select(p => (p.Id, p.Draws!.Value))];
        StringBuilder text = new();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# In how many parameter sets drawn from the declared ranges each pattern holds. Made by validate --draws; README.md here says how.");
        Line($"schema_version: 1");
        Line($"kind: pattern_draws");
        Line($"results_version: {Manifest.CurrentResultsVersion}");
        Line($"patterns: {HashOf(patterns)}");
        Line($"draws: {rows.Select(r => r.Draws.Sets).DefaultIfEmpty(0).Max()}");
        Line($"held:");
        foreach ((string id, HeldInDraws draws) in rows) Line($"  {id}: {draws.Held}");
        return text.ToString();
    }

    private static StoredDraws Read(MapReader map)
    {
        map.Required("schema_version").Integer(1, 1);
        map.Required("kind").Word(["pattern_draws"]);
        int version = map.Required("results_version").Integer(1, int.MaxValue) ?? 0;
        string patterns = map.Required("patterns").Label() ?? "";
        int sets = map.Required("draws").Integer(1, MostSets, "parameter sets") ?? 0;
        Dictionary<string, HeldInDraws> held = [];
        foreach ((string id, _, ValueReader value) in map.Required("held").Map()?.All() ?? [])
        {
            if (value.Integer(0, sets, "parameter sets") is { } number) held[id] = new HeldInDraws(sets, number);
        }

        map.Finish();
        return new StoredDraws(version, patterns, held);
    }
}
