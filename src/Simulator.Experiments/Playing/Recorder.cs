using Simulator.Engine.Observation;
using Simulator.Engine.Random;
using Simulator.Engine.State;
using Simulator.Experiments.Measurement;

namespace Simulator.Experiments.Playing;

/// <summary>Looks at each survey and writes what it sees into the columns of a run.</summary>
internal sealed class Recorder(
    WorldRun run, Questionnaire questionnaire, IReadOnlyList<int> surveyWeeks, double closeLevel, ModelChanges changes) : IObserver
{
    private readonly StressWindow stress = new(surveyWeeks);
    private int replicate;
    private Luck luck;
    private Ledger[] books = [];

    /// <summary>Points at the place of the replicate that comes next and at the books its blocks add to.</summary>
    internal void Turn(int place, Luck itsLuck, Ledger[] itsBooks) => (replicate, luck, books) = (place, itsLuck, itsBooks);

    /// <inheritdoc/>
    public void Observe(World world, in Moment moment)
    {
        if (moment.Kind == MomentKind.Start)
        {
            RecordStart(world);
            stress.Open(world.People.Count);
        }

        if (moment.Kind == MomentKind.Day) stress.Add(world.People);
        if (moment.Kind is not (MomentKind.Start or MomentKind.Week)) return;
        for (int wave = 0; wave < surveyWeeks.Count; wave++)
        {
            if (surveyWeeks[wave] == world.Week) RecordWave(world, wave);
        }

        if (stress.OpensAfter(world.Week)) stress.Open(world.People.Count);
    }

    /// <summary>After the last day: the pairs of the block.</summary>
    internal static void RecordPairs(World world, List<PairRecord> records)
    {
        for (int k = 0; k < world.Pairs.Count; k++)
        {
            Pair pair = world.Pairs[k];
            int endedBy = pair.EndedBy switch
            {
                PairEnd.First => world.Number(pair.A),
                PairEnd.Second => world.Number(pair.B),
                PairEnd.Both => -2,
                PairEnd.None => -1,
            };
            records.Add(new PairRecord(
                records.Count, world.Number(pair.A), world.Number(pair.B), pair.StartWeek, pair.EndWeek, endedBy, pair.Planned, pair.Held,
                pair.Structure));
        }
    }

    private void RecordStart(World world)
    {
        for (int i = 0; i < world.People.Count; i++)
        {
            int place = replicate * run.Teachers + world.Number(i);
            run.Team[place] = world.People.Team[i] < 0 ? -1 : 2 * world.People.First + world.People.Team[i];
            run.StartDegree[place] = (ushort)Reading.CloseTies(world, i, closeLevel);
            run.BaseLoad[place] = (float)world.People.BaseLoad[i];
            run.StartSkill[place] = (float)world.People.OwnSkill[i];
            run.Member[place] = (byte)(world.People.Member[i] ? 1 : 0);
            run.Role[place] = (byte)world.People.Role[i];
            run.Circle[place] = world.People.Circle[i] < 0 ? -1 : world.People.First + world.People.Circle[i];
            for (int a = 0; a < run.Attributes.Length; a++) run.Attributes[a][place] = (float)world.People.Attributes[a][i];
        }
    }

    /// <summary>Takes away the answers of those who do not answer.</summary>
    private void Leave(World world, int wave, int first, ResponseRate response)
    {
        int count = world.People.Count;
        Span<byte> answered = run.Answered.AsSpan(first, count);
        float[] state = response.By == ResponseBy.Trust ? run.Trust : run.Stress;
        response.Mark(state.AsSpan(first, count), luck, world.People.First, world.Day, answered);
        for (int i = 0; i < count; i++)
        {
            if (answered[i] == 0) run.AnswersOf(replicate, wave, world.Number(i)).Clear();
        }
    }

    private void RecordWave(World world, int wave)
    {
        int row = run.Row(replicate, wave);
        for (int i = 0; i < world.People.Count; i++)
        {
            int number = world.Number(i), place = row + number;
            Reading reading = Reading.Of(world, i);
            (double trust, double friendship) = Reading.WithReferencePeers(world, i);
            run.Stress[place] = (float)(changes.Has(ModelChanges.WeeksOfStress) ? stress.MeanOf(world.People, i) : world.People.Stress[i]);
            run.Trust[place] = (float)trust;
            run.Friendship[place] = (float)friendship;
            run.Knowledge[place] = (float)world.People.Knowledge[i];
            run.Enthusiasm[place] = (float)world.People.Enthusiasm[i];
            run.TalkHours[place] = (float)world.Diary.TalkHours[i];
            run.NewFriends[place] = (ushort)world.Diary.NewFriends[i];
            run.GoodResponses[place] = world.Diary.GoodResponses[i];
            run.Disclosures[place] = world.Diary.Disclosures[i];
            run.CloseTies[place] = (ushort)Reading.CloseTies(world, i, closeLevel);
            if (run.World == WorldKind.Programme)
            {
                questionnaire.Answer(
                    reading, luck, number, world.Day, run.AnswersOf(replicate, wave, number), run.Arm.Programme.Offers.Count > 0 && world.People.Member[i]);
            }
        }

        if (run.World == WorldKind.Programme && run.Arm.Response is { } response) Leave(world, wave, row + world.People.First, response);

        books[wave].Add(world.Ledger);
    }
}
