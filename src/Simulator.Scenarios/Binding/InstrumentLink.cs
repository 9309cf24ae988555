using Simulator.Experiments.Measurement;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>
/// Reads <c>instrument</c>: a name or path; a map with the name under <c>base</c> and the options that differ; or a whole questionnaire.
/// </summary>
internal sealed class InstrumentLink(string? folder, List<InputText> inputs, Problems problems)
{
    public Instrument? Read(ValueReader value)
    {
        if (value.Node is ScalarNode)
            return Named(value);
        if (value.Map() is not { } map)
            return null;
        if (map.Node["base"] is null && map.Node["items"] is not null)
            return InstrumentReader.Bind(map);
        Instrument? instrument = Named(map.Required("base"));
        double? careless = (double?)map.Optional(ScenarioFields.CarelessShare.Key).As(ScenarioFields.CarelessShare);
        double? missing = (double?)map.Optional(ScenarioFields.MissingShare.Key).As(ScenarioFields.MissingShare);
        map.Finish();
        return instrument is null ? null : instrument with
        {
            CarelessShare = careless ?? instrument.CarelessShare,
            MissingShare = missing ?? instrument.MissingShare,
        };
    }

    private Instrument? Named(ValueReader value)
    {
        if (value.Label() is not { } name)
            return null;
        if (Catalogue.TryFind(InputKind.Instrument, name, folder) is not { } input)
        {
            value.Refuse("no such instrument", "one of " + string.Join(", ", Catalogue.Instruments().Select(i => i.Name)) + ", or a path",
                Catalogue.Nearest(InputKind.Instrument, name));
            return null;
        }
        inputs.Add(input);
        try
        {
            return InstrumentReader.Parse(input.Text, input.Display);
        }
        catch (BadInputException bad)
        {
            problems.AddRange(bad.Problems);
            return null;
        }
    }
}
