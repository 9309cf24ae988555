using System.CommandLine;
using System.Globalization;
using Simulator.Cli.Commands;
using Simulator.Cli.Terminal;
using Simulator.Scenarios.Inputs;
using Simulator.Tables;

namespace Simulator.Cli;

/// <summary>Parses the command line, runs one command, and turns what goes wrong into a sentence and an exit code.</summary>
public static class CommandLineHost
{
    /// <summary>The commands: one file each, one line here.</summary>
    private static readonly Func<Command>[] Commands =
    [
        RunCommand.Create,
        CheckCommand.Create,
        AuditCommand.Create,
        ValidateCommand.Create,
        ReportCommand.Create,
        OddCommand.Create,
        VerifyCommand.Create,
        ListCommand.Create,
        CompareCommand.Create,
        StoryCommand.Create,
        SchemaCommand.Create,
        NewCommand.Create,
        CalibrateCommand.Create,
        SweepCommand.Create,
        PowerCommand.Create,
        SensitivityCommand.Create,
        AttributeCommand.Create,
        WorkCommand.Create,
        ResumeCommand.Create,
    ];

    /// <summary>Runs the program.</summary>
    /// <param name="args">The words of the command line.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CommandWords.Take(args);
        RootCommand root = new("Simulates peer support in practicum cohorts and sets it beside what was published.");
        foreach (Func<Command> create in Commands) root.Add(create());
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // Nothing was typed, or the first word is no command: one sentence says more than the parser's several.
            foreach (string message in Messages(root, args, parsed)) Console.Error.WriteLine(message);
            return ExitCode.Usage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception error)
        {
            return Explain(error);
        }
    }

    private static IEnumerable<string> Messages(RootCommand root, string[] args, ParseResult parsed)
    {
        string names = string.Join(", ", root.Subcommands.Select(c => c.Name));
        if (args.Length == 0) return [$"Which command? One of {names}; --help explains them."];
        if (parsed.CommandResult.Command != root || args[0].StartsWith('-')) return parsed.Errors.Select(e => e.Message).Distinct();
        string? meant = NearestWord.Of(args[0], root.Subcommands.Select(c => c.Name));
        return [$"There is no command {args[0]}; {(meant is null ? $"the commands are {names}." : $"did you mean {meant}?")}"];
    }

    private static int Explain(Exception error)
    {
        switch (error)
        {
            case AggregateException { InnerException: { } inner }:
                return Explain(inner);
            case BadInputException or InvalidDataException:
                Console.Error.WriteLine(error.Message);
                return ExitCode.BadInput;
            case FileNotFoundException or DirectoryNotFoundException when ResultFolder.Vanished(error) is { } sentence:
                Console.Error.WriteLine(sentence);
                return ExitCode.CannotWrite;
            case NoSuchInputException or FileNotFoundException or DirectoryNotFoundException:
                Console.Error.WriteLine(error.Message);
                return ExitCode.NoInput;
            case CannotWriteException or UnauthorizedAccessException:
                Console.Error.WriteLine(error.Message);
                return ExitCode.CannotWrite;
            case IOException:
                Console.Error.WriteLine(error.Message);
                return ExitCode.DiskFault;
            default:
                Console.Error.WriteLine($"Internal error: {error.Message}{SaveReport(error)}");
                return ExitCode.Internal;
        }
    }

    private static string SaveReport(Exception error)
    {
        try
        {
            string path = Path.Combine(Path.GetTempPath(), $"simulator-error-{DateTime.UtcNow:yyyyMMdd-HHmmss}.txt");
            File.WriteAllText(path, $"{CommandWords.Typed}\n{Environment.Version} {Environment.OSVersion}\n\n{error}\n");
            return $"\nThe details are in {path}; please send it with the scenario.";
        }
        catch (IOException)
        {
            return $"\n{error}";
        }
    }
}
