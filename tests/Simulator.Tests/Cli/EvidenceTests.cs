using System.Net;
using System.Text.Json;
using Simulator.Cli.Terminal;
using Simulator.Experiments;

namespace Simulator.Tests.Cli;

/// <summary>What a reader sees of evidence that is left out or a reference, and of remarks.</summary>
[Collection(CommandLineTests.Name)]
public sealed class EvidenceTests(CommandLine line)
{
    private static readonly string[] Tables = ["comparison.csv", "agreement.csv"];

    [Fact]
    public void A_study_left_out_is_said_in_one_sentence_and_no_table_of_it_is_promised()
    {
        const string sentence = "Nothing is set beside the study nguyen-2013, because this is no longer its design: treatment is not offered meetings.";
        string folder = line.At("left-out");
        Ended ended = CommandLine.Run(
            "run", "nguyen-2013", "--replications", "2", "--set", "arms.treatment.programme.meetings=none", "--out", folder);
        Assert.Equal(0, ended.Code);
        Assert.Equal(2, ended.Output.Split(sentence).Length);
        Assert.Contains(sentence, WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(folder, "report.html"))), StringComparison.Ordinal);
        Assert.All(Tables, t => Assert.False(File.Exists(Path.Combine(folder, t))));
        Assert.Equal(0, CommandLine.Run("verify", folder).Code);
        string again = Path.Combine(folder, "scenario.resolved.yaml");
        using JsonDocument json = JsonDocument.Parse(CommandLine.Run("run", again, "--replications", "2", "--json", "--out", line.At("left-out-again")).Output);
        Assert.Equal(sentence, json.RootElement.GetProperty("evidence").GetProperty("sentence").GetString());
        Assert.False(json.RootElement.TryGetProperty("comparison", out _));
    }

    [Fact]
    public void A_reference_stands_beside_under_the_words_that_it_is_another_programme()
    {
        string folder = line.At("reference");
        Ended ended = CommandLine.Run("run", "no-meeting", "--replications", "2", "--out", folder);
        Assert.Equal(0, ended.Code);
        Assert.Contains("beside Nguyen, H. T. M. (2013): " + EvidenceLink.ReferenceWords, ended.Output, StringComparison.Ordinal);
        string report = WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(folder, "report.html")));
        Assert.Contains($"Beside the published study ({EvidenceLink.ReferenceWords})", report, StringComparison.Ordinal);
        Assert.All(Tables, t => Assert.True(File.Exists(Path.Combine(folder, t))));
        Assert.Equal(0, CommandLine.Run("verify", folder).Code);
        string itself = WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(line.Study, "report.html")));
        Assert.DoesNotContain(EvidenceLink.ReferenceWords, itself, StringComparison.Ordinal);
    }

    [Fact]
    public void Remarks_are_told_and_fail_only_where_that_is_asked_for()
    {
        string path = line.At("remarked.yaml");
        File.WriteAllText(path, CommandLine.Small.Replace("  - { name: nothing, programme: {} }", "  - { name: nothing, programme: { coordinator: {} } }",
            StringComparison.Ordinal) + "parameters: { set: { u: 0 } }\n");
        Ended ended = CommandLine.Run("check", path);
        Assert.Equal((0, $"{path}: in order, with 2 remarks\n"), (ended.Code, ended.Output.ReplaceLineEndings("\n")));
        string[] told = ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith($"{path}:12:35: remark: arms[0].programme.coordinator: the coordinator's hours", told[0], StringComparison.Ordinal);
        Assert.StartsWith($"{path}:21:22: remark: parameters.set.u: u lies outside", told[1], StringComparison.Ordinal);
        Assert.Equal((0, ""), (CommandLine.Run("check", path, "--quiet").Code, CommandLine.Run("check", path, "--quiet").Errors));
        Assert.Equal(ExitCode.ClaimFailed, CommandLine.Run("check", path, "--strict").Code);
        Assert.Equal(0, CommandLine.Run("check", line.Scenario, "--strict").Code);
        using JsonDocument json = JsonDocument.Parse(CommandLine.Run("check", path, "--json", "--quiet").Output);
        JsonElement file = Assert.Single(json.RootElement.GetProperty("files").EnumerateArray());
        Assert.True(file.GetProperty("in_order").GetBoolean());
        Assert.Equal(told, file.GetProperty("remarks").EnumerateArray().Select(r => r.GetString()));
    }

    [Fact]
    public void A_mistake_is_graver_than_a_remark()
    {
        string path = line.At("both.yaml");
        File.WriteAllText(path, CommandLine.Small.Replace("seed: 7", "sed: 7", StringComparison.Ordinal) + "parameters: { set: { u: 0 } }\n");
        Assert.Equal(ExitCode.BadInput, CommandLine.Run("check", path, "--strict").Code);
    }
}
