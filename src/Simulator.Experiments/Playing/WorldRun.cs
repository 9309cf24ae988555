using Simulator.Engine.Observation;
using Simulator.Engine.State;

namespace Simulator.Experiments.Playing;

/// <summary>One formal pair of one replicate, as it stood at the end.</summary>
/// <param name="Pair">Its number within the arm and replicate.</param>
/// <param name="TeacherA">A member's number in the cohort.</param>
/// <param name="TeacherB">The other's.</param>
/// <param name="StartWeek">Week in which it began; 0 before the first day.</param>
/// <param name="EndWeek">Week in which it ended; 0 if it has not.</param>
/// <param name="EndedBy">Who ended it: a number in the cohort, −1 nobody, −2 both.</param>
/// <param name="Planned">Meetings planned.</param>
/// <param name="Held">Meetings held.</param>
/// <param name="Structure">Structure at the end.</param>
public readonly record struct PairRecord(
    int Pair, int TeacherA, int TeacherB, int StartWeek, int EndWeek, int EndedBy, int Planned, int Held, double Structure);

/// <summary>
/// What was recorded of one arm in one world, as columns over [replicate of the chunk, wave, teacher] with teacher running fastest.
/// </summary>
public sealed class WorldRun
{
    internal WorldRun(Arm arm, WorldKind world, int replications, int waves, int days, int items)
    {
        (Arm, World) = (arm, world);
        (Waves, Teachers, Items) = (waves, arm.Cohort.Teachers, items);
        int rows = checked(replications * waves * Teachers);
        Stress = new float[rows];
        Trust = new float[rows];
        Friendship = new float[rows];
        Knowledge = new float[rows];
        Enthusiasm = new float[rows];
        TalkHours = new float[rows];
        NewFriends = new ushort[rows];
        GoodResponses = new int[rows];
        Disclosures = new int[rows];
        CloseTies = new ushort[rows];
        Answers = new byte[world == WorldKind.Programme ? checked(rows * items) : 0];
        Answered = new byte[Answers.Length == 0 ? 0 : rows];
        Array.Fill(Answered, (byte)1);
        int persons = checked(replications * Teachers);
        Team = new int[persons];
        Pair = new int[persons];
        StartDegree = new ushort[persons];
        BaseLoad = new float[persons];
        StartSkill = new float[persons];
        Member = new byte[persons];
        Role = new byte[persons];
        Circle = new int[persons];
        Attributes = new float[arm.Cohort.Attributes.Count][];
        for (int a = 0; a < Attributes.Length; a++) Attributes[a] = new float[persons];
        Books = new Ledger[replications * waves];
        Means = new double[replications][][];
        Pairs = new IReadOnlyList<PairRecord>[replications];
        Watches = new IObserver?[replications];
        School = SchoolOf(arm.Cohort);
        DaysRecorded = days + 1;
    }

    /// <summary>The arm.</summary>
    public Arm Arm { get; }

    /// <summary>The world.</summary>
    public WorldKind World { get; private set; }

    /// <summary>Surveys.</summary>
    public int Waves { get; }

    /// <summary>Teachers of the arm.</summary>
    public int Teachers { get; }

    /// <summary>Items of the questionnaire.</summary>
    public int Items { get; }

    /// <summary>Length of a series of daily means: day 0 and every day.</summary>
    public int DaysRecorded { get; }

    /// <summary>Stress, 0 to 1: mean over the days since the survey before, at most the last four weeks.</summary>
    public float[] Stress { get; }

    /// <summary>Trust in the reference peers, 0 to 1.</summary>
    public float[] Trust { get; }

    /// <summary>Friendship with the reference peers, 0 to 1.</summary>
    public float[] Friendship { get; }

    /// <summary>Knowledge, 0 to 1.</summary>
    public float[] Knowledge { get; }

    /// <summary>Enthusiasm for working with peers, 0 to 1.</summary>
    public float[] Enthusiasm { get; }

    /// <summary>Hours of talk of any kind.</summary>
    public float[] TalkHours { get; }

    /// <summary>Ties that became friendships.</summary>
    public ushort[] NewFriends { get; }

    /// <summary>Good responses received.</summary>
    public int[] GoodResponses { get; }

    /// <summary>Own disclosures.</summary>
    public int[] Disclosures { get; }

    /// <summary>Close ties.</summary>
    public ushort[] CloseTies { get; }

    /// <summary>Answers [replicate, wave, teacher, item], 0 missing; only in the programme's world.</summary>
    public byte[] Answers { get; }

    /// <summary>1 for who answered [replicate, wave, teacher]; only in the programme's world.</summary>
    public byte[] Answered { get; }

    /// <summary>Mentor team [replicate, teacher], −1 none.</summary>
    public int[] Team { get; }

    /// <summary>First formal pair [replicate, teacher], −1 none.</summary>
    public int[] Pair { get; }

    /// <summary>Close ties at the start [replicate, teacher].</summary>
    public ushort[] StartDegree { get; }

    /// <summary>Base load [replicate, teacher].</summary>
    public float[] BaseLoad { get; }

    /// <summary>Response skill at the start, before any training [replicate, teacher].</summary>
    public float[] StartSkill { get; }

    /// <summary>1 for who takes part in the programme [replicate, teacher].</summary>
    public byte[] Member { get; }

    /// <summary>What the teacher is in formal pairs with roles [replicate, teacher]: a number of <see cref="PairRole"/>.</summary>
    public byte[] Role { get; }

    /// <summary>Circle [replicate, teacher], −1 none.</summary>
    public int[] Circle { get; }

    /// <summary>Attributes [attribute][replicate, teacher]: number of the level, or the value.</summary>
    public float[][] Attributes { get; }

    /// <summary>Books [replicate, wave].</summary>
    public Ledger[] Books { get; }

    /// <summary>Daily means of stress, trust and friendship [replicate][state][day]; NaN while nobody has talked, no state where days are not kept.</summary>
    public double[][][] Means { get; }

    /// <summary>Formal pairs by replicate.</summary>
    public IReadOnlyList<PairRecord>[] Pairs { get; }

    /// <summary>Who looked on, by replicate.</summary>
    public IObserver?[] Watches { get; }

    /// <summary>School of each teacher.</summary>
    public int[] School { get; }

    /// <summary>The same columns, seen as the twin: where nothing is offered both worlds are one.</summary>
    internal WorldRun AsTwin()
    {
        WorldRun twin = (WorldRun)MemberwiseClone();
        twin.World = WorldKind.Twin;
        return twin;
    }

    /// <summary>Place of the first teacher of a replicate and wave.</summary>
    public int Row(int replicate, int wave) => (replicate * Waves + wave) * Teachers;

    /// <summary>One teacher's answers.</summary>
    public Span<byte> AnswersOf(int replicate, int wave, int teacher) =>
        Answers.AsSpan((Row(replicate, wave) + teacher) * Items, Items);

    private static int[] SchoolOf(CohortPlan plan)
    {
        int[] school = new int[plan.Teachers];
        int teacher = 0;
        for (int s = 0; s < plan.SchoolSizes.Count; s++)
        {
            for (int k = 0; k < plan.SchoolSizes[s]; k++) school[teacher++] = s;
        }

        return school;
    }
}
