using Simulator.Tables;
using Simulator.Tests.Cli;
using Simulator.Tests.Tables;

namespace Simulator.Validation.Store;

/// <summary>
/// A sweep that ends between any two changes of the disk, from its first file to the last that is tidied away, is gone on from, to the root of
/// one sitting; so is one whose disk fails there.
/// </summary>
[Collection(CommandLineTests.Name)]
public sealed class FaultPointTests
{
    private const int Points = 90, Faults = 30;

    [Fact]
    public void Ninety_endings_spread_over_a_sweep_are_all_gone_on_from()
    {
        using TemporaryFolder folder = new();
        (string root, int steps) = Whole(folder["whole"]);
        Assert.True(steps > Points, $"{steps} steps");
        HashSet<int> points = [.. Enumerable.Range(0, Points).Select(k => (int)((k + 0.5) * steps / Points))];
        // What lies on the disk at a moment is what a program that is killed at it leaves.
        string sitting = folder["sitting"];
        SmallSweep.Put(sitting);
        Listen(sitting, step =>
        {
            if (points.Contains(step)) SmallSweep.Copy(sitting, folder[$"left-{step}"]);
        });
        int placed = 0;
        foreach (int point in points)
        {
            string left = folder[$"left-{point}"];
            if (Directory.Exists(Path.Combine(left, SmallSweep.Result))) placed++;
            Assert.True(SmallSweep.Resumed(left, CommandLine.Run) == root, $"moment {point} of {steps}");
            Directory.Delete(left, recursive: true);
        }

        Assert.Equal(Points, points.Count);
        Assert.InRange(placed, 1, Points / 2);
    }

    [Fact]
    public void A_disk_that_fails_at_any_moment_of_a_sweep_is_told_and_loses_nothing()
    {
        using TemporaryFolder folder = new();
        (string root, int steps) = Whole(folder["whole"]);
        for (int k = 0; k < Faults; k++)
        {
            string place = folder[$"failed-{k}"];
            SmallSweep.Put(place);
            int fails = (int)((k + 0.5) * steps / Faults);
            Ended ended = Listen(place, step =>
            {
                if (step == fails) throw new IOException("No space left on device");
            });
            Assert.Contains(ended.Code, new[] { 73, 74 });
            Assert.Contains("No space left on device", ended.Errors, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(place, "*" + AtomicFile.TemporarySuffix, SearchOption.AllDirectories));
            Assert.True(SmallSweep.Resumed(place, CommandLine.Run) == root, $"moment {fails} of {steps}");
        }
    }

    /// <summary>Every file of the parts, turned by one bit a thousand times, is told by its name.</summary>
    [Fact]
    public void A_thousand_turned_bits_in_a_finished_sweep_are_all_told()
    {
        using TemporaryFolder folder = new();
        Whole(folder["whole"]);
        string result = Path.Combine(folder["whole"], SmallSweep.Result);
        string[] parts = [.. Directory.GetFiles(Path.Combine(result, "parts")).Order(StringComparer.Ordinal)];
        byte[][] contents = [.. parts.Select(File.ReadAllBytes)];
        System.Random random = new(2013);
        for (int k = 0; k < 1000; k++)
        {
            int part = random.Next(parts.Length);
            byte[] turned = [.. contents[part]];
            turned[random.Next(turned.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(parts[part], turned);
            Assert.Equal([new Flaw($"parts/{Path.GetFileName(parts[part])}", "not the bytes that were written")], Verification.Of(result));
            File.WriteAllBytes(parts[part], contents[part]);
        }

        Assert.Empty(Verification.Of(result));
    }

    private static (string Root, int Steps) Whole(string folder)
    {
        int steps = 0;
        SmallSweep.Put(folder);
        Ended ended = Listen(folder, _ => steps++);
        Assert.True(ended.Code == 0, ended.Errors);
        return (Manifest.Read(Path.Combine(folder, SmallSweep.Result)).Root!, steps);
    }

    /// <summary>Plays the sweep, telling the number of each moment, one at a time.</summary>
    private static Ended Listen(string folder, Action<int> told)
    {
        Lock gate = new();
        int step = 0;
        try
        {
            DiskStep.Listener = _ =>
            {
                lock (gate) told(step++);
            };
            return CommandLine.Run([.. SmallSweep.Words(folder), "--threads", "1"]);
        }
        finally
        {
            DiskStep.Listener = null;
        }
    }
}
