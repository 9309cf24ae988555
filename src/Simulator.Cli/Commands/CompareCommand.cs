using System.CommandLine;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>compare A B</c>: two scenarios with the same people and the same luck.</summary>
internal static class CompareCommand
{
    internal static Command Create()
    {
        Argument<string> a = new("a") { Description = "A scenario, or a result folder (its resolved scenario plays again to the same bits)." };
        Argument<string> b = new("b") { Description = "What it is compared with." };
        Option<long?> seed = CommonOptions.Seed();
        Option<int?> replications = CommonOptions.Replications();
        Option<int> threads = CommonOptions.Threads();
        Option<string?> folder = CommonOptions.Out();
        Option<string[]> sets = CommonOptions.Set();
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), force = CommonOptions.Force();
        Command command = new("compare", "Plays two scenarios with the same people and the same luck: differences with intervals, hours, who gains.")
            { a, b, seed, replications, threads, folder, sets, json, quiet, force };
        command.SetAction(parsed =>
        {
            string[] set = parsed.GetValue(sets)!;
            OpenedScenario first = Open(parsed.GetValue(a)!, CommonOptions.Overrides(set, parsed.GetValue(seed), parsed.GetValue(replications)));
            OpenedScenario second = Open(parsed.GetValue(b)!, CommonOptions.Overrides(
                set, (long)first.Scenario.Seed, parsed.GetValue(replications) ?? first.Scenario.Replications));
            return new CompareJob(first, second, parsed.GetValue(folder) ?? Path.Combine("results", $"compare-{first.Scenario.Id}-{second.Scenario.Id}"))
            {
                Threads = parsed.GetValue(threads),
                Quiet = parsed.GetValue(quiet),
                Json = parsed.GetValue(json),
                Force = parsed.GetValue(force),
            }.Run();
        });
        return command;
    }

    private static OpenedScenario Open(string given, Overrides overrides)
    {
        string resolved = Path.Combine(given, ResolvedScenario.FileName);
        return ScenarioReader.Open(File.Exists(Path.Combine(given, Manifest.FileName)) && File.Exists(resolved) ? resolved : given, overrides);
    }
}
