using Simulator.Evidence.Studies;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Studies;

/// <summary>Reads published studies. All mistakes of a file are told at once.</summary>
public static class EvidenceReader
{
    /// <summary>Reads a study; throws a <see cref="BadInputException"/> with everything that is wrong.</summary>
    public static Study ReadStudy(string path) => Study(YamlDocument.Read(path), Path.GetDirectoryName(Path.GetFullPath(path)));

    /// <summary>Reads a study that is already in memory; raw answers are looked up in a folder, if one is given.</summary>
    public static Study ParseStudy(string text, string name, string? folder = null) => Study(YamlDocument.Parse(text, name), folder);

    private static Study Study(YamlDocument document, string? folder)
    {
        Study? study = MapReader.Of(document) is { } map ? new StudyReader(map, folder).Read() : null;
        document.Problems.ThrowIfAny();
        return study!;
    }
}
