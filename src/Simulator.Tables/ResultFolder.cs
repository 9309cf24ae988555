namespace Simulator.Tables;

/// <summary>
/// A result in the making. It grows in a hidden folder beside the place it is for and takes that place whole, by one rename, when it is
/// finished: whoever looks, and whenever the program is killed, there is the old result or the new one, never half of either.
/// </summary>
public sealed class ResultFolder : IDisposable
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, FileRecord> files = new(StringComparer.Ordinal);
    private readonly List<Table> tables = [];
    private readonly Staging staging;
    private readonly Succession succession;

    private ResultFolder(Succession succession)
    {
        this.succession = succession;
        staging = Staging.For(succession.Target);
        Stage = staging.Folder;
    }

    /// <summary>Where the result will be, as a full path; if a link was given, where it leads.</summary>
    public string Path => succession.Target;

    /// <summary>Where its files are now: in the staging folder, and in <see cref="Path"/> once it is finished.</summary>
    public string Stage { get; private set; }

    /// <summary>Files written so far, by path.</summary>
    public IReadOnlyList<FileRecord> Files
    {
        get
        {
            lock (gate) return [.. files.Values];
        }
    }

    /// <summary>Begins a new result.</summary>
    /// <param name="path">Where it will be; parents are made if they are not there.</param>
    /// <param name="force">Whether it may replace a result that is there.</param>
    /// <exception cref="CannotWriteException">Something is there that may not be replaced, or the parent cannot be written in.</exception>
    public static ResultFolder Open(string path, bool force = false) => Open(path, force, NativeFiles.Exchange);

    /// <summary>As <see cref="Open(string, bool)"/>, with another way to swap two folders.</summary>
    internal static ResultFolder Open(string path, bool force, Func<string, string, bool> exchange)
    {
        Succession succession = new(path, force, exchange);
        Staging.Tidy(succession.Target);
        succession.Check();
        return new ResultFolder(succession);
    }

    /// <summary>
    /// Begins a result that differs from the one that is there only in figures and report, which are to be made again: all other files are
    /// taken over, and it replaces the old one as a new result would.
    /// </summary>
    public static ResultFolder Reopen(string path)
    {
        Succession succession = new(path, true, NativeFiles.Exchange);
        Staging.Tidy(succession.Target);
        Manifest manifest = Manifest.Read(succession.Target);
        succession.Follow();
        succession.Check();
        ResultFolder folder = new(succession);
        try
        {
            foreach (FileRecord record in manifest.Outputs.Where(o => FileNames.AllowedPath(o.Path) && !Flaw.IsDrawn(o.Path)))
            {
                NativeFiles.Link(System.IO.Path.Combine(folder.Path, record.Path), folder.Ready(record.Path));
                folder.Record(record);
            }

            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Puts back a result whose replacement was killed half-way, on systems that cannot swap two folders in one step.</summary>
    public static void Recover(string path) => Staging.Tidy(Succession.Resolve(path), deletes: false);

    /// <summary>Deletes what lies beside a result and is not needed any more, and what killed runs left there.</summary>
    /// <param name="work">A hidden folder beside it, which need not be there.</param>
    /// <param name="path">The result.</param>
    public static void Drop(string work, string path)
    {
        string target = Succession.Resolve(path);
        if (Directory.Exists(work)) Staging.Drop(work, target);
        Staging.Tidy(target);
    }

    /// <summary>A sentence for an error that comes of a staging folder somebody deleted; null for any other error.</summary>
    public static string? Vanished(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        bool vanished = error is FileNotFoundException or DirectoryNotFoundException;
        return vanished && Staging.TargetOf(error.Message) is { } target ? Lost(target) : null;
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
        Guarded(() => AtomicFile.WriteText(file, text));
        Record(FileRecord.Of(file, path));
    }

    /// <summary>Writes what the action puts into the stream.</summary>
    public void Write(string path, Action<Stream> write) => Write(path, write, null);

    /// <summary>Where to write a file by other means, such as a figure; it belongs to the result after <see cref="Adopt"/>.</summary>
    public string Ready(string path)
    {
        FileNames.CheckPath(path);
        string file = System.IO.Path.Combine(Stage, path);
        if (!Directory.Exists(Stage)) throw new CannotWriteException(Lost(Path));
        Guarded(() => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!));
        return file;
    }

    /// <summary>Takes a file that was written at <see cref="Ready"/>'s place into the manifest.</summary>
    public void Adopt(string path)
    {
        FileNames.CheckPath(path);
        Guarded(() => Record(FileRecord.Of(System.IO.Path.Combine(Stage, path), path)));
    }

    /// <summary>Writes codebook and import scripts of the tables written so far; <see cref="Finish"/> does it where nobody did.</summary>
    public void Describe(string title)
    {
        if (tables.Count == 0) return;
        Table[] ordered = [.. tables.OrderBy(t => t.Name, StringComparer.Ordinal)];
        WriteText(DataPackage.FileName, DataPackage.Of(title, ordered, Files));
        WriteText(ImportScripts.RFileName, ImportScripts.R(ordered));
        WriteText(ImportScripts.SpssFileName, ImportScripts.Spss(ordered));
    }

    /// <summary>Writes codebook, scripts and the manifest with the hash of every file, and puts the result in its place.</summary>
    /// <param name="manifest">The manifest, without its outputs.</param>
    /// <param name="title">Title of the codebook.</param>
    /// <param name="promise">What must be there; a complete result that lacks it or contradicts it is a mistake of the program.</param>
    /// <returns>The manifest as written.</returns>
    public Manifest Finish(Manifest manifest, string title = "Simulation results", Promise? promise = null)
    {
        if (Files.All(f => f.Path != DataPackage.FileName)) Describe(title);
        Manifest full = manifest with { Outputs = Files };
        Flaw[] flaws = [.. (promise ?? new Promise()).Broken(full)];
        if (full.Status == RunStatus.Complete && flaws.Length > 0)
            throw new InvalidOperationException($"{Path} would be called complete and is not: {string.Join("; ", flaws.AsEnumerable())}");
        string file = Ready(Manifest.FileName);
        Guarded(() =>
        {
            AtomicFile.WriteText(file, full.ToJson());
            foreach (string inside in Directory.EnumerateDirectories(Stage)) NativeFiles.Sync(inside);
            NativeFiles.Sync(Stage);
            succession.Place(staging);
        });
        Stage = Path;
        staging.Dispose();
        return full;
    }

    /// <summary>Lets go. What is not finished is deleted, and the old result stays.</summary>
    public void Dispose() => staging.Dispose();

    private static string Lost(string target) =>
        $"{target} cannot be written: the folder in which its files were collected has vanished. What was there before is as it was.";

    private void Write(string path, Action<Stream> write, long? rows)
    {
        string file = Ready(path);
        Guarded(() => AtomicFile.Write(file, write));
        Record(FileRecord.Of(file, path, rows));
    }

    private void Record(FileRecord record)
    {
        lock (gate) files[record.Path] = record;
    }

    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) when (error is (IOException or UnauthorizedAccessException) and not CannotWriteException)
        {
            if (Directory.Exists(Stage)) throw;
            throw new CannotWriteException(Lost(Path), error);
        }
    }
}
