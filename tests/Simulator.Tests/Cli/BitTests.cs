using System.Text.Json;
using Simulator.Experiments.Storage;
using Simulator.Scenarios;
using Simulator.Tests.Storage;

namespace Simulator.Tests.Cli;

/// <summary>One run of the 2013 study on one thread: what every other way of running it is held against.</summary>
public sealed class BitBaseline : IDisposable
{
    internal const int Replications = 5;

    private static readonly string[] Tables =
        ["responses.csv", "responses.parquet", "teachers.parquet", "outcomes.csv", "pairs.csv", "trajectories.csv", "network.csv"];

    private readonly TemporaryFolder folder = new();

    public BitBaseline() => Hashes = Play("baseline", null, "nguyen-2013", "--threads", "1");

    internal IReadOnlyDictionary<string, string> Hashes { get; }

    internal string At(string name) => folder[name];

    internal IReadOnlyDictionary<string, string> Play(string name, IReadOnlyDictionary<string, string>? environment, params string[] words)
    {
        Ended ended = ChildProcess.Run(
            folder.Path, environment, ["run", .. words, "--replications", Replications.ToString(), "--quiet", "--out", $"out-{name}"]);
        if (ended.Code != 0) throw new InvalidOperationException(ended.Errors);
        return Tables.ToDictionary(t => t, t => FileRecord.Of(folder[$"out-{name}/{t}"]).Sha256);
    }

    public void Dispose() => folder.Dispose();
}

/// <summary>The same version, inputs and seed give the same bytes, however and wherever it is run.</summary>
public sealed class BitTests(BitBaseline baseline) : IClassFixture<BitBaseline>
{
    private static string GoldenFile => Repository.At("tests/Simulator.Tests/Cli/golden/nguyen-2013.json");

    [Theory]
    [InlineData("two threads, German", "2", "LANG=de_DE.UTF-8", "LC_ALL=de_DE.UTF-8")]
    [InlineData("Turkish, another time zone", "1", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "TZ=Asia/Kathmandu")]
    [InlineData("Vietnamese, three threads", "3", "LANG=vi_VN.UTF-8", "LC_ALL=vi_VN.UTF-8", "TZ=America/St_Johns")]
    [InlineData("no vector instructions in the C library", "2", "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX,-FMA4")]
    [InlineData("no vector instructions in .NET", "2", "DOTNET_EnableHWIntrinsic=0")]
    public void The_bits_do_not_depend_on(string what, string threads, params string[] environment)
    {
        Dictionary<string, string> variables = environment.Select(e => e.Split('=', 2)).ToDictionary(e => e[0], e => e[1]);
        Assert.Equal(baseline.Hashes, baseline.Play(what.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal), variables, "nguyen-2013", "--threads", threads));
    }

    [Fact]
    public void The_bits_do_not_depend_on_the_order_of_the_arms()
    {
        string text = Catalogue.Find(InputKind.Scenario, "nguyen-2013").Text;
        int first = text.IndexOf("  - name: treatment", StringComparison.Ordinal), second = text.IndexOf("  - name: control", StringComparison.Ordinal);
        int end = text.IndexOf("\ninstrument:", StringComparison.Ordinal);
        Assert.True(0 < first && first < second && second < end);
        string reversed = text[..first] + text[second..end].TrimEnd() + "\n" + text[first..second] + text[end..];
        Directory.CreateDirectory(baseline.At("reversed"));
        File.WriteAllText(baseline.At("reversed/nguyen-2013.yaml"), reversed);
        Assert.Equal(baseline.Hashes, baseline.Play("reversed", null, "reversed/nguyen-2013.yaml", "--threads", "2"));
    }

    /// <summary>
    /// Guards against bits that change unnoticed. When they change on purpose: raise <see cref="Manifest.CurrentResultsVersion"/>, say so in
    /// CHANGELOG.md, and refresh the file with <c>UPDATE_GOLDEN=1 ./run.sh test</c>.
    /// </summary>
    [Fact]
    public void The_bits_are_those_of_the_golden_run()
    {
        Golden now = new(Manifest.CurrentResultsVersion, BitBaseline.Replications, new SortedDictionary<string, string>(baseline.Hashes.ToDictionary(), StringComparer.Ordinal));
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

    private sealed record Golden(int ResultsVersion, int Replications, SortedDictionary<string, string> Tables);
}
