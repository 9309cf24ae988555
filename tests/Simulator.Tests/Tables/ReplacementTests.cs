using Simulator.Tables;

namespace Simulator.Tests.Tables;

/// <summary>The old result or the new one, whole, whatever happens in between.</summary>
public sealed class ReplacementTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_result_grows_in_a_hidden_folder_and_appears_whole(bool emptyFolderThere)
    {
        if (emptyFolderThere) Directory.CreateDirectory(folder["result"]);
        using ResultFolder result = ResultFolder.Open(folder["result"]);
        result.WriteText("a.txt", "new");
        Assert.StartsWith(folder[".result."], result.Stage, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["result/a.txt"]));
        result.Finish(Manifest.Of("x"));
        Assert.Equal((folder["result"], folder["result"]), (result.Path, result.Stage));
        Assert.Equal(["result"], folder.Names);
        Assert.Empty(Verification.Of(folder["result"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_old_result_stays_until_the_new_one_takes_its_place(bool swapped)
    {
        Whole("old");
        File.WriteAllText(folder["result/.gitkeep"], "the user's");
        using ResultFolder result = ResultFolder.Open(folder["result"], true, swapped ? NativeFiles.Exchange : (_, _) => false);
        result.WriteText("new.txt", "new");
        Assert.Equal("old", Text());
        result.Finish(Manifest.Of("x"));
        Assert.Equal(["result"], folder.Names);
        Assert.Equal([".gitkeep", "manifest.json", "new.txt"], In("result"));
        Assert.Empty(Verification.Of(folder["result"]));
    }

    [Fact]
    public void What_is_not_finished_is_gone_and_the_old_result_is_as_it_was()
    {
        Whole("old");
        using (ResultFolder result = ResultFolder.Open(folder["result"], force: true)) result.WriteText("new.txt", "new");
        Assert.Equal(("old", 1), (Text(), folder.Names.Length));
        Assert.Empty(Verification.Of(folder["result"]));
    }

    [Fact]
    public void A_run_killed_between_two_renames_is_put_back()
    {
        Whole("old");
        Directory.Move(folder["result"], folder[".result.0123456789ab.old~"]);
        Directory.CreateDirectory(folder[".result.0123456789ab.new~"]);
        File.WriteAllText(folder[".result.0123456789ab.lock~"], "");
        ResultFolder.Recover(folder["result"]);
        Assert.Equal([".result.0123456789ab.new~", "result"], folder.Names);
        Assert.Empty(Verification.Of(folder["result"]));
        Directory.Move(folder["result"], folder[".result.0123456789ab.old~"]);
        Assert.Throws<CannotWriteException>(() => ResultFolder.Open(folder["result"]));
        Assert.Equal("old", Text());
    }

    [Fact]
    public void What_a_killed_run_left_is_deleted_and_what_a_running_one_holds_is_not()
    {
        string[] left = [".result.aaaaaaaaaaaa.new~", ".result.bbbbbbbbbbbb.old~", ".result.bbbbbbbbbbbb.new~"];
        string[] others = [".result.new~", ".result.2.aaaaaaaaaaaa.new~", ".other.aaaaaaaaaaaa.new~", ".result.AAAAAAAAAAAA.new~"];
        Whole("old");
        using ResultFolder running = ResultFolder.Open(folder["result"], force: true);
        running.WriteText("a.txt", "running");
        foreach (string name in (string[])[.. left, .. others]) Directory.CreateDirectory(folder[name + "/figures"]);
        File.WriteAllText(folder[".result.bbbbbbbbbbbb.lock~"], "");
        File.WriteAllText(folder[".result.cccccccccccc.lock~"], "");
        using (ResultFolder.Open(folder["result"], force: true)) Assert.All(left, l => Assert.DoesNotContain(l, folder.Names));
        Assert.DoesNotContain(folder.Names, n => n.Contains("bbbb", StringComparison.Ordinal) || n.Contains("cccc", StringComparison.Ordinal));
        Assert.All(others, o => Assert.Contains(o, folder.Names));
        running.Finish(Manifest.Of("x"));
        Assert.Equal("running", File.ReadAllText(folder["result/a.txt"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_two_runs_into_one_folder_the_later_needs_force(bool swapped)
    {
        Func<string, string, bool> exchange = swapped ? NativeFiles.Exchange : (_, _) => false;
        using ResultFolder first = ResultFolder.Open(folder["result"], false, exchange), second = ResultFolder.Open(folder["result"], false, exchange);
        using ResultFolder forced = ResultFolder.Open(folder["result"], true, exchange);
        foreach ((ResultFolder run, string text) in new[] { (first, "first"), (second, "second"), (forced, "forced") }) run.WriteText("a.txt", text);
        first.Finish(Manifest.Of("x"));
        string message = Assert.Throws<CannotWriteException>(() => second.Finish(Manifest.Of("x"))).Message;
        Assert.Contains(folder["result"], message, StringComparison.Ordinal);
        Assert.Equal("first", Text());
        forced.Finish(Manifest.Of("x"));
        second.Dispose();
        Assert.Equal(("forced", 1), (Text(), folder.Names.Length));
        Assert.Empty(Verification.Of(folder["result"]));
    }

    [Fact]
    public void Many_runs_with_force_leave_the_result_of_one()
    {
        Whole("old");
        Parallel.For(0, 24, i =>
        {
            using ResultFolder run = ResultFolder.Open(folder["result"], force: true);
            run.WriteText("a.txt", $"run {i}");
            run.Finish(Manifest.Of($"run {i}"));
        });
        Assert.Equal(["result"], folder.Names);
        Assert.Empty(Verification.Of(folder["result"]));
        Assert.Equal(Manifest.Read(folder["result"]).CommandLine, Text());
    }

    [Fact]
    public void A_staging_folder_that_vanishes_is_told_by_the_name_of_the_result()
    {
        Whole("old");
        using ResultFolder result = ResultFolder.Open(folder["result"], force: true);
        result.WriteText("a.txt", "new");
        string figure = result.Ready("figures/a.png");
        Directory.Delete(result.Stage, recursive: true);
        foreach (Action act in (Action[])[
            () => result.WriteText("b.txt", "x"), () => result.Write("c.txt", s => s.WriteByte(1)), () => result.Ready("d.txt"),
            () => result.Adopt("figures/a.png"), () => result.Write(ExampleTables.Mixed("outcomes", 3)), () => result.Finish(Manifest.Of("x"))])
            Assert.Contains(folder["result"], Assert.Throws<CannotWriteException>(act).Message, StringComparison.Ordinal);
        Exception outside = Assert.ThrowsAny<IOException>(() => File.WriteAllText(figure, "drawn by other means"));
        Assert.Contains(folder["result"] + " ", ResultFolder.Vanished(outside), StringComparison.Ordinal);
        outside = Assert.ThrowsAny<IOException>(() => File.ReadAllText(System.IO.Path.Combine(result.Stage, "a.txt")));
        Assert.Contains(folder["result"] + " ", ResultFolder.Vanished(outside), StringComparison.Ordinal);
        Assert.Null(ResultFolder.Vanished(new FileNotFoundException("Could not find file 'x'.")));
        Assert.Equal("old", Text());
    }

    [Fact]
    public void A_result_that_vanishes_during_a_run_is_no_obstacle_and_a_parent_that_does_is_told()
    {
        Whole("old");
        using (ResultFolder result = ResultFolder.Open(folder["result"], force: true))
        {
            result.WriteText("a.txt", "new");
            Directory.Delete(folder["result"], recursive: true);
            result.Finish(Manifest.Of("x"));
        }

        Assert.Equal("new", Text());
        using ResultFolder deep = ResultFolder.Open(folder["deep/results/x"]);
        deep.WriteText("a.txt", "new");
        Directory.Delete(folder["deep"], recursive: true);
        Assert.Contains(folder["deep/results/x"], Assert.Throws<CannotWriteException>(() => deep.Finish(Manifest.Of("x"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_the_users_are_never_deleted()
    {
        Whole("old");
        foreach (int k in Enumerable.Range(1, 7)) File.WriteAllText(folder[$"result/mine-{k}.txt"], "mine");
        string message = Assert.Throws<CannotWriteException>(() => ResultFolder.Open(folder["result"], force: true)).Message;
        Assert.Contains("mine-1.txt, mine-2.txt, mine-3.txt, mine-4.txt, mine-5.txt and 2 more", message, StringComparison.Ordinal);
        foreach (int k in Enumerable.Range(1, 7)) File.Delete(folder[$"result/mine-{k}.txt"]);
        Directory.CreateSymbolicLink(folder["result/link"], folder.Path);
        Assert.Contains("link", Assert.Throws<CannotWriteException>(() => ResultFolder.Open(folder["result"], force: true)).Message, StringComparison.Ordinal);
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
        Assert.Contains("thesis.docx", Assert.Throws<CannotWriteException>(() => result.Finish(Manifest.Of("x"))).Message, StringComparison.Ordinal);
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
        string message = Assert.Throws<CannotWriteException>(() => ResultFolder.Open(folder["result"], force: true)).Message;
        Assert.Contains("is not a result that --force could replace", message, StringComparison.Ordinal);
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
        Assert.Contains("/proc cannot be written in", Assert.Throws<CannotWriteException>(() => ResultFolder.Open("/proc/result")).Message, StringComparison.Ordinal);
        Assert.Contains("mounted", Assert.Throws<CannotWriteException>(() => ResultFolder.Open("/proc", force: true)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("/tmp/..")]
    public void Nothing_and_the_root_are_no_folder(string path) => Assert.Throws<ArgumentException>(() => ResultFolder.Open(path));

    [Fact]
    public void A_swap_that_fails_leaves_everything_and_says_so()
    {
        Whole("old");
        using (ResultFolder result = ResultFolder.Open(folder["result"], true, (_, _) => throw new IOException("Device or resource busy.")))
        {
            result.WriteText("a.txt", "new");
            string message = Assert.Throws<CannotWriteException>(() => result.Finish(Manifest.Of("x"))).Message;
            Assert.Contains($"{folder["result"]} cannot be put into its place: Device or resource busy.", message, StringComparison.Ordinal);
        }

        Assert.Equal(("old", 1), (Text(), folder.Names.Length));
    }

    [Fact]
    public void A_folder_keeps_who_may_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        Whole("old");
        File.SetUnixFileMode(folder["result"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupWrite);
        UnixFileMode mode = File.GetUnixFileMode(folder["result"]);
        Whole("new");
        Assert.Equal(("new", mode), (Text(), File.GetUnixFileMode(folder["result"])));
    }

    [Fact]
    public void A_reopened_result_takes_over_all_but_what_is_drawn_and_is_replaced_whole()
    {
        using (ResultFolder result = ResultFolder.Open(folder["result"]))
        {
            foreach (string file in (string[])["a.txt", "inputs/own.yaml", "figures/old.svg", "report.html"]) result.WriteText(file, "old");
            result.Finish(Manifest.Of("x"));
        }

        using (ResultFolder broken = ResultFolder.Reopen(folder["result"]))
        {
            Assert.Equal(["a.txt", "inputs/own.yaml"], broken.Files.Select(f => f.Path));
            broken.WriteText("figures/new.svg", "half");
        }

        Assert.Empty(Verification.Of(folder["result"]));
        using ResultFolder again = ResultFolder.Reopen(folder["result"]);
        again.WriteText("figures/new.svg", "new");
        again.WriteText("report.html", "new");
        again.Finish(Manifest.Read(folder["result"]));
        Assert.Equal(["result"], folder.Names);
        Assert.Equal(["new.svg"], In("result/figures"));
        Assert.Equal(4, Manifest.Read(folder["result"]).Outputs.Count);
        Assert.Empty(Verification.Of(folder["result"]));
    }

    [Fact]
    public void A_reopened_result_does_not_replace_a_newer_one()
    {
        Whole("old");
        using ResultFolder report = ResultFolder.Reopen(folder["result"]);
        Whole("newer");
        Assert.Contains("replaced by another run", Assert.Throws<CannotWriteException>(() => report.Finish(Manifest.Of("x"))).Message, StringComparison.Ordinal);
        Assert.Equal("newer", Text());
    }

    private string Text() => File.ReadAllText(folder["result/a.txt"]);

    private string[] In(string place) => [.. Directory.EnumerateFileSystemEntries(folder[place]).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal)];

    private void Whole(string text)
    {
        using ResultFolder result = ResultFolder.Open(folder["result"], force: true);
        result.WriteText("a.txt", text);
        result.Finish(Manifest.Of("simulator " + text));
    }
}
