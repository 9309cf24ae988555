using System.Diagnostics;
using System.Text.RegularExpressions;
using Simulator.Tests.Cli;

namespace Simulator.Validation.Science;

/// <summary>Every command in a pseudo-terminal of 80 and of 120 columns: nothing is cut, and every number of its JSON document is read there.</summary>
public sealed partial class TerminalTests
{
    /// <summary>What they print is for editors and shells, in languages that have lines of their own.</summary>
    private static readonly string[] Languages = ["schema", "odd", "completion"];

    private static readonly int[] Widths = [80, 120];

    [Fact]
    public void Every_command_is_whole_and_says_every_number_that_programs_get() =>
        AllOf(Program.Built, [.. EveryCommand.Quick, .. EveryCommand.Slow.Where(a => !IsPage(a))]);

    [Fact]
    public void So_is_the_command_that_makes_a_page()
    {
        Assert.SkipUnless(OfflinePage.IsBuilt, "The engine for the browser is not built (./run.sh page nguyen-2013 builds it).");
        AllOf(OfflinePage.Published, [.. EveryCommand.Slow.Where(IsPage)]);
    }

    private static bool IsPage(EveryCommand.Asked asked) => asked.Words.StartsWith("page ", StringComparison.Ordinal);

    private static void AllOf(string program, EveryCommand.Asked[] all)
    {
        Program.Need("script(1), which makes the terminal,", ["script", "stty"], "bsdutils", "coreutils");
        string folder = Directory.CreateTempSubdirectory("simulator-terminal-").FullName;
        try
        {
            EveryCommand.Prepare(folder);
            foreach (EveryCommand.Asked asked in all)
            {
                string[] words = asked.In(folder);
                string[] screens = [.. Widths.Select(width => InTerminal(folder, width, program, words))];
                string? json = asked.Json ? Program.Expect(folder, Program.Host, [program, .. words, "--json"]) : null;
                for (int k = 0; k < Widths.Length; k++)
                {
                    if (!Languages.Contains(words[0])) ShownNumbers.AssertWhole(screens[k], Widths[k]);
                    if (json is not null) ShownNumbers.AssertSays(screens[k], json);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What stands in a terminal after a command, without progress, which goes elsewhere, and without marks for colour.</summary>
    private static string InTerminal(string folder, int width, string program, string[] words)
    {
        string command = string.Join(' ', words.Prepend(program).Prepend(Program.Host).Select(w => $"'{w}'"));
        ProcessStartInfo start = new(Program.Find("script")!, ["-qec", $"stty cols {width} rows 40; {command} 2>errors.txt", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        start.Environment.Remove("COLUMNS");
        start.Environment["TERM"] = "xterm";
        using Process process = Process.Start(start)!;
        string shown = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{command}: exit {process.ExitCode}\n{File.ReadAllText(Path.Combine(folder, "errors.txt"))}");
        return Escape().Replace(shown, "").Replace("\r", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\x1B(\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex Escape();
}
