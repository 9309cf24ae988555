using System.Globalization;
using Simulator.Scenarios.Inputs;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Simulator.Scenarios.Yaml;

/// <summary>Builds the tree from the parser's events, which is where size, depth and dialect can be limited.</summary>
internal sealed class TreeBuilder(string file, Problems problems)
{
    private Parser parser = null!;
    private int nodes;

    /// <summary>The tree, or null when the text could not be read to its end.</summary>
    public YamlNode? Build(string text)
    {
        parser = new Parser(new StringReader(text));
        try
        {
            return ReadStream();
        }
        catch (UnreadableException limit)
        {
            problems.Add(limit.At, limit.What, allowed: limit.Allowed);
        }
        catch (YamlException syntax) when (TabBy(text, syntax) is { } tab)
        {
            problems.Add(tab, "a tab where spaces must stand", allowed: "spaces before a key or a value");
        }
        catch (YamlException syntax)
        {
            problems.Add(PositionOf(syntax.Start), "this is not YAML: " + Plain(syntax.Message), allowed: "one indented YAML document");
        }
        catch (Exception escaped) when (escaped is not OutOfMemoryException)
        {
            // The parser lets a few of its internal exceptions escape on broken input.
            problems.Add(PositionOf(parser.Current?.End ?? Mark.Empty), "this is not YAML", allowed: "one indented YAML document");
        }
        return null;
    }

    private YamlNode? ReadStream()
    {
        Next();
        Next();
        if (parser.Current is StreamEnd)
            throw new UnreadableException(new Position(file, 1, 1, ""), "the file is empty", "one YAML document");
        Next();
        YamlNode root = ReadNode(null, null, 0, 1);
        Next();
        Next();
        if (parser.Current is not StreamEnd)
            throw new UnreadableException(PositionOf(parser.Current!.Start), "a second document", "one document in a file");
        return root;
    }

    /// <summary>Reads the node that begins at the current event and leaves the parser at its last event.</summary>
    private YamlNode ReadNode(YamlNode? parent, string? key, int index, int depth)
    {
        ParsingEvent begin = parser.Current!;
        NodePlace place = new(file, Clamp(begin.Start.Line), Clamp(begin.Start.Column), parent, key, index);
        if (++nodes > YamlDocument.MostNodes)
            throw new UnreadableException(At(place), "the file holds too many values", "at most 50,000");
        if (begin is AnchorAlias)
        {
            problems.Add(At(place), "a reference to another place (*) is not read here", allowed: "the value itself");
            return new ScalarNode(place, "", isPlain: true) { IsRefused = true };
        }
        if (begin is not NodeEvent node)
            throw new UnreadableException(At(place), "a value is missing", "one YAML document");
        RefuseExtras(node, place);
        if (node is Scalar scalar)
            return ReadScalar(scalar, place);
        if (depth > YamlDocument.DeepestNesting)
            throw new UnreadableException(At(place), "maps and lists are nested too deeply", "at most 32 levels");
        return node is MappingStart ? ReadMap(new MapNode(place), depth) : ReadList(new ListNode(place), depth);
    }

    private ScalarNode ReadScalar(Scalar scalar, in NodePlace place)
    {
        if (scalar.Value.Length > YamlDocument.LongestScalar)
            throw new UnreadableException(At(place), "a value is too long", "at most 65,536 characters");
        string? hidden = TextCheck.FirstHidden(scalar.Value);
        if (hidden is not null)
            problems.Add(At(place), "a character that cannot be seen", hidden, "printable text, spaces and line ends");
        return new ScalarNode(place, scalar.Value, scalar.Style == ScalarStyle.Plain) { IsRefused = hidden is not null };
    }

    private ListNode ReadList(ListNode list, int depth)
    {
        for (Next(); parser.Current is not SequenceEnd; Next())
            list.Add(ReadNode(list, null, list.Items.Count, depth + 1));
        return list;
    }

