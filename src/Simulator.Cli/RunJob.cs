using System.Globalization;
using Simulator.Experiments;
using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Results;
using Simulator.Scenarios;
using Simulator.Tables;

namespace Simulator.Cli;

/// <summary>One run from scenario to result folder.</summary>
internal sealed class RunJob(OpenedScenario opened, string folder)
{
    private readonly Scenario scenario = opened.Scenario;

    internal int Threads { get; init; }

    internal bool Quiet { get; init; }

    internal bool Json { get; init; }

    internal bool Force { get; init; }

    /// <summary>Says what a run would do.</summary>
    internal int Describe()
    {
        long days = TeacherDays();
        if (Json)
        {
            Screen.WriteJson(writer =>
            {
                writer.WriteString("scenario", scenario.Id);
                writer.WriteNumber("replications", scenario.Replications);
                writer.WriteNumber("teacher_days", days);
                writer.WriteString("folder", folder);
            });
            return ExitCode.Done;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{scenario.Title}: {scenario.Replications} replications of {string.Join(", ", scenario.Arms.Select(a => $"{a.Name} ({a.Cohort.Teachers} teachers)"))}, each with its twin; {days / 1e6:0.#} million teacher-days; result in {folder}. Nothing was done."));
        return ExitCode.Done;
    }

    /// <summary>Runs, writes and shows.</summary>
    internal int Run()
    {
        using ResultFolder result = ResultFolder.Open(folder, Force);
        OwnStudy own = new(opened);
        using Interruption interruption = new();
        DateTimeOffset started = DateTimeOffset.Now;
        double reference = ReferenceLoop.Seconds();
        EnsembleResult ensemble;
        using (ProgressLine progress = new(scenario.Id, "teacher-days", Quiet))
            ensemble = Ensemble.Run(scenario, new EnsembleOptions(Threads), progress.Report, interruption.Token);
        if (ensemble.Replicates.Count == 0)
        {
            Console.Error.WriteLine("Interrupted before a replicate was finished; nothing was written.");
            return interruption.ExitCode == 0 ? ExitCode.Internal : interruption.ExitCode;
        }

        Comparison? comparison = opened.Study is { } study ? Comparison.Of(ensemble, study) : null;
        ResultWriter.Write(result, ensemble, comparison, Threads);
        result.WriteText("scenario.resolved.yaml", ResolvedScenario.Write(own.Keep(result, scenario)));
        Manifest manifest = Manifest.Of(CommandLineHost.Typed) with
        {
            Kind = Promises.Run,
            Scenario = scenario.Id,
            Teachers = Promises.Teachers(scenario),
            Started = started,
            Ended = DateTimeOffset.Now,
            Status = ensemble.Complete ? RunStatus.Complete : RunStatus.Interrupted,
            Seed = scenario.Seed,
            ReplicationsAsked = scenario.Replications,
            ReplicationsFinished = ensemble.Replicates.Count,
            Counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
            {
                ["finished"] = ensemble.Replicates.Count,
                ["not_run"] = scenario.Replications - ensemble.Replicates.Count,
            },
            WallSeconds = ensemble.Elapsed.TotalSeconds,
            CpuSeconds = ensemble.CpuTime.TotalSeconds,
            TeacherDays = ensemble.TeacherDays,
            Speed = ensemble.Speed,
            ReferenceLoopSeconds = reference,
            Inputs = [.. opened.Inputs.Select(i => FileRecord.Of(i.Display, System.Text.Encoding.UTF8.GetBytes(i.Text)))],
        };
        ReportJob.Build(result, manifest);
        Show(result, ensemble, comparison, manifest);
        if (ensemble.Complete) return ExitCode.Done;
        Console.Error.WriteLine($"Interrupted: {ensemble.Replicates.Count} of {scenario.Replications} replicates are finished and kept in {folder}.");
        return interruption.ExitCode == 0 ? ExitCode.Internal : interruption.ExitCode;
    }

    private void Show(ResultFolder result, EnsembleResult ensemble, Comparison? comparison, Manifest manifest)
    {
        if (Json)
        {
            Screen.WriteJson(writer =>
            {
                writer.WriteString("scenario", scenario.Id);
                writer.WriteString("folder", result.Path);
                writer.WriteString("status", ensemble.Complete ? "complete" : "interrupted");
                writer.WriteNumber("replications", ensemble.Replicates.Count);
                writer.WriteNumber("teacher_days_per_cpu_second", Math.Round(ensemble.Speed));
                Screen.WriteRows(writer, comparison);
            });
            return;
        }

        if (Quiet) return;
        if (comparison is not null) Screen.ShowComparison(scenario, comparison);
        else Screen.ShowOutcomes(ensemble);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ensemble.TeacherDays / 1e6:0.0} million teacher-days in {ensemble.Elapsed.TotalSeconds:0.0} s: {ensemble.Speed / 1e6:0.00} million a second of processor time, where the reference loop takes {manifest.ReferenceLoopSeconds:0.00} s."));
        Console.WriteLine($"Report: {Path.Combine(folder, "report.html")}");
    }

    private long TeacherDays() => scenario.Arms.Sum(a => (long)a.Cohort.Teachers * (a.Programme.Offers.Count > 0 ? 2 : 1))
        * scenario.Calendar.Days * scenario.Replications;
}
