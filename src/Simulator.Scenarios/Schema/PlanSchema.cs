using System.Text.Json.Nodes;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Experiments.Tests;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Plans;
using static Simulator.Scenarios.Schema.FieldSchema;

namespace Simulator.Scenarios.Schema;

/// <summary>JSON Schema (draft-07) of plans of experiments, one form for each kind.</summary>
public static class PlanSchema
{
    /// <summary>Where it is kept in the repository.</summary>
    public const string Path = "scenarios/schema/plan.schema.json";

    private const int MostReplications = 1_000_000, LongestPath = 2000;

    /// <summary>The keys of a kind of plan, besides those that every plan has.</summary>
    public static IReadOnlyDictionary<string, Func<JsonObject>> Kinds { get; } = new Dictionary<string, Func<JsonObject>>
    {
        [SweepDesign.KindWord] = Sweep,
        [PowerDesign.KindWord] = Power,
        [SensitivityDesign.KindWord] = Sensitivity,
        [AttributionDesign.KindWord] = Attribution,
        [ProgrammeSearch.KindWord] = Search,
        [CalibrationReader.Kind] = Calibration,
    };

    /// <summary>The schema's text.</summary>
    public static string Write()
    {
        JsonObject schema = new() { ["$schema"] = Draft, ["title"] = "A plan of experiments" };
        schema["anyOf"] = new JsonArray([.. Kinds.Select(k => Plan(k.Key, k.Value()))]);
        return ScenarioSchema.Print(schema);
    }

    private static JsonObject Plan(string kind, JsonObject own)
    {
        JsonObject properties = new()
        {
            ["schema_version"] = Whole("Version of this form.", 1, 1),
            ["kind"] = Constant(kind, "What is asked."),
            ["name"] = Text("Title, for people.", ScenarioFields.LongestTitle),
            ["notes"] = Text("What the reader should know.", ScenarioFields.LongestNotes),
            ["scenario"] = Text("The scenario that is played: a name of the catalogue, or a path.", 1000),
            ["seed"] = Whole("Root seed; the scenario's own when absent.", 0, long.MaxValue),
        };
        if (kind != CalibrationReader.Kind)
        {
            properties["replications"] = Whole("Replications of every point.", 2, MostReplications);
            properties["keep"] = Constant(PlanHead.Answers, "Keeps everybody's answers beside the parts.");
        }

        JsonArray required = Words(["schema_version", "kind", "scenario"]);
        foreach ((string key, JsonNode? value) in own)
        {
            if (key == Required) foreach (JsonNode? name in (JsonArray)value!) required.Add(name!.GetValue<string>());
            else properties[key] = value?.DeepClone();
        }

        return Map($"A plan of kind {kind}. Unknown keys are errors.", properties, required);
    }

    /// <summary>Where a form says which of its keys it needs.</summary>
    private const string Required = "required";

    private static JsonObject Sweep() => new()
    {
        ["design"] = PointsDesign("How points are chosen."),
        ["vary"] = Paths("What is varied: any path of the scenario, parameters.SYMBOL too, and its values; of latin_hypercube and sobol [lowest, highest]."),
        ["points"] = Either("How many points of latin_hypercube or sobol; of points, each by its name.", Whole("How many.", 2, 100_000), NamedPoints()),
        ["contrast"] = Contrast(),
        ["measures"] = List("Measures that are read of every replicate (list measures shows them).", Measure("A measure."), 1, 100),
        ["tests"] = List("Tests whose rejections at .05 are counted.", Analysis()),
        ["outcomes"] = List("Rows of the questionnaire that are tested.", Text("A row.", 64), 1),
        ["until"] = Map("Play each point on until the interval of a difference is as narrow as asked.", new JsonObject
        {
            ["measure"] = Text("A column that holds two arms against each other; the plan's first when absent.", 80),
            ["width"] = Number("Width of its 95 % interval, from end to end, in its unit.", 0, 1e9),
            ["most"] = Whole("Replications of a point at most (20,000).", 2, MostReplications),
        }, Words(["width"])),
        ["sets"] = Whole("Parameter sets, from 10, for what we do not know; 0 leaves them out. 100 when absent, up to 100 points.", 0, 10_000),
        ["set_replications"] = Whole("Replications of each set.", 2, 100_000),
    };

