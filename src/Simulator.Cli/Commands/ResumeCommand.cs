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
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), force = CommonOptions.Force(), verbose = CommonOptions.EveryNumber();
        Command command = new("resume", "Goes on after an interruption: makes the missing parts and puts the result together.")
            { dir, threads, json, quiet, force, verbose };
        command.SetAction(parsed =>
        {
            string to = parsed.GetValue(dir)!;
            Telling telling = new(parsed.GetValue(json), parsed.GetValue(quiet), parsed.GetValue(verbose));
            if (DesignOptions.Finished(to) is { } finished) return DesignOptions.ShowStored(finished, to, telling);
            return DesignOptions.Run(DesignOptions.Prepared(to), to, parsed.GetValue(force), parsed.GetValue(threads), telling);
        });
        return command;
    }
}
