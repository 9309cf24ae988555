using Simulator.Scenarios.Inputs;

namespace Simulator.Scenarios.Yaml;

/// <summary>Reads a map key by key; <see cref="Finish"/> then reports the keys nobody asked for.</summary>
public sealed class MapReader
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<string> known = [];

    /// <summary>Reads a map, reporting into a collection.</summary>
    public MapReader(MapNode node, Problems problems)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(problems);
        (Node, Problems) = (node, problems);
    }

    /// <summary>The map.</summary>
    public MapNode Node { get; }

    /// <summary>Where problems go.</summary>
    public Problems Problems { get; }

    /// <summary>The root of a document as a map, or null when there is none (and that has been reported).</summary>
    public static MapReader? Of(YamlDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new ValueReader(document.Root, document.Problems).Map();
    }

    /// <summary>A key that must be there; if it is not, that is reported at the map.</summary>
    public ValueReader Required(string key)
    {
        ValueReader value = Optional(key);
        if (!value.IsPresent)
            Problems.Add(Node.At with { Path = Node.PathTo(key) }, "a required key is missing", key, $"{key}: …");
        return value;
    }

    /// <summary>A key that may be absent.</summary>
    public ValueReader Optional(string key)
    {
        if (asked.Add(key))
            known.Add(key);
        return new ValueReader(Node[key], Problems);
    }

    /// <summary>Every key with its value, for maps whose keys are the author's own; none of them is then unknown.</summary>
    public IReadOnlyList<(string Key, Position At, ValueReader Value)> All()
    {
        foreach (MapEntry entry in Node.Entries)
            asked.Add(entry.Key);
        return [.. Node.Entries.Select(e => (e.Key, e.KeyAt, new ValueReader(e.Value, Problems)))];
    }

    /// <summary>Reports the keys that nobody asked for, with the nearest known key.</summary>
    public void Finish()
    {
        // Keys that are still missing come first: a slip is likelier than writing one key twice.
        List<string> candidates = [.. known.Where(k => Node[k] is null), .. known.Where(k => Node[k] is not null)];
        foreach (MapEntry entry in Node.Entries.Where(e => !asked.Contains(e.Key)))
        {
            string allowed = candidates.Count == 0 ? "no key is read here"
                : "the keys here are " + string.Join(", ", known.Take(40)) + (known.Count > 40 ? ", …" : "");
            Problems.Add(entry.KeyAt, "unknown key", entry.Key, allowed, NearestWord.Of(entry.Key, candidates));
        }
    }
}
