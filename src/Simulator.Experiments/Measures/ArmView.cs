using Simulator.Engine.State;
using Simulator.Experiments.Measurement;
using Simulator.Experiments.Measures.Watching;
using Simulator.Experiments.Playing;
using Simulator.Statistics;

namespace Simulator.Experiments.Measures;

/// <summary>One arm in one world, replicate and wave, as measures see it. What several measures need is computed once.</summary>
internal sealed class ArmView(Chunk chunk, WorldRun run, int replicate, int wave, Group group = Group.All)
{
    private readonly int place = replicate - chunk.First;
    private readonly Dictionary<int, double[]> rows = [];
    private readonly Dictionary<int, RowSummary> summaries = [];

    internal WorldRun Run => run;

    internal int Teachers => run.Teachers;

    /// <summary>Whom measures of persons are taken of, in order.</summary>
    internal IReadOnlyList<int> People { get; } = PeopleOf(chunk, run, replicate, group);

    /// <summary>Place of the first person in columns with a row a survey.</summary>
    internal int FirstRow { get; } = run.Row(replicate - chunk.First, wave);

    /// <summary>Place of the first person in columns with a row a person.</summary>
    internal int FirstPerson => place * run.Teachers;

    internal Ledger Books => run.Books[place * run.Waves + wave];

    internal IReadOnlyList<PairRecord> Pairs => run.Pairs[place];

    /// <summary>Daily means of stress, trust and friendship: [state][day].</summary>
    internal double[][] DailyMeans => run.Means[place];

    internal ReplicateWatch Watch => (ReplicateWatch)run.Watches[place]!;

    /// <summary>The same people in the twin world.</summary>
    internal ArmView Twin => In(WorldKind.Twin);

    /// <summary>The same people in another world.</summary>
    internal ArmView In(WorldKind world) => new(chunk, chunk.Run(run.Arm.Name, world), replicate, wave, group);

    /// <summary>Mean over persons.</summary>
    internal double OfPersons(Func<ArmView, int, double> of)
    {
        double sum = 0;
        foreach (int i in People) sum += of(this, i);
        return sum / People.Count;
    }

    /// <summary>A value of each person.</summary>
    internal double[] EachPerson(Func<ArmView, int, double> of)
    {
        double[] values = new double[People.Count];
        for (int k = 0; k < values.Length; k++) values[k] = of(this, People[k]);
        return values;
    }

    /// <summary>A row of the questionnaire as numbers: an item as ticked, a scale as the mean of its answers; NaN where missing.</summary>
    internal double[] Row(Instrument instrument, int row)
    {
        if (rows.TryGetValue(row, out double[]? known)) return known;
        double[] values = rows[row] = new double[run.Teachers];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> ticks = run.AnswersOf(place, wave, i);
            values[i] = row < ticks.Length ? (ticks[row] == 0 ? double.NaN : ticks[row]) : instrument.Scales[row - ticks.Length].Mean(ticks);
        }

        return values;
    }

    /// <summary>Number, mean and SD of a row.</summary>
    internal RowSummary Summary(Instrument instrument, int row)
    {
        if (summaries.TryGetValue(row, out RowSummary known)) return known;
        Descriptives of = Descriptives.Of(Row(instrument, row));
        return summaries[row] = new RowSummary(of.N, of.Mean, of.Sd);
    }

    /// <summary>Answers to an item; 0 missing.</summary>
    internal byte[] Ticks(int item)
    {
        byte[] ticks = new byte[run.Teachers];
        for (int i = 0; i < ticks.Length; i++) ticks[i] = run.AnswersOf(place, wave, i)[item];
        return ticks;
    }

    /// <summary>Cronbach's alpha of a scale within the arm.</summary>
    internal double Alpha(Scale scale) => Reliability.RawAlpha([.. scale.Items.Select(Ticks)]);

    private static IReadOnlyList<int> PeopleOf(Chunk chunk, WorldRun run, int replicate, Group group)
    {
        IEnumerable<int> all = Enumerable.Range(0, run.Teachers);
        if (group == Group.All) return [.. all];
        byte[] member = chunk.Run(run.Arm.Name).Member;
        int first = (replicate - chunk.First) * run.Teachers;
        return [.. all.Where(i => (member[first + i] == 1) == (group == Group.Member))];
    }

    internal ReadOnlySpan<int> PairIds => run.Pair.AsSpan(FirstPerson, run.Teachers);

    internal ReadOnlySpan<int> TeamIds => run.Team.AsSpan(FirstPerson, run.Teachers);
}

/// <summary>A row of the questionnaire in one arm.</summary>
/// <param name="N">Persons who answered.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Sd">Their SD.</param>
internal readonly record struct RowSummary(int N, double Mean, double Sd);
