using System.Text.Json.Nodes;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Plans;
using Simulator.Scenarios.Schema;

namespace Simulator.Tests.Scenarios.Schema;

/// <summary>Editors complete and check plans by the schema; it knows what the readers know.</summary>
public sealed class PlanSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(PlanSchema.Write())!;

    public static TheoryData<string> Kinds => [.. PlanSchema.Kinds.Keys];

    [Fact]
    public void Every_shipped_plan_and_its_resolved_form_holds_to_it()
    {
        foreach (InputText plan in Catalogue.Of(InputKind.Plan))
        {
            Assert.Empty(SchemaValidator.Validate(Schema, SchemaValidator.Json(plan.Text)));
            if (!CalibrationReader.IsCalibration(plan.Text))
                Assert.Empty(SchemaValidator.Validate(Schema, SchemaValidator.Json(DesignReader.Open(kind: null, nameOrPath: plan.Name).Plan)));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reader_and_schema_know_the_same_keys(string kind)
    {
        JsonNode form = ((JsonArray)Schema["anyOf"]!).Single(f => (string)f!["properties"]!["kind"]!["const"]! == kind)!;
        string text = $"schema_version: 1\nkind: {kind}\nscenario: nguyen-2013\nnobody_knows: 1\n";
        BadInputException refused = Assert.Throws<BadInputException>(() => kind == CalibrationReader.Kind
            ? (object)CalibrationReader.Open(Input(text)) : DesignReader.Open(Input(text)));
        string told = refused.Problems.InOrder().Single(p => p.Value == "nobody_knows").Allowed!;
        string[] read = [.. told["the keys here are ".Length..].Split(", ").Order(StringComparer.Ordinal)];
        Assert.Equal(read, ((JsonObject)form["properties"]!).Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("kind: sweep\nscenario: nguyen-2013\nvary: { seed: 4 }")]
    [InlineData("kind: sweep\nscenario: nguyen-2013\nvary: { seed: [4] }\ntests: [student_t]")]
    [InlineData("kind: power\nscenario: nguyen-2013\nalpha: 2")]
    [InlineData("kind: power\nscenario: nguyen-2013\nn: [2, 10]")]
    [InlineData("kind: design\nscenario: nguyen-2013\ncandidates: { meetings.per_week: [1, 2] }\nbudget: { hours: 60 }")]
    [InlineData("kind: sensitivity\nscenario: nguyen-2013\nparameters: [kapa_c]")]
    [InlineData("kind: calibration\nscenario: nguyen-2013\nrows: 10")]
    [InlineData("kind: run\nscenario: nguyen-2013")]
    [InlineData("kind: attribution")]
    public void It_refuses_what_the_reader_refuses(string text)
    {
        text = "schema_version: 1\n" + text + "\n";
        Assert.NotEmpty(SchemaValidator.Validate(Schema, SchemaValidator.Json(text)));
        Assert.Throws<BadInputException>(() =>
            CalibrationReader.IsCalibration(text) ? (object)CalibrationReader.Open(Input(text)) : DesignReader.Open(Input(text)));
    }

    private static InputText Input(string text) => new(InputKind.Plan, "plan", "plan.yaml", text, null, InProgram: false);
}
