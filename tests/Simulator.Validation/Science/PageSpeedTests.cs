using System.Globalization;
using System.Text.Json;
using Simulator.Tests.Cli;

namespace Simulator.Validation.Science;

/// <summary>
/// How soon the page answers and how smooth it stays while it computes. The figures are printed, for a quiet machine to be held against 1.5 s,
/// 60 ms a study and 50 ms; what is asserted is only that they were measured, since other tests may be at work beside it.
/// </summary>
[Collection(CommandLineTests.Name)]
public sealed class PageSpeedTests(OfflinePage made, ITestOutputHelper output) : IClassFixture<OfflinePage>
{
    /// <summary>
    /// Notes when studies are told, and from when the page asks its first question on the longest time in which its own thread answered nothing.
    /// </summary>
    private const string Watch = """
        [window.told, window.gap, window.asked] = [[], 0, 0];
        let last;
        const tick = () => { const now = performance.now(); window.gap = Math.max(window.gap, now - last); last = now; setTimeout(tick); };
        new MutationObserver(changes => {
          for (const { target, attributeName } of changes) {
            if (target.id === 'predict' && !target.hidden && !window.asked) { window.asked = last = performance.now(); setTimeout(tick); }
            if (attributeName === 'data-studies') window.told.push([Number(target.dataset.studies), performance.now()]);
          }
        }).observe(document, { subtree: true, attributeFilter: ['hidden', 'data-studies'] });
        """;

    [Fact]
    public async Task The_first_answer_every_study_and_the_longest_gap_are_measured()
    {
        await using Opened page = await Opened.At(made.Made, 1280, 800, Watch);
        await page.Studies(100);
        using JsonDocument measured = JsonDocument.Parse(await page.Page.EvaluateAsync<string>(
            "JSON.stringify({ told: window.told, gap: window.gap, asked: window.asked })"));
        (double Studies, double At)[] told = [.. measured.RootElement.GetProperty("told").EnumerateArray().Select(t => (t[0].GetDouble(), t[1].GetDouble()))
            .Where(t => t.Item1 > 0)];
        double asked = measured.RootElement.GetProperty("asked").GetDouble();
        double gap = measured.RootElement.GetProperty("gap").GetDouble();
        double each = (told[^1].At - told[0].At) / (told[^1].Studies - told[0].Studies);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"asks and answers after {asked / 1000:0.00} s, with 20 studies played here after "
                + $"{told[0].At / 1000:0.00} s; {each:0.0} ms a study with its twin, longest gap {gap:0} ms"));
        Assert.InRange(asked, 1, told[0].At);
        Assert.Equal(20, told[0].Studies);
        Assert.InRange(each, 0.1, 10_000);
        Assert.InRange(gap, 0.1, 60_000);
        Assert.Empty(page.Complaints);
    }
}
