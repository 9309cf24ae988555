using System.Text.Json;
using Simulator.Cli.Terminal;
using Simulator.Tables;

namespace Simulator.Tests.Cli;

[Collection(CommandLineTests.Name)]
public sealed class RunTests(CommandLine line)
{
    [Fact]
    public void A_result_is_never_overwritten_unasked()
    {
        string folder = line.CopyOfStudy("again");
        byte[] manifest = File.ReadAllBytes(Path.Combine(folder, "manifest.json"));
        File.WriteAllText(Path.Combine(folder, "my-notes.txt"), "keep");
        Ended refused = CommandLine.Run("run", "nguyen-2013", "--replications", "2", "--quiet", "--out", folder);
        Assert.Equal(ExitCode.CannotWrite, refused.Code);
        Assert.Contains("--force", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
        Assert.Equal(manifest, File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        Ended kept = CommandLine.Run("run", line.Scenario, "--quiet", "--force", "--out", folder);
        Assert.Equal(ExitCode.CannotWrite, kept.Code);
        Assert.Contains("my-notes.txt", kept.Errors, StringComparison.Ordinal);
        Assert.Equal("keep", File.ReadAllText(Path.Combine(folder, "my-notes.txt")));
        Assert.Equal("my-notes.txt", Assert.Single(Verification.Of(folder)).Of);
        File.Delete(Path.Combine(folder, "my-notes.txt"));
        Assert.Equal(0, CommandLine.Run("run", line.Scenario, "--quiet", "--force", "--out", folder).Code);
        Assert.Equal(7UL, Manifest.Read(folder).Seed);
        Assert.Empty(Verification.Of(folder));
        Assert.False(File.Exists(Path.Combine(folder, "comparison.csv")), "a file of the result that was there is left");
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_refused()
    {
        string folder = line.At("notes");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "my-notes.txt"), "keep");
        Assert.Equal(ExitCode.CannotWrite, CommandLine.Run("run", line.Scenario, "--quiet", "--out", folder).Code);
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Json_is_one_document_and_nothing_else()
    {
        using JsonDocument json = JsonDocument.Parse(line.StudyScreen.Output);
        Assert.Equal(("complete", 3), (json.RootElement.GetProperty("status").GetString(), json.RootElement.GetProperty("replications").GetInt32()));
        Assert.Equal(12, json.RootElement.GetProperty("comparison").EnumerateArray().Count(r =>
            r.GetProperty("table").GetString() == "exact" && r.GetProperty("statistic").GetString() == "d"));
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        string folder = line.At("dry");
        Ended ended = CommandLine.Run("run", line.Scenario, "--dry-run", "--out", folder);
        Assert.Equal(0, ended.Code);
        Assert.Contains("Nothing was done", ended.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        using JsonDocument json = JsonDocument.Parse(CommandLine.Run("run", line.Scenario, "--dry-run", "--json", "--out", folder).Output);
        // Three replications of eight teachers over ten days and five of run-in: nothing, the programme, its twin, and the programme on other luck.
        Assert.Equal(3 * 8 * (10 + 5) * 4, json.RootElement.GetProperty("teacher_days").GetInt64());
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Set_changes_a_value_and_says_so_in_the_resolved_scenario()
    {
        Assert.Equal(0.25, CsvFile.Read(Path.Combine(line.Changed, "pairs.csv")).Numbers("structure")[0]);
        Assert.Equal(99UL, Manifest.Read(line.Changed).Seed);
        Assert.Contains("kappa_c", File.ReadAllText(Path.Combine(line.Changed, "scenario.resolved.yaml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parameters.kapa_c=0", "did you mean kappa_c?")]
    [InlineData("arms.pairs.programme.meetngs.per_week=2", "did you mean meetings?")]
    [InlineData("arms.pears.programme.meetings.per_week=2", "pears")]
    [InlineData("arms.pairs.programme.meetings.structure=7", "structure")]
    [InlineData("nonsense", "nonsense")]
    public void A_wrong_change_is_refused_by_the_name_of_its_option(string change, string says)
    {
        Ended ended = CommandLine.Run("run", line.Scenario, "--set", change, "--out", line.At("wrong"));
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.StartsWith("--set:1:", ended.Errors, StringComparison.Ordinal);
        Assert.Contains(says, ended.Errors, StringComparison.Ordinal);
        Assert.Empty(ended.Output);
        Assert.False(Directory.Exists(line.At("wrong")));
    }

    [Theory]
    [InlineData("rnu", "did you mean run?")]
    [InlineData("frobnicate", "the commands are")]
    public void An_unknown_command_is_wrong_usage_and_says_so_on_the_error_stream(string word, string says)
    {
        Ended ended = CommandLine.Run(word, "x");
        Assert.Equal((ExitCode.Usage, ""), (ended.Code, ended.Output));
        Assert.Contains(says, ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("run")]
    [InlineData("run", "nguyen-2013", "--bogus")]
    [InlineData("run", "nguyen-2013", "--replications", "many")]
    [InlineData("list", "everything")]
    [InlineData("story", "nguyen-2013")]
    [InlineData("run", "nguyen-2013", "--out", "")]
    [InlineData("run", "nguyen-2013", "--out", "/")]
    [InlineData("compare", "nguyen-2013", "no-training", "--out", " ")]
    [InlineData("audit", "nguyen-2013", "--out", "")]
    [InlineData("validate", "--out", "/")]
    public void Wrong_usage_is_exit_2_with_nothing_on_standard_output(params string[] words)
    {
        Ended ended = CommandLine.Run(words);
        Assert.Equal((ExitCode.Usage, ""), (ended.Code, ended.Output));
        Assert.NotEmpty(ended.Errors);
    }

    [Theory]
    [InlineData("nguyen-2103", "did you mean nguyen-2013?")]
    [InlineData("./nowhere.yaml", "nowhere")]
    public void A_missing_scenario_is_told_with_the_nearest_name(string name, string says)
    {
        Ended ended = CommandLine.Run("run", name, "--out", line.At("missing"));
        Assert.Equal((ExitCode.NoInput, ""), (ended.Code, ended.Output));
        Assert.Contains(says, ended.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(line.At("missing")));
    }

    [Fact]
    public void Eight_mistakes_are_told_together_with_their_places_within_a_second_and_nothing_is_written()
    {
        const string bad = """
            schema_version: 1
            name: Bad
            colour: blue
            calendar: { weeks: many, days_per_week: 5 }
            people: same
            cohort: { teachers: 8, schools: 2, leadership: 1.7, free_hours_per_week: .nan }
            instrument: lankau-1969
            survey_weeks: [2]
            arms:
              - name: pairs
                programme:
                  meetings: { per_week: 1, per_week: 2, hours: 1, structure: 0.8 }
              - programme: {}

            """;
        string path = line.At("bad.yaml"), bomb = line.At("bomb.yaml");
        File.WriteAllText(path, bad);
        File.WriteAllText(bomb, "a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]\n");
        Ended ended = CommandLine.Run("run", path, "--out", line.At("never"));
        Ended exploded = null!;
        Assert.InRange(Work.Bytes(() => exploded = CommandLine.Run("run", bomb, "--out", line.At("never"))), 0, 100_000_000);
        Assert.Equal((ExitCode.BadInput, ""), (ended.Code, ended.Output));
        foreach (string place in new[] { "3:1: colour", "4:20: calendar.weeks", "6:48: cohort.leadership", "6:74: cohort.free_hours_per_week",
            "7:13: instrument", "12:32: ", "13:" })
        {
            Assert.Contains($"{path}:{place}", ended.Errors, StringComparison.Ordinal);
        }

        Assert.Equal((ExitCode.BadInput, ""), (exploded.Code, exploded.Output));
        Assert.Contains($"{bomb}:1:4: ", exploded.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(line.At("never")));
    }

    [Fact]
    public void The_resolved_scenario_runs_again_to_the_same_bits()
    {
        string folder = line.At("resolved"), scenario = line.At("once-more.yaml");
        File.Copy(Path.Combine(line.Study, "scenario.resolved.yaml"), scenario);
        Assert.Equal(0, CommandLine.Run("run", scenario, "--quiet", "--out", folder).Code);
        foreach (string table in new[] { "trajectories.csv", "network.csv" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(line.Study, table)), File.ReadAllBytes(Path.Combine(folder, table)));
        StoredTable was = ParquetFile.Read(Path.Combine(line.Study, "responses.parquet")), now = ParquetFile.Read(Path.Combine(folder, "responses.parquet"));
        Assert.All(was.Columns.Where(c => c != "scenario"), c => Assert.Equal(was.Texts(c), now.Texts(c)));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told()
    {
        string file = line.At("a-file");
        File.WriteAllText(file, "x");
        Assert.Equal(ExitCode.CannotWrite, CommandLine.Run("run", line.Scenario, "--quiet", "--out", file).Code);
    }
}