    private static JsonObject Power() => new()
    {
        ["n"] = Either("Persons in each arm: a range such as 10..60, or a list; the scenario's own when absent.",
            Text("From .. to.", 40), List("Persons.", Whole("Persons.", PowerReader.SmallestArm, PowerReader.LargestArm), 2, 60)),
        ["contrast"] = Contrast(),
        ["outcomes"] = List("Rows of the questionnaire that are tested.", Text("A row.", 64), 1),
        ["test"] = Analysis(),
        ["alpha"] = Number("Level of the test.", 0.0001, 0.5),
        ["dropout"] = Number("Share of persons who are lost, for the n that is told with it.", 0, 0.9),
        ["correction"] = Word("Correction over the outcomes.", ["none", "holm"]),
        ["null_replications"] = Whole("Studies without any effect, for the true error rate.", 2, MostReplications),
        ["sets"] = Whole("Parameter sets, for the weakest assumption.", 0, 10_000),
        ["set_replications"] = Whole("Studies of each of them.", 2, 100_000),
        ["end_replications"] = Whole("Studies at each end of every parameter.", 0, 100_000),
    };

    private static JsonObject Sensitivity() => new()
    {
        ["contrast"] = Contrast(),
        ["measure"] = Measure("The number whose dependence is asked."),
        ["parameters"] = List("Symbols of parameters; all declared ones when absent.", Symbol(), 1),
        ["trajectories"] = Whole("Trajectories of Morris' screening.", 2, 10_000),
        ["sobol"] = Map("The second stage: Sobol's indices of the strongest parameters.", new JsonObject
        {
            ["parameters"] = Whole("How many; 0 leaves the stage out.", 0, SensitivityDesign.MostIndices),
            ["rows"] = Whole("Rows of each sample, a power of two.", 2, 65_536),
            ["replications"] = Whole("Replications of each row.", 2, 100_000),
        }),
    };

    private static JsonObject Attribution() => new()
    {
        ["contrast"] = Contrast(),
        ["measure"] = Measure("The effect that is attributed."),
        ["orders"] = Whole("Orders that are sampled instead of playing all subsets, an even number; 100 of more than ten switches.", 10, 10_000),
        ["switches"] = new JsonObject
        {
            ["description"] = "Each part of the effect by a name of your own: what is set when it is off. The programme's components when absent.",
            ["type"] = "object",
            ["additionalProperties"] = Settings("Paths and their values when it is off."),
        },
    };

    private static JsonObject Search() => new()
    {
        ["arm"] = Identifier("Whose programme is chosen."),
        ["today"] = Either("What is offered today: what another arm is offered, or the arm with some changes; the arm as it stands when absent.",
            Identifier("An arm."), Settings("Paths and their values today.")),
        ["budget"] = Map("The most that may be spent, of the whole arm.", new JsonObject(SearchReader.Hours.Select(h =>
            KeyValuePair.Create<string, JsonNode?>(h, Number("Hours.", 0, 1e9))))),
        ["objectives"] = List("What is wanted; the first decides who is first.", Either("A measure, or one with the end that is good.",
            Measure("A measure."), Map("A measure and its good end.", new JsonObject
            {
                ["measure"] = Measure("The measure."),
                ["better"] = Word("Which end is good.", ["higher", "lower"]),
            }, Words(["measure"]))), 1, 10),
        ["set"] = Settings("How the scenario differs before anything is chosen."),
        ["parameters"] = Text("A calibrated parameter set to play under.", 1000),
        ["design"] = PointsDesign("How candidates are chosen."),
        ["candidates"] = new JsonObject
        {
            ["description"] = "What may be offered: paths of the programme, each with its values, any (all that its field knows), or a range with steps.",
            ["type"] = "object",
            ["additionalProperties"] = Either("Values.", List("Values.", []), Constant("any", "All values that the field knows."),
                Map("A range of the field.", new JsonObject
                {
                    ["from"] = new JsonObject { ["description"] = "Lowest; the field's own when absent.", ["type"] = "number" },
                    ["to"] = new JsonObject { ["description"] = "Highest; the field's own when absent.", ["type"] = "number" },
                    ["steps"] = Whole("How many values.", 2, 1000),
                })),
        },
        ["points"] = Either("How many candidates of latin_hypercube or sobol; of points, each by its name.", Whole("How many.", 2, 100_000), NamedPoints()),
        ["finalists"] = Whole("How many are tried again at most.", 2, SearchPlan.MostFinalists),
        ["confirm"] = Whole("Replications on fresh luck.", 2, MostReplications),
        ["confirm_seed"] = Whole("Seed of the fresh luck.", 0, long.MaxValue),
        ["sets"] = Whole("Parameter sets, from 10; 0 leaves them out.", 0, 10_000),
        ["set_replications"] = Whole("Replications of each set.", 2, MostReplications),
        ["scan_replications"] = Whole("Replications of each assumption that is moved, from 2; 0 leaves them out.", 0, MostReplications),
    };

