using System.Text.Json.Nodes;
using Simulator.Tests.Cli;

namespace Simulator.Tests.Fuzz;

/// <summary>What became of one random scenario.</summary>
/// <param name="Seed">Which it is.</param>
/// <param name="Drawn">What it says.</param>
/// <param name="Refusal">Why it was refused; empty where it was accepted.</param>
/// <param name="Failure">What went wrong; empty where nothing did.</param>
internal sealed record Fuzzed(int Seed, JsonObject Drawn, string Refusal, string Failure)
{
    internal bool Accepted => Refusal.Length == 0;
}

/// <summary>Draws scenarios, checks them, and plays what is accepted.</summary>
internal static class Fuzzing
{
    /// <summary>One scenario from check to report.</summary>
    internal static Fuzzed Try(int seed, string folder)
    {
        JsonObject drawn = new RandomScenario(seed).Draw();
        string file = Path.Combine(folder, $"s{seed}.yaml"), result = Path.Combine(folder, $"r{seed}");
        File.WriteAllText(file, drawn.ToJsonString());
        Ended check = CommandLine.Run("check", file);
        if (check.Code == ExitCodes.BadInput) return new Fuzzed(seed, drawn, check.Errors, Placed(check.Errors, file));
        if (check.Code != 0) return new Fuzzed(seed, drawn, "", $"check: {check.Code} {check.Errors}");
        Ended run = CommandLine.Run("run", file, "--out", result, "--quiet", "--replications", "1");
        if (run.Code != 0) return new Fuzzed(seed, drawn, "", $"run: {run.Code} {run.Errors}");
        Ended verify = CommandLine.Run("verify", result);
        string report = File.Exists(Path.Combine(result, "report.html")) ? "" : "no report";
        string failure = verify.Code == 0 ? report : $"verify: {verify.Code} {verify.Errors}";
        Directory.Delete(result, recursive: true);
        return new Fuzzed(seed, drawn, "", failure);
    }

    // Every refusal says where.
    private static string Placed(string errors, string file) => errors.Contains($"{file}:", StringComparison.Ordinal) ? "" : $"no place: {errors}";

    private static class ExitCodes
    {
        internal const int BadInput = 65;
    }
}
