using Simulator.Experiments.Jobs;
using Simulator.Experiments.Results;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Plans;
using Simulator.Tables;

namespace Simulator.Cli.Folders;

/// <summary>What each kind of result folder promises, and where a folder breaks it.</summary>
internal static class Promises
{
    /// <summary>The kinds: the scenario that says what is owed, and the tables and other files that are owed whatever it says.</summary>
    private static readonly Kind[] Kinds =
    [
        new(FolderKinds.Run, ResolvedScenario.FileName, [], [ResolvedScenario.FileName]),
        new(FolderKinds.Compare, Job.FirstFile, ["differences", "equity"], [Job.FirstFile, Job.SecondFile]),
        new(FolderKinds.Validate, null, ["patterns"], []),
        new(FolderKinds.Audit, null, ["findings"], []),
        new(FolderKinds.Calibration, null, CalibrationTables.Promised, [ResolvedCalibration.FileName, ResolvedScenario.FileName, PosteriorFile.FileName]),
        .. DesignReader.Kinds.Select(k => new Kind(k, null, DesignJob.Promised, [DesignReader.FileName, ResolvedScenario.FileName])),
    ];

    /// <summary>What a kind of folder owes; numbers and a run's tables where its scenario is known.</summary>
    internal static Promise Of(string kind, OpenedScenario? opened)
    {
        Kind row = Kinds.Single(k => k.Name == kind);
        // An audit of studies that print no table has nothing to draw.
        Promise promise = new() { Tables = row.Tables, Files = row.Files, Report = true, Figures = kind != FolderKinds.Audit };
        if (opened?.Scenario is not { } scenario) return promise;
        promise = promise with { Seed = scenario.Seed, Replications = scenario.Replications };
        if (kind != FolderKinds.Run) return promise;
        return promise with
        {
            Teachers = new SortedDictionary<string, int>(scenario.Arms.ToDictionary(a => a.Name, a => a.Cohort.Teachers), StringComparer.Ordinal),
            Surveys = scenario.SurveyWeeks.Count,
            Silent = [.. scenario.Arms.Where(a => a.Response is not null).Select(a => a.Name)],
            Tables = RunTables.Promised(scenario, opened.Study is not null),
        };
    }

    /// <summary>What a folder in the making owes, by the scenario that lies in it.</summary>
    internal static Promise In(string folder, string kind) => Of(kind, Scenario(folder, kind));

    /// <summary>Everything that is wrong with a folder, measured by the scenario that lies in it.</summary>
    internal static IReadOnlyList<Flaw> Broken(string folder)
    {
        // Results of versions that did not say their kind are runs if a scenario lies in them.
        string? kind = Manifest.Read(folder).Kind ?? (File.Exists(Path.Combine(folder, ResolvedScenario.FileName)) ? FolderKinds.Run : null);
        if (Kinds.FirstOrDefault(k => k.Name == kind) is not { } row) return Verification.Of(folder);
        OpenedScenario? opened = null;
        Flaw? unread = null;
        try
        {
            opened = Scenario(folder, row.Name);
        }
        catch (Exception error) when (error is BadInputException or NoSuchInputException or IOException or InvalidDataException)
        {
            unread = new Flaw(row.Scenario!, $"it cannot be read: {error.Message}");
        }

        List<Flaw> flaws = [.. Verification.Of(folder, Of(row.Name, opened))];
        if (DesignReader.Kinds.Contains(row.Name) && Manifest.Read(folder).Root is { } said && DesignJob.RootOf(folder) is var made && made != said)
            flaws.Add(new Flaw("root", $"the manifest says {said}, the parts make {made}"));
        return unread is null || flaws.Any(f => f.Of == unread.Of) ? flaws : [.. flaws, unread];
    }

    private static OpenedScenario? Scenario(string folder, string kind) =>
        Kinds.Single(k => k.Name == kind).Scenario is { } file ? ScenarioReader.Open(Path.Combine(folder, file)) : null;

    private sealed record Kind(string Name, string? Scenario, IReadOnlyList<string> Tables, IReadOnlyList<string> Files);
}
