using System.Runtime.InteropServices;

namespace Simulator.Tables;

/// <summary>What the system can do and .NET does not offer: swap folders, replace an empty one, flush one, link a file.</summary>
internal static partial class NativeFiles
{
    private const int NotPermitted = 1, Exists = 17, Invalid = 22;
    private const int AtWorkingDirectory = -100, LinuxExchange = 2, MacSwap = 2, ReadOnly = 0;
    private static readonly int[] LinuxCannot = [NotPermitted, Invalid, 38, 95], MacCannot = [NotPermitted, Invalid, 45, 78, 102];
    private static readonly int[] Occupied = OperatingSystem.IsMacOS() ? [Exists, 66] : [Exists, 39];

    /// <summary>Swaps two folders in one step; false where the system or the file system cannot.</summary>
    internal static bool Exchange(string first, string second)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return Done(RenameAt(AtWorkingDirectory, first, AtWorkingDirectory, second, LinuxExchange), LinuxCannot);
            return OperatingSystem.IsMacOS() && Done(RenameSwap(first, second, MacSwap), MacCannot);
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Renames a folder, over an empty folder if one is there; false where there is something in it.</summary>
    internal static bool Rename(string from, string to)
    {
        if (!OperatingSystem.IsWindows()) return Done(RenameFolder(from, to), Occupied);
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any()) return false;
        if (Directory.Exists(to)) Directory.Delete(to);
        Directory.Move(from, to);
        return true;
    }

    /// <summary>Gives a file a second name, or copies it where the file system has no such thing.</summary>
    internal static void Link(string file, string name)
    {
        if (OperatingSystem.IsWindows() || LinkFile(file, name) != 0) File.Copy(file, name);
    }

    /// <summary>Makes the names in a folder survive a power cut, where the system can.</summary>
    internal static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        int handle = OpenFolder(folder, ReadOnly);
        if (handle < 0) return;
        _ = Flush(handle);
        _ = Close(handle);
    }

    private static bool Done(int result, int[] cannot)
    {
        if (result == 0) return true;
        int error = Marshal.GetLastPInvokeError();
        return cannot.Contains(error) ? false : throw new IOException(Marshal.GetPInvokeErrorMessage(error));
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameSwap(string from, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameFolder(string from, string to);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkFile(string file, string name);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
