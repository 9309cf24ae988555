using System.Text;
using System.Text.Unicode;

namespace Simulator.Scenarios.Yaml;

/// <summary>A YAML file read strictly: one document, no anchors, tags, directives or merge keys, within fixed limits.</summary>
public sealed class YamlDocument
{
    /// <summary>The largest file read, in bytes.</summary>
    public const int LargestFile = 1024 * 1024;

    /// <summary>How deep maps and lists may nest.</summary>
    public const int DeepestNesting = 32;

    /// <summary>How many keys, values, maps and lists a file may hold.</summary>
    public const int MostNodes = 50_000;

    /// <summary>The longest single value, in characters.</summary>
    public const int LongestScalar = 64 * 1024;

    /// <summary>The longest key, in characters.</summary>
    public const int LongestKey = 200;

    private static readonly UTF8Encoding Utf8Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private YamlDocument(string name, YamlNode? root, Problems problems) => (Name, Root, Problems) = (name, root, problems);

    /// <summary>The name problems are reported under.</summary>
    public string Name { get; }

    /// <summary>The tree, or null when the file could not be read to its end; <see cref="Problems"/> then says why.</summary>
    public YamlNode? Root { get; }

    /// <summary>What is wrong so far. Readers add theirs, and throw at the end.</summary>
    public Problems Problems { get; }

    /// <summary>Reads a file. A missing or unreadable file throws the platform's own exception.</summary>
    public static YamlDocument Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] bytes = new byte[LargestFile + 1];
        int length;
        using (FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
            length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Parse(bytes.AsSpan(0, length), path);
    }

    /// <summary>Reads text that is already in memory.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name to report problems under.</param>
    public static YamlDocument Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        Problems problems = new();
        if (text.Length > LargestFile || Encoding.UTF8.GetByteCount(text) > LargestFile)
            return TooLarge(name, problems);
        text = text.TrimStart('\uFEFF');
        if (!TextCheck.IsReadable(text, name, problems))
            return new YamlDocument(name, null, problems);
        return new YamlDocument(name, new TreeBuilder(name, problems).Build(text), problems);
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <param name="name">The name to report problems under.</param>
    public static YamlDocument Parse(ReadOnlySpan<byte> bytes, string name)
    {
        Problems problems = new();
        if (bytes.Length > LargestFile)
            return TooLarge(name, problems);
        if (Utf8.IsValid(bytes))
            return Parse(Utf8Strict.GetString(bytes), name);
        TextCheck.ReportBadByte(bytes, name, problems);
        return new YamlDocument(name, null, problems);
    }

    /// <summary>Throws a <see cref="BadInputException"/> for bytes that are no text a reader could begin with.</summary>
    internal static void ThrowIfUnreadable(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length > LargestFile || !Utf8.IsValid(bytes))
            Parse(bytes, name).Problems.ThrowIfAny();
    }

    private static YamlDocument TooLarge(string name, Problems problems)
    {
        problems.Add(new Position(name, 1, 1, ""), "the file is too large", allowed: "at most 1 MiB");
        return new YamlDocument(name, null, problems);
    }
}
