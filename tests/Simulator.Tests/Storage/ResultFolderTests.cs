using Simulator.Tables;

namespace Simulator.Tests.Storage;

public sealed class ResultFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_result_holds_tables_codebook_scripts_and_the_manifest()
    {
        Result(force: false);
        Assert.Equal(
            [
                "datapackage.json", "figures", "import.R", "import.sps", "manifest.json", "outcomes.csv", "responses.csv", "responses.parquet",
                "teachers.parquet",
            ],
            folder.Names);
        Manifest manifest = Manifest.Read(folder.Path);
        Assert.Equal(8, manifest.Outputs.Count);
        Assert.Equal(200, manifest.Outputs.Single(o => o.Path == "responses.csv").Rows);
        Assert.Empty(Manifest.Verify(folder.Path));
        ReadBack.Same(Tables.Mixed("teachers", 300), ParquetFile.Read(folder["teachers.parquet"]));
    }

    [Fact]
    public void Answers_become_text_up_to_a_million_rows()
    {
        Assert.Equal("responses.csv", TableFormats.Of(Tables.Mixed("responses", 1_000_000)).Csv);
        Assert.Null(TableFormats.Of(Tables.Mixed("responses", 1_000_001)).Csv);
        Assert.Equal("responses.parquet", TableFormats.Of(Tables.Mixed("responses", 1_000_001)).Parquet);
        Assert.Null(TableFormats.Of(Tables.Mixed("pairs", 5_000_000)).Parquet);
    }

    [Fact]
    public void A_result_is_not_overwritten_without_force()
    {
        Result(force: false);
        byte[] before = File.ReadAllBytes(folder["outcomes.csv"]);
        string message = Assert.Throws<CannotWriteException>(() => ResultFolder.Open(folder.Path)).Message;
        Assert.Contains("--force", message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder["outcomes.csv"]));
        Assert.Empty(Manifest.Verify(folder.Path));
    }

    [Fact]
    public void Force_removes_only_what_belongs_to_a_result()
    {
        Result(force: false);
        File.WriteAllText(folder["thesis.docx"], "mine");
        File.WriteAllText(folder["figures/own.png"], "mine");
        File.WriteAllText(folder[".outcomes.csv.host-1-1.tmp~"], "left by a killed run");
        ResultFolder again = ResultFolder.Open(folder.Path, force: true);
        Assert.True(File.Exists(folder["manifest.json"]), "nothing is removed before the first file");
        again.WriteText("report.html", "new");
        Assert.Equal(["figures", "report.html", "thesis.docx"], folder.Names);
        Assert.Equal(["own.png"], Directory.GetFiles(folder["figures"]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_without_a_manifest_keeps_what_is_not_known()
    {
        File.WriteAllText(folder["diary.txt"], "mine");
        File.WriteAllText(folder["teachers.parquet"], "half");
        Assert.Throws<CannotWriteException>(() => ResultFolder.Open(folder.Path));
        ResultFolder.Open(folder.Path, force: true).WriteText("report.html", "x");
        Assert.Equal(["diary.txt", "report.html"], folder.Names);
    }

    [Fact]
    public void A_hostile_manifest_removes_nothing_outside()
    {
        Directory.CreateDirectory(folder["result"]);
        File.WriteAllText(folder["precious"], "mine");
        FileRecord[] outside = [new("../precious", "00", 4), new(folder["precious"], "00", 4)];
        Manifest hostile = Manifest.Of("x") with { Outputs = outside };
        File.WriteAllText(folder["result/manifest.json"], hostile.ToJson());
        Assert.Equal(2, Manifest.Verify(folder["result"]).Count);
        ResultFolder.Open(folder["result"], force: true).WriteText("report.html", "x");
        Assert.Equal("mine", File.ReadAllText(folder["precious"]));
    }

    [Fact]
    public void A_linked_figures_folder_is_refused()
    {
        Directory.CreateDirectory(folder["result"]);
        Directory.CreateDirectory(folder["elsewhere"]);
        Directory.CreateSymbolicLink(folder["result/figures"], folder["elsewhere"]);
        ResultFolder result = ResultFolder.Open(folder["result"], force: true);
        Assert.Throws<CannotWriteException>(() => result.WriteText("figures/a.svg", "x"));
        Assert.Empty(Directory.GetFiles(folder["elsewhere"]));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/etc/x")]
    [InlineData("..\\x")]
    [InlineData("CON")]
    [InlineData("nul.txt")]
    [InlineData("a:b")]
    [InlineData("a\u202Eb")]
    [InlineData("a\0b")]
    [InlineData("a\n")]
    [InlineData("trailing.")]
    [InlineData(".hidden")]
    [InlineData("a/b/c")]
    [InlineData("figures/../x")]
    [InlineData("figures/")]
    [InlineData("")]
    public void A_name_that_is_not_plain_is_refused(string name)
    {
        ResultFolder result = ResultFolder.Open(folder["result"]);
        Assert.Throws<CannotWriteException>(() => result.WriteText(name, "x"));
        Assert.Throws<CannotWriteException>(() => result.WriteText(new string('a', 65), "x"));
        Assert.Empty(Directory.GetFileSystemEntries(folder["result"]));
        Assert.Equal(["result"], folder.Names);
    }

    [Fact]
    public void A_place_that_is_a_file_is_refused()
    {
        File.WriteAllText(folder["file"], "x");
        Assert.Throws<CannotWriteException>(() => ResultFolder.Open(folder["file"], force: true));
        Assert.Throws<CannotWriteException>(() => ResultFolder.Open("/proc/nothing/here"));
    }

    [Theory]
    [InlineData("responses", 0)]
    [InlineData("responses", 70_000)]
    [InlineData("teachers", 70_000)]
    [InlineData("outcomes", 0)]
    [InlineData("outcomes", 70_000)]
    public void A_write_that_fails_leaves_nothing_partial(string table, long from)
    {
        ResultFolder result = ResultFolder.Open(folder.Path);
        Assert.Throws<IOException>(() => result.Write(Tables.Failing(table, 100_000, from)));
        Assert.Empty(folder.Names);
        Assert.Empty(result.Files);
    }

    [Fact]
    public void A_write_that_fails_leaves_the_file_that_was_there()
    {
        CsvFile.Write(folder["outcomes.csv"], Tables.Texts("old"));
        byte[] before = File.ReadAllBytes(folder["outcomes.csv"]);
        Assert.Throws<IOException>(() => CsvFile.Write(folder["outcomes.csv"], Tables.Failing("outcomes", 100, 50)));
        Assert.Equal(before, File.ReadAllBytes(folder["outcomes.csv"]));
        Assert.Equal(["outcomes.csv"], folder.Names);
    }

    [Fact]
    public void A_reopened_result_keeps_its_tables_and_takes_new_figures()
    {
        Result(force: false);
        ResultFolder again = ResultFolder.Reopen(folder.Path);
        again.WriteText("figures/stress.svg", "<svg>new</svg>");
        File.WriteAllText(again.Ready("report.html"), "drawn elsewhere");
        again.Adopt("report.html");
        again.Finish(Manifest.Read(folder.Path));
        Assert.Empty(Manifest.Verify(folder.Path));
        Assert.Equal(9, Manifest.Read(folder.Path).Outputs.Count);
    }

    private void Result(bool force)
    {
        ResultFolder result = ResultFolder.Open(folder.Path, force);
        result.Write(Tables.Mixed("responses", 200));
        result.Write(Tables.Mixed("teachers", 300));
        result.Write(Tables.Mixed("outcomes", 10));
        result.WriteText("figures/stress.svg", "<svg/>");
        result.Finish(Manifest.Of("simulator run nguyen-2013"));
    }
}
