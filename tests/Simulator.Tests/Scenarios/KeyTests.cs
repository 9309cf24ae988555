using System.Reflection;
using System.Text.Json.Nodes;
using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Scenarios;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Schema;
using Simulator.Tests.Cli;
using Simulator.Tests.Engine;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Scenarios;

/// <summary>
/// A key that is read, checked and written back, and then changes nothing, promises an author what the model does not hold. Every field is
/// changed here, and something must come of it.
/// </summary>
public sealed class KeyTests
{
    /// <summary>Fields of components that change no outcome and no hour, with the reason.</summary>
    private static readonly Dictionary<string, string> OfComponentsWithoutEffect = new()
    {
        ["workshop.orientation"] = "nothing in the evidence says what orientation does by itself; the hours of the workshop stand for it",
    };

    /// <summary>Keys outside components that change no outcome, with the reason.</summary>
    private static readonly Dictionary<string, string> WithoutEffect = new()
    {
        ["schema_version"] = "there is one version",
        ["free_hours_per_week"] = "a limit: a programme that asks for more is refused",
        ["test"] = "only hypotheses.csv: HandMadeTests hold what it says",
        ["alpha"] = "only hypotheses.csv: HandMadeTests hold what it says",
    };

    /// <summary>Keys at the top of a scenario that are no field: texts, and maps with tests of their own.</summary>
    private static readonly Dictionary<string, string> NoFields = new()
    {
        ["name"] = "a text",
        ["notes"] = "a text",
        ["words"] = "what people and places are called (AnswerTests)",
        ["id"] = "a text",
        ["sources"] = "texts",
        ["extends"] = "VariantTests",
        ["set"] = "VariantTests",
        ["calendar"] = "its fields are below",
        ["cohort"] = "its fields are below",
        ["arms"] = "its fields are below",
        ["instrument"] = "its fields are below",
        ["hypotheses"] = "its fields are below",
        ["evidence"] = "comparison.csv",
        ["parameters"] = "ParameterTests",
        ["seed"] = "below, though no field",
        ["survey_weeks"] = "below, though no field",
    };

    /// <summary>A change for every field that the engine reads, on a cohort in which it matters.</summary>
    private static readonly Dictionary<string, string> ReadByTheEngine = new()
    {
        ["weeks"] = "calendar.weeks=5",
        ["days_per_week"] = "calendar.days_per_week=4",
        ["teachers"] = "cohort.teachers=13",
        ["schools"] = "cohort.schools=4",
        ["teams"] = "cohort.teams=[4, 5]",
        ["leadership"] = "cohort.leadership=0.9",
        ["travel_hours"] = "cohort.travel_hours=2",
        ["untracked_colleagues"] = "cohort.untracked_colleagues=true",
        ["regions"] = "cohort.regions=2",
        ["friendship"] = "cohort.acquaintance.friendship=0.7",
        ["trust"] = "cohort.acquaintance.trust=0.8",
        ["sizes"] = "arms.some.cohort={ sizes: [5, 4, 3] }",
        ["attributes"] = "cohort.attributes={ subject: [maths, arts] }",
        ["mean"] = "cohort.base_load={ mean: 0.7, sd: 0.1 }",
        ["sd"] = "cohort.skill={ mean: 0.46, sd: 0.3 }",
        ["weeks of a component"] = "arms.some.programme.meetings.weeks=[2, 3]",
    };

    /// <summary>A change for every field that only the study around the engine reads; it shows in the answers.</summary>
    private static readonly Dictionary<string, string> ReadByTheStudy = new()
    {
        ["people"] = "people=separate",
        ["replications"] = "replications=4",
        ["seed"] = "seed=8",
        ["survey_weeks"] = "survey_weeks=[1, 2]",
        ["careless_share"] = "instrument.careless_share=0.6",
        ["missing_share"] = "instrument.missing_share=0.6",
        ["rate"] = "arms.pairs.response={ rate: 0.5 }",
        ["by"] = "arms.pairs.response={ rate: 0.5, by: stress, strength: 3 }",
        ["strength"] = "arms.pairs.response={ rate: 0.5, by: trust, strength: -3 }",
        ["points"] = "instrument.points=9",
    };

