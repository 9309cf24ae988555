using System.Text;
using Simulator.Experiments;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Tables;

namespace Simulator.Cli.Folders;

/// <summary>
/// A study that does not travel inside the program is kept with the result, so that the resolved scenario can be read there: by
/// <c>report</c>, and by whoever runs it again elsewhere.
/// </summary>
internal sealed class OwnStudy
{
    private const string Folder = "inputs";
    private readonly List<(string Path, byte[] Content)> files = [];
    private readonly string? link;

    /// <summary>Takes the study's files into memory: a run may replace the result that they lie in.</summary>
    internal OwnStudy(OpenedScenario opened)
    {
        if (opened.Study is not { } study || opened.Inputs.FirstOrDefault(i => i.Kind == InputKind.Study) is not { InProgram: false } input) return;
        link = $"{Folder}/{(FileNames.Allowed(input.Name + ".yaml") ? input.Name : study.Id)}.yaml";
        files.Add((link, Encoding.UTF8.GetBytes(input.Text)));
        if (study.Answers is not { } answers) return;
        FileNames.Check(answers.File);
        files.Add(($"{Folder}/{answers.File}", File.ReadAllBytes(Path.Combine(input.Folder ?? "", answers.File))));
    }

    /// <summary>Writes the files, and the scenario's evidence points at them from then on.</summary>
    internal Scenario Keep(ResultFolder result, Scenario scenario)
    {
        foreach ((string path, byte[] content) in files) result.Write(path, stream => stream.Write(content));
        return link is null || scenario.Evidence is null ? scenario : scenario with { Evidence = scenario.Evidence with { Study = link } };
    }
}
