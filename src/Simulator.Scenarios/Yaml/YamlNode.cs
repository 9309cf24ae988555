using System.Globalization;
using System.Text;
using Simulator.Scenarios.Inputs;

namespace Simulator.Scenarios.Yaml;

/// <summary>A node of a document: a <see cref="MapNode"/>, a <see cref="ListNode"/> or a <see cref="ScalarNode"/>.</summary>
public abstract class YamlNode
{
    private readonly string file;
    private readonly YamlNode? parent;
    private readonly string? key;
    private readonly int index;

    private protected YamlNode(NodePlace place)
    {
        (file, Line, Column) = (place.File, place.Line, place.Column);
        (parent, key, index) = (place.Parent, place.Key, place.Index);
    }

    /// <summary>Line, from 1.</summary>
    public int Line { get; }

    /// <summary>Column, from 1.</summary>
    public int Column { get; }

    /// <summary>Whether the document reader already refused this value; readers then stay silent about it.</summary>
    public bool IsRefused { get; internal set; }

    /// <summary>The path from the root, such as <c>arms[1].programme.pairs.choose</c>.</summary>
    public string Path => PathTo(null);

    /// <summary>Where the node stands.</summary>
    public Position At => new(file, Line, Column, Path);

    /// <summary>The name of the file it stands in.</summary>
    internal string File => file;

    /// <summary>What the node is, in words.</summary>
    public abstract string Kind { get; }

    /// <summary>The path of a key below this node, whether or not it is there.</summary>
    internal string PathTo(string? key)
    {
        // Built on demand: stored paths would let one long key with many children take gigabytes.
        StringBuilder path = new();
        AppendTo(path);
        if (key is not null) Append(path, key);
        return path.ToString();
    }

    private void AppendTo(StringBuilder path)
    {
        if (parent is null) return;
        parent.AppendTo(path);
        if (key is null) path.Append(CultureInfo.InvariantCulture, $"[{index}]");
        else Append(path, key);
    }

    private static void Append(StringBuilder path, string key)
    {
        string step = Step(key);
        if (path.Length > 0 && step[0] != '[') path.Append('.');
        path.Append(step);
    }

    private static string Step(string key)
    {
        bool plain = key.Length is > 0 and <= 40 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        return plain ? key : $"[\"{Problem.Quotable(key, 40)}\"]";
    }
}

/// <summary>Where a node is put when it is built.</summary>
internal readonly record struct NodePlace(string File, int Line, int Column, YamlNode? Parent, string? Key, int Index);

/// <summary>A single value as written.</summary>
public sealed class ScalarNode : YamlNode
{
    internal ScalarNode(NodePlace place, string text, bool isPlain)
        : base(place) => (Text, IsPlain) = (text, isPlain);

    /// <summary>The characters as written, without quotes.</summary>
    public string Text { get; }

    /// <summary>Whether it was written without quotes, so that it may be a number, a truth value or nothing.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether it says nothing: left empty, <c>~</c> or <c>null</c>.</summary>
    public bool IsEmpty => IsPlain && Text is ("" or "~" or "null" or "Null" or "NULL");

    /// <inheritdoc/>
    public override string Kind => IsEmpty ? "nothing" : "a single value";
}

/// <summary>A list.</summary>
public sealed class ListNode : YamlNode
{
    private readonly List<YamlNode> items = [];

    internal ListNode(NodePlace place)
        : base(place)
    {
    }

    /// <summary>The items in order.</summary>
    public IReadOnlyList<YamlNode> Items => items;

    /// <inheritdoc/>
    public override string Kind => "a list";

    internal void Add(YamlNode item) => items.Add(item);

    internal void RemoveAt(int index) => items.RemoveAt(index);
}

/// <summary>A map from keys to values, in the order written.</summary>
public sealed class MapNode : YamlNode
{
    private readonly List<MapEntry> entries = [];
    private readonly Dictionary<string, MapEntry> byKey = new(StringComparer.Ordinal);

    internal MapNode(NodePlace place)
        : base(place)
    {
    }

    /// <summary>The entries in the order written; a key that was written twice appears once, as first written.</summary>
    public IReadOnlyList<MapEntry> Entries => entries;

    /// <inheritdoc/>
    public override string Kind => "a map";

    /// <summary>The value of a key, or null.</summary>
    public YamlNode? this[string key] => byKey.TryGetValue(key, out MapEntry? entry) ? entry.Value : null;

    internal MapEntry? Find(string key) => byKey.GetValueOrDefault(key);

    internal void Add(MapEntry entry)
    {
        entries.Add(entry);
        byKey.Add(entry.Key, entry);
    }

    /// <summary>Puts an entry in the place of the one with its key, or at the end.</summary>
    internal void Put(MapEntry entry)
    {
        int place = entries.FindIndex(e => e.Key == entry.Key);
        if (place < 0)
            entries.Add(entry);
        else
            entries[place] = entry;
        byKey[entry.Key] = entry;
    }

    internal bool Remove(string key)
    {
        entries.RemoveAll(e => e.Key == key);
        return byKey.Remove(key);
    }
}

/// <summary>A key with its position, and its value.</summary>
public sealed record MapEntry(string Key, Position KeyAt, YamlNode Value);
