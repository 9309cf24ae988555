using System.Text.Json;
using System.Text.RegularExpressions;

namespace Simulator.Cli.Pages;

/// <summary>
/// The words of the page in a language: one JSON file, <c>words.CODE.json</c>, whose keys are those of the English one. What a language does not
/// say is said in English, and so is what the model itself says: answers, names of measures, messages.
/// </summary>
internal sealed partial class PageWords
{
    /// <summary>The language that everything is there in.</summary>
    internal const string English = "en";

    private const string Prefix = "words.", Ending = ".json";

    private PageWords(string language, IReadOnlyDictionary<string, string> all) => (Language, All) = (language, all);

    /// <summary>Code of the language.</summary>
    internal string Language { get; }

    /// <summary>All texts by key.</summary>
    internal IReadOnlyDictionary<string, string> All { get; }

    /// <summary>A text, with what belongs into it.</summary>
    internal string Say(string key, params (string Name, string Value)[] what) =>
        Place().Replace(All[key], place => what.FirstOrDefault(w => w.Name == place.Groups[1].Value).Value ?? place.Value);

    /// <summary>Reads a language.</summary>
    /// <param name="folder">Where the English words are, and those of languages that come with the program.</param>
    /// <param name="codeOrFile">A code, or the path of a file of one's own named <c>words.CODE.json</c>.</param>
    /// <exception cref="InvalidDataException">There is no such language, or its file says what no page asks for.</exception>
    internal static PageWords Of(string folder, string codeOrFile)
    {
        Dictionary<string, string> all = Read(Path.Combine(folder, $"{Prefix}{English}{Ending}"));
        if (codeOrFile == English) return new PageWords(English, all);
        string file = codeOrFile.EndsWith(Ending, StringComparison.Ordinal) ? codeOrFile : Path.Combine(folder, $"{Prefix}{codeOrFile}{Ending}");
        string name = Path.GetFileName(file);
        string code = name.StartsWith(Prefix, StringComparison.Ordinal) && name.Length > Prefix.Length + Ending.Length
            ? name[Prefix.Length..^Ending.Length] : "";
        if (!Code().IsMatch(code)) throw new InvalidDataException($"{codeOrFile}: a language is a code such as mi, or a file words.CODE.json");
        if (!File.Exists(file))
        {
            IEnumerable<string> there = Directory.EnumerateFiles(folder, $"{Prefix}*{Ending}").Select(f => Path.GetFileName(f)[Prefix.Length..^Ending.Length]);
            throw new InvalidDataException($"there is no language {codeOrFile}; there are {string.Join(", ", there.Order(StringComparer.Ordinal))}, "
                + "or a file words.CODE.json of your own with the keys of words.en.json");
        }

        foreach ((string key, string text) in Read(file))
        {
            if (!all.TryGetValue(key, out string? english)) throw new InvalidDataException($"{file}: no page asks for {key}; words.en.json has the keys");
            string[] allowed = Names(english), unknown = [.. Names(text).Except(allowed)];
            if (unknown.Length > 0)
            {
                throw new InvalidDataException(
                    $"{file}: {key} has {{{unknown[0]}}}; there {(allowed.Length == 0 ? "is nothing" : "are " + string.Join(", ", allowed))}");
            }

            if (text.Split('|').Length != english.Split('|').Length) throw new InvalidDataException($"{file}: {key} has other parts between | than in English");
            all[key] = text;
        }

        return new PageWords(code, all);
    }

    private static Dictionary<string, string> Read(string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? "");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{file}: not a list of texts by key: {error.Message}", error);
        }
    }

    private static string[] Names(string text) => [.. Place().Matches(text).Select(m => m.Groups[1].Value).Distinct()];

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
