using Simulator.Evidence.Studies;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Patterns;

/// <summary>
/// Reads a file of patterns. All mistakes are told at once; the scenarios that tests name are looked up beside the file, then in the
/// catalogue, and their arms and measures are checked where the test stands.
/// </summary>
public static class PatternReader
{
    private static readonly string[] Directions = ["higher", "lower", "rises", "falls", "order", "level", "optimum"];

    /// <summary>Reads a file; throws a <see cref="BadInputException"/> with everything that is wrong.</summary>
    public static IReadOnlyList<Pattern> Read(string path) => Of(Catalogue.Find(InputKind.Patterns, path));

    /// <summary>Reads patterns that were found.</summary>
    public static IReadOnlyList<Pattern> Of(InputText input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Parse(input.Text, input.Display, input.Folder);
    }

    /// <summary>Reads patterns that are already in memory.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name that problems are reported under.</param>
    /// <param name="folder">The folder beside which scenarios are looked up.</param>
    public static IReadOnlyList<Pattern> Parse(string text, string name, string? folder = null)
    {
        YamlDocument document = YamlDocument.Parse(text, name);
        IReadOnlyList<Pattern> patterns = MapReader.Of(document) is { } map ? Read(map, new PatternTestReader(folder)) : [];
        document.Problems.ThrowIfAny();
        return patterns;
    }

    private static IReadOnlyList<Pattern> Read(MapReader map, PatternTestReader tests)
    {
        map.Required("schema_version").Integer(1, 1);
        map.Required("kind").Word(["patterns"]);
        HashSet<string> seen = [];
        List<Pattern> patterns = [.. map.Required("patterns").Items(1).Select(p => ReadPattern(p, seen, tests)).OfType<Pattern>()];
        map.Finish();
        return patterns;
    }

    private static Pattern? ReadPattern(ValueReader value, HashSet<string> seen, PatternTestReader reader)
    {
        if (value.Map() is not { } map)
            return null;
        ValueReader id = map.Required("id"), tests = map.Optional("tests"), reason = map.Optional("not_modelled"), matters = map.Optional("matters");
        double? enough = matters.Number(PatternTestReader.Differences);
        Pattern pattern = new()
        {
            Id = id.Label(16) ?? "",
            Kind = PatternKinds.Of(map.Optional("kind").Word(PatternKinds.Words)),
            PartOf = map.Optional("part_of").Label(16),
            Statement = map.Required("statement").Text() ?? "",
            Direction = map.Required("direction").Word(Directions) ?? "",
            Strength = map.Required("strength").Word(["strong", "medium", "weak"]) ?? "",
            Fidelity = map.Required("fidelity").Word(["stated", "derived", "inferred"]) ?? "",
            Study = map.Required("study").CatalogueName() ?? "",
            Locator = map.Required("locator").Label() ?? "",
            Tests = [.. tests.Items(1).Select(t => reader.Read(t, enough)).OfType<PatternTest>()],
            NotModelled = reason.Text(),
            Caution = map.Optional("caution").Text(),
            Why = map.Optional("why").Text(),
        };
        id.Unique(pattern.Id, seen);
        map.Finish();
        if (tests.IsPresent == reason.IsPresent)
            map.Problems.Add(map.Node, "a pattern is either tested or not modelled", allowed: "tests, or not_modelled with a reason");
        if (enough is not null && !pattern.Tests.Any(t => t.AsksForDifference))
            matters.Refuse("no test here asks for a difference from none", PatternTestReader.WhereItCounts);
        return pattern;
    }
}
