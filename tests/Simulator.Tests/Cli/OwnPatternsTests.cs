using System.Text.Json;
using Simulator.Cli.Terminal;
using Simulator.Experiments.Patterns;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Patterns;
using Simulator.Tables;

namespace Simulator.Tests.Cli;

/// <summary>A user's own pattern file, about a scenario and a questionnaire of the user's own that lie beside it.</summary>
[Collection(CommandLineTests.Name)]
public sealed class OwnPatternsTests(CommandLine line)
{
    private const string Patterns = """
        schema_version: 1
        kind: patterns
        patterns:
          - id: X1
            statement: "Pairs meet."
            kind: built_in
            part_of: X
            direction: higher
            strength: strong
            fidelity: stated
            study: nobody
            locator: "nowhere"
            matters: 0.5
            tests:
              - { measure: meetings_held_per_pair, scenario: small, arm: pairs, holds: { above: 0 } }
          - id: X2
            statement: "Who is in a pair says so when asked."
            part_of: X
            direction: higher
            strength: weak
            fidelity: stated
            study: nobody
            locator: "nowhere"
            tests:
              - { measure: heard, scenario: small, contrast: pairs - nothing, matters: 3.9, holds: { above: 0 } }

        """;

    private const string Instrument = """
        { id: own, title: One question, source: "made up", points: 5, items: [{ id: heard, text: "Somebody listened.", asks: listened }], scales: [] }
        """;

    [Fact]
    public void Own_patterns_are_played_in_own_scenarios_beside_them()
    {
        string folder = Folder("own-patterns", Patterns), result = line.At("own-patterns-result");
        Assert.Equal(0, CommandLine.Run("check", Path.Combine(folder, "patterns.yaml")).Code);
        Ended ended = CommandLine.Run("validate", folder, "--draws", "2", "--out", result, "--quiet");
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.Contains("Of 1 emergent patterns: 0 held, 0 missed, 1 too small to tell", ended.Output, StringComparison.Ordinal);
        Assert.Contains("X is told in its parts: X1 (built in) held, X2 (emergent) too small to tell.", ended.Output, StringComparison.Ordinal);
        StoredTable table = CsvFile.Read(Path.Combine(result, "patterns.csv"));
        Assert.Equal(["X1", "X2"], table.Texts("id"));
        Assert.Equal(["built_in", "emergent"], table.Texts("kind"));
        Assert.Equal([0.5, 3.9], table.Numbers("matters"));
        Assert.Equal([2L, 2L], table.Integers("draws"));
        Assert.Equal([2L, 0L], table.Integers("held_in_draws"));
        StoredDraws kept = PatternDrawsFile.Read(Catalogue.Find(InputKind.PatternDraws, Path.Combine(result, PatternDrawsFile.FileName)));
        Assert.Equal([new HeldInDraws(2, 2), new HeldInDraws(2, 0)], [kept.Held["X1"], kept.Held["X2"]]);
        InputText file = Catalogue.Find(InputKind.Patterns, Path.Combine(folder, "patterns.yaml"));
        Assert.True(kept.IsOf(file));
        Assert.True(kept.IsOf(file with { Text = file.Text.ReplaceLineEndings("\r\n") }));
        Assert.False(kept.IsOf(file with { Text = file.Text.Replace("3.9", "3.8", StringComparison.Ordinal) }));
        Assert.False((kept with { ResultsVersion = kept.ResultsVersion + 1 }).IsOf(file));
        // A study that no scenario here plays has no targets to check.
        Assert.False(File.Exists(Path.Combine(result, "comparison.csv")));
        Assert.Equal(0, CommandLine.Run("verify", result).Code);
        Assert.Contains("patterns.yaml", File.ReadAllText(Path.Combine(result, Manifest.FileName)), StringComparison.Ordinal);
        string report = File.ReadAllText(Path.Combine(result, "report.html"));
        Assert.Contains("Of 1 emergent patterns", report, StringComparison.Ordinal);
        Assert.Contains("2 of 2", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_headline_and_the_words_are_in_the_document_for_programs()
    {
        Ended ended = CommandLine.Run("validate", Folder("own-patterns-json", Patterns), "--json", "--quiet");
        using JsonDocument json = JsonDocument.Parse(ended.Output);
        Assert.StartsWith("Of 1 emergent patterns", json.RootElement.GetProperty("headline").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["built_in", "emergent"], json.RootElement.GetProperty("patterns").EnumerateArray().Select(p => p.GetProperty("kind").GetString()));
    }

    /// <summary>Every slip is told where it stands, and all of them at once.</summary>
    [Theory]
    [InlineData("kind: built_in", "kind: builtin", ":6:11: patterns[0].kind: unknown word (builtin)", "did you mean built_in?")]
    [InlineData("arm: pairs", "arm: pair", ".tests[0].arm: scenario small has no arm pair", "did you mean pairs?")]
    [InlineData("pairs - nothing", "pairs - nothin", ".contrast: scenario small has no arm nothin", "did you mean nothing?")]
    [InlineData("scenario: small, arm", "scenario: smal, arm", ".scenario: no such scenario (smal)", "")]
    [InlineData("measure: heard", "measure: item_1", ".measure: unknown word (item_1)", "")]
    [InlineData("matters: 3.9, holds: { above: 0 }", "matters: 3.9, holds: { above: 1 }", ".matters: this test does not ask", "")]
    [InlineData("matters: 0.5", "matters: 0", ".matters: out of range (0)", "a number above 0")]
    [InlineData("pairs, holds: { above: 0 }", "pairs, holds: { above: 1 }", "patterns[0].matters: no test here asks", "")]
    public void A_slip_in_a_pattern_file_is_told_where_it_stands(string right, string wrong, string said, string meant)
    {
        string folder = Folder("own-patterns-wrong", Patterns.Replace(right, wrong, StringComparison.Ordinal));
        Ended ended = CommandLine.Run("check", Path.Combine(folder, "patterns.yaml"));
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Contains(said, ended.Errors, StringComparison.Ordinal);
        Assert.Contains(meant, ended.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, CommandLine.Run("validate", folder).Code);
    }

    private string Folder(string name, string patterns)
    {
        string folder = line.At(name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "patterns.yaml"), patterns);
        File.WriteAllText(Path.Combine(folder, "small.yaml"), CommandLine.Small.Replace(
            "instrument: lankau-1996-adapted", "instrument: " + Instrument, StringComparison.Ordinal));
        return folder;
    }
}
