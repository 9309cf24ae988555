using System.Text.Json.Nodes;
using Simulator.Scenarios.Binding;
using static Simulator.Scenarios.Schema.FieldSchema;

namespace Simulator.Scenarios.Schema;

/// <summary>JSON Schema (draft-07) of questionnaires.</summary>
public static class InstrumentSchema
{
    /// <summary>Where it is kept in the repository.</summary>
    public const string Path = "scenarios/schema/instrument.schema.json";

    /// <summary>The schema's text.</summary>
    public static string Write()
    {
        JsonObject whole = Whole();
        JsonObject properties = (JsonObject)whole["properties"]!.DeepClone();
        properties.Insert(0, "schema_version", Of(ScenarioFields.SchemaVersion));
        properties.Insert(1, "kind", Constant("instrument", "What the file is."));
        return ScenarioSchema.Print(new JsonObject
        {
            ["$schema"] = Draft,
            ["title"] = "A questionnaire",
            ["description"] = "Items, each about one state, and scales that average them. Unknown keys are errors.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
            ["required"] = Words(["schema_version", "kind", "id", "title", "source", "items"]),
        });
    }

    /// <summary>A questionnaire written into a scenario.</summary>
    internal static JsonObject Whole() => FieldSchema.Map(
        "A whole questionnaire.",
        new JsonObject
        {
            ["id"] = new JsonObject { ["description"] = "Its catalogue name.", ["type"] = "string", ["pattern"] = "^[a-z][a-z0-9-]{0,63}$" },
            ["title"] = Text("Title.", ScenarioFields.LongestTitle),
            ["source"] = Text("Where it comes from.", 4000),
            [ScenarioFields.Points.Key] = Of(ScenarioFields.Points),
            [ScenarioFields.CarelessShare.Key] = Of(ScenarioFields.CarelessShare),
            [ScenarioFields.MissingShare.Key] = Of(ScenarioFields.MissingShare),
            ["items"] = List("Items, in the order of the tables.", Item(), 1, 200),
            ["scales"] = List("Scales.", Scale(), 0, 50),
        },
        ["id", "title", "source", "items"]);

    private static JsonObject Item() => FieldSchema.Map(
        "An item.",
        new JsonObject
        {
            ["id"] = Identifier("Its name in every table."),
            ["text"] = Text("What is asked.", 4000),
            ["asks"] = new JsonObject { ["description"] = "The state it asks about.", ["enum"] = Words(InstrumentReader.Asked) },
            ["effectiveness"] = new JsonObject
            {
                ["description"] = "Whether it asks how effective that was: experienced response quality is mixed in.",
                ["type"] = "boolean",
                ["default"] = false,
            },
        },
        ["id", "text", "asks"]);

    private static JsonObject Scale() => FieldSchema.Map(
        "A scale: the mean of its items.",
        new JsonObject
        {
            ["id"] = Identifier("Its name in every table."),
            ["title"] = Text("What it is called in reports.", ScenarioFields.LongestTitle),
            ["items"] = List("Its items.", Identifier("An item."), 2, 200),
        },
        ["id", "title", "items"]);
}
