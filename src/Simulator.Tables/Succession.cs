namespace Simulator.Tables;

/// <summary>Where a result goes, what it may replace there, and how it does so in one step.</summary>
internal sealed class Succession
{
    private const int Attempts = 10;
    private readonly string shown;
    private readonly bool force;
    private readonly Func<string, string, bool> exchange;
    private byte[]? follows;

    /// <summary>For a path as typed.</summary>
    internal Succession(string path, bool force, Func<string, string, bool> exchange)
    {
        (shown, this.force, this.exchange, Target) = (path, force, exchange, Resolve(path));
        if (File.Exists(Target)) throw new CannotWriteException($"{path} is a file, not a folder.");
        if (DriveInfo.GetDrives().Any(d => Path.TrimEndingDirectorySeparator(d.Name) == Target))
            throw new CannotWriteException($"{path} is where a volume is mounted and cannot be replaced whole; name a folder in it.");
    }

    /// <summary>The folder, as a full path without links at its end.</summary>
    internal string Target { get; }

    /// <summary>The real folder behind a path.</summary>
    internal static string Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        try
        {
            DirectoryInfo folder = new(full);
            if (folder.LinkTarget is not null)
                full = Path.TrimEndingDirectorySeparator(folder.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }
        catch (IOException error)
        {
            throw new CannotWriteException($"{path} cannot be followed: {error.Message}", error);
        }

        if (Path.GetDirectoryName(full) is null) throw new ArgumentException($"{path} is the root of the file system.", nameof(path));
        return full;
    }

    /// <summary>Replaces nothing but the result that is there now.</summary>
    internal void Follow() => follows = File.ReadAllBytes(Path.Combine(Target, Manifest.FileName));

    /// <summary>Refuses where something is in the way, or the folder cannot be written in.</summary>
    internal void Check()
    {
        if (Objection(Target) is { } why) throw new CannotWriteException(why);
        if (Directory.Exists(Target)) AtomicFile.Probe(Target, shown);
    }

    /// <summary>Puts a finished result into its place. What was there is left in the staging's folders.</summary>
    internal void Place(Staging staging)
    {
        string? here = Here();
        DiskStep.Reached(staging.Folder);
        try
        {
            for (int attempt = 0; !Try(staging); attempt++)
            {
                if (attempt == Attempts) throw new IOException("other runs keep writing there.");
            }
        }
        catch (Exception error) when (error is (IOException or UnauthorizedAccessException) and not CannotWriteException)
        {
            throw new CannotWriteException(
                $"{shown} cannot be put into its place: {error.Message} It may be in use; what was there before is as it was.", error);
        }

        DiskStep.Reached(Target);
        NativeFiles.Sync(Path.GetDirectoryName(Target)!);
        // Whoever stood in the old folder stands in the new one, or relative paths would lead nowhere.
        bool inside = (here + Path.DirectorySeparatorChar).StartsWith(Target + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (inside && Directory.Exists(here)) Environment.CurrentDirectory = here;
    }

    // Null: somebody deleted the folder this process stands in.
    private static string? Here()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // False where another run came or went in between: look again.
    private bool Try(Staging staging)
    {
        bool free = !Directory.Exists(Target) || !Directory.EnumerateFileSystemEntries(Target).Any();
        if (free) return NativeFiles.Rename(staging.Folder, Target);
        if (Objection(Target) is { } why) throw new CannotWriteException(why);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(staging.Folder, File.GetUnixFileMode(Target));
        if (exchange(staging.Folder, Target))
        {
            if (Objection(staging.Folder) is not { } late) return true;
            exchange(staging.Folder, Target);
            throw new CannotWriteException(late);
        }

        Directory.Move(Target, staging.Old);
        try
        {
            if (Objection(staging.Old) is { } late) throw new CannotWriteException(late);
            Directory.Move(staging.Folder, Target);
            return true;
        }
        catch
        {
            Directory.Move(staging.Old, Target);
            throw;
        }
    }

    private string? Objection(string folder)
    {
        if (Contents.Refusal(folder, shown, force) is { } why) return why;
        return follows is not null && !follows.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, Manifest.FileName)))
            ? $"{shown} was replaced by another run meanwhile; nothing was changed."
            : null;
    }
}
