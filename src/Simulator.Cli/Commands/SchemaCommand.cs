using System.CommandLine;
using Simulator.Cli.Terminal;
using Simulator.Scenarios.Schema;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>schema [KIND]</c>: the JSON Schema of scenarios, instruments, evidence and plans, for editors.</summary>
internal static class SchemaCommand
{
    private static readonly (string Kind, Func<string> Write)[] Schemas =
        [("scenario", ScenarioSchema.Write), ("instrument", InstrumentSchema.Write), ("evidence", EvidenceSchema.Write), ("plan", PlanSchema.Write)];

    internal static Command Create()
    {
        Argument<string> kind = new("kind") { Description = "scenario, instrument, evidence or plan", DefaultValueFactory = _ => "scenario" };
        kind.AcceptOnlyFromAmong([.. Schemas.Select(s => s.Kind)]);
        Option<string?> folder = new("--out") { Description = "Folder into which all schemas are written, instead of standard output." };
        Command command = new("schema", "Prints the JSON Schema that editors use to complete and check a file.") { kind, folder };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(folder) is not { } path)
            {
                Console.Out.Write(Schemas.First(s => s.Kind == parsed.GetValue(kind)).Write());
                return ExitCode.Done;
            }

            Directory.CreateDirectory(path);
            foreach ((string name, Func<string> write) in Schemas) AtomicFile.WriteText(Path.Combine(path, $"{name}.schema.json"), write());
            return ExitCode.Done;
        });
        return command;
    }
}
