using Simulator.Tables;

namespace Simulator.Tests.Tables;

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
                "datapackage.json", "figures", "import.R", "import.sps", "manifest.json", "outcomes.csv", "responses.csv",
                "responses.parquet", "teachers.csv", "teachers.parquet",
            ],
            folder.Names);
        Manifest manifest = Manifest.Read(folder.Path);
        Assert.Equal(9, manifest.Outputs.Count);
        Assert.Equal(200, manifest.Outputs.Single(o => o.Path == "responses.csv").Rows);
        Assert.Empty(Verification.Of(folder.Path));
        ReadBack.Same(ExampleTables.Mixed("teachers", 300), ParquetFile.Read(folder["teachers.parquet"]));
    }

    [Fact]
    public void Answers_and_teachers_become_text_up_to_a_million_rows()
    {
        foreach (string name in (string[])["responses", "teachers"])
        {
            Assert.Equal(name + ".csv", TableFormats.Of(ExampleTables.Mixed(name, 1_000_000)).Csv);
            Assert.Null(TableFormats.Of(ExampleTables.Mixed(name, 1_000_001)).Csv);
            Assert.Equal(name + ".parquet", TableFormats.Of(ExampleTables.Mixed(name, 1_000_001)).Parquet);
        }

        Assert.Null(TableFormats.Of(ExampleTables.Mixed("pairs", 5_000_000)).Parquet);
    }

    [Fact]
    public void A_result_is_not_overwritten_without_force()
    {
        Result(force: false);
        byte[] before = File.ReadAllBytes(folder["outcomes.csv"]);
        string message = Assert.Throws<CannotWriteException>(() => ResultFolder.Open(folder.Path)).Message;
        Assert.Contains("--force", message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder["outcomes.csv"]));
        Assert.Empty(Verification.Of(folder.Path));
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
        using ResultFolder result = ResultFolder.Open(folder["result"]);
        Assert.Throws<CannotWriteException>(() => result.WriteText(name, "x"));
        Assert.Throws<CannotWriteException>(() => result.WriteText(new string('a', 65), "x"));
        Assert.Empty(Directory.GetFileSystemEntries(result.Stage));
        Assert.False(Directory.Exists(folder["result"]));
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
        using ResultFolder result = ResultFolder.Open(folder.Path);
        Assert.Throws<IOException>(() => result.Write(ExampleTables.Failing(table, 100_000, from)));
        Assert.Empty(Directory.GetFileSystemEntries(result.Stage));
        Assert.Empty(folder.Names);
        Assert.Empty(result.Files);
    }

    [Fact]
    public void A_write_that_fails_leaves_the_file_that_was_there()
    {
        CsvFile.Write(folder["outcomes.csv"], ExampleTables.Texts("old"));
        byte[] before = File.ReadAllBytes(folder["outcomes.csv"]);
        Assert.Throws<IOException>(() => CsvFile.Write(folder["outcomes.csv"], ExampleTables.Failing("outcomes", 100, 50)));
        Assert.Equal(before, File.ReadAllBytes(folder["outcomes.csv"]));
        Assert.Equal(["outcomes.csv"], folder.Names);
    }

    [Fact]
    public void A_reopened_result_keeps_its_tables_and_takes_new_figures()
    {
        Result(force: false);
        using ResultFolder again = ResultFolder.Reopen(folder.Path);
        again.WriteText("figures/stress.svg", "<svg>new</svg>");
        File.WriteAllText(again.Ready("report.html"), "drawn elsewhere");
        again.Adopt("report.html");
        again.Finish(Manifest.Read(folder.Path));
        Assert.Empty(Verification.Of(folder.Path));
        Assert.Equal(10, Manifest.Read(folder.Path).Outputs.Count);
    }

    private void Result(bool force)
    {
        using ResultFolder result = ResultFolder.Open(folder.Path, force);
        result.Write(ExampleTables.Mixed("responses", 200));
        result.Write(ExampleTables.Mixed("teachers", 300));
        result.Write(ExampleTables.Mixed("outcomes", 10));
        result.WriteText("figures/stress.svg", "<svg/>");
        result.Finish(Manifest.Of("simulator run nguyen-2013"));
    }
}
