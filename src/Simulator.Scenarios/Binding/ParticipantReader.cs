using Simulator.Engine.Programme;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>Reads who takes part: a share or a number of each school, and by what they are chosen.</summary>
internal static class ParticipantReader
{
    public static readonly IReadOnlyList<string> Selections = ["random", "skill", "isolated", "connected"];

    public static readonly Field Share = Field.Number("share", "share", null, 0, 1, "Share of each school, rounded to whole persons.");

    public static readonly Field Number = Field.Whole("number", "persons", null, 0, ScenarioFields.MostInReach, "Persons of each school.");

    public static readonly Field Per = Field.Word("per", "school", ["school"], "Share and number are of each school.");

    public static readonly Field Choose = Field.Word(
        "choose", "random", Selections,
        "By lot, by response skill, by fewest or most close ties at the start; or { attribute: …, is: … }: those with that attribute, by lot.");

    public static readonly Field Size = Field.Whole("size", "persons", null, 2, 500, "Members of a circle; where people do not divide, circles differ by one.");

    public static readonly Field Within = Field.Word("within", "school", ["school", "region"], "Each circle inside a school, or from the whole region.");

    public static readonly Field Mix = Field.Word("mix", "random", ["random"], "How people come into circles: by lot.");

    /// <summary>Who takes part; null where nothing is said, or where it is wrong and has been reported.</summary>
    public static Participants? Read(ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        int before = map.Problems.Count;
        ValueReader share = map.Optional(Share.Key), number = map.Optional(Number.Key), choose = map.Optional(Choose.Key);
        if (share.IsPresent && number.IsPresent)
            number.Refuse("a share and a number", "one of them");
        map.Optional(Per.Key).As(Per);
        (string? attribute, string? level) = Level(map);
        Selection selection = Selection.Random;
        if (choose.IsMap && choose.Map() is { } inner)
        {
            (attribute, level) = Level(inner);
            if (attribute is null || level is null)
                choose.Refuse("not a choice by attribute", "{ attribute: name, is: level }");
            inner.Finish();
        }
        else if (choose.As(Choose) is string word)
        {
            selection = (Selection)Selections.ToList().IndexOf(word);
        }
        Participants who = new((double?)share.As(Share), (int?)number.As(Number), selection, attribute, level);
        map.Finish();
        if (map.Problems.Count == before && who is { Share: null, Number: null, Attribute: null })
            value.Refuse("nothing says how many or who", "share, number, or attribute with is");
        else if (map.Problems.Count == before && (attribute is null) != (level is null))
            value.Refuse("an attribute and its level go together", "attribute and is");
        return map.Problems.Count == before ? who : null;
    }

    /// <summary>Circles; null where nothing is said, or where it is wrong and has been reported.</summary>
    public static CirclePlan? Circles(ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        int before = map.Problems.Count;
        int? size = (int?)map.Required(Size.Key).As(Size);
        string within = (string?)map.Optional(Within.Key).As(Within) ?? (string)Within.Default!;
        map.Optional(Mix.Key).As(Mix);
        map.Finish();
        return map.Problems.Count == before && size is { } members ? new CirclePlan(members, within == "school") : null;
    }

    private static (string?, string?) Level(MapReader map)
    {
        ValueReader attribute = map.Optional("attribute"), level = map.Optional("is");
        return (attribute.IsPresent ? attribute.Identifier() : null, level.IsPresent ? level.Label() : null);
    }
}
