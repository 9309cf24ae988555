using System.CommandLine;
using Simulator.Scenarios;

namespace Simulator.Cli.Commands;

/// <summary><c>run SCENARIO</c>: an ensemble of replications of every arm and its twin, tables, figures and report.</summary>
internal static class RunCommand
{
    internal static Command Create()
    {
        Argument<string> scenario = new("scenario") { Description = "A scenario: a name of the catalogue, or a path." };
        Option<long?> seed = CommonOptions.Seed();
        Option<int?> replications = CommonOptions.Replications();
        Option<int> threads = CommonOptions.Threads();
        Option<string?> folder = CommonOptions.Out();
        Option<string[]> sets = CommonOptions.Set();
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), dryRun = CommonOptions.DryRun(), force = CommonOptions.Force();
        Command command = new("run", "Plays a scenario and writes tables, figures and a report; with evidence, the side-by-side too.")
            { scenario, seed, replications, threads, folder, sets, json, quiet, dryRun, force };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(scenario)!;
            OpenedScenario opened = ScenarioReader.Open(
                name, CommonOptions.Overrides(parsed.GetValue(sets)!, parsed.GetValue(seed), parsed.GetValue(replications)));
            RunJob job = new(opened, parsed.GetValue(folder) ?? Path.Combine("results", opened.Scenario.Id))
            {
                Threads = parsed.GetValue(threads),
                Quiet = parsed.GetValue(quiet),
                Json = parsed.GetValue(json),
                Force = parsed.GetValue(force),
            };
            return parsed.GetValue(dryRun) ? job.Describe() : job.Run();
        });
        return command;
    }
}
