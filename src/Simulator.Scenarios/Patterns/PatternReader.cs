using Simulator.Evidence.Studies;
using Simulator.Experiments.Measures;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Patterns;

/// <summary>Reads a file of patterns. All mistakes are told at once.</summary>
public static class PatternReader
{
    /// <summary>Measures that some questionnaire of the catalogue gives; whether the scenario's own does is seen when it is played.</summary>
    private static readonly Lazy<Dictionary<string, Measure>> Measures = new(() => Catalogue.Instruments()
        .SelectMany(i => MeasureCatalogue.For(InstrumentReader.Parse(i.Text, i.Display))).DistinctBy(m => m.Name).ToDictionary(m => m.Name));

    private static readonly string[] Directions = ["higher", "lower", "rises", "falls", "order", "level", "optimum"];

    /// <summary>Reads a file; throws a <see cref="BadInputException"/> with everything that is wrong.</summary>
    public static IReadOnlyList<Pattern> Read(string path) => Of(YamlDocument.Read(path));

    /// <summary>Reads patterns that are already in memory.</summary>
    public static IReadOnlyList<Pattern> Parse(string text, string name) => Of(YamlDocument.Parse(text, name));

    private static IReadOnlyList<Pattern> Of(YamlDocument document)
    {
        IReadOnlyList<Pattern> patterns = MapReader.Of(document) is { } map ? Read(map) : [];
        document.Problems.ThrowIfAny();
        return patterns;
    }

    private static IReadOnlyList<Pattern> Read(MapReader map)
    {
        map.Required("schema_version").Integer(1, 1);
        map.Required("kind").Word(["patterns"]);
        HashSet<string> seen = [];
        List<Pattern> patterns = [.. map.Required("patterns").Items(1).Select(p => ReadPattern(p, seen)).OfType<Pattern>()];
        map.Finish();
        return patterns;
    }

    private static Pattern? ReadPattern(ValueReader value, HashSet<string> seen)
    {
        if (value.Map() is not { } map)
            return null;
        ValueReader id = map.Required("id");
        ValueReader tests = map.Optional("tests"), reason = map.Optional("not_modelled");
        Pattern pattern = new()
        {
            Id = id.Label(16) ?? "",
            Statement = map.Required("statement").Text() ?? "",
            Direction = map.Required("direction").Word(Directions) ?? "",
            Strength = map.Required("strength").Word(["strong", "medium", "weak"]) ?? "",
            Fidelity = map.Required("fidelity").Word(["stated", "derived", "inferred"]) ?? "",
            Study = map.Required("study").CatalogueName() ?? "",
            Locator = map.Required("locator").Label() ?? "",
            Tests = [.. tests.Items(1).Select(ReadTest).OfType<PatternTest>()],
            NotModelled = reason.Text(),
            Caution = map.Optional("caution").Text(),
            Why = map.Optional("why").Text(),
        };
        id.Unique(pattern.Id, seen);
        map.Finish();
        if (tests.IsPresent == reason.IsPresent)
            map.Problems.Add(map.Node, "a pattern is either tested or not modelled", allowed: "tests, or not_modelled with a reason");
        return pattern;
    }

    private static PatternTest? ReadTest(ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        string? measure = map.Required("measure").Word(Measures.Value.Keys);
        string? scenario = map.Required("scenario").CatalogueName();
        string? arm = map.Optional("arm").Identifier();
        (string First, string Second)? contrast = map.Optional("contrast").Contrast(null);
        string? against = map.Optional("against").CatalogueName();
        Bound? holds = map.Required("holds").Bound();
        map.Finish();
        if (arm is not null && contrast is not null)
            map.Problems.Add(map.Node, "an arm and a contrast", allowed: "one of them");
        if (measure is null || scenario is null || holds is null)
            return null;
        PatternTest test = new(measure, scenario, arm, contrast?.First, contrast?.Second, against, holds);
        if (Measures.Value[measure].Refusal(arm, contrast is not null) is { } refusal)
            map.Problems.Add(map.Node, refusal);
        return test;
    }
}
