using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Experiments.Designs;

namespace Simulator.Cli.Commands;

/// <summary><c>sweep PLAN</c>: many points of a scenario, each played many times.</summary>
internal static class SweepCommand
{
    internal static Command Create() => new DesignOptions(SweepDesign.KindWord, "A sweep plan: a name of the catalogue, or a path.")
        .Command(SweepDesign.KindWord, "Plays many points of a scenario: a grid, a Latin hypercube, a Sobol sequence, or points by name.");
}
