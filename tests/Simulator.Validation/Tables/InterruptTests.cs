using System.Diagnostics;
using Simulator.Tables;
using Simulator.Tests.Cli;
using Simulator.Tests.Tables;

namespace Simulator.Validation.Tables;

/// <summary>A signal at any moment ends a run within two seconds, with its exit code and one whole result, the old one or the new one.</summary>
public sealed class InterruptTests
{
    private const int Each = 20;

    /// <summary>Two seconds where the program's bare start takes a quarter of one, and as much longer as it does on a busy machine.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);
    private const int Starts = 8;

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task An_interrupted_run_ends_soon_and_whole(string signal, int code)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Signals are sent to a child process on Linux only.");
        using TemporaryFolder folder = new();
        Stopwatch whole = Stopwatch.StartNew();
        Assert.Equal(0, ChildProcess.Run(folder.Path, null, Words(1000)).Code);
        whole.Stop();
        System.Random random = new(code);
        ulong before = 1000;
        for (int k = 1; k <= Each; k++)
        {
            ulong seed = 1000 + (ulong)k;
            using Process process = ChildProcess.Start(folder.Path, null, Words(seed));
            // Before its first lines the program has not begun to listen, and the system ends it.
            TimeSpan moment = TimeSpan.FromSeconds(0.3) + whole.Elapsed * random.NextDouble();
            if (process.WaitForExit(moment))
            {
                Assert.Equal(0, process.ExitCode);
            }
            else
            {
                using (Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString()])) kill.WaitForExit();
                Stopwatch needed = Stopwatch.StartNew();
                // In the same moment: what else the machine does, it does to both.
                Task<TimeSpan> start = Task.Run(() => Start(folder.Path));
                process.WaitForExit();
                needed.Stop();
                TimeSpan patience = Starts * await start is var slow && slow > Least ? slow : Least;
                Assert.True(
                    needed.Elapsed <= patience,
                    $"{signal} after {moment.TotalSeconds:0.00} s: it ran for {needed.Elapsed.TotalSeconds:0.00} s more and not {patience.TotalSeconds:0.00}");
                Assert.Contains(process.ExitCode, new[] { code, 0 });
            }

            Ended verify = ChildProcess.Run(folder.Path, null, "verify", "result");
            Assert.True(verify.Code == 0, $"{signal} after {moment.TotalSeconds:0.00} s: {verify.Errors}");
            ulong now = Manifest.Read(folder["result"]).Seed;
            Assert.Contains(now, new[] { before, seed });
            before = now;
        }

        Assert.Equal(0, ChildProcess.Run(folder.Path, null, Words(7)).Code);
        Assert.Equal(["result"], folder.Names);
    }

    private static TimeSpan Start(string folder)
    {
        Stopwatch start = Stopwatch.StartNew();
        Assert.Equal(0, ChildProcess.Run(folder, null, "--version").Code);
        return start.Elapsed;
    }

    private static string[] Words(ulong seed) =>
        ["run", "nguyen-2013", "--replications", "400", "--seed", $"{seed}", "--out", "result", "--force", "--quiet"];
}
