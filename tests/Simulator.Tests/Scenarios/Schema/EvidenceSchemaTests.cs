using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Simulator.Evidence.Studies;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Schema;
using Simulator.Scenarios.Studies;

namespace Simulator.Tests.Scenarios.Schema;

/// <summary>The schema of evidence files against the files, and the starter against the reader.</summary>
public sealed class EvidenceSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(EvidenceSchema.Write())!;

    [Theory]
    [MemberData(nameof(EvidenceReaderTests.Studies), MemberType = typeof(EvidenceReaderTests))]
    public void Every_study_of_the_catalogue_holds_to_it(string name) =>
        Assert.Empty(SchemaValidator.Validate(Schema, SchemaValidator.Json(File.ReadAllText(Path.Combine(Small.Root, "seeds/evidence", name + ".yaml")))));

    [Fact]
    public void It_knows_every_statistic_test_and_claim_that_the_reader_knows()
    {
        JsonNode table = Schema["properties"]!["tables"]!["items"]!["properties"]!, row = table["rows"]!["items"]!["properties"]!;
        Assert.Equal(StatisticName.OfAnArm, Keys(row["arms"]!["additionalProperties"]!));
        Assert.Equal(StatisticName.OfTheContrast, Keys(row["contrast"]!));
        Assert.Equal(TableWords.Tests, ((JsonArray)table["test"]!["enum"]!).Select(w => (string)w!));
        Assert.Equal(Enum.GetValues<TestKind>().Length, TableWords.Tests.Count);
        Assert.Equal(Enum.GetValues<Scores>().Length, TableWords.Scores.Count);
        Assert.Equal(Enum.GetValues<StudyOccasion>().Length, TableWords.Occasions.Count);
        Assert.Equal(Enum.GetValues<Sides>().Length, TableWords.Sides.Count);
    }

    [Theory]
    [InlineData("test: student", "test: students")]
    [InlineData("t: \"1.74\"", "t: 1.74")]
    [InlineData("unit: points", "units: points")]
    [InlineData("use: check", "use: checks")]
    [InlineData("score: mean", "score: sum")]
    [InlineData("contrast: treatment - control", "contrast: treatment-control")]
    public void Reader_and_schema_refuse_the_same_slips(string right, string wrong)
    {
        string text = NewStudy.Write("mine", "s.json").Replace(right, wrong, StringComparison.Ordinal);
        Assert.Throws<BadInputException>(() => EvidenceReader.ParseStudy(text, "mine.yaml"));
        Assert.NotEmpty(SchemaValidator.Validate(Schema, SchemaValidator.Json(text)));
    }

    [Fact]
    public void The_starter_reads_and_reads_with_everything_uncommented()
    {
        Assert.Equal("mine", EvidenceReader.ParseStudy(NewStudy.Write("mine", "s.json"), "mine.yaml").Id);
        string all = Regex.Replace(NewStudy.Write("mine", "s.json"), "^(  )?(    )?# (outcomes:|answers:|tallies:|claims:|notes:|  - |    +cells)", "$1$2$3",
            RegexOptions.Multiline).Replace("answers: mine.csv\n", "", StringComparison.Ordinal);
        Study study = EvidenceReader.ParseStudy(all, "mine.yaml");
        Assert.Equal((1, 1, 1, 1), (study.Outcomes.Count, study.Tallies.Count, study.Claims.Count, study.Notes.Count));
        Assert.Empty(SchemaValidator.Validate(Schema, SchemaValidator.Json(all)));
    }

    private static IEnumerable<string> Keys(JsonNode map) => ((JsonObject)map["properties"]!).Select(p => p.Key);
}
