using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;

namespace Simulator.Cli.Commands;

/// <summary><c>resume DIR</c>: makes the parts that are missing of a prepared or interrupted result, and puts it together.</summary>
internal static class ResumeCommand
{
    internal static Command Create()
    {
        Argument<string> dir = new("dir") { Description = "The folder of the result in the making." };
        Option<int> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), force = CommonOptions.Force();
        Command command = new("resume", "Goes on after an interruption: makes the missing parts and puts the result together.") { dir, threads, json, quiet,
            force };
        command.SetAction(parsed =>
        {
            string to = parsed.GetValue(dir)!;
            bool asJson = parsed.GetValue(json), silent = parsed.GetValue(quiet);
            if (DesignOptions.Finished(to) is { } finished) return DesignOptions.ShowStored(finished, to, asJson, silent);
            return DesignOptions.Run(DesignOptions.Prepared(to), to, parsed.GetValue(force), parsed.GetValue(threads), asJson, silent);
        });
        return command;
    }
}
