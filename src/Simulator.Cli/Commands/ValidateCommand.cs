using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Jobs;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Patterns;

namespace Simulator.Cli.Commands;

/// <summary><c>validate [DIR]</c>: every pattern and every checked target. A miss is a finding, not a failure.</summary>
internal static class ValidateCommand
{
    private const string PatternsFile = "patterns.yaml";

    /// <summary>The study whose targets are checked, as a scenario.</summary>
    private const string CheckedScenario = "nguyen-2013";

    internal static Command Create()
    {
        Argument<string?> evidence = new("dir") { Description = "Folder with patterns.yaml (those inside the program).", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> strict = CommonOptions.Strict(), json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), force = CommonOptions.Force();
        Option<int> threads = CommonOptions.Threads();
        Option<string[]> only = new("--only") { Description = "Patterns to check, by id (all); may be repeated.", DefaultValueFactory = _ => [] };
        Option<string?> folder = CommonOptions.Out("Folder for the table and the pattern board (nothing is written without it).");
        Command command = new("validate", "Simulates what each pattern needs: held, missed, undecided, not modelled; then the targets kept for checking.")
            { evidence, strict, json, quiet, force, threads, only, folder };
        command.SetAction(parsed =>
        {
            bool silent = parsed.GetValue(quiet);
            IReadOnlyList<Pattern> patterns = Patterns(parsed.GetValue(evidence), parsed.GetValue(only)!);
            OpenedScenario target = ScenarioReader.Open(CheckedScenario);
            using Job job = new(silent);
            JobSetting setting = job.Setting(parsed.GetValue(folder) ?? "", parsed.GetValue(force), parsed.GetValue(threads), target.Inputs, _ => { });
            ValidateResult result = new ValidateJob(
                patterns, name => ScenarioReader.Read(name), target.Study is { } study ? (target.Scenario, study) : null, setting)
            {
                Tell = silent ? null : ValidateScreen.Tell,
            }.Run();
            if (parsed.GetValue(json)) ValidateScreen.WriteJson(result);
            else ValidateScreen.Show(result);
            if (job.ExitCode != 0) return job.ExitCode;
            return ValidateScreen.Holds(result) || !parsed.GetValue(strict) ? ExitCode.Done : ExitCode.ClaimFailed;
        });
        return command;
    }

    private static IReadOnlyList<Pattern> Patterns(string? folder, string[] only)
    {
        InputText input = folder is null
            ? Catalogue.Of(InputKind.Patterns)[0]
            : Catalogue.Find(InputKind.Patterns, Path.Combine(folder, PatternsFile));
        IReadOnlyList<Pattern> all = PatternReader.Parse(input.Text, input.Display);
        string[] unknown = [.. only.Where(id => all.All(p => p.Id != id))];
        if (unknown.Length > 0) throw new NoSuchInputException(InputKind.Patterns, unknown[0], NearestWord.Of(unknown[0], all.Select(p => p.Id)));
        return only.Length == 0 ? all : [.. all.Where(p => only.Contains(p.Id))];
    }
}
