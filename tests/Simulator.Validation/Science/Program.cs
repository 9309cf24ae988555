using System.Diagnostics;

namespace Simulator.Validation.Science;

/// <summary>Runs the built program, or another, as a process of its own.</summary>
internal static class Program
{
    private static readonly Lock Installer = new();

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

    /// <summary>Where a program is, or null; where those of the system's keeper are is not in everybody's path.</summary>
    internal static string? Find(string name) => $"{Environment.GetEnvironmentVariable("PATH")}{Path.PathSeparator}/usr/sbin".Split(Path.PathSeparator)
        .Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);

    /// <summary>Where a program is that is needed; see <see cref="Need"/>.</summary>
    internal static string Needed(string what, string program, string package)
    {
        Need(what, [program], package);
        return Find(program)!;
    }

    /// <summary>Installs what is needed and not there, or skips. A machine of the project's own checks gets it; nobody else's is changed.</summary>
    /// <param name="what">What it is, for people.</param>
    /// <param name="programs">Programs of which all must be there.</param>
    /// <param name="packages">Debian's packages that they are in.</param>
    internal static void Need(string what, string[] programs, params string[] packages)
    {
        bool Missing() => programs.Any(p => Find(p) is null);
        string why = "";
        // Tests that run side by side would take the installer's lock from each other.
        lock (Installer)
        {
            if (Missing() && Environment.GetEnvironmentVariable("CI") == "true" && Find("apt-get") is { } installer)
            {
                Start("/", installer, "update", "-q");
                why = Start("/", installer, ["install", "-y", "-q", "--no-install-recommends", .. packages]).Errors.Trim();
            }
        }

        if (Missing()) Assert.Skip($"{what} is not installed (apt-get install {string.Join(' ', packages)}). {why}".TrimEnd());
    }
}
