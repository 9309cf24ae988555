using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Simulator.Experiments.Answers;
using Simulator.Experiments.Differences;
using Simulator.Reporting;
using Simulator.Reporting.Html;
using Simulator.Scenarios.Pages;

namespace Simulator.Cli.Pages;

/// <summary>
/// Puts one page together: the engine compiled for the browser, what it is to play, and what it says without a script. Opened from disk it
/// needs nothing else, and its policy admits this script and nothing else.
/// </summary>
internal static class PageFile
{
    /// <summary>The folder that `dotnet publish src/Simulator.Page` leaves beside the program.</summary>
    internal static string Engine => Path.Combine(AppContext.BaseDirectory, "page", "wwwroot");

    /// <summary>Whether the engine is there.</summary>
    internal static bool IsBuilt => File.Exists(Path.Combine(Engine, "_framework", "dotnet.js"));

    /// <summary>The page.</summary>
    /// <param name="series">The first studies, for who reads without a script.</param>
    /// <param name="yaml">The scenario as the page plays it.</param>
    /// <param name="layers">What we do not know of it, where that was asked; else the page asks.</param>
    /// <param name="words">The page's words in its language.</param>
    internal static string Write(StudySeries series, string yaml, string? layers, PageWords words)
    {
        string script = Read("page.js"), policy = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        IReadOnlyList<Difference> differences = series.Differences();
        Dictionary<string, Func<string>> parts = new()
        {
            ["policy"] = () => $"default-src 'none'; script-src 'sha256-{policy}' blob: 'wasm-unsafe-eval'; worker-src blob:; style-src 'unsafe-inline'",
            ["title"] = () => HtmlText.Escape(series.Scenario.Title),
            ["notes"] = () => HtmlText.Escape(series.Scenario.Notes),
            ["css"] = () => Read("page.css"),
            ["answer"] = () => string.Concat(
                ShortAnswer.Of(series.Scenario, differences, series.Played).Select(s => $"<p>{HtmlText.Escape(s)}</p>")),
            ["count"] = () => HtmlText.Escape(words.Say("count", ("n", Whole(series.Played)))),
            ["language"] = () => words.Language,
            ["seed"] = () => series.Scenario.Seed.ToString(CultureInfo.InvariantCulture),
            ["hash"] = () => series.Hash,
            ["table"] = () => Table(differences, series.Played, words),
            ["foot"] = () => $"Practicum simulator {HtmlText.Escape(Simulator.Tables.Manifest.Of("").Version)}. People in it are synthetic.",
            ["given"] = () => Given(series, yaml, layers, words),
            ["files"] = Files,
            ["worker"] = () => Read("worker.js"),
            ["script"] = () => script,
        };
        foreach (string key in words.All.Keys) parts["say:" + key] = () => HtmlText.Escape(words.Say(key));
        return Fill(Read("page.html"), parts);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Engine, name)).ReplaceLineEndings("\n");

    /// <summary>Every part in its place, once; what a part contains is never taken for a place.</summary>
    private static string Fill(string page, Dictionary<string, Func<string>> parts)
    {
        StringBuilder filled = new();
        int at = 0;
        for (int open = page.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = page.IndexOf("{{", at, StringComparison.Ordinal))
        {
            int close = page.IndexOf("}}", open, StringComparison.Ordinal);
            filled.Append(page, at, open - at).Append(parts[page[(open + 2)..close]]());
            at = close + 2;
        }

        return filled.Append(page, at, page.Length - at).ToString();
    }

    private static string Files()
    {
        StringBuilder files = new();
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Engine, "_framework"))
            .Where(f => f.EndsWith(".js", StringComparison.Ordinal) || f.EndsWith(".wasm", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using MemoryStream packed = new();
            using (GZipStream gzip = new(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(File.ReadAllBytes(path));
            files.Append(CultureInfo.InvariantCulture, $"<script type=\"text/plain\" data-file=\"{Path.GetFileName(path)}\">")
                .Append(Convert.ToBase64String(packed.ToArray())).Append("</script>\n");
        }

        return files.ToString();
    }

    /// <summary>What the script is given; the writer escapes whatever could end a script.</summary>
    private static string Given(StudySeries series, string yaml, string? layers, PageWords words)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("name", series.Scenario.Id);
            writer.WriteStartObject("words");
            foreach ((string key, string text) in words.All) writer.WriteString(key, text);
            writer.WriteEndObject();
            writer.WriteString("yaml", yaml);
            if (layers is not null) writer.WriteString("layers", layers);
            // Until the engine has started: the same scenario and the same first studies, in the same words.
            Told("opened", PageText.Opened(series.Scenario, []));
            Told("first", PageText.Told(series));

            void Told(string key, string json)
            {
                writer.WritePropertyName(key);
                using JsonDocument told = JsonDocument.Parse(json);
                told.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Table(IReadOnlyList<Difference> differences, int studies, PageWords words)
    {
        string[] columns = words.All["columns"].Split('|');
        StringBuilder table = new($"<caption>{HtmlText.Escape(words.Say("caption", ("n", Whole(studies))))}</caption><thead><tr>");
        foreach (string heading in (string[])[columns[0], .. words.All["first_second"].Split('|'), .. columns[1..]])
            table.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{HtmlText.Escape(heading)}</th>");
        table.Append("</tr></thead><tbody>");
        foreach (Difference d in differences.Where(d => (d.First != 0 || d.Second != 0) && !d.Outcome.StartsWith("item_", StringComparison.Ordinal)))
        {
            table.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{HtmlText.Escape($"{d.Contrast}: {d.Title}, {d.Unit}")}</th>");
            foreach (string cell in new[]
            {
                Apa.Number(d.First, 3), Apa.Number(d.Second, 3), Apa.Signed(d.Value, 3), Apa.Interval(d.Simulation.Lower, d.Simulation.Upper, 3),
                d.Known is null ? "" : Apa.Interval(d.Known.Lower, d.Known.Upper, 3),
            })
            {
                table.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{cell}</td>");
            }

            table.Append(CultureInfo.InvariantCulture, $"<td>{HtmlText.Escape(d.Known?.Words ?? "")}</td></tr>");
        }

        return table.Append("</tbody>").ToString();
    }
}
