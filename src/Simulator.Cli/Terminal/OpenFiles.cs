namespace Simulator.Cli.Terminal;

/// <summary>Whether this process may open as many files as a run needs: its libraries, its tables and what is kept aside meanwhile.</summary>
internal static class OpenFiles
{
    /// <summary>Files that are open at one time in a run of a few arms, with some to spare.</summary>
    private const int Needed = 128;

    /// <summary>A sentence where it may not, before anything is begun; null where it may, or where the system does not say.</summary>
    internal static string? TooFew()
    {
        const string limits = "/proc/self/limits", line = "Max open files";
        try
        {
            if (!OperatingSystem.IsLinux() || !File.Exists(limits)) return null;
            string? said = Array.Find(File.ReadAllLines(limits), l => l.StartsWith(line, StringComparison.Ordinal));
            string soft = said?[line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0] ?? "";
            return int.TryParse(soft, out int most) && most < Needed
                ? $"Only {most} files may be open at one time, and {Needed} are needed; ulimit -n {2 * Needed} allows more. Nothing was done."
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
