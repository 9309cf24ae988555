using System.Globalization;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;

namespace Simulator.Tests.Cli;

/// <summary>The same version, inputs and seed give the same bytes, however and wherever it is run.</summary>
public sealed class BitTests
{
    private static readonly Lazy<SortedDictionary<string, GoldenTable>> Baseline = new(() => Of(Opened, 1));

    private static OpenedScenario Opened => ScenarioReader.Open("nguyen-2013", Overridden);

    private static Overrides Overridden => new([], null, GoldenTables.Replications);

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
            Same(Of(Opened, threads));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = (before, usual);
        }
    }

    // Each of them alone, and processors with still less: OtherMachineTests, among the slow tests.
    [Fact]
    public void The_bits_do_not_depend_on_the_machine() => GoldenTables.CheckInProcess(
        "nguyen-2013", "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX,-FMA4", "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "TZ=Asia/Kathmandu");

    [Fact]
    public void The_bits_do_not_depend_on_the_order_of_the_arms()
    {
        string text = Catalogue.Find(InputKind.Scenario, "nguyen-2013").Text;
        int first = text.IndexOf("  - name: treatment", StringComparison.Ordinal), second = text.IndexOf("  - name: control", StringComparison.Ordinal);
        int end = text.IndexOf("\ninstrument:", StringComparison.Ordinal);
        Assert.True(0 < first && first < second && second < end);
        string reversed = text[..first] + text[second..end].TrimEnd() + "\n" + text[first..second] + text[end..];
        OpenedScenario opened = Opened with { Scenario = ScenarioReader.Parse(reversed, "nguyen-2013.yaml", null, Overridden) };
        Assert.Equal("control", opened.Scenario.Arms[0].Name);
        Same(Of(opened, 2));
    }

    [Fact]
    public void The_bits_are_those_of_the_golden_run() => GoldenTables.Check("nguyen-2013", Baseline.Value);

    private static SortedDictionary<string, GoldenTable> Of(OpenedScenario opened, int threads) => GoldenTables.Of(opened, threads);

    private static void Same(SortedDictionary<string, GoldenTable> other) => Assert.All(Baseline.Value, t =>
    {
        Assert.Equal(t.Value.Columns, other[t.Key].Columns);
        Assert.Equal(t.Value.Sha256, other[t.Key].Sha256);
    });
}
