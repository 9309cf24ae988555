using System.Text.Json;
using Simulator.Cli.Terminal;
using Simulator.Tables;
using Simulator.Tests.Audit;

namespace Simulator.Tests.Cli;

[Collection(CommandLineTests.Name)]
public sealed class OtherCommandTests(CommandLine line)
{
    [Fact]
    public void Check_tells_every_mistake_of_every_file_and_the_gravest_code()
    {
        string bad = line.At("two-mistakes.yaml");
        File.WriteAllText(bad, CommandLine.Small.Replace("leadership", "x", StringComparison.Ordinal)
            .Replace("teachers: 8", "teachers: -8", StringComparison.Ordinal)
            .Replace("seed: 7", "sed: 7", StringComparison.Ordinal));
        Ended ended = CommandLine.Run("check", line.Scenario, bad, "nguyen-2013");
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Equal(2, ended.Output.Split("in order").Length - 1);
        Assert.Contains($"{bad}:6:", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("did you mean seed?", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NoInput, CommandLine.Run("check", "no-such-thing").Code);
        using JsonDocument json = JsonDocument.Parse(CommandLine.Run("check", "--json", line.Scenario, bad).Output);
        Assert.Equal([true, false], json.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("in_order").GetBoolean()));
    }

    [Theory]
    [InlineData("scenarios", "nguyen-2013")]
    [InlineData("components", "workshop")]
    [InlineData("instruments", "lankau-1996-adapted")]
    [InlineData("studies", "kensington-miller")]
    [InlineData("parameters", "kappa_c")]
    [InlineData("measures", "gossip_share")]
    public void List_shows_what_there_is(string what, string entry)
    {
        Ended ended = CommandLine.Run("list", what);
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.Contains(entry, ended.Output, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(CommandLine.Run("list", what, "--json").Output);
        Assert.Contains(json.RootElement.GetProperty(what).EnumerateArray(), e => e.EnumerateObject().First().Value.GetString() == entry);
    }

    [Theory]
    [InlineData("scenario")]
    [InlineData("instrument")]
    [InlineData("evidence")]
    public void Schema_prints_the_file_that_is_shipped(string kind)
    {
        Ended ended = CommandLine.Run("schema", kind);
        Assert.Equal(0, ended.Code);
        Assert.Equal(File.ReadAllText(Repository.At($"scenarios/schema/{kind}.schema.json")), ended.Output);
    }

    [Fact]
    public void A_new_scenario_is_in_order_runs_and_is_not_overwritten()
    {
        string path = line.At("fresh/pilot.yaml");
        Directory.CreateDirectory(line.At("fresh"));
        Assert.Equal(0, CommandLine.Run("new", path).Code);
        Assert.Equal(0, CommandLine.Run("check", path).Code);
        Assert.Equal(0, CommandLine.Run("run", path, "--replications", "2", "--quiet", "--out", line.At("fresh/result")).Code);
        Assert.Equal(ExitCode.CannotWrite, CommandLine.Run("new", path).Code);
        Assert.Equal(ExitCode.CannotWrite, CommandLine.Run("new", line.At("fresh/two words")).Code);
    }

    [Fact]
    public void A_new_study_is_in_order_reproduces_and_is_not_overwritten()
    {
        string path = line.At("fresh-study/pilot.yaml");
        Directory.CreateDirectory(line.At("fresh-study"));
        Assert.Equal(0, CommandLine.Run("new", "study", path).Code);
        Assert.True(File.Exists(line.At("fresh-study/evidence.schema.json")));
        Assert.Equal(0, CommandLine.Run("check", path).Code);
        Assert.Equal(0, CommandLine.Run("audit", path, "--strict").Code);
        Assert.Equal(ExitCode.CannotWrite, CommandLine.Run("new", "study", path).Code);
        Assert.Equal(ExitCode.CannotWrite, CommandLine.Run("new", "study", line.At("fresh-study/Two_words")).Code);
    }

    [Fact]
    public void A_story_is_told_the_same_twice_and_names_the_day_on_which_twins_part()
    {
        Ended once = CommandLine.Run("story", "nguyen-2013", "--teacher", "3"), again = CommandLine.Run("story", "nguyen-2013", "--teacher", "3");
        Assert.Equal((0, ""), (once.Code, once.Errors));
        Assert.Equal(once.Output, again.Output);
        Assert.Matches(@"part on day \d+, in week \d+", once.Output);
        Assert.Contains("with the programme:", once.Output, StringComparison.Ordinal);
        Assert.Contains("without it:", once.Output, StringComparison.Ordinal);
        Assert.Contains("synthetic", once.Output, StringComparison.Ordinal);
        Assert.True(once.Output.Split('\n').Length > 6);
    }

    [Theory]
    [InlineData("--teacher", "99")]
    [InlineData("--teacher", "-1")]
    [InlineData("--teacher", "0", "--arm", "nobody")]
    public void A_story_of_nobody_is_wrong_usage(params string[] words)
    {
        Ended ended = CommandLine.Run(["story", "nguyen-2013", .. words]);
        Assert.Equal((ExitCode.Usage, ""), (ended.Code, ended.Output));
        Assert.NotEmpty(ended.Errors);
    }

    [Fact]
    public void A_scenario_compared_with_itself_differs_in_nothing()
    {
        string folder = line.At("itself");
        Ended ended = CommandLine.Run("compare", "nguyen-2013", "nguyen-2013", "--replications", "3", "--json", "--out", folder);
        Assert.Equal(0, ended.Code);
        StoredTable differences = CsvFile.Read(Path.Combine(folder, "differences.csv")), gains = CsvFile.Read(Path.Combine(folder, "equity.csv"));
        Assert.True(differences.Rows > 20);
        foreach (string column in new[] { "value", "sim_lower", "sim_upper" }) Assert.All(differences.Numbers(column), v => Assert.Equal(0, v));
        foreach (string column in new[] { "better", "worse" }) Assert.All(gains.Numbers(column), v => Assert.Equal(0, v));
        using JsonDocument json = JsonDocument.Parse(ended.Output);
        Assert.All(json.RootElement.GetProperty("differences").EnumerateArray(), d => Assert.Equal(0, d.GetProperty("difference").GetDouble()));
        Assert.True(File.Exists(Path.Combine(folder, "report.html")));
        Assert.Empty(Verification.Of(folder));
    }

    [Fact]
    public void Compare_finds_a_difference_where_there_is_one()
    {
        string folder = line.At("compared");
        Ended ended = CommandLine.Run("compare", "nguyen-2013", "no-training", "--replications", "4", "--out", folder);
        Assert.Equal(0, ended.Code);
        StoredTable table = CsvFile.Read(Path.Combine(folder, "differences.csv"));
        int amount = Array.IndexOf(table.Texts("outcome"), "effectiveness");
        Assert.True(table.Numbers("value")[amount] < 0);
        Assert.Equal(ExitCode.CannotWrite, CommandLine.Run("compare", "nguyen-2013", "no-training", "--replications", "4", "--out", folder).Code);
    }

    [Fact]
    public void Scenarios_without_a_common_arm_cannot_be_compared()
    {
        string other = line.At("other.yaml");
        File.WriteAllText(other, CommandLine.Small.Replace("name: pairs", "name: couples", StringComparison.Ordinal)
            .Replace("name: nothing", "name: none_at_all", StringComparison.Ordinal)
            .Replace("programme: {}", "programme: { workshop: {} }", StringComparison.Ordinal));
        Ended ended = CommandLine.Run("compare", line.Scenario, other, "--quiet", "--out", line.At("apart"));
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.False(Directory.Exists(line.At("apart")));
    }

    [Fact]
    public void The_audit_of_the_2013_study_names_what_its_own_numbers_contradict()
    {
        Ended ended = CommandLine.Run("audit", "nguyen-2013", "--json");
        Assert.Equal(0, ended.Code);
        using JsonDocument json = JsonDocument.Parse(ended.Output);
        JsonElement study = json.RootElement.GetProperty("studies")[0];
        JsonElement[] findings = [.. study.GetProperty("findings").EnumerateArray()];
        string[] wrong = [.. findings.Where(f => Is(f, "verdict", "does not reproduce")).Select(f => f.GetProperty("id").GetString()!)];
        Assert.Contains("text_eta/amount/eta_squared", wrong);
        Assert.Contains("claim/p_above_level", wrong);
        Assert.Contains("claim/groups_of_one_age", wrong);
        Assert.Contains("questionnaire/anchors", wrong);
        JsonElement limit = findings.Single(f => Is(f, "id", "text_items/item_6/ci_lower"));
        Assert.Equal(("0.19", "does not reproduce"), (limit.GetProperty("printed").GetString(), limit.GetProperty("verdict").GetString()));
        Assert.Equal(0.28, limit.GetProperty("recomputed_low").GetDouble(), 0.005);
        Dictionary<string, (int Tested, int Rounded, int Truncated)> rules = study.GetProperty("rules").EnumerateArray().ToDictionary(
            r => r.GetProperty("statistic").GetString()!,
            r => (r.GetProperty("tested").GetInt32(), r.GetProperty("rounded").GetInt32(), r.GetProperty("truncated").GetInt32()));
        foreach (string cut in new[] { "t", "eta_squared", "alpha" })
            Assert.True(rules[cut].Truncated == rules[cut].Tested && rules[cut].Rounded < rules[cut].Tested, cut);
        Assert.Contains(study.GetProperty("remarks").EnumerateArray(), r =>
            r.GetString()!.StartsWith("item_5 and item_8 print the same numbers", StringComparison.Ordinal));
        JsonElement[] means = [.. findings.Where(f => Is(f, "statistic", "mean")
            && f.GetProperty("id").GetString()!.Contains("/item_", StringComparison.Ordinal)
            && f.GetProperty("id").GetString()!.StartsWith("table_", StringComparison.Ordinal))];
        Assert.Equal(20, means.Length);
        Assert.All(means, m => Assert.True(Is(m, "verdict", "reproduces")
            && m.GetProperty("reason").GetString()!.Contains("by the sum", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.ClaimFailed, CommandLine.Run("audit", "nguyen-2013", "--strict", "--quiet").Code);
        Assert.Contains("No count of 38 has this percentage", CommandLine.Run("audit", "kensington-miller", "--json").Output, StringComparison.Ordinal);

        static bool Is(JsonElement finding, string name, string value) => finding.GetProperty(name).GetString() == value;
    }

    [Fact]
    public void An_audit_draws_its_cards_where_it_is_told_to()
    {
        File.WriteAllText(line.At("made-up.yaml"), new MadeUpStudy(3).Yaml());
        Ended ended = CommandLine.Run("audit", line.At("made-up.yaml"), "--quiet", "--out", line.At("cards"));
        Assert.Equal(0, ended.Code);
        Assert.NotEmpty(Directory.GetFiles(line.At("cards"), "*.png", SearchOption.AllDirectories));
    }
}
