using System.Globalization;
using Simulator.Experiments;
using Simulator.Reporting.Output;
using Simulator.Reporting.Runs;
using Simulator.Scenarios;
using Simulator.Tables;

namespace Simulator.Cli;

/// <summary>Draws figures and writes the report of a result folder from its stored tables.</summary>
internal static class ReportJob
{
    /// <summary>Builds from what is stored alone, the scenario too, so that building again gives the same bytes.</summary>
    internal static void Build(ResultFolder folder, Manifest manifest)
    {
        OpenedScenario opened = ScenarioReader.Open(Path.Combine(folder.Stage, ResolvedScenario.FileName));
        Scenario scenario = opened.Scenario;
        folder.Describe(scenario.Title);
        StoredRun run = StoredRun.Read(folder.Stage, scenario);
        IReadOnlyList<RunFigure> figures = RunFigures.Of(run);
        Parallel.ForEach(figures, figure =>
        {
            FigureFile.Save(figure.Figure, Path.GetDirectoryName(folder.Ready($"figures/{figure.Name}.png"))!, figure.Name);
            folder.Adopt($"figures/{figure.Name}.png");
            folder.Adopt($"figures/{figure.Name}.svg");
        });
        RunProvenance provenance = new(
            $"simulator run scenario.resolved.yaml --seed {scenario.Seed}\n# typed: {manifest.CommandLine}",
            [
                .. opened.Study is { } study ? new[] { ("Study beside which it is set", study.Citation.ToString()) } : [],
                ("Program version", manifest.Version + (manifest.Commit is null ? "" : $", commit {manifest.Commit}")),
                ("Results version", manifest.ResultsVersion.ToString(CultureInfo.InvariantCulture)),
                (".NET", manifest.Runtime), ("System", manifest.System), ("Root seed", manifest.Seed.ToString(CultureInfo.InvariantCulture)),
                ("Replicates", $"{manifest.ReplicationsFinished} of {manifest.ReplicationsAsked}"),
                ("Simulation time", string.Create(CultureInfo.InvariantCulture, $"{manifest.WallSeconds:0.0} s, {manifest.Speed / 1e6:0.00} million teacher-days a second of processor time; reference loop {manifest.ReferenceLoopSeconds:0.00} s")),
                ("Started", manifest.Started.ToString("u", CultureInfo.InvariantCulture)),
            ],
            File.ReadAllText(Path.Combine(folder.Stage, ResolvedScenario.FileName)),
            [.. folder.Files.Where(f => f.Path is not "report.html").Select(f => (f.Path, f.Sha256))]);
        folder.WriteText("report.html", RunReport.Build(run, figures, provenance).ToHtml());
        folder.Finish(manifest, scenario.Title, Promises.Of(Promises.Run, opened));
    }
}
