namespace Simulator.Mutations;

/// <summary>
/// Mistakes that the tests once did not notice: the first fifteen survived, the others changed nothing but the golden run's hash. A file
/// name may be a pattern; where text or file may change, a second place says where else to look.
/// </summary>
internal sealed partial record Listed
{
    internal static readonly Listed[] All =
    [
        new(1, "passing on reads the mentee's skill instead of the mentor's",
            new Snippet("Learning.cs", "passedOn * people.Skill[mentor]", "passedOn * people.Skill[mentee]")),
        new(2, "a coordinator's visit raises structure without its cap",
            new Snippet("Slots.cs", "Math.Min(p[VisitMost], pair.Structure + p[VisitStructure])", "pair.Structure + p[VisitStructure]")),
        new(3, "reached is ignored: a remote coordinator reaches everybody",
            new Snippet("CoordinatorPost.cs", "organiser.Parameter(Slots.RemoteReach) * Reached", "organiser.Parameter(Slots.RemoteReach)")),
        new(4, "boosters open no agenda",
            new Snippet("Boosters.cs", "if (workshop.Acquaintance) organiser.OpenAgenda(workshop.For);", "")),
        new(5, "evenly spread events fall a week early",
            new Snippet(
                "Rhythm.cs", "(int)((long)events * k / weeks) - (int)((long)events * (k - 1) / weeks)",
                "(int)((long)events * Math.Min(k + 1, weeks) / weeks) - (k == 1 ? 0 : (int)((long)events * k / weeks))")),
        new(6, "two group meetings of a week share their luck",
            new Snippet("Groups.cs", "organiser.Gather(GatheringKind.Group, Together, Hours, TalkIn, Online, k)",
                "organiser.Gather(GatheringKind.Group, Together, Hours, TalkIn, Online, 0)")),
        new(7, "a mentor's session hours are not planned",
            new Snippet("Organiser.cs", "Plan(mentor, hours);", "")),
        new(8, "the design effect over replicates is upside down",
            new Snippet(
                "*.cs", "Descriptives.Of(differences).Variance / (squares / errors.Length)",
                    "squares / errors.Length / Descriptives.Of(differences).Variance")),
        new(9, "the ICC goes without the correction for unequal sizes",
            new Snippet(
                "IntraclassCorrelation.cs", "(n - (groups.Sum(group => (double)group.Length * group.Length) / n)) / anova.Df1", "n / anova.Groups")),
        new(10, "a scale is made from one answered item",
            new Snippet("Instrument.cs", "2 * answered >= Items.Count", "answered >= 1")),
        new(11, "equity counts better as worse",
            new Snippet("Gains.cs", "if (gain <= -matters) worse++;", "if (gain >= matters) worse++;")),
        new(12, "a shared cohort value wins over an arm's own",
            new Snippet(
                "CohortReader.cs", "own.Values.GetValueOrDefault(field.Key) ?? shared.Values.GetValueOrDefault(field.Key)",
                "shared.Values.GetValueOrDefault(field.Key) ?? own.Values.GetValueOrDefault(field.Key)")),
        new(13, "the resolved scenario loses an offer's last week",
            new Snippet("ResolvedScenario.cs", "{Math.Min(offer.LastWeek, weeks)}", "{weeks}"),
            new Snippet("*.cs", "Math.Min(offer.LastWeek, weeks)", "weeks")),
        new(14, "an offer of one week, weeks: [2, 2], is refused",
            new Snippet("ProgrammeReader.cs", "from > to", "from >= to")),
        new(15, "the hypothesis below is read as above",
            new Snippet("HypothesisReader.cs", "\"below\" => Expectation.Below", "\"below\" => Expectation.Above")),
        new(16, "the second answer reuses the first's draw",
            new Snippet("Questionnaire.cs", "1 => draw.U1", "1 => draw.U0"),
            new Snippet("*.cs", "0 => draw.U0, 1 => draw.U1, 2 => draw.U2", "0 => draw.U0, 1 => draw.U0, 2 => draw.U2")),
        new(17, "the second disclosure is credited to the first speaker",
            new Snippet("Conversation.cs", "if (secondTold) Answer(world, second, first,", "if (secondTold) Answer(world, first, second,")),
        new(18, "a meeting's hours are booked for one of two",
            new Snippet(
                "Organiser.cs", "number)) return; Book(HourKind.Participants, 2 * hours);", "number)) return; Book(HourKind.Participants, hours);")),
        new(19, "informal hours are halved",
            new Snippet("OutcomeCatalogue.cs", "s.Hours(Channel.Informal)", "0.5 * s.Hours(Channel.Informal)"),
            new Snippet("*.cs", "Hours(Channel.Informal)", "Hours(Channel.Informal) / 2")),
        new(20, "the worst tenth is the best",
            new Snippet("Spread.cs", "if (outcome.Better == Direction.Lower) Array.Reverse", "if (outcome.Better != Direction.Lower) Array.Reverse")),
        new(21, "omega is swapped: quality weighs what the state should",
            new Snippet(
                "Questionnaire.cs", "(1 - weight) * state + weight * reading.Quality", "weight * state + (1 - weight) * reading.Quality"),
            new Snippet("*.cs", "(1 - weight) * state + weight * reading.Quality", "weight * state + (1 - weight) * reading.Quality")),
        new(22, "good_responses holds disclosures",
            new Snippet("Recorder.cs", "run.GoodResponses[place] = world.Diary.GoodResponses[i]", "run.GoodResponses[place] = world.Diary.Disclosures[i]"),
            new Snippet("*.cs", "= world.Diary.GoodResponses[i];", "= world.Diary.Disclosures[i];")),
    ];
}
