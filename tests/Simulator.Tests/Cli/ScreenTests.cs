using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Simulator.Cli.Terminal;

namespace Simulator.Tests.Cli;

/// <summary>What people read on a terminal is whole at 80 and at 120 columns, and says every number that programs get.</summary>
[Collection(CommandLineTests.Name)]
public sealed partial class ScreenTests(CommandLine line)
{
    /// <summary>What something takes differs from run to run and is told in rounder units; the version of the document is not a result.</summary>
    private static readonly string[] NotResults = ["schema_version", "teacher_days_per_cpu_second", "seconds", "memory_bytes", "disk_bytes"];

    private static readonly Dictionary<string, Ended> Told = [];

    public static TheoryData<int, string> Commands => [.. new[] { 80, 120 }.SelectMany(width => new[]
    {
        "list scenarios", "list components", "list instruments", "list studies", "list posteriors", "list parameters", "list measures", "list tests",
        "check SMALL nguyen-2013", "audit nguyen-2013 kensington-miller",
        "run SMALL --replications 100 --verbose --force --out OUT", "run nguyen-2013 --replications 3 --verbose --force --out OUT",
        "compare SMALL CHANGED --replications 4 --sets 0 --verbose --force --out OUT", "run nguyen-2013 --dry-run --out OUT",
        "calibrate aggregates --dry-run --out OUT",
    }.Select(words => (width, words)))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_number_of_json_is_on_the_screen_and_nothing_is_cut(int width, string words)
    {
        string changed = line.At("for-screens.yaml");
        File.WriteAllText(changed, CommandLine.Small.Replace("structure: 0.8", "structure: 0.2", StringComparison.Ordinal));
        string[] typed = [.. words.Split(' ').Select(w => w switch
        {
            "SMALL" => line.Scenario,
            "CHANGED" => changed,
            "OUT" => line.At("for-screens"),
            _ => w,
        })];
        Ended screen = At(width, typed), json = Json(typed);
        Assert.True(screen.Code == 0, screen.Errors);
        Assert.DoesNotContain("…", screen.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(screen.Output.Split('\n'), l => TextTable.Length(l) > width && l.Trim().Contains(' ', StringComparison.Ordinal));
        HashSet<string> seen = [.. Number().Matches(screen.Output.Replace('\u2212', '-')).Select(m => Usual(m.Value))];
        List<string> missing = [];
        using JsonDocument document = JsonDocument.Parse(json.Output);
        foreach ((string path, double value) in Numbers(document.RootElement, ""))
        {
            if (!Shown(value).Any(seen.Contains)) missing.Add(string.Create(CultureInfo.InvariantCulture, $"{path} {value}"));
        }

        Assert.True(missing.Count == 0, $"{missing.Count} numbers are not on the screen:\n{string.Join('\n', missing.Take(20))}\n{screen.Output}");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void A_terminal_is_asked_for_its_width(int width)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script") && File.Exists("/usr/bin/stty"), "script(1) makes the terminal.");
        ProcessStartInfo start = new("/usr/bin/script", ["-qec", $"stty cols {width} rows 40; dotnet '{ChildProcess.Program}' list components", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment.Remove("COLUMNS");
        start.Environment["NO_COLOR"] = "1";
        start.Environment["TERM"] = "xterm";
        using Process process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        string[] shown = [.. lines.Select(l => Escape().Replace(l, "").TrimEnd('\r'))];
        Assert.InRange(shown.Max(l => l.Length), width * 3 / 4, width);
        Assert.Contains(shown, l => l.StartsWith("workshop", StringComparison.Ordinal));
        Assert.DoesNotContain(shown, l => l.Contains('…', StringComparison.Ordinal));
    }

    [Fact]
    public void Files_get_a_sentence_in_one_line_and_developers_figures_only_when_asked()
    {
        string[] words = ["run", line.Scenario, "--force", "--quiet", "--out", line.At("plain")];
        Assert.Empty(CommandLine.Run(words).Output);
        Ended plain = CommandLine.Run([.. words.Where(w => w != "--quiet")]);
        Assert.DoesNotContain("teacher-days", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("reference loop", plain.Output, StringComparison.Ordinal);
        Assert.Contains("reference loop", CommandLine.Run([.. words.Where(w => w != "--quiet"), "--verbose"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_audit_begins_with_what_fails()
    {
        string screen = CommandLine.Run("audit", "nguyen-2013").Output;
        Assert.Contains("7 numbers do not reproduce, 110 do, 7 cannot be tested.", screen.Split('\n')[1], StringComparison.Ordinal);
        int last = screen.LastIndexOf("does not reproduce", StringComparison.Ordinal), first = screen.IndexOf("reproduces", StringComparison.Ordinal);
        Assert.InRange(last, 1, first - 1);
    }

    /// <summary>What programs get does not depend on the width, so it is asked for once.</summary>
    private static Ended Json(string[] words)
    {
        if (!Told.TryGetValue(string.Join(' ', words), out Ended? known)) Told[string.Join(' ', words)] = known = CommandLine.Run([.. words, "--json"]);
        return known;
    }

    private static Ended At(int width, params string[] words)
    {
        string? before = Environment.GetEnvironmentVariable("COLUMNS");
        try
        {
            Environment.SetEnvironmentVariable("COLUMNS", width.ToString(CultureInfo.InvariantCulture));
            return CommandLine.Run(words);
        }
        finally
        {
            Environment.SetEnvironmentVariable("COLUMNS", before);
        }
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

    [GeneratedRegex(@"\x1B(\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex Escape();
}
