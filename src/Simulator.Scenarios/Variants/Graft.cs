using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Variants;

/// <summary>Copies parts of one file's tree into another's. A copy keeps file, line and column, and has the path of its new place.</summary>
internal static class Graft
{
    public static void Put(MapNode into, MapEntry entry) => Put(into, entry.Key, entry.KeyAt, entry.Value);

    public static void Put(MapNode into, string key, Position keyAt, YamlNode value) =>
        into.Put(new MapEntry(key, keyAt with { Path = into.PathTo(key) }, Copy(value, into, key, 0)));

    /// <summary>An empty map where none was written, standing at the key that asked for it.</summary>
    public static MapNode NewMap(MapNode into, string key, Position keyAt)
    {
        MapNode map = new(new NodePlace(keyAt.File, keyAt.Line, keyAt.Column, into, key, 0));
        into.Put(new MapEntry(key, keyAt with { Path = into.PathTo(key) }, map));
        return map;
    }

    private static YamlNode Copy(YamlNode node, YamlNode parent, string? key, int index)
    {
        NodePlace place = new(node.File, node.Line, node.Column, parent, key, index);
        switch (node)
        {
            case ScalarNode scalar:
                return new ScalarNode(place, scalar.Text, scalar.IsPlain) { IsRefused = scalar.IsRefused };
            case ListNode list:
                ListNode items = new(place) { IsRefused = list.IsRefused };
                for (int k = 0; k < list.Items.Count; k++)
                    items.Add(Copy(list.Items[k], items, null, k));
                return items;
            default:
                MapNode map = new(place) { IsRefused = node.IsRefused };
                foreach (MapEntry entry in ((MapNode)node).Entries)
                    Put(map, entry);
                return map;
        }
    }
}
