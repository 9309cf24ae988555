using System.Diagnostics;
using Simulator.Tables;
using Simulator.Tests.Cli;
using Simulator.Tests.Tables;
using Simulator.Validation.Cluster;
using Program = Simulator.Validation.Science.Program;

namespace Simulator.Validation.Store;

/// <summary>A sweep as a process of its own that is killed, interrupted, or finds its disk full or closed: nothing that was finished is lost.</summary>
public sealed class StoppedSweepTests
{
    private const int Kills = 10;
    private static readonly string[] Sweep = ["sweep", "plan.yaml", "--quiet", "--threads", "1", "--out"];
    private static readonly TimeSpan UntilFirstPart = TimeSpan.FromMinutes(2), UntilEnd = TimeSpan.FromSeconds(60);

    private static readonly Lazy<(string Root, TimeSpan Length)> Small = new(SmallRoot);
    private static readonly Lazy<string> LongRoot = new(RootOfLong);

    // Twelve parts of the 2013 study: long enough to be met at work.
    private const string Long = """
        schema_version: 1
        kind: sweep
        scenario: nguyen-2013
        vary: { parameters.kappa_c: [0.7] }
        measures: [d_amount]
        replications: 1200
        sets: 0

        """;

    [Fact]
    public void Ten_kills_at_random_moments_are_gone_on_from_to_the_same_root()
    {
        using TemporaryFolder folder = new();
        (string root, TimeSpan whole) = (Small.Value.Root, Small.Value.Length);
        System.Random random = new(20130701);
        for (int kill = 0; kill < Kills; kill++)
        {
            string place = folder[$"killed-{kill}"];
            SmallSweep.Put(place);
            using Process process = ChildProcess.Start(folder.Path, null, SmallSweep.Words(place));
            double share = random.NextDouble();
            if (!process.WaitForExit(whole * share)) process.Kill();
            process.WaitForExit();
            Assert.True(SmallSweep.Resumed(place, words => ChildProcess.Run(folder.Path, null, words)) == root, $"killed after {share:p0}");
        }
    }

