using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Experiments.Tests;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Plans;

/// <summary>Reads plans of power: <c>kind: power</c>.</summary>
internal static partial class PowerReader
{
    internal const int SmallestArm = 4, LargestArm = 5000;

    private const int MostSizes = 60, MostAtOnce = 11, MostSets = 10_000;
    private const string None = "none", Holm = "holm";

    internal static (IDesign, string)? Read(PlanHead head, MapReader map)
    {
        ValueReader n = map.Optional("n"), contrasted = map.Optional("contrast"), outcomes = map.Optional("outcomes");
        string[] tests = [.. TestCatalogue.Analyses.Select(t => t.Name)];
        string test = map.Optional("test").Word(tests) ?? "welch";
        double alpha = map.Optional("alpha").Number(NumberRange.Between(0.0001, 0.5)) ?? 0.05;
        double dropout = map.Optional("dropout").Number(NumberRange.Between(0, 0.9)) ?? 0.15;
        bool holm = map.Optional("correction").Word([None, Holm]) == Holm;
        int nulls = map.Optional("null_replications").Integer(2, 1_000_000) ?? 4000;
        int sets = map.Optional("sets").Integer(0, MostSets, "parameter sets") ?? 100, ends = map.Optional("end_replications").Integer(0, 100_000) ?? 100;
        int ofASet = map.Optional("set_replications").Integer(2, 100_000) ?? 100;
        map.Finish();
        Scenario scenario = head.Scenario with { SamePeople = false };
        Contrast? contrast = PlanValues.Contrast(contrasted, head, scenario);
        if (contrast is null) return null;
        string[] rows = [.. scenario.Instrument.Rows];
        string[] asked = outcomes.IsPresent ? [.. outcomes.Items(1, rows.Length).Select(i => i.Word(rows)).OfType<string>().Distinct()]
            : [scenario.Hypotheses.Select(h => h.Outcome).FirstOrDefault(rows.Contains) ?? rows[^Math.Max(1, scenario.Instrument.Scales.Count)]];
        List<(int, Scenario)> sizes = [];
        foreach ((int size, Action<string> refuse) in Sizes(n))
        {
            string[] changes = [.. scenario.Arms.Select(a => string.Create(CultureInfo.InvariantCulture, $"arms.{a.Name}.cohort.teachers={size}"))];
            if (head.Variant(changes, refuse) is { } sized) sizes.Add((size, sized with { SamePeople = false }));
        }

        if (asked.Length == 0) return null;
        PowerPlan plan = new()
        {
            Id = head.Id,
            Title = head.Title ?? $"Power: {scenario.Title}",
            Scenario = scenario,
            Sizes = sizes,
            Contrast = contrast,
            Outcomes = asked,
            Test = test,
            Alpha = alpha,
            Dropout = dropout,
            Holm = holm,
            Replications = head.Replications ?? 1000,
            NullReplications = nulls,
            Draws = (sets, ofASet),
            EndReplications = ends,
        };
        return (new PowerDesign(plan), Write(plan));
    }

    /// <summary>Sizes as a list, or from one to another in steps that give at most eleven.</summary>
    private static IEnumerable<(int Size, Action<string> Refuse)> Sizes(ValueReader value)
    {
        if (!value.IsPresent) yield break;
        if (value.IsList)
        {
            foreach (ValueReader item in value.Items(2, MostSizes))
            {
                if (item.Integer(SmallestArm, LargestArm, "persons an arm") is { } size)
                {
                    yield return (size,
                        why => item.Refuse("a study of this size cannot be played: " + why));
                }
            }

            yield break;
        }

        if (value.Label() is not { } text) yield break;
        Match ends = FromTo().Match(text);
        int low = 0, high = 0;
        bool read = ends.Success && int.TryParse(ends.Groups[1].Value, CultureInfo.InvariantCulture, out low)
            && int.TryParse(ends.Groups[2].Value, CultureInfo.InvariantCulture, out high);
        if (!read || low < SmallestArm || high > LargestArm || low >= high)
        {
            value.Refuse("not a range of sizes", $"lowest..highest such as 10..60, between {SmallestArm} and {LargestArm} persons an arm, or a list");
            yield break;
        }

        int step = Steps().First(s => (high - low) / s < MostAtOnce);
        for (int size = low; size <= high; size += step)
        {
            yield return (size,
                why => value.Refuse(FormattableString.Invariant($"a study of {size} an arm cannot be played: {why}")));
        }
    }

    private static IEnumerable<int> Steps()
    {
        for (int tens = 1; ; tens *= 10)
        {
            yield return tens;
            yield return 2 * tens;
            yield return 5 * tens;
        }
    }

    private static string Write(PowerPlan plan)
    {
        StringBuilder text = PlanValues.Head(PowerDesign.KindWord, plan.Title, plan.Scenario.Seed, plan.Replications);
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        if (plan.Sizes.Count > 0) Line($"n: [{string.Join(", ", plan.Sizes.Select(s => s.N))}]");
        Line($"contrast: {plan.Contrast}");
        Line($"outcomes: [{string.Join(", ", plan.Outcomes)}]");
        Line($"test: {plan.Test}");
        Line($"alpha: {plan.Alpha}");
        Line($"dropout: {plan.Dropout}");
        Line($"correction: {(plan.Holm ? Holm : None)}");
        Line($"null_replications: {plan.NullReplications}");
        Line($"sets: {plan.Draws.Sets}");
        Line($"set_replications: {plan.Draws.Replications}");
        Line($"end_replications: {plan.EndReplications}");
        return text.ToString();
    }

    [GeneratedRegex(@"\A\s*(\d{1,6})\s*\.\.\s*(\d{1,6})\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex FromTo();
}
