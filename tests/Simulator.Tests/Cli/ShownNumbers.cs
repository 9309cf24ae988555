using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Simulator.Cli.Terminal;

namespace Simulator.Tests.Cli;

/// <summary>Whether a screen says every number that the JSON document of the same command has, and whether it is whole.</summary>
internal static partial class ShownNumbers
{
    /// <summary>What something takes differs from run to run and is told in rounder units; the version of the document is not a result.</summary>
    private static readonly string[] NotResults = ["schema_version", "teacher_days_per_cpu_second", "seconds", "memory_bytes", "disk_bytes"];

    /// <summary>Nothing is cut, and no line is longer than the screen, but for a single word: a path, a formula, a heading of a language.</summary>
    internal static void AssertWhole(string screen, int width)
    {
        Assert.DoesNotContain("…", screen, StringComparison.Ordinal);
        Assert.DoesNotContain(screen.Split('\n'), l => TextTable.Length(l.TrimEnd('\r')) > width && l.Trim().Contains(' ', StringComparison.Ordinal));
    }

    /// <summary>Every number of the document stands on the screen, to the digits that are shown.</summary>
    internal static void AssertSays(string screen, string json)
    {
        HashSet<string> seen = [.. Number().Matches(screen.Replace('\u2212', '-')).Select(m => Usual(m.Value))];
        using JsonDocument document = JsonDocument.Parse(json);
        (string Path, double Value)[] numbers = [.. Numbers(document.RootElement, "")];
        string[] missing = [.. numbers.Where(n => !Shown(n.Value).Any(seen.Contains))
            .Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Path} {n.Value}"))];
        Assert.True(
            missing.Length == 0, $"{missing.Length} of {numbers.Length} numbers are not on the screen:\n{string.Join('\n', missing.Take(20))}\n{screen}");
    }

    /// <summary>The ways in which a number may be shown: three to no decimals fewer than tell it, or as a share in percent.</summary>
    private static IEnumerable<string> Shown(double value)
    {
        if (value == Math.Round(value)) yield return Usual(value.ToString("F0", CultureInfo.InvariantCulture));
        for (int places = 1; places <= 4; places++)
        {
            if (places > 1 || Math.Abs(value) >= 10) yield return Written(value, places);
        }

        for (int places = 0; places <= 1; places++) yield return Written(100 * value, places);
        if (Math.Abs(value) >= 1000) yield return Written(value, 0);
        for (int places = 0; Math.Abs(value) >= 1e5 && places <= 3; places++) yield return Written(value / 1e6, places);
    }

    private static string Written(double value, int places) => Usual(
        Math.Round(value, places, MidpointRounding.AwayFromZero).ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>Without what says nothing: a leading nought, noughts at the end, the sign of nought.</summary>
    private static string Usual(string number)
    {
        bool below = number.StartsWith('-');
        string text = number.TrimStart('-', '+').TrimStart('0');
        if (text.Contains('.', StringComparison.Ordinal)) text = text.TrimEnd('0').TrimEnd('.');
        return text.Length == 0 ? "0" : (below ? "-" : "") + text;
    }

    private static IEnumerable<(string Path, double Value)> Numbers(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(p => !NotResults.Contains(p.Name)).SelectMany(p => Numbers(p.Value, $"{path}.{p.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((e, k) => Numbers(e, $"{path}[{k}]")),
        JsonValueKind.Number => [(path, element.GetDouble())],
        _ => [],
    };

    [GeneratedRegex(@"[-+]?(\d+\.\d+|\.\d+|\d+)")]
    private static partial Regex Number();
}
