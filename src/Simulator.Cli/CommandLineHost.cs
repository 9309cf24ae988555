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
    /// <summary>The commands: one file each, one line here, in the groups that help shows.</summary>
    private static readonly (string Group, Func<Command>[] Commands)[] Groups =
    [
        ("Play a scenario", [RunCommand.Create, CompareCommand.Create, StoryCommand.Create, PageCommand.Create]),
        ("Write and look things up", [NewCommand.Create, CheckCommand.Create, ListCommand.Create, SchemaCommand.Create, OddCommand.Create]),
        ("Judge studies and the model", [AuditCommand.Create, ValidateCommand.Create, CalibrateCommand.Create, FitCommand.Create]),
        ("Ask more than one run", [PowerCommand.Create, SweepCommand.Create, SensitivityCommand.Create, AttributeCommand.Create, DesignCommand.Create,
            WorkCommand.Create, ResumeCommand.Create]),
        ("Look after results", [ReportCommand.Create, VerifyCommand.Create, GalleryCommand.Create]),
        ("The terminal", [CompletionCommand.Create]),
    ];

    /// <summary>Runs the program.</summary>
    /// <param name="args">The words of the command line.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CommandWords.Take(args);
        (TextWriter output, TextWriter errors) = (Console.Out, Console.Error);
        SafeWriter screen = new(output);
        using Interruption early = new(keeps: false);
        Console.SetOut(screen);
        Console.SetError(new SafeWriter(errors));
        try
        {
            int code = Perform(args);
            if (code != ExitCode.Done || screen.Fault is not { } fault) return code;
            Console.Error.WriteLine($"Everything was done, but not all of it could be written to standard output: {fault}");
            return ExitCode.DiskFault;
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    private static int Perform(string[] args)
    {
        RootCommand root = new("Simulates peer support in practicum cohorts and sets it beside what was published.");
        (string Group, Command[] Commands)[] groups = [.. Groups.Select(g => (g.Group, g.Commands.Select(create => create()).ToArray()))];
        foreach (Command command in groups.SelectMany(g => g.Commands)) root.Add(command);
        if (Help.Asked(args) is { } topic && (topic.Length == 0 || root.Subcommands.Any(c => c.Name == topic)))
        {
            if (topic.Length == 0) Help.Show(root, groups);
            else Help.Show(root.Subcommands.First(c => c.Name == topic));
            return ExitCode.Done;
        }

        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
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
        if (parsed.CommandResult.Command != root || args[0].StartsWith('-'))
            return parsed.Errors.Select(e => Meant(e.Message, parsed.CommandResult.Command, args)).Distinct();
        string? meant = NearestWord.Of(args[0], root.Subcommands.Select(c => c.Name));
        return [$"There is no command {args[0]}; {(meant is null ? $"the commands are {names}." : $"did you mean {meant}?")}"];
    }

    /// <summary>A message of the parser, with the option that was probably meant where one was mistyped.</summary>
    private static string Meant(string message, Command command, string[] args)
    {
        string? typed = args.Select(a => a.Split('=')[0]).FirstOrDefault(a =>
            a.StartsWith("--", StringComparison.Ordinal) && message.Contains($"'{a}'", StringComparison.Ordinal));
        if (typed is null) return message;
        string? meant = NearestWord.Of(typed[2..], command.Options.Select(o => o.Name.TrimStart('-')));
        return $"There is no option {typed} of {command.Name}; "
            + (meant is null ? $"simulator {command.Name} --help tells them." : $"did you mean --{meant}?");
    }

    private static int Explain(Exception error)
    {
        switch (error)
        {
            case AggregateException { InnerException: { } inner }:
                return Explain(inner);
            case OutOfMemoryException:
                Console.Error.WriteLine("There is not enough memory for this. What was there before is as it was; ask for fewer teachers who can meet, fewer "
                    + "replications, surveys or threads, or give the program more memory.");
                return ExitCode.Missing;
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
