using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Simulator.Tables;

/// <summary>
/// Writes files so that a name never shows a half-written content: into a temporary file of the same directory, flushed to disk, then
/// renamed over the final name. A killed process or a full disk leaves the old file, or none.
/// </summary>
public static class AtomicFile
{
    /// <summary>How temporary files end; whoever finds one after a crash may delete it.</summary>
    public const string TemporarySuffix = ".tmp~";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly string Own = RandomNumberGenerator.GetHexString(12, lowercase: true);
    private static long sequence;

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        WriteBytes(path, Utf8.GetBytes(text));
    }

    /// <summary>Writes bytes.</summary>
    public static void WriteBytes(string path, ReadOnlySpan<byte> bytes) =>
        Replace(path, bytes, static (stream, content) => stream.Write(content));

    /// <summary>
    /// Writes what the action puts into the stream; if it throws, nothing appears under the final name. The action leaves the stream open.
    /// </summary>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Replace(path, write, static (stream, fill) => fill(stream));
    }

    /// <summary>Copies a file.</summary>
    public static void Copy(string from, string to) => Replace(to, from, static (stream, path) =>
    {
        using FileStream source = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        source.CopyTo(stream);
    });

    /// <summary>Refuses a folder that cannot be written in, before anything is spent on what would go there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shown">What to call it.</param>
    /// <exception cref="CannotWriteException">It cannot be written in.</exception>
    public static void Probe(string folder, string shown)
    {
        try
        {
            string probe = Temporary(Path.Combine(folder, "probe"));
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new CannotWriteException($"{shown} cannot be written: {error.Message}", error);
        }
    }

    private static void Replace<TContent>(string path, TContent content, Action<Stream, TContent> fill)
        where TContent : allows ref struct
    {
        string temporary = Temporary(path);
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1 << 16))
            {
                DiskStep.Reached(temporary);
                fill(stream, content);
                stream.Flush();
                DiskStep.Reached(temporary);
                stream.Flush(flushToDisk: true);
            }
            DiskStep.Reached(temporary);
            File.Move(temporary, path, overwrite: true);
            DiskStep.Reached(path);
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

    // A number of this process's own, since a container that starts again has the name and process number of the killed one, whose files
    // may still lie there.
    private static string Temporary(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        string directory = Path.GetDirectoryName(full) ?? throw new ArgumentException($"{path} names no file.", nameof(path));
        string unique = string.Create(CultureInfo.InvariantCulture,
            $".{Own}-{Interlocked.Increment(ref sequence)}");
        return Path.Combine(directory, "." + Path.GetFileName(full) + unique + TemporarySuffix);
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The first error is the one worth hearing.
        }
    }
}