    public static TheoryData<string> Components => [.. ComponentCatalogue.All.SelectMany(k => k.Fields.Select(f => $"{k.Key}.{f.Key}"))];

    [Theory]
    [MemberData(nameof(Components))]
    public void A_field_of_a_component_changes_what_happens_or_says_why_not(string key)
    {
        ComponentKind kind = ComponentCatalogue.Find(key.Split('.')[0])!;
        Field field = kind.Fields.Single(f => key == $"{kind.Key}.{f.Key}");
        // Some fields matter only in rare programmes: renewal where pairs end. What has no effect is believed sooner.
        bool changes = Enumerable.Range(0, OfComponentsWithoutEffect.ContainsKey(key) ? 60 : 500).Any(attempt => Changes(kind, field, new Random(attempt)));
        Assert.True(changes != OfComponentsWithoutEffect.ContainsKey(key), $"{key} {(changes ? "has an effect after all" : "is read and changes nothing")}");
    }

    [Fact]
    public void A_field_of_the_cohort_or_the_calendar_changes_the_scenario_and_what_happens()
    {
        (string resolved, List<double> bits) = Played();
        Assert.All(ReadByTheEngine, change =>
        {
            (string changed, List<double> played) = Played(change.Value);
            Assert.True(resolved != changed, $"{change.Key} is not in the resolved scenario");
            Assert.False(bits.SequenceEqual(played), $"{change.Key} is read and changes nothing");
        });
    }

