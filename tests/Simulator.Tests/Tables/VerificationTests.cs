using Simulator.Tables;

namespace Simulator.Tests.Tables;

/// <summary>Whatever is wrong with a result is told, each thing in a line.</summary>
public sealed class VerificationTests : IDisposable
{
    private static readonly Promise Owed = new()
    {
        Seed = 7,
        Replications = 3,
        Teachers = new Dictionary<string, int> { ["control"] = 2, ["pairs"] = 4 },
        Surveys = 2,
        Tables = ["responses", "outcomes"],
        Files = ["scenario.resolved.yaml"],
        Report = true,
        Figures = true,
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_whole_result_has_no_flaw()
    {
        Write();
        Assert.Empty(Verification.Of(folder["result"], Owed));
        Assert.Empty(Verification.Of(folder["result"]));
    }

    [Fact]
    public void All_that_is_wrong_is_told()
    {
        Write();
        File.Delete(folder["result/outcomes.csv"]);
        File.AppendAllText(folder["result/report.html"], " ");
        File.WriteAllText(folder["result/notes.txt"], "mine");
        File.WriteAllText(folder["result/figures/own.png"], "mine");
        File.WriteAllText(folder["result/.DS_Store"], "hidden");
        File.WriteAllText(folder["result/figures/.stress.svg.host-1-1.tmp~"], "left by a killed run");
        Manifest manifest = Manifest.Read(folder["result"]);
        Put(manifest with { Seed = 8, ReplicationsAsked = 4, Teachers = new Dictionary<string, int> { ["control"] = 2, ["pears"] = 4 } });
        Assert.Equal(
            [
                "outcomes.csv: missing",
                "report.html: not the bytes that were written",
                "figures/own.png: not listed in manifest.json",
                "notes.txt: not listed in manifest.json",
                "seed: the manifest says 8, the scenario 7",
                "replications: the manifest says 4, the scenario 3",
                "replications: the manifest says 3 of 4 are finished, and complete",
                "teachers of pairs: the manifest says 0, the scenario 4",
                "teachers of pears: the manifest says 4, the scenario 0",
            ],
            Flaws(Owed));
        Assert.Equal(["report.html", "figures/own.png"], Verification.Of(folder["result"], Owed).Where(f => f.Drawn).Select(f => f.Of));
    }

    [Fact]
    public void An_empty_list_is_no_result()
    {
        Write();
        Put(Manifest.Read(folder["result"]) with { Outputs = [] });
        string[] flaws = Flaws(Owed);
        Assert.Contains("manifest.json: it lists no file", flaws);
        Assert.Contains("responses.parquet: not listed in manifest.json", flaws);
        Assert.Contains("responses: the table is promised and is not there", flaws);
        Assert.Contains("report.html: it is promised and is not there", flaws);
        Assert.Contains("figures: at least one is promised and none is there", flaws);
    }

    [Fact]
    public void Figures_and_report_are_not_owed_by_an_interrupted_run_but_its_tables_are()
    {
        Write();
        Manifest manifest = Manifest.Read(folder["result"]);
        Directory.Delete(folder["result/figures"], recursive: true);
        File.Delete(folder["result/report.html"]);
        File.Delete(folder["result/outcomes.csv"]);
        Put(manifest with
        {
            Status = RunStatus.Interrupted,
            Outputs = [.. manifest.Outputs.Where(o => o.Path is not ("figures/stress.svg" or "report.html" or "outcomes.csv"))],
        });
        Assert.Equal(["outcomes: the table is promised and is not there"], Flaws(Owed));
    }

    [Fact]
    public void The_tables_are_counted_whatever_manifest_and_scenario_agree_on()
    {
        Write();
        Put(Manifest.Read(folder["result"]) with { ReplicationsAsked = 1_000_000, ReplicationsFinished = 1_000_000 });
        Assert.Equal(
            ["replications: the manifest says 1000000 are finished, responses.parquet holds 3"],
            Flaws(Owed with { Replications = 1_000_000 }));
        Dictionary<string, int> five = new() { ["control"] = 2, ["pairs"] = 5 };
        Put(Manifest.Read(folder["result"]) with { ReplicationsAsked = 3, ReplicationsFinished = 3, Teachers = five });
        Assert.Equal(
            ["teachers of pairs: the scenario says 5, which makes 30 rows of responses.parquet; it holds 24"],
            Flaws(Owed with { Teachers = five }));
        Assert.Equal(
            [
                "teachers of control: the scenario says 2, which makes 6 rows of responses.parquet; it holds 12",
                "teachers of pairs: the scenario says 5, which makes 15 rows of responses.parquet; it holds 24",
            ],
            Flaws(Owed with { Surveys = 1, Teachers = five }));
    }

    [Fact]
    public void Answers_without_arms_are_told()
    {
        using (ResultFolder result = ResultFolder.Open(folder["result"]))
        {
            result.Write(new Table("responses", "x", 1, [Column.Integer("replicate", "", "r", _ => 0)]));
            result.Finish(Manifest.Of("x") with { ReplicationsAsked = 1, ReplicationsFinished = 1 });
        }

        Flaw flaw = Assert.Single(Verification.Of(folder["result"], new Promise { Surveys = 1 }));
        Assert.StartsWith("responses.parquet: it cannot be counted: ", flaw.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("responses")]
    [InlineData("outcomes")]
    [InlineData("scenario.resolved.yaml")]
    [InlineData("report.html")]
    [InlineData("figures")]
    public void A_result_is_not_called_complete_without_what_is_promised(string lacking)
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Write(lacking));
        Assert.Contains(lacking + ": ", error.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void A_result_is_not_called_complete_with_a_replicate_to_go_or_numbers_that_disagree()
    {
        Assert.Contains("2 of 3", Assert.Throws<InvalidOperationException>(() => Write(finished: 2)).Message, StringComparison.Ordinal);
        Assert.Contains("seed", Assert.Throws<InvalidOperationException>(() => Write(seed: 8)).Message, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    private string[] Flaws(Promise promise) => [.. Verification.Of(folder["result"], promise).Select(f => f.ToString())];

    private void Put(Manifest manifest) => File.WriteAllText(folder["result/manifest.json"], manifest.ToJson());

    private void Write(string lacking = "", int finished = 3, ulong seed = 7)
    {
        string[] arms = [.. Enumerable.Repeat("control", 12), .. Enumerable.Repeat("pairs", 24)];
        using ResultFolder result = ResultFolder.Open(folder["result"]);
        if (lacking != "responses")
        {
            result.Write(new Table("responses", "Answers.", 36,
                [Column.Identifier("arm", "a", row => arms[row]), Column.Integer("replicate", "", "r", row => row % 3)]));
        }

        if (lacking != "outcomes") result.Write(ExampleTables.Mixed("outcomes", 4));
        foreach (string file in (string[])["scenario.resolved.yaml", "figures/stress.svg", "report.html"])
        {
            if (lacking.Length == 0 || !file.StartsWith(lacking, StringComparison.Ordinal)) result.WriteText(file, "x");
        }

        result.Finish(
            Manifest.Of("x") with
            {
                Kind = "run",
                Seed = seed,
                ReplicationsAsked = 3,
                ReplicationsFinished = finished,
                Teachers = new Dictionary<string, int> { ["control"] = 2, ["pairs"] = 4 },
            }, "Title", Owed);
    }
}
