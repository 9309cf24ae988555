using System.CommandLine;
using Simulator.Cli.Terminal;
using Simulator.Experiments.Description;

namespace Simulator.Cli.Commands;

/// <summary><c>odd [TABLE]</c>: the tables of the ODD description, written from the code.</summary>
internal static class OddCommand
{
    private static readonly (string Name, Func<string> Write)[] Tables =
        [("parameters", OddTables.Parameters), ("components", OddTables.Components), ("decisions", OddTables.Decisions)];

    internal static Command Create()
    {
        Argument<string?> table = new("table") { Description = "parameters, components or decisions (all)", Arity = ArgumentArity.ZeroOrOne };
        table.AcceptOnlyFromAmong([.. Tables.Select(t => t.Name)]);
        Command command = new("odd", "Prints the tables of the model's ODD description in Markdown.") { table };
        command.SetAction(parsed =>
        {
            string? wanted = parsed.GetValue(table);
            Console.Out.Write(string.Join("\n", Tables.Where(t => wanted is null || t.Name == wanted).Select(t => t.Write())));
            return ExitCode.Done;
        });
        return command;
    }
}
