using Simulator.Cli.Terminal;
using Simulator.Experiments.Jobs;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Cli;

/// <summary>What people who run simulations have tripped over in other programs: nothing they write is ignored, and no stream ends their job.</summary>
[Collection(CommandLineTests.Name)]
public sealed class OtherPeopleTests
{
    [Theory]
    // A swept parameter that does not exist, and every run is equal (OPM/opm-simulators#1813).
    [InlineData("set.cohort.leadership=0.1", "did you mean cohort.leadership?")]
    [InlineData("extends=nguyen-2013", "extends and set are no values of a scenario")]
    // An empty variable wipes an inherited value (hydra-ecosystem/hydra#2958).
    [InlineData("cohort.leadership=", "null takes the key away")]
    [InlineData("cohort.leadership= ", "null takes the key away")]
    public void A_change_that_cannot_take_effect_stops_the_run(string change, string told)
    {
        Ended ended = CommandLine.Run("run", "nguyen-2013", "--set", change, "--dry-run");
        Assert.Equal(65, ended.Code);
        Assert.Contains("--set:1:1: ", ended.Errors, StringComparison.Ordinal);
        Assert.Contains(told, ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    // The last of two values wins silently (torognes/swarm#101).
    [InlineData("cohort.leadership=0.5", "cohort.leadership=0.6", "the value is set twice")]
    [InlineData("parameters.u=0", "parameters.set.u=1", "the value is set twice")]
    [InlineData("calendar.weeks=5", "calendar={ weeks: 6, days_per_week: 6 }", "would be lost")]
    public void One_value_is_not_set_twice(string first, string second, string told)
    {
        Ended ended = CommandLine.Run("run", "nguyen-2013", "--set", first, "--set", second, "--dry-run");
        Assert.Equal(65, ended.Code);
        Assert.Contains(told, ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    // Names of the platform's types in a researcher's message (mayuki/Cocona#120).
    [InlineData("--replications", "1e3", "--replications: not a whole number (1e3); a whole number from 1 to 1000000; did you mean 1000?")]
    [InlineData("--threads", "1.5", "--threads: not a whole number (1.5); a whole number from 0 to 1024")]
    [InlineData("--threads", "100000", "--threads: out of range (100000); a whole number from 0 to 1024")]
    [InlineData("--seed", "9223372036854775808", "--seed: out of range (9223372036854775808); a whole number from 0 to 9223372036854775807")]
    [InlineData("--max-memory", "much", "--max-memory: not a size (much); a number with its unit, such as 512MB or 4GB")]
    public void A_number_is_refused_in_the_users_words(string option, string value, string told)
    {
        Ended ended = CommandLine.Run("run", "nguyen-2013", option, value, "--dry-run");
        Assert.Equal((2, told + "\n"), (ended.Code, ended.Errors));
    }

    [Fact]
    // Nothing documents that @ opens a file of words (dotnet/command-line-api#816).
    public void A_name_may_begin_with_an_at_sign_and_is_the_same_in_every_table()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["@pilot.yaml"], CommandLine.Small);
        Assert.Equal("pilot", ScenarioReader.Read(folder["@pilot.yaml"]).Id);
        Assert.Contains("in tables the scenario is called pilot", CommandLine.Run("check", folder["@pilot.yaml"]).Errors, StringComparison.Ordinal);
    }

    [Fact]
    // One more agent changes everybody's luck (starsimhub/starsim#416).
    public void A_comparison_of_other_people_says_so()
    {
        OpenedScenario small = ScenarioReader.Open("nguyen-2013"), larger = ScenarioReader.Open("nguyen-2013", new Overrides(["cohort.schools=2"]));
        Assert.Equal((IEnumerable<string>)["schools"], CompareJob.SharedBy(small.Scenario, larger.Scenario).People);
        Assert.Contains("not played by the same people", CompareJob.SharedBy(small.Scenario, larger.Scenario).Sentence, StringComparison.Ordinal);
        OpenedScenario led = ScenarioReader.Open("nguyen-2013", new Overrides(["cohort.leadership=0.1"]));
        Assert.Equal((IEnumerable<string>)["leadership"], CompareJob.SharedBy(small.Scenario, led.Scenario).Conditions);
        Assert.EndsWith("what differs is what the programmes changed.", CompareJob.SharedBy(small.Scenario, small.Scenario).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    // A job that dies for its progress line (deblasis/wintty#616).
    [InlineData("2>/dev/full")]
    [InlineData("2>&- >&-")]
    public void A_stream_that_takes_nothing_ends_no_job(string streams)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("The streams are those of a Linux shell.");
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["small.yaml"], CommandLine.Small);
        using System.Diagnostics.Process shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "/bin/sh", ["-c", $"cd '{folder.Path}' && dotnet '{ChildProcess.Program}' run ./small.yaml --out result {streams}"]))!;
        shell.WaitForExit();
        Assert.Equal((0, true), (shell.ExitCode, File.Exists(folder["result/report.html"])));
    }

    [Fact]
    public void What_would_steer_a_terminal_is_shown_as_its_code() =>
        Assert.Equal("a\\u001B[31m\\u0007\\u000Db\\u202E\n\tc", SafeWriter.Shown("a\u001b[31m\a\rb\u202e\n\tc"));

    [Fact]
    public void What_the_machine_cannot_hold_is_refused_before_it_starts()
    {
        Ended refused = CommandLine.Run("run", "nguyen-2013", "--max-memory", "20MB", "--force", "--dry-run");
        Assert.Equal(65, refused.Code);
        Assert.Contains("of memory, and there are 20 MB", refused.Errors, StringComparison.Ordinal);
        Ended told = CommandLine.Run("run", "nguyen-2013", "--dry-run");
        Assert.Equal(0, told.Code);
        Assert.Contains("4.343 million teacher-days", told.Output, StringComparison.Ordinal);
        Assert.Contains("of memory", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_is_refused_at_once()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Pipes with names are made on Linux only.");
        using TemporaryFolder folder = new();
        using (System.Diagnostics.Process made = System.Diagnostics.Process.Start("mkfifo", [folder["pipe.yaml"]])) made.WaitForExit();
        Ended ended = CommandLine.Run("check", folder["pipe.yaml"], "/dev/zero");
        Assert.Equal(65, ended.Code);
        Assert.Contains("pipe.yaml:1:1: a pipe stands here; an ordinary file", ended.Errors, StringComparison.Ordinal);
    }
}
