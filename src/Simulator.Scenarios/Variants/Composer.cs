using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Variants;

/// <summary>
/// Makes one tree of a scenario: what it extends comes first, then its own keys in the place of the base's, then its <c>set</c>, at last
/// the command line's changes. <c>sources</c> are added to the base's.
/// </summary>
internal sealed class Composer(Problems problems)
{
    private const int LongestChain = 8;

    private readonly List<InputText> inputs = [];
    private readonly Changes typed = new(problems);

    /// <summary>Every file that was read, the one asked for first.</summary>
    public IReadOnlyList<InputText> Inputs => inputs;

    /// <summary>The file asked for, as written; null when it could not be read.</summary>
    public MapNode? Own { get; private set; }

    /// <summary>The whole tree, or null when it could not be made (and that has been reported).</summary>
    public MapNode? Compose(InputText input, Overrides overrides)
    {
        if (Load(input, []) is not { } root)
            return null;
        foreach ((string option, int number, string change) in overrides.All())
            Apply(root, option, number, change);
        return root;
    }

    private MapNode? Load(InputText input, List<string> chain)
    {
        inputs.Add(input);
        chain.Add(input.Display);
        YamlDocument document = YamlDocument.Parse(input.Text, input.Display);
        problems.AddRange(document.Problems);
        if (document.Root is null)
            return null;
        if (new ValueReader(document.Root, problems).Map()?.Node is not { } own)
            return null;
        Own ??= own;
        MapNode? whole = own["extends"] is { } extends ? OnBase(own, extends, input, chain) : own;
        if (whole is null)
            return null;
        ApplySet(whole, own["set"]);
        whole.Remove("set");
        if (whole != own && own.Find("sources") is { Value: MapNode more } sources)
            InheritedSources.Add(whole, more, sources.KeyAt);
        return whole;
    }

    private MapNode? OnBase(MapNode own, YamlNode extends, InputText input, List<string> chain)
    {
        ValueReader value = new(extends, problems);
        if (value.Label() is not { } name)
            return null;
        if (Catalogue.TryFind(InputKind.Scenario, name, input.Folder) is not { } found)
        {
            value.Refuse(
                "no such scenario", "a scenario beside this one or of the catalogue, or a path", Catalogue.Nearest(InputKind.Scenario, name));
            return null;
        }
        if (chain.Count >= LongestChain || chain.Contains(found.Display) || SameFile(found, chain))
        {
            value.Refuse("a scenario that extends itself, or a chain that is too long", "at most 8 scenarios in a row");
            return null;
        }
        if (Load(found, chain) is not { } root)
            return null;
        root.Remove("id");
        foreach (MapEntry entry in own.Entries.Where(e => e.Key is not ("extends" or "set") && !(e.Key == "sources" && e.Value is MapNode)))
        {
            Graft.Put(root, entry);
            InheritedSources.TakeBack(root, entry.Key, entry.KeyAt);
        }
        if (own["schema_version"] is null)
            problems.Add(own.At with { Path = "schema_version" }, "a required key is missing", "schema_version", "schema_version: 1");
        return root;
    }

    private static bool SameFile(InputText found, List<string> chain) =>
        !found.InProgram && chain.Any(c => Path.GetFullPath(c) == Path.GetFullPath(found.Display));

    private void ApplySet(MapNode root, YamlNode? set)
    {
        if (set is null || new ValueReader(set, problems).Map() is not { } map)
            return;
        PathSetter setter = new(root, problems);
        Changes written = new(problems);
        foreach (MapEntry entry in map.Node.Entries.Where(e => written.IsFirst(e.Key, e.KeyAt)))
            setter.Set(entry.Key, entry.KeyAt, entry.Value);
    }

    /// <summary>Makes one change of the command line.</summary>
    internal void Apply(MapNode root, string option, int number, string change)
    {
        Position at = new(option, number, 1, "");
        int equals = change.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            problems.Add(at, "not a change", change, "path=value");
            return;
        }
        string path = change[..equals].Trim();
        if (change.AsSpan(equals + 1).Trim().Length == 0)
        {
            problems.Add(at with { Path = path }, "the value is empty", change, PathSetter.ToTakeAway);
            return;
        }
        // Blank lines and columns before the value give it the position it had among the changes.
        string before = new string('\n', number - 1) + new string(' ', equals + 1);
        YamlDocument value = YamlDocument.Parse(before + change[(equals + 1)..], option);
        problems.AddRange(value.Problems);
        if (value.Root is not null && typed.IsFirst(path, at with { Path = path }))
            new PathSetter(root, problems).Set(path, at with { Path = path }, value.Root);
    }
}
