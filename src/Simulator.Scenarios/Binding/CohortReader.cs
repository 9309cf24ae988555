using System.Globalization;
using Simulator.Engine.State;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>What one <c>cohort</c> map says; nothing where it is silent.</summary>
internal sealed record CohortWords
{
    public int? Teachers { get; init; }

    public int? Schools { get; init; }

    public IReadOnlyList<int>? Sizes { get; init; }

    /// <summary>Sizes of teams; (0, 0) for none.</summary>
    public (int Smallest, int Largest)? Teams { get; init; }

    public IReadOnlyList<AttributePlan>? Attributes { get; init; }

    /// <summary>Single values by key.</summary>
    public required IReadOnlyDictionary<string, object> Values { get; init; }

    public YamlNode? Node { get; init; }
}

/// <summary>Reads cohorts: the shared one and what an arm says instead.</summary>
internal static class CohortReader
{
    public static CohortWords Read(ValueReader value)
    {
        if (value.Map() is not { } map)
            return new CohortWords { Values = new Dictionary<string, object>() };
        Dictionary<string, object> values = FieldReader.Given(map, ScenarioFields.Cohort);
        if (map.Optional("acquaintance").Map() is { } acquaintance)
        {
            foreach ((string key, object given) in FieldReader.Given(acquaintance, ScenarioFields.Acquaintance))
                values[key] = given;
            acquaintance.Finish();
        }
        foreach ((string key, string _) in ScenarioFields.Traits)
        {
            if (Spread(map.Optional(key)) is { } spread)
                values[key] = spread;
        }
        ValueReader sizes = map.Optional("sizes");
        CohortWords words = new()
        {
            Teachers = (int?)map.Optional("teachers").As(ScenarioFields.Teachers),
            Schools = (int?)map.Optional("schools").As(ScenarioFields.Schools),
            Sizes = sizes.IsPresent
                ? [.. sizes.Items(1, (int)ScenarioFields.Schools.High).Select(s => (int?)s.As(ScenarioFields.SchoolSize)).OfType<int>()]
                : null,
            Teams = Teams(map.Optional("teams")),
            Attributes = AttributeReader.Read(map.Optional("attributes")),
            Values = values,
            Node = map.Node,
        };
        if (words.Sizes is { Count: > 0 } each
            && ((words.Teachers is { } teachers && teachers != each.Sum()) || (words.Schools is { } schools && schools != each.Count)))
        {
            sizes.Refuse("sizes and numbers disagree", "sizes alone, or teachers and schools");
        }

        map.Finish();
        return words;
    }

    /// <summary>The cohort of an arm; null when it could not be made (and that has been reported).</summary>
    public static CohortPlan? Plan(CohortWords shared, CohortWords own, YamlNode arm, Problems problems)
    {
        if (Sizes(shared, own, arm, problems) is not { } sizes)
            return null;
        YamlNode at = own.Node ?? shared.Node ?? arm;
        TraitSpread? Trait(string key) => (TraitSpread?)(own.Values.GetValueOrDefault(key) ?? shared.Values.GetValueOrDefault(key));
        object Value(Engine.Programme.Field field) =>
            own.Values.GetValueOrDefault(field.Key) ?? shared.Values.GetValueOrDefault(field.Key) ?? field.Default!;
        CohortPlan plan = new()
        {
            SchoolSizes = sizes,
            TeamSizes = (own.Teams ?? shared.Teams) is { Largest: > 0 } teams ? teams : null,
            Regions = (int)Value(ScenarioFields.Regions),
            Friendship = (double)Value(ScenarioFields.Friendship),
            Trust = (double)Value(ScenarioFields.Trust),
            Leadership = (double)Value(ScenarioFields.Leadership),
            FreeHoursPerWeek = (double)Value(ScenarioFields.FreeHours),
            TravelHours = (double)Value(ScenarioFields.Travel),
            BaseLoad = Trait("base_load"),
            Skill = Trait("skill"),
            UntrackedColleagues = (bool)Value(ScenarioFields.Untracked),
        };
        if ((own.Attributes ?? shared.Attributes) is { } attributes)
            plan = plan with { Attributes = attributes };
        if (plan.Regions > sizes.Count)
        {
            YamlNode where = (own.Node as MapNode)?["regions"] ?? (shared.Node as MapNode)?["regions"] ?? at;
            problems.Add(where, "more regions than schools", plan.Regions.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"at most {sizes.Count}"));
            return null;
        }
        return plan;
    }

    private static IReadOnlyList<int>? Sizes(CohortWords shared, CohortWords own, YamlNode arm, Problems problems)
    {
        bool counted = own.Teachers is not null || own.Schools is not null;
        if (own.Sizes is { } sizes || (!counted && shared.Sizes is { } && (sizes = shared.Sizes) is not null))
            return sizes.Count == 0 ? null : sizes;
        YamlNode at = own.Node ?? shared.Node ?? arm;
        if ((own.Teachers ?? shared.Teachers) is not { } teachers)
        {
            // A number that was given and is wrong has been reported as such.
            if ((own.Node as MapNode)?["teachers"] is null && (shared.Node as MapNode)?["teachers"] is null)
            {
                problems.Add(
                    at.At with { Path = at.PathTo("teachers") }, "a required key is missing", "teachers", "teachers: …, or sizes: [ … ]");
            }
            return null;
        }
        int schools = own.Schools ?? shared.Schools ?? (int)ScenarioFields.Schools.Default!;
        if (schools > teachers)
        {
            YamlNode where = (own.Node as MapNode)?["schools"] ?? (shared.Node as MapNode)?["schools"] ?? at;
            problems.Add(where, "more schools than teachers", schools.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"at most {teachers}"));
            return null;
        }
        int[] even = [.. Enumerable.Range(0, schools).Select(s => teachers / schools + (s < teachers % schools ? 1 : 0))];
        if (even[0] <= ScenarioFields.MostInReach)
            return even;
        problems.Add(at, "a school is too large", even[0].ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"at most {ScenarioFields.MostInReach} teachers in a school: more schools"));
        return null;
    }

    private static TraitSpread? Spread(ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        double? mean = (double?)map.Required("mean").As(ScenarioFields.Mean), sd = (double?)map.Required("sd").As(ScenarioFields.Sd);
        map.Finish();
        return mean is { } m && sd is { } s ? new TraitSpread(m, s) : null;
    }

    private static (int Smallest, int Largest)? Teams(ValueReader value)
    {
        if (!value.IsPresent)
            return null;
        if (value.Is("none"))
            return (0, 0);
        if (!value.IsList)
        {
            value.Refuse("not team sizes", "none, or [smallest, largest]", "none");
            return null;
        }
        int?[] ends = [.. value.Items(2, 2).Select(v => (int?)v.As(ScenarioFields.TeamSize))];
        if (ends is not [{ } smallest, { } largest])
            return null;
        if (smallest <= largest)
            return (smallest, largest);
        value.Refuse("the ends are in the wrong order", "the smaller number first");
        return null;
    }
}
