using Simulator.Engine.Parameters;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;
using Simulator.Tables;

namespace Simulator.Scenarios.Binding;

/// <summary>
/// Reads <c>parameters</c>: a name (<c>default</c>, a posterior, a path), or a map with the name under <c>base</c> and single values under
/// <c>set</c>, each a number or a map of value, source and reference.
/// </summary>
internal sealed class ParameterReader(string? folder, List<InputText> inputs, Problems problems, bool anyVersion = false)
{
    public const string Default = "default";

    /// <summary>The two ends of one trait, which no range of a single parameter keeps in order.</summary>
    private const string Least = "q_least", Most = "q_most";

    private static readonly string[] Symbols = [.. AllParameters.Default.Declared.Select(p => p.Symbol)];

    /// <summary>What the scenario itself sets.</summary>
    private readonly HashSet<string> set = [];

    private readonly Dictionary<string, (double Value, Source Source, string Reference)> values = [];

    private Posterior? drawn;
    private string link = "";

    public (ParameterSet Set, string Name, ParameterDraws? Draws) Read(ValueReader value)
    {
        string name = Default;
        if (value.Node is ScalarNode)
        {
            name = Base(value);
        }
        else if (value.Map() is { } map)
        {
            ValueReader shown = map.Optional("name");
            name = Base(map.Optional("base"));
            name = shown.Label(200) ?? name;
            if (map.Optional("set").Map() is { } own)
                ReadSet(own);
            map.Finish();
        }
        ParameterSet parameters = AllParameters.Default;
        foreach ((string symbol, (double number, Source source, string reference)) in values)
            parameters = parameters.With(symbol, number, source, reference);
        if (parameters.TryFind(Least, out Parameter least) && parameters.TryFind(Most, out Parameter most) && parameters[least] > parameters[most])
        {
            value.Refuse($"{Least} is above {Most}", FormattableString.Invariant(
                $"{Least}, which is {parameters[least]}, at most {Most}, which is {parameters[most]}"));
        }

        return (parameters, name, Draws(parameters));
    }

    /// <summary>Draws of the posterior, if it has any; what the scenario sets itself stays as it set it.</summary>
    private ParameterDraws? Draws(ParameterSet parameters)
    {
        if (drawn is not { Draws.Count: > 0 } posterior) return null;
        int[] kept = [.. Enumerable.Range(0, posterior.Symbols.Count).Where(c => !set.Contains(posterior.Symbols[c]))];
        Parameter[] free = [.. kept.Select(c => parameters.TryFind(posterior.Symbols[c], out Parameter p) ? p : null).OfType<Parameter>()];
        return new ParameterDraws(
            link, [.. free.Select(p => p.Symbol)],
            [.. posterior.Draws.Select((d, k) => PosteriorDraws.Set(parameters, free, [.. kept.Select(c => d[c])], k))]);
    }

    private string Base(ValueReader value)
    {
        if (!value.IsPresent || value.Is(Default) || value.Label() is not { } name)
            return Default;
        if (Catalogue.TryFind(InputKind.Posterior, name, folder) is not { } input)
        {
            string[] known = [Default, .. Catalogue.Posteriors().Select(p => p.Name)];
            value.Refuse("no such parameter set", "one of " + string.Join(", ", known) + ", or a path", NearestWord.Of(name, known));
            return Default;
        }
        inputs.Add(input);
        try
        {
            Posterior posterior = PosteriorReader.Read(input, anyVersion);
            (drawn, link) = (posterior, name);
            foreach ((string symbol, double number) in posterior.Values)
                values[symbol] = (number, posterior.Source, posterior.Reference);
            return posterior.ResultsVersion is > 0 and not Manifest.CurrentResultsVersion
                ? $"{posterior.Id}, made for results version {posterior.ResultsVersion}" : posterior.Id;
        }
        catch (BadInputException bad)
        {
            problems.AddRange(bad.Problems);
            return name;
        }
    }

    private void ReadSet(MapReader map)
    {
        foreach ((string symbol, Position at, ValueReader value) in map.All())
        {
            if (!AllParameters.Default.TryFind(symbol, out Parameter parameter))
                problems.Add(at, "unknown parameter", symbol, "a symbol of the list of parameters", NearestWord.Of(symbol, Symbols));
            else if (set.Add(symbol) && value.IsMap)
                ReadFull(parameter, value.Map()!);
            else if (value.Number(RangeOf(parameter)) is { } number)
                values[symbol] = (number, Source.Assumed, "set in the scenario");
        }
    }

    private void ReadFull(Parameter parameter, MapReader map)
    {
        double? number = map.Required("value").Number(RangeOf(parameter));
        string? source = map.Optional("source").Word(ScenarioFields.SourceWords);
        string? reference = map.Optional("reference").Label(1000);
        ValueReader unit = map.Optional("unit");
        if (unit.IsPresent && unit.Label() is { } given && given != parameter.Unit)
            unit.Refuse("the parameter has another unit", parameter.Unit);
        map.Finish();
        if (number is { } value)
        {
            values[parameter.Symbol] =
                (value, source is null ? Source.Assumed : ScenarioFields.SourceOf(source), reference ?? "set in the scenario");
        }
    }

    internal static NumberRange RangeOf(Parameter parameter) =>
        NumberRange.Between(parameter.Least, parameter.Most, parameter.Unit is "share" or "state" ? "" : parameter.Unit);
}
