using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;
using Simulator.Experiments;
using Simulator.Experiments.Jobs;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>compare A B</c>: two scenarios with the same people and the same luck.</summary>
internal static class CompareCommand
{
    /// <summary>Paths whose values the second scenario has from the first.</summary>
    private static readonly string[] Numbers = ["seed", "replications"];

    internal static Command Create()
    {
        Argument<string> a = new("a") { Description = "A scenario, or a result folder (its resolved scenario plays again to the same bits)." };
        Argument<string> b = new("b") { Description = "What it is compared with." };
        Option<long?> seed = CommonOptions.Seed();
        Option<int?> replications = CommonOptions.Replications();
        Option<int> threads = CommonOptions.Threads(), parameterSets = CommonOptions.Sets();
        Option<string?> folder = CommonOptions.Out(), posterior = CommonOptions.Parameters();
        Option<string[]> sets = CommonOptions.Set();
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), force = CommonOptions.Force(), verbose = CommonOptions.Verbose();
        Option<long?> memory = CommonOptions.MaxMemory();
        Command command = new("compare", "Plays two scenarios with the same people and the same luck: differences with intervals, hours, who gains.")
            { a, b, seed, replications, threads, parameterSets, folder, posterior, sets, json, quiet, force, memory, verbose };
        command.SetAction(parsed =>
        {
            string[] set = parsed.GetValue(sets)!;
            OpenedScenario first = Open(parsed.GetValue(a)!, CommonOptions.Overrides(
                set, parsed.GetValue(seed), parsed.GetValue(replications), parsed.GetValue(posterior), parsed.GetValue(force)));
            OpenedScenario second = Open(parsed.GetValue(b)!, CommonOptions.Overrides(
                [.. set.Where(change => !Numbers.Contains(change.Split('=')[0].Trim()))], (long)first.Scenario.Seed, first.Scenario.Replications,
                parsed.GetValue(posterior), parsed.GetValue(force)));
            (first, second) = ToldApart(first, parsed.GetValue(a)!, second, parsed.GetValue(b)!);
            if (CompareJob.Match(first.Scenario, second.Scenario).Count == 0)
            {
                Console.Error.WriteLine($"No arm of {Arms(first.Scenario)} has a counterpart in {Arms(second.Scenario)}; give them one name.");
                return ExitCode.BadInput;
            }

            string pair = $"{first.Scenario.Id}-{second.Scenario.Id}".Replace('/', '-').Replace(' ', '-');
            string to = parsed.GetValue(folder) ?? Path.Combine("results", $"compare-{pair}");
            (Cost one, Cost other) = (Cost.Of(first.Scenario, false, parsed.GetValue(threads)), Cost.Of(second.Scenario, false, parsed.GetValue(threads)));
            Budget.Check(one with { Memory = one.Memory + other.Memory - Cost.Program }, "the comparison", to, parsed.GetValue(memory));
            bool asJson = parsed.GetValue(json), silent = parsed.GetValue(quiet);
            using Job job = new(silent) { Sets = parsed.GetValue(parameterSets) };
            CompareResult? result = new CompareJob(first.Scenario, second.Scenario, job.Setting(
                to, parsed.GetValue(force), parsed.GetValue(threads), first.Inputs.Concat(second.Inputs), kept =>
                {
                    kept.WriteText(Job.FirstFile, ResolvedScenario.Write(CompareJob.WhatIf(first.Scenario)));
                    kept.WriteText(Job.SecondFile, ResolvedScenario.Write(CompareJob.WhatIf(second.Scenario)));
                })).Run();
            if (result is null)
            {
                Console.Error.WriteLine("Interrupted; a comparison needs both scenarios, so nothing was written.");
                return job.Stopped;
            }

            if (asJson) CompareScreen.WriteJson(first.Scenario, second.Scenario, result);
            else if (!silent) CompareScreen.Show(first.Scenario, second.Scenario, to, result, parsed.GetValue(verbose));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Two scenarios of one name are called by their folders, or else by their places.</summary>
    private static (OpenedScenario First, OpenedScenario Second) ToldApart(OpenedScenario first, string a, OpenedScenario second, string b)
    {
        if (first.Scenario.Id != second.Scenario.Id) return (first, second);
        (string one, string other) = (Called(first, a), Called(second, b));
        if (one == other) (one, other) = ($"{first.Scenario.Id} (first)", $"{second.Scenario.Id} (second)");
        return (first with { Scenario = first.Scenario with { Id = one } }, second with { Scenario = second.Scenario with { Id = other } });
    }

    private static string Called(OpenedScenario opened, string given)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given));
        string name = Directory.Exists(full) ? Path.GetFileName(full)
            : File.Exists(full) ? $"{Path.GetFileName(Path.GetDirectoryName(full))}/{opened.Scenario.Id}" : opened.Scenario.Id;
        return FormulaGuard.Needed(name) ? opened.Scenario.Id : name;
    }

    private static string Arms(Scenario scenario) => $"{scenario.Id} ({string.Join(", ", scenario.Arms.Select(a => a.Name))})";

    private static OpenedScenario Open(string given, Overrides overrides)
    {
        string resolved = Path.Combine(given, ResolvedScenario.FileName);
        return ScenarioReader.Open(File.Exists(Path.Combine(given, Manifest.FileName)) && File.Exists(resolved) ? resolved : given, overrides);
    }
}
