using System.Globalization;
using System.Text.RegularExpressions;
using Simulator.Experiments.Jobs;

namespace Simulator.Cli.Terminal;

/// <summary>What the machine has, against what a run will take.</summary>
internal static partial class Budget
{
    /// <summary>What a run takes, in a sentence.</summary>
    /// <param name="cost">The estimate.</param>
    /// <param name="seconds">Seconds; NaN where they could not be measured.</param>
    internal static string Sentence(Cost cost, double seconds) => string.Create(CultureInfo.InvariantCulture,
        $"{cost.TeacherDays / 1e6:0.0##} million teacher-days, {(double.IsNaN(seconds) ? "a time that a short trial could not tell" : "about "
            + ProgressLine.Time(seconds))}, {Size(cost.Memory)} of memory, {Size(cost.Disk)} of disk, about {cost.Files} files");

    /// <summary>Refuses what the machine cannot hold, before anything is spent.</summary>
    /// <param name="cost">The estimate.</param>
    /// <param name="what">What it is the estimate of.</param>
    /// <param name="folder">Where the result will be.</param>
    /// <param name="most">Bytes of memory that the user allows; null for what the machine has.</param>
    /// <exception cref="InvalidDataException">It is more than there is.</exception>
    internal static void Check(Cost cost, string what, string folder, long? most)
    {
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        // A limit of the heap says nothing about the program's own memory.
        bool heapOnly = GC.GetConfigurationVariables().TryGetValue("GCHeapHardLimit", out object? heap)
            && Convert.ToInt64(heap, CultureInfo.InvariantCulture) > 0;
        if ((most is not null || !heapOnly ? cost.Memory : cost.Memory - Cost.Program) > (most ?? available))
        {
            throw new InvalidDataException($"{what} would take about {Size(cost.Memory)} of memory, and there are {Size(most ?? available)}: ask for fewer "
                + "teachers who can meet, fewer replications, surveys or threads; --max-memory SIZE allows more.");
        }

        if (FreeDisk(folder) is { } free && cost.Disk > free)
        {
            throw new InvalidDataException($"{what} would take about {Size(cost.Disk)} of disk, and there are {Size(free)} free at {folder}: ask for fewer "
                + "replications, or let --out name a folder elsewhere.");
        }
    }

    /// <summary>Bytes from a size as people write it, such as 512MB or 2GB; null for any other text.</summary>
    internal static long? Bytes(string text)
    {
        if (SizePattern().Match(text.Trim()) is not { Success: true } match) return null;
        double unit = match.Groups[2].Value.ToUpperInvariant() switch
        {
            "" or "B" => 1,
            "K" or "KB" => 1e3,
            "M" or "MB" => 1e6,
            "G" or "GB" => 1e9,
            "T" or "TB" => 1e12,
            "KIB" => 1L << 10,
            "MIB" => 1L << 20,
            "GIB" => 1L << 30,
            _ => 1L << 40,
        };
        double bytes = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * unit;
        return bytes is >= 1 and < long.MaxValue ? (long)bytes : null;
    }

    private static string Size(long bytes) => bytes switch
    {
        >= 100_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0} GB"),
        >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1e6):0} MB"),
    };

    private static long? FreeDisk(string folder)
    {
        try
        {
            string? there = Path.GetFullPath(folder);
            while (there is not null && !Directory.Exists(there)) there = Path.GetDirectoryName(there);
            return there is null ? null : new DriveInfo(there).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A([0-9]{1,15}(?:\.[0-9]{1,6})?)\s*(B|[KMGT]B?|[KMGT]iB|)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SizePattern();
}
