using Simulator.Tables;

namespace Simulator.Tests.Tables;

/// <summary>A folder in which results come and go, and what stands in it.</summary>
public abstract class WholeResultTests : IDisposable
{
    internal TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static void Refused(string says, Action act) =>
        Assert.Contains(says, Assert.Throws<CannotWriteException>(act).Message, StringComparison.Ordinal);

    private protected string TextThere() => File.ReadAllText(Folder["result/a.txt"]);

    private protected string[] NamesIn(string place) =>
        [.. Directory.EnumerateFileSystemEntries(Folder[place]).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal)];

    private protected void WriteWhole(string text)
    {
        using ResultFolder result = ResultFolder.Open(Folder["result"], force: true);
        result.WriteText("a.txt", text);
        result.Finish(Manifest.Of("simulator " + text));
    }
}
