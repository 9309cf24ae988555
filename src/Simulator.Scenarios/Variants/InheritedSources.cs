using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Variants;

/// <summary>A value that is changed no longer comes from where the old one came from.</summary>
internal static class InheritedSources
{
    /// <summary>Takes back what <c>sources</c> says of a path and all below it.</summary>
    public static void TakeBack(MapNode root, string path, Position at, bool gone = false)
    {
        if (root["sources"] is not MapNode sources)
            return;
        foreach (string known in sources.Entries.Select(e => e.Key).Where(k => Covers(path, k)).ToArray())
            sources.Remove(known);
        string[] steps = path.Split('.');
        string shared = steps is ["arms", _, "cohort", ..] ? string.Join('.', steps.Skip(2)) : path;
        // A source that speaks of more than this path keeps its place, so this path needs a word of its own.
        if (!gone && sources.Entries.Any(e => Covers(e.Key, path) || Covers(e.Key, shared)))
        {
            NodePlace place = new(at.File, at.Line, at.Column, sources, path, 0);
            ScalarNode assumed = new(place, "assumed: set in a variant", isPlain: false);
            sources.Put(new MapEntry(path, at with { Path = sources.PathTo(path) }, assumed));
        }
    }

    /// <summary>Adds a variant's own sources.</summary>
    public static void Add(MapNode root, MapNode more, Position at)
    {
        MapNode sources = root["sources"] as MapNode ?? Graft.NewMap(root, "sources", at);
        foreach (MapEntry entry in more.Entries)
            Graft.Put(sources, entry);
    }

    private static bool Covers(string path, string other) => other == path || other.StartsWith(path + ".", StringComparison.Ordinal);
}
