using System.Globalization;
using System.Text;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;
using Simulator.Statistics;

namespace Simulator.Scenarios.Plans;

/// <summary>Reads plans of attribution: <c>kind: attribution</c>.</summary>
internal static class AttributionReader
{
    private const int FewestOrders = 10, UsualOrders = 100, MostOrders = 10_000;

    /// <summary>Components that can only stand beside another, which takes them with it when it is switched off.</summary>
    private static readonly Dictionary<string, string[]> TakesAlong = new() { ["pairs"] = ["meetings", "observations"] };

    internal static (IDesign, string)? Read(PlanHead head, MapReader map)
    {
        ValueReader contrasted = map.Optional("contrast"), measure = map.Optional("measure"), listed = map.Optional("switches"),
            sampled = map.Optional("orders");
        int? count = sampled.Integer(FewestOrders, MostOrders, "orders");
        map.Finish();
        Scenario scenario = head.Scenario;
        if (PlanValues.Contrast(contrasted, head, scenario) is not { } contrast) return null;
        string asked = (measure.IsPresent ? PlanValues.Measure(measure, scenario) : null) ?? PlanValues.MainEffect(scenario);
        List<Switch> switches = listed.IsPresent ? [.. Listed(listed)] : [.. Components(scenario, contrast.First)];
        if (switches.Count is 0 or > ShapleyOrders.MostSwitches)
        {
            string allowed = $"from 1 to {ShapleyOrders.MostSwitches} switches";
            if (listed.IsPresent) listed.Refuse($"{switches.Count} switches", allowed);
            else head.Refuse($"its arm {contrast.First} has {switches.Count} components", allowed);
            return null;
        }

        // Up to ten switches all subsets are played; of more, those that a sample of orders comes past, and of fewer where that is asked for.
        bool all = switches.Count <= ShapleyValues.MostSwitches && count is null;
        if (count % 2 == 1) sampled.Refuse("each order is played with its reverse", "an even number");
        int[][]? orders = all ? null : ShapleyOrders.Draw(switches.Count, (count ?? UsualOrders) / 2 * 2, scenario.Seed);
        List<(int, Scenario)> subsets = [];
        foreach (int subset in orders is null ? Enumerable.Range(0, 1 << switches.Count) : ShapleyOrders.Subsets(orders))
        {
            string[] off = [.. switches.Where((_, k) => (subset >> k & 1) == 0).SelectMany(s => s.Off).Select(s => $"{s.Path}={s.Value}").Distinct()];
            string? refusal = null;
            if (head.Variant(off, why => refusal ??= why) is { } scenarioOff) subsets.Add((subset, scenarioOff));
            if (refusal is null) continue;
            string what = $"with {string.Join(", ", off)} it cannot be played: {refusal}";
            if (listed.IsPresent) listed.Refuse(what, "switches that can be combined in any way");
            else head.Refuse(what, "a plan with switches that can be combined in any way");
            return null;
        }

        string title = head.Title ?? $"What carries the effect: {scenario.Title}";
        int replications = head.Replications ?? 400;
        StringBuilder text = PlanValues.Head(AttributionDesign.KindWord, title, scenario.Seed, replications);
        text.Append(CultureInfo.InvariantCulture, $"contrast: {contrast}\nmeasure: {asked}\n{(orders is null ? "" : $"orders: {orders.Length}\n")}switches:\n");
        foreach (Switch s in switches)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"  {s.Name}: {{ {string.Join(", ", s.Off.Select(o => $"{o.Path}: {(o.Value.Length == 0 ? "null" : o.Value)}"))} }}\n");
        }

        return (new AttributionDesign(head.Id, title, scenario, contrast, asked, [.. switches.Select(s => s.Name)], subsets, orders, replications),
            text.ToString());
    }

    private static IEnumerable<Switch> Listed(ValueReader listed)
    {
        if (listed.Map() is not { } map) yield break;
        foreach ((string name, Position at, ValueReader value) in map.All())
        {
            if (!PlainScalar.IsIdentifier(name)) map.Problems.Add(at, "not an identifier", name, "a lower-case letter, then letters, digits or _");
            if (value.Map() is not { } off) continue;
            (string, string)[] sets = [.. off.All().Select(s => (s.Key, PlanValues.Written(s.Value.Node) ?? ""))];
            if (sets.Length == 0) value.Refuse("the switch changes nothing", "paths and their values when it is off, as under --set");
            else yield return new Switch(name, sets);
        }
    }

    private static IEnumerable<Switch> Components(Scenario scenario, string arm)
    {
        string[] offered = [.. scenario.Arms.Single(a => a.Name == arm).Programme.AsWritten.Select(o => o.Kind.Key)];
        foreach (string key in offered)
        {
            IEnumerable<string> gone = TakesAlong.GetValueOrDefault(key, []).Where(offered.Contains).Prepend(key);
            yield return new Switch(key, [.. gone.Select(k => ($"arms.{arm}.programme.{k}", ""))]);
        }
    }

    private sealed record Switch(string Name, IReadOnlyList<(string Path, string Value)> Off);
}
