using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace Simulator.Validation.Science;

/// <summary>Debian's Firefox without a window, asked through WebDriver BiDi; no request of it gets anywhere.</summary>
internal sealed class Firefox : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("simulator-firefox-");
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource patience = new(Patience);
    private readonly Process process;
    private string context = "";
    private int asked;

    private Firefox()
    {
        // A proxy that nobody listens on is a network that is cut.
        File.WriteAllText(Path.Combine(profile.FullName, "user.js"), """
            user_pref("network.proxy.type", 1);
            user_pref("network.proxy.http", "127.0.0.1");
            user_pref("network.proxy.http_port", 9);
            user_pref("network.proxy.ssl", "127.0.0.1");
            user_pref("network.proxy.ssl_port", 9);
            user_pref("network.proxy.no_proxies_on", "");
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("app.update.enabled", false);

            """);
        ProcessStartInfo start = new(
            Program.Find("firefox-esr")!, ["--headless", "--no-remote", "--profile", profile.FullName, "--remote-debugging-port", "0", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["HOME"] = profile.FullName;
        process = Process.Start(start)!;
    }

    /// <summary>What the page asked for beyond itself.</summary>
    internal List<string> Requests { get; } = [];

    /// <summary>Warnings and errors of the console.</summary>
    internal List<string> Complaints { get; } = [];

    internal static async Task<Firefox> At(string path)
    {
        Program.Need("Firefox", ["firefox-esr"], "firefox-esr");
        Firefox firefox = new();
        try
        {
            await firefox.Open(new Uri(path).AbsoluteUri);
            return firefox;
        }
        catch
        {
            await firefox.DisposeAsync();
            throw;
        }
    }

    /// <summary>The value of an expression in the page, as text.</summary>
    internal async Task<string> Of(string expression)
    {
        string script = $"(async () => String({expression}))()";
        JsonElement told = await Ask("script.evaluate", new { expression = script, target = new { context }, awaitPromise = true });
        Assert.True(told.GetProperty("type").GetString() == "success", told.ToString());
        return told.GetProperty("result").GetProperty("value").GetString()!;
    }

    /// <summary>Waits until something holds in the page.</summary>
    internal async Task Until(string condition) =>
        await Of($"await new Promise(done => {{ const look = () => {condition} ? done(true) : setTimeout(look, 100); look(); }})");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        socket.Dispose();
        patience.Dispose();
        profile.Delete(recursive: true);
    }

    private async Task Open(string address)
    {
        const string ready = "WebDriver BiDi listening on ";
        string? line;
        do line = await process.StandardError.ReadLineAsync(patience.Token);
        while (line is not null && !line.StartsWith(ready, StringComparison.Ordinal));
        Assert.True(line is not null, "Firefox ended before it listened.");
        process.BeginOutputReadLine();
        _ = process.StandardError.ReadToEndAsync();
        await socket.ConnectAsync(new Uri(line[ready.Length..].Trim() + "/session"), patience.Token);
        await Ask("session.new", new { capabilities = new { } });
        JsonElement tree = await Ask("browsingContext.getTree", new { });
        context = tree.GetProperty("contexts")[0].GetProperty("context").GetString()!;
        await Ask("session.subscribe", new { events = new[] { "log.entryAdded", "network.beforeRequestSent" } });
        await Ask("browsingContext.navigate", new { context, url = address, wait = "complete" });
        Requests.RemoveAll(r => r == address);
    }

    private async Task<JsonElement> Ask(string method, object words)
    {
        int id = ++asked;
        await socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["id"] = id, ["method"] = method, ["params"] = words }),
            WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        while (true)
        {
            JsonElement told = await Receive();
            if (!told.TryGetProperty("id", out JsonElement of) || of.ToString() != id.ToString(CultureInfo.InvariantCulture))
            {
                Note(told);
                continue;
            }

            Assert.True(told.TryGetProperty("result", out JsonElement result), $"{method}: {told}");
            return result;
        }
    }

    private async Task<JsonElement> Receive()
    {
        using MemoryStream message = new();
        byte[] buffer = new byte[65536];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, patience.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        using JsonDocument document = JsonDocument.Parse(message.ToArray());
        return document.RootElement.Clone();
    }

    private void Note(JsonElement told)
    {
        JsonElement words = told.GetProperty("params");
        switch (told.GetProperty("method").GetString())
        {
            case "network.beforeRequestSent":
                string address = words.GetProperty("request").GetProperty("url").GetString()!;
                // What a page carries in itself is asked of nobody; Firefox lists it all the same, and a font of its own.
                if (!address.StartsWith("blob:", StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal)) Requests.Add(address);
                break;
            case "log.entryAdded" when words.GetProperty("level").GetString() is "error" or "warn":
                Complaints.Add(words.GetProperty("text").ToString());
                break;
        }
    }
}
