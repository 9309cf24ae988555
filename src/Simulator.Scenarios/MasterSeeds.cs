using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios;

/// <summary>The root seeds behind every figure that is shown.</summary>
public static class MasterSeeds
{
    /// <summary>Seeds by the scenario they belong to, as they travel inside the program.</summary>
    public static IReadOnlyDictionary<string, ulong> Read() => Read(Catalogue.Find(InputKind.Seeds, "master-seeds"));

    /// <summary>Seeds by the scenario they belong to.</summary>
    /// <exception cref="BadInputException">Something is wrong in the file.</exception>
    public static IReadOnlyDictionary<string, ulong> Read(InputText input)
    {
        ArgumentNullException.ThrowIfNull(input);
        YamlDocument document = YamlDocument.Parse(input.Text, input.Display);
        Dictionary<string, ulong> seeds = [];
        if (MapReader.Of(document) is { } map)
        {
            map.Required("schema_version").Integer(1, 1);
            map.Required("kind").Word(["seeds"]);
            foreach ((string name, _, ValueReader value) in map.Required("seeds").Map()?.All() ?? [])
                seeds[name] = (ulong)(value.Long(0, long.MaxValue) ?? 0);
            map.Finish();
        }
        document.Problems.ThrowIfAny();
        return seeds;
    }
}
