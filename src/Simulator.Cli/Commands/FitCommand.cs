using System.CommandLine;
using Simulator.Cli.Terminal;
using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Designs;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Plans;
using Simulator.Scenarios.Studies;

namespace Simulator.Cli.Commands;

/// <summary><c>fit STUDY</c>: calibrates to a study of one's own, from raw answers or a printed table, by the path of <c>calibrate</c>.</summary>
internal static class FitCommand
{
    private const int PreviewRows = 20_000;

    internal static Command Create()
    {
        Argument<string> study = new("study")
        {
            Description = "An evidence file, with raw answers or printed numbers; new study NAME writes one to start from.",
        };
        Option<string?> scenario = new("--scenario")
        {
            Description = "The scenario that plays the study (one of the catalogue that names it, else written from its design).",
        };
        Option<int> rows = new("--rows") { Description = "Simulated studies in the reference table.", DefaultValueFactory = _ => PreviewRows };
        rows.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < CalibrationReader.FewestRows or > CalibrationReader.MostRows)
                given.AddError($"--rows takes a whole number from {CalibrationReader.FewestRows} to {CalibrationReader.MostRows}.");
        });
        Option<long?> seed = CommonOptions.Seed();
        Option<int> threads = CommonOptions.Threads();
        Option<string?> folder = CommonOptions.Out("Folder of the result (results/fit-<study>).");
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), dryRun = CommonOptions.DryRun(), force = CommonOptions.Force();
        Option<bool> verbose = CommonOptions.EveryNumber();
        Command command = new("fit", "Calibrates to a study of one's own: what it tells of the parameters, and what stays unknown.")
            { study, scenario, rows, seed, threads, folder, json, quiet, dryRun, force, verbose };
        command.SetAction(parsed =>
        {
            InputText input = Catalogue.Find(InputKind.Study, parsed.GetValue(study)!);
            Study evidence = DerivedTargets.Of(EvidenceReader.ParseStudy(input.Text, input.Display, input.Folder));
            if (Opened(input, evidence, parsed.GetValue(scenario)) is not { } opened) return ExitCode.BadInput;
            string id = $"fit-{evidence.Id}";
            IReadOnlyList<StudyStatistic> known = StudyStatistics.Targets(opened.Scenario, evidence);
            string[] Of(TargetUse use) => [.. known.Where(s => s.Use == use).Select(s => s.Name)];
            if (!known.Any(s => s.Use == TargetUse.Fit && !s.IsBound))
            {
                Console.Error.WriteLine($"{input.Display}: it has no number that can be fitted: give raw answers, or mean, SD and n of a scale in two arms, "
                    + "or targets with use: fit.");
                return ExitCode.BadInput;
            }

            CalibrationPlan plan = new()
            {
                Id = id,
                Title = $"Fitted to {evidence.Id}",
                Scenario = opened.Scenario with { Seed = (ulong?)parsed.GetValue(seed) ?? opened.Scenario.Seed },
                Study = evidence,
                Rows = parsed.GetValue(rows),
                Fit = Of(TargetUse.Fit),
                Check = Of(TargetUse.Check),
                LeaveOneOut = true,
            };
            return CalibrateCommand.Calibrate(
                new OpenedCalibration(plan, [input, .. opened.Inputs.Where(i => i.Display != input.Display)]), opened,
                parsed.GetValue(folder) ?? Path.Combine("results", id), parsed.GetValue(force), parsed.GetValue(threads), parsed.GetValue(dryRun),
                new Telling(parsed.GetValue(json), parsed.GetValue(quiet), parsed.GetValue(verbose)));
        });
        return command;
    }

    /// <summary>The scenario that plays a study: the one named, one of the catalogue, or one written from the design; null with the reason said.</summary>
    private static OpenedScenario? Opened(InputText input, Study study, string? named)
    {
        string link = input.InProgram ? input.Name : Path.GetFullPath(input.Display);
        OpenedScenario opened;
        if (named is not null)
        {
            opened = ScenarioReader.Open(named, new Overrides([$"evidence.study={link}"]));
        }
        else if (input.InProgram && Catalogue.Scenarios().FirstOrDefault(s => s.Name == study.Id) is { } own)
        {
            opened = ScenarioReader.Open(own);
        }
        else
        {
            IReadOnlyList<string> missing = StudyScenario.Missing(study);
            if (missing.Count > 0)
            {
                Console.Error.WriteLine($"{input.Display}: no scenario plays this study, and none can be written from it: it does not say");
                foreach (string what in missing) Console.Error.WriteLine($"  {what}");
                Console.Error.WriteLine("Add it, or name a scenario with --scenario.");
                return null;
            }

            opened = new OpenedScenario(ScenarioReader.Parse(StudyScenario.Write(study, link), study.Id), study, [input]);
        }

        if (opened.Scenario.Evidence is { LeftOut.Length: > 0 } departed)
        {
            Console.Error.WriteLine(departed.Sentence);
            return null;
        }

        return opened;
    }
}
