using System.Globalization;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Experiments.Description;
using Simulator.Experiments.Measurement;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;
using Simulator.Tables;
using Calendar = Simulator.Engine.State.Calendar;

namespace Simulator.Scenarios.Binding;

/// <summary>Binds a scenario's tree, key by key, and goes on after every mistake.</summary>
internal sealed class ScenarioBinder(MapReader map, InputText input, List<InputText> inputs, bool anyVersion = false)
{
    private const int MostArms = 100;

    private readonly Problems problems = map.Problems;

    /// <summary>The scenario, complete if nothing was reported, and the study it names.</summary>
    public (Scenario Scenario, Study? Study)? Bind()
    {
        string id = NameInTables(map.Optional("id"));
        map.Required("schema_version").As(ScenarioFields.SchemaVersion);
        string? title = map.Required("name").Text(ScenarioFields.LongestTitle);
        string? notes = map.Optional("notes").Text(ScenarioFields.LongestNotes);
        FieldWords words = ReadWords(map.Optional("words"));
        Calendar? calendar = ReadCalendar(map.Required("calendar"));
        string? people = (string?)map.Required("people").As(ScenarioFields.People);
        CohortWords shared = CohortReader.Read(map.Optional("cohort"));
        List<Arm> arms = ReadArms(map.Required("arms"), shared, calendar);
        string[] names = [.. arms.Select(a => a.Name)];
        Instrument? instrument = new InstrumentLink(input.Folder, inputs, problems).Read(map.Required("instrument"));
        IReadOnlyList<int> weeks = SurveyWeeks(map.Optional("survey_weeks"), calendar);
        (EvidenceLink Link, Study? Study)? evidence = new StudyLink(input, inputs, problems).Read(map.Optional("evidence"), names);
        ParameterReader parameterReader = new(input.Folder, inputs, problems, anyVersion);
        (ParameterSet parameters, string parametersName, ParameterDraws? draws) = parameterReader.Read(map.Optional("parameters"));
        int replications = map.Whole(ScenarioFields.Replications);
        long? seed = map.Optional("seed").Long(0, long.MaxValue);
        IReadOnlyList<Hypothesis> hypotheses = HypothesisReader.Read(map.Optional("hypotheses"), arms, instrument, people == "same");
        ValueReader sources = map.Optional("sources");
        map.Optional("extends");
        map.Optional("set");
        map.Finish();
        if (calendar is null || instrument is null || arms.Count == 0 || weeks.Count == 0)
            return null;
        Scenario scenario = new()
        {
            Id = id,
            Title = title ?? "",
            Notes = notes ?? "",
            Words = words,
            Calendar = calendar,
            SamePeople = people == "same",
            Arms = arms,
            Instrument = instrument,
            SurveyWeeks = weeks,
            Evidence = evidence?.Link,
            Parameters = parameters,
            ParametersName = parametersName,
            Draws = draws,
            Replications = replications,
            Hypotheses = hypotheses,
        };
        CheckSize(scenario);
        scenario = seed is { } root ? scenario with { Seed = (ulong)root } : scenario;
        return (scenario with { Sources = SourceReader.Read(sources, scenario) }, evidence?.Study);
    }

    /// <summary>
    /// The file's name is the scenario's in every table, where it must be the same to a program and to a spreadsheet: without a beginning
    /// that a spreadsheet would run.
    /// </summary>
    private string NameInTables(ValueReader given)
    {
        if (given.Label(ScenarioFields.LongestTitle) is { } own)
        {
            bool lines = own.AsSpan().ContainsAny('\t', '\n', '\r');
            if (lines || FormulaGuard.Needed(own))
            {
                given.Refuse(lines ? "a name with a tab or a line break in it" : "a name that a spreadsheet would run as a formula",
                    "a name of one line that begins with a letter or a digit");
            }

            return own;
        }

        string name = FormulaGuard.Without(input.Name);
        if (name.Length > 0 && TextCheck.FirstHidden(name) is null && !name.AsSpan().ContainsAny('\t', '\n', '\r')) return name;
        problems.Add(new Position(input.Display, 1, 1, ""), "the file's name is the scenario's in every table, and cannot be shown there", input.Name,
            "a file name of letters and digits");
        return input.Name;
    }

