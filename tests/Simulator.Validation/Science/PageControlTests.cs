using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Simulator.Tests.Cli;

namespace Simulator.Validation.Science;

/// <summary>
/// Every control that the page offers, moved to both ends: what the page says then is what <c>compare</c> says of the same change over the
/// same studies, difference by difference, and what the one refuses the other refuses.
/// </summary>
[Collection(CommandLineTests.Name)]
public sealed class PageControlTests(OfflinePage made, ITestOutputHelper output) : IClassFixture<OfflinePage>
{
    /// <summary>Moves a control to an end of it and tells the value there; nothing where it stands there already.</summary>
    private const string Move = """
        ([id, end]) => {
          const control = document.getElementById(id), say = kind => control.dispatchEvent(new Event(kind));
          if (control.type === 'checkbox') {
            if (control.checked === (end === 1)) return '';
            control.checked = end === 1;
          } else if (control.tagName === 'SELECT') {
            const word = control.options[end === 1 ? control.options.length - 1 : 0].value;
            if (control.value === word) return '';
            control.value = word;
          } else {
            const exact = document.getElementById(id + '-exact'), before = exact.value;
            control.value = end === 1 ? control.max : control.min;
            say('input');
            if (exact.value === before) return '';
          }
          say('change');
          if (control.type === 'checkbox') return id.startsWith('offered-') ? 'none' : String(control.checked);
          return control.tagName === 'SELECT' ? control.value : document.getElementById(id + '-exact').value;
        }
        """;

    /// <summary>What the page says of the change: the words of the command line, and every row of its table.</summary>
    private const string Said = """
        () => JSON.stringify({
          count: document.getElementById('changed-count').textContent,
          words: [...document.querySelectorAll('#changed p')].map(p => p.textContent).join(' '),
          rows: [...document.querySelectorAll('#changes tbody tr')].map(r =>
            [r.dataset.contrast, r.dataset.outcome, r.children[3].textContent, r.children[4].textContent]),
        })
        """;

    [Fact]
    public async Task Every_control_at_both_ends_says_what_compare_says()
    {
        await using Opened page = await Opened.At(made.Made, 1024, 768);
        await page.Studies(20);
        string[] controls = await page.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('#controls select, #controls input')].filter(e => e.type !== 'number').map(e => e.id)");
        int moved = 0, refused = 0;
        foreach ((string control, int end) in controls.SelectMany(c => new[] { (c, 0), (c, 1) }))
        {
            await page.Page.EvaluateAsync("document.getElementById('reset').click()");
            string value = await page.Page.EvaluateAsync<string>(Move, new object[] { control, end });
            if (value.Length == 0) continue;
            await page.Page.Locator("#changed p").First.WaitForAsync(new() { Timeout = 120_000 });
            using JsonDocument said = JsonDocument.Parse(await page.Page.EvaluateAsync<string>(Said));
            string count = said.RootElement.GetProperty("count").GetString()!, words = said.RootElement.GetProperty("words").GetString()!;
            moved++;
            if (count.Length == 0)
            {
                refused++;
                string path = control.Replace("offered-", "arms-treatment-programme-", StringComparison.Ordinal).Replace('-', '.');
                Ended told = CommandLine.Run("run", "nguyen-2013", "--set", $"{path}={value}", "--dry-run");
                // The page's scenario has no folder.
                string refusal = told.Errors.Trim().ReplaceLineEndings(" ").Replace("scenarios/nguyen-2013.yaml", "nguyen-2013.yaml", StringComparison.Ordinal);
                Assert.Equal(65, told.Code);
                Assert.Equal(refusal, words);
                continue;
            }

            Held(control, count, said.RootElement.GetProperty("rows"));
        }

        output.WriteLine($"{controls.Length} controls, {moved} ends, {refused} refused");
        Assert.InRange(controls.Length, 10, 100);
        Assert.InRange(moved - refused, controls.Length, 2 * controls.Length);
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    [Fact]
    public async Task A_change_gets_the_layer_of_what_we_do_not_know()
    {
        await using Opened page = await Opened.At(made.Made, 1024, 768);
        await page.Studies(20);
        double from = await page.Page.EvaluateAsync<double>("performance.now()");
        Assert.NotEqual("", await page.Page.EvaluateAsync<string>(Move, new object[] { "arms-treatment-programme-meetings-structure", 0 }));
        await page.Page.Locator("#changes tbody td:nth-child(6):not(:empty)").First
            .WaitForAsync(new() { Timeout = 600_000, State = WaitForSelectorState.Attached });
        double to = await page.Page.EvaluateAsync<double>("performance.now()");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the layer of a change after {(to - from) / 1000:0} s"));
        Assert.StartsWith("100 studies;", await page.Page.Locator("#changed-count").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("of 100 parameter sets", await page.Page.Locator("#changes tbody").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    private void Held(string control, string count, JsonElement rows)
    {
        string change = count[(count.IndexOf("--set ", StringComparison.Ordinal) + 6)..], variant = Path.Combine(made.Folder, "changed.yaml");
        string[] parts = change.Split('=', 2);
        File.WriteAllText(variant, $"schema_version: 1\nextends: nguyen-2013\nname: Changed\nset: {{ {parts[0]}: {parts[1]} }}\n");
        string folder = Path.Combine(made.Folder, "changed");
        Ended compared = CommandLine.Run(
            "compare", "nguyen-2013", variant, "--replications", count.Split(' ')[0], "--sets", "0", "--quiet", "--force", "--out", folder);
        Assert.True(compared.Code == 0, $"{change}: {compared.Errors}");
        string[][] lines = [.. File.ReadAllLines(Path.Combine(folder, "differences.csv")).Select(l => l.Split(','))];
        int Column(string name) => Array.IndexOf(lines[0], name);
        Dictionary<(string, string), string[]> last = [];
        foreach (string[] line in lines[1..].Where(l => l[Column("group")] == "all")) last[(line[0], line[1])] = line;
        Assert.NotEqual(0, rows.GetArrayLength());
        foreach (JsonElement row in rows.EnumerateArray())
        {
            string[] told = [.. row.EnumerateArray().Select(c => c.GetString()!.Replace('\u2212', '-'))];
            Assert.True(last.TryGetValue((told[0], told[1]), out string[]? line), $"{control}: {told[0]}, {told[1]} is not in differences.csv");
            string[] interval = told[3].Length == 0 ? ["", ""] : told[3].Trim('[', ']').Split(", ");
            Alike(told[2], line[Column("value")]);
            Alike(interval[0], line[Column("sim_lower")]);
            Alike(interval[1], line[Column("sim_upper")]);

            void Alike(string shown, string kept)
            {
                bool both = double.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out double a)
                    & double.TryParse(kept, NumberStyles.Float, CultureInfo.InvariantCulture, out double b);
                Assert.True(both ? Math.Abs(a - b) <= 0.000501 : shown.Length + kept.Length == 0, $"{change}, {told[1]}: the page has {shown}, compare {kept}");
            }
        }
    }
}
