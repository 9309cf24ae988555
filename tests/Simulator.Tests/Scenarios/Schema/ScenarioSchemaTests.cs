using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Simulator.Engine.Programme;
using Simulator.Experiments;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Schema;
using Simulator.Tests.Experiments.Playing;

namespace Simulator.Tests.Scenarios.Schema;

public sealed class ScenarioSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(ScenarioSchema.Write())!;

    [Theory]
    [InlineData(ScenarioSchema.Path)]
    [InlineData(InstrumentSchema.Path)]
    [InlineData(EvidenceSchema.Path)]
    [InlineData(PlanSchema.Path)]
    public void The_committed_schema_is_the_generated_one(string path)
    {
        string generated = path switch
        {
            ScenarioSchema.Path => ScenarioSchema.Write(),
            EvidenceSchema.Path => EvidenceSchema.Write(),
            PlanSchema.Path => PlanSchema.Write(),
            _ => InstrumentSchema.Write(),
        };
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
            File.WriteAllText(Path.Combine(Small.Root, path), generated);
        Assert.Equal(generated, File.ReadAllText(Path.Combine(Small.Root, path)).Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_scenario_and_its_resolved_form_and_every_instrument_holds_to_its_schema()
    {
        foreach (InputText scenario in Catalogue.Scenarios())
        {
            Assert.Empty(SchemaValidator.Validate(Schema, SchemaValidator.Json(scenario.Text)));
            Assert.Empty(SchemaValidator.Validate(Schema, SchemaValidator.Json(ResolvedScenario.Write(ScenarioReader.Open(scenario).Scenario))));
        }
        JsonNode instruments = JsonNode.Parse(InstrumentSchema.Write())!;
        Assert.All(Catalogue.Instruments(), i => Assert.Empty(SchemaValidator.Validate(instruments, SchemaValidator.Json(i.Text))));
    }

    [Fact]
    public void Schema_and_reader_agree_on_every_field_of_every_component()
    {
        foreach ((ComponentKind kind, Field field) in FieldBoundaryTests.Fields)
        {
            foreach (string right in FieldBoundaryTests.Right(field))
                Assert.Empty(SchemaValidator.Validate(Schema, SchemaValidator.Json(FieldBoundaryTests.Text(kind, field, right))));
            foreach (string wrong in FieldBoundaryTests.Wrong(field))
                Assert.NotEmpty(SchemaValidator.Validate(Schema, SchemaValidator.Json(FieldBoundaryTests.Text(kind, field, wrong))));
        }
    }

    [Fact]
    public void Every_property_says_what_it_is() => Assert.Empty(Undescribed(Schema, ""));

    [Theory]
    [InlineData("schema_version: 1\nname: x")]
    [InlineData("schema_version: 1\nextends: nguyen-2013\nnmae: x")]
    [InlineData("schema_version: 2\nextends: nguyen-2013")]
    [InlineData("schema_version: 1\nextends: nguyen-2013\nsources: { calendar: sure }")]
    public void The_schema_refuses_what_the_reader_refuses(string text)
    {
        Assert.NotEmpty(SchemaValidator.Validate(Schema, SchemaValidator.Json(text)));
        Assert.NotEmpty(Small.ProblemsOf(text));
    }

    [Fact]
    public void A_new_scenario_reads_holds_to_the_schema_and_runs()
    {
        string text = NewScenario.Write("Our \"own\" placement: 2026", "schema/scenario.schema.json");
        Assert.Empty(SchemaValidator.Validate(Schema, SchemaValidator.Json(text)));
        Scenario scenario = Small.Read(text, "replications=2");
        Assert.Equal("Our \"own\" placement: 2026", scenario.Title);
        Assert.Equal(["pairs", "meetings"], scenario.Arms[1].Programme.Offers.Select(o => o.Kind.Key));
        Assert.Equal(2, Played.Whole(scenario).Finished.Count);
    }

    [Fact]
    public void A_new_scenario_reads_with_every_component_uncommented()
    {
        string text = Regex.Replace(NewScenario.Write("All of it", "s.json"), "^      # ", "      ", RegexOptions.Multiline);
        Scenario scenario = Small.Read(text, "cohort.free_hours_per_week=20");
        Assert.Equal(ComponentCatalogue.All.Select(k => k.Key), scenario.Arms[1].Programme.Offers.Select(o => o.Kind.Key));
    }

    private static IEnumerable<string> Undescribed(JsonNode? node, string path)
    {
        if (node is JsonObject { } schema && schema["properties"] is JsonObject properties)
        {
            foreach ((string key, JsonNode? property) in properties)
            {
                if (string.IsNullOrWhiteSpace((string?)property!["description"]) && key != "value")
                    yield return $"{path}.{key}";
            }
        }
        IEnumerable<(string, JsonNode?)> below = node switch
        {
            JsonObject map => map.Select(p => (p.Key, p.Value)),
            JsonArray list => list.Select(i => ("", i)),
            _ => [],
        };
        foreach ((string key, JsonNode? child) in below)
        {
            foreach (string found in Undescribed(child, $"{path}.{key}"))
                yield return found;
        }
    }
}
