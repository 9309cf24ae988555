using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Experiments.Designs;

namespace Simulator.Cli.Commands;

/// <summary><c>attribute PLAN</c>: what carries an effect.</summary>
internal static class AttributeCommand
{
    internal static Command Create()
    {
        DesignOptions common = new(AttributionDesign.KindWord, "A scenario, or an attribution plan: a name of the catalogue, or a path.");
        Command command = common.Command("attribute", "What carries an effect: Shapley values over components and mechanisms that can be switched off.");
        common.Change(command, "--measure", "measure", "The effect: a measure of a contrast, or one whose difference is taken (d of the first scale).");
        return command;
    }
}
