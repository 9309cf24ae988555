using System.Diagnostics;

namespace Simulator.Validation.Cluster;

/// <summary>Programs and conditions that are waited for, but not for ever: whoever waits for a scheduler must end whatever that does.</summary>
internal static class Bounded
{
    private static readonly TimeSpan OneCall = TimeSpan.FromMinutes(5), BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs a program to its end and tells what it said; one that does not end is ended.</summary>
    internal static (int Code, string Output, string Errors) Run(
        string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] words)
    {
        using Process process = Start(folder, environment, program, words);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(OneCall)) process.Kill(entireProcessTree: true);
        Assert.True(Task.WaitAll([output, errors], OneCall), $"{program} {string.Join(' ', words)} has ended and keeps its streams open.");
        return (process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>Runs a program that must succeed.</summary>
    internal static string Expect(string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] words)
    {
        (int code, string output, string errors) = Run(folder, environment, program, words);
        Assert.True(code == 0, $"{program} {string.Join(' ', words)}: exit {code}\n{output}{errors}");
        return output.Trim();
    }

    /// <summary>Starts a program whose words are read by whoever started it.</summary>
    internal static Process Start(string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] words)
    {
        ProcessStartInfo start = new(program, words) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits until something is so; a test that waited in vain says what there was instead.</summary>
    internal static void Until(Func<bool> condition, TimeSpan most, string what, Func<string> instead)
    {
        for (Stopwatch watch = Stopwatch.StartNew(); !condition(); Thread.Sleep(BetweenLooks))
            Assert.True(watch.Elapsed < most, $"Waited in vain for {most.TotalSeconds} s: {what}.\n{(watch.Elapsed < most ? "" : instead())}");
    }
}
