using System.CommandLine;
using Simulator.Cli.Terminal;
using Simulator.Scenarios.Schema;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>new NAME</c> and <c>new study NAME</c>: a commented scenario or evidence file to start from, with its schema beside it.</summary>
internal static class NewCommand
{
    internal static Command Create()
    {
        Argument<string> name = new("name") { Description = "Name of the scenario; NAME.yaml is written into this folder." };
        Option<bool> force = CommonOptions.Force(), quiet = CommonOptions.Quiet();
        Command command = new("new", "Writes a commented scenario to start from; new study NAME an evidence file.") { name, force, quiet };
        command.SetAction(parsed => Write(
            parsed.GetValue(name)!, parsed.GetValue(force), parsed.GetValue(quiet), "run", "scenario.schema.json", NewScenario.Write, ScenarioSchema.Write()));
        command.Subcommands.Add(CreateStudy());
        return command;
    }

    private static Command CreateStudy()
    {
        Argument<string> name = new("name") { Description = "Name of the study; NAME.yaml is written into this folder." };
        Option<bool> force = CommonOptions.Force(), quiet = CommonOptions.Quiet();
        Command command = new("study", "Writes a commented evidence file to start from, for a published study or answers of your own.") { name, force, quiet };
        command.SetAction(parsed =>
        {
            string given = parsed.GetValue(name)!, study = Path.GetFileNameWithoutExtension(given);
            if (!NewStudy.IsName(study))
                throw new CannotWriteException($"{study} is no study's name: lower-case letters, digits and -, beginning with a letter.");
            return Write(given, parsed.GetValue(force), parsed.GetValue(quiet), "audit", "evidence.schema.json", NewStudy.Write, EvidenceSchema.Write());
        });
        return command;
    }

    private static int Write(
        string given, bool force, bool quiet, string next, string schemaFile, Func<string, string, string> write, string schemaText)
    {
        string path = given.EndsWith(".yaml", StringComparison.Ordinal) ? given : given + ".yaml";
        if (!FileNames.Allowed(Path.GetFileName(path))) throw new CannotWriteException($"{given} is no file name: letters, digits, . _ - only.");
        if (File.Exists(path) && !force) throw new CannotWriteException($"{path} is there already; --force replaces it.");
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } inside ? inside : ".";
        string schema = Path.Combine(folder, schemaFile);
        Directory.CreateDirectory(folder);
        AtomicFile.WriteText(path, write(Path.GetFileNameWithoutExtension(path), schemaFile));
        AtomicFile.WriteText(schema, schemaText);
        if (!quiet)
        {
            Screen.Say($"{path} is written, with {schema} for editors. Next: simulator {next} "
                + $"{(path.Contains('/', StringComparison.Ordinal) ? path : "./" + path)}");
        }

        return ExitCode.Done;
    }
}