    private MapNode ReadMap(MapNode map, int depth)
    {
        for (Next(); parser.Current is not MappingEnd; Next())
        {
            // A key is read like any other node, so that anchors, tags and the limits apply to it too.
            YamlNode written = ReadNode(map, null, 0, depth + 1);
            string? key = KeyOf(written, map);
            Next();
            YamlNode value = ReadNode(map, key ?? "?", 0, depth + 1);
            if (key is null)
                continue;
            Position keyAt = new(file, written.Line, written.Column, map.PathTo(key));
            if (map.Find(key) is { } first)
            {
                problems.Add(keyAt, string.Create(CultureInfo.InvariantCulture,
                    $"the key is written twice, first in line {first.KeyAt.Line}"),
                    key, "each key once");
            }
            else
            {
                map.Add(new MapEntry(key, keyAt, value));
            }
        }
        return map;
    }

    private string? KeyOf(YamlNode written, MapNode map)
    {
        if (written is not ScalarNode { IsRefused: false } key)
        {
            if (!written.IsRefused)
                problems.Add(At(), $"{written.Kind} stands where a key belongs", allowed: "a word followed by a colon");
            return null;
        }
        if (key.Text.Length > YamlDocument.LongestKey)
            throw new UnreadableException(At(), "a key is too long", "at most 200 characters");
        if (key.Text == "<<" && key.IsPlain)
        {
            problems.Add(At(), "a merge key is not read here", key.Text, "the keys themselves");
            return null;
        }
        if (key.Text.Trim().Length == 0)
        {
            problems.Add(At(), "a key is empty", allowed: "a word followed by a colon");
            return null;
        }
        return key.Text;

        Position At() => new(file, written.Line, written.Column, map.Path);
    }

    private void RefuseExtras(NodeEvent node, in NodePlace place)
    {
        if (!node.Anchor.IsEmpty)
            problems.Add(At(place), "an anchor is not read here", "&" + node.Anchor.Value, "the value without a mark");
        if (!node.Tag.IsEmpty)
            problems.Add(At(place), "a tag is not read here", node.Tag.IsNonSpecific ? "!" : node.Tag.Value, "the value without a mark");
    }

    // Built where something is told: a file holds thousands of places, and most are never asked for.
    private Position At(in NodePlace place) =>
        new(file, place.Line, place.Column, place.Key is null ? place.Parent?.PathTo(null) ?? "" : place.Parent!.PathTo(place.Key));

    private void Next()
    {
        if (!parser.MoveNext())
            throw new UnreadableException(PositionOf(parser.Current?.End ?? Mark.Empty), "the file ends too early", "one YAML document");
    }

    // The parser blames a tab on the map around it; a tab cannot be seen, so its own place is looked for, from where the parser is.
    private Position? TabBy(string text, YamlException syntax)
    {
        bool told = syntax.Message.Contains(" tab ", StringComparison.Ordinal);
        int from = told ? Clamp(Math.Max(syntax.Start.Line, parser.Current?.End.Line ?? 1)) : Clamp(syntax.Start.Line);
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int line = from; line <= (told ? lines.Length : Math.Min(from, lines.Length)); line++)
        {
            int tab = lines[line - 1].AsSpan().IndexOfAnyExcept(' ');
            if (tab >= 0 && lines[line - 1][tab] == '\t' && lines[line - 1].Trim().Length > 0) return new Position(file, line, tab + 1, "");
        }

        return null;
    }

    private Position PositionOf(in Mark mark) => new(file, Clamp(mark.Line), Clamp(mark.Column), "");

    private static int Clamp(long number) => (int)Math.Clamp(number, 1, int.MaxValue);

    private static string Plain(string message)
    {
        string sentence = message.Trim().TrimEnd('.');
        return sentence.Length == 0 ? "it cannot be parsed" : char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }

    private sealed class UnreadableException(Position at, string what, string allowed) : Exception
    {
        public Position At => at;

        public string What => what;

        public string Allowed => allowed;
    }
}
