using System.Text;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace Simulator.Validation.Science;

/// <summary>The report as a browser shows it. PAGE_PICTURES=FOLDER keeps pictures of it for a person to look at.</summary>
public sealed class PageTests
{
    private const int Part = 1600;

    [Theory]
    [InlineData(1920)]
    [InlineData(1280)]
    [InlineData(1024)]
    [InlineData(390)]
    public async Task The_report_opens_without_errors_or_requests_and_everything_can_be_seen(int width)
    {
        string browserPath = await Chromium();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("simulator-page-");
        try
        {
            Program.Run(folder.FullName, "run", "nguyen-2013", "--replications", "100", "--quiet", "--out", "result");
            using IPlaywright playwright = await Playwright.CreateAsync();
            await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = browserPath, Args = ["--no-sandbox"] });
            IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
            List<string> complaints = [], requests = [];
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning") complaints.Add(message.Text);
            };
            page.PageError += (_, error) => complaints.Add(error);
            page.Request += (_, request) => requests.Add(request.Url);
            string address = new Uri(Path.Combine(folder.FullName, "result", "report.html")).AbsoluteUri;
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
            if (Environment.GetEnvironmentVariable("PAGE_PICTURES") is { Length: > 0 } pictures)
            {
                int tall = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
                for (int top = 0, part = 1; top < tall; top += Part, part++)
                {
                    await page.ScreenshotAsync(new()
                    {
                        Path = Path.Combine(pictures, $"report-{width}-{part}.png"),
                        FullPage = true,
                        Clip = new() { X = 0, Y = top, Width = width, Height = Math.Min(Part, tall - top) },
                    });
                }
            }

            Assert.Empty(complaints);
            Assert.DoesNotContain(requests, r => r != address && !r.StartsWith("data:", StringComparison.Ordinal));
            Assert.NotEmpty(await page.TitleAsync());
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            await EveryFigureIsSeen(page);
            await EveryTableIsReadable(page);
            int wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"The page is {wide} pixels wide where {width} are there.");
            await Accessibility.Expect(page);
            await EveryCellIsPrinted(page);
            await ArrowKeysGoThroughTheSlides(page);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task EveryFigureIsSeen(IPage page)
    {
        IReadOnlyList<ILocator> figures = await page.Locator("figure").AllAsync();
        Assert.True(figures.Count >= 6, $"{figures.Count} figures");
        foreach (ILocator figure in figures)
        {
            ILocator picture = figure.Locator("img, svg").First;
            LocatorBoundingBoxResult? box = await picture.BoundingBoxAsync();
            Assert.True(box is { Width: > 150, Height: > 60 }, await figure.InnerTextAsync());
            Assert.True(await picture.EvaluateAsync<bool>(
                "e => e.tagName.toLowerCase() === 'svg' || (e.complete && e.naturalWidth > 0 && !!e.alt)"),
                "a picture without ink or words");
            Assert.NotEmpty((await figure.Locator("figcaption").First.InnerTextAsync()).Trim());
        }
    }

    private static async Task EveryTableIsReadable(IPage page)
    {
        IReadOnlyList<ILocator> tables = await page.Locator("table").AllAsync();
        Assert.NotEmpty(tables);
        foreach (ILocator table in tables)
        {
            Assert.True(await table.Locator("th").CountAsync() > 0);
            // Tables inside a closed details element are hidden until somebody opens it.
            await table.EvaluateAsync("t => { for (let d = t.closest('details'); d; d = d.parentElement.closest('details')) d.open = true }");
            Assert.True(await table.IsVisibleAsync());
            Assert.True(await table.EvaluateAsync<double>("t => parseFloat(getComputedStyle(t.querySelector('td, th')).fontSize)") >= 10);
            Assert.True(
                await table.EvaluateAsync<bool>("t => [...t.querySelectorAll('td, th')].every(c => c.scrollWidth <= c.clientWidth + 1)"),
                "a cell is cut off: " + (await table.InnerTextAsync())[..Math.Min(80, (await table.InnerTextAsync()).Length)]);
        }
    }

    /// <summary>Without a script the arrow keys go from slide to slide and back to the whole; on paper it is always whole.</summary>
    private static async Task ArrowKeysGoThroughTheSlides(IPage page)
    {
        string[] Shown() => page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('main > *')].filter(e => e.checkVisibility()).map(e => e.dataset.slide ?? '')").GetAwaiter().GetResult();
        int all = Shown().Length, slides = await page.Locator("[data-slide]").CountAsync();
        Assert.InRange(slides, 8, 40);
        await page.Locator("#slide-0").FocusAsync();
        for (int k = 1; k <= slides; k++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
            Assert.Equal([k.ToString(System.Globalization.CultureInfo.InvariantCulture)], Shown());
        }

        await EveryCellIsPrinted(page);
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(all, Shown().Length);
    }

    /// <summary>As a PDF of A4 and of letter paper every cell of every table is there, whole.</summary>
    private static async Task EveryCellIsPrinted(IPage page)
    {
        string[] cells = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('table th, table td')].map(c => c.textContent.normalize('NFKC').replace(/\\s+/g, ''))");
        Assert.NotEmpty(cells);
        foreach (string paper in new[] { "A4", "Letter" })
        {
            using PdfDocument printed = PdfDocument.Open(await page.PdfAsync(new() { Format = paper, PreferCSSPageSize = false }));
            string text = string.Concat(printed.GetPages().SelectMany(p => p.Letters.Where(l => IsOn(p, l)).Select(l => l.Value.Trim())))
                .Normalize(NormalizationForm.FormKC);
            string[] lost = [.. cells.Where(c => !text.Contains(c, StringComparison.Ordinal)).Distinct()];
            Assert.True(lost.Length == 0, $"{paper}: not in print: {string.Join(" | ", lost.Take(20))}");
        }
    }

    private static bool IsOn(UglyToad.PdfPig.Content.Page page, UglyToad.PdfPig.Content.Letter letter) =>
        letter.Location.X >= 0 && letter.Location.X <= page.Width && letter.Location.Y >= 0 && letter.Location.Y <= page.Height;

    /// <summary>Where Chromium is; whoever has none, and can get none, skips.</summary>
    internal static async Task<string> Chromium()
    {
        string? Found() => Program.Find("chromium") ?? Program.Find("chromium-browser") ?? Program.Find("google-chrome");
        if (Found() is null) await Task.Run(() => Program.Need("Chromium", ["chromium"], "chromium"));
        return Found()!;
    }
}
