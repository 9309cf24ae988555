using Microsoft.Win32.SafeHandles;

namespace Simulator.Experiments.Store;

/// <summary>A file that only grows, is read anywhere, by any thread, and goes when it is closed.</summary>
internal sealed class ScratchFile : IDisposable
{
    private readonly SafeFileHandle handle;
    private long length;

    internal ScratchFile(string? folder)
    {
        string path = Path.Combine(folder ?? Path.GetTempPath(), $".{Guid.NewGuid():N}.tmp~");
        handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
    }

    /// <summary>Writes bytes at the end, and tells where they begin.</summary>
    internal long Append(ReadOnlySpan<byte> bytes)
    {
        long offset = length;
        RandomAccess.Write(handle, bytes, offset);
        length += bytes.Length;
        return offset;
    }

    internal void Read(long offset, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(handle, bytes, offset);
            if (read == 0) throw new EndOfStreamException("A scratch file ends before what was written to it.");
            bytes = bytes[read..];
            offset += read;
        }
    }

    public void Dispose() => handle.Dispose();
}
