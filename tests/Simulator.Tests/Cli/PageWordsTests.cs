using System.Text.Json;
using System.Text.RegularExpressions;
using Simulator.Cli.Pages;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Cli;

/// <summary>The words of the page: every one in one file, every one used, and another language by one more file.</summary>
public sealed class PageWordsTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "Simulator.Page", "wwwroot");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_text_that_the_page_asks_for_is_there_and_no_other()
    {
        string html = File.ReadAllText(Path.Combine(Folder, "page.html")), script = File.ReadAllText(Path.Combine(Folder, "page.js"));
        string[] calls = [.. Regex.Matches(script, @"say\(([^),]+)").Select(m => m.Groups[1].Value)];
        string[] asked = [.. Regex.Matches(html, @"\{\{say:(\w+)\}\}").Select(m => m.Groups[1].Value)
            .Concat(calls.SelectMany(c => Regex.Matches(c, "'(\\w+)'").Select(m => m.Groups[1].Value)))];
        Assert.Equal(PageWords.Of(Folder, "en").All.Keys.Order(StringComparer.Ordinal), asked.Distinct().Order(StringComparer.Ordinal));
        // No sentence of the page stands outside of it.
        Assert.DoesNotMatch(">[A-Z][a-z]+[^<{]*<", html[html.IndexOf("<body>", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_file_of_ones_own_is_a_language_and_what_it_leaves_out_is_english()
    {
        string file = Language("mi", new { stop = "Kati", count = "{n} ako", columns = "a|b|c|d|e" });
        PageWords words = PageWords.Of(Folder, file);
        Assert.Equal("mi", words.Language);
        Assert.Equal(("Kati", "20 ako", "Your guess"), (words.Say("stop"), words.Say("count", ("n", "20")), words.Say("your_guess")));
    }

    [Theory]
    [InlineData("{ \"stopp\": \"x\" }", "no page asks for stopp")]
    [InlineData("{ \"count\": \"{m} ako\" }", "count has {m}; there are n")]
    [InlineData("{ \"stop\": \"{n}\" }", "stop has {n}; there is nothing")]
    [InlineData("{ \"columns\": \"a|b\" }", "columns has other parts between |")]
    [InlineData("[1]", "not a list of texts by key")]
    public void What_no_page_asks_for_is_refused(string text, string says)
    {
        File.WriteAllText(folder["words.mi.json"], text);
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => PageWords.Of(Folder, folder["words.mi.json"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xx", "there is no language xx; there are en")]
    [InlineData("english", "a language is a code such as mi")]
    [InlineData("../en", "a language is a code such as mi")]
    public void A_language_that_is_not_there_is_told_with_those_that_are(string language, string says) =>
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => PageWords.Of(Folder, language)).Message, StringComparison.Ordinal);

    private string Language(string code, object words)
    {
        string file = folder[$"words.{code}.json"];
        File.WriteAllText(file, JsonSerializer.Serialize(words));
        return file;
    }
}
