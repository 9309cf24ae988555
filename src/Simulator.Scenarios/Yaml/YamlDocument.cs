using System.Text;
using Simulator.Scenarios.Inputs;

namespace Simulator.Scenarios.Yaml;

/// <summary>A YAML file read strictly: one document, no anchors, tags, directives or merge keys, within fixed limits.</summary>
public sealed class YamlDocument
{
    /// <summary>How deep maps and lists may nest.</summary>
    public const int DeepestNesting = 32;

    /// <summary>How many keys, values, maps and lists a file may hold.</summary>
    public const int MostNodes = 50_000;

    /// <summary>The longest single value, in characters.</summary>
    public const int LongestScalar = 64 * 1024;

    /// <summary>The longest key, in characters.</summary>
    public const int LongestKey = 200;

    private YamlDocument(YamlNode? root, Problems problems) => (Root, Problems) = (root, problems);

    /// <summary>The tree, or null when the file could not be read to its end; <see cref="Problems"/> then says why.</summary>
    public YamlNode? Root { get; }

    /// <summary>What is wrong so far. Readers add theirs, and throw at the end.</summary>
    public Problems Problems { get; }

    /// <summary>Reads a file. A missing or unreadable file throws the platform's own exception.</summary>
    public static YamlDocument Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(InputFile.Read(path, InputText.LargestFile), path);
    }

    /// <summary>Reads text that is already in memory.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name to report problems under.</param>
    public static YamlDocument Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        Problems problems = new();
        if (!TextCheck.IsSmall(text, name, problems))
            return new YamlDocument(null, problems);
        text = text.TrimStart('\uFEFF');
        if (!TextCheck.IsReadable(text, name, problems))
            return new YamlDocument(null, problems);
        return new YamlDocument(new TreeBuilder(name, problems).Build(text), problems);
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <param name="name">The name to report problems under.</param>
    public static YamlDocument Parse(ReadOnlySpan<byte> bytes, string name)
    {
        Problems problems = new();
        return TextCheck.IsText(bytes, name, problems) ? Parse(Encoding.UTF8.GetString(bytes), name) : new YamlDocument(null, problems);
    }
}
