using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Variants;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios;

/// <summary>A scenario with all that was read for it.</summary>
/// <param name="Scenario">The scenario, checked and complete.</param>
/// <param name="Study">The study it names as evidence, or null.</param>
/// <param name="Inputs">Every file that was read, the one asked for first.</param>
public sealed record OpenedScenario(Scenario Scenario, Study? Study, IReadOnlyList<InputText> Inputs);

/// <summary>Reads scenarios and their variants. All mistakes are told at once, each with the place where it stands.</summary>
public static class ScenarioReader
{
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
    public static OpenedScenario Open(InputText input, Overrides? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        Problems problems = new();
        Composer composer = new(problems);
        MapNode? tree = composer.Compose(input, overrides ?? Overrides.None);
        List<InputText> inputs = [.. composer.Inputs];
        ScenarioBinder? binder = tree is null ? null : new ScenarioBinder(new MapReader(tree, problems), input, inputs);
        (Scenario Scenario, Study? Study)? bound = binder?.Bind();
        problems.ThrowIfAny();
        return new OpenedScenario(bound!.Value.Scenario, bound.Value.Study, inputs);
    }
}
