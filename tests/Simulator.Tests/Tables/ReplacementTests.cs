using Simulator.Tables;

namespace Simulator.Tests.Tables;

/// <summary>The old result or the new one, whole, whatever happens in between.</summary>
public sealed class ReplacementTests : WholeResultTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_result_grows_in_a_hidden_folder_and_appears_whole(bool emptyFolderThere)
    {
        if (emptyFolderThere) Directory.CreateDirectory(Folder["result"]);
        using ResultFolder result = ResultFolder.Open(Folder["result"]);
        result.WriteText("a.txt", "new");
        Assert.StartsWith(Folder[".result."], result.Stage, StringComparison.Ordinal);
        Assert.False(File.Exists(Folder["result/a.txt"]));
        result.Finish(Manifest.Of("x"));
        Assert.Equal((Folder["result"], Folder["result"]), (result.Path, result.Stage));
        Assert.Equal(["result"], Folder.Names);
        Assert.Empty(Verification.Of(Folder["result"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_old_result_stays_until_the_new_one_takes_its_place(bool swapped)
    {
        WriteWhole("old");
        File.WriteAllText(Folder["result/.gitkeep"], "the user's");
        using ResultFolder result = ResultFolder.Open(Folder["result"], true, swapped ? NativeFiles.Exchange : (_, _) => false);
        result.WriteText("new.txt", "new");
        Assert.Equal("old", TextThere());
        result.Finish(Manifest.Of("x"));
        Assert.Equal(["result"], Folder.Names);
        Assert.Equal([".gitkeep", "manifest.json", "new.txt"], NamesIn("result"));
        Assert.Empty(Verification.Of(Folder["result"]));
    }

    [Fact]
    public void What_is_not_finished_is_gone_and_the_old_result_is_as_it_was()
    {
        WriteWhole("old");
        using (ResultFolder result = ResultFolder.Open(Folder["result"], force: true)) result.WriteText("new.txt", "new");
        Assert.Equal(("old", 1), (TextThere(), Folder.Names.Length));
        Assert.Empty(Verification.Of(Folder["result"]));
    }

    [Fact]
    public void A_run_killed_between_two_renames_is_put_back()
    {
        WriteWhole("old");
        Directory.Move(Folder["result"], Folder[".result.0123456789ab.old~"]);
        Directory.CreateDirectory(Folder[".result.0123456789ab.new~"]);
        File.WriteAllText(Folder[".result.0123456789ab.lock~"], "");
        ResultFolder.Recover(Folder["result"]);
        Assert.Equal([".result.0123456789ab.new~", "result"], Folder.Names);
        Assert.Empty(Verification.Of(Folder["result"]));
        Directory.Move(Folder["result"], Folder[".result.0123456789ab.old~"]);
        Assert.Throws<CannotWriteException>(() => ResultFolder.Open(Folder["result"]));
        Assert.Equal("old", TextThere());
    }

    [Fact]
    public void What_a_killed_run_left_is_deleted_and_what_a_running_one_holds_is_not()
    {
        string[] left = [".result.aaaaaaaaaaaa.new~", ".result.bbbbbbbbbbbb.old~", ".result.bbbbbbbbbbbb.new~"];
        string[] others = [".result.new~", ".result.2.aaaaaaaaaaaa.new~", ".other.aaaaaaaaaaaa.new~", ".result.AAAAAAAAAAAA.new~"];
        WriteWhole("old");
        using ResultFolder running = ResultFolder.Open(Folder["result"], force: true);
        running.WriteText("a.txt", "running");
        foreach (string name in (string[])[.. left, .. others]) Directory.CreateDirectory(Folder[name + "/figures"]);
        File.WriteAllText(Folder[".result.bbbbbbbbbbbb.lock~"], "");
        File.WriteAllText(Folder[".result.cccccccccccc.lock~"], "");
        using (ResultFolder.Open(Folder["result"], force: true)) Assert.All(left, l => Assert.DoesNotContain(l, Folder.Names));
        Assert.DoesNotContain(".result.bbbbbbbbbbbb.lock~", Folder.Names);
        Assert.DoesNotContain(".result.cccccccccccc.lock~", Folder.Names);
        Assert.All(others, o => Assert.Contains(o, Folder.Names));
        running.Finish(Manifest.Of("x"));
        Assert.Equal("running", File.ReadAllText(Folder["result/a.txt"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_two_runs_into_one_folder_the_later_needs_force(bool swapped)
    {
        Func<string, string, bool> exchange = swapped ? NativeFiles.Exchange : (_, _) => false;
        using ResultFolder first = ResultFolder.Open(Folder["result"], false, exchange);
        using ResultFolder second = ResultFolder.Open(Folder["result"], false, exchange);
        using ResultFolder forced = ResultFolder.Open(Folder["result"], true, exchange);
        first.WriteText("a.txt", "first");
        second.WriteText("a.txt", "second");
        forced.WriteText("a.txt", "forced");
        first.Finish(Manifest.Of("x"));
        Refused(Folder["result"], () => second.Finish(Manifest.Of("x")));
        Assert.Equal("first", TextThere());
        forced.Finish(Manifest.Of("x"));
        second.Dispose();
        Assert.Equal(("forced", 1), (TextThere(), Folder.Names.Length));
        Assert.Empty(Verification.Of(Folder["result"]));
    }

    [Fact]
    public void Many_runs_with_force_leave_the_result_of_one()
    {
        WriteWhole("old");
        Parallel.For(0, 24, i =>
        {
            using ResultFolder run = ResultFolder.Open(Folder["result"], force: true);
            run.WriteText("a.txt", $"run {i}");
            run.Finish(Manifest.Of($"run {i}"));
        });
        Assert.Equal(["result"], Folder.Names);
        Assert.Empty(Verification.Of(Folder["result"]));
        Assert.Equal(Manifest.Read(Folder["result"]).CommandLine, TextThere());
    }

    [Fact]
    public void A_staging_folder_that_vanishes_is_told_by_the_name_of_the_result()
    {
        WriteWhole("old");
        using ResultFolder result = ResultFolder.Open(Folder["result"], force: true);
        result.WriteText("a.txt", "new");
        string figure = result.Ready("figures/a.png");
        Directory.Delete(result.Stage, recursive: true);
        foreach (Action act in (Action[])[
            () => result.WriteText("b.txt", "x"), () => result.Write("c.txt", s => s.WriteByte(1)), () => result.Ready("d.txt"),
            () => result.Adopt("figures/a.png"), () => result.Write(ExampleTables.Mixed("outcomes", 3)),
            () => result.Finish(Manifest.Of("x"))])
        {
            Refused(Folder["result"], act);
        }

        Exception outside = Assert.ThrowsAny<IOException>(() => File.WriteAllText(figure, "drawn by other means"));
        Assert.Contains(Folder["result"] + " ", ResultFolder.Vanished(outside), StringComparison.Ordinal);
        outside = Assert.ThrowsAny<IOException>(() => File.ReadAllText(System.IO.Path.Combine(result.Stage, "a.txt")));
        Assert.Contains(Folder["result"] + " ", ResultFolder.Vanished(outside), StringComparison.Ordinal);
        Assert.Null(ResultFolder.Vanished(new FileNotFoundException("Could not find file 'x'.")));
        Assert.Equal("old", TextThere());
    }

    [Fact]
    public void A_result_that_vanishes_during_a_run_is_no_obstacle_and_a_parent_that_does_is_told()
    {
        WriteWhole("old");
        using (ResultFolder result = ResultFolder.Open(Folder["result"], force: true))
        {
            result.WriteText("a.txt", "new");
            Directory.Delete(Folder["result"], recursive: true);
            result.Finish(Manifest.Of("x"));
        }

        Assert.Equal("new", TextThere());
        using ResultFolder deep = ResultFolder.Open(Folder["deep/results/x"]);
        deep.WriteText("a.txt", "new");
        Directory.Delete(Folder["deep"], recursive: true);
        Refused(Folder["deep/results/x"], () => deep.Finish(Manifest.Of("x")));
    }

    [Fact]
    public void A_swap_that_fails_leaves_everything_and_says_so()
    {
        WriteWhole("old");
        using (ResultFolder result = ResultFolder.Open(Folder["result"], true, (_, _) => throw new IOException("Device or resource busy.")))
        {
            result.WriteText("a.txt", "new");
            Refused($"{Folder["result"]} cannot be put into its place: Device or resource busy.", () => result.Finish(Manifest.Of("x")));
        }

        Assert.Equal(("old", 1), (TextThere(), Folder.Names.Length));
    }

    [Fact]
    public void A_reopened_result_takes_over_all_but_what_is_drawn_and_is_replaced_whole()
    {
        using (ResultFolder result = ResultFolder.Open(Folder["result"]))
        {
            foreach (string file in (string[])["a.txt", "inputs/own.yaml", "figures/old.svg", "report.html"]) result.WriteText(file, "old");
            result.Finish(Manifest.Of("x"));
        }

        using (ResultFolder broken = ResultFolder.Reopen(Folder["result"]))
        {
            Assert.Equal(["a.txt", "inputs/own.yaml"], broken.Files.Select(f => f.Path));
            broken.WriteText("figures/new.svg", "half");
        }

        Assert.Empty(Verification.Of(Folder["result"]));
        using ResultFolder again = ResultFolder.Reopen(Folder["result"]);
        again.WriteText("figures/new.svg", "new");
        again.WriteText("report.html", "new");
        again.Finish(Manifest.Read(Folder["result"]));
        Assert.Equal(["result"], Folder.Names);
        Assert.Equal(["new.svg"], NamesIn("result/figures"));
        Assert.Equal(4, Manifest.Read(Folder["result"]).Outputs.Count);
        Assert.Empty(Verification.Of(Folder["result"]));
    }

    [Fact]
    public void A_reopened_result_does_not_replace_a_newer_one()
    {
        WriteWhole("old");
        using ResultFolder report = ResultFolder.Reopen(Folder["result"]);
        WriteWhole("newer");
        Refused("replaced by another run", () => report.Finish(Manifest.Of("x")));
        Assert.Equal("newer", TextThere());
    }
}
