using System.Diagnostics;
using Simulator.Tables;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Cli;

/// <summary>What is finished when a run is interrupted is kept, and said.</summary>
public sealed class SignalTests
{
    // Many small schools: a replicate takes long, and little of it has to be written.
    private const string Long = """
        schema_version: 1
        name: Long
        calendar: { weeks: 20, days_per_week: 5 }
        people: same
        cohort: { teachers: 160, schools: 40 }
        arms:
          - { name: nothing, programme: {} }
        instrument: lankau-1996-adapted
        survey_weeks: [20]
        replications: 1000
        seed: 1

        """;

    // TERM and HUP, and other commands: InterruptTests, among the slow tests.
    [Fact]
    public void An_interrupted_run_keeps_what_is_finished()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Signals are sent to a child process on Linux only.");
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["long.yaml"], Long);
        using Process process = ChildProcess.Start(folder.Path, null, "run", "./long.yaml", "--out", "result");
        string estimate = process.StandardError.ReadLine() ?? "", first = process.StandardError.ReadLine() ?? "";
        Assert.Contains(" of memory, ", estimate, StringComparison.Ordinal);
        Assert.Contains("teacher-days a second", first, StringComparison.Ordinal);
        using (Process kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString()])) kill.WaitForExit();
        Ended ended = ChildProcess.End(process, first);
        Assert.Equal(130, ended.Code);
        if (ended.Errors.Contains("there was no time to keep", StringComparison.Ordinal))
        {
            // The machine is busy with something else: the promise of an early end comes before that of keeping.
            Assert.False(Directory.Exists(folder["result"]));
            return;
        }

        Manifest manifest = Manifest.Read(folder["result"]);
        Assert.Equal((RunStatus.Interrupted, 1000), (manifest.Status, manifest.ReplicationsAsked));
        Assert.InRange(manifest.ReplicationsFinished, 1, 999);
        Assert.Equal(manifest.ReplicationsFinished, manifest.Counts["finished"]);
        Assert.Equal(1000 - manifest.ReplicationsFinished, manifest.Counts["not_run"]);
        Assert.Contains($"Interrupted: {manifest.ReplicationsFinished} of 1000 replicates are finished and kept", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(Verification.Of(folder["result"]));
        Assert.Equal(
            manifest.ReplicationsFinished,
            ParquetFile.Read(folder["result/responses.parquet"]).Integers("replicate").Distinct().Count());
    }

    [Fact]
    public void Redirected_output_has_no_escape_codes_and_keeps_to_its_streams()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["small.yaml"], CommandLine.Small);
        Dictionary<string, string> terminal = new() { ["TERM"] = "xterm-256color", ["FORCE_COLOR"] = "1", ["CLICOLOR_FORCE"] = "1" };
        Ended run = ChildProcess.Run(folder.Path, terminal, "run", "./small.yaml"),
            list = ChildProcess.Run(folder.Path, new Dictionary<string, string>(terminal) { ["NO_COLOR"] = "1" }, "list", "components");
        Assert.Equal((0, 0), (run.Code, list.Code));
        Assert.DoesNotContain('\u001b', run.Output + run.Errors + list.Output + list.Errors);
        Assert.DoesNotContain('\r', run.Output + run.Errors);
        Assert.Contains("Report: ", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["results/small/manifest.json"]));
    }
}
