using System.Globalization;
using System.Text.Json;
using Simulator.Experiments;
using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Results;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Tables;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Cli;

/// <summary>The same version, inputs and seed give the same bytes, however and wherever it is run.</summary>
public sealed class BitTests
{
    private const int Replications = 5;

    /// <summary>The tables whose bytes are promised; the others are computed from them with the platform's mathematics.</summary>
    private static readonly string[] Tables =
        ["responses.csv", "responses.parquet", "teachers.parquet", "outcomes.csv", "pairs.csv", "trajectories.csv", "network.csv"];

    private static readonly Lazy<SortedDictionary<string, string>> Baseline = new(() => Write(ScenarioReader.Read("nguyen-2013", Overridden), 1));

    private static Overrides Overridden => new([], null, Replications);

    private static string GoldenFile => Repository.At("tests/Simulator.Tests/Cli/golden/nguyen-2013.json");

    [Theory]
    [InlineData(1, "de-DE")]
    [InlineData(2, "")]
    [InlineData(2, "tr-TR")]
    [InlineData(3, "vi-VN")]
    [InlineData(8, "fa-IR")]
    public void The_bits_do_not_depend_on_threads_or_culture(int threads, string culture)
    {
        (CultureInfo before, CultureInfo? usual) = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(Baseline.Value, Write(ScenarioReader.Read("nguyen-2013", Overridden), threads));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = (before, usual);
        }
    }

    [Theory]
    [InlineData("LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "TZ=Asia/Kathmandu")]
    [InlineData("GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX,-FMA4", "LC_ALL=de_DE.UTF-8")]
    [InlineData("DOTNET_EnableHWIntrinsic=0", "LC_ALL=vi_VN.UTF-8", "TZ=America/St_Johns")]
    public void The_bits_do_not_depend_on_the_machine(params string[] environment)
    {
        using TemporaryFolder folder = new();
        Ended ended = ChildProcess.Run(
            folder.Path, environment.Select(e => e.Split('=', 2)).ToDictionary(e => e[0], e => e[1]),
            "run", "nguyen-2013", "--threads", "2", "--replications", $"{Replications}", "--quiet", "--out", "result");
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Equal(Baseline.Value, Hashes(folder["result"]));
    }

    [Fact]
    public void The_bits_do_not_depend_on_the_order_of_the_arms()
    {
        string text = Catalogue.Find(InputKind.Scenario, "nguyen-2013").Text;
        int first = text.IndexOf("  - name: treatment", StringComparison.Ordinal), second = text.IndexOf("  - name: control", StringComparison.Ordinal);
        int end = text.IndexOf("\ninstrument:", StringComparison.Ordinal);
        Assert.True(0 < first && first < second && second < end);
        string reversed = text[..first] + text[second..end].TrimEnd() + "\n" + text[first..second] + text[end..];
        Scenario scenario = ScenarioReader.Parse(reversed, "nguyen-2013.yaml", null, Overridden);
        Assert.Equal("control", scenario.Arms[0].Name);
        Assert.Equal(Baseline.Value, Write(scenario, 2));
    }

    /// <summary>
    /// Guards against bits that change unnoticed. When they change on purpose: raise <see cref="Manifest.CurrentResultsVersion"/>, say so in
    /// CHANGELOG.md, and refresh the file with <c>UPDATE_GOLDEN=1 ./run.sh test</c>.
    /// </summary>
    [Fact]
    public void The_bits_are_those_of_the_golden_run()
    {
        Golden now = new(Manifest.CurrentResultsVersion, Replications, Baseline.Value);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(GoldenFile)!);
            File.WriteAllText(GoldenFile, JsonSerializer.Serialize(now, Written) + "\n");
        }

        Golden golden = JsonSerializer.Deserialize<Golden>(File.ReadAllText(GoldenFile), Written)!;
        Assert.Equal(golden.Tables, now.Tables);
        Assert.Equal(golden.ResultsVersion, now.ResultsVersion);
    }

    private static readonly JsonSerializerOptions Written =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, NewLine = "\n" };

    private static SortedDictionary<string, string> Write(Scenario scenario, int threads)
    {
        using TemporaryFolder folder = new();
        EnsembleResult result = Ensemble.Run(scenario, new EnsembleOptions(threads));
        using ResultFolder written = ResultFolder.Open(folder["result"]);
        ResultWriter.Write(written, result, null, threads);
        return Hashes(written.Stage);
    }

    private static SortedDictionary<string, string> Hashes(string folder) =>
        new(Tables.ToDictionary(t => t, t => FileRecord.Of(Path.Combine(folder, t)).Sha256), StringComparer.Ordinal);

    private sealed record Golden(int ResultsVersion, int Replications, SortedDictionary<string, string> Tables);
}
