using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;
using Simulator.Experiments.Designs;
using Simulator.Experiments.Jobs;
using Simulator.Scenarios;
using Simulator.Scenarios.Plans;

namespace Simulator.Cli.Commands;

/// <summary><c>calibrate PLAN</c>: what a study tells of the parameters, and whether what was kept apart agrees.</summary>
internal static class CalibrateCommand
{
    internal static Command Create()
    {
        Argument<string> plan = new("plan") { Description = "A calibration plan: a name of the catalogue, or a path." };
        Option<long?> seed = CommonOptions.Seed();
        Option<int?> rows = new("--rows") { Description = "Rows of the reference table (the plan's); 20000 make a preview." };
        rows.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() is < CalibrationReader.FewestRows or > CalibrationReader.MostRows)
                given.AddError($"--rows takes a whole number from {CalibrationReader.FewestRows} to {CalibrationReader.MostRows}.");
        });
        Option<int> threads = CommonOptions.Threads();
        Option<string?> folder = CommonOptions.Out();
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), dryRun = CommonOptions.DryRun(), force = CommonOptions.Force();
        Option<bool> verbose = CommonOptions.EveryNumber();
        Command command = new("calibrate", "What a study tells of the parameters, what it leaves unknown, and whether numbers kept apart agree.")
            { plan, seed, rows, threads, folder, json, quiet, dryRun, force, verbose };
        command.SetAction(parsed =>
        {
            OpenedCalibration opened = CalibrationReader.Open(parsed.GetValue(plan)!, parsed.GetValue(rows), parsed.GetValue(seed));
            return Calibrate(
                opened, null, parsed.GetValue(folder) ?? Path.Combine("results", opened.Plan.Id), parsed.GetValue(force), parsed.GetValue(threads),
                parsed.GetValue(dryRun), new Telling(parsed.GetValue(json), parsed.GetValue(quiet), parsed.GetValue(verbose)));
        });
        return command;
    }

    /// <summary>Calibrates and shows what was found.</summary>
    /// <param name="opened">The plan with its inputs.</param>
    /// <param name="own">The scenario with a study of one's own, which is kept with the result; null where all of it travels inside the program.</param>
    /// <param name="to">The folder.</param>
    /// <param name="force">Whether a result may be replaced.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="dryRun">Whether only to say what would be done.</param>
    /// <param name="telling">How to tell what was found.</param>
    internal static int Calibrate(OpenedCalibration opened, OpenedScenario? own, string to, bool force, int threads, bool dryRun, Telling telling)
    {
        if (dryRun) return CalibrateScreen.Describe(opened.Plan, to, telling.AsJson);
        OwnInputs? inputs = own is null ? null : new OwnInputs(own);
        using Job job = new(telling.Silent) { Unit = "rows" };
        CalibrationResult? result = new CalibrateJob(opened.Plan, ResolvedScenario.Write, job.Setting(to, force, threads, opened.Inputs, kept =>
        {
            kept.WriteText(ResolvedCalibration.FileName, ResolvedCalibration.Write(opened.Plan));
            kept.WriteText(ResolvedScenario.FileName, ResolvedScenario.Write(inputs?.Keep(kept, opened.Plan.Scenario) ?? opened.Plan.Scenario));
        }))
        {
            Describe = (result, kept) => kept.WriteText(
                PosteriorFile.FileName, PosteriorFile.Write(opened.Plan, [.. result.NotInformed.Select(p => p.Parameter.Symbol)], result.Root)),
            Step = telling.Silent ? null : step => Console.Error.WriteLine($"{opened.Plan.Id}: {step}"),
        }.Run();
        if (result is null)
        {
            Console.Error.WriteLine("Interrupted; the finished parts of the table are kept, and the same command goes on from them.");
            return job.Stopped;
        }

        if (telling.AsJson) CalibrateScreen.WriteJson(opened.Plan, result);
        else if (!telling.Silent) CalibrateScreen.Show(opened.Plan, to, result, telling.Every);
        return ExitCode.Done;
    }
}
