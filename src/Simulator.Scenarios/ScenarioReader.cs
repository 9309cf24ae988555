using System.Collections.Concurrent;
using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Variants;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios;

/// <summary>A scenario with all that was read for it.</summary>
/// <param name="Scenario">The scenario, checked and complete.</param>
/// <param name="Study">The study it is set beside as evidence, or null.</param>
/// <param name="Inputs">Every file that was read, the one asked for first.</param>
public sealed record OpenedScenario(Scenario Scenario, Study? Study, IReadOnlyList<InputText> Inputs)
{
    /// <summary>What is allowed and probably not meant, each with its place.</summary>
    public IReadOnlyList<Problem> Remarks { get; init; } = [];
}

/// <summary>Reads scenarios and their variants. All mistakes are told at once, each with the place where it stands.</summary>
public static class ScenarioReader
{
    // A plan of 400 points asks 400 times how its scenario was before.
    private static readonly ConcurrentDictionary<string, OpenedScenario> InProgram = new(StringComparer.Ordinal);

    /// <summary>Reads a scenario by name or path.</summary>
    /// <exception cref="NoSuchInputException">There is no such scenario.</exception>
    /// <exception cref="BadInputException">Something is wrong in it.</exception>
    public static Scenario Read(string nameOrPath, Overrides? overrides = null) => Open(nameOrPath, overrides).Scenario;

    /// <summary>Reads text that is already in memory.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name that problems are reported under; without folder and extension, the scenario's id.</param>
    /// <param name="folder">The folder beside which other inputs are looked up.</param>
    /// <param name="overrides">What the command line changes.</param>
    public static Scenario Parse(string text, string name, string? folder = null, Overrides? overrides = null) =>
        Open(new InputText(InputKind.Scenario, Path.GetFileNameWithoutExtension(name), name, text, folder, InProgram: false), overrides)
            .Scenario;

    /// <summary>Reads a scenario by name or path, with the study it names and a list of the files that were read.</summary>
    public static OpenedScenario Open(string nameOrPath, Overrides? overrides = null) =>
        Open(Catalogue.Find(InputKind.Scenario, nameOrPath), overrides);

    /// <summary>Reads a scenario that was found.</summary>
    public static OpenedScenario Open(InputText input, Overrides? overrides = null) => Open(input, overrides, asksBases: true);

    /// <param name="input">The scenario.</param>
    /// <param name="overrides">What the command line changes.</param>
    /// <param name="asksBases">Whether what is wrong in a file it extends is told as the variant's making, where that file is in order by itself.</param>
    private static OpenedScenario Open(InputText input, Overrides? overrides, bool asksBases)
    {
        ArgumentNullException.ThrowIfNull(input);
        overrides ??= Overrides.None;
        Problems problems = new();
        Composer composer = new(problems);
        MapNode? tree = composer.Compose(input, overrides);
        List<InputText> inputs = [.. composer.Inputs];
        ScenarioBinder? binder = tree is null ? null : new ScenarioBinder(new MapReader(tree, problems), input, inputs, overrides.AnyResultsVersion);
        (Scenario Scenario, Study? Study)? bound = binder?.Bind();
        if (problems.Any && asksBases && composer.Own is { } own)
            problems = Inherited.Told(problems, own, overrides, file => composer.Inputs.FirstOrDefault(i => i.Display == file) is { } text && IsInOrder(text));
        problems.ThrowIfAny();
        (Scenario scenario, Study? study) = bound!.Value;
        if (study is not null && scenario.Evidence is { IsReference: false } link)
        {
            IReadOnlyList<string> departures = Departures(study.Design, link, scenario, tree!, input, composer.Inputs, overrides);
            if (departures.Count > 0) (scenario, study) = (scenario with { Evidence = link with { LeftOut = string.Join("; ", departures) } }, null);
        }

        return new OpenedScenario(scenario, study, inputs) { Remarks = ScenarioRemarks.Of(scenario, tree!, composer.Own!, input) };
    }

    private static OpenedScenario Unchanged(InputText file) => file.InProgram ? InProgram.GetOrAdd(file.Name, _ => Open(file)) : Open(file);

    private static bool IsInOrder(InputText file)
    {
        try
        {
            return Open(file, null, asksBases: false) is not null;
        }
        catch (BadInputException)
        {
            return false;
        }
    }

    /// <summary>
    /// How a scenario departs from its study: from the file that holds the line <c>evidence</c>, if a variant of it or the command line
    /// changed something, else from what the study's own file says. A file that is whole only as a variant cannot be asked.
    /// </summary>
    private static IReadOnlyList<string> Departures(
        Design design, EvidenceLink link, Scenario scenario, MapNode tree, InputText input, IReadOnlyList<InputText> files, Overrides overrides)
    {
        IReadOnlyList<string> departures = [];
        if (files.FirstOrDefault(f => f.Display == tree["evidence"]!.File) is { } file && (file != input || overrides is { Sets.Count: > 0 }))
        {
            try
            {
                departures = StudyDesign.Departures(design, link, Unchanged(file).Scenario, scenario);
            }
            catch (BadInputException)
            {
                departures = [];
            }
        }

        return departures.Count > 0 ? departures : StudyDesign.Departures(design, link, scenario);
    }
}
