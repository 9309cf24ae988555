using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Simulator.Tables;

/// <summary>
/// A hidden folder beside a result, in which the next one is made. An open lock file says that its run is alive, so that the next run
/// can delete what killed runs left without touching what a running one writes.
/// </summary>
internal sealed partial class Staging : IDisposable
{
    private const string NewSuffix = ".new~", OldSuffix = ".old~", LockSuffix = ".lock~";
    private readonly string target;
    private readonly FileStream held;

    private Staging(string target, string stem, FileStream held)
    {
        (this.target, this.held, Folder, Old) = (target, held, stem + NewSuffix, stem + OldSuffix);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Where the new result is made; after a swap the old one is here.</summary>
    internal string Folder { get; }

    /// <summary>Where the old result steps aside to, where two folders cannot be swapped.</summary>
    internal string Old { get; }

    /// <summary>Makes a staging folder for a target, whose parent is made if it is not there.</summary>
    internal static Staging For(string target)
    {
        string parent = Path.GetDirectoryName(target)!;
        try
        {
            Directory.CreateDirectory(parent);
            while (true)
            {
                string unique = RandomNumberGenerator.GetHexString(12, lowercase: true);
                string stem = Path.Combine(parent, $".{Path.GetFileName(target)}.{unique}");
                if (Hold(stem + LockSuffix, FileMode.CreateNew) is not { } held) continue;
                // Whoever tidied up between the making and the locking has taken the name away again.
                if (File.Exists(stem + LockSuffix)) return new Staging(target, stem, held);
                held.Dispose();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CannotWriteException($"{parent} cannot be written in: {error.Message}; name another place with --out", error);
        }
    }

    /// <summary>Puts back a result whose replacement was killed half-way, and deletes what killed runs into this target left.</summary>
    /// <param name="target">Path of the result.</param>
    /// <param name="deletes">Whether leftovers are deleted too: whoever only looks puts back and leaves the rest.</param>
    internal static void Tidy(string target, bool deletes = true)
    {
        if (!deletes && Path.Exists(target)) return;
        string parent = Path.GetDirectoryName(target)!, prefix = $".{Path.GetFileName(target)}.";
        if (!Directory.Exists(parent)) return;
        string[] stems = [.. Directory.EnumerateFileSystemEntries(parent, prefix + "*~")
            .Select(e => Leftover().Match(Path.GetFileName(e)[prefix.Length..])).Where(m => m.Success)
            .Select(m => Path.Combine(parent, prefix + m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal)];
        foreach (string stem in stems)
        {
            using FileStream? held = File.Exists(stem + LockSuffix) ? Hold(stem + LockSuffix, FileMode.Open) : null;
            if (held is null && File.Exists(stem + LockSuffix)) continue;
            if (Directory.Exists(stem + OldSuffix) && !Path.Exists(target)) Directory.Move(stem + OldSuffix, target);
            if (!deletes) continue;
            Contents.Discard(stem + NewSuffix, target);
            Contents.Discard(stem + OldSuffix, target);
        }
    }

    /// <summary>
    /// Deletes a folder of work that lies beside a target. By one rename it first becomes what a killed run leaves and the next one tidies up:
    /// half a folder of work never looks like a whole one.
    /// </summary>
    internal static void Drop(string work, string target)
    {
        string stem = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        Directory.Move(work, stem + NewSuffix);
        DiskStep.Reached(work);
        Contents.Discard(stem + NewSuffix, target);
        DiskStep.Reached(work);
    }

    /// <summary>The result's path, if this is a path inside one of its staging folders.</summary>
    internal static string? TargetOf(string text) => Inside().Match(text) is { Success: true } match
        ? Path.Combine(match.Groups[1].Value, match.Groups[2].Value)
        : null;

    /// <summary>Deletes the staging folder, or the old result that was swapped into it, and lets go.</summary>
    public void Dispose()
    {
        Contents.Discard(Folder, target);
        Contents.Discard(Old, target);
        held.Dispose();
    }

    // Null: somebody holds it, or it went away.
    private static FileStream? Hold(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path) || mode == FileMode.Open)
        {
            return null;
        }
        catch (UnauthorizedAccessException) when (mode == FileMode.Open)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A([0-9a-f]{12})\.(?:new|old|lock)~\z", RegexOptions.CultureInvariant)]
    private static partial Regex Leftover();

    [GeneratedRegex(@"([^'""]*[/\\])\.([^/\\]+)\.[0-9a-f]{12}\.new~", RegexOptions.CultureInvariant)]
    private static partial Regex Inside();
}
