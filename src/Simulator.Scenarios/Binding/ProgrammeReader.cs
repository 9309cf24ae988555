using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>Reads a programme from the catalogue's tables; no component is named here.</summary>
internal static class ProgrammeReader
{
    /// <summary>Key, on every component, of the weeks in which it is offered.</summary>
    public const string Weeks = "weeks";

    /// <summary>Key, on a programme and on every component, of whom it reaches.</summary>
    public const string Participants = "participants";

    /// <summary>Key, on a programme, of groups of fixed membership.</summary>
    public const string Circles = "circles";

    /// <summary>A word for a component, or a whole programme, that is not offered: variants take things away with it.</summary>
    public const string None = "none";

    public static ProgrammePlan Read(ValueReader value, int weeks)
    {
        if (value.Is(None) || value.Map() is not { } map)
            return ProgrammePlan.Empty;
        List<Offer> offers = [];
        foreach (ComponentKind kind in AsWritten(map.Node))
        {
            ValueReader component = map.Optional(kind.Key);
            if (!component.Is(None) && component.Map() is { } fields && Component(kind, fields, weeks) is { } offer)
                offers.Add(offer);
        }
        Participants? participants = ParticipantReader.Read(map.Optional(Participants));
        CirclePlan? circles = ParticipantReader.Circles(map.Optional(Circles));
        map.Finish();
        return new ProgrammePlan(offers, participants, circles);
    }

    /// <summary>The kinds in the order in which a programme names them: the order of encounters of one day.</summary>
    private static IEnumerable<ComponentKind> AsWritten(MapNode node) =>
        ComponentCatalogue.All.OrderBy(k => node.Entries.ToList().FindIndex(e => e.Key == k.Key));

    /// <summary>Reports what cannot work in a setting where it stands: at the field, or at the component.</summary>
    public static void Check(ProgrammePlan programme, Setting setting, MapNode node, Problems problems)
    {
        foreach ((string component, Refusal refusal) in programme.Check(setting))
        {
            YamlNode? at = node[component] is MapNode fields && refusal.Field.Length > 0 ? FieldReader.NodeOf(fields, refusal.Field) : null;
            if (at is not null)
                problems.Add(at, refusal.What, (at as ScalarNode)?.Text, refusal.Fits);
            else if (node.Find(component) is { } entry)
                problems.Add(entry.KeyAt, refusal.What, null, refusal.Fits);
            else
                problems.Add(node, refusal.What, null, refusal.Fits);
        }
    }

    private static Offer? Component(ComponentKind kind, MapReader map, int weeks)
    {
        int before = map.Problems.Count;
        Dictionary<string, object> given = FieldReader.Given(map, kind.Fields);
        ValueReader when = map.Optional(Weeks);
        int?[] ends = when.IsPresent ? [.. when.Items(2, 2).Select(v => v.Integer(1, weeks))] : [1, weeks];
        if (ends is [{ } from, { } to] && from > to)
            when.Refuse("the weeks are in the wrong order", "the first week first");
        Participants? participants = ParticipantReader.Read(map.Optional(Participants));
        map.Finish();
        return map.Problems.Count == before && ends is [{ } first, { } last]
            ? new Offer(kind, new FieldValues(kind.Fields, given), first, last, participants)
            : null;
    }
}
