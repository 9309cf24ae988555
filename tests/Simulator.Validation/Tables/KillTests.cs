using System.Diagnostics;
using Simulator.Tables;
using Simulator.Tests.Cli;
using Simulator.Tests.Tables;

namespace Simulator.Validation.Tables;

/// <summary>A process that is killed at any moment leaves one whole result: the old one or the new one.</summary>
public sealed class KillTests
{
    private const int Kills = 60;

    [Fact]
    public void A_killed_run_leaves_the_old_result_or_the_new_one()
    {
        using TemporaryFolder folder = new();
        Stopwatch whole = Stopwatch.StartNew();
        Assert.Equal(0, ChildProcess.Run(folder.Path, null, Words(1000)).Code);
        whole.Stop();
        System.Random random = new(20130701);
        ulong before = 1000;
        for (int kill = 1; kill <= Kills; kill++)
        {
            // Half of the moments lie late, where the result is written and takes its place.
            double share = kill % 2 == 0 ? 0.7 + 0.35 * random.NextDouble() : random.NextDouble();
            ulong seed = 1000 + (ulong)kill;
            using Process process = ChildProcess.Start(folder.Path, null, Words(seed));
            if (!process.WaitForExit(whole.Elapsed * share)) process.Kill();
            process.WaitForExit();
            Ended verify = ChildProcess.Run(folder.Path, null, "verify", "result");
            Assert.True(verify.Code == 0, $"killed after {share:p0}: {verify.Errors}");
            ulong now = Manifest.Read(folder["result"]).Seed;
            Assert.Contains(now, new[] { before, seed });
            before = now;
        }

        Assert.Equal(0, ChildProcess.Run(folder.Path, null, Words(7)).Code);
        Assert.Equal(7UL, Manifest.Read(folder["result"]).Seed);
        Assert.Equal(["result"], folder.Names);
    }

    private static string[] Words(ulong seed) =>
        ["run", "nguyen-2013", "--replications", "20", "--seed", $"{seed}", "--out", "result", "--force", "--quiet"];
}
