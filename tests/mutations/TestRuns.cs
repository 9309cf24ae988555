using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Simulator.Mutations;

/// <summary>How the tests ended.</summary>
internal enum Ending
{
    /// <summary>All passed.</summary>
    Passed,

    /// <summary>At least one failed.</summary>
    Failed,

    /// <summary>They took far longer than they do.</summary>
    Timeout,
}

/// <summary>The end of one or more test classes.</summary>
/// <param name="Ending">How.</param>
/// <param name="Killer">The first test that failed.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record TestRun(Ending Ending, string Killer, double Seconds);

/// <summary>A test class and how long it takes when nothing is wrong.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Seconds">Its time, the start of a process included.</param>
/// <param name="Quick">Whether that is hardly more than the start of a process.</param>
internal sealed record TestClass(string Name, double Seconds, bool Quick = false);

/// <summary>Runs test classes, each run in a process of its own with a limit of time and memory.</summary>
internal static partial class TestRuns
{
    /// <summary>
    /// Tests that compare the bits with a stored hash. They notice everything and say nothing, so they do not count here. Names as xunit's
    /// filters take them; the reference values of Statistics.GoldenTests come from R and do count.
    /// </summary>
    internal static readonly string[] LeftOut = ["Simulator.Tests.Cli.BitTests.The_bits_are_those_of_the_golden_run", "*_golden_*"];

    /// <summary>Tests that watch the clock: on a machine that does other things, too, they fail now and then for no reason of their own.</summary>
    internal static readonly string[] WatchTheClock = ["*within_a_second*", "Simulator.Tests.Cli.SignalTests.*"];

    private const double LeastLimit = 20, LimitFactor = 6, ClockFactor = 6;


    /// <summary>Whether those that watch the clock are left out, too.</summary>
    internal static bool Busy { get; set; }

    /// <summary>How the names of classes begin that are asked.</summary>
    internal static string Only { get; set; } = "";

    /// <summary>The test classes of a folder of built tests.</summary>
    internal static string[] Classes(string built) =>
        [.. Command.Output(built, "dotnet", "Simulator.Tests.dll", "-list", "classes", "-noColor").Split('\n', StringSplitOptions.TrimEntries)
            .Where(l => l.StartsWith("Simulator.Tests.", StringComparison.Ordinal) && l.StartsWith(Only, StringComparison.Ordinal)).Distinct()
                .Order(StringComparer.Ordinal)];

    /// <summary>Runs classes together until the first failure.</summary>
    internal static TestRun Run(string built, IReadOnlyList<TestClass> classes, IReadOnlyDictionary<string, string> environment, double? limit = null)
    {
        List<string> words = ["Simulator.Tests.dll", "-noColor", "-noLogo", "-noAutoReporters", "-stopOnFail", "-maxThreads", "1"];
        foreach (TestClass c in classes) words.AddRange(["-class", c.Name]);
        foreach (string name in Busy ? [.. LeftOut, .. WatchTheClock] : LeftOut) words.AddRange(["-method-", name]);
        ProcessStartInfo start = new("dotnet", words)
        {
            WorkingDirectory = built,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // A mutant that collects without end shall fail, not take the machine down.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x80000000";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        double normal = classes.Sum(c => c.Seconds);
        if (!Ends(process, watch, limit ?? Math.Max(LeastLimit, LimitFactor * normal)))
        {
            process.Kill(entireProcessTree: true);
            return new TestRun(Ending.Timeout, Names(classes), watch.Elapsed.TotalSeconds);
        }

        process.WaitForExit();
        if (process.ExitCode == 0) return new TestRun(Ending.Passed, "", watch.Elapsed.TotalSeconds);
        Match failed = Failure().Match(output.Result);
        string killer = failed.Success
            ? failed.Groups[1].Value
            : $"{Names(classes)} (ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)})";
        return new TestRun(Ending.Failed, killer, watch.Elapsed.TotalSeconds);
    }

    /// <summary>Runs classes, the quick ones together and first, the others one by one, until the first failure.</summary>
    internal static TestRun RunInStages(string built, IEnumerable<TestClass> classes, IReadOnlyDictionary<string, string> environment)
    {
        TestClass[] ordered = [.. classes.OrderBy(c => c.Seconds)];
        TestClass[] quick = [.. ordered.Where(c => c.Quick)];
        List<TestClass[]> stages = [.. ordered.Where(c => !c.Quick).Select(c => (TestClass[])[c])];
        if (quick.Length > 0) stages.Insert(0, quick);
        double seconds = 0;
        foreach (TestClass[] stage in stages)
        {
            TestRun run = Run(built, stage, environment);
            seconds += run.Seconds;
            if (run.Ending != Ending.Passed) return run with { Seconds = seconds };
        }

        return new TestRun(Ending.Passed, "", seconds);
    }

    /// <summary>
    /// Waits for the end. The limit is one of processor time, because a busy machine stretches every other; on the clock, which also sees
    /// the programs that tests start and those that only wait, it is a multiple.
    /// </summary>
    private static bool Ends(Process process, Stopwatch watch, double limit)
    {
        while (!process.WaitForExit(TimeSpan.FromSeconds(0.25)))
        {
            try
            {
                if (process.TotalProcessorTime.TotalSeconds > limit || watch.Elapsed.TotalSeconds > ClockFactor * limit) return false;
            }
            catch (Exception error) when (error is InvalidOperationException or Win32Exception)
            {
                // It ended in between, before or while its time was asked for.
            }
        }

        return true;
    }

    private static string Names(IReadOnlyList<TestClass> classes) => classes.Count == 1 ? classes[0].Name : $"{classes.Count} quick classes";

    [GeneratedRegex(@"^\s*(Simulator\.Tests\..*?) \[FAIL\]\s*$", RegexOptions.Multiline)]
    private static partial Regex Failure();
}
