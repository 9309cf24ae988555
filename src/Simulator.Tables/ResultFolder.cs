namespace Simulator.Tables;

/// <summary>
/// A folder one run writes its result into. Nothing is removed or written until the first file, so that a run that ends before leaves the
/// result that was there. The manifest comes last.
/// </summary>
public sealed class ResultFolder
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, FileRecord> files = new(StringComparer.Ordinal);
    private readonly List<Table> tables = [];
    private bool cleared;

    private ResultFolder(string path, bool cleared) => (Path, this.cleared) = (path, cleared);

    /// <summary>The folder, as a full path.</summary>
    public string Path { get; }

    /// <summary>Files written so far, by path.</summary>
    public IReadOnlyList<FileRecord> Files
    {
        get
        {
            lock (gate) return [.. files.Values];
        }
    }

    /// <summary>Opens a folder for a new result.</summary>
    /// <param name="path">The folder; made if it is not there.</param>
    /// <param name="force">Whether a result that is there may be replaced: only files known as such are removed.</param>
    /// <exception cref="CannotWriteException">It holds something and force is not set, or it cannot be written.</exception>
    public static ResultFolder Open(string path, bool force = false)
    {
        string full = Prepare(path);
        if (!force && Contents.Any(full))
        {
            throw new CannotWriteException($"{path} is not empty; --force replaces the result in it, --out names another folder.");
        }

        return new ResultFolder(full, cleared: false);
    }

    /// <summary>Opens a result that is there, to write some of its files again: figures, the report.</summary>
    public static ResultFolder Reopen(string path)
    {
        Manifest manifest = Manifest.Read(path);
        ResultFolder folder = new(Prepare(path), cleared: true);
        foreach (FileRecord record in manifest.Outputs.Where(o => FileNames.AllowedPath(o.Path))) folder.files[record.Path] = record;
        return folder;
    }

    /// <summary>Writes a table in the formats that fit it.</summary>
    public void Write(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TableFormats formats = TableFormats.Of(table);
        if (formats.Parquet is { } parquet) Write(parquet, stream => ParquetFile.Write(stream, table), table.Rows);
        if (formats.Csv is { } csv) Write(csv, stream => CsvFile.Write(stream, table), table.Rows);
        lock (gate) tables.Add(table);
    }

    /// <summary>Writes a text file.</summary>
    public void WriteText(string path, string text)
    {
        string file = Ready(path);
        AtomicFile.WriteText(file, text);
        Record(FileRecord.Of(file, path));
    }

    /// <summary>Writes what the action puts into the stream.</summary>
    public void Write(string path, Action<Stream> write) => Write(path, write, null);

    /// <summary>Where to write a file by other means, such as a figure; it belongs to the result after <see cref="Adopt"/>.</summary>
    public string Ready(string path)
    {
        FileNames.CheckPath(path);
        string file = System.IO.Path.Combine(Path, path), directory = System.IO.Path.GetDirectoryName(file)!;
        lock (gate)
        {
            if (!cleared) Contents.RemoveResult(Path);
            cleared = true;
            if (directory != Path && Directory.Exists(directory) && new DirectoryInfo(directory).LinkTarget is not null)
            {
                throw new CannotWriteException($"{directory} is a link; a result is written only inside its folder.");
            }

            Directory.CreateDirectory(directory);
        }

        return file;
    }

    /// <summary>Takes a file that was written at <see cref="Ready"/>'s place into the manifest.</summary>
    public void Adopt(string path)
    {
        FileNames.CheckPath(path);
        Record(FileRecord.Of(System.IO.Path.Combine(Path, path), path));
    }

    /// <summary>Writes codebook and import scripts, if tables were written, and the manifest with the hash of every file.</summary>
    /// <returns>The manifest as written.</returns>
    public Manifest Finish(Manifest manifest, string title = "Simulation results")
    {
        if (tables.Count > 0)
        {
            Table[] ordered = [.. tables.OrderBy(t => t.Name, StringComparer.Ordinal)];
            WriteText(DataPackage.FileName, DataPackage.Of(title, ordered, Files));
            WriteText(ImportScripts.RFileName, ImportScripts.R(ordered));
            WriteText(ImportScripts.SpssFileName, ImportScripts.Spss(ordered));
        }

        Manifest full = manifest with { Outputs = Files };
        AtomicFile.WriteText(Ready(Manifest.FileName), full.ToJson());
        return full;
    }

    private void Write(string path, Action<Stream> write, long? rows)
    {
        string file = Ready(path);
        AtomicFile.Write(file, write);
        Record(FileRecord.Of(file, path, rows));
    }

    private void Record(FileRecord record)
    {
        lock (gate) files[record.Path] = record;
    }

    private static string Prepare(string path)
    {
        string full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (File.Exists(full)) throw new CannotWriteException($"{path} is a file, not a folder.");
        try
        {
            Directory.CreateDirectory(full);
            string probe = System.IO.Path.Combine(full, $".{Guid.NewGuid():N}{AtomicFile.TemporarySuffix}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return full;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new CannotWriteException($"{path} cannot be written: {error.Message}", error);
        }
    }
}
