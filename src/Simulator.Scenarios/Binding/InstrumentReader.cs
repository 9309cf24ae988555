using Simulator.Experiments.Measurement;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Results;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>Reads questionnaires: <c>scenarios/instruments/*.yaml</c>, and those written into a scenario.</summary>
public static class InstrumentReader
{
    /// <summary>The words for what an item asks about, in the order of <see cref="AskedState"/>.</summary>
    internal static readonly string[] Asked = ["listened", "trusted", "shared", "friends", "available"];

    /// <summary>Reads text that is already in memory.</summary>
    public static Instrument Parse(string text, string name) => Bind(YamlDocument.Parse(text, name));

    private static Instrument Bind(YamlDocument document)
    {
        Instrument? instrument = null;
        if (MapReader.Of(document) is { } map)
        {
            map.Required("schema_version").Integer(1, 1);
            map.Required("kind").Word(["instrument"]);
            instrument = Bind(map);
        }
        document.Problems.ThrowIfAny();
        return instrument!;
    }

    /// <summary>Binds what stands in a map, and finishes it.</summary>
    internal static Instrument Bind(MapReader map)
    {
        string? id = map.Required("id").CatalogueName();
        string? title = map.Required("title").Text(ScenarioFields.LongestTitle);
        string? source = map.Required("source").Text();
        HashSet<string> names = [];
        Item[] items = [.. map.Required("items").Items(1, 200).Select(i => ReadItem(i, names)).OfType<Item>()];
        Scale[] scales = [.. map.Optional("scales").Items(0, 50).Select(s => ReadScale(s, items, names)).OfType<Scale>()];
        Instrument instrument = new(
            id ?? "", title ?? "", source ?? "", map.Whole(ScenarioFields.Points), items, scales,
            map.Number(ScenarioFields.CarelessShare), map.Number(ScenarioFields.MissingShare));
        map.Finish();
        return instrument;
    }

    private static Item? ReadItem(ValueReader value, HashSet<string> names)
    {
        if (value.Map() is not { } map)
            return null;
        ValueReader name = map.Required("id");
        string? id = name.Identifier();
        name.Unique(id, names);
        CheckFree(name, id);
        string? text = map.Required("text").Text();
        string? asks = map.Required("asks").Word(Asked);
        bool effectiveness = map.Optional("effectiveness").Boolean() ?? false;
        map.Finish();
        return id is null ? null : new Item(id, text ?? "", (AskedState)Math.Max(0, Array.IndexOf(Asked, asks)), effectiveness);
    }

    private static Scale? ReadScale(ValueReader value, Item[] items, HashSet<string> names)
    {
        if (value.Map() is not { } map)
            return null;
        ValueReader name = map.Required("id");
        string? id = name.Identifier();
        name.Unique(id, names);
        CheckFree(name, id);
        string? title = map.Required("title").Text(ScenarioFields.LongestTitle);
        List<int> members = [];
        foreach (ValueReader item in map.Required("items").Items(2, 200))
        {
            int place = Array.FindIndex(items, i => i.Id == (item.Node as ScalarNode)?.Text);
            if (place < 0)
                item.Word([.. items.Select(i => i.Id)]);
            else if (members.Contains(place))
                item.Refuse("the item is listed twice", "each item once");
            else
                members.Add(place);
        }
        map.Finish();
        return id is null || members.Count == 0 ? null : new Scale(id, title ?? "", members);
    }

    /// <summary>Rows of a questionnaire stand in tables beside what every run measures.</summary>
    private static void CheckFree(ValueReader name, string? id)
    {
        if (id is not null && RespondentTables.OwnColumns.Contains(id) && MeasureCatalogue.Common.All(m => m.Name != id))
            name.Refuse("the name of a column that every table of persons has", "another name");
        if (MeasureCatalogue.Common.Any(m => m.Name == id))
        {
            name.Refuse("the name of something that every run measures",
            "another name: simulator list measures");
        }
    }
}
