using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Variants;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Plans;

/// <summary>A design with all that was read for it.</summary>
/// <param name="Design">The design, checked and complete.</param>
/// <param name="Plan">The plan with every value in force: beside the resolved scenario it reads again to the same design.</param>
/// <param name="Inputs">Every file that was read, the plan first.</param>
public sealed record OpenedDesign(IDesign Design, string Plan, IReadOnlyList<InputText> Inputs)
{
    /// <summary>Whether everybody's answers are kept.</summary>
    public bool KeepsAnswers { get; init; }

    /// <summary>The resolved scenario.</summary>
    public string Scenario => ResolvedScenario.Write(Design.Scenario);
}

/// <summary>Reads the plans that are answered by playing points: one kind a line.</summary>
public static class DesignReader
{
    /// <summary>Name of the resolved plan in a result folder.</summary>
    public const string FileName = "plan.resolved.yaml";

    private static readonly Dictionary<string, Func<PlanHead, MapReader, (IDesign, string)?>> ByKind = new()
    {
        [PowerDesign.KindWord] = PowerReader.Read,
        [SweepDesign.KindWord] = SweepReader.Read,
        [SensitivityDesign.KindWord] = SensitivityReader.Read,
        [AttributionDesign.KindWord] = AttributionReader.Read,
        [ProgrammeSearch.KindWord] = SearchReader.Read,
    };

    /// <summary>The kinds of plans that are read here.</summary>
    public static IReadOnlyCollection<string> Kinds => ByKind.Keys;

    /// <summary>Reads a plan of a kind by name or path; where there is only a scenario of that name, the plan that asks the usual of it.</summary>
    /// <param name="kind">The kind that is wanted; null takes any.</param>
    /// <param name="nameOrPath">A name of the catalogue, or a path.</param>
    /// <param name="changes">What the command line changes: the option's name, and path=value.</param>
    /// <exception cref="NoSuchInputException">There is neither.</exception>
    /// <exception cref="BadInputException">Something is wrong in it.</exception>
    public static OpenedDesign Open(string? kind, string nameOrPath, IReadOnlyList<(string Option, string Change)>? changes = null)
    {
        InputText input = Catalogue.TryFind(InputKind.Plan, nameOrPath) ?? Catalogue.Find(InputKind.Scenario, nameOrPath);
        if (Catalogue.KindOf(input.Text) == InputKind.Plan) return Open(input with { Kind = InputKind.Plan }, kind, changes);
        string place = input.InProgram ? input.Name : Path.GetFullPath(nameOrPath);
        string text = $"schema_version: 1\nkind: {kind}\nscenario: \"{place}\"\n";
        return Open(new InputText(InputKind.Plan, input.Name, "the plan made for it", text, input.Folder, InProgram: true), kind, changes);
    }

    /// <summary>Reads a plan that was found.</summary>
    public static OpenedDesign Open(InputText input, string? kind = null, IReadOnlyList<(string Option, string Change)>? changes = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        YamlDocument document = YamlDocument.Parse(input.Text, input.Display);
        List<InputText> inputs = [input];
        (IDesign Design, string Plan)? read = null;
        bool keeps = false;
        if (document.Root is not null && MapReader.Of(document) is { } map)
        {
            Composer composer = new(document.Problems);
            foreach ((string option, string change) in changes ?? []) composer.Apply(map.Node, option, 1, change);
            map.Required("schema_version").Integer(1, 1);
            string? its = map.Required("kind").Word(kind is null ? [.. Kinds] : [kind]);
            PlanHead head = new(map, input, inputs);
            keeps = head.KeepsAnswers;
            if (its is not null && head.Opened is not null) read = ByKind[its](head, map);
            if (keeps && read is { } found) head.ExpectOneQuestionnaire(found.Design.Table.Points);
        }

        document.Problems.ThrowIfAny();
        return new OpenedDesign(read!.Value.Design, read.Value.Plan + (keeps ? $"keep: {PlanHead.Answers}\n" : ""), inputs) { KeepsAnswers = keeps };
    }
}

/// <summary>What every plan says first: its title, the scenario that it plays, replications and seed.</summary>
internal sealed class PlanHead
{
    private const int MostReplications = 1_000_000;

    /// <summary>What a plan may keep besides its numbers.</summary>
    internal const string Answers = "answers";

    private readonly ValueReader named, kept;
    private readonly string? folder;

    internal PlanHead(MapReader map, InputText input, List<InputText> inputs)
    {
        (Id, folder, Problems) = (input.Name, input.Folder, map.Problems);
        Title = map.Optional("name").Text(ScenarioFields.LongestTitle);
        map.Optional("notes").Text(ScenarioFields.LongestNotes);
        named = map.Required("scenario");
        Replications = map.Optional("replications").Integer(2, MostReplications);
        long? seed = map.Optional("seed").Long(0, long.MaxValue);
        kept = map.Optional("keep");
        KeepsAnswers = kept.Word([Answers]) is not null;
        Opened = Play(new Overrides([], seed));
        if (Opened is not null) inputs.AddRange(Opened.Inputs);
    }

    internal string Id { get; }

    internal bool KeepsAnswers { get; }

    internal Problems Problems { get; }

    internal string? Title { get; }

    internal int? Replications { get; }

    /// <summary>The scenario without its evidence; null where it could not be read (and that has been reported).</summary>
    internal OpenedScenario? Opened { get; }

    internal Scenario Scenario => Opened!.Scenario with { Evidence = null };

    /// <summary>Answers of all points are columns of one table.</summary>
    internal void ExpectOneQuestionnaire(IReadOnlyList<DesignPoint> points)
    {
        if (points.Select(p => p.Scenario).OfType<Scenario>().Select(s => string.Join(' ', s.Instrument.Items.Select(i => i.Id))).Distinct().Skip(1).Any())
            kept.Refuse("points fill in different questionnaires", "one questionnaire in all points");
    }

    /// <summary>Reports that the scenario does not suit the plan.</summary>
    internal void Refuse(string what, string allowed) => named.Refuse(what, allowed);

    /// <summary>The scenario with changes; what is wrong with them is reported at the value that asked for them, or told.</summary>
    internal Scenario? Variant(IReadOnlyList<string> sets, Action<string> refuse)
    {
        try
        {
            // Nothing after the sign would be a slip on the command line; here it takes away.
            string[] written = [.. sets.Select(s => s.EndsWith('=') ? s + "null" : s)];
            return Open(new Overrides(written, (long)Opened!.Scenario.Seed)).Scenario with { Evidence = null };
        }
        catch (BadInputException bad)
        {
            refuse(string.Join("; ", bad.Problems.InOrder()
                .Select(p => p.What + (p.Value is null ? "" : $" ({p.Value})") + (p.Allowed is null ? "" : $", {p.Allowed}")
                    + (p.Suggestion is null ? "" : $", did you mean {p.Suggestion}?")).Distinct()));
            return null;
        }
    }

    private OpenedScenario? Play(Overrides overrides)
    {
        if (named.Label() is not { } name) return null;
        if (Catalogue.TryFind(InputKind.Scenario, name, folder) is null)
        {
            named.Refuse("no such scenario", "a name of the catalogue (list shows them), or a path", Catalogue.Nearest(InputKind.Scenario, name));
            return null;
        }

        try
        {
            return Open(overrides);
        }
        catch (BadInputException bad)
        {
            Problems.AddRange(bad.Problems);
            return null;
        }
    }

    private OpenedScenario Open(Overrides overrides) =>
        ScenarioReader.Open(Catalogue.TryFind(InputKind.Scenario, named.Label()!, folder)!, overrides);
}
