using System.Text;
using System.Text.RegularExpressions;

namespace Simulator.Scenarios.Inputs;

/// <summary>
/// Finds inputs. A word is looked up beside the file that names it, then among the files that travel inside the program; anything with a
/// slash or the ending .yaml is a path.
/// </summary>
public static partial class Catalogue
{
    /// <summary>A posterior is a folder with this file in it.</summary>
    internal const string PosteriorFile = "posterior.yaml";

    /// <summary>What travels inside the program, by name; each is read when it is asked for, since a page in a browser asks for few of them.</summary>
    private static readonly ILookup<string, Lazy<InputText>> Contents = typeof(Catalogue).Assembly.GetManifestResourceNames()
        .Where(resource => resource.EndsWith(".yaml", StringComparison.Ordinal))
        .ToLookup(Stem, resource => new Lazy<InputText>(() => Load(resource)), StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyList<InputText>> Ordered = new(() =>
        [.. Contents.SelectMany(named => named).Select(i => i.Value).OrderBy(i => i.Kind).ThenBy(i => i.Name, StringComparer.Ordinal)]);

    /// <summary>Everything that travels inside the program, by kind and name.</summary>
    public static IReadOnlyList<InputText> All => Ordered.Value;

    /// <summary>The scenarios inside the program.</summary>
    public static IReadOnlyList<InputText> Scenarios() => Of(InputKind.Scenario);

    /// <summary>The questionnaires inside the program.</summary>
    public static IReadOnlyList<InputText> Instruments() => Of(InputKind.Instrument);

    /// <summary>The published studies inside the program.</summary>
    public static IReadOnlyList<InputText> Studies() => Of(InputKind.Study);

    /// <summary>The calibrated parameter sets inside the program.</summary>
    public static IReadOnlyList<InputText> Posteriors() => Of(InputKind.Posterior);

    /// <summary>Everything of a kind inside the program.</summary>
    public static IReadOnlyList<InputText> Of(InputKind kind) => [.. All.Where(i => i.Kind == kind)];

    /// <summary>Finds an input.</summary>
    /// <param name="kind">What it has to be.</param>
    /// <param name="name">A name or a path.</param>
    /// <param name="besideFolder">Where a word is looked up first and where relative paths begin; null for the working folder.</param>
    /// <exception cref="NoSuchInputException">There is none.</exception>
    public static InputText Find(InputKind kind, string name, string? besideFolder = null) =>
        TryFind(kind, name, besideFolder) ?? throw new NoSuchInputException(kind, name, Nearest(kind, name));

    /// <summary>Finds an input, or null.</summary>
    public static InputText? TryFind(InputKind kind, string name, string? besideFolder = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
            return null;
        string folder = besideFolder ?? "";
        if (IsPath(name))
        {
            string path = Path.Combine(folder, name);
            if (kind == InputKind.Posterior && Directory.Exists(path)) path = Path.Combine(path, PosteriorFile);
            return File.Exists(path) ? FromFile(kind, path) : null;
        }
        string beside = kind == InputKind.Posterior && File.Exists(Path.Combine(folder, name, PosteriorFile))
            ? Path.Combine(folder, name, PosteriorFile) : Path.Combine(folder, name + ".yaml");
        if (File.Exists(beside) && FromFile(kind, beside) is { } found && KindOf(found.Text) == kind)
            return found;
        return Contents[name].Select(i => i.Value).FirstOrDefault(i => i.Kind == kind);
    }

    /// <summary>Text of a file beside an input, in its folder or inside the program; null where there is none.</summary>
    public static string? Beside(InputText input, string file)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!input.InProgram)
        {
            string path = Path.Combine(input.Folder ?? "", file);
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }

        string resource = input.Display[..(input.Display.LastIndexOf('/') + 1)] + file;
        using Stream? stream = typeof(Catalogue).Assembly.GetManifestResourceStream(resource);
        if (stream is null) return null;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The nearest name of a kind inside the program, or null.</summary>
    public static string? Nearest(InputKind kind, string name) => NearestWord.Of(Stem(name), Of(kind).Select(i => i.Name));

    /// <summary>What a text says that it is: its <c>kind</c>, or else a scenario.</summary>
    public static InputKind KindOf(string text) => KindPattern().Match(text).Groups[1].Value switch
    {
        "instrument" => InputKind.Instrument,
        "study" => InputKind.Study,
        "patterns" => InputKind.Patterns,
        "posterior" => InputKind.Posterior,
        "seeds" => InputKind.Seeds,
        "pattern_draws" => InputKind.PatternDraws,
        "" => InputKind.Scenario,
        _ => InputKind.Plan,
    };

    internal static string Noun(InputKind kind) => kind switch
    {
        InputKind.Study => "published study",
        InputKind.Posterior => "parameter set",
        InputKind.Scenario => "scenario",
        InputKind.Instrument => "instrument",
        InputKind.Patterns => "patterns",
        InputKind.Plan => "plan",
        InputKind.Seeds => "seeds",
        InputKind.PatternDraws => "shares of parameter draws",
    };

    private static bool IsPath(string name) =>
        name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal)
        || name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal);

    private static InputText FromFile(InputKind kind, string path)
    {
        byte[] bytes = InputFile.Read(path, InputText.LargestFile);
        TextCheck.ThrowIfUnreadable(bytes, path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        return new InputText(kind, Stem(path), path, Encoding.UTF8.GetString(bytes), folder, InProgram: false);
    }

    private static InputText Load(string resource)
    {
        using StreamReader reader = new(typeof(Catalogue).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        string display = resource.Replace('\\', '/'), text = reader.ReadToEnd();
        return new InputText(KindOf(text), Stem(display), display, text, null, InProgram: true);
    }

    /// <summary>Name of an input: its file's, or its folder's where all of a kind have one file name.</summary>
    private static string Stem(string path)
    {
        string plain = path.Replace('\\', '/');
        return Path.GetFileName(plain) == PosteriorFile && Path.GetFileName(Path.GetDirectoryName(plain)) is { Length: > 0 } folder
            ? folder : Path.GetFileNameWithoutExtension(plain);
    }

    [GeneratedRegex(@"^kind:[ \t]*([a-z_]+)[ \t]*(?:#.*)?\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex KindPattern();
}
