using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;
using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Jobs;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;

namespace Simulator.Cli.Commands;

/// <summary><c>audit EVIDENCE…</c>: recomputes published studies; an inconsistency is an inconsistency, never an accusation.</summary>
internal static class AuditCommand
{
    internal static Command Create()
    {
        Argument<string[]> evidence = new("evidence") { Description = "Studies: names of the catalogue, or paths.", Arity = ArgumentArity.OneOrMore };
        Option<bool> strict = CommonOptions.Strict(), json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), force = CommonOptions.Force();
        Option<string?> folder = CommonOptions.Out("Folder for the audit card of each table (none is drawn without it).");
        Command command = new("audit", "Recomputes what a study printed: reproduces, does not reproduce, cannot be tested.") { evidence, strict, json, quiet,
            force, folder };
        command.SetAction(parsed =>
        {
            AuditReport[] reports = [.. parsed.GetValue(evidence)!.Select(Read).Select(StudyAudit.Run)];
            if (parsed.GetValue(json)) AuditScreen.WriteJson(reports);
            else foreach (AuditReport report in reports) AuditScreen.Show(report, parsed.GetValue(quiet));
            if (parsed.GetValue(folder) is { } path)
            {
                using Job job = new(quiet: true);
                new AuditJob(reports, job.Setting(path, parsed.GetValue(force), 0, [], _ => { })).Run();
                Console.Error.WriteLine($"Report: {Path.Combine(path, "report.html")}");
            }

            bool holds = reports.All(r => r.Count(Verdict.DoesNotReproduce) == 0);
            return holds || !parsed.GetValue(strict) ? ExitCode.Done : ExitCode.ClaimFailed;
        });
        return command;
    }

    private static Study Read(string nameOrPath)
    {
        InputText input = Catalogue.Find(InputKind.Study, nameOrPath);
        return EvidenceReader.ParseStudy(input.Text, input.Display, input.Folder);
    }
}
