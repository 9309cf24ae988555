using System.Text;
using Simulator.Experiments;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Plans;
using Simulator.Tables;

namespace Simulator.Cli.Folders;

/// <summary>
/// A study or a posterior that does not travel inside the program is kept with the result, so that the resolved scenario can be read there:
/// by <c>report</c>, and by whoever runs it again elsewhere.
/// </summary>
internal sealed class OwnInputs
{
    private const string Folder = "inputs", PosteriorFolder = "posterior";
    private readonly List<(string Path, byte[] Content)> files = [];
    private readonly string? link;
    private readonly bool ownDraws;

    /// <summary>Takes the files into memory: a run may replace the result that they lie in.</summary>
    internal OwnInputs(OpenedScenario opened)
    {
        if (opened.Scenario.Draws is not null && opened.Inputs.FirstOrDefault(i => i.Kind == InputKind.Posterior) is { InProgram: false } posterior)
        {
            ownDraws = true;
            files.Add(($"{PosteriorFolder}/{PosteriorFile.FileName}", Encoding.UTF8.GetBytes(posterior.Text)));
            files.Add(($"{PosteriorFolder}/{PosteriorFile.DrawsFile}", Encoding.UTF8.GetBytes(Catalogue.Beside(posterior, PosteriorFile.DrawsFile)!)));
        }

        if (opened.Study is not { } study || opened.Inputs.FirstOrDefault(i => i.Kind == InputKind.Study) is not { InProgram: false } input) return;
        link = $"{Folder}/{(FileNames.Allowed(input.Name + ".yaml") ? input.Name : study.Id)}.yaml";
        files.Add((link, Encoding.UTF8.GetBytes(input.Text)));
        if (study.Answers is not { } answers) return;
        FileNames.Check(answers.File);
        files.Add(($"{Folder}/{answers.File}", File.ReadAllBytes(Path.Combine(input.Folder ?? "", answers.File))));
    }

    /// <summary>Writes the files, and the scenario points at them from then on.</summary>
    internal Scenario Keep(ResultFolder result, Scenario scenario)
    {
        foreach ((string path, byte[] content) in files) result.Write(path, stream => stream.Write(content));
        if (ownDraws) scenario = scenario with { Draws = scenario.Draws! with { Link = "./" + PosteriorFolder } };
        return link is null || scenario.Evidence is null ? scenario : scenario with { Evidence = scenario.Evidence with { Study = link } };
    }
}
