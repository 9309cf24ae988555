using System.Text.Json;
using System.Text.RegularExpressions;
using Simulator.Tests.Cli;

namespace Simulator.Validation.Science;

/// <summary>
/// The page that plays the model itself, as a browser shows it from disk with the network cut. PAGE_PICTURES=FOLDER keeps pictures of it for a
/// person to look at.
/// </summary>
public sealed partial class OfflinePageTests(OfflinePage made) : IClassFixture<OfflinePage>
{
    [Fact]
    public void It_is_one_file_of_at_most_five_megabytes_and_says_the_answer_without_a_script()
    {
        string text = File.ReadAllText(made.Made);
        Assert.InRange(new FileInfo(made.Made).Length, 1_000_000, 5_000_000);
        string[] said = [.. made.Run(20).RootElement.GetProperty("answer").EnumerateArray().Select(s => s.GetString()!)];
        Assert.Equal(3, said.Length);
        // Sentences of people and hours; the third also tells what we do not know.
        foreach (string sentence in said[..2]) Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", Data().Replace(text, ""));
        Assert.Contains("default-src 'none'", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1024, 768)]
    [InlineData(390, 844)]
    public async Task It_plays_from_disk_without_a_network_to_the_bits_of_the_command_line(int width, int height)
    {
        await using Opened page = await Opened.At(made.Made, width, height);
        (int studies, string hash) = await page.Studies(20);
        Assert.Equal(made.Hash(studies), hash);
        await page.Predict();
        Assert.Contains("teachers end with a new close friend with treatment", await page.Page.Locator("#answer").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Page.Locator("#band svg").CountAsync());
        await page.Picture($"page-{width}-answer", "#result");
        await page.NothingScrollsSideways(width);

        // Meetings of no structure at all: the sentences of a comparison, with its layers to come.
        await page.Page.FillAsync("#arms-treatment-programme-meetings-structure-exact", "0");
        await page.Page.DispatchEventAsync("#arms-treatment-programme-meetings-structure-exact", "change");
        await page.Page.Locator("#changed p").First.WaitForAsync(new() { Timeout = 120_000 });
        Assert.Contains("end with a new close friend with the change", await page.Page.Locator("#changed p").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.Picture($"page-{width}-change", "#change");
        await page.NothingScrollsSideways(width);

        await page.Page.Locator("#day").FillAsync("20");
        Assert.Equal(65 - 33, await page.Page.Locator("#with circle").CountAsync());
        Assert.Matches("mean stress 0\\.[0-9]{2}, [0-9]+ close ties by friendship", await page.Page.Locator("#with-words").InnerTextAsync());
        Assert.Equal("", await page.Page.Locator("#asked tbody tr:first-child td:nth-child(2)").InnerTextAsync());
        await page.Page.Locator("#day").FillAsync("36");
        Assert.Equal(12, await page.Page.Locator("#asked tbody tr").CountAsync());
        Assert.Matches("^[1-5]\\.[0-9]{2}$", await page.Page.Locator("#asked tbody tr:first-child td:nth-child(2)").InnerTextAsync());
        Assert.Equal("3.31", await page.Page.Locator("#asked tbody tr:first-child td:nth-child(3)").InnerTextAsync());
        await page.Picture($"page-{width}-play", "#play");
        await page.NothingScrollsSideways(width);
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    [Fact]
    public async Task Another_language_is_one_more_file()
    {
        // A language nobody speaks: every text between marks, so that a text that is left out shows.
        Dictionary<string, string> english = JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllText(Repository.At("src/Simulator.Page/wwwroot/words.en.json")))!;
        _ = made.Made;
        string file = Path.Combine(made.Folder, "words.zz.json"), page = Path.Combine(made.Folder, "zz.html");
        File.WriteAllText(file, JsonSerializer.Serialize(english.ToDictionary(w => w.Key, w => string.Join('|', w.Value.Split('|').Select(t => $"«{t}»")))));
        Program.Expect(made.Folder, Program.Host, OfflinePage.Published, "page", "nguyen-2013", "--sets", "0", "--language", file, "--quiet", "--out", page);
        await using Opened opened = await Opened.At(page, 1024, 768);
        (int studies, string hash) = await opened.Studies(20);
        Assert.Equal(made.Hash(studies), hash);
        Assert.Equal("zz", await opened.Page.EvaluateAsync<string>("document.documentElement.lang"));
        // The film of a study comes when it has been played.
        await opened.Page.Locator("#asked-words:not(:empty)").WaitForAsync(new() { Timeout = 120_000 });
        foreach (string part in (string[])["#predict-title", "#question", "#reveal", "#stop", "#go", "#asked-words", "#day-number", "label[for=guess]"])
            Assert.Matches("^«.*»$", (await opened.Page.Locator(part).First.TextContentAsync())!.Trim());
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_typed_scenario_is_checked_with_line_and_column_and_runs_no_script()
    {
        await using Opened page = await Opened.At(made.Made, 1024, 768);
        await page.Studies(20);
        string[] payloads =
            ["<script>document.title='x'</script>", "<img src=x onerror=\"document.title='x'\">", "\"><svg onload=document.title='x'>", "{{title}}"];
        foreach (string payload in payloads)
        {
            string quoted = JsonSerializer.Serialize(payload);
            await page.Page.FillAsync("#yaml", $"schema_version: 1\nextends: nguyen-2013\nname: {quoted}\nnotes: {quoted}\nseeds: 7\n");
            await page.Page.ClickAsync("#check");
            await page.Page.Locator("#problems button").First.WaitForAsync(new() { Timeout = 60_000 });
            string problem = await page.Page.Locator("#problems").InnerTextAsync();
            Assert.Contains(":5:1:", problem, StringComparison.Ordinal);
            Assert.Contains("did you mean seed?", problem, StringComparison.Ordinal);
        }

        await page.Page.FillAsync("#yaml", $"schema_version: 1\nextends: nguyen-2013\nname: {JsonSerializer.Serialize(payloads[1])}\nseed: 7\n");
        await page.Page.ClickAsync("#use");
        await page.Page.WaitForFunctionAsync("() => document.getElementById('seed').textContent === '7'", null, new() { Timeout = 120_000 });
        Assert.Equal(payloads[1], await page.Page.Locator("#title").InnerTextAsync());
        Assert.Equal(0, await page.Page.Locator("header img").CountAsync());
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    [Fact]
    public async Task Scenarios_typed_into_it_give_the_command_line_s_bits()
    {
        await using Opened page = await Opened.At(made.Made, 1024, 768);
        await page.Studies(20);
        string[] names =
        [
            "cascade-trial", "half-a-school", "half-online", "high-budget", "low-budget", "mathematics-pilot", "near-peer-mentors", "near-peer-pairs",
            "nursing-circles", "online-community", "pairs-for-isolated", "structure-sweep", "unstructured-pairs", "nguyen-2013",
            "ablations/chosen-pair-only", "ablations/no-crowd-out", "ablations/no-meeting", "ablations/no-training", "ablations/old-groups",
            "ablations/random-partners",
        ];
        Assert.Equal(20, names.Length);
        foreach (string name in names)
        {
            await page.Page.FillAsync("#yaml", File.ReadAllText(Repository.At($"scenarios/{name}.yaml")));
            await page.Page.ClickAsync("#use");
            (int studies, string hash) = await page.Studies(1);
            using JsonDocument run = JsonDocument.Parse(Program.Run(
                made.Folder, "run", Path.GetFileName(name), "--replications", $"{studies}", "--sets", "0", "--json", "--quiet", "--force", "--out", "typed"));
            Assert.True(run.RootElement.GetProperty("answers_hash").GetString() == hash, $"{name}: {studies} studies have the hash {hash} on the page");
        }

        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    /// <summary>Forty texts that would run if anything of a scenario reached the page as anything but text, in every field that takes free text.</summary>
    [Fact]
    public async Task Forty_payloads_in_every_free_text_run_no_script()
    {
        await using Opened page = await Opened.At(made.Made, 1024, 768);
        await page.Studies(20);
        string[] act = ["window.harmed=1", "window.harmed&#61;1", "eval('window.harmed=1')", "top['harmed']=1", "setTimeout('window.harmed=1')"];
        string[] payloads = [.. act.SelectMany(a => new[]
        {
            $"<script>{a}</script>", $"<img src=x onerror=\"{a}\">", $"\"><svg onload={a}>", $"'\" autofocus onfocus={a} x='",
            $"<a href=\"javascript:{a}\">x</a>",
            $"</script><script>{a}//", $"<iframe srcdoc=\"<script>parent.harmed=1</script>\">{a}", $"{{{{title}}}}${{{a}}}",
        })];
        Assert.Equal(40, payloads.Length);
        int before = await page.Page.EvaluateAsync<int>("document.querySelectorAll('script, img, iframe, a, object, embed').length");
        foreach (string payload in payloads)
        {
            string text = JsonSerializer.Serialize(payload);
            await page.Page.FillAsync("#yaml", $$"""
                schema_version: 1
                extends: nguyen-2013
                name: {{text}}
                notes: {{text}}
                words: { teacher: {{text}}, teachers: {{text}}, school: {{text}}, schools: {{text}} }
                sources: { calendar.weeks: {{JsonSerializer.Serialize("assumed: " + payload)}} }
                evidence: { study: nguyen-2013, left_out: {{text}} }
                parameters: { name: {{text}}, set: { kappa_c: { value: 0.7, reference: {{text}} } } }
                instrument:
                  id: own
                  title: {{text}}
                  base: lankau-1996-adapted
                """);
            await page.Page.ClickAsync("#use");
            await page.Page.WaitForFunctionAsync(
                "text => document.getElementById('title').textContent === text || document.querySelector('#problems li')?.textContent.includes('.yaml:')",
                payload, new() { Timeout = 120_000 });
        }

        // The last one was played whole, day by day too.
        await page.Page.Locator("#with circle").First.WaitForAsync(new() { Timeout = 120_000 });
        Assert.False(await page.Page.EvaluateAsync<bool>("'harmed' in window"));
        Assert.Equal(before, await page.Page.EvaluateAsync<int>("document.querySelectorAll('script, img, iframe, a, object, embed').length"));
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Axe_finds_nothing_against_it(int width)
    {
        await using Opened page = await Opened.At(made.Made, width, 900);
        await page.Studies(20);
        await page.Predict();
        await page.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await Accessibility.Expect(page.Page);
    }

    [Fact]
    public async Task Everything_can_be_reached_with_the_keyboard_and_has_a_name()
    {
        await using Opened page = await Opened.At(made.Made, 1024, 768);
        await page.Studies(20);
        await page.Predict();
        string nameless = await page.Page.EvaluateAsync<string>("""
            [...document.querySelectorAll('input, select, textarea, button')].filter(e => e.checkVisibility())
              .filter(e => !(e.labels?.length || e.getAttribute('aria-label') || e.textContent.trim())).map(e => e.outerHTML).join('\n')
            """);
        Assert.Equal("", nameless);
        int all = await page.Page.EvaluateAsync<int>(
            "[...document.querySelectorAll('input, select, textarea, button')].filter(e => e.checkVisibility() && !e.disabled).length");
        HashSet<string> reached = [];
        await page.Page.EvaluateAsync("document.body.focus()");
        for (int k = 0; k < 2 * all && reached.Count(r => r.Length > 0) < all; k++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            reached.Add(await page.Page.EvaluateAsync<string>("""
                (e => e && e.matches('input, select, textarea, button') ? [...document.querySelectorAll('*')].indexOf(e) + '' : '')(document.activeElement)
                """));
        }

        Assert.Equal(all, reached.Count(r => r.Length > 0));
        Assert.Equal(["1", "2", "2", "2", "2", "3", "2"], await page.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('h1, h2, h3')].filter(e => e.checkVisibility()).map(e => e.tagName[1])"));
    }

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Data();
}
