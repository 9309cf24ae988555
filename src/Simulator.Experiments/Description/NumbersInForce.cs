using System.Globalization;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;

namespace Simulator.Experiments.Description;

/// <summary>One number that a scenario rests on.</summary>
/// <param name="Path">Where it is set.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Value">Its value as text.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">How well it is backed.</param>
/// <param name="Reference">By what.</param>
public sealed record NumberInForce(string Path, string Meaning, string Value, string Unit, Source Source, string Reference);

/// <summary>Every number in force in a scenario, and how many of them are evidence.</summary>
public static class NumbersInForce
{
    /// <summary>The model's and the questionnaire's parameters.</summary>
    public static IReadOnlyList<NumberInForce> Parameters(Scenario scenario) =>
    [
        .. scenario.Parameters.Declared.Select(p => new NumberInForce(
            $"parameters.{p.Symbol}", p.Meaning, Text(scenario.Parameters[p]), p.Unit, scenario.Parameters.SourceOf(p), scenario.Parameters.ReferenceOf(p))),
    ];

    /// <summary>The scenario's own inputs: calendar, cohort, programme.</summary>
    public static IReadOnlyList<NumberInForce> Inputs(Scenario scenario)
    {
        List<NumberInForce> numbers =
        [
            Input(scenario, ["calendar.weeks"], "weeks of placement", scenario.Calendar.Weeks, "weeks"),
            Input(scenario, ["calendar.days_per_week"], "working days a week", scenario.Calendar.DaysPerWeek, "days"),
        ];
        foreach (Arm arm in scenario.ArmsByName)
        {
            string[] Paths(string key) => [$"arms.{arm.Name}.cohort.{key}", $"cohort.{key}"];
            numbers.Add(Input(scenario, Paths("teachers"), "teachers", arm.Cohort.Teachers, "persons"));
            numbers.Add(Input(scenario, Paths("schools"), "schools", arm.Cohort.SchoolSizes.Count, "schools"));
            numbers.Add(Input(scenario, Paths("acquaintance.friendship"), "friendship at the start", arm.Cohort.Friendship, "0-1"));
            numbers.Add(Input(scenario, Paths("acquaintance.trust"), "trust at the start", arm.Cohort.Trust, "0-1"));
            numbers.Add(Input(scenario, Paths("leadership"), "how far schools protect agreed time", arm.Cohort.Leadership, "0-1"));
            foreach (Offer offer in arm.Programme.Offers) numbers.AddRange(offer.Kind.Fields.Where(f => f.Kind is FieldKind.Number or FieldKind.Whole).SelectMany(f => Field(scenario, arm, offer, f)));
        }

        return numbers;
    }

    /// <summary>How many numbers each source word backs, parameters and inputs together.</summary>
    public static IReadOnlyDictionary<Source, int> Count(Scenario scenario)
    {
        NumberInForce[] all = [.. Parameters(scenario), .. Inputs(scenario)];
        return Enum.GetValues<Source>().ToDictionary(s => s, s => all.Count(n => n.Source == s));
    }

    private static IEnumerable<NumberInForce> Field(Scenario scenario, Arm arm, Offer offer, Field field)
    {
        if (offer.Values[field.Key] is not { } value) yield break;
        string path = $"arms.{arm.Name}.programme.{offer.Kind.Key}.{field.Key}";
        Backing backing = scenario.Sources.GetValueOrDefault(path)
            ?? (offer.Values.IsGiven(field.Key) ? new Backing(Source.Assumed, "chosen in the scenario") : new Backing(field.Source, field.Reference));
        yield return new NumberInForce(
            path, field.Sentence, Convert.ToString(value, CultureInfo.InvariantCulture)!, field.Unit, backing.Source, backing.Reference);
    }

    private static NumberInForce Input(Scenario scenario, string[] paths, string meaning, double value, string unit)
    {
        string path = paths.FirstOrDefault(scenario.Sources.ContainsKey) ?? paths[0];
        Backing backing = scenario.Sources.GetValueOrDefault(path) ?? new Backing(Source.Assumed, "chosen in the scenario");
        return new NumberInForce(path, meaning, Text(value), unit, backing.Source, backing.Reference);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
