using Simulator.Tables;

namespace Simulator.Tests.Tables;

/// <summary>Where a result may go, and that nothing of the user's is lost there.</summary>
public sealed class PlaceTests : WholeResultTests
{
    [Fact]
    public void Files_of_the_users_are_never_deleted()
    {
        WriteWhole("old");
        foreach (int k in Enumerable.Range(1, 7)) File.WriteAllText(Folder[$"result/mine-{k}.txt"], "mine");
        const string five = "mine-1.txt, mine-2.txt, mine-3.txt, mine-4.txt, mine-5.txt and 2 more";
        Refused(five, () => ResultFolder.Open(Folder["result"], force: true));
        foreach (int k in Enumerable.Range(1, 7)) File.Delete(Folder[$"result/mine-{k}.txt"]);
        Directory.CreateSymbolicLink(Folder["result/link"], Folder.Path);
        Refused("link", () => ResultFolder.Open(Folder["result"], force: true));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_appears_at_the_last_moment_is_kept_too(bool swapped)
    {
        WriteWhole("old");
        bool Late(string first, string second)
        {
            if (!File.Exists(Folder["result/new.txt"])) File.WriteAllText(Folder["result/thesis.docx"], "mine");
            return swapped && NativeFiles.Exchange(first, second);
        }

        using ResultFolder result = ResultFolder.Open(Folder["result"], true, Late);
        result.WriteText("new.txt", "new");
        Refused("thesis.docx", () => result.Finish(Manifest.Of("x")));
        Assert.Equal(["a.txt", "manifest.json", "thesis.docx"], NamesIn("result"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    [InlineData("{}")]
    public void Force_replaces_nothing_but_a_result(string? manifest)
    {
        Directory.CreateDirectory(Folder["result"]);
        File.WriteAllText(Folder["result/teachers.parquet"], "mine");
        if (manifest is not null) File.WriteAllText(Folder["result/manifest.json"], manifest);
        Refused("is not a result that --force could replace", () => ResultFolder.Open(Folder["result"], force: true));
        Assert.Equal("mine", File.ReadAllText(Folder["result/teachers.parquet"]));
        Assert.Equal(["result"], Folder.Names);
    }

    [Fact]
    public void A_link_is_followed_and_stays()
    {
        Directory.CreateDirectory(Folder["disk"]);
        Directory.CreateSymbolicLink(Folder["result"], Folder["disk/there"]);
        foreach (string text in (string[])["first", "second"])
        {
            using ResultFolder result = ResultFolder.Open(Folder["result"], force: true);
            Assert.Equal(Folder["disk/there"], result.Path);
            Assert.StartsWith(Folder["disk/.there."], result.Stage, StringComparison.Ordinal);
            result.WriteText("a.txt", text);
            result.Finish(Manifest.Of("x"));
            Assert.Equal(text, TextThere());
        }

        Assert.Equal(Folder["disk/there"], new DirectoryInfo(Folder["result"]).LinkTarget);
        Assert.Equal(["disk", "result"], Folder.Names);
        File.CreateSymbolicLink(Folder["round"], Folder["round"]);
        Assert.Throws<CannotWriteException>(() => ResultFolder.Open(Folder["round"]));
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

        WriteWhole("old");
        const UnixFileMode user = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(Folder["result"], user | UnixFileMode.GroupWrite);
        UnixFileMode mode = File.GetUnixFileMode(Folder["result"]);
        WriteWhole("new");
        Assert.Equal(("new", mode), (TextThere(), File.GetUnixFileMode(Folder["result"])));
    }
}
