using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Simulator.Tables;

/// <summary>
/// Tells an ordinary file from what only looks like one: a pipe makes a reader wait for ever, a device such as /dev/zero never ends.
/// </summary>
public static partial class OrdinaryFile
{
    private const int StatusBytes = 512, ModeAt = 4, KindMask = 0xF000;

    /// <summary>What stands at a path instead of an ordinary file, in words; null for an ordinary file, a link to one, or nothing at all.</summary>
    /// <param name="path">The path; it is not opened.</param>
    public static string? WhatElse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path)) return "a folder";
        return KindOf(path) switch
        {
            0x1000 => "a pipe",
            0x2000 or 0x6000 => "a device",
            0xC000 => "a socket",
            _ => null,
        };
    }

    /// <summary>Opens an ordinary file to be read.</summary>
    /// <exception cref="InvalidDataException">Something else is there; it was not opened.</exception>
    public static FileStream Open(string path, int buffer = 4096)
    {
        if (WhatElse(path) is { } other) throw new InvalidDataException($"{path}: {other} stands here; an ordinary file is needed.");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, buffer);
    }

    // The runtime's own call, because the layout of the system's differs between systems and processors; the mode follows the flags.
    private static int KindOf(string path)
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsBrowser()) return 0;
        try
        {
            Span<byte> status = stackalloc byte[StatusBytes];
            return Stat(path, ref MemoryMarshal.GetReference(status)) == 0
                ? BinaryPrimitives.ReadInt32LittleEndian(status[ModeAt..]) & KindMask
                : 0;
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            return 0;
        }
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, ref byte status);
}
