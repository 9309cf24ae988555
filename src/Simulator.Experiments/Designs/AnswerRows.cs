using Simulator.Experiments.Measurement;
using Simulator.Experiments.Playing;
using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>Everybody's answers in the replicates of a part, as columns: kept where a plan says <c>keep: answers</c>, with the columns of a run.</summary>
internal sealed class AnswerRows
{
    private readonly List<(int Point, int Replicate, string Arm, int Week, int Teacher)> rows = [];
    private readonly List<byte> ticks = [];
    private Instrument? instrument;

    /// <summary>Takes the answers of a replicate.</summary>
    /// <param name="point">The point.</param>
    /// <param name="replicate">The replicate.</param>
    /// <param name="played">What was played of it.</param>
    internal void Add(int point, int replicate, Chunk played)
    {
        instrument ??= played.Scenario.Instrument;
        foreach (Arm arm in played.Scenario.ArmsByName)
        {
            WorldRun run = played.Run(arm.Name);
            int each = run.Waves * run.Teachers, first = (replicate - played.First) * each;
            for (int k = 0; k < each; k++)
                rows.Add((point, replicate, arm.Name, played.Scenario.SurveyWeeks[k / run.Teachers], k % run.Teachers));
            ticks.AddRange(run.Answers.AsSpan(first * run.Items, each * run.Items));
        }
    }

    /// <summary>The table: a row a point, replicate, arm, survey and teacher, in this order; empty where nothing was answered.</summary>
    internal Table Table()
    {
        int items = instrument?.Items.Count ?? 0;
        return new Table("responses", "One person's answers in one survey of one replicate of one point of a design.", rows.Count,
        [
            Column.Long("point", "", "number of the point, from 0", k => rows[(int)k].Point),
            Column.Long("replicate", "", "number of the replicate", k => rows[(int)k].Replicate),
            Column.Identifier("arm", "the arm", k => rows[(int)k].Arm),
            Column.Integer("wave", "", "week of the survey", k => rows[(int)k].Week),
            Column.Integer("teacher", "", "teacher, numbered within the arm", k => rows[(int)k].Teacher, level: MeasurementLevel.Nominal),
            .. (instrument?.Items ?? []).Select((item, i) => Column.Integer(item.Id, "points", item.Text,
                k => ticks[(int)k * items + i] is var tick && tick == 0 ? null : tick)),
        ]);
    }
}
