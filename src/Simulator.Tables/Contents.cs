namespace Simulator.Tables;

/// <summary>What is in a result folder, and which of it is the program's own. Hidden files are nobody's business and are kept.</summary>
internal static class Contents
{
    private const int NamesShown = 5;

    /// <summary>Whether a folder holds anything but hidden files.</summary>
    internal static bool Any(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(e => !IsHidden(e));

    /// <summary>Paths of all files in a folder that are not hidden, with <c>/</c>; a link to a folder counts as a file.</summary>
    internal static IEnumerable<string> Visible(string folder, string inside = "")
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(e => !IsHidden(e.Name)))
        {
            if (entry is FileInfo || entry.LinkTarget is not null) yield return inside + entry.Name;
            else foreach (string path in Visible(entry.FullName, $"{inside}{entry.Name}/")) yield return path;
        }
    }

    /// <summary>Files that a manifest does not know.</summary>
    internal static IReadOnlyList<string> Unlisted(string folder, Manifest manifest)
    {
        HashSet<string> known = [Manifest.FileName, .. manifest.Outputs.Select(o => o.Path)];
        return [.. Visible(folder).Where(p => !known.Contains(p)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Why a new result may not take the place of what is in a folder; null where it may.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shown">What to call it.</param>
    /// <param name="force">Whether a result may be replaced.</param>
    internal static string? Refusal(string folder, string shown, bool force)
    {
        if (!Any(folder)) return null;
        if (!force) return $"{shown} is not empty; --force replaces the result in it, --out names another folder.";
        try
        {
            IReadOnlyList<string> foreign = Unlisted(folder, Manifest.Read(folder));
            string more = foreign.Count > NamesShown ? $" and {foreign.Count - NamesShown} more" : "";
            return foreign.Count == 0
                ? null
                : $"{shown} holds files that are not of the result and would be lost: "
                    + $"{string.Join(", ", foreign.Take(NamesShown))}{more}; move them away, or let --out name another folder.";
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return $"{shown} is not a result that --force could replace: {error.Message} Empty it, or let --out name another folder.";
        }
    }

    /// <summary>Deletes a folder that is no longer a result; hidden files of the user's move to its heir. It never throws.</summary>
    internal static void Discard(string folder, string heir)
    {
        try
        {
            if (!Directory.Exists(folder)) return;
            foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos(".*"))
            {
                string kept = Path.Combine(heir, entry.Name);
                if (entry.Name.EndsWith(AtomicFile.TemporarySuffix, StringComparison.Ordinal) || Path.Exists(kept)) continue;
                if (entry is FileInfo file) file.MoveTo(kept);
                else ((DirectoryInfo)entry).MoveTo(kept);
            }

            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What cannot be deleted now is a leftover that the next run tries again.
        }
    }

    private static bool IsHidden(string path) => Path.GetFileName(path).StartsWith('.');
}
