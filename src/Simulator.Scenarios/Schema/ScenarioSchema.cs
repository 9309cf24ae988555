using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Experiments;
using Simulator.Scenarios.Binding;
using static Simulator.Scenarios.Schema.FieldSchema;

namespace Simulator.Scenarios.Schema;

/// <summary>JSON Schema (draft-07) of scenarios, from the tables that the reader walks.</summary>
public static class ScenarioSchema
{
    /// <summary>Where it is kept in the repository.</summary>
    public const string Path = "scenarios/schema/scenario.schema.json";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text.</summary>
    public static string Write() => Print(new JsonObject
    {
        ["$schema"] = Draft,
        ["title"] = "A scenario",
        ["description"] = "Who is there, what each arm is offered, what is asked and how often it is played. Unknown keys are errors.",
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = Properties(),
        ["required"] = Words(["schema_version"]),
        ["if"] = new JsonObject { ["required"] = Words(["extends"]) },
        ["else"] = new JsonObject { ["required"] = Words(["name", "calendar", "people", "arms", "instrument"]) },
    });

    internal static string Print(JsonObject schema) => schema.ToJsonString(Indented).Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";

    private static JsonObject Properties() => new()
    {
        ["schema_version"] = Of(ScenarioFields.SchemaVersion),
        ["extends"] = Text("A scenario that this one varies: a word (looked up beside this file, then in the catalogue) or a path.", 400),
        ["set"] = new JsonObject
        {
            ["description"] = "Changes by path, as --set takes them: arms.NAME.programme.COMPONENT.KEY, parameters.SYMBOL, calendar.weeks ...; "
                + "none for a component takes it away, null takes any key away.",
            ["type"] = "object",
        },
        ["name"] = Text("Title, for reports.", ScenarioFields.LongestTitle),
        ["id"] = Text("What the scenario is called in tables; the file's name where nothing is said. A variant has its own.", ScenarioFields.LongestTitle),
        ["notes"] = Text("Free text for reports: what the scenario leans on.", ScenarioFields.LongestNotes),
        ["words"] = new JsonObject
        {
            ["description"] = "What people and places are called in everything a person reads, never in file names or columns.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                ["teacher"] = Text("One of the people (teacher).", ScenarioFields.LongestWord),
                ["teachers"] = Text("Several of them (teachers).", ScenarioFields.LongestWord),
                ["school"] = Text("A place (school).", ScenarioFields.LongestWord),
                ["schools"] = Text("Several of them (schools).", ScenarioFields.LongestWord),
            },
        },
        ["calendar"] = FieldSchema.Map("How long the placement lasts.", ScenarioFields.Calendar),
        ["people"] = Of(ScenarioFields.People),
        ["cohort"] = Cohort("Who is there, in every arm that does not say otherwise."),
        ["arms"] = List("What is compared.", Arm(), 1, 100),
        ["instrument"] = Instrument(),
        ["survey_weeks"] = Weeks(),
        ["evidence"] = Evidence(),
        ["parameters"] = Parameters(),
        ["replications"] = Of(ScenarioFields.Replications),
        ["seed"] = new JsonObject
        {
            ["description"] = "Root of all luck: the same seed gives the same bits.",
            ["type"] = "integer",
            ["minimum"] = 0,
            ["maximum"] = long.MaxValue,
            ["default"] = 20130701,
        },
        ["hypotheses"] = List("What is tested.", Hypothesis(), 0, 1000),
        ["sources"] = new JsonObject
        {
            ["description"] = "Where the scenario's numbers come from, by path: \"word: reference\". A path may end early; "
                + "what is not named is assumed.",
            ["type"] = "object",
            ["additionalProperties"] = new JsonObject { ["type"] = "string", ["pattern"] = $"^({string.Join('|', ScenarioFields.SourceWords)}):.*\\S" },
        },
    };

    private static JsonObject Cohort(string description)
    {
        JsonObject cohort = FieldSchema.Map(description, ScenarioFields.Cohort);
        JsonObject properties = (JsonObject)cohort["properties"]!;
        properties["teachers"] = Of(ScenarioFields.Teachers);
        properties["schools"] = Of(ScenarioFields.Schools);
        properties["sizes"] = List(ScenarioFields.SchoolSize.Sentence, Of(ScenarioFields.SchoolSize), 1);
        properties["teams"] = Either(
            ScenarioFields.TeamSize.Sentence, Constant("none", "Nobody shares a mentor."), List("Smallest and largest.", Of(ScenarioFields.TeamSize), 2, 2));
        JsonObject level = new() { ["type"] = new JsonArray("string", "number", "boolean"), ["description"] = "A level." };
        properties["attributes"] = new JsonObject
        {
            ["description"] = "What likeness and matching look at; one attribute, uniform from 0 to 1, when there are none.",
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = IdentifierPattern },
            ["maxProperties"] = AttributeReader.MostAttributes,
            ["additionalProperties"] = Either(
                "An attribute.",
                Constant("uniform", "Uniform from 0 to 1."),
                List("Levels drawn evenly; likeness is by distance where all are numbers.", level, 1, AttributeReader.MostLevels),
                new JsonObject
                {
                    ["description"] = "Levels by share; the shares add up to 1.",
                    ["type"] = "object",
                    ["additionalProperties"] = new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
                }),
        };
        foreach ((string key, string sentence) in ScenarioFields.Traits)
            properties[key] = FieldSchema.Map(sentence, ScenarioFields.Spread);
        properties["acquaintance"] = FieldSchema.Map("How well people know each other at the start.", ScenarioFields.Acquaintance);
        return cohort;
    }

    private static JsonObject Arm() => FieldSchema.Map(
        "An arm: who is there and what they are offered.",
        new JsonObject
        {
            ["name"] = Identifier("Its name in every table."),
            ["cohort"] = Cohort("What is different about this arm's people and schools."),
            ["response"] = FieldSchema.Map("Who answers the questionnaire; everyone when absent.", ScenarioFields.Response),
            ["programme"] = Either(
                "What is offered; a component that is absent is not offered.",
                Constant(ProgrammeReader.None, "Nothing is offered."),
                FieldSchema.Map("Components, whom they reach, and circles.", Programme())),
        },
        ["name", "programme"]);

    private static JsonObject Programme()
    {
        JsonObject keys = new(ComponentCatalogue.All.Select(k => KeyValuePair.Create<string, JsonNode?>(k.Key, Component(k))))
        {
            [ProgrammeReader.Participants] = FieldSchema.People("Whom the programme reaches; everyone when absent. Those outside live by the same rules."),
            [ProgrammeReader.Circles] = FieldSchema.Map(
                "Groups of fixed membership among those who take part, for groups, social and online with of: circles.",
                [ParticipantReader.Size, ParticipantReader.Within, ParticipantReader.Mix]),
        };
        return keys;
    }

    private static JsonObject Component(ComponentKind kind)
    {
        JsonObject map = FieldSchema.Map(kind.Sentence, kind.Fields);
        ((JsonObject)map["properties"]!)[ProgrammeReader.Weeks] = List(
            "First and last week in which it is offered; the whole calendar when absent. Unit: weeks.",
            new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = (long)ScenarioFields.Weeks.High }, 2, 2);
        ((JsonObject)map["properties"]!)[ProgrammeReader.Participants] =
            FieldSchema.People("Whom it reaches, of those whom the programme reaches; all of them when absent.");
        return Either($"{kind.Sentence} Costs: {kind.Costs}. Backing: {kind.Backing}.", map, Constant(ProgrammeReader.None, "It is not offered."));
    }

    private static JsonObject Instrument()
    {
        JsonObject other = FieldSchema.Map("A questionnaire with other options.", [ScenarioFields.CarelessShare, ScenarioFields.MissingShare]);
        ((JsonObject)other["properties"]!)["base"] = Text("Name or path of the questionnaire.", 400);
        other["required"] = Words(["base"]);
        return Either("The questionnaire.", Text("Name or path.", 400), other, InstrumentSchema.Whole());
    }

    private static JsonObject Weeks()
    {
        JsonObject weeks = List(
            "Weeks at whose end the questionnaire is filled in; 0 is before the first day; the last week when absent. Unit: weeks.",
            new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = (long)ScenarioFields.Weeks.High }, 1);
        weeks["uniqueItems"] = true;
        return weeks;
    }

    private static JsonObject Evidence() => Either(
        "The published study that the scenario is set beside. It is left out, and a sentence says why, where arms, people, schools, weeks or "
            + "programme are no longer the study's: not as the study's own file says in its design, or changed by a variant or --set since this line was "
            + "written. Parameters, further arms, leadership, acquaintance and free hours may differ.",
        Constant(StudyLink.None, "Set beside no study, though the scenario that this one extends is."),
        Text("Name or path of a study whose arms have the names of the arms here.", 400),
        FieldSchema.Map(
            "A study, and which of its arms is which of the arms here.",
            new JsonObject
            {
                ["study"] = Text("Name or path.", 400),
                ["as"] = Constant(StudyLink.Reference,
                    "The design is not the study's: its numbers stand beside under the words \"" + EvidenceLink.ReferenceWords + "\"."),
                ["left_out"] = Text("Why nothing is set beside the study; resolved scenarios say it.", StudyLink.LongestReason),
                ["arms"] = new JsonObject
                {
                    ["description"] = "The study's arm: the arm here. Arms that are not named pair up by their names.",
                    ["type"] = "object",
                    ["additionalProperties"] = Identifier("An arm here."),
                },
            },
            ["study"]));

    private static JsonObject Parameters()
    {
        JsonObject set = [];
        foreach (Parameter parameter in AllParameters.Default.Declared)
            set[parameter.Symbol] = Of(parameter);
        return Either(
            "The model's parameters: default, a calibrated set, or one of them with single values changed.",
            Text("default, a name or a path.", 400),
            FieldSchema.Map("A set with changes.", new JsonObject
            {
                ["base"] = Text("default, a name or a path; default when absent.", 400),
                ["name"] = Text("What the set is called in reports.", 200),
                ["set"] = FieldSchema.Map("Values by symbol.", set),
            }));
    }

    private static JsonObject Hypothesis() => FieldSchema.Map(
        "A hypothesis.",
        new JsonObject
        {
            ["name"] = Identifier("Its name in tables."),
            ["outcome"] = Identifier("A row of the questionnaire."),
            ["contrast"] = new JsonObject
            {
                ["description"] = "Two arms, as in: pairs - nothing.",
                ["type"] = "string",
                ["pattern"] = "^[a-z][a-z0-9_]{0,31} - [a-z][a-z0-9_]{0,31}$",
            },
            ["test"] = Of(ScenarioFields.Test),
            ["expect"] = new JsonObject
            {
                ["description"] = "above, below or different from a number of points, as in: above 0.",
                ["type"] = "string",
                ["pattern"] = "^(above|below|different from) -?[0-9]",
            },
            ["alpha"] = Of(ScenarioFields.Alpha),
        },
        ["name", "outcome", "contrast", "expect"]);
}
