using System.Globalization;
using System.Text.Encodings.Web;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments.Measurement;

namespace Simulator.Experiments.Description;

/// <summary>One value of a scenario that somebody chose, and what backs the choice.</summary>
/// <param name="Path">Its path, as <c>sources</c> and <c>--set</c> name it.</param>
/// <param name="Value">The value as written.</param>
/// <param name="Unit">Its unit, or empty.</param>
/// <param name="Backing">Where it comes from.</param>
public sealed record NumberInForce(string Path, string Value, string Unit, Backing Backing);

/// <summary>Every value of a scenario's own, parameters aside, with its source: the scenario's word, else the component's, else assumed.</summary>
public static class NumbersInForce
{
    private const string Weeks = "weeks";
    private static readonly Backing Assumed = new(Source.Assumed, "assumed");

    /// <summary>How many numbers each source word backs, parameters and the scenario's own together.</summary>
    public static IReadOnlyDictionary<Source, int> Count(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        IEnumerable<Source> sources = scenario.Parameters.Declared.Select(scenario.Parameters.SourceOf).Concat(Of(scenario).Select(n => n.Backing.Source));
        return Enum.GetValues<Source>().ToDictionary(s => s, s => sources.Count(x => x == s));
    }

    /// <summary>All values, in the order of the file.</summary>
    public static IReadOnlyList<NumberInForce> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        List<NumberInForce> numbers =
        [
            One(scenario, "calendar.weeks", Write(scenario.Calendar.Weeks), "weeks"),
            One(scenario, "calendar.days_per_week", Write(scenario.Calendar.DaysPerWeek), "days a week"),
        ];
        List<(string Key, string Value, string Unit)>[] cohorts = [.. scenario.Arms.Select(a => Cohort(a.Cohort))];
        foreach ((string key, string value, string unit) in cohorts[0])
        {
            bool alike = cohorts.All(c => c.Contains((key, value, unit)));
            if (alike && scenario.Arms.All(a => !scenario.Sources.ContainsKey($"arms.{a.Name}.cohort.{key}")))
                numbers.Add(One(scenario, "cohort." + key, value, unit));
        }
        for (int k = 0; k < cohorts.Length; k++)
        {
            string arm = "arms." + scenario.Arms[k].Name;
            foreach ((string key, string value, string unit) in cohorts[k].Where(c => numbers.All(n => n.Path != "cohort." + c.Key)))
                numbers.Add(One(scenario, $"{arm}.cohort.{key}", value, unit, scenario.Sources.GetValueOrDefault("cohort." + key)));
            if (scenario.Arms[k].Response is { } response)
                numbers.Add(One(scenario, $"{arm}.response", Write(response), "share"));
            if (scenario.Arms[k].Programme.Participants is { } participants)
                numbers.Add(One(scenario, $"{arm}.programme.participants", Write(participants), ""));
            if (scenario.Arms[k].Programme.Circles is { } circles)
                numbers.Add(One(scenario, $"{arm}.programme.circles", Write(circles), "persons"));
            foreach (Offer offer in scenario.Arms[k].Programme.Offers)
                numbers.AddRange(Component(scenario, $"{arm}.programme.{offer.Kind.Key}", offer));
        }
        numbers.Add(One(scenario, "instrument.careless_share", Write(scenario.Instrument.CarelessShare), "share"));
        numbers.Add(One(scenario, "instrument.missing_share", Write(scenario.Instrument.MissingShare), "share"));
        numbers.Add(One(scenario, "survey_weeks", Write(scenario.SurveyWeeks), "weeks"));
        return numbers;
    }

    /// <summary>How a field's value is written in a scenario.</summary>
    public static string Write(object? value) => value switch
    {
        null => "none",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int whole => whole.ToString(CultureInfo.InvariantCulture),
        string word => word,
        IEnumerable<int> numbers => $"[{string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))}]",
        IEnumerable<string> names => $"[{string.Join(", ", names)}]",
        Participants participants => Write(participants),
        CirclePlan circles => $"{{ size: {Write(circles.Size)}, within: {(circles.WithinSchool ? "school" : "region")} }}",
        ResponseRate response => $"{{ rate: {Write(response.Rate)}, by: {response.By.ToString().ToLowerInvariant()}"
            + (response.By == ResponseBy.None ? " }" : $", strength: {Write(response.Strength)} }}"),
        TraitSpread spread => $"{{ mean: {Write(spread.Mean)}, sd: {Write(spread.Sd)} }}",
        _ => throw new ArgumentException("No field holds this.", nameof(value)),
    };

    private static string Write(Participants who)
    {
        List<string> parts = [];
        if (who.Share is { } share)
            parts.Add("share: " + Write(share));
        if (who.Number is { } number)
            parts.Add("number: " + Write(number));
        if (who.Attribute is { } attribute)
            parts.Add($"choose: {{ attribute: {attribute}, is: {Quote(who.Is ?? "")} }}");
        else
            parts.Add("choose: " + who.Choose.ToString().ToLowerInvariant());
        return $"{{ {string.Join(", ", parts)} }}";
    }

    /// <summary>The fields of a component that have a value: of a word and a map that exclude each other, the one in force.</summary>
    public static IEnumerable<Field> FieldsInForce(Offer offer)
    {
        string[] words = [.. offer.Kind.Fields.Where(f => offer.Values[f.Key] is not null).Select(f => f.Key)];
        return offer.Kind.Fields.Where(f => words.Contains(f.Key) && !words.Any(w => f.Key.StartsWith(w + ".", StringComparison.Ordinal)) && IsWhole(f));

        // A map that lacks what it must have was not given: it has no value in force.
        bool IsWhole(Field field) => !field.Key.Contains('.', StringComparison.Ordinal) || offer.Kind.Fields.All(
            f => f.Default is not null || words.Contains(f.Key) || f.Key.LastIndexOf('.') < 0
                || f.Key[..f.Key.LastIndexOf('.')] != field.Key[..field.Key.LastIndexOf('.')]);
    }

    private static IEnumerable<NumberInForce> Component(Scenario scenario, string path, Offer offer)
    {
        foreach (Field field in FieldsInForce(offer))
        {
            object value = offer.Values[field.Key]!;
            bool shipped = field.Default is not null && Write(value) == Write(field.Default);
            Backing? backing = shipped ? new Backing(field.Source, field.Reference) : null;
            yield return One(scenario, $"{path}.{field.Key}", Write(value), field.Unit, backing);
        }
        if (offer.Participants is { } participants)
            yield return One(scenario, $"{path}.participants", Write(participants), "");
        int[] weeks = [offer.FirstWeek, Math.Min(offer.LastWeek, scenario.Calendar.Weeks)];
        yield return One(scenario, $"{path}.{Weeks}", Write(weeks), "weeks");
    }

    private static List<(string Key, string Value, string Unit)> Cohort(CohortPlan plan)
    {
        List<(string, string, string)> values =
        [
            ("teachers", Write(plan.Teachers), "persons"),
            ("schools", Write(plan.SchoolSizes.Count), "schools"),
        ];
        if (!IsEven(plan.SchoolSizes))
            values.Add(("sizes", Write(plan.SchoolSizes), "persons"));
        values.Add(("teams", plan.TeamSizes is { } t ? Write(new[] { t.Smallest, t.Largest }) : "none", "persons"));
        foreach (AttributePlan attribute in plan.Attributes)
            values.Add(("attributes." + attribute.Name, Levels(attribute), ""));
        values.Add(("acquaintance.friendship", Write(plan.Friendship), "state"));
        values.Add(("acquaintance.trust", Write(plan.Trust), "state"));
        if (plan.BaseLoad is { } load)
            values.Add(("base_load", Write(load), "stress"));
        if (plan.Skill is { } skill)
            values.Add(("skill", Write(skill), "probability"));
        values.Add(("leadership", Write(plan.Leadership), "share"));
        values.Add(("free_hours_per_week", Write(plan.FreeHoursPerWeek), "hours a week"));
        values.Add(("travel_hours", Write(plan.TravelHours), "hours"));
        values.Add(("untracked_colleagues", Write(plan.UntrackedColleagues), ""));
        values.Add(("regions", Write(plan.Regions), "regions"));
        return values;
    }

    /// <summary>Whether schools are filled as <c>teachers</c> and <c>schools</c> fill them.</summary>
    public static bool IsEven(IReadOnlyList<int> sizes)
    {
        int teachers = sizes.Sum(), schools = sizes.Count;
        for (int s = 0; s < schools; s++)
        {
            if (sizes[s] != teachers / schools + (s < teachers % schools ? 1 : 0))
                return false;
        }
        return true;
    }

    private static NumberInForce One(Scenario scenario, string path, string value, string unit, Backing? otherwise = null) =>
        new(path, value, unit, scenario.Sources.GetValueOrDefault(path) ?? otherwise ?? Assumed);

    /// <summary>An attribute's levels as a scenario writes them.</summary>
    public static string Levels(AttributePlan attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        if (attribute.Levels.Count == 0)
            return "uniform";
        bool even = attribute.Levels.All(l => l.Share == 1.0 / attribute.Levels.Count);
        return even
            ? $"[{string.Join(", ", attribute.Levels.Select(Label))}]"
            : $"{{ {string.Join(", ", attribute.Levels.Select(l => $"{Label(l)}: {Write(l.Share)}"))} }}";
    }

    /// <summary>Text in double quotes, escaped as JSON does, which YAML reads alike.</summary>
    public static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    private static string Label(Level level) => level.Number is null ? Quote(level.Label) : level.Label;
}
