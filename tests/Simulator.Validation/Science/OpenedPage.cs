using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Simulator.Tests.Cli;

namespace Simulator.Validation.Science;

/// <summary>The page of the 2013 study, made once with the program that ./run.sh builds; a copy for each class of tests.</summary>
public sealed class OfflinePage : IDisposable
{
    private static readonly Lazy<byte[]?> Bytes = new(Make);

    private readonly Dictionary<int, string> known = [];
    private readonly string? page;

    public OfflinePage()
    {
        if (Bytes.Value is not { } bytes) return;
        page = Path.Combine(Folder, "page.html");
        File.WriteAllBytes(page, bytes);
    }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("simulator-offline-").FullName;

    /// <summary>The page, or a reason to leave its tests out.</summary>
    internal string Made
    {
        get
        {
            Assert.SkipWhen(page is null, "The engine for the browser is not built (./run.sh page nguyen-2013 builds it).");
            return page!;
        }
    }

    /// <summary>The hash over every answer that the command line gives in so many replications.</summary>
    internal string Hash(int studies)
    {
        using JsonDocument run = Run(studies);
        return run.RootElement.GetProperty("answers_hash").GetString()!;
    }

    /// <summary>What the command line tells of so many replications.</summary>
    internal JsonDocument Run(int studies)
    {
        string count = studies.ToString(CultureInfo.InvariantCulture);
        if (!known.TryGetValue(studies, out string? told))
        {
            known[studies] = told = Program.Run(
                Folder, "run", "nguyen-2013", "--replications", count, "--sets", "0", "--json", "--quiet", "--out", "run-" + count);
        }

        return JsonDocument.Parse(told);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>The program as ./run.sh publishes it, with the engine for the browser beside it.</summary>
    internal static string Published { get; } = Repository.At("src/Simulator.Cli/bin/publish/simulator.dll");

    /// <summary>Whether the engine for the browser is there.</summary>
    internal static bool IsBuilt => File.Exists(Path.Combine(Path.GetDirectoryName(Published)!, "page", "wwwroot", "_framework", "dotnet.js"));

    private static byte[]? Make()
    {
        string program = Published;
        if (!IsBuilt) return null;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("simulator-page-");
        try
        {
            string file = Path.Combine(folder.FullName, "page.html");
            Program.Expect(folder.FullName, Program.Host, program, "page", "nguyen-2013", "--quiet", "--out", file);
            return File.ReadAllBytes(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>A page in a browser that has no network, and everything it complained of or asked for.</summary>
internal sealed class Opened : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Opened(IPlaywright playwright, IBrowser browser, IPage page) => (this.playwright, this.browser, Page) = (playwright, browser, page);

    internal IPage Page { get; }

    internal List<string> Complaints { get; } = [];

    internal List<string> Requests { get; } = [];

    /// <param name="path">The page.</param>
    /// <param name="width">Width of the window.</param>
    /// <param name="height">Its height.</param>
    /// <param name="before">A script that runs before the page's own; none where null.</param>
    internal static async Task<Opened> At(string path, int width, int height, string? before = null)
    {
        string chromium = await PageTests.Chromium();
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        IBrowserContext context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Offline = true });
        Opened opened = new(playwright, browser, await context.NewPageAsync());
        if (before is not null) await opened.Page.AddInitScriptAsync(before);
        string address = new Uri(path).AbsoluteUri;
        opened.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") opened.Complaints.Add(message.Text);
        };
        opened.Page.PageError += (_, error) => opened.Complaints.Add(error);
        opened.Page.Request += (_, request) =>
        {
            if (request.Url != address && !request.Url.StartsWith("blob:", StringComparison.Ordinal)) opened.Requests.Add(request.Url);
        };
        await opened.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        return opened;
    }

    /// <summary>Waits until so many studies have been played, and stops there.</summary>
    internal async Task<(int Studies, string Hash)> Studies(int at)
    {
        await Page.WaitForFunctionAsync("n => Number(document.documentElement.dataset.studies) >= n", at, new() { Timeout = 180_000 });
        string[] both = await Page.EvaluateAsync<string[]>("[document.documentElement.dataset.studies, document.documentElement.dataset.hash]");
        return (int.Parse(both[0], CultureInfo.InvariantCulture), both[1]);
    }

    internal async Task Predict()
    {
        await Page.FillAsync("#guess", "12");
        await Page.ClickAsync("#reveal");
        await Page.Locator("#band svg").First.WaitForAsync();
    }

    internal async Task Picture(string name, string part)
    {
        if (Environment.GetEnvironmentVariable("PAGE_PICTURES") is not { Length: > 0 } folder) return;
        await Page.Locator(part).ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    internal async Task NothingScrollsSideways(int width)
    {
        int wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= width, $"The page is {wide} pixels wide where {width} are there.");
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
