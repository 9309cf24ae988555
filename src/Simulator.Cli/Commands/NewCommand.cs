using System.CommandLine;
using Simulator.Cli.Terminal;
using Simulator.Scenarios.Schema;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>new NAME</c>: a commented scenario to start from, with the schema beside it.</summary>
internal static class NewCommand
{
    private const string SchemaFile = "scenario.schema.json";

    internal static Command Create()
    {
        Argument<string> name = new("name") { Description = "Name of the scenario; NAME.yaml is written into this folder." };
        Option<bool> force = CommonOptions.Force(), quiet = CommonOptions.Quiet();
        Command command = new("new", "Writes a commented scenario to start from.") { name, force, quiet };
        command.SetAction(parsed =>
        {
            string given = parsed.GetValue(name)!;
            string path = given.EndsWith(".yaml", StringComparison.Ordinal) ? given : given + ".yaml";
            if (!FileNames.Allowed(Path.GetFileName(path))) throw new CannotWriteException($"{given} is no file name: letters, digits, . _ - only.");
            if (File.Exists(path) && !parsed.GetValue(force)) throw new CannotWriteException($"{path} is there already; --force replaces it.");
            string folder = Path.GetDirectoryName(path) is { Length: > 0 } inside ? inside : ".";
            string schema = Path.Combine(folder, SchemaFile);
            Directory.CreateDirectory(folder);
            AtomicFile.WriteText(path, NewScenario.Write(Path.GetFileNameWithoutExtension(path), SchemaFile));
            AtomicFile.WriteText(schema, ScenarioSchema.Write());
            if (!parsed.GetValue(quiet))
            {
                Console.WriteLine($"{path} is written, with {schema} for editors. Next: simulator run "
                    + $"{(path.Contains('/', StringComparison.Ordinal) ? path : "./" + path)}");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
