using Simulator.Engine.Observation;
using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Experiments.Playing;

/// <summary>One arm in one world: its blocks in parts, and room for what the parts add up to.</summary>
internal sealed class ArmPlay
{
    private const int TeachersInPart = Playback.TeachersInPart;
    private readonly Ledger[][][] partBooks;
    private readonly DailyMeans?[][] partMeans;
    private readonly List<PairRecord>[][] partPairs;

    internal ArmPlay(Scenario scenario, Arm arm, WorldKind world, int replicates, ModelChanges changes = ModelChanges.All)
    {
        Programme = world == WorldKind.Twin ? ProgrammePlan.Empty : arm.Programme;
        Setting = new Setting(scenario.Calendar, arm.Cohort) { Changes = changes };
        People = scenario.PeopleLabel(arm);
        Run = new WorldRun(arm, world, replicates, scenario.SurveyWeeks.Count, scenario.Calendar.Days, scenario.Instrument.Items.Count);
        Parts = InParts(Block.Cut(arm.Cohort, Programme.AcrossSchools));
        Largest = Parts.SelectMany(p => p).Max(b => b.Teachers);
        partBooks = new Ledger[replicates][][];
        partMeans = new DailyMeans?[replicates][];
        partPairs = new List<PairRecord>[replicates][];
        for (int r = 0; r < replicates; r++)
            (partBooks[r], partMeans[r], partPairs[r]) = (new Ledger[Parts.Count][], new DailyMeans?[Parts.Count], new List<PairRecord>[Parts.Count]);
    }

    internal ProgrammePlan Programme { get; }

    internal Setting Setting { get; }

    /// <summary>Label of the people: who has the same label has the same people.</summary>
    internal uint People { get; }

    internal WorldRun Run { get; }

    internal IReadOnlyList<IReadOnlyList<Block>> Parts { get; }

    /// <summary>Teachers of the largest block.</summary>
    internal int Largest { get; }

    /// <summary>Takes what a part of a replicate left behind; every part has a place of its own.</summary>
    internal void Take(int place, int part, Ledger[] books, DailyMeans? means, List<PairRecord> pairs) =>
        (partBooks[place][part], partMeans[place][part], partPairs[place][part]) = (books, means, pairs);

    /// <summary>Adds up the parts of a finished replicate, in order, so that threads change nothing.</summary>
    internal void Gather(int place)
    {
        for (int wave = 0; wave < Run.Waves; wave++)
        {
            Ledger all = new();
            foreach (Ledger[] part in partBooks[place]) all.Add(part[wave]);
            Run.Books[place * Run.Waves + wave] = all;
        }

        Run.Means[place] = partMeans[place][0] is null ? [] : MeansOf(partMeans[place]!);
        List<PairRecord> pairs = [];
        foreach (List<PairRecord> part in partPairs[place])
        {
            foreach (PairRecord pair in part) pairs.Add(pair with { Pair = pairs.Count });
        }

        Run.Pairs[place] = pairs;
        Array.Fill(Run.Pair, -1, place * Run.Teachers, Run.Teachers);
        foreach (PairRecord pair in Enumerable.Reverse(pairs))
            Run.Pair[place * Run.Teachers + pair.TeacherA] = Run.Pair[place * Run.Teachers + pair.TeacherB] = pair.Pair;
    }

    private static double[][] MeansOf(DailyMeans[] parts)
    {
        int days = parts[0].Stress.Length;
        double[][] means = [new double[days], new double[days], new double[days]];
        for (int d = 0; d < days; d++)
        {
            double stress = 0, trust = 0, friendship = 0;
            long teachers = 0, inContact = 0;
            foreach (DailyMeans part in parts)
            {
                stress += part.Stress[d];
                trust += part.Trust[d];
                friendship += part.Friendship[d];
                teachers += part.Teachers[d];
                inContact += part.InContact[d];
            }

            (means[0][d], means[1][d], means[2][d]) = (stress / teachers, trust / inContact, friendship / inContact);
        }

        return means;
    }

    private static List<IReadOnlyList<Block>> InParts(IReadOnlyList<Block> blocks)
    {
        List<IReadOnlyList<Block>> parts = [];
        List<Block> part = [];
        foreach (Block block in blocks)
        {
            part.Add(block);
            if (part.Sum(b => b.Teachers) < TeachersInPart) continue;
            parts.Add(part);
            part = [];
        }

        if (part.Count > 0) parts.Add(part);
        return parts;
    }
}
