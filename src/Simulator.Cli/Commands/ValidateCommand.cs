using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Jobs;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Patterns;

namespace Simulator.Cli.Commands;

/// <summary><c>validate [DIR]</c>: every pattern, and every checked target of the study that they play. A miss is a finding, not a failure.</summary>
internal static class ValidateCommand
{
    private const string PatternsFile = "patterns.yaml";

    /// <summary>The scenario whose study's targets are checked beside the patterns inside the program.</summary>
    private const string CheckedScenario = "nguyen-2013";

    private const int MostDraws = 10_000;

    internal static Command Create()
    {
        Argument<string?> evidence = new("dir")
        {
            Description = "Folder with patterns.yaml, and its scenarios beside it (the program's own).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> strict = CommonOptions.Strict(), json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), force = CommonOptions.Force();
        Option<bool> verbose = CommonOptions.Verbose();
        Option<int> threads = CommonOptions.Threads();
        Option<string[]> only = new("--only") { Description = "Patterns to check, by id (all); may be repeated.", DefaultValueFactory = _ => [] };
        Option<string?> folder = CommonOptions.Out("Folder for the table and the pattern board (nothing is written without it).");
        Option<int> draws = CommonOptions.Whole(
            "--draws", "Also plays every pattern in so many parameter sets drawn from the ranges, and tells in how many it holds (0).", 0, MostDraws,
            value => (int)value);
        Command command = new("validate", "Simulates what each pattern needs: held, missed, too small to tell, undecided; then the targets kept for checking.")
            { evidence, strict, json, quiet, force, threads, only, folder, draws, verbose };
        command.SetAction(parsed =>
        {
            bool silent = parsed.GetValue(quiet);
            InputText file = File(parsed.GetValue(evidence));
            IReadOnlyList<Pattern> patterns = Patterns(file, parsed.GetValue(only)!);
            Dictionary<string, OpenedScenario> opened = patterns.SelectMany(p => p.Tests).SelectMany(t => new[] { t.Scenario, t.Against })
                .OfType<string>().Distinct().ToDictionary(name => name, name => ScenarioReader.Open(Catalogue.Find(InputKind.Scenario, name, file.Folder)));
            OpenedScenario? target = file.InProgram ? ScenarioReader.Open(CheckedScenario) : opened.Values.FirstOrDefault(HasTargets);
            IEnumerable<InputText> inputs = [file, .. target?.Inputs ?? [], .. opened.Values.SelectMany(o => o.Inputs)];
            using Job job = new(silent);
            JobSetting setting = job.Setting(parsed.GetValue(folder) ?? "", parsed.GetValue(force), parsed.GetValue(threads), inputs, _ => { });
            ValidateResult result = new ValidateJob(
                patterns, name => opened[name].Scenario, target?.Study is { } study ? (target.Scenario, study) : null, setting)
            {
                Tell = silent ? null : ValidateScreen.Tell,
                Draws = parsed.GetValue(draws),
                Known = PatternDrawsFile.Shipped(file),
                Keep = parsed.GetValue(draws) == 0 ? null
                    : (result, report) => result.WriteText(PatternDrawsFile.FileName, PatternDrawsFile.Write(report, file)),
                TellDraw = silent ? null : (set, far) => ValidateScreen.TellDraw(set, parsed.GetValue(draws), far),
            }.Run();
            if (parsed.GetValue(json)) ValidateScreen.WriteJson(result);
            else ValidateScreen.Show(result, parsed.GetValue(verbose));
            if (job.ExitCode != 0) return job.ExitCode;
            return ValidateScreen.Holds(result) || !parsed.GetValue(strict) ? ExitCode.Done : ExitCode.ClaimFailed;
        });
        return command;
    }

    /// <summary>Whether a scenario plays a study that keeps numbers for checking.</summary>
    private static bool HasTargets(OpenedScenario opened) =>
        opened.Scenario.Evidence is { IsReference: false } && (opened.Study?.Targets.Any(t => t.Use == TargetUse.Check) ?? false);

    private static InputText File(string? folder) => folder is null
        ? Catalogue.Of(InputKind.Patterns)[0]
        : Catalogue.Find(InputKind.Patterns, Path.Combine(folder, PatternsFile));

    private static IReadOnlyList<Pattern> Patterns(InputText file, string[] only)
    {
        IReadOnlyList<Pattern> all = PatternReader.Of(file);
        string[] unknown = [.. only.Where(id => all.All(p => p.Id != id))];
        if (unknown.Length > 0) throw new NoSuchInputException(InputKind.Patterns, unknown[0], NearestWord.Of(unknown[0], all.Select(p => p.Id)));
        return only.Length == 0 ? all : [.. all.Where(p => only.Contains(p.Id))];
    }
}
