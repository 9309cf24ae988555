using Simulator.Cli.Terminal;

namespace Simulator.Tests.Cli;

/// <summary>Help, completion and what is said of a mistyped word.</summary>
[Collection(CommandLineTests.Name)]
public sealed class HelpTests
{
    [Fact]
    public void Help_names_every_command_in_its_group()
    {
        Ended help = CommandLine.Run("--help");
        Assert.Equal((0, ""), (help.Code, help.Errors));
        Assert.Equal(help.Output, CommandLine.Run("help").Output);
        string[] parts =
        [
            "Play a scenario", "  run", "  compare", "  page", "Write and look things up", "  new", "Judge studies and the model", "  audit",
            "Look after results", "  verify",
        ];
        int[] places = [.. parts.Select(p => help.Output.IndexOf(p, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [InlineData("run", "--replications", "simulator run nguyen-2013")]
    [InlineData("compare", "--sets", "simulator compare nguyen-2013 ./fortnightly.yaml")]
    [InlineData("page", "--out", "simulator page nguyen-2013")]
    public void Help_of_a_command_tells_options_and_examples(string command, string option, string example)
    {
        Ended help = CommandLine.Run("help", command);
        Assert.Equal(0, help.Code);
        Assert.Equal(help.Output, CommandLine.Run(command, "--help").Output);
        Assert.Contains(option, help.Output, StringComparison.Ordinal);
        Assert.Contains(example, help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--replicatons", "did you mean --replications?")]
    [InlineData("--sed", "did you mean --seed?")]
    [InlineData("--xylophone", "simulator run --help tells them")]
    public void A_mistyped_option_is_told_with_the_one_that_was_meant(string typed, string says)
    {
        Ended ended = CommandLine.Run("run", "nguyen-2013", typed, "3");
        Assert.Equal(ExitCode.Usage, ended.Code);
        Assert.Contains(says, ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -F _simulator simulator")]
    [InlineData("zsh", "#compdef simulator")]
    [InlineData("fish", "complete -c simulator")]
    public void Completion_prints_a_script_and_the_program_answers_it(string shell, string line)
    {
        Assert.Contains(line, CommandLine.Run("completion", shell).Output, StringComparison.Ordinal);
        Assert.Contains("--replications", CommandLine.Run("[suggest:19]", "run nguyen-2013 --r").Output, StringComparison.Ordinal);
    }
}
