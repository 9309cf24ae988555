using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Experiments;
using Simulator.Experiments.Description;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>
/// Reads <c>sources</c>: paths of the scenario, each with <c>word: reference</c>. A path may end early and then speaks of everything below
/// it that no longer path speaks of. What a component that is not offered would have may be named: variants take components away.
/// </summary>
internal static class SourceReader
{
    public static IReadOnlyDictionary<string, Backing> Read(ValueReader value, Scenario scenario)
    {
        Dictionary<string, Backing> sources = [];
        if (!value.IsPresent || value.Map() is not { } map)
            return sources;
        string[] arms = [.. scenario.Arms.Select(a => "arms." + a.Name + ".cohort.")];
        HashSet<string> leaves = [.. NumbersInForce.Of(scenario).Select(n => n.Path)];
        HashSet<string> known = [];
        foreach (string leaf in leaves)
        {
            // What all arms share is listed as cohort.KEY and may be named arm by arm; what differs may be named for all at once.
            known.Add(leaf);
            if (leaf.StartsWith("cohort.", StringComparison.Ordinal))
                known.UnionWith(arms.Select(a => a + leaf["cohort.".Length..]));
            else if (arms.FirstOrDefault(a => leaf.StartsWith(a, StringComparison.Ordinal)) is { } own)
                known.Add("cohort." + leaf[own.Length..]);
        }
        Dictionary<string, int> length = [];
        foreach ((string path, Position at, ValueReader text) in map.All())
        {
            string[] below = known.Contains(path) ? [path] : [.. known.Where(k => k.StartsWith(path + ".", StringComparison.Ordinal))];
            if (below.Length == 0 && !IsOfCatalogue(path, scenario))
            {
                map.Problems.Add(
                    at, "no such value", path, "the path of a value of this scenario, such as calendar.weeks", NearestWord.Of(path, known));
            }
            if (Backing(text) is not { } backing)
                continue;
            foreach (string leaf in below.Where(l => length.GetValueOrDefault(l) < path.Length))
                (sources[leaf], length[leaf]) = (backing, path.Length);
        }
        return sources;
    }

    private static bool IsOfCatalogue(string path, Scenario scenario)
    {
        string[] steps = path.Split('.', 5);
        return steps is ["arms", var arm, "programme", ..] && scenario.Arms.Any(a => a.Name == arm)
            && (steps.Length == 3 || ComponentCatalogue.Find(steps[3]) is { } kind
                && (steps.Length == 4 || steps[4] == ProgrammeReader.Weeks || kind.Fields.Any(f => f.Key == steps[4])));
    }

    private static Backing? Backing(ValueReader value)
    {
        if (value.Text(1000) is not { } text)
            return null;
        string[] parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        int word = ScenarioFields.SourceWords.ToList().IndexOf(parts[0]);
        if (parts.Length == 2 && word >= 0 && parts[1].Length > 0)
            return new Backing((Source)word, parts[1]);
        value.Refuse("not a source", "\"word: reference\" with one of " + string.Join(", ", ScenarioFields.SourceWords),
            NearestWord.Of(parts[0], ScenarioFields.SourceWords));
        return null;
    }
}