    /// <summary>A replicate's answers are kept in one array: more than it can hold is refused here rather than in the middle of a run.</summary>
    private void CheckSize(Scenario scenario)
    {
        double each = (double)scenario.Arms.Max(a => a.Cohort.Teachers) * scenario.SurveyWeeks.Count * scenario.Instrument.Items.Count;
        if (each <= Array.MaxLength) return;
        problems.Add(
            map.Node["survey_weeks"] ?? map.Node, "too many answers in a replicate", NumbersInForce.Write(scenario.SurveyWeeks.Count),
            string.Create(CultureInfo.InvariantCulture, $"at most {(int)(Array.MaxLength / each * scenario.SurveyWeeks.Count)} surveys of so many teachers"));
    }

    private static FieldWords ReadWords(ValueReader value)
    {
        FieldWords usual = FieldWords.Usual;
        if (value.Map() is not { } map) return usual;
        string Word(string key, string otherwise) => map.Optional(key).Text(ScenarioFields.LongestWord) ?? otherwise;
        FieldWords words = new(
            Word("teacher", usual.Teacher), Word("teachers", usual.Teachers), Word("school", usual.School), Word("schools", usual.Schools));
        map.Finish();
        return words;
    }

    private static Calendar? ReadCalendar(ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        int before = map.Problems.Count;
        Calendar calendar = new(map.Whole(ScenarioFields.Weeks), map.Whole(ScenarioFields.DaysPerWeek));
        bool whole = map.Problems.Count == before;
        map.Finish();
        return whole ? calendar : null;
    }

    private List<Arm> ReadArms(ValueReader value, CohortWords shared, Calendar? calendar)
    {
        List<Arm> arms = [];
        HashSet<string> names = [];
        foreach (ValueReader item in value.IsPresent ? value.Items(1, MostArms) : [])
        {
            if (item.Map() is not { } arm)
                continue;
            int before = problems.Count;
            ValueReader named = arm.Required("name");
            string? name = named.Identifier();
            named.Unique(name, names);
            CohortPlan? cohort = CohortReader.Plan(shared, CohortReader.Read(arm.Optional("cohort")), arm.Node, problems);
            ValueReader offered = arm.Required("programme");
            // Weeks cannot be checked against a calendar that is itself wrong.
            ProgrammePlan programme = ProgrammeReader.Read(offered, calendar?.Weeks ?? (int)ScenarioFields.Weeks.High);
            ResponseRate? response = ReadResponse(arm.Optional("response"));
            arm.Finish();
            if (cohort is not null && calendar is not null && problems.Count == before && offered.Node is MapNode node)
                ProgrammeReader.Check(programme, new Setting(calendar, cohort), node, problems);
            if (name is not null)
                arms.Add(new Arm(name, cohort ?? new CohortPlan { SchoolSizes = [1] }, programme) { Response = response });
        }
        return arms;
    }

    private static ResponseRate? ReadResponse(ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        int before = map.Problems.Count;
        double? rate = (double?)map.Required("rate").As(ScenarioFields.Rate);
        string by = (string?)map.Optional("by").As(ScenarioFields.ResponseBy) ?? "none";
        ValueReader strength = map.Optional("strength");
        double odds = (double?)strength.As(ScenarioFields.Strength) ?? 0;
        if (by == "none" && strength.IsPresent)
            strength.Refuse("a strength of nothing", "by: stress or by: trust, or no strength");
        else if (by != "none" && !strength.IsPresent)
            value.Refuse("nothing says how much it goes with it", "strength: log odds per SD");
        map.Finish();
        return map.Problems.Count == before && rate is { } share ? new ResponseRate(share, Enum.Parse<ResponseBy>(by, ignoreCase: true), odds) : null;
    }

    private static IReadOnlyList<int> SurveyWeeks(ValueReader value, Calendar? calendar)
    {
        int last = calendar?.Weeks ?? (int)ScenarioFields.Weeks.High;
        if (!value.IsPresent)
            return [last];
        List<int> weeks = [];
        foreach (ValueReader item in value.Items(1, last + 1))
        {
            if (item.Integer(0, last) is not { } week)
                continue;
            if (weeks.Contains(week))
                item.Refuse("the week is listed twice", string.Create(CultureInfo.InvariantCulture, $"each week once, 0 to {last}"));
            else
                weeks.Add(week);
        }
        return [.. weeks.Order()];
    }
}
