using System.CommandLine;
using System.Text.Json;
using Simulator.Cli.Terminal;
using Simulator.Scenarios.Checks;
using Simulator.Scenarios.Inputs;

namespace Simulator.Cli.Commands;

/// <summary>
/// <c>check FILE…</c>: reads scenarios, instruments, evidence and patterns without running anything; all errors of all files, and remarks
/// on what is allowed and may not be meant, which fail with <c>--strict</c> only.
/// </summary>
internal static class CheckCommand
{
    internal static Command Create()
    {
        Argument<string[]> files = new("file") { Description = "Scenarios, instruments, evidence, patterns.", Arity = ArgumentArity.OneOrMore };
        Option<bool> quiet = CommonOptions.Quiet(), json = CommonOptions.Json();
        Option<bool> strict = new("--strict") { Description = "Exit 1 when there is a remark." };
        Command command = new("check", "Reads files without running them, tells every mistake and remarks on what may not be meant.")
            { files, strict, quiet, json };
        command.SetAction(parsed =>
        {
            Result[] results = [.. parsed.GetValue(files)!.Select(Read)];
            bool silent = parsed.GetValue(quiet) && !parsed.GetValue(strict);
            if (parsed.GetValue(json)) Write(results);
            foreach (Result result in results)
            {
                if (result.Problem is not null) Console.Error.WriteLine(result.Problem);
                foreach (string remark in silent ? [] : result.Remarks) Console.Error.WriteLine(remark);
                if (result.Problem is null && !parsed.GetValue(quiet) && !parsed.GetValue(json)) Screen.Say($"{result.File}: in order{result.Counted}");
            }

            int[] codes = [.. results.Select(r => r.Code).Where(c => c != ExitCode.Done)];
            if (codes.Length > 0) return codes.Min();
            return parsed.GetValue(strict) && results.Any(r => r.Remarks.Count > 0) ? ExitCode.ClaimFailed : ExitCode.Done;
        });
        return command;
    }

    private static Result Read(string file)
    {
        try
        {
            return new Result(file, null, [.. InputCheck.Read(file).Remarks.Select(r => r.AsRemark())], ExitCode.Done);
        }
        catch (Exception error) when (error is BadInputException or NoSuchInputException or FileNotFoundException or DirectoryNotFoundException)
        {
            return new Result(file, error.Message, [], error is BadInputException ? ExitCode.BadInput : ExitCode.NoInput);
        }
    }

    private static void Write(Result[] results) => Screen.WriteJson(writer =>
    {
        writer.WriteStartArray("files");
        foreach (Result result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("file", result.File);
            writer.WriteBoolean("in_order", result.Problem is null);
            WriteLines(writer, "problems", (result.Problem ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries));
            WriteLines(writer, "remarks", result.Remarks);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void WriteLines(Utf8JsonWriter writer, string name, IEnumerable<string> lines)
    {
        writer.WriteStartArray(name);
        foreach (string line in lines) writer.WriteStringValue(line);
        writer.WriteEndArray();
    }

    /// <summary>What came of one file.</summary>
    private sealed record Result(string File, string? Problem, IReadOnlyList<string> Remarks, int Code)
    {
        internal string Counted => Remarks.Count switch { 0 => "", 1 => ", with a remark", int many => $", with {many} remarks" };
    }
}
