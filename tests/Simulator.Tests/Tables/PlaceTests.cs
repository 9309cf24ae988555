using Simulator.Tables;

namespace Simulator.Tests.Tables;

/// <summary>Where a result may go, and that nothing of the user's is lost there.</summary>
public sealed class PlaceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_of_the_users_are_never_deleted()
    {
        Whole("old");
        foreach (int k in Enumerable.Range(1, 7)) File.WriteAllText(folder[$"result/mine-{k}.txt"], "mine");
        const string five = "mine-1.txt, mine-2.txt, mine-3.txt, mine-4.txt, mine-5.txt and 2 more";
        Refused(five, () => ResultFolder.Open(folder["result"], force: true));
        foreach (int k in Enumerable.Range(1, 7)) File.Delete(folder[$"result/mine-{k}.txt"]);
        Directory.CreateSymbolicLink(folder["result/link"], folder.Path);
        Refused("link", () => ResultFolder.Open(folder["result"], force: true));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_appears_at_the_last_moment_is_kept_too(bool swapped)
    {
        Whole("old");
        bool Late(string first, string second)
        {
            if (!File.Exists(folder["result/new.txt"])) File.WriteAllText(folder["result/thesis.docx"], "mine");
            return swapped && NativeFiles.Exchange(first, second);
        }

        using ResultFolder result = ResultFolder.Open(folder["result"], true, Late);
        result.WriteText("new.txt", "new");
        Refused("thesis.docx", () => result.Finish(Manifest.Of("x")));
        Assert.Equal(["a.txt", "manifest.json", "thesis.docx"], In("result"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    [InlineData("{}")]
    public void Force_replaces_nothing_but_a_result(string? manifest)
    {
        Directory.CreateDirectory(folder["result"]);
        File.WriteAllText(folder["result/teachers.parquet"], "mine");
        if (manifest is not null) File.WriteAllText(folder["result/manifest.json"], manifest);
        Refused("is not a result that --force could replace", () => ResultFolder.Open(folder["result"], force: true));
        Assert.Equal("mine", File.ReadAllText(folder["result/teachers.parquet"]));
        Assert.Equal(["result"], folder.Names);
    }

    [Fact]
    public void A_link_is_followed_and_stays()
    {
        Directory.CreateDirectory(folder["disk"]);
        Directory.CreateSymbolicLink(folder["result"], folder["disk/there"]);
        foreach (string text in (string[])["first", "second"])
        {
            using ResultFolder result = ResultFolder.Open(folder["result"], force: true);
            Assert.Equal(folder["disk/there"], result.Path);
            Assert.StartsWith(folder["disk/.there."], result.Stage, StringComparison.Ordinal);
            result.WriteText("a.txt", text);
            result.Finish(Manifest.Of("x"));
            Assert.Equal(text, Text());
        }

        Assert.Equal(folder["disk/there"], new DirectoryInfo(folder["result"]).LinkTarget);
        Assert.Equal(["disk", "result"], folder.Names);
        File.CreateSymbolicLink(folder["round"], folder["round"]);
        Assert.Throws<CannotWriteException>(() => ResultFolder.Open(folder["round"]));
    }

    [Fact]
    public void A_parent_that_cannot_be_written_in_is_named()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Nothing can be made in /proc, not even by root, on Linux only.");
        Refused("/proc cannot be written in", () => ResultFolder.Open("/proc/result"));
        Refused("mounted", () => ResultFolder.Open("/proc", force: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("/tmp/..")]
    public void Nothing_and_the_root_are_no_folder(string path) => Assert.Throws<ArgumentException>(() => ResultFolder.Open(path));

    [Fact]
    public void A_folder_keeps_who_may_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        Whole("old");
        const UnixFileMode user = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(folder["result"], user | UnixFileMode.GroupWrite);
        UnixFileMode mode = File.GetUnixFileMode(folder["result"]);
        Whole("new");
        Assert.Equal(("new", mode), (Text(), File.GetUnixFileMode(folder["result"])));
    }

    private static void Refused(string says, Action act) =>
        Assert.Contains(says, Assert.Throws<CannotWriteException>(act).Message, StringComparison.Ordinal);

    private string Text() => File.ReadAllText(folder["result/a.txt"]);

    private string[] In(string place) =>
        [.. Directory.EnumerateFileSystemEntries(folder[place]).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal)];

    private void Whole(string text)
    {
        using ResultFolder result = ResultFolder.Open(folder["result"], force: true);
        result.WriteText("a.txt", text);
        result.Finish(Manifest.Of("simulator " + text));
    }
}
