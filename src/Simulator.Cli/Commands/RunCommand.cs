using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;
using Simulator.Experiments.Jobs;
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
        Option<int> threads = CommonOptions.Threads(), parameterSets = CommonOptions.Sets();
        Option<string?> folder = CommonOptions.Out(), posterior = CommonOptions.Parameters();
        Option<string[]> sets = CommonOptions.Set();
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), dryRun = CommonOptions.DryRun(), force = CommonOptions.Force();
        Option<bool> verbose = CommonOptions.Verbose();
        Option<long?> memory = CommonOptions.MaxMemory();
        Command command = new("run", "Plays a scenario and writes tables, figures and a report; with evidence, the side-by-side too.")
            { scenario, seed, replications, threads, parameterSets, folder, posterior, sets, json, quiet, dryRun, force, memory, verbose };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(scenario)!;
            OpenedScenario opened = ScenarioReader.Open(
                name, CommonOptions.Overrides(parsed.GetValue(sets)!, parsed.GetValue(seed), parsed.GetValue(replications), parsed.GetValue(posterior),
                    parsed.GetValue(force)));
            string to = parsed.GetValue(folder) ?? Path.Combine("results", opened.Scenario.Id);
            bool asJson = parsed.GetValue(json), silent = parsed.GetValue(quiet);
            int wanted = parsed.GetValue(threads);
            Cost cost = Cost.Of(opened.Scenario, opened.Study is not null, wanted);
            Budget.Check(cost, opened.Scenario.Id, to, parsed.GetValue(memory));
            if (parsed.GetValue(dryRun)) return RunScreen.Describe(opened.Scenario, cost, cost.Seconds(opened.Scenario, wanted), to, asJson);
            OwnInputs own = new(opened);
            using Job job = new(silent) { Sets = parsed.GetValue(parameterSets) };
            if (!silent) Console.Error.WriteLine(Budget.Sentence(cost, cost.Seconds(opened.Scenario, wanted, job.Token)));
            RunResult? result = new RunJob(opened.Scenario, opened.Study, job.Setting(
                to, parsed.GetValue(force), wanted, opened.Inputs,
                result => result.WriteText(ResolvedScenario.FileName, ResolvedScenario.Write(own.Keep(result, opened.Scenario))))).Run();
            if (result is null)
            {
                Console.Error.WriteLine("Interrupted before a replicate was finished; nothing was written.");
                return job.Stopped;
            }

            if (job.ExitCode != 0)
            {
                int finished = result.Manifest.ReplicationsFinished;
                string drawn = result.Complete ? "the result is whole" : $"simulator report {to} draws figures and report of them";
                Console.Error.WriteLine($"Interrupted: {finished} of {opened.Scenario.Replications} replicates are finished and kept in {to}; {drawn}.");
                return job.Stopped;
            }

            if (asJson) RunScreen.WriteJson(opened.Scenario, to, result);
            else if (!silent) RunScreen.Show(opened.Scenario, to, result, parsed.GetValue(verbose));
            return ExitCode.Done;
        });
        return command;
    }
}
