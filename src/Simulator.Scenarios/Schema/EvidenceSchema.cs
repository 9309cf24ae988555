using System.Text.Json.Nodes;
using Simulator.Engine.Programme;
using Simulator.Evidence.Studies;
using Simulator.Scenarios.Studies;
using static Simulator.Scenarios.Schema.FieldSchema;

namespace Simulator.Scenarios.Schema;

/// <summary>JSON Schema (draft-07) of published studies, from the words and statistics that the reader knows.</summary>
public static class EvidenceSchema
{
    /// <summary>Where it is kept in the repository.</summary>
    public const string Path = "scenarios/schema/evidence.schema.json";

    private const int LongestText = 4000;
    private const int LongestLabel = 200;
    private const int MostPeople = 10_000_000;

    private const string WholeNames = "^[a-z][a-z0-9-]{0,63}$";

    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["mean"] = "Mean.",
        ["sd"] = "Standard deviation.",
        ["se"] = "Standard error of the mean, where it is printed instead of the SD.",
        ["n"] = "How many people answered this row.",
        ["median"] = "Median.",
        ["q1"] = "First quartile.",
        ["q3"] = "Third quartile.",
        ["lowest"] = "Lowest value.",
        ["highest"] = "Highest value.",
        ["alpha"] = "Cronbach's alpha.",
        ["count"] = "How many people.",
        ["percent"] = "Per cent of those who answered, 0 to 100.",
        ["share"] = "Share of those who answered, 0 to 1.",
        ["mean_difference"] = "First mean minus second.",
        ["t"] = "t.",
        ["df"] = "Degrees of freedom; of F and of an analysis of variance those of the error.",
        ["F"] = "F.",
        ["df1"] = "Degrees of freedom of F's numerator; arms less one when absent.",
        ["z"] = "z.",
        ["U"] = "Mann and Whitney's U.",
        ["chi_squared"] = "Pearson's chi squared.",
        ["p"] = "p, as a number, a bound (\"< .001\", \"> .05\") or \"ns\".",
        ["eta_squared"] = "Eta squared, partial.",
        ["d"] = "Cohen's d or one of its kin.",
        ["d_lower"] = "Lower end of the interval of d.",
        ["d_upper"] = "Upper end of the interval of d.",
        ["ci_lower"] = "Lower end of the interval of the difference.",
        ["ci_upper"] = "Upper end of the interval of the difference.",
        ["sd_difference"] = "SD of the differences of the same people, for test: paired.",
        ["r"] = "Correlation of both occasions, for test: paired.",
    };

    /// <summary>The schema's text.</summary>
    public static string Write()
    {
        JsonObject whole = FieldSchema.Map(
            "A published study as data: what was done, what was printed, and what a simulation may use of it. Unknown keys are errors.",
            new JsonObject
            {
                ["schema_version"] = Whole("Version of this form.", 1, 1),
                ["kind"] = Constant("study", "What the file is."),
                ["id"] = Name("The study's name, the same as its file's without .yaml."),
                ["citation"] = Citation(),
                ["design"] = Design(),
                ["questionnaire"] = Questionnaire(),
                ["outcomes"] = List("Quantities besides the questionnaire's rows that tables and targets speak of.",
                    FieldSchema.Map("A quantity.", new JsonObject
                    {
                        ["name"] = Identifier("Its name."),
                        ["unit"] = Long("Its unit."),
                        ["what"] = Long("What it is."),
                    }, Words(["name", "unit", "what"]))),
                ["answers"] = Either(
                    "Raw answers in a CSV file beside this one: arm,teacher,item_1,…; they decide about every printed number of their occasion.",
                    Text("The file's name; the answers of the end of the programme.", LongestLabel),
                    FieldSchema.Map("A file and when its answers were given.", new JsonObject
                    {
                        ["file"] = Text("The file's name.", LongestLabel),
                        ["when"] = Long("When, in the words of the tables."),
                    }, Words(["file"]))),
                ["tables"] = List("Tables, and passages of the text, that print statistics.", Table()),
                ["tallies"] = List("Counts and percentages of people by category.", Tally()),
                ["claims"] = List("Sentences of the study that its own numbers can test.", Claim()),
                ["targets"] = List("What a simulation is fitted to or checked against.", Target()),
                ["notes"] = List("What no computation can tell.", Long("A note.")),
            },
            Words(["schema_version", "kind", "id", "citation", "design"]));
        JsonObject schema = new() { ["$schema"] = Draft, ["title"] = "A published study" };
        foreach ((string key, JsonNode? value) in whole)
            schema[key] = value?.DeepClone();
        return ScenarioSchema.Print(schema);
    }

    private static JsonObject Citation() => FieldSchema.Map("Where it was published and how it was read.", new JsonObject
    {
        ["authors"] = List("The authors, family names first.", Long("An author.")),
        ["year"] = Whole("The year.", 1800, 2200),
        ["title"] = Long("The title."),
        ["source"] = Long("Journal, volume, pages; or the page it stands on."),
        ["read"] = Word("What was read of it.", StudyReader.ReadWords),
    }, Words(["authors", "year", "title", "source", "read"]));

    private static JsonObject Design() => FieldSchema.Map("Who took part, in which arms, for how long.", new JsonObject
    {
        ["kind"] = Word("The kind of study.", StudyReader.Kinds),
        ["allocation"] = Long("How people came into their arm."),
        ["locator"] = Label("Where the study says so."),
        ["schools"] = Whole("Schools or services in all.", 1, 100_000),
        ["weeks"] = new JsonObject { ["description"] = "Length, above 0. Unit: weeks.", ["type"] = "number", ["minimum"] = 0 },
        ["days_per_week"] = Whole("Working days a week.", 1, 7),
        ["arms"] = List("The arms; the occasions, where the same people were asked twice.", FieldSchema.Map("An arm.", new JsonObject
        {
            ["name"] = Identifier("Its name, the same as in scenarios."),
            ["label"] = Long("What the study calls it."),
            ["n"] = Whole("How many people; not needed where raw answers count them.", 1, MostPeople),
            ["units"] = Long("What is counted, such as teachers."),
            ["schools"] = Whole("Schools or other clusters.", 1, 100_000),
            ["dose"] = Long("What the arm got, in words."),
            ["programme"] = FieldSchema.Map("What the study says was offered, as a scenario would write it; only what was reported.", Programme()),
        }, Words(["name", "label", "units"]))),
    }, Words(["kind", "allocation", "locator"]));

    private static JsonObject Programme() => new(ComponentCatalogue.All.Select(k =>
    {
        JsonObject component = FieldSchema.Map(k.Sentence, k.Fields);
        component.Remove("required");
        return KeyValuePair.Create<string, JsonNode?>(k.Key, component);
    }));

    private static JsonObject Questionnaire() => FieldSchema.Map("The questionnaire as the study describes it.", new JsonObject
    {
        ["name"] = Name("The questionnaire's name in the catalogue, or one of your own."),
        ["minimum"] = Whole("The lowest answer.", -100, 100),
        ["maximum"] = Whole("The highest answer.", -100, 1000),
        ["anchors"] = FieldSchema.Map("What is printed under the ends.", new JsonObject
        {
            ["low"] = Long("Under the lowest answer."),
            ["high"] = Long("Under the highest answer."),
            ["more_at"] = Word("Which end means more by the printed words.", ["low", "high"]),
            ["locator"] = Label("Where they are printed."),
        }, Words(["low", "high", "more_at", "locator"])),
        ["read_as_more"] = Word("Which end means more as the text reads its means.", ["low", "high"]),
        ["effect_labels"] = FieldSchema.Map("The study's own words for effect sizes.", new JsonObject
        {
            ["statistic"] = Word("What the cut-offs are of.", ["eta_squared", "d"]),
            ["locator"] = Label("Where they are given."),
            ["cuts"] = new JsonObject
            {
                ["description"] = "Word and lowest value, the smallest first.",
                ["type"] = "object",
                ["additionalProperties"] = new JsonObject { ["type"] = "number", ["minimum"] = 0 },
            },
        }, Words(["statistic", "locator", "cuts"])),
        ["rows"] = List("Items and scales, items first.", FieldSchema.Map("An item, or a scale.", new JsonObject
        {
            ["row"] = Identifier("Its name in tables and answers."),
            ["label"] = Long("What it asks, paraphrased."),
            ["when"] = Long("When it was measured."),
            ["items"] = Either("A scale's items.", List("By name.", Identifier("An item above."), 2, 1000), Whole("Only how many.", 2, 1000)),
            ["minimum"] = Whole("The item's lowest answer, where it is not the questionnaire's.", -1000, 1000),
            ["maximum"] = Whole("The item's highest answer, where it is not the questionnaire's.", -1000, 1000),
            ["reversed"] = Switch("Whether the item is worded the other way, so that a scale counts it from the other end."),
            ["score"] = Word("Whether a scale is printed as the mean of its items or as their total; told by the printed means when absent.",
                QuestionnaireReader.ScoringWords),
        }, Words(["row", "label", "when"])), 1),
    }, Words(["name", "minimum", "maximum", "anchors", "read_as_more", "rows"]));

    private static JsonObject Table() => FieldSchema.Map("A table, or a passage of the text.", new JsonObject
    {
        ["id"] = Identifier("Its name here."),
        ["locator"] = Label("Where it stands."),
        ["measured"] = Long("What was measured."),
        ["when"] = Long("When; the same row at another time is another row."),
        ["occasion"] = Word("Which occasion that is, where the words of when do not tell: only the end is set beside a simulation.", TableWords.Occasions),
        ["group"] = Identifier("The part of the people it is about, such as women; all when absent."),
        ["scores"] = Word("What means and SDs are of: answers, gains from one occasion to the other, or adjusted means. Answers when absent, adjusted "
            + "under test: adjusted.", TableWords.Scores),
        ["unit"] = Long("The unit of its means."),
        ["test"] = Word("The test behind its statistics; none where it is not named or not listed here.", TableWords.Tests),
        ["one_sided"] = Either("Whether the tests are one-sided.",
            Switch("true leaves open which side was expected, and then a half p cannot be tested."),
            Word("greater: the first arm was expected above the second; less: below.", TableWords.Sides.Skip(2))),
        ["contrast"] = new JsonObject
        {
            ["description"] = "Two arms, as in: treatment - control.",
            ["type"] = "string",
            ["pattern"] = "^[a-z][a-z0-9_]{0,31} - [a-z][a-z0-9_]{0,31}$",
        },
        ["use"] = Use(),
        ["reason"] = Long("Why."),
        ["rows"] = List("Its rows.", FieldSchema.Map("A row.", new JsonObject
        {
            ["row"] = Identifier("A row of the questionnaire, or an outcome."),
            ["locator"] = Label("Where, if elsewhere than the table."),
            ["unit"] = Long("Its unit, if another than the table's."),
            ["use"] = Use(),
            ["reason"] = Long("Why, if another reason than the table's."),
            ["arms"] = new JsonObject
            {
                ["description"] = "Numbers by arm.",
                ["type"] = "object",
                ["propertyNames"] = new JsonObject { ["pattern"] = IdentifierPattern },
                ["additionalProperties"] = Numbers("An arm's numbers.", StatisticName.OfAnArm),
            },
            ["all"] = Numbers("Numbers of everybody.", StatisticName.OfTheContrast),
            ["contrast"] = Numbers("Numbers of the contrast.", StatisticName.OfTheContrast),
        }, Words(["row"])), 1),
    }, Words(["id", "locator", "measured", "when", "unit", "test", "use", "reason", "rows"]));

    private static JsonObject Tally() => FieldSchema.Map("How many of a group fall into categories.", new JsonObject
    {
        ["id"] = Identifier("Its name here."),
        ["variable"] = Identifier("What is tallied; tallies of one variable in several groups can be compared."),
        ["group"] = Identifier("The arm or group; everybody when absent."),
        ["what"] = Long("The question or property in words."),
        ["n"] = Whole("How many people are behind it.", 1, MostPeople),
        ["locator"] = Label("Where it stands."),
        ["complete"] = Switch("Whether the categories cover everybody once."),
        ["numeric"] = Switch("Whether the categories' names are numbers, such as ages."),
        ["cells"] = new JsonObject
        {
            ["description"] = "Categories.",
            ["type"] = "object",
            ["additionalProperties"] = Either("A category.", Constant("rest", "Whoever is left."), Numbers("Its numbers.", ["count", "percent"])),
        },
    }, Words(["id", "variable", "what", "n", "locator", "cells"]));

    private static JsonObject Claim() => FieldSchema.Map("A sentence that the study's own numbers can test.", new JsonObject
    {
        ["claim"] = Word("What it says.", ClaimReader.Kinds),
        ["id"] = Identifier("Its name here."),
        ["locator"] = Label("Where it stands."),
        ["says"] = Long("What it says, in your words."),
        ["row"] = Identifier("The row of an effect_label or a significance."),
        ["table"] = Identifier("The table whose row it is; the row at the end of the programme when absent."),
        ["label"] = Long("The word of an effect_label."),
        ["printed"] = Either("The number of an effect_label or an order; the numbers of a same_quantity.", Number("A number."),
            List("The numbers.", Number("A number."), 2)),
        ["order"] = Word("Whether an order says above or below.", ["above", "below"]),
        ["than"] = Number("What an order compares with."),
        ["significant"] = Switch("Whether a significance says that the arms differ."),
        ["level"] = new JsonObject { ["description"] = "At which level, 0 to 1.", ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
        ["variable"] = Identifier("What the tallies of an alike or a chi_squared are of."),
        ["chi_squared"] = Number("The printed chi squared."),
        ["p"] = Number("Its printed p."),
    }, Words(["claim", "id", "locator", "says"]));

    private static JsonObject Target() => FieldSchema.Map("A number that a simulation is fitted to or checked against.", new JsonObject
    {
        ["id"] = Identifier("Its name here."),
        ["row"] = Identifier("A row or outcome; items for the mean over all items."),
        ["arm"] = Identifier("The arm; the contrast or everybody when absent."),
        ["statistic"] = Word("The statistic.", StatisticName.All),
        ["unit"] = Long("Its unit."),
        ["use"] = Use(),
        ["source"] = Word("Where the number comes from; exact: the audit determines it from whole answers.", TargetReader.Sources),
        ["value"] = Number("The number."),
        ["holds"] = FieldSchema.Map("What holds of it, where the source gives no number: one of these.", new JsonObject
        {
            ["above"] = new JsonObject { ["description"] = "It lies above this.", ["type"] = "number" },
            ["below"] = new JsonObject { ["description"] = "It lies below this.", ["type"] = "number" },
            ["between"] = List("It lies between these, the smaller first.", new JsonObject { ["type"] = "number" }, 2, 2),
        }),
        ["locator"] = Label("Where the source is."),
        ["reason"] = Long("Why."),
    }, Words(["id", "row", "statistic", "unit", "use", "source", "locator", "reason"]));

    private static JsonObject Numbers(string description, IEnumerable<string> statistics) => FieldSchema.Map(description,
        new JsonObject(statistics.Select(s => KeyValuePair.Create<string, JsonNode?>(s, Number(Sentences[s])))));

    private static JsonObject Number(string description) =>
        new() { ["description"] = $"{description} As printed, in quotes.", ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 40 };

    private static JsonObject Use() => Word("What a simulation may do with it: fit, check, or show beside (context).", EvidenceValues.Uses);

    private static JsonObject Long(string description) => Text(description, LongestText);

    private static JsonObject Label(string description)
    {
        JsonObject label = Text(description, LongestLabel);
        label["type"] = new JsonArray("string", "number", "boolean");
        return label;
    }

    private static JsonObject Name(string description) => new() { ["description"] = description, ["type"] = "string", ["pattern"] = WholeNames };

    private static JsonObject Word(string description, IEnumerable<string> words) => new() { ["description"] = description, ["enum"] = Words(words) };

    private static JsonObject Switch(string description) => new() { ["description"] = description, ["type"] = "boolean" };

    private static JsonObject Whole(string description, int low, int high) =>
        new() { ["description"] = description, ["type"] = "integer", ["minimum"] = low, ["maximum"] = high };
}
