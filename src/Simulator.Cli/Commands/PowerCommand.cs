using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Experiments.Designs;

namespace Simulator.Cli.Commands;

/// <summary><c>power SCENARIO --n 10..60</c>: what a study of some size would find, by the field's analyses.</summary>
internal static class PowerCommand
{
    internal static Command Create()
    {
        DesignOptions common = new(PowerDesign.KindWord, "A scenario, or a power plan: a name of the catalogue, or a path.");
        Command command = common.Command(PowerDesign.KindWord,
            "What a study of some size would find, by the field's analyses side by side, and how often each is wrong.");
        common.Change(command, "--n", "n", "Persons an arm: lowest..highest, such as 10..60.");
        common.Change(command, "--outcome", "outcomes", "Rows of the questionnaire that are tested, the one that matters first: amount,effectiveness.",
            list: true);
        common.Change(command, "--test", "test", "The planned test (welch).");
        common.Change(command, "--alpha", "alpha", "Level of the test (.05).");
        common.Change(command, "--dropout", "dropout", "Share of persons whose answers are lost (.15).");
        common.Change(command, "--correction", "correction", "none, or holm over the outcomes.");
        common.Change(command, "--sets", "sets", "Parameter sets behind the weakest assumption (100); 0 leaves them out.");
        return command;
    }
}
