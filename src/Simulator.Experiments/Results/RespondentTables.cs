using Simulator.Engine.State;
using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Measurement;
using Simulator.Tables;

namespace Simulator.Experiments.Results;

/// <summary>The two tables with a row a teacher: what they answered, and what they lived through. Ordered by arm, replicate, wave, teacher.</summary>
public static class RespondentTables
{
    /// <summary>responses: the answers of the programme world, as a study would have them.</summary>
    public static Table Responses(EnsembleResult result)
    {
        Scenario scenario = result.Scenario;
        WorldRun[] runs = [.. result.Runs.Where(r => !r.Twin)];
        Layout layout = new(result, runs);
        ValueLabel[] labels = [.. Enumerable.Range(1, scenario.Instrument.Points).Select(p => new ValueLabel(p, AnswerWord(p, scenario.Instrument.Points)))];
        List<Column> columns = [.. Head(scenario, layout, withWorld: false)];
        columns.Add(Column.Integer("pair", "", "first formal pair; empty for nobody", k => OrMissing(layout.At(k), (run, place) => run.Pair[place]), level: MeasurementLevel.Nominal));
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
    public static Table Teachers(EnsembleResult result)
    {
        Scenario scenario = result.Scenario;
        Layout layout = new(result, result.Runs);
        List<Column> columns = [.. Head(scenario, layout, withWorld: true)];
        columns.Add(Column.Integer("teacher", "", "teacher, numbered within the arm", k => layout.At(k).Teacher, level: MeasurementLevel.Nominal));
        foreach (string name in scenario.ArmsByName.SelectMany(a => a.Cohort.Attributes).Select(a => a.Name).Distinct())
            columns.Add(AttributeColumn(name, layout));
        columns.Add(Column.Single("stress", "0-1", "stress", k => layout.At(k) is var at ? at.Run.Stress[at.Row] : 0));
        columns.Add(Column.Single("trust", "0-1", "trust in the three peers with most talk hours", k => layout.At(k) is var at ? at.Run.Trust[at.Row] : 0));
        columns.Add(Column.Single("friendship", "0-1", "friendship with the three peers with most talk hours", k => layout.At(k) is var at ? at.Run.Friendship[at.Row] : 0));
        columns.Add(Column.Integer("new_friends", "ties", "ties that became friendships", k => layout.At(k) is var at ? at.Run.NewFriends[at.Row] : 0));
        columns.Add(Column.Single("talk_hours", "hours", "hours of talk of any kind", k => layout.At(k) is var at ? at.Run.TalkHours[at.Row] : 0));
        columns.Add(Column.Integer("good_responses", "responses", "good responses received", k => layout.At(k) is var at ? at.Run.GoodResponses[at.Row] : 0));
        columns.Add(Column.Integer("start_degree", "ties", "close ties within the school on the first day", k => layout.At(k) is var at ? at.Run.StartDegree[at.Person] : 0));
        return new Table("teachers", "One teacher in one survey of one replicate, with the programme and in the twin world without it.", layout.Rows, columns);
    }

    private static IEnumerable<Column> Head(Scenario scenario, Layout layout, bool withWorld)
    {
        yield return Column.Identifier("scenario", "scenario", _ => scenario.Id);
        yield return Column.Identifier("arm", "arm", k => layout.At(k).Run.Arm.Name);
        if (withWorld) yield return Column.Identifier("world", "programme, or its twin without it", k => layout.At(k).Run.Twin ? "twin" : "programme");
        yield return Column.Integer("replicate", "", "replicate, from 0", k => layout.At(k).Replicate, level: MeasurementLevel.Nominal);
        yield return Column.Integer("wave", "weeks", "week at whose end the survey took place", k => scenario.SurveyWeeks[layout.At(k).Wave]);
        yield return Column.Integer("school", "", "school, numbered within the arm", k => layout.At(k) is var at ? at.Run.School[at.Teacher] : 0, level: MeasurementLevel.Nominal);
        yield return Column.Integer(
            "team", "", "mentor team; empty where nobody shares a mentor", k => OrMissing(layout.At(k), (run, place) => run.Team[place]), level: MeasurementLevel.Nominal);
    }

    private static Column AttributeColumn(string name, Layout layout)
    {
        AttributePlan? Plan(Place at, out int index)
        {
            index = 0;
            foreach (AttributePlan plan in at.Run.Arm.Cohort.Attributes)
            {
                if (plan.Name == name) return plan;
                index++;
            }

            return null;
        }

        bool words = layout.Runs.SelectMany(r => r.Arm.Cohort.Attributes).Any(a => a.Name == name && !a.Numeric);
        if (words)
        {
            return Column.Identifier(name, $"attribute {name}", k =>
                layout.At(k) is var at && Plan(at, out int a) is { } plan ? plan.Levels[(int)at.Run.Attributes[a][at.Person]].Label : null);
        }

        return Column.Single(name, "", $"attribute {name}", k => layout.At(k) is var at && Plan(at, out int a) is { } plan
            ? plan.Levels.Count == 0 ? at.Run.Attributes[a][at.Person] : (float)plan.Levels[(int)at.Run.Attributes[a][at.Person]].Number!.Value
            : float.NaN);
    }

    private static long? OrMissing(Place at, Func<WorldRun, int, int> value) => value(at.Run, at.Person) is var v && v < 0 ? null : v;

    private static long? Tick(Place at, int item) => at.Run.Answers[at.Row * at.Run.Items + item] is var tick && tick == 0 ? null : tick;

    private static double ScaleMean(Place at, Scale scale)
    {
        int sum = 0, answered = 0;
        foreach (int item in scale.Items)
        {
            if (Tick(at, item) is not { } tick) continue;
            sum += (int)tick;
            answered++;
        }

        return 2 * answered >= scale.Items.Count ? (double)sum / answered : double.NaN;
    }

    private static string AnswerWord(int point, int points) =>
        point == 1 ? "strongly disagree" : point == points ? "strongly agree" : points == 5 ? point switch { 2 => "disagree", 3 => "undecided", _ => "agree" } : $"{point}";

    /// <summary>Where a row of a table lies in the columns of a run.</summary>
    private readonly record struct Place(WorldRun Run, int Replicate, int Wave, int Teacher)
    {
        internal int Row => Run.Row(Replicate, Wave) + Teacher;

        internal int Person => Replicate * Run.Teachers + Teacher;
    }

    /// <summary>Rows in order: arm and world, then finished replicate, wave, teacher. Neighbouring rows are found without searching.</summary>
    private sealed class Layout
    {
        private readonly EnsembleResult result;
        private readonly long[] ends;

        internal Layout(EnsembleResult result, IReadOnlyList<WorldRun> runs)
        {
            (this.result, Runs) = (result, runs);
            ends = new long[runs.Count];
            long rows = 0;
            for (int r = 0; r < runs.Count; r++) ends[r] = rows += (long)result.Replicates.Count * runs[r].Waves * runs[r].Teachers;
            Rows = rows;
        }

        internal IReadOnlyList<WorldRun> Runs { get; }

        internal long Rows { get; }

        internal Place At(long row)
        {
            int r = 0;
            while (row >= ends[r]) r++;
            WorldRun run = Runs[r];
            long within = row - (r == 0 ? 0 : ends[r - 1]);
            (long survey, long teacher) = Math.DivRem(within, run.Teachers);
            (long replicate, long wave) = Math.DivRem(survey, run.Waves);
            return new Place(run, result.Replicates[(int)replicate], (int)wave, (int)teacher);
        }
    }
}