    [Theory]
    [InlineData("INT", 130, false)]
    [InlineData("TERM", 143, false)]
    [InlineData("HUP", 129, false)]
    [InlineData("TERM", 143, true)]
    public void An_interrupted_sweep_or_worker_keeps_its_parts_and_is_gone_on_from(string signal, int code, bool worker)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Signals are sent to a child process on Linux only.");
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["plan.yaml"], Long);
        string root = LongRoot.Value;
        if (worker) Assert.Equal(0, ChildProcess.Run(folder.Path, null, [.. Sweep, "stopped", "--prepare"]).Code);
        using Process process = ChildProcess.Start(folder.Path, null, worker ? ["work", "stopped", "--threads", "1"] : [.. Sweep, "stopped"]);
        string[] Kept() => Directory.Exists(folder[".stopped.parts~"]) ? Directory.GetFiles(folder[".stopped.parts~"], "*.sha256") : [];
        Bounded.Until(() => Kept().Length > 0 || process.HasExited, UntilFirstPart, "a first part", () => "");
        string[] before = Kept();
        Program.Expect("/", "kill", "-" + signal, process.Id.ToString());
        Assert.True(process.WaitForExit(UntilEnd), $"{signal}: it still runs after {UntilEnd.TotalSeconds} s");
        Ended ended = ChildProcess.End(process);
        Assert.Equal(code, ended.Code);
        Assert.Contains("Interrupted; ", ended.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["stopped"]));
        Assert.Subset(Kept().ToHashSet(), before.ToHashSet());
        Assert.InRange(Kept().Length, 1, 11);

        Assert.Equal(0, ChildProcess.Run(folder.Path, null, "resume", "stopped", "--quiet").Code);
        Assert.Equal(root, Manifest.Read(folder["stopped"]).Root);
        Assert.Equal(["plan.yaml", "stopped"], folder.Names);
    }

    /// <summary>Full before the first part, between parts, among tables and in the report; what is there stays, and with more room it goes on.</summary>
    [Theory]
    [InlineData("16k")]
    [InlineData("64k")]
    [InlineData("96k")]
    [InlineData("160k")]
    [InlineData("384k")]
    public void A_full_disk_is_told_and_with_more_room_the_sweep_goes_on(string size)
    {
        using TemporaryFolder folder = new();
        string root = Small.Value.Root;
        using Volume disk = new(folder["disk"], size);
        SmallSweep.Put(folder.Path);
        Ended full = ChildProcess.Run(folder.Path, null, "sweep", "plan.yaml", "--quiet", "--out", "disk/result");
        Assert.Contains(full.Code, new[] { 73, 74 });
        Assert.Contains("No space left on device", full.Errors, StringComparison.Ordinal);
        Assert.Contains("disk/", full.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["disk/result"]));
        Assert.Empty(Directory.GetFiles(folder["disk"], "*" + AtomicFile.TemporarySuffix, SearchOption.AllDirectories));
        disk.Remount("size=64m");
        // Where not even the plan could be written down there is nothing to resume.
        Ended resumed = ChildProcess.Run(folder.Path, null, "resume", "disk/result", "--quiet");
        if (resumed.Code == 66) resumed = ChildProcess.Run(folder.Path, null, "sweep", "plan.yaml", "--quiet", "--out", "disk/result");
        Assert.True(resumed.Code == 0, resumed.Errors);
        Assert.Equal(root, Manifest.Read(folder["disk/result"]).Root);
        Assert.Equal(0, ChildProcess.Run(folder.Path, null, "verify", "disk/result").Code);
    }

    [Fact]
    public void A_read_only_folder_is_told_at_once_and_is_left_as_it_was()
    {
        using TemporaryFolder folder = new();
        string root = Small.Value.Root;
        using Volume disk = new(folder["disk"], "64m");
        SmallSweep.Put(folder["disk"]);
        Assert.Equal(0, ChildProcess.Run(folder.Path, null, [.. SmallSweep.Words(folder["disk"]), "--prepare"]).Code);
        Assert.Equal(0, ChildProcess.Run(folder.Path, null, "work", "disk/result", "--worker", "1", "--workers", "3", "--quiet").Code);
        string[] before = Files(folder["disk"]);
        disk.Remount("ro");
        string[][] commands =
        [
            SmallSweep.Words(folder["disk"]), ["resume", "disk/result"], ["work", "disk/result", "--worker", "0", "--workers", "3"],
            ["sweep", "disk/plan.yaml", "--out", "disk/other", "--prepare"],
        ];
        foreach (string[] words in commands)
        {
            Ended ended = ChildProcess.Run(folder.Path, null, words);
            Assert.True(ended.Code == 73, $"{string.Join(' ', words)}: exit {ended.Code}: {ended.Errors}");
            Assert.Contains("Read-only file system", ended.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(before, Files(folder["disk"]));
        disk.Remount("rw");
        Assert.Equal(root, SmallSweep.Resumed(folder["disk"], words => ChildProcess.Run(folder.Path, null, words)));
    }

    private static string[] Files(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static (string Root, TimeSpan Length) SmallRoot()
    {
        using TemporaryFolder folder = new();
        SmallSweep.Put(folder.Path);
        Stopwatch whole = Stopwatch.StartNew();
        Assert.Equal(0, ChildProcess.Run(folder.Path, null, SmallSweep.Words(folder.Path)).Code);
        return (Manifest.Read(folder[SmallSweep.Result]).Root!, whole.Elapsed);
    }

    private static string RootOfLong()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["plan.yaml"], Long);
        Assert.Equal(0, ChildProcess.Run(folder.Path, null, [.. Sweep, "whole"]).Code);
        return Manifest.Read(folder["whole"]).Root!;
    }
}
