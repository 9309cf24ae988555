using System.CommandLine;
using Simulator.Cli.Terminal;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;

namespace Simulator.Cli.Commands;

/// <summary><c>check FILE…</c>: reads scenarios, instruments, evidence and patterns without running anything; all errors of all files.</summary>
internal static class CheckCommand
{
    internal static Command Create()
    {
        Argument<string[]> files = new("file") { Description = "Scenarios, instruments, evidence, patterns.", Arity = ArgumentArity.OneOrMore };
        Option<bool> quiet = CommonOptions.Quiet(), json = CommonOptions.Json();
        Command command = new("check", "Reads files without running them and tells every mistake.") { files, quiet, json };
        command.SetAction(parsed =>
        {
            List<(string File, string? Problem)> results = [];
            int exit = ExitCode.Done;
            foreach (string file in parsed.GetValue(files)!)
            {
                try
                {
                    results.Add((file, null));
                    InputCheck.Read(file);
                }
                catch (Exception error) when (error is BadInputException or NoSuchInputException or FileNotFoundException or DirectoryNotFoundException)
                {
                    results[^1] = (file, error.Message);
                    int code = error is BadInputException ? ExitCode.BadInput : ExitCode.NoInput;
                    exit = exit == ExitCode.Done ? code : Math.Min(exit, code);
                }
            }

            if (parsed.GetValue(json)) Write(results);
            foreach ((string file, string? problem) in results)
            {
                if (problem is not null) Console.Error.WriteLine(problem);
                else if (!parsed.GetValue(quiet) && !parsed.GetValue(json)) Console.WriteLine($"{file}: in order");
            }

            return exit;
        });
        return command;
    }

    private static void Write(List<(string File, string? Problem)> results) => Screen.WriteJson(writer =>
    {
        writer.WriteStartArray("files");
        foreach ((string file, string? problem) in results)
        {
            writer.WriteStartObject();
            writer.WriteString("file", file);
            writer.WriteBoolean("in_order", problem is null);
            writer.WriteStartArray("problems");
            foreach (string line in (problem ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)) writer.WriteStringValue(line);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}
