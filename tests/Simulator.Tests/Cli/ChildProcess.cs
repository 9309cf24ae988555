using System.Diagnostics;

namespace Simulator.Tests.Cli;

/// <summary>What a program left behind.</summary>
internal sealed record Ended(int Code, string Output, string Errors);

/// <summary>Runs the built program as a process of its own: for signals, streams and the environment.</summary>
internal static class ChildProcess
{
    /// <summary>The built program.</summary>
    internal static string Program => Path.Combine(AppContext.BaseDirectory, "simulator.dll");

    /// <summary>What runs it.</summary>
    internal static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>Runs the program to its end.</summary>
    internal static Ended Run(string folder, IReadOnlyDictionary<string, string>? environment, params string[] words)
    {
        using Process process = Start(folder, environment, words);
        return End(process);
    }

    /// <summary>Starts the program; on Linux with the signals it would get in a terminal, whatever the caller ignores.</summary>
    internal static Process Start(string folder, IReadOnlyDictionary<string, string>? environment, params string[] words)
    {
        bool linux = OperatingSystem.IsLinux() && File.Exists("/usr/bin/env");
        string[] all = linux ? ["--default-signal=INT,TERM,HUP", Host, Program, .. words] : [Program, .. words];
        ProcessStartInfo start = new(linux ? "/usr/bin/env" : Host, all)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // A program that lives for two seconds only loses by learning about itself.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return System.Diagnostics.Process.Start(start)!;
    }

    /// <summary>Waits for the end.</summary>
    internal static Ended End(Process process, string errorsSoFar = "")
    {
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ended(process.ExitCode, output, errorsSoFar + errors.Result);
    }
}
