using Simulator.Evidence.Studies;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Studies;

/// <summary>Reads the questionnaire as the study describes it.</summary>
internal static class QuestionnaireReader
{
    /// <summary>What a scale's value may be.</summary>
    internal static readonly string[] ScoringWords = ["mean", "total"];

    public static PublishedQuestionnaire? Read(ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        ValueReader maximum = map.Required("maximum");
        int low = map.Required("minimum").Integer(-100, 100) ?? 0;
        int high = maximum.Integer(-100, 1000) ?? low + 1;
        if (high <= low)
            maximum.Refuse("not above the minimum", "more than minimum");
        (string lowAnchor, string highAnchor, ScaleEnd byAnchors, string locator) = ReadAnchors(map.Required("anchors"));
        HashSet<string> seen = [];
        PublishedQuestionnaire questionnaire = new()
        {
            Name = map.Required("name").CatalogueName() ?? "",
            Minimum = low,
            Maximum = high,
            LowAnchor = lowAnchor,
            HighAnchor = highAnchor,
            MoreByAnchors = byAnchors,
            MoreByReading = End(map.Required("read_as_more")) ?? ScaleEnd.High,
            Locator = locator,
            Rows = [.. map.Required("rows").Items(1).Select(r => ReadRow(r, seen, (low, high))).OfType<QuestionnaireRow>()],
            EffectLabels = ReadLabels(map.Optional("effect_labels")),
        };
        map.Finish();
        return questionnaire;
    }

    private static (string Low, string High, ScaleEnd More, string Locator) ReadAnchors(ValueReader value)
    {
        if (value.Map() is not { } map)
            return ("", "", ScaleEnd.High, "");
        (string, string, ScaleEnd, string) anchors = (map.Required("low").Text() ?? "", map.Required("high").Text() ?? "",
            End(map.Required("more_at")) ?? ScaleEnd.High, map.Required("locator").Label() ?? "");
        map.Finish();
        return anchors;
    }

    private static ScaleEnd? End(ValueReader value) => value.Word(["low", "high"]) switch
    {
        "low" => ScaleEnd.Low,
        "high" => ScaleEnd.High,
        _ => null,
    };

    private static QuestionnaireRow? ReadRow(ValueReader value, HashSet<string> seen, (int Low, int High) ends)
    {
        if (value.Map() is not { } map)
            return null;
        ValueReader name = map.Required("row");
        string? id = name.Identifier();
        ValueReader items = map.Optional("items"), lowest = map.Optional("minimum"), highest = map.Optional("maximum");
        ValueReader reversed = map.Optional("reversed"), score = map.Optional("score");
        int unnamed = items is { IsPresent: true, IsList: false } ? items.Integer(2, 1000, "items") ?? 2 : 0;
        List<string> members = unnamed > 0 ? [] : ReadMembers(items, seen);
        name.Unique(id, seen);
        int? low = lowest.Integer(-1000, 1000), high = highest.Integer(-1000, 1000);
        QuestionnaireRow row = new(id ?? "", map.Required("label").Text() ?? "", members, map.Required("when").Text() ?? "")
        {
            Unnamed = unnamed,
            Minimum = low,
            Maximum = high,
            IsReversed = reversed.Boolean() ?? false,
            Scoring = !score.IsPresent ? Scoring.NotSaid : score.Word(ScoringWords) switch
            {
                "mean" => Scoring.Mean,
                "total" => Scoring.Total,
                _ => Scoring.NotSaid,
            },
        };
        if ((low ?? ends.Low) >= (high ?? ends.High) && (lowest.IsPresent || highest.IsPresent))
            (highest.IsPresent ? highest : lowest).Refuse("the ends are in the wrong order", "minimum below maximum");
        if (!row.IsScale && score.IsPresent)
            score.Refuse("an item has no score of its own", "score on rows with items");
        if (row.IsScale && reversed.IsPresent)
            reversed.Refuse("a scale is not worded the other way", "reversed on items");
        if (members.Count > 0 && (lowest.IsPresent || highest.IsPresent))
            (lowest.IsPresent ? lowest : highest).Refuse("a scale's ends are those of its items", "minimum and maximum on items");
        map.Finish();
        return id is null ? null : row;
    }

    private static List<string> ReadMembers(ValueReader items, HashSet<string> seen)
    {
        List<string> members = [];
        foreach (ValueReader item in items.IsPresent ? items.Items(2, 1000) : [])
        {
            if (item.Identifier() is not { } member)
                continue;
            if (!seen.Contains(member))
                item.Refuse("no such item above", "rows listed before the scale", NearestWord.Of(member, seen));
            else if (members.Contains(member))
                item.Refuse("the item is counted twice", "each item once");
            members.Add(member);
        }

        return members;
    }

    private static EffectLabels? ReadLabels(ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        string statistic = map.Required("statistic").Word(["eta_squared", "d"]) ?? "";
        string locator = map.Required("locator").Label() ?? "";
        List<EffectCut> cuts = [];
        if (map.Required("cuts").Map() is { } labels)
        {
            foreach ((string label, Position at, ValueReader from) in labels.All())
            {
                double start = from.Number(NumberRange.Above(0)) ?? 0;
                if (cuts.Count > 0 && start <= cuts[^1].From)
                    map.Problems.Add(at, "the cut-offs do not ascend", label, "the smallest first");
                cuts.Add(new EffectCut(label, start));
            }
        }
        map.Finish();
        return new EffectLabels(statistic, locator, cuts);
    }
}
