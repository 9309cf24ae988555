using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Simulator.Experiments.Playing;
using Simulator.Tables;

namespace Simulator.Experiments.Store;

/// <summary>
/// Numbered parts of a long piece of work, each written as it ends: under a temporary name, flushed to disk, renamed, and then vouched for by
/// a small file with its hash. A part without its hash, or with another, does not count and is made again, so a kill at any moment loses at
/// most the parts under way. What the parts are made of stands in a key: a store never mixes parts of two recipes.
/// </summary>
public sealed class PartStore
{
    /// <summary>File that holds the key.</summary>
    public const string KeyFile = "recipe.txt";

    private const string Ending = ".parquet", HashEnding = ".sha256";

    private readonly string folder, key;

    /// <summary>Opens or begins a store.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="recipe">All that decides the bytes of the parts, in words.</param>
    /// <exception cref="CannotWriteException">The folder holds parts of another recipe, or cannot be written.</exception>
    public PartStore(string folder, string recipe)
    {
        (this.folder, key) = (folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recipe))));
        string stored = System.IO.Path.Combine(folder, KeyFile);
        try
        {
            Directory.CreateDirectory(folder);
            bool parts = Directory.EnumerateFiles(folder, "*" + HashEnding).Any();
            // The key comes before the first part: parts without one are of nobody knows what.
            if (!File.Exists(stored) && parts) throw new CannotWriteException($"{folder} holds parts of an unknown plan; delete it or choose another --out.");
            if (!File.Exists(stored)) AtomicFile.WriteText(stored, key + "\n");
        }
        catch (Exception error) when (error is (IOException or UnauthorizedAccessException) and not CannotWriteException)
        {
            throw new CannotWriteException($"{folder} cannot be written in: {error.Message}; name another place with --out", error);
        }

        if (File.ReadAllText(stored).Trim() != key)
            throw new CannotWriteException($"{folder} holds parts of another plan; delete it or choose another --out.");
    }

    /// <summary>Where a part is.</summary>
    public string Path(int number) => System.IO.Path.Combine(folder, Name(number, Ending));

    /// <summary>Name of a part's file.</summary>
    public static string Name(int number, string ending) => number.ToString("000000", CultureInfo.InvariantCulture) + ending;

    /// <summary>Whether a part is there with the bytes that were vouched for.</summary>
    public bool IsThere(int number) => Vouched(number) is { } hash && File.Exists(Path(number)) && FileRecord.Of(Path(number)).Sha256 == hash;

    /// <summary>Where a part is, for whoever reads it: its bytes are held against what was vouched for first.</summary>
    /// <exception cref="InvalidDataException">The part is missing, or has other bytes.</exception>
    public string Checked(int number) => IsThere(number) ? Path(number)
        : throw new InvalidDataException($"{Path(number)}: the part is missing, or not the bytes that were written; resume makes it again.");

    /// <summary>Writes a part. Different bytes under a number that is there already are an error.</summary>
    /// <exception cref="InvalidDataException">The part is there with other bytes.</exception>
    public void Write(int number, Table table)
    {
        using MemoryStream bytes = new();
        ParquetFile.Write(bytes, table);
        ReadOnlySpan<byte> content = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        string hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (Vouched(number) is { } before && before != hash && IsThere(number))
            throw new InvalidDataException($"{Path(number)}: the same part was made before with other bytes.");
        AtomicFile.WriteBytes(Path(number), content);
        AtomicFile.WriteText(System.IO.Path.Combine(folder, Name(number, HashEnding)), hash + "\n");
    }

    /// <summary>Lets a part count as missing: what belongs to it is.</summary>
    public void Forget(int number) => File.Delete(System.IO.Path.Combine(folder, Name(number, HashEnding)));

    /// <summary>Hash over the hashes of all parts, in order.</summary>
    /// <exception cref="InvalidDataException">A part is missing.</exception>
    public string Root(int parts) =>
        RootOf(Enumerable.Range(0, parts).Select(k => Vouched(k) ?? throw new InvalidDataException($"{Path(k)}: the part is missing.")));

    /// <summary>Hash over hashes, in order.</summary>
    public static string RootOf(IEnumerable<string> hashes) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(hashes.Select(h => h + "\n")))));

    /// <summary>Hash over the hashes that lie in a folder of parts, in order.</summary>
    public static string RootIn(string folder) => RootOf(
        Directory.EnumerateFiles(folder, "*" + HashEnding).Order(StringComparer.Ordinal).Select(f => File.ReadAllText(f).Trim()));

    /// <summary>Hash of the bytes that a part would have.</summary>
    public static string HashOf(Table table)
    {
        using MemoryStream bytes = new();
        ParquetFile.Write(bytes, table);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    /// <summary>Copies what another store of the same recipe has and this one lacks.</summary>
    public void Adopt(string other, int parts)
    {
        string stored = System.IO.Path.Combine(other, KeyFile);
        if (!File.Exists(stored) || File.ReadAllText(stored).Trim() != key || System.IO.Path.GetFullPath(other) == System.IO.Path.GetFullPath(folder)) return;
        for (int k = 0; k < parts; k++)
        {
            string hash = System.IO.Path.Combine(other, Name(k, HashEnding)), part = System.IO.Path.Combine(other, Name(k, Ending));
            if (Vouched(k) is not null || !File.Exists(hash) || !File.Exists(part)) continue;
            AtomicFile.Copy(part, Path(k));
            AtomicFile.Copy(hash, System.IO.Path.Combine(folder, Name(k, HashEnding)));
        }
    }

    /// <summary>Makes every part that is missing, several at a time; which thread makes which changes no byte.</summary>
    /// <param name="parts">How many there are.</param>
    /// <param name="sizes">What each counts for in progress.</param>
    /// <param name="make">Makes one, telling after each step of one; null where it was stopped.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops after the steps under way.</param>
    /// <returns>Whether all are there.</returns>
    public bool Complete(
        int parts, Func<int, int> sizes, Func<int, Action, Table?> make, int threads, Action<PlayProgress>? progress = null,
        CancellationToken cancellation = default) => Complete([.. Enumerable.Range(0, parts)], sizes, make, threads, progress, cancellation);

    /// <summary>The same of some parts, by their numbers: one worker's share.</summary>
    public bool Complete(
        IReadOnlyList<int> numbers, Func<int, int> sizes, Func<int, Action, Table?> make, int threads, Action<PlayProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        int[] missing = [.. numbers.Where(k => !IsThere(k))];
        if (missing.Length > 0) AtomicFile.Probe(folder, folder);
        long total = missing.Sum(k => (long)sizes(k)), done = 0;
        Stopwatch watch = Stopwatch.StartNew();
        int next = -1;
        void Work()
        {
            while (Interlocked.Increment(ref next) is var at && at < missing.Length && !cancellation.IsCancellationRequested)
            {
                int number = missing[at];
                if (make(number, () => progress?.Invoke(new PlayProgress(Interlocked.Increment(ref done), total, watch.Elapsed))) is { } part)
                    Write(number, part);
            }
        }

        SideBySide.Run([.. Enumerable.Repeat(Work, Math.Max(1, Math.Min(threads, missing.Length)))], threads);
        return numbers.All(k => Vouched(k) is not null && File.Exists(Path(k)));
    }

    private string? Vouched(int number)
    {
        string file = System.IO.Path.Combine(folder, Name(number, HashEnding));
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }
}
