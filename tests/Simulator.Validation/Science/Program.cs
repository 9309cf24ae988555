using System.Diagnostics;

namespace Simulator.Validation.Science;

/// <summary>Runs the built program, or another, as a process of its own.</summary>
internal static class Program
{
    internal static string Built => Path.Combine(AppContext.BaseDirectory, "simulator.dll");

    internal static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>Runs the simulator and expects it to succeed.</summary>
    internal static string Run(string folder, params string[] words) => Expect(folder, Host, [Built, .. words]);

    internal static string Expect(string folder, string program, params string[] words)
    {
        (int code, string output, string errors) = Start(folder, program, words);
        Assert.True(code == 0, $"{program} {string.Join(' ', words)}: exit {code}\n{errors}");
        return output;
    }

    internal static (int Code, string Output, string Errors) Start(string folder, string program, params string[] words)
    {
        ProcessStartInfo start = new(program, words) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    /// <summary>Where a program is, or null.</summary>
    internal static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);
}
