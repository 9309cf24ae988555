using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Experiments.Designs;

namespace Simulator.Cli.Commands;

/// <summary><c>design PLAN</c>: programmes under a budget.</summary>
internal static class DesignCommand
{
    internal static Command Create()
    {
        DesignOptions common = new(ProgrammeSearch.KindWord, "A plan of programmes to choose from: a name of the catalogue, or a path.");
        Command command = common.Command(ProgrammeSearch.KindWord,
            "Which programme, under a budget of staff hours: candidates on common luck, the best again on fresh luck and over parameter sets.");
        common.Change(command, "--sets", "sets", "Parameter sets over which it is asked how robust a choice is (100); 0 leaves that out.");
        common.Change(command, "--parameters", "parameters", "A posterior, by name or folder, whose draws are the parameter sets (the ranges).");
        return command;
    }
}