    [Fact]
    public void A_field_of_the_study_changes_the_scenario_and_its_tables()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["keys.yaml"], Study);
        (string resolved, string responses) = Written();
        Assert.All(ReadByTheStudy, change =>
        {
            (string resolvedAfter, string responsesAfter) = Written(change.Value);
            Assert.True(resolved != resolvedAfter, $"{change.Key} is not in the resolved scenario");
            Assert.True(responses != responsesAfter, $"{change.Key} does not show in responses.csv");
        });

        (string Resolved, string Responses) Written(params string[] change)
        {
            OpenedScenario opened = ScenarioReader.Open(folder["keys.yaml"], new Overrides(change));
            return (ResolvedScenario.Write(opened.Scenario), GoldenTables.Of(opened, 1)["responses"].Sha256["csv"]);
        }
    }

    [Fact]
    public void No_key_is_left_out_of_these_tests()
    {
        HashSet<string> seen = [.. ReadByTheEngine.Keys, .. ReadByTheStudy.Keys, .. WithoutEffect.Keys];
        IEnumerable<string> fields = typeof(ScenarioFields).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(f => f.FieldType == typeof(Field)).Select(f => ((Field)f.GetValue(null)!).Key);
        Assert.Empty(fields.Except(seen));
        JsonObject properties = (JsonObject)JsonNode.Parse(ScenarioSchema.Write())!["properties"]!;
        Assert.Empty(properties.Select(p => p.Key).Except(seen).Except(NoFields.Keys));
    }

    private const string Cohort = """
        schema_version: 1
        name: Keys
        calendar: { weeks: 6, days_per_week: 5 }
        people: same
        cohort: { teachers: 12, schools: 3, teams: [2, 3], free_hours_per_week: 40 }
        instrument: lankau-1996-adapted
        arms:
          - name: some
            programme:
              pairs: { within: anywhere }
              meetings: { per_week: 2, hours: 1, structure: 0.8 }

        """;

    private const string Study = """
        schema_version: 1
        name: Keys
        calendar: { weeks: 2, days_per_week: 5 }
        people: same
        cohort: { teachers: 8, schools: 2, teams: [2, 2] }
        arms:
          - { name: nothing, programme: none }
          - { name: pairs, programme: { pairs: {}, meetings: { per_week: 1, hours: 1, structure: 0.8 } } }
        instrument:
          id: two
          title: Two items
          source: nowhere
          points: 5
          careless_share: 0
          missing_share: 0
          items:
            - { id: item_1, text: One, asks: listened }
            - { id: item_2, text: Two, asks: trusted, effectiveness: true }
        survey_weeks: [2]
        replications: 3
        seed: 7
        hypotheses:
          - { name: h, outcome: item_1, contrast: pairs - nothing, expect: above 0 }

        """;

    private static (string Resolved, List<double> Bits) Played(params string[] sets)
    {
        Scenario scenario = Small.Read(Cohort, sets);
        Arm arm = scenario.Arms[0];
        return (ResolvedScenario.Write(scenario), Example.BitsOfBlocks(new Setting(scenario.Calendar, arm.Cohort), arm.Programme, arm.Programme.AcrossSchools));
    }

    /// <summary>Whether two values of a field, in the same programme otherwise, lead to different people, ties or booked hours.</summary>
    private static bool Changes(ComponentKind kind, Field field, Random random)
    {
        CohortPlan cohort = Example.Cohort(5, 4) with
        {
            FreeHoursPerWeek = 1000,
            Attributes = [new AttributePlan("disposition", []), new AttributePlan("subject", [new Level("maths", null, 0.5), new Level("arts", null, 0.5)])],
        };
        Setting setting = new(new Calendar(5, 5), cohort);
        List<Offer> others = [];
        foreach (ComponentKind other in ComponentCatalogue.All.Where(k => k != kind && random.Next(2) == 0))
            others.Add(new Offer(other, new FieldValues(other.Fields, Values(other, setting, random))));
        Dictionary<string, object> values = Values(kind, setting, random);
        (List<double> Bits, string Text)? first = null;
        for (int k = 0; k < 3; k++)
        {
            // Left out where it may be: a word that a map may replace has only itself to differ from.
            values.Remove(field.Key);
            if (k > 0 || (field.Default is null && field.Kind != FieldKind.Word)) values[field.Key] = Value(field, setting, random);
            Offer[] offers = [.. others, new Offer(kind, new FieldValues(kind.Fields, values))];
            bool inCircles = offers.Any(o => o.Values.Fields.Any(f => f.Key == "of") && o.Values["of"] is "circles");
            ProgrammePlan programme = new(offers, circles: inCircles ? new CirclePlan(3, WithinSchool: true) : null);
            if (programme.Check(setting).Any()) return false;
            List<double> bits = Bits(Example.Play(setting, programme));
            string text = ResolvedScenario.Write(Example.Scenario(true, 1, new Arm("some", cohort, programme)));
            first ??= (bits, text);
            if (bits.SequenceEqual(first.Value.Bits)) continue;
            Assert.True(text != first.Value.Text, $"{kind.Key}.{field.Key} is not in the resolved scenario");
            return true;
        }

        return false;
    }

    private static List<double> Bits(World world) =>
    [
        .. Example.Bits(world), .. Enum.GetValues<HourKind>().Select(world.Ledger.StaffHours), .. Enum.GetValues<Channel>().Select(world.Ledger.Hours),
        world.Ledger.MeetingsPlanned, world.Ledger.MeetingsHeld, world.Ledger.PairsEnded, world.Pairs.Count,
    ];

    private static Dictionary<string, object> Values(ComponentKind kind, Setting setting, Random random) => kind.Fields
        .Where(f => random.Next(2) == 0 || (f.Default is null && f.Kind is not (FieldKind.Word or FieldKind.People)))
        .ToDictionary(f => f.Key, f => Value(f, setting, random));

    private static object Value(Field field, Setting setting, Random random) => field.Kind switch
    {
        // Cubed: most fields have their usual values in the lower part of their range.
        FieldKind.Number => field.Low + (Math.Pow(random.NextDouble(), 3) * (field.High - field.Low)),
        FieldKind.Whole => (int)(field.Low + (Math.Pow(random.NextDouble(), 3) * (field.High - field.Low))),
        FieldKind.Switch => random.Next(2) == 0,
        FieldKind.Word => field.Words[random.Next(field.Words.Count)],
        FieldKind.Attributes => (string[])[.. setting.Cohort.Attributes.Where(_ => random.Next(2) == 0).Select(a => a.Name)],
        FieldKind.People => new Participants(random.NextDouble(), null, (Selection)random.Next(4)),
        FieldKind.Weeks => (int[])[.. Enumerable.Range(1, setting.Calendar.Weeks).Where(_ => random.Next(2) == 0)],
    };
}
