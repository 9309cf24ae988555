using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Experiments.Designs;

namespace Simulator.Cli.Commands;

/// <summary><c>sensitivity PLAN</c>: what an effect depends on.</summary>
internal static class SensitivityCommand
{
    internal static Command Create()
    {
        DesignOptions common = new(SensitivityDesign.KindWord, "A scenario, or a sensitivity plan: a name of the catalogue, or a path.");
        Command command = common.Command(SensitivityDesign.KindWord,
            "What an effect depends on: Morris' screening of every parameter, then Sobol's indices of the strongest.");
        common.Change(command, "--measure", "measure", "The effect: a measure of a contrast, or one whose difference is taken (d of the first scale).");
        common.Change(command, "--trajectories", "trajectories", "Trajectories of the screening (10).");
        return command;
    }
}
