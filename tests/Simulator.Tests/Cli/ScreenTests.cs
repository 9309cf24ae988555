using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Simulator.Tests.Cli;

/// <summary>What people read on a terminal is whole at 80 and at 120 columns, and says every number that programs get.</summary>
[Collection(CommandLineTests.Name)]
public sealed partial class ScreenTests(CommandLine line)
{
    /// <summary>What they print is for programs or editors, in languages that have lines of their own.</summary>
    private static readonly string[] Languages = ["schema", "odd", "completion"];

    private static readonly Dictionary<string, Ended> Told = [];

    public static TheoryData<int, string> Commands => [.. new[] { 80, 120 }.SelectMany(width => EveryCommand.Quick.Select(asked => (width, asked.Words)))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_number_of_json_is_on_the_screen_and_nothing_is_cut(int width, string words)
    {
        string folder = line.At("for-screens");
        if (!Directory.Exists(folder)) EveryCommand.Prepare(folder);
        EveryCommand.Asked asked = EveryCommand.Quick.Single(a => a.Words == words);
        // What goes on from a result must find one, whichever test comes first.
        if (asked.Words.Contains("$/sweep", StringComparison.Ordinal) && !Directory.Exists(Path.Combine(folder, "sweep")))
            Assert.Equal(0, CommandLine.Run(EveryCommand.Quick.First(a => a.Words.StartsWith("sweep ", StringComparison.Ordinal)).In(folder)).Code);
        Ended screen = At(width, asked.In(folder));
        Assert.True(screen.Code == 0, screen.Errors);
        if (!Languages.Contains(asked.In(folder)[0])) ShownNumbers.AssertWhole(screen.Output, width);
        if (asked.Json) ShownNumbers.AssertSays(screen.Output, Json(asked.In(folder)).Output);
    }

    /// <summary>A command without a row above, or one that has a document for programs and does not show it there, would pass unseen.</summary>
    [Fact]
    public void No_command_is_left_out()
    {
        EveryCommand.Asked[] all = [.. EveryCommand.Quick, .. EveryCommand.Slow];
        Assert.Equal(EveryCommand.Names.Order(), all.Select(a => a.Words.Split(' ')[0]).Distinct().Order());
        foreach (string name in EveryCommand.Names)
        {
            bool takesJson = CommandLine.Run(name, "--help").Output.Contains("--json", StringComparison.Ordinal);
            Assert.Equal(takesJson, all.Where(a => a.Words.Split(' ')[0] == name).All(a => a.Json));
        }
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

    [GeneratedRegex(@"\x1B(\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex Escape();
}
