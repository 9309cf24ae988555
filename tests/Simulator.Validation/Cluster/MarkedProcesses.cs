using System.Globalization;
using System.Text;

namespace Simulator.Validation.Cluster;

/// <summary>Processes that a test has started, however far down: known by what stands in the environment that they were given.</summary>
internal static class MarkedProcesses
{
    /// <summary>Numbers of the living processes that carry all of these marks, each <c>NAME=value</c>.</summary>
    internal static IReadOnlyList<int> With(params string[] marks) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(d => Path.GetFileName(d)).Where(n => n.All(char.IsAsciiDigit))
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture)).Where(id => marks.All(Words(id, "environ").Contains)).Order(),
    ];

    /// <summary>The words of a process's command line; none once it has ended.</summary>
    internal static IReadOnlyList<string> CommandLine(int id) => Words(id, "cmdline");

    /// <summary>Number of a process's parent; 0 once it has ended.</summary>
    internal static int Parent(int id) => Words(id, "status").SelectMany(w => w.Split('\n'))
        .FirstOrDefault(l => l.StartsWith("PPid:", StringComparison.Ordinal)) is { } line ? int.Parse(line["PPid:".Length..], CultureInfo.InvariantCulture) : 0;

    /// <summary>Sends a signal to processes, all at once; one that has ended meanwhile is passed over.</summary>
    internal static void Signal(string signal, IReadOnlyList<int> processes)
    {
        string[] ids = [.. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))];
        if (ids.Length > 0) Bounded.Run("/", new Dictionary<string, string>(), "kill", ["-" + signal, .. ids]);
    }

    // A process that has ended, or is another user's, has no words.
    private static string[] Words(int id, string of)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id}/{of}")).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
