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
        Assert.DoesNotContain(".result.bbbbbbbbbbbb.lock~", folder.Names);
        Assert.DoesNotContain(".result.cccccccccccc.lock~", folder.Names);
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
        using ResultFolder first = ResultFolder.Open(folder["result"], false, exchange);
        using ResultFolder second = ResultFolder.Open(folder["result"], false, exchange);
        using ResultFolder forced = ResultFolder.Open(folder["result"], true, exchange);
        first.WriteText("a.txt", "first");
        second.WriteText("a.txt", "second");
        forced.WriteText("a.txt", "forced");
        first.Finish(Manifest.Of("x"));
        Refused(folder["result"], () => second.Finish(Manifest.Of("x")));
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
            () => result.Adopt("figures/a.png"), () => result.Write(ExampleTables.Mixed("outcomes", 3)),
            () => result.Finish(Manifest.Of("x"))])
        {
            Refused(folder["result"], act);
        }

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
        Refused(folder["deep/results/x"], () => deep.Finish(Manifest.Of("x")));
    }

    [Fact]
    public void A_swap_that_fails_leaves_everything_and_says_so()
    {
        Whole("old");
        using (ResultFolder result = ResultFolder.Open(folder["result"], true, (_, _) => throw new IOException("Device or resource busy.")))
        {
            result.WriteText("a.txt", "new");
            Refused($"{folder["result"]} cannot be put into its place: Device or resource busy.", () => result.Finish(Manifest.Of("x")));
        }

        Assert.Equal(("old", 1), (Text(), folder.Names.Length));
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
        Refused("replaced by another run", () => report.Finish(Manifest.Of("x")));
        Assert.Equal("newer", Text());
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
