using Simulator.Evidence.Studies;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Studies;

/// <summary>Reads published studies and patterns. Every reader tells all mistakes of a file at once.</summary>
public static class EvidenceReader
{
    /// <summary>Reads a study; throws a <see cref="BadInputException"/> with everything that is wrong.</summary>
    public static Study ReadStudy(string path) => Study(YamlDocument.Read(path), Path.GetDirectoryName(Path.GetFullPath(path)));

    /// <summary>Reads a study that is already in memory; raw answers are looked up in a folder, if one is given.</summary>
    public static Study ParseStudy(string text, string name, string? folder = null) => Study(YamlDocument.Parse(text, name), folder);

    /// <summary>Reads a file of patterns.</summary>
    public static IReadOnlyList<Pattern> ReadPatterns(string path) => Patterns(YamlDocument.Read(path));

    /// <summary>Reads patterns that are already in memory.</summary>
    public static IReadOnlyList<Pattern> ParsePatterns(string text, string name) => Patterns(YamlDocument.Parse(text, name));

    /// <summary>Whether a file says that it holds patterns, not a study.</summary>
    public static bool IsPatterns(string path) =>
        YamlDocument.Read(path).Root is MapNode map && map["kind"] is ScalarNode { Text: "patterns" };

    private static Study Study(YamlDocument document, string? folder)
    {
        Study? study = MapReader.Of(document) is { } map ? new StudyReader(map, folder).Read() : null;
        document.Problems.ThrowIfAny();
        return study!;
    }

    private static IReadOnlyList<Pattern> Patterns(YamlDocument document)
    {
        IReadOnlyList<Pattern> patterns = MapReader.Of(document) is { } map ? PatternReader.Read(map) : [];
        document.Problems.ThrowIfAny();
        return patterns;
    }
}
