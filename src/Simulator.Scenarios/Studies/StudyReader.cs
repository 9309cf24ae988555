using Simulator.Evidence.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Studies;

/// <summary>Reads a whole study.</summary>
internal sealed class StudyReader(MapReader map, string? folder)
{
    internal static readonly string[] Kinds =
        ["randomised", "cluster_randomised", "quasi_experiment", "single_group", "qualitative", "review", "abstracts", "news"];

    internal static readonly string[] ReadWords = ["full", "abstract", "second_hand"];

    public Study Read()
    {
        map.Required("schema_version").Integer(1, 1);
        map.Required("kind").Word(["study"]);
        string id = map.Required("id").CatalogueName() ?? "";
        Citation citation = ReadCitation(map.Required("citation"));
        Design design = ReadDesign(map.Required("design"));
        PublishedQuestionnaire? questionnaire = QuestionnaireReader.Read(map.Optional("questionnaire"));
        IReadOnlyList<OutcomeNote> outcomes = [.. map.Optional("outcomes").Items().Select(ReadOutcome).OfType<OutcomeNote>()];
        StudyNames names = new(
            [.. design.Arms.Select(a => a.Name)],
            [.. questionnaire?.Rows.Select(r => r.Name) ?? [], .. outcomes.Select(o => o.Name)]);
        IReadOnlyList<PrintedTable> tables = TableReader.Read(map.Optional("tables"), names);
        RawAnswers? answers = ReadAnswers(map.Optional("answers"), questionnaire, names);
        Study study = new()
        {
            Id = id,
            Citation = citation,
            // Who is in the answers need not be counted by hand.
            Design = answers is null ? design : design with { Arms = [.. design.Arms.Select(a => a with { N = a.N ?? Present(answers.N(a.Name)) })] },
            Questionnaire = questionnaire,
            Outcomes = outcomes,
            Tables = tables,
            Tallies = TallyReader.Read(map.Optional("tallies")),
            Claims = ClaimReader.Read(map.Optional("claims"), names with { Tables = [.. tables.Select(t => t.Id)] }),
            Targets = TargetReader.Read(map.Optional("targets"), names),
            Notes = map.Optional("notes").Texts(),
            Answers = answers,
        };
        map.Finish();
        return study;
    }

    private static Citation ReadCitation(ValueReader value)
    {
        if (value.Map() is not { } map)
            return new Citation([], 0, "", "", "");
        Citation citation = new(
            map.Required("authors").Texts(),
            map.Required("year").Integer(1800, 2200) ?? 0,
            map.Required("title").Text() ?? "",
            map.Required("source").Text() ?? "",
            map.Required("read").Word(ReadWords) ?? "");
        map.Finish();
        return citation;
    }

    private static Design ReadDesign(ValueReader value)
    {
        if (value.Map() is not { } map)
            return new Design { Kind = "", Allocation = "", Locator = "" };
        HashSet<string> seen = [];
        Design design = new()
        {
            Kind = map.Required("kind").Word(Kinds) ?? "",
            Allocation = map.Required("allocation").Text() ?? "",
            Locator = map.Required("locator").Label() ?? "",
            Schools = map.Optional("schools").Integer(1, 100_000, "schools"),
            Weeks = map.Optional("weeks").Number(NumberRange.Above(0, "weeks")),
            DaysPerWeek = map.Optional("days_per_week").Integer(1, 7, "days a week"),
            Arms = [.. map.Optional("arms").Items().Select(a => ReadArm(a, seen)).OfType<StudyArm>()],
        };
        map.Finish();
        return design;
    }

    private static StudyArm? ReadArm(ValueReader value, HashSet<string> seen)
    {
        if (value.Map() is not { } map)
            return null;
        ValueReader name = map.Required("name");
        StudyArm arm = new(
            name.Identifier() ?? "",
            map.Required("label").Text() ?? "",
            map.Optional("n").Integer(1, 10_000_000, "people"),
            map.Required("units").Text() ?? "",
            map.Optional("schools").Integer(1, 100_000, "schools"),
            map.Optional("dose").Text())
        {
            Programme = ReportedProgramme.Read(map.Optional("programme")),
        };
        name.Unique(arm.Name, seen);
        map.Finish();
        return arm.Name.Length == 0 ? null : arm;
    }

    private static OutcomeNote? ReadOutcome(ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        string? name = map.Required("name").Identifier();
        OutcomeNote outcome = new(name ?? "", map.Required("unit").Text() ?? "", map.Required("what").Text() ?? "");
        map.Finish();
        return name is null ? null : outcome;
    }

    private RawAnswers? ReadAnswers(ValueReader value, PublishedQuestionnaire? questionnaire, StudyNames names)
    {
        string? when = null;
        ValueReader file = value;
        if (value.IsMap && value.Map() is { } answers)
        {
            (file, ValueReader said) = (answers.Required("file"), answers.Optional("when"));
            when = said.IsPresent ? said.Text() : null;
            answers.Finish();
        }

        if (file.Label() is not { } name)
            return null;
        if (folder is null || questionnaire is null)
        {
            file.Refuse("raw answers need a questionnaire and a folder", "a file beside this one, and questionnaire: …");
            return null;
        }
        string path = Path.Combine(folder, name);
        if (Path.GetFileName(name) != name || !File.Exists(path))
        {
            file.Refuse("no such file", "the name of a CSV file beside this one");
            return null;
        }
        return new AnswersReader(path, questionnaire, names.Arms, map.Problems).Read() with { When = when };
    }

    private static int? Present(int people) => people > 0 ? people : null;
}

/// <summary>The names that tables, claims and targets may use.</summary>
internal sealed record StudyNames(IReadOnlyCollection<string> Arms, IReadOnlyCollection<string> Rows)
{
    /// <summary>The tables' identifiers, once they are read.</summary>
    public IReadOnlyCollection<string> Tables { get; init; } = [];
}
