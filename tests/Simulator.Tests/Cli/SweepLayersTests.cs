using System.Text.Json;
using Simulator.Experiments.Designs;
using Simulator.Tables;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Cli;

/// <summary>A sweep that is played until it is sure enough, and in parameter sets: how often, how sure, and the same for any number of workers.</summary>
[Collection(CommandLineTests.Name)]
public sealed class SweepLayersTests : IDisposable
{
    private const string Head = "schema_version: 1\nkind: sweep\nscenario: ./small.yaml\n", Vary = "vary: { parameters.kappa_c: [0.4, 0.6, 1] }\n";
    private const double Width = 0.0025;

    private readonly TemporaryFolder folder = new();

    public SweepLayersTests() => File.WriteAllText(folder["small.yaml"], CommandLine.Small);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Points_are_played_on_until_their_interval_is_as_narrow_as_asked()
    {
        File.WriteAllText(folder["until.yaml"], $"{Head}{Vary}measures: [friendship]\nreplications: 50\nsets: 0\n"
            + FormattableString.Invariant($"until: {{ width: {Width} }}\n"));
        JsonElement answer = Sweep("until.yaml", "whole");
        JsonElement[] rows = [.. answer.GetProperty("summary").EnumerateArray().Where(r => Text(r, "measure") == "friendship_difference")];
        int[] finished = [.. rows.Select(r => r.GetProperty("finished").GetInt32())];
        Assert.Equal(3, rows.Length);
        Assert.All(rows, r => Assert.InRange(Number(r, "upper") - Number(r, "lower"), 0, Width));
        Assert.All(finished, n => Assert.True(n > 50 && n % DesignTable.ReplicatesInBlock == 0, $"{n} replications"));
        Assert.Contains(Lines(answer), l => l!.StartsWith(
            "  the interval of friendship_difference is at most 0.0025 wide at every point, after ", StringComparison.Ordinal));

        // What was played in rounds is what one round of so many replications has, replicate by replicate.
        File.WriteAllText(folder["once.yaml"], $"{Head}vary: {{ parameters.kappa_c: [0.4] }}\nmeasures: [friendship]\nsets: 0\nreplications: {finished[0]}\n");
        JsonElement once = Sweep("once.yaml", "once").GetProperty("summary").EnumerateArray().Single(r => Text(r, "measure") == "friendship_difference");
        foreach (string number in (string[])["mean", "sd", "lower", "upper"]) Assert.Equal(Number(once, number), Number(rows[0], number), 1e-9);

        // Three workers and whoever puts the result together come to the same rounds.
        Assert.Equal(0, CommandLine.Run("sweep", folder["until.yaml"], "--out", folder["shared"], "--prepare").Code);
        for (int worker = 0; worker < 3; worker++)
            Assert.Equal(0, CommandLine.Run("work", folder["shared"], "--worker", $"{worker}", "--workers", "3", "--quiet").Code);
        Assert.Equal(0, CommandLine.Run("resume", folder["shared"], "--quiet").Code);
        Assert.Equal(Manifest.Read(folder["whole"]).Root, Manifest.Read(folder["shared"]).Root);
        Ended verify = CommandLine.Run("verify", folder["shared"], "--sample", "1%");
        Assert.Equal(0, verify.Code);
        Assert.Contains("parts were played again, to the same bits", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_most_is_too_few_the_answer_says_so()
    {
        File.WriteAllText(folder["few.yaml"], $"{Head}{Vary}measures: [friendship]\nreplications: 50\nsets: 0\nuntil: {{ width: 0.0001, most: 130 }}\n");
        JsonElement answer = Sweep("few.yaml", "few");
        Assert.Contains(
            "  the interval of friendship_difference is at most 0.0001 wide at 0 of 3 points; at the others 130 replications are too few", Lines(answer));
        Assert.All(answer.GetProperty("summary").EnumerateArray(), r => Assert.Equal(130, r.GetProperty("finished").GetInt32()));
    }

    [Fact]
    public void Parameter_sets_leave_what_is_varied_and_tell_what_is_not_known()
    {
        File.WriteAllText(folder["sets.yaml"], $"{Head}{Vary}measures: [meetings_planned, friendship]\nreplications: 150\nsets: 40\nset_replications: 5\n");
        JsonElement answer = Sweep("sets.yaml", "sets");
        JsonElement[] rows = [.. answer.GetProperty("summary").EnumerateArray()];
        // What is planned does not depend on any parameter: whatever the set it is the same, and the sign is sure.
        foreach (JsonElement row in rows.Where(r => Text(r, "measure") == "meetings_planned_difference"))
        {
            Assert.Equal(Number(row, "mean"), Number(row, "known_lower"), 1e-12);
            Assert.Equal(Number(row, "mean"), Number(row, "known_upper"), 1e-12);
            Assert.Equal(1, Number(row, "same_sign"));
        }

        // How close people get depends on much that is not known; and a level has no sign.
        JsonElement[] level = [.. rows.Where(r => Text(r, "measure") == "friendship_pairs")];
        Assert.All(level, r => Assert.True(Number(r, "known_upper") - Number(r, "known_lower") > 2 * (Number(r, "upper") - Number(r, "lower"))));
        Assert.All(level, r => Assert.Equal(JsonValueKind.Null, r.GetProperty("same_sign").ValueKind));
        Assert.Contains(Lines(answer), l => l!.StartsWith("  what we do not know, over 40 parameter sets: the lowest ", StringComparison.Ordinal));
        string second = folder["sets/parts-second/000000.parquet"];
        Assert.Equal(3 * 40 * 5, Rows(second));
        // Less crowding out, more friendship: so it is in the sets, too, on the same luck at every point.
        StoredTable part = ParquetFile.Read(second);
        long?[] point = part.Integers("point");
        double[] difference = part.Numbers("friendship_difference");
        double Mean(int at) => Enumerable.Range(0, point.Length).Where(k => point[k] % 3 == at).Average(k => difference[k]);
        Assert.True(Mean(0) > Mean(1) && Mean(1) > Mean(2), $"{Mean(0)} {Mean(1)} {Mean(2)}");
    }

    [Fact]
    public void Kept_answers_are_those_of_a_run_and_a_lost_part_of_them_is_made_again()
    {
        File.WriteAllText(folder["kept.yaml"], $"{Head}vary: {{ parameters.kappa_c: [0.4, 1] }}\nmeasures: [friendship]\nsets: 0\nreplications: 3\n");
        Assert.Equal(0, CommandLine.Run("run", folder["small.yaml"], "--set", "parameters.kappa_c=1", "--quiet", "--out", folder["run"]).Code);
        Assert.Equal(0, CommandLine.Run("sweep", folder["kept.yaml"], "--keep", "answers", "--prepare", "--out", folder["kept"]).Code);
        Assert.Equal(0, CommandLine.Run("work", folder["kept"], "--quiet").Code);
        File.Delete(folder[".kept.parts~/responses/000000.parquet"]);
        Assert.Equal(0, CommandLine.Run("resume", folder["kept"], "--quiet").Code);
        Assert.Equal(0, CommandLine.Run("verify", folder["kept"], "--sample", "100%").Code);
        StoredTable run = ParquetFile.Read(folder["run/responses.parquet"]), kept = ParquetFile.Read(folder["kept/responses/000000.parquet"]);
        long?[] point = kept.Integers("point");
        int[] second = [.. Enumerable.Range(0, point.Length).Where(k => point[k] == 1)];
        Assert.Equal((2 * run.Rows, run.Rows), (kept.Rows, second.Length));
        // A run's rows go arm by arm, a part's replicate by replicate.
        string Row(StoredTable of, int k) => string.Join(' ', kept.Columns.Skip(1).Select(c => c == "arm" ? of.Texts(c)[k] : $"{of.Integers(c)[k]}"));
        Assert.Equal(Enumerable.Range(0, run.Rows).Select(k => Row(run, k)).Order(), second.Select(k => Row(kept, k)).Order());
        Assert.Equal(0, CommandLine.Run("sweep", folder["kept.yaml"], "--quiet", "--out", folder["dropped"]).Code);
        Assert.False(Directory.Exists(folder["dropped/responses"]));
        Assert.Equal(Manifest.Read(folder["dropped"]).Root, Manifest.Read(folder["kept"]).Root);
    }

    [Theory]
    [InlineData("keep: everything", "plan.yaml:6:7: keep: ")]
    [InlineData("until: { width: 0 }", "plan.yaml:6:17: until.width")]
    [InlineData("until: { measure: friendship_pairs, width: 1 }", "plan.yaml:6:19: until.measure: ")]
    [InlineData("until: { width: 1, most: 3 }", "plan.yaml:6:26: until.most: ")]
    [InlineData("until: { wide: 1 }", "plan.yaml:6:8: until.width: a required key is missing")]
    [InlineData("sets: 5", "plan.yaml:6:7: sets: too few to say anything")]
    [InlineData("sets: 10000\nset_replications: 100000", "plan.yaml:6:7: sets: 3 points in 10000 sets, 100000 times each")]
    [InlineData("set_replications: 1", "plan.yaml:6:19: set_replications: ")]
    public void What_cannot_be_asked_is_refused_where_it_stands(string line, string says)
    {
        File.WriteAllText(folder["plan.yaml"], $"{Head}{Vary}measures: [friendship]\n{line}\nreplications: 50\n");
        Ended ended = CommandLine.Run("sweep", folder["plan.yaml"], "--out", folder["no"]);
        Assert.Equal(65, ended.Code);
        Assert.Contains(says, ended.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["no"]));
    }

    private JsonElement Sweep(string plan, string to)
    {
        Ended ended = CommandLine.Run("sweep", folder[plan], "--out", folder[to], "--json", "--quiet");
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        return JsonDocument.Parse(ended.Output).RootElement;
    }

    private static long Rows(string path)
    {
        using ParquetScan scan = ParquetScan.Open(path);
        return scan.Rows;
    }

    private static IEnumerable<string?> Lines(JsonElement answer) => answer.GetProperty("answers").EnumerateArray().Select(l => l.GetString());

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();
}
