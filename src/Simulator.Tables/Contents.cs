namespace Simulator.Tables;

/// <summary>What is in a result folder, and which of it is the program's own.</summary>
internal static class Contents
{
    private static readonly string[] OwnNames =
    [
        Manifest.FileName, DataPackage.FileName, ImportScripts.RFileName, ImportScripts.SpssFileName,
        "scenario.resolved.yaml", "report.html",
        .. TableFormats.KnownTables.SelectMany(t => new[] { t + ".csv", t + ".parquet" }),
    ];

    /// <summary>Whether a folder holds anything but leftovers of a killed run and hidden files.</summary>
    internal static bool Any(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Any(e => !Path.GetFileName(e).StartsWith('.'));

    /// <summary>Removes a result: files its manifest names, files every result has, leftovers of killed runs; the manifest last.</summary>
    internal static void RemoveResult(string folder)
    {
        foreach (string path in Known(folder).Order(StringComparer.Ordinal))
        {
            if (!ThroughLink(folder, path)) File.Delete(Path.Combine(folder, path));
        }

        foreach (string place in (string[])[folder, Path.Combine(folder, "figures"), Path.Combine(folder, "inputs")])
        {
            if (!Directory.Exists(place) || (place != folder && IsLink(place))) continue;
            foreach (string leftover in Directory.EnumerateFiles(place, ".*" + AtomicFile.TemporarySuffix)) File.Delete(leftover);
            if (place != folder && !Directory.EnumerateFileSystemEntries(place).Any()) Directory.Delete(place);
        }

        File.Delete(Path.Combine(folder, Manifest.FileName));
    }

    private static HashSet<string> Known(string folder)
    {
        HashSet<string> known = [.. OwnNames];
        try
        {
            known.UnionWith(Manifest.Read(folder).Outputs.Select(o => o.Path).Where(FileNames.AllowedPath));
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            // Without a manifest only the names every result has are known.
        }

        known.Remove(Manifest.FileName);
        known.RemoveWhere(path => !Directory.Exists(Path.GetDirectoryName(Path.Combine(folder, path))));
        return known;
    }

    private static bool ThroughLink(string folder, string path) =>
        path.Contains('/', StringComparison.Ordinal) && IsLink(Path.GetDirectoryName(Path.Combine(folder, path))!);

    private static bool IsLink(string directory) => new DirectoryInfo(directory).LinkTarget is not null;
}
