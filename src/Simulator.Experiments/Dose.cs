using System.Globalization;
using Simulator.Engine.Programme;

namespace Simulator.Experiments;

/// <summary>Arms that are offered the same but for one number: a dose in steps.</summary>
/// <param name="Path">The number that differs: component and field.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Steps">Arms in ascending dose.</param>
public sealed record Dose(string Path, string Unit, IReadOnlyList<(Arm Arm, double Value)> Steps)
{
    private const int FewestSteps = 3;

    /// <summary>Finds the dose of a scenario: at least three arms that differ in exactly one number of one component; null when there is none.</summary>
    public static Dose? Of(Scenario scenario)
    {
        Arm[] offered = [.. scenario.Arms.Where(a => a.Programme.Offers.Count > 0)];
        if (offered.Length < FewestSteps) return null;
        Dictionary<string, object>[] values = [.. offered.Select(Values)];
        string[] paths = [.. values.SelectMany(v => v.Keys).Distinct()];
        string[] differing = [.. paths.Where(p => values.Select(v => v.GetValueOrDefault(p)).Distinct().Count() > 1)];
        if (differing is not [var path] || values.Any(v => v.GetValueOrDefault(path) is not (double or int))) return null;
        (Arm, double)[] steps = [.. offered.Zip(values, (a, v) => (a, Convert.ToDouble(v[path], CultureInfo.InvariantCulture))).OrderBy(s => s.Item2)];
        string unit = offered[0].Programme.Offers.SelectMany(o => o.Kind.Fields.Select(f => ($"{o.Kind.Key}.{f.Key}", f.Unit)))
            .First(f => f.Item1 == path).Unit;
        return steps.Select(s => s.Item2).Distinct().Count() == steps.Length ? new Dose(path, unit, steps) : null;
    }

    private static Dictionary<string, object> Values(Arm arm)
    {
        Dictionary<string, object> values = [];
        foreach (Offer offer in arm.Programme.Offers)
        {
            values[$"{offer.Kind.Key}.weeks"] = (offer.FirstWeek, offer.LastWeek);
            foreach (Field field in offer.Kind.Fields)
            {
                if (offer.Values[field.Key] is { } value)
                {
                    values[$"{offer.Kind.Key}.{field.Key}"] = value is System.Collections.IEnumerable list and not string
                        ? string.Join(',', list.Cast<object>()) : value;
                }
            }
        }

        return values;
    }
}
