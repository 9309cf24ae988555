using Simulator.Evidence.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Studies;

/// <summary>Reads sentences that the study's own numbers can test.</summary>
internal static class ClaimReader
{
    internal static readonly string[] Kinds = ["effect_label", "order", "significance", "alike", "same_quantity", "chi_squared"];

    public static IReadOnlyList<Claim> Read(ValueReader value, StudyNames names)
    {
        HashSet<string> seen = [];
        return [.. value.Items().Select(c => ReadClaim(c, names, seen)).OfType<Claim>()];
    }

    private static Claim? ReadClaim(ValueReader value, StudyNames names, HashSet<string> seen)
    {
        if (value.Map() is not { } map)
            return null;
        string? kind = map.Required("claim").Word(Kinds);
        ValueReader name = map.Required("id");
        string id = name.Identifier() ?? "";
        name.Unique(id, seen);
        string locator = map.Required("locator").Label() ?? "";
        string says = map.Required("says").Text() ?? "";
        Claim? claim = kind switch
        {
            "effect_label" => new EffectLabelClaim(id, locator, says, map.Required("row").Word(names.Rows) ?? "",
                map.Required("label").Text() ?? "", map.Optional("printed").Printed())
            { Table = Table(map, names) },
            "order" => ReadOrder(map, id, locator, says),
            "significance" => new SignificanceClaim(id, locator, says, map.Required("row").Word(names.Rows) ?? "",
                map.Required("significant").Boolean() ?? false, map.Required("level").Number(NumberRange.Share) ?? 0.05)
            { Table = Table(map, names) },
            "alike" => new AlikeClaim(id, locator, says, map.Required("variable").Identifier() ?? ""),
            "chi_squared" => new ChiSquaredClaim(id, locator, says, map.Required("variable").Identifier() ?? "",
                map.Optional("chi_squared").Printed(), map.Optional("p").Printed()),
            "same_quantity" => new SameQuantityClaim(id, locator, says,
                [.. map.Required("printed").Items(2).Select(v => v.Printed()).OfType<PrintedNumber>()]),
            _ => null,
        };
        if (kind is not null)
            map.Finish();
        return claim;
    }

    private static string? Table(MapReader map, StudyNames names) => map.Optional("table") is { IsPresent: true } table ? table.Word(names.Tables) : null;

    private static OrderClaim? ReadOrder(MapReader map, string id, string locator, string says)
    {
        PrintedNumber? number = map.Required("printed").Printed();
        bool above = map.Required("order").Word(["above", "below"]) == "above";
        PrintedNumber? than = map.Required("than").Printed();
        return number is null || than is null ? null : new OrderClaim(id, locator, says, number, above, than);
    }
}
