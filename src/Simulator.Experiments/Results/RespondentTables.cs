using Simulator.Engine.State;
using Simulator.Experiments.Measurement;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Tables;

namespace Simulator.Experiments.Results;

/// <summary>The two tables with a row a teacher: what they answered, and what they lived through. Ordered by arm, replicate, wave, teacher.</summary>
public static class RespondentTables
{
    /// <summary>responses: the answers of the programme world, as a study would have them.</summary>
    public static Table Responses(RunRecord record)
    {
        Scenario scenario = record.Scenario;
        Layout layout = new(record, [.. record.Worlds.Where(w => w.World == WorldKind.Programme)], respondents: true);
        ValueLabel[] labels = [.. Enumerable.Range(1, scenario.Instrument.Points).Select(p => new ValueLabel(p, AnswerWord(p, scenario.Instrument.Points)))];
        List<Column> columns = [.. Head(scenario, layout, withWorld: false)];
        columns.Add(Column.Integer("pair", "", "first formal pair; empty for nobody", k => OrMissing(layout.At(k) is var at ? at.Page.Pair[at.Person] : 0),
            level: MeasurementLevel.Nominal));
        columns.Add(Column.Integer("teacher", "", "teacher, numbered within the arm", k => layout.At(k).Teacher, level: MeasurementLevel.Nominal));
        for (int item = 0; item < scenario.Instrument.Items.Count; item++)
        {
            int place = item;
            columns.Add(Column.Integer(
                scenario.Instrument.Items[item].Id, "points", scenario.Instrument.Items[item].Text, k => Tick(layout.At(k), place), labels));
        }

        foreach (Scale scale in scenario.Instrument.Scales)
            columns.Add(Column.Number(scale.Id, "points", $"{scale.Title}: mean of its items", k => ScaleMean(layout.At(k), scale)));
        return new Table("responses", "One teacher's answers in one survey of one replicate.", layout.Rows, columns);
    }

    /// <summary>teachers: states and counts of every teacher in both worlds.</summary>
    public static Table Teachers(RunRecord record)
    {
        Scenario scenario = record.Scenario;
        Layout layout = new(record, record.Worlds, respondents: false);
        List<Column> columns = [.. Head(scenario, layout, withWorld: true)];
        columns.Add(Column.Integer("teacher", "", "teacher, numbered within the arm", k => layout.At(k).Teacher, level: MeasurementLevel.Nominal));
        foreach (string name in scenario.ArmsByName.SelectMany(a => a.Cohort.Attributes).Select(a => a.Name).Distinct())
            columns.Add(AttributeColumn(name, scenario, layout));
        columns.Add(Column.Single(
            "stress", "0-1", "mean stress over the days since the survey before, at most the last four weeks",
            k => layout.At(k) is var at ? at.Page.Stress[at.Row] : 0));
        columns.Add(Column.Single("trust", "0-1", "trust in the three peers with most talk hours", k => layout.At(k) is var at ? at.Page.Trust[at.Row] : 0));
        columns.Add(Column.Single("friendship", "0-1", "friendship with the three peers with most talk hours", k => layout.At(k) is var at
            ? at.Page.Friendship[at.Row] : 0));
        columns.Add(Column.Integer("new_friends", "ties", "ties that became friendships", k => layout.At(k) is var at ? at.Page.NewFriends[at.Row] : 0));
        columns.Add(Column.Single("talk_hours", "hours", "hours of talk of any kind", k => layout.At(k) is var at ? at.Page.TalkHours[at.Row] : 0));
        columns.Add(Column.Integer("good_responses", "responses", "good responses received", k => layout.At(k) is var at ? at.Page.GoodResponses[at.Row] : 0));
        columns.Add(Column.Integer("start_degree", "ties", "close ties within the school on the first day", k => layout.At(k) is var at
            ? at.Page.StartDegree[at.Person] : 0));
        columns.Add(Column.Integer("member", "", "1 for who takes part in the programme of this world", k => layout.At(k) is var at
            ? at.Page.Member[at.Person] : 0, level: MeasurementLevel.Nominal));
        columns.Add(Column.Integer("circle", "", "circle, numbered within the arm; empty for nobody", k => OrMissing(layout.At(k) is var at
            ? at.Page.Circle[at.Person] : 0), level: MeasurementLevel.Nominal));
        columns.Add(Column.Identifier("role", "mentor or mentee in pairs with roles; empty for peers", k => layout.At(k) is var at
            ? Role((PairRole)at.Page.Role[at.Person]) : null));
        return new Table("teachers", "One teacher in one survey of one replicate, with the programme and in the twin world without it.", layout.Rows, columns);
    }

    /// <summary>Columns that the tables of persons have whatever a scenario says: its attributes and questions have other names.</summary>
    public static IReadOnlyList<string> OwnColumns { get; } =
    [
        "scenario", "arm", "world", "replicate", "wave", "school", "team", "pair", "teacher", "stress", "trust", "friendship", "new_friends", "talk_hours",
        "good_responses", "start_degree", "member", "circle", "role",
    ];

    private static IEnumerable<Column> Head(Scenario scenario, Layout layout, bool withWorld)
    {
        yield return Column.Identifier("scenario", "scenario", _ => scenario.Id);
        yield return Column.Identifier("arm", "arm", k => layout.At(k).Page.Of.Arm.Name);
        if (withWorld) yield return Column.Identifier("world", "programme, or its twin without it", k => layout.At(k).World.Word());
        yield return Column.Integer("replicate", "", "replicate, from 0", k => layout.At(k).Replicate, level: MeasurementLevel.Nominal);
        yield return Column.Integer("wave", "weeks", "week at whose end the survey took place", k => scenario.SurveyWeeks[layout.At(k).Wave]);
        yield return Column.Integer("school", "", "school, numbered within the arm", k => layout.At(k) is var at ? at.Page.Of.School[at.Teacher] : 0,
            level: MeasurementLevel.Nominal);
        yield return Column.Integer(
            "team", "", "mentor team; empty where nobody shares a mentor", k => OrMissing(layout.At(k) is var at ? at.Page.Team[at.Person] : 0),
                level: MeasurementLevel.Nominal);
    }

