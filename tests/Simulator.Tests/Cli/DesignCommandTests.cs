using System.Text;
using System.Text.Json;
using Simulator.Tables;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Cli;

/// <summary>Commands that answer a plan: the same root for any number of workers, an answer in words and numbers, refusals with their place.</summary>
[Collection(CommandLineTests.Name)]
public sealed class DesignCommandTests : IDisposable
{
    private const string Plan = """
        schema_version: 1
        kind: sweep
        scenario: ./small.yaml
        vary:
          arms.pairs.programme.meetings.per_week: [0.5, 1, 9]
          parameters.kappa_c: [0.4, 1]
        measures: [friendship, d_amount]
        replications: 120
        sets: 10

        """;

    private readonly TemporaryFolder folder = new();

    public DesignCommandTests()
    {
        File.WriteAllText(folder["small.yaml"], CommandLine.Small);
        File.WriteAllText(folder["plan.yaml"], Plan);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Any_number_of_workers_and_a_resumed_sweep_give_the_root_of_one_sitting()
    {
        Ended whole = CommandLine.Run("sweep", folder["plan.yaml"], "--out", folder["whole"], "--quiet", "--json");
        Assert.Equal(0, whole.Code);
        string root = Manifest.Read(folder["whole"]).Root!;
        Assert.Equal(0, CommandLine.Run("sweep", folder["plan.yaml"], "--out", folder["shared"], "--prepare").Code);
        for (int worker = 0; worker < 3; worker++)
            Assert.Equal(0, CommandLine.Run("work", folder["shared"], "--worker", $"{worker}", "--workers", "3", "--quiet").Code);
        // A part that was lost, and one whose bytes turned, are made again.
        string parts = folder[".shared.parts~"];
        File.Delete(Path.Combine(parts, "000000.parquet"));
        File.AppendAllText(Path.Combine(parts, "000001.parquet"), "x");
        Assert.Equal(0, CommandLine.Run("resume", folder["shared"], "--quiet").Code);
        Assert.Equal(root, Manifest.Read(folder["shared"]).Root);
        Assert.False(Directory.Exists(parts));
        Assert.Equal(File.ReadAllText(folder["whole/summary.csv"]), File.ReadAllText(folder["shared/summary.csv"]));
        Assert.Equal(0, CommandLine.Run("verify", folder["shared"], "--sample", "100%").Code);

        // Asked once more, whoever resumes or works finds nothing left to do, and tells the same.
        Ended again = CommandLine.Run("resume", folder["shared"], "--json");
        Assert.Equal((0, whole.Output), (again.Code, again.Output.Replace("\"plan.resolved\"", "\"plan\"", StringComparison.Ordinal)));
        Assert.Contains("is finished; nothing is missing", again.Errors, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run("work", folder["shared"], "--worker", "2", "--workers", "3").Code);

        JsonElement answer = JsonDocument.Parse(whole.Output).RootElement;
        Assert.Equal(2, answer.GetProperty("failures").GetArrayLength());
        Assert.Contains("2 points failed", answer.GetProperty("answers").EnumerateArray().Last().GetString(), StringComparison.Ordinal);
        JsonElement[] rows = [.. answer.GetProperty("summary").EnumerateArray().Where(r => r.GetProperty("measure").GetString() == "friendship_difference")];
        Assert.Equal([0.5, 0.5, 1, 1, 9, 9], rows.Select(r => r.GetProperty("per_week").GetDouble()));
        Assert.Equal([120, 120, 120, 120, 0, 0], rows.Select(r => r.GetProperty("finished").GetInt32()));
    }

    [Theory]
    [InlineData("parts/000001.parquet", "parts/000001.parquet: not the bytes that were written")]
    [InlineData("parts/000000.sha256", "parts/000000.sha256: not the bytes that were written")]
    [InlineData("manifest.json", "root: the manifest says ")]
    public void A_turned_bit_in_a_finished_sweep_is_told_by_verify_and_report_and_resume(string file, string message)
    {
        Assert.Equal(0, CommandLine.Run("sweep", folder["plan.yaml"], "--out", folder["spoilt"], "--quiet").Code);
        byte[] content = File.ReadAllBytes(folder[$"spoilt/{file}"]);
        int at = file == Manifest.FileName ? Encoding.UTF8.GetString(content).IndexOf("\"root\": \"", StringComparison.Ordinal) + 9 : content.Length / 2;
        content[at] ^= 1;
        File.WriteAllBytes(folder[$"spoilt/{file}"], content);
        Ended verify = CommandLine.Run("verify", folder["spoilt"]), report = CommandLine.Run("report", folder["spoilt"]);
        Assert.Equal((1, 65), (verify.Code, report.Code));
        Assert.Contains(message, verify.Errors, StringComparison.Ordinal);
        Assert.Contains(message, report.Errors, StringComparison.Ordinal);
        // It is no finished result any more, and nothing lies beside it from which one could go on.
        Assert.Equal(66, CommandLine.Run("resume", folder["spoilt"]).Code);
    }

    [Fact]
    public void A_point_of_a_sweep_is_the_run_of_its_scenario()
    {
        string[] changes = ["--set", "arms.pairs.programme.meetings.per_week=1", "--set", "parameters.kappa_c=1"];
        Assert.Equal(0, CommandLine.Run(["run", folder["small.yaml"], "--replications", "5", "--quiet", "--out", folder["run"], .. changes]).Code);
        Assert.Equal(0, CommandLine.Run("sweep", folder["plan.yaml"], "--replications", "5", "--quiet", "--out", folder["five"]).Code);
        StoredTable outcomes = CsvFile.Read(folder["run/outcomes.csv"]), summary = CsvFile.Read(folder["five/summary.csv"]);
        string?[] arm = outcomes.Texts("arm"), world = outcomes.Texts("world"), outcome = outcomes.Texts("outcome"), group = outcomes.Texts("group");
        double[] wave = outcomes.Numbers("wave"), value = outcomes.Numbers("value"), points = summary.Numbers("point");
        double mean = Enumerable.Range(0, value.Length)
            .Where(k => arm[k] == "pairs" && world[k] == "programme" && outcome[k] == "friendship" && group[k] == "all"
                && wave[k] == wave.Max()).Average(k => value[k]);
        string?[] measure = summary.Texts("measure");
        int row = Enumerable.Range(0, points.Length).Single(k => points[k] == 3 && measure[k] == "friendship_pairs");
        Assert.Equal(mean, summary.Numbers("mean")[row], 1e-5);
    }

    [Fact]
    public void Power_answers_first_and_has_every_analysis()
    {
        Ended power = CommandLine.Run(
            "power", "nguyen-2013", "--n", "12..20", "--replications", "40", "--set", "null_replications=40", "--set", "set_replications=4", "--set",
                "end_replications=2", "--sets", "10", "--json", "--quiet", "--out", folder["power"]);
        Assert.Equal((0, ""), (power.Code, power.Errors));
        JsonElement answer = JsonDocument.Parse(power.Output).RootElement;
        string[] lines = [.. answer.GetProperty("answers").EnumerateArray().Select(l => l.GetString()!)];
        Assert.InRange(lines.Length, 5, 8);
        Assert.StartsWith("You plan 32 + 33 treatment and control: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Weakest assumption: ", lines[^1], StringComparison.Ordinal);
        Assert.Equal(["student", "welch", "pair_means", "team_means", "mann_whitney", "permutation", "cluster_robust", "mixed"],
            answer.GetProperty("analyses").EnumerateArray().Select(r => r.GetProperty("test").GetString()));
        Assert.Equal(0, CommandLine.Run("verify", folder["power"]).Code);
        Assert.Equal(0, CommandLine.Run("report", folder["power"]).Code);
    }

    [Fact]
    public void Attribution_adds_up_and_sensitivity_goes_on_to_its_second_stage()
    {
        Ended attribution = CommandLine.Run("attribute", folder["small.yaml"], "--replications", "20", "--measure", "friendship", "--json", "--quiet", "--out",
            folder["a"]);
        Assert.Equal((0, ""), (attribution.Code, attribution.Errors));
        JsonElement[] values = [.. JsonDocument.Parse(attribution.Output).RootElement.GetProperty("shapley").EnumerateArray()];
        double Value(string name) => values.Single(v => v.GetProperty("switch").GetString() == name).GetProperty("value").GetDouble();
        IEnumerable<string> names = values.Select(v => v.GetProperty("switch").GetString()!);
        Assert.Equal(["meetings", "pairs"], names.Where(n => !n.StartsWith("everything", StringComparison.Ordinal)).Order());
        Assert.Equal(Value("everything_on") - Value("everything_off"), Value("pairs") + Value("meetings"), 1e-9);
        Assert.Equal(0, Value("everything_off"), 1e-12);

        // Two switches have two orders: a sample of orders, each with its reverse, is then the whole.
        Ended sampled = CommandLine.Run("attribute", folder["small.yaml"], "--replications", "20", "--measure", "friendship", "--set", "orders=10", "--json",
            "--quiet", "--out", folder["o"]);
        Assert.Equal((0, ""), (sampled.Code, sampled.Errors));
        JsonElement answered = JsonDocument.Parse(sampled.Output).RootElement;
        foreach (JsonElement row in answered.GetProperty("shapley").EnumerateArray().Take(2))
            Assert.Equal(Value(row.GetProperty("switch").GetString()!), row.GetProperty("value").GetDouble(), 1e-9);
        Assert.Contains("from 10 of the orders in which 2 switches can be turned on", answered.GetProperty("answers").ToString(), StringComparison.Ordinal);

        string plan = "schema_version: 1\nkind: sensitivity\nscenario: ./small.yaml\nmeasure: friendship\nparameters: [kappa_c, u, lambda]\n"
            + "trajectories: 3\nreplications: 4\nsobol: { parameters: 2, rows: 8, replications: 4 }\n";
        File.WriteAllText(folder["sensitivity.yaml"], plan);
        Ended sensitivity = CommandLine.Run("sensitivity", folder["sensitivity.yaml"], "--json", "--quiet", "--out", folder["s"]);
        Assert.Equal((0, ""), (sensitivity.Code, sensitivity.Errors));
        JsonElement answer = JsonDocument.Parse(sensitivity.Output).RootElement;
        Assert.Equal((2, 3), (answer.GetProperty("indices").GetArrayLength(), answer.GetProperty("screening").GetArrayLength()));
        Assert.Equal(0, CommandLine.Run("verify", folder["s"], "--sample", "1").Code);
    }

    [Theory]
    [InlineData("kind: sweep\nscenario: ./small.yaml\nvary: { arms.pairs.programme.meetings.perweek: [1] }\n", "plan.yaml:4:48", "leads nowhere")]
    [InlineData("kind: sweep\nscenario: ./small.yaml\nvary: { parameters.u: [1, 0] }\ndesign: sobol\npoints: 8\n", "plan.yaml:4:23", "not a range")]
    [InlineData("kind: sweep\nscenario: ./small.yaml\nvary: { parameters.u: [1] }\nmeasures: [frendship]\n", "plan.yaml:5:12", "did you mean friendship")]
    [InlineData("kind: sweep\nscenario: ./small.yaml\nvary: { parameters.u: [1] }\ntests: [welch]\n", "plan.yaml:5:8", "the same people")]
    [InlineData(
        "kind: sweep\nscenario: ./small.yaml\ndesign: points\npoints:\n  - { name: a, set: {} }\n  - { name: a, set: {} }\n", "plan.yaml:7:13", "twice")]
    [InlineData("kind: sweep\nscenario: ./none.yaml\nvary: { parameters.u: [1] }\n", "plan.yaml:3:11", "no such scenario")]
    [InlineData("kind: sweeps\nscenario: ./small.yaml\n", "plan.yaml:2:7", "did you mean sweep")]
    public void A_mistake_of_a_sweep_is_refused_with_its_place(string text, string place, string message) => Refused("sweep", text, place, message);

    [Theory]
    [InlineData("kind: power\nscenario: ./small.yaml\nn: 60..10\n", "plan.yaml:4:4", "not a range of sizes")]
    [InlineData("kind: power\nscenario: ./small.yaml\nn: [8, 2]\n", "plan.yaml:4:8", "out of range")]
    [InlineData("kind: power\nscenario: ./small.yaml\noutcomes: [stress]\n", "plan.yaml:4:12", "unknown word")]
    [InlineData("kind: power\nscenario: ./small.yaml\ncontrast: pairs - none\n", "plan.yaml:4:11", "none")]
    public void A_mistake_of_power_is_refused_with_its_place(string text, string place, string message) => Refused("power", text, place, message);

    [Theory]
    [InlineData(
        "attribute", "kind: attribution\nscenario: ./small.yaml\nswitches: { pairs: { arms.pairs.programme.pairs: null } }\n", "plan.yaml:4:11",
        "cannot be played")]
    [InlineData("attribute", "kind: attribution\nscenario: ./small.yaml\nswitches: { pairs: {} }\n", "plan.yaml:4:20", "changes nothing")]
    [InlineData("attribute", "kind: attribution\nscenario: ./small.yaml\norders: 11\n", "plan.yaml:4:9", "an even number")]
    [InlineData("sensitivity", "kind: sensitivity\nscenario: ./small.yaml\nsobol: { rows: 12 }\n", "plan.yaml:4:16", "power of two")]
    [InlineData("sensitivity", "kind: sensitivity\nscenario: ./small.yaml\nparameters: [kapa]\n", "plan.yaml:4:14", "did you mean kappa")]
    public void A_mistake_of_another_plan_is_refused_with_its_place(string command, string text, string place, string message) => Refused(command, text, place,
        message);

    [Fact]
    public void A_dry_run_says_what_it_would_cost_and_does_nothing()
    {
        Ended dry = CommandLine.Run("sweep", folder["plan.yaml"], "--dry-run", "--json", "--out", folder["dry"]);
        JsonElement cost = JsonDocument.Parse(dry.Output).RootElement;
        // Six points 120 times, and the four that can be played in ten parameter sets, four times each.
        Assert.Equal((6, 720 + 160, 2), (cost.GetProperty("points").GetInt32(), cost.GetProperty("studies").GetInt32(), cost.GetProperty("parts").GetInt32()));
        // Those four: 2 x 8 teachers on 15 days with the run-in.
        Assert.Equal(4 * (120 + 40) * 16 * 15, cost.GetProperty("teacher_days").GetInt32());
        Assert.False(Directory.Exists(folder["dry"]));
        Assert.Equal(66, CommandLine.Run("resume", folder["dry"]).Code);
        Assert.Equal(2, CommandLine.Run("work", folder["dry"], "--worker", "3", "--workers", "3").Code);
    }

    private void Refused(string command, string text, string place, string message)
    {
        File.WriteAllText(folder["plan.yaml"], "schema_version: 1\n" + text);
        Ended refused = CommandLine.Run(command, folder["plan.yaml"], "--out", folder["refused"]);
        Assert.Equal(65, refused.Code);
        Assert.Contains(place, refused.Errors, StringComparison.Ordinal);
        Assert.Contains(message, refused.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["refused"]));
    }
}
