using System.Security.Cryptography;

namespace Simulator.Tables;

/// <summary>A file as a manifest knows it.</summary>
/// <param name="Path">Its path: inside the result folder with <c>/</c>, or as an input was named.</param>
/// <param name="Sha256">SHA-256 of its bytes, in small hexadecimal digits.</param>
/// <param name="Bytes">Bytes.</param>
/// <param name="Rows">Rows, of a table.</param>
public sealed record FileRecord(string Path, string Sha256, long Bytes, long? Rows = null)
{
    /// <summary>Reads a file and records it.</summary>
    /// <param name="file">Where it is.</param>
    /// <param name="path">What to call it; its name where nothing is said.</param>
    /// <param name="rows">Rows, of a table.</param>
    public static FileRecord Of(string file, string? path = null, long? rows = null)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        return new FileRecord(
            path ?? System.IO.Path.GetFileName(file), Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length, rows);
    }

    /// <summary>Records bytes that are not a file, such as a catalogue entry inside the program.</summary>
    public static FileRecord Of(string path, ReadOnlySpan<byte> content) =>
        new(path, Convert.ToHexStringLower(SHA256.HashData(content)), content.Length);
}
