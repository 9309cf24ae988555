using Simulator.Experiments;
using Simulator.Scenarios;
using Simulator.Tables;

namespace Simulator.Cli;

/// <summary>What each kind of result folder promises, and where a folder breaks it.</summary>
internal static class Promises
{
    internal const string Run = "run", Compare = "compare", Validate = "validate", Audit = "audit";

    /// <summary>The kinds: the scenario that says what is owed, tables, other files, whether there is a report.</summary>
    private static readonly Kind[] Kinds =
    [
        new(Run, ResolvedScenario.FileName, ["responses", "teachers", "outcomes", "pairs", "tests", "trajectories", "network", "equity"],
            [ResolvedScenario.FileName], Report: true),
        new(Compare, "a.resolved.yaml", ["differences", "gains"], ["a.resolved.yaml", "b.resolved.yaml"], Report: true),
        new(Validate, null, ["patterns"], [], Report: false),
        new(Audit, null, [], [], Report: false),
    ];

    /// <summary>Tables that a run owes only beside a study.</summary>
    private static readonly string[] Beside = ["comparison", "agreement"];

    /// <summary>What a kind of folder owes; numbers where its scenario is known.</summary>
    internal static Promise Of(string kind, OpenedScenario? opened)
    {
        Kind row = Kinds.Single(k => k.Name == kind);
        Promise promise = new() { Tables = row.Tables, Files = row.Files, Report = row.Report, Figures = true };
        if (opened?.Scenario is not { } scenario) return promise;
        promise = promise with { Seed = scenario.Seed, Replications = scenario.Replications };
        if (kind != Run) return promise;
        return promise with
        {
            Teachers = Teachers(scenario),
            Surveys = scenario.SurveyWeeks.Count,
            Tables = opened.Study is null ? row.Tables : [.. row.Tables, .. Beside],
        };
    }

    /// <summary>Teachers of each arm.</summary>
    internal static SortedDictionary<string, int> Teachers(Scenario scenario) =>
        new(scenario.Arms.ToDictionary(a => a.Name, a => a.Cohort.Teachers), StringComparer.Ordinal);

    /// <summary>Everything that is wrong with a folder, measured by the scenario that lies in it.</summary>
    internal static IReadOnlyList<Flaw> Broken(string folder)
    {
        // Results of versions that did not say their kind are runs if a scenario lies in them.
        string? kind = Manifest.Read(folder).Kind ?? (File.Exists(Path.Combine(folder, ResolvedScenario.FileName)) ? Run : null);
        if (Kinds.FirstOrDefault(k => k.Name == kind) is not { } row) return Verification.Of(folder);
        OpenedScenario? opened = null;
        Flaw? unread = null;
        try
        {
            if (row.Scenario is { } file) opened = ScenarioReader.Open(Path.Combine(folder, file));
        }
        catch (Exception error) when (error is BadInputException or NoSuchInputException or IOException or InvalidDataException)
        {
            unread = new Flaw(row.Scenario!, $"it cannot be read: {error.Message}");
        }

        IReadOnlyList<Flaw> flaws = Verification.Of(folder, Of(row.Name, opened));
        return unread is null || flaws.Any(f => f.Of == unread.Of) ? flaws : [.. flaws, unread];
    }

    private sealed record Kind(string Name, string? Scenario, IReadOnlyList<string> Tables, IReadOnlyList<string> Files, bool Report);
}