    private static JsonObject Calibration() => new()
    {
        ["rows"] = Whole("Simulated studies.", CalibrationReader.FewestRows, CalibrationReader.MostRows),
        ["fit"] = Targets("What is fitted."),
        ["check"] = Targets("What is kept apart."),
        ["priors"] = Ranges("Ranges of parameters other than their own."),
        ["rivals"] = new JsonObject
        {
            ["description"] = "Other accounts of the study, by a name of your own.",
            ["type"] = "object",
            ["additionalProperties"] = Map("A rival.", new JsonObject
            {
                ["says"] = Text("What it says, in a sentence.", 4000),
                ["set"] = List("Changes, as --set takes them.", Text("path=value", LongestPath)),
                ["vary"] = Ranges("Ranges of parameters."),
            }, Words(["says"])),
        },
        ["leave_one_out"] = new JsonObject { ["description"] = "Whether each fitted number is left out once and foretold.", ["type"] = "boolean" },
        ["new_studies"] = Whole("New studies that are drawn, for their intervals.", 0, 10_000),
        ["ask"] = List("Differences that are told under the posterior and under the prior.", Measure("A measure.")),
        ["expected"] = Map("How often the effects behind them are played.", new JsonObject
        {
            ["sets"] = Whole("Parameter sets.", 1, 10_000),
            ["replications"] = Whole("Replications of each.", 2, MostReplications),
        }),
    };

    private static JsonObject Targets(string description) => Either(
        description, Constant("evidence", "As the evidence marks it."), List("Targets, by id.", Text("A target.", 100)));

    private static JsonObject Ranges(string description) => new()
    {
        ["description"] = description,
        ["type"] = "object",
        ["propertyNames"] = Symbol(),
        ["additionalProperties"] = List("[lower, higher].", new JsonObject { ["type"] = "number" }, 2, 2),
    };

    private static JsonObject Paths(string description) => new()
    {
        ["description"] = description,
        ["type"] = "object",
        ["additionalProperties"] = List("Values.", [], 1, 1000),
    };

    private static JsonObject Settings(string description) => new() { ["description"] = description, ["type"] = "object" };

    private static JsonObject NamedPoints() => List("Points by name.", Map("A point.", new JsonObject
    {
        ["name"] = Identifier("Its name."),
        ["set"] = Settings("Paths and their values."),
    }, Words(["name", "set"])), 1);

    private static JsonObject PointsDesign(string description) => Word(description, PointSpace.Words);

    private static JsonObject Contrast() => Text("Which arm against which: first - second.", 100);

    private static JsonObject Measure(string description) => Text(description, 100);

    private static JsonObject Analysis() => Word("An analysis of the field.", [.. TestCatalogue.Analyses.Select(t => t.Name)]);

    private static JsonObject Symbol() => Word("A parameter's symbol.", [.. AllParameters.Default.Declared.Select(p => p.Symbol)]);

    private static JsonObject Word(string description, IReadOnlyList<string> words) => new() { ["description"] = description, ["enum"] = Words(words) };

    private static JsonObject Whole(string description, long low, long high) =>
        new() { ["description"] = description, ["type"] = "integer", ["minimum"] = low, ["maximum"] = high };

    private static JsonObject Number(string description, double low, double high) =>
        new() { ["description"] = description, ["type"] = "number", ["minimum"] = low, ["maximum"] = high };
}
