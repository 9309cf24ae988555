using System.Globalization;
using System.Text.Json;

namespace Simulator.Tests.Statistics;

/// <summary>The committed reference values: golden.json, rank.json and grids.json from R, nist.json from NIST.</summary>
internal static class Fixture
{
    private static readonly Lazy<Dictionary<string, JsonElement>> Golden = new(() =>
        new[] { "golden", "rank" }.SelectMany(file => Open(file).GetProperty("cases").EnumerateArray())
            .ToDictionary(one => one.GetProperty("name").GetString()!));

    public static IEnumerable<TheoryDataRow<string>> Names(string kind) =>
        Golden.Value.Values.Where(one => one.GetProperty("kind").GetString() == kind)
            .Select(one => new TheoryDataRow<string>(one.GetProperty("name").GetString()!));

    public static (JsonElement Input, JsonElement Expected) Case(string name) =>
        (Golden.Value[name].GetProperty("input"), Golden.Value[name].GetProperty("expected"));

    public static JsonElement Open(string name)
    {
        using Stream stream = typeof(Fixture).Assembly.GetManifestResourceStream($"statistics.{name}.json")
            ?? throw new InvalidOperationException($"{name}.json is not embedded.");
        return JsonDocument.Parse(stream).RootElement;
    }

    public static double Number(this JsonElement parent, string key) => Value(parent.GetProperty(key));

    public static int Whole(this JsonElement parent, string key) => parent.GetProperty(key).GetInt32();

    public static bool Flag(this JsonElement parent, string key) => parent.GetProperty(key).GetBoolean();

    public static double[] Column(this JsonElement parent, string key) => Row(parent.GetProperty(key));

    public static double[][] Columns(this JsonElement parent, string key) =>
        parent.GetProperty(key).EnumerateArray().Select(Row).ToArray();

    public static int[] Integers(this JsonElement parent, string key) =>
        parent.GetProperty(key).EnumerateArray().Select(one => one.GetInt32()).ToArray();

    private static double[] Row(JsonElement array) => array.EnumerateArray().Select(Value).ToArray();

    private static double Value(JsonElement one) => one.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String => double.Parse(one.GetString()!, CultureInfo.InvariantCulture), // "Infinity"
        _ => one.GetDouble(),
    };
}
