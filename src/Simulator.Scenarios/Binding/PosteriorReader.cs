using Simulator.Engine.Parameters;
using Simulator.Experiments;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>Reads calibrated parameter sets: <c>seeds/posterior/*.yaml</c>.</summary>
public static class PosteriorReader
{
    /// <summary>Reads text that is already in memory.</summary>
    public static Posterior Parse(string text, string name) => Bind(YamlDocument.Parse(text, name));

    private static Posterior Bind(YamlDocument document)
    {
        Posterior? posterior = MapReader.Of(document) is { } map ? Bind(map) : null;
        document.Problems.ThrowIfAny();
        return posterior!;
    }

    private static Posterior Bind(MapReader map)
    {
        map.Required("schema_version").Integer(1, 1);
        map.Required("kind").Word(["posterior"]);
        string? id = map.Required("id").CatalogueName();
        string? title = map.Optional("title").Text(ScenarioFields.LongestTitle);
        string source = map.Optional("source").Word(ScenarioFields.SourceWords) ?? Source.Calibrated.Word();
        string? reference = map.Required("reference").Text();
        Dictionary<string, double> values = Values(map.Required("values"));
        List<IReadOnlyDictionary<string, double>> draws = [.. map.Optional("draws").Items(0, 10_000).Select(Values)];
        map.Finish();
        return new Posterior(id ?? "", title ?? id ?? "", ScenarioFields.SourceOf(source), reference ?? "", values, draws);
    }

    private static Dictionary<string, double> Values(ValueReader value)
    {
        Dictionary<string, double> values = [];
        if (value.Map() is not { } map)
            return values;
        foreach (Parameter parameter in AllParameters.Default.Declared)
        {
            if (map.Optional(parameter.Symbol).Number(ParameterReader.RangeOf(parameter)) is { } number)
                values[parameter.Symbol] = number;
        }
        map.Finish();
        return values;
    }
}
