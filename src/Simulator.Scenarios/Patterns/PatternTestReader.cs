using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Experiments.Measures;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Patterns;

/// <summary>Reads tests of patterns, each against the scenario that it names; a scenario is read once for all of them.</summary>
internal sealed class PatternTestReader(string? folder)
{
    public const string WhereItCounts = "matters goes with holds: { above: 0 } or { below: 0 }; another bound says itself how much is enough";

    /// <summary>What a smallest difference may be.</summary>
    public static readonly NumberRange Differences = NumberRange.Above(0, "in the measure's unit");

    /// <summary>Measures that some questionnaire of the catalogue gives, for tests whose scenario cannot be read.</summary>
    private static readonly Lazy<Dictionary<string, Measure>> Known = new(() => Catalogue.Instruments()
        .SelectMany(i => MeasureCatalogue.For(InstrumentReader.Parse(i.Text, i.Display))).DistinctBy(m => m.Name).ToDictionary(m => m.Name));

    private readonly Dictionary<string, (Scenario? Scenario, Dictionary<string, Measure> Measures)> read = [];

    /// <summary>A test, or null where something is wrong (and has been reported).</summary>
    /// <param name="value">What stands there.</param>
    /// <param name="matters">The smallest difference that matters, as the pattern says it.</param>
    public PatternTest? Read(ValueReader value, double? matters)
    {
        if (value.Map() is not { } map)
            return null;
        ValueReader named = map.Required("scenario"), armed = map.Optional("arm"), contrasted = map.Optional("contrast"), own = map.Optional("matters");
        ValueReader subtracted = map.Optional("against");
        (string? name, string? other) = (named.CatalogueName(), subtracted.CatalogueName());
        (Scenario? scenario, Dictionary<string, Measure> measures) = Find(named, name);
        Scenario? against = Find(subtracted, other).Scenario;
        string? measure = map.Required("measure").Word(measures.Keys);
        string? arm = armed.Identifier();
        (string First, string Second)? contrast = contrasted.Contrast(null);
        Bound? holds = map.Required("holds").Bound();
        double? enough = own.Number(Differences);
        map.Finish();
        if (armed.IsPresent && contrasted.IsPresent)
            map.Problems.Add(map.Node, "an arm and a contrast", allowed: "one of them");
        foreach (Scenario place in new[] { scenario, against }.OfType<Scenario>())
        {
            CheckArms(armed, arm is null ? [] : [arm], place);
            CheckArms(contrasted, contrast is { } sides ? [sides.First, sides.Second] : [], place);
        }

        if (measure is null || holds is null || name is null)
            return null;
        PatternTest test = new(measure, name, arm, contrast?.First, contrast?.Second, other, holds);
        if (measures[measure].Refusal(arm, contrast is not null) is { } refusal)
            map.Problems.Add(map.Node, refusal);
        if (own.IsPresent && !test.AsksForDifference)
            own.Refuse("this test does not ask for a difference from none", WhereItCounts);
        return test with { Matters = enough ?? matters ?? measures[measure].Matters ?? 0 };
    }

    private static void CheckArms(ValueReader value, string[] arms, Scenario scenario)
    {
        string[] known = [.. scenario.Arms.Select(a => a.Name)];
        foreach (string arm in arms.Where(a => !known.Contains(a)))
            value.Refuse($"scenario {scenario.Id} has no arm {arm}", "one of " + string.Join(", ", known), NearestWord.Of(arm, known));
    }

    private (Scenario? Scenario, Dictionary<string, Measure> Measures) Find(ValueReader value, string? name)
    {
        if (name is null)
            return (null, Known.Value);
        if (read.TryGetValue(name, out (Scenario? Scenario, Dictionary<string, Measure> Measures) known))
            return known;
        return read[name] = Open(value, name);
    }

    private (Scenario? Scenario, Dictionary<string, Measure> Measures) Open(ValueReader value, string name)
    {
        if (Catalogue.TryFind(InputKind.Scenario, name, folder) is not { } found)
        {
            value.Refuse("no such scenario", "a scenario beside this file, or one of the catalogue", Catalogue.Nearest(InputKind.Scenario, name));
            return (null, Known.Value);
        }

        try
        {
            Scenario scenario = ScenarioReader.Open(found).Scenario;
            return (scenario, MeasureCatalogue.For(scenario.Instrument).ToDictionary(m => m.Name));
        }
        catch (BadInputException bad)
        {
            value.Refuse($"the scenario is not in order: {bad.Problems.InOrder()[0]}", $"a scenario that check {found.Display} finds in order");
            return (null, Known.Value);
        }
    }
}
