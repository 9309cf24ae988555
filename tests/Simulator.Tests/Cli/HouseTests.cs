using System.Text;
using System.Text.RegularExpressions;
using Simulator.Scenarios.Inputs;

namespace Simulator.Tests.Cli;

/// <summary>What the project says about itself is true.</summary>
[Collection(CommandLineTests.Name)]
public sealed partial class HouseTests
{
    private static readonly string[] TopFolders = ["src", "tests", "scenarios", "seeds", ".ci"];

    /// <summary>Words in READMEs that stand for something the reader puts there.</summary>
    private static readonly char[] Placeholders = ['<', '>', '*', '…', '{', '}', '$', '%'];

    public static TheoryData<string> Readmes() =>
        [.. Repository.Files().Where(f => Path.GetFileName(f) == "README.md").Select(f => Path.GetRelativePath(Repository.Root, f))];

    public static TheoryData<string> Inputs() => [.. Repository.Files()
        .Where(f => f.EndsWith(".yaml", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
        .Where(f => f.StartsWith("scenarios/", StringComparison.Ordinal) || f.StartsWith("seeds/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Every_path_that_a_readme_names_exists(string readme)
    {
        string text = File.ReadAllText(Repository.At(readme)), folder = Path.GetDirectoryName(Repository.At(readme))!;
        List<string> lost = [];
        foreach (string link in Links().Matches(text).Select(m => m.Groups[1].Value.Split('#')[0]))
        {
            if (link.Length == 0 || link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal)) continue;
            if (!Exists(folder, link) && !IsResult(link)) lost.Add(link);
        }

        foreach (string quoted in Quoted().Matches(text).Select(m => m.Groups[1].Value))
        {
            string path = quoted.TrimEnd('/', '.');
            bool meant = TopFolders.Any(t => path.StartsWith(t + "/", StringComparison.Ordinal)) && path.IndexOfAny([.. Placeholders, ' ']) < 0
                && !HasName(path);
            if (meant && !Exists(Repository.Root, path)) lost.Add(quoted);
        }

        Assert.Empty(lost);
    }

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Every_command_that_a_readme_names_exists_and_so_does_what_it_runs(string readme)
    {
        HashSet<string> commands = ["help", .. CommandNames().Matches(CommandLine.Run("help").Output).Select(m => m.Groups[1].Value)];
        Assert.Contains("run", commands);
        List<string> wrong = [];
        foreach (Match call in Calls().Matches(File.ReadAllText(Repository.At(readme))))
        {
            string[] words = call.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0] is "test" or "COMMAND" || !char.IsAsciiLetterLower(words[0][0])) continue;
            if (!commands.Contains(words[0])) wrong.Add(call.Value);
            if (words is ["run" or "story", string scenario, ..] && !scenario.Contains('/', StringComparison.Ordinal) && Plain().IsMatch(scenario)
                && Catalogue.TryFind(InputKind.Scenario, scenario) is null)
            {
                wrong.Add(call.Value);
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Every_input_of_the_tree_passes_check(string file)
    {
        Ended ended = CommandLine.Run("check", Repository.At(file), "--quiet");
        Assert.True(ended.Code == 0, ended.Errors);
    }

    [Fact]
    public void No_file_speaks_of_the_machine_or_the_tools_it_was_written_with()
    {
        // Put together here, so that this file does not hold them itself.
        string[] words = ["/wo" + "rk/", "/ho" + "me/", "cla" + "ude", "anth" + "ropic", "chat" + "gpt", "open" + "ai", "co-authored" + "-by", "copi"
            + "lot", "language " + "model"];
        List<string> found = [];
        foreach (string file in Repository.Files())
        {
            byte[] bytes = File.ReadAllBytes(file);
            if (bytes.AsSpan(0, Math.Min(bytes.Length, 8000)).Contains((byte)0)) continue;
            string text = Encoding.UTF8.GetString(bytes);
            found.AddRange(words.Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))
                .Select(w => $"{Path.GetRelativePath(Repository.Root, file)}: {w}"));
        }

        Assert.Empty(found);
    }

    private static bool Exists(string folder, string path)
    {
        string full = Path.Combine(folder, path.TrimEnd('/'));
        return File.Exists(full) || Directory.Exists(full);
    }

    /// <summary>A result that the reader's own run leaves.</summary>
    private static bool IsResult(string path) => path.StartsWith("results/", StringComparison.Ordinal) || path.Contains("/results/", StringComparison.Ordinal);

    /// <summary>A word in capitals, such as FILE, stands for a name of the reader's.</summary>
    private static bool HasName(string path) => path.Split('/')
        .Any(p => Path.GetFileNameWithoutExtension(p) is { Length: > 1 } name && name.All(char.IsAsciiLetterUpper) && name is not "README");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"`([^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s{2}([a-z]+)\b", RegexOptions.Multiline)]
    private static partial Regex CommandNames();

    [GeneratedRegex(@"\./run\.sh((?: +[^\s`#;|&)]+)+)")]
    private static partial Regex Calls();

    [GeneratedRegex(@"^[a-z0-9_-]+$")]
    private static partial Regex Plain();
}
