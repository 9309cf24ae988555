using Program = Simulator.Validation.Science.Program;

namespace Simulator.Validation.Store;

/// <summary>A small disk of its own, in memory, that can be full or closed; whoever may not mount one skips.</summary>
internal sealed class Volume : IDisposable
{
    private readonly string at;

    internal Volume(string at, string size)
    {
        this.at = at;
        Directory.CreateDirectory(at);
        if (Program.Find("mount") is null) Assert.Skip("A disk of a few kilobytes cannot be mounted here: there is no mount.");
        (int code, _, string errors) = Program.Start("/", "mount", "-t", "tmpfs", "-o", $"size={size}", "simulator-test", at);
        if (code != 0) Assert.Skip($"A disk of a few kilobytes cannot be mounted here (only root may): {errors.Trim()}");
    }

    /// <summary>Changes the disk: its size, or whether it can be written.</summary>
    internal void Remount(string options) => Program.Expect("/", "mount", "-o", $"remount,{options}", at);

    public void Dispose() => Program.Expect("/", "umount", at);
}
