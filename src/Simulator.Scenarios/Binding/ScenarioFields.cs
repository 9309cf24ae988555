using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments.Tests;

namespace Simulator.Scenarios.Binding;

/// <summary>The single values of a scenario outside its programmes, as fields: what the reader, the schema and the lists walk.</summary>
internal static class ScenarioFields
{
    private static readonly CohortPlan Shipped = new() { SchoolSizes = [1] };

    public static readonly Field SchemaVersion = Field.Whole("schema_version", "", null, 1, 1, "Version of this format.");

    public static readonly Field Weeks = Field.Whole("weeks", "weeks", null, 1, 520, "How long the placement lasts.");

    public static readonly Field DaysPerWeek = Field.Whole("days_per_week", "days a week", null, 1, 7, "Working days a week.");

    public static readonly Field People = Field.Word(
        "people", null, ["same", "separate"],
        "same: every arm has the same people with the same luck (a what-if); separate: people and schools of its own (a study).");

    public static readonly Field Teachers = Field.Whole("teachers", "persons", null, 1, 10_000_000, "Teachers of an arm.");

    public static readonly Field Schools = Field.Whole("schools", "schools", 1, 1, 1_000_000, "Schools, filled evenly; or give sizes.");

    public static readonly Field SchoolSize = Field.Whole(
        "sizes", "persons", null, 1, MostInReach, "Teachers of each school, instead of teachers and schools.");

    public static readonly Field TeamSize = Field.Whole(
        "teams", "persons", null, 1, 50, "Who shares a mentor: none, or [smallest, largest] number of teachers of a mentor.");

    public static readonly Field Leadership = Field.Number(
        "leadership", "share", Shipped.Leadership, 0, 1, "How far the school protects agreed time: 0 not at all, 1 always.");

    public static readonly Field FreeHours = Field.Number(
        "free_hours_per_week", "hours a week", Shipped.FreeHoursPerWeek, 0, 60,
        "What regular meetings must fit into; a programme that asks for more is refused.");

    public static readonly Field Travel = Field.Number(
        "travel_hours", "hours", Shipped.TravelHours, 0, 24, "There and back between two schools.");

    public static readonly Field Untracked = Field.Switch(
        "untracked_colleagues", Shipped.UntrackedColleagues,
        "Whether schools have colleagues who do not take part and with whom teachers also talk.");

    public static readonly Field Regions = Field.Whole(
        "regions", "regions", Shipped.Regions, 1, 1_000_000,
        "Into how many regions the schools are dealt; nothing ever reaches across regions.");

    public static readonly Field Friendship = Field.Number(
        "friendship", "state", Shipped.Friendship, 0, 1, "Mean friendship at the start.");

    public static readonly Field Trust = Field.Number("trust", "state", Shipped.Trust, 0, 1, "Mean trust at the start.");

    public static readonly Field Mean = Field.Number("mean", "", null, 0, 1, "Mean over persons.");

    public static readonly Field Sd = Field.Number("sd", "", null, 0, 0.5, "Standard deviation over persons.");

    public static readonly Field Rate = Field.Number("rate", "share", null, 0.01, 1, "Chance that somebody of mean stress or trust answers.");

    public static readonly Field ResponseBy = Field.Word("by", "none", ["none", "stress", "trust"], "What goes with answering: nothing, stress or trust.");

    public static readonly Field Strength = Field.Number(
        "strength", "log odds per SD", 0, -5, 5, "How much it goes with it: log odds of answering per SD; below 0, who has more answers less.");

    public static readonly IReadOnlyList<Field> Response = [Rate, ResponseBy, Strength];

    public static readonly Field Replications = Field.Whole(
        "replications", "replications", 1000, 1, 1_000_000, "How often the whole study is played.");

    public static readonly Field Test = Field.Word(
        "test", TestCatalogue.Usual, [.. TestCatalogue.All.Select(t => t.Name)],
        "The test of the difference: fisher for counts of persons, which need not be said; paired for the same people in both arms.");

    public static readonly Field Alpha = Field.Number("alpha", "probability", 0.05, 0.000001, 0.5, "Level of the test.");

    public static readonly Field CarelessShare = Field.Number(
        "careless_share", "share", 0, 0, 1, "Share of respondents who tick at random.");

    public static readonly Field MissingShare = Field.Number("missing_share", "share", 0, 0, 1, "Share of answers left out.");

    public static readonly Field Points = Field.Whole(
        "points", "answers", 5, 2, 11, "Answers from 1 to this; the highest is strongly agree.");

    /// <summary>Most people who may be within reach of each other: ties between all of them are kept in memory.</summary>
    public const int MostInReach = Ties.MostTeachers;

    /// <summary>Title, notes and other free text.</summary>
    public const int LongestTitle = 200, LongestNotes = 20_000, LongestWord = 40;

    public static readonly IReadOnlyList<Field> Calendar = [Weeks, DaysPerWeek];

    public static readonly IReadOnlyList<Field> Acquaintance = [Friendship, Trust];

    /// <summary>Mean and spread of a trait.</summary>
    public static readonly IReadOnlyList<Field> Spread = [Mean, Sd];

    /// <summary>Traits of a cohort's people that may differ from the model's own, with a sentence.</summary>
    public static readonly IReadOnlyList<(string Key, string Sentence)> Traits =
    [
        ("base_load", "Base load of these people, 0 to 1; else the model's own (b_mean, b_sd)."),
        ("skill", "Response skill of these people at the start, 0 to 1; else the model's own (mu_q, sigma_q)."),
    ];

    /// <summary>The single values of a cohort that stand directly in it, without sizes.</summary>
    public static readonly IReadOnlyList<Field> Cohort = [Leadership, FreeHours, Travel, Untracked, Regions];

    /// <summary>The words of <see cref="Source"/>, in its order.</summary>
    public static readonly IReadOnlyList<string> SourceWords = ["evidence", "reported", "calibrated", "assumed"];

    public static string Word(this Source source) => SourceWords[(int)source];

    public static Source SourceOf(string word) => (Source)Math.Max(0, SourceWords.ToList().IndexOf(word));
}
