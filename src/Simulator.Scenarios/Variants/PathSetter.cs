using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Variants;

/// <summary>
/// Changes one value of a scenario's tree, at a path such as <c>arms.treatment.programme.workshop.skills</c>: arms go by name,
/// <c>parameters.u</c> is short for <c>parameters.set.u</c>, and an empty value (null) takes away what stands there. Whether a key exists
/// is the binder's business: it reports what it does not know at the place where it was set.
/// </summary>
internal sealed class PathSetter(MapNode root, Problems problems)
{
    /// <summary>Keys that may be a name, which stands for a map that has it under this key.</summary>
    private static readonly Dictionary<string, string> NamedBases = new() { ["parameters"] = "base", ["instrument"] = "base", ["evidence"] = "study" };

    private static readonly string[] ParameterKeys = ["base", "name", "set"];

    /// <summary>Keys that say how a file is put together, and are gone when it is.</summary>
    private static readonly string[] Reserved = ["extends", "set"];

    /// <summary>How to take a key away: not by leaving its value open, which an empty shell variable does by mistake.</summary>
    public const string ToTakeAway = "a value; null takes the key away";

    /// <summary>A path with nothing left out.</summary>
    public static string InFull(string path) => path.Split('.') is ["parameters", var symbol] && !ParameterKeys.Contains(symbol)
        ? $"parameters.set.{symbol}"
        : path;

    public void Set(string path, Position at, YamlNode value)
    {
        List<string> steps = [.. InFull(path).Split('.')];
        if (steps.Any(s => s.Length == 0))
        {
            problems.Add(at, "not a path", path, "keys joined by dots, such as calendar.weeks or arms.NAME.programme.meetings.hours");
            return;
        }
        if (Reserved.Contains(steps[0]))
        {
            problems.Add(at, "extends and set are no values of a scenario", path, "the path of a value, such as calendar.weeks",
                steps[0] == "set" && steps.Count > 1 && root[steps[1]] is not null ? string.Join('.', steps.Skip(1)) : null);
            return;
        }
        if (value is ScalarNode { IsPlain: true, Text: "" })
        {
            problems.Add(at, "the value is empty", path, ToTakeAway);
            return;
        }
        bool takesAway = value is ScalarNode { IsEmpty: true };
        YamlNode? place = root;
        foreach (string step in steps.Take(steps.Count - 1))
        {
            place = Enter(place, step, at, takesAway);
            if (place is null)
                return;
        }
        if (takesAway)
            Remove(place, steps[^1], at);
        else if (place is MapNode map)
            Graft.Put(map, steps[^1], at, value);
        if (steps is ["arms", var arm, "name"])
            InheritedSources.TakeBack(root, $"arms.{arm}", at, gone: true);
        if (takesAway || place is MapNode)
            InheritedSources.TakeBack(root, path, at, gone: takesAway);
        else
            problems.Add(at, "a whole entry of a list cannot be set", path, "a key of it, or an empty value to take it away");
    }

    private YamlNode? Enter(YamlNode place, string step, Position at, bool takesAway)
    {
        if (place is ListNode list)
            return Entry(list, step, at) is { } index ? list.Items[index] : null;
        MapNode map = (MapNode)place;
        YamlNode? child = map[step];
        if (child is MapNode or ListNode)
            return child;
        if (takesAway)
        {
            NothingThere(map, step, at);
            return null;
        }
        MapNode made = Graft.NewMap(map, step, at);
        if (child is ScalarNode { IsEmpty: false } name && map == root && NamedBases.TryGetValue(step, out string? key))
            Graft.Put(made, key, name.At, name);
        return made;
    }

    private void Remove(YamlNode place, string step, Position at)
    {
        if (place is ListNode list)
        {
            if (Entry(list, step, at) is { } index)
                list.RemoveAt(index);
        }
        else if (!((MapNode)place).Remove(step))
        {
            NothingThere((MapNode)place, step, at);
        }
    }

    private void NothingThere(MapNode map, string step, Position at) =>
        problems.Add(
            at with { Path = map.PathTo(step) }, "there is nothing to take away", step, null,
            NearestWord.Of(step, map.Entries.Select(e => e.Key)));

    /// <summary>The place of a list's entry that has a name.</summary>
    private int? Entry(ListNode list, string name, Position at)
    {
        List<string?> names = [.. list.Items.Select(i => ((i as MapNode)?["name"] as ScalarNode)?.Text)];
        int index = names.IndexOf(name);
        if (index >= 0)
            return index;
        problems.Add(at with { Path = list.Path }, "no entry has this name", name, "one of " + string.Join(", ", names.OfType<string>()),
            NearestWord.Of(name, names.OfType<string>()));
        return null;
    }
}
