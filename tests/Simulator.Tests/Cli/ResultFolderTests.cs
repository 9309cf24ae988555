using System.Text.Json;
using Simulator.Tables;

namespace Simulator.Tests.Cli;

/// <summary>The files and columns that people's own scripts rely on. To change a name here is to break them.</summary>
[Collection(CommandLineTests.Name)]
public sealed class ResultFolderTests(CommandLine line)
{
    private static readonly string[] Items = [.. Enumerable.Range(1, 10).Select(k => $"item_{k}")];

    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["responses"] = ["scenario", "arm", "replicate", "wave", "school", "team", "pair", "teacher", .. Items, "amount", "effectiveness"],
        ["teachers"] =
        [
            "scenario", "arm", "world", "replicate", "wave", "school", "team", "teacher", "stress", "trust", "friendship", "new_friends", "talk_hours",
            "good_responses", "start_degree", "member", "circle", "role",
        ],
        ["outcomes"] = ["scenario", "arm", "world", "replicate", "wave", "outcome", "unit", "n", "value", "sd", "worst_decile", "group"],
        ["pairs"] =
        [
            "scenario", "arm", "replicate", "pair", "teacher_a", "teacher_b", "start_week", "end_week", "ended_by", "planned", "held", "structure",
        ],
        ["tests"] =
        [
            "scenario", "replicate", "wave", "contrast", "outcome", "test", "statistic", "df", "p", "p_holm", "mean_difference", "se_difference", "lower",
            "upper", "d", "d_lower", "d_upper", "g", "g_lower", "g_upper", "eta_squared", "icc_pair", "icc_team", "design_effect",
        ],
        ["arms"] = ["scenario", "arm", "replicate", "wave", "outcome", "n", "mean", "sd", "alpha"],
        ["equity"] = ["arm", "group", "outcome", "persons", "gain", "lower", "upper", "better", "same", "worse", "placebo_better", "placebo_worse"],
        ["differences"] =
        [
            "contrast", "outcome", "wave", "group", "unit", "value", "sim_lower", "sim_upper", "study_lower", "study_upper", "sets", "known_lower",
            "known_upper", "same_sign", "turned_by", "first", "second", "width_share", "sd",
        ],
        ["comparison"] =
        [
            "study", "table", "row", "label", "arm", "statistic", "unit", "use", "audit", "printed", "published", "published_lower", "published_upper",
            "simulated", "mc_se", "predicted_lower", "predicted_upper", "percentile", "agreement",
        ],
        ["trajectories"] = ["arm", "world", "day", "state", "mean", "q05", "q25", "q50", "q75", "q95"],
        ["network"] = ["arm", "world", "week", "from", "to", "trust", "friendship", "hours"],
    };

    private static readonly string[] Outcomes =
    [
        "stress", "trust", "friendship", "isolates", "new_friend_persons", "informal_hours", "scheduled_hours", "gossip_share", "professional_share",
        "personal_share", "outside_team_share", "disclosures", "good_responses", "meetings_planned", "meetings_held", "pairs_ended", "knowledge",
        "hours_participants", "hours_release", "hours_coordinator", "hours_training", "hours_travel",
    ];

    [Fact]
    public void A_run_leaves_every_file_of_a_result_folder()
    {
        string[] files =
        [
            "manifest.json", "scenario.resolved.yaml", "responses.parquet", "responses.csv", "teachers.parquet", "teachers.csv", "outcomes.csv", "pairs.csv",
                "tests.csv",
            "comparison.csv", "trajectories.csv", "network.csv", "datapackage.json", "import.R", "import.sps", "report.html", "figures/effect-sizes.png",
            "figures/effect-sizes.svg", "figures/item-means.png", "figures/answers.png", "figures/trajectories.png", "figures/network.png",
            "figures/talk.png",
        ];
        Assert.All(files, f => Assert.True(File.Exists(Path.Combine(line.Study, f)), f));
        string[] known = [.. Manifest.Read(line.Study).Outputs.Select(o => o.Path), Manifest.FileName];
        string[] there = [.. Directory.GetFiles(line.Study, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(line.Study, f).Replace('\\', '/'))];
        Assert.Equal(known.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("responses.csv")]
    [InlineData("responses.parquet")]
    [InlineData("teachers.parquet")]
    [InlineData("outcomes.csv")]
    [InlineData("pairs.csv")]
    [InlineData("tests.csv")]
    [InlineData("arms.csv")]
    [InlineData("equity.csv")]
    [InlineData("differences.csv")]
    [InlineData("comparison.csv")]
    [InlineData("trajectories.csv")]
    [InlineData("network.csv")]
    public void A_table_has_exactly_its_columns(string file)
    {
        StoredTable table = Read(Path.Combine(line.Study, file));
        string[] columns = Columns[Path.GetFileNameWithoutExtension(file)];
        if (file == "teachers.parquet")
        {
            // The default cohort has one attribute without a name of its own; attributes stand between teacher and stress.
            int teacher = columns.ToList().IndexOf("teacher");
            columns = [.. columns.Take(teacher + 1), .. table.Columns.Except(columns), .. columns.Skip(teacher + 1)];
        }

        Assert.Equal(columns, table.Columns);
        Assert.True(table.Rows > 0);
    }

    [Fact]
    public void Every_outcome_is_there_for_every_arm_and_world()
    {
        StoredTable table = Read(Path.Combine(line.Study, "outcomes.csv"));
        string?[] outcomes = table.Texts("outcome"), arms = table.Texts("arm"), worlds = table.Texts("world");
        string[] seen = [.. Enumerable.Range(0, table.Rows).Select(k => $"{arms[k]}/{worlds[k]}/{outcomes[k]}").Distinct()];
        foreach (string arm in new[] { "treatment", "control" })
        {
            foreach (string world in new[] { "programme", "twin" })
                Assert.Empty(Outcomes.Select(o => $"{arm}/{world}/{o}").Except(seen));
        }
    }

    [Fact]
    public void Rows_are_ordered_by_arm_replicate_and_teacher_and_a_csv_holds_the_rows_of_its_parquet()
    {
        StoredTable csv = Read(Path.Combine(line.Study, "responses.csv")), parquet = Read(Path.Combine(line.Study, "responses.parquet"));
        (string, long, long)[] keys = [.. Enumerable.Range(0, csv.Rows)
            .Select(k => (csv.Texts("arm")[k]!, csv.Integers("replicate")[k]!.Value, csv.Integers("teacher")[k]!.Value))];
        Assert.Equal(keys.OrderBy(k => k.Item1, StringComparer.Ordinal).ThenBy(k => k.Item2).ThenBy(k => k.Item3), keys);
        Assert.Equal(3 * (32 + 33), keys.Length);
        foreach (string column in csv.Columns) Assert.Equal(csv.Texts(column), parquet.Texts(column));
    }

    [Fact]
    public void Attributes_stand_between_teacher_and_stress()
    {
        StoredTable table = Read(Path.Combine(line.Changed, "teachers.parquet"));
        int teacher = table.Columns.ToList().IndexOf("teacher");
        Assert.Equal(["teacher", "year_level", "background", "stress"], table.Columns.Skip(teacher).Take(4));
        Assert.Equal(["local", "overseas"], table.Texts("background").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([9, 10], table.Numbers("year_level").Distinct().Order());
        Assert.False(File.Exists(Path.Combine(line.Changed, "comparison.csv")));
        Assert.Equal([0, 2], Read(Path.Combine(line.Changed, "outcomes.csv")).Integers("wave").Distinct().Select(w => (int)w!.Value).Order());
    }

    [Fact]
    public void The_manifest_says_what_made_the_result()
    {
        Manifest manifest = Manifest.Read(line.Study);
        Assert.Equal((RunStatus.Complete, 20130701UL, 3, 3), (manifest.Status, manifest.Seed, manifest.ReplicationsAsked, manifest.ReplicationsFinished));
        Assert.Contains("run nguyen-2013 --replications 3", manifest.CommandLine, StringComparison.Ordinal);
        Assert.Contains(manifest.Inputs, i => i.Path == "scenarios/nguyen-2013.yaml");
        Assert.Contains(manifest.Inputs, i => i.Path == "seeds/evidence/nguyen-2013.yaml");
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(line.Study, "manifest.json")));
        Assert.Equal(Manifest.CurrentResultsVersion, json.RootElement.GetProperty("results_version").GetInt32());
    }

    [Fact]
    public void The_codebook_describes_every_column_of_every_table()
    {
        using JsonDocument package = JsonDocument.Parse(File.ReadAllText(Path.Combine(line.Study, "datapackage.json")));
        Dictionary<string, string[]> described = package.RootElement.GetProperty("resources").EnumerateArray()
            .SelectMany(r => Paths(r).Select(p => (Path: p, Fields: r.GetProperty("schema").GetProperty("fields").EnumerateArray()
                .Select(f => f.GetProperty("name").GetString()!).ToArray())))
            .ToDictionary(r => r.Path, r => r.Fields);
        foreach (string file in Directory.GetFiles(line.Study)
            .Where(f => f.EndsWith(".csv", StringComparison.Ordinal) || f.EndsWith(".parquet", StringComparison.Ordinal)))
        {
            Assert.Equal(Read(file).Columns, described[Path.GetFileName(file)]);
        }

        static IEnumerable<string> Paths(JsonElement resource) => resource.GetProperty("path") is { ValueKind: JsonValueKind.Array } several
            ? several.EnumerateArray().Select(p => p.GetString()!)
            : [resource.GetProperty("path").GetString()!];
    }

    [Fact]
    public void Figures_and_report_are_whole_and_the_report_asks_nobody_for_anything()
    {
        foreach (string png in Directory.GetFiles(Path.Combine(line.Study, "figures"), "*.png"))
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(png).Take(4).Select(b => (int)b));
        string report = File.ReadAllText(Path.Combine(line.Study, "report.html"));
        foreach (string ask in new[] { "src=\"http", "href=\"http", "url(http", "@import", "<script src" })
            Assert.DoesNotContain(ask, report, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("</html>", report.TrimEnd(), StringComparison.Ordinal);
    }

    private static StoredTable Read(string path) => path.EndsWith(".csv", StringComparison.Ordinal) ? CsvFile.Read(path) : ParquetFile.Read(path);
}