    private static Column AttributeColumn(string name, Scenario scenario, Layout layout)
    {
        AttributePlan? Plan(Place at, out int index)
        {
            index = 0;
            foreach (AttributePlan plan in at.Page.Of.Arm.Cohort.Attributes)
            {
                if (plan.Name == name) return plan;
                index++;
            }

            return null;
        }

        bool words = scenario.Arms.SelectMany(r => r.Cohort.Attributes).Any(a => a.Name == name && !a.Numeric);
        if (words)
        {
            return Column.Identifier(name, $"attribute {name}", k =>
                layout.At(k) is var at && Plan(at, out int a) is { } plan ? plan.Levels[(int)at.Page.Attributes[a][at.Person]].Label : null);
        }

        return Column.Single(name, "", $"attribute {name}", k => layout.At(k) is var at && Plan(at, out int a) is { } plan
            ? plan.Levels.Count == 0 ? at.Page.Attributes[a][at.Person] : (float)plan.Levels[(int)at.Page.Attributes[a][at.Person]].Number!.Value
            : float.NaN);
    }

    private static string? Role(PairRole role) => role switch
    {
        PairRole.None => null,
        PairRole.Mentor => "mentor",
        PairRole.Mentee => "mentee",
    };

    private static long? OrMissing(int number) => number < 0 ? null : number;

    private static long? Tick(Place at, int item) => at.Page.Answers[at.Row * at.Page.Of.Items + item] is var tick && tick == 0 ? null : tick;

    private static double ScaleMean(Place at, Scale scale) => scale.Mean(at.Page.Answers.AsSpan(at.Row * at.Page.Of.Items, at.Page.Of.Items));

    private static string AnswerWord(int point, int points) =>
        point == 1 ? "strongly disagree" : point == points ? "strongly agree" : points == 5
            ? point switch { 2 => "disagree", 3 => "undecided", _ => "agree" } : $"{point}";

    /// <summary>Where a row of a table lies in the pages of an arm and world.</summary>
    private readonly record struct Place(PersonPage Page, WorldKind World, int Within, int Wave, int Teacher)
    {
        internal int Replicate => Page.Replicates[Within];

        internal int Row => (Within * Page.Of.Waves + Wave) * Page.Of.Teachers + Teacher;

        internal int Person => Within * Page.Of.Teachers + Teacher;
    }

    /// <summary>
    /// Rows in order: arm and world, then finished replicate, wave, teacher. The last few pages stay in memory, since a Parquet file asks for
    /// a group of rows column by column.
    /// </summary>
    private sealed class Layout
    {
        private const int PagesKept = 12;
        private readonly (PersonPages Pages, WorldKind World)[] worlds;
        private readonly long[] ends;
        private readonly Dictionary<(int, int), PersonPage> kept = [];
        private readonly Queue<(int, int)> order = [];
        private readonly bool respondents;
        private long lastRow = -1;
        private Place last;

        /// <summary>Prepares the rows.</summary>
        /// <param name="record">What was recorded.</param>
        /// <param name="of">Arms and worlds.</param>
        /// <param name="respondents">Only of those who answered.</param>
        internal Layout(RunRecord record, IReadOnlyList<(Arm Arm, WorldKind World)> of, bool respondents)
        {
            this.respondents = respondents;
            worlds = [.. of.Select(w => (record.Persons(w.Arm, w.World), w.World))];
            ends = new long[worlds.Length];
            long rows = 0;
            for (int w = 0; w < worlds.Length; w++)
            {
                PersonPages pages = worlds[w].Pages;
                ends[w] = rows += respondents ? pages.Responses : (long)record.Replicates.Count * pages.Waves * pages.Teachers;
            }

            Rows = rows;
        }

        internal long Rows { get; }

        internal Place At(long row)
        {
            if (row == lastRow) return last;
            int w = 0;
            while (row >= ends[w]) w++;
            long within = row - (w == 0 ? 0 : ends[w - 1]);
            lastRow = row;
            return last = respondents ? Response(w, within) : Person(w, within);
        }

        private Place Response(int w, long response)
        {
            (PersonPages pages, WorldKind world) = worlds[w];
            (int number, int within) = pages.PageOfResponse(response);
            PersonPage page = Page(w, number);
            (int survey, int teacher) = Math.DivRem(page.Respondents[within], pages.Teachers);
            (int replicate, int wave) = Math.DivRem(survey, pages.Waves);
            return new Place(page, world, replicate, wave, teacher);
        }

        private Place Person(int w, long within)
        {
            (PersonPages pages, WorldKind world) = worlds[w];
            (long survey, long teacher) = Math.DivRem(within, pages.Teachers);
            (long replicate, long wave) = Math.DivRem(survey, pages.Waves);
            PersonPage page = last.Page is { } same && same.Of == pages && replicate >= same.First && replicate < same.First
                + same.Replicates.Length
                ? same
                : Page(w, pages.PageOf((int)replicate));
            return new Place(page, world, (int)replicate - page.First, (int)wave, (int)teacher);
        }

        private PersonPage Page(int world, int number)
        {
            if (kept.TryGetValue((world, number), out PersonPage? page)) return page;
            if (order.Count == PagesKept) kept.Remove(order.Dequeue());
            order.Enqueue((world, number));
            return kept[(world, number)] = worlds[world].Pages.Read(number);
        }
    }
}
