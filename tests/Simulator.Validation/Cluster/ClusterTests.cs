using System.Diagnostics;
using System.Text.RegularExpressions;
using Simulator.Experiments.Jobs;
using Simulator.Tables;
using Simulator.Tests.Cli;
using Program = Simulator.Validation.Science.Program;

namespace Simulator.Validation.Cluster;

/// <summary>
/// A sweep that many workers share, by the scripts and lines that come with it: under Slurm on two nodes and under GNU parallel, any number
/// of workers, and whoever of them dies, gives the root of one process in one sitting.
/// </summary>
public sealed class ClusterTests(TwelveParts sweep) : IClassFixture<TwelveParts>
{
    private const string Worker = "PARALLEL_WORKER";
    private static readonly TimeSpan UntilWorking = TimeSpan.FromMinutes(2), UntilFinished = TimeSpan.FromMinutes(6);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_array_of_some_workers_gives_the_root_of_one_sitting(int workers)
    {
        using LoopbackSlurm slurm = new();
        string result = sweep.Prepare($"array-{workers}");
        Submit(slurm, result, workers);
        AwaitFinish(slurm, result);
        sweep.ExpectWhole(result);
    }

    /// <summary>A worker's program is killed, which Slurm calls a failure, and then a whole node, which it puts back into the queue.</summary>
    [Fact]
    public void A_killed_worker_and_a_dead_node_change_no_bit()
    {
        const int workers = 7;
        using LoopbackSlurm slurm = new();
        string result = sweep.Prepare("dying");
        string array = Submit(slurm, result, workers);

        int worker = Stopped(slurm, LoopbackSlurm.First, result, workers, slurm.Workers);
        MarkedProcesses.Signal("KILL", [slurm.Workers(LoopbackSlurm.First)[worker]]);
        int lost = Stopped(slurm, LoopbackSlurm.Second, result, workers, slurm.Workers);
        slurm.Kill(LoopbackSlurm.Second);
        Assert.NotEqual(worker, lost);

        AwaitFinish(slurm, result);
        sweep.ExpectWhole(result);
        string Fate(int element) => slurm.Expect("scontrol", "show", "job", "-o", $"{array}_{element}");
        Assert.Matches("JobState=FAILED .*Restarts=0 ", Fate(worker));
        Assert.Matches($"JobState=COMPLETED .*Restarts=1 .* NodeList={LoopbackSlurm.First} ", Fate(lost));
    }

    /// <summary>The very line of the plans' README, with one of its workers killed.</summary>
    [Fact]
    public async Task Gnu_parallel_gives_the_root_of_one_sitting_also_when_a_worker_is_killed()
    {
        const int workers = 8;
        Program.Need("GNU parallel", ["parallel"], "parallel");
        string result = sweep.Prepare("parallel"), own = Directory.CreateDirectory(Path.Combine(sweep.Folder, "own")).FullName;
        string program = Path.Combine(own, "simulator");
        File.WriteAllText(program, $"#!/bin/sh\nexec '{ChildProcess.Host}' '{ChildProcess.Program}' \"$@\"\n");
        Bounded.Expect(own, new Dictionary<string, string>(), "chmod", "700", program);
        string readme = File.ReadAllText(Repository.At("scenarios/plans/README.md"));
        string line = Regex.Match(readme, "^- GNU parallel: `([^`]+)`", RegexOptions.Multiline).Groups[1].Value;
        Assert.StartsWith("parallel ", line, StringComparison.Ordinal);
        Dictionary<string, string> environment = new()
        {
            [Worker] = result,
            ["PATH"] = $"{own}:{Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = own,
        };
        Dictionary<int, int> Workers(string _) => MarkedProcesses.With($"{Worker}={result}")
            .Select(id => (Id: id, Words: MarkedProcesses.CommandLine(id).ToList()))
            .Where(p => p.Words.Count > 1 && p.Words[1] == ChildProcess.Program && p.Words.Contains("--worker"))
            .ToDictionary(p => int.Parse(p.Words[p.Words.IndexOf("--worker") + 1]), p => p.Id);

        using Process shell = Bounded.Start(sweep.Folder, environment, "/bin/bash", "-c", line.Replace("DIR", result, StringComparison.Ordinal));
        Task<string> output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            errors = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            int worker = Stopped(null, "", result, workers, Workers);
            MarkedProcesses.Signal("KILL", [Workers("")[worker]]);
            await shell.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(UntilFinished, TestContext.Current.CancellationToken);
        }
        finally
        {
            MarkedProcesses.Signal("KILL", MarkedProcesses.With($"{Worker}={result}"));
        }

        Directory.Delete(own, recursive: true);
        Assert.True(shell.ExitCode == 0, $"exit {shell.ExitCode}\n{await output}{await errors}");
        sweep.ExpectWhole(result);
    }

    /// <summary>As the scripts say it, with the numbers that this site has.</summary>
    private static string Submit(LoopbackSlurm slurm, string result, int workers)
    {
        string At(string script) => Repository.At($"scenarios/plans/cluster/{script}.sbatch");
        string array = slurm.Expect("sbatch", "--parsable", $"--array=0-{workers - 1}", "--cpus-per-task=1", At("array"), result);
        slurm.Expect("sbatch", "--parsable", $"--dependency=afterany:{array}", "--cpus-per-task=2", At("finish"), result);
        return array;
    }

    private static void AwaitFinish(LoopbackSlurm slurm, string result) => Bounded.Until(
        () => File.Exists(Path.Combine(result, Manifest.FileName)) && !Directory.Exists(DesignJob.WorkFolder(result))
            && slurm.Expect("squeue", "-h").Length == 0,
        UntilFinished, "the finished sweep", slurm.Logs);

    /// <summary>Stops a worker that has something left to do when the first part is there, so that whatever happens to it next hits it at work.</summary>
    private static int Stopped(
        LoopbackSlurm? slurm, string node, string result, int workers, Func<string, IReadOnlyDictionary<int, int>> running)
    {
        int found = -1;
        bool Found()
        {
            if (!Enumerable.Range(0, TwelveParts.Parts).Any(part => TwelveParts.IsThere(result, part))) return false;
            foreach ((int worker, int id) in running(node))
            {
                MarkedProcesses.Signal("STOP", [id]);
                found = worker;
                if (TwelveParts.Missing(result, worker, workers) > 0) return true;
                MarkedProcesses.Signal("CONT", [id]);
            }

            return false;
        }

        Bounded.Until(Found, UntilWorking, "a worker at work", () => slurm?.Logs() ?? "");
        return found;
    }
}
