namespace Simulator.Engine.State;

/// <summary>What a teacher is in formal pairs. It decides who is paired with whom and who is trained, and nothing else.</summary>
public enum PairRole : byte
{
    /// <summary>A peer.</summary>
    None,

    /// <summary>Has one or several mentees.</summary>
    Mentor,

    /// <summary>Has a mentor.</summary>
    Mentee,
}

/// <summary>The teachers of a block, as columns. Index: the teacher's place in the block, from 0.</summary>
public sealed class Cohort
{
    internal Cohort(int capacity, int attributes)
    {
        School = new int[capacity];
        SchoolStart = new int[capacity];
        SchoolEnd = new int[capacity];
        Team = new int[capacity];
        PlacedTeam = new int[capacity];
        Stress = new double[capacity];
        BaseLoad = new double[capacity];
        OwnSkill = new double[capacity];
        SkillGain = new double[capacity];
        TrainedGain = new double[capacity];
        Skill = new double[capacity];
        Enthusiasm = new double[capacity];
        Knowledge = new double[capacity];
        KnowledgeAtStart = new double[capacity];
        KnowledgeFromTraining = new double[capacity];
        Trained = new bool[capacity];
        Mentor = new int[capacity];
        GroupsAttended = new int[capacity];
        Invited = new uint[capacity];
        Member = new bool[capacity];
        Circle = new int[capacity];
        Role = new PairRole[capacity];
        SessionStands = new bool[capacity];
        PlannedHours = new double[capacity];
        ReleasedHours = new double[capacity];
        Attributes = new double[attributes][];
        for (int a = 0; a < attributes; a++) Attributes[a] = new double[capacity];
    }

    /// <summary>Teachers present.</summary>
    public int Count { get; internal set; }

    /// <summary>Number of the first teacher in the whole cohort: person number = First + index.</summary>
    public int First { get; internal set; }

    /// <summary>School of each teacher, numbered from 0 within the block.</summary>
    public int[] School { get; }

    /// <summary>First teacher of the same school.</summary>
    public int[] SchoolStart { get; }

    /// <summary>One past the last teacher of the same school.</summary>
    public int[] SchoolEnd { get; }

    /// <summary>Mentor team now, numbered within the block; −1 where nobody shares a mentor.</summary>
    public int[] Team { get; }

    /// <summary>Mentor team as dealt before any programme.</summary>
    public int[] PlacedTeam { get; }

    /// <summary>Stress, 0 to 1.</summary>
    public double[] Stress { get; }

    /// <summary>Base load, the person's usual burden; about 0.5.</summary>
    public double[] BaseLoad { get; }

    /// <summary>Response skill before any training, 0 to 1.</summary>
    public double[] OwnSkill { get; }

    /// <summary>Skill that training still adds.</summary>
    public double[] SkillGain { get; }

    /// <summary>Skill that training added when it was fresh.</summary>
    public double[] TrainedGain { get; }

    /// <summary>Response skill in force: chance of a good response at full attention, 0 to 1.</summary>
    public double[] Skill { get; }

    /// <summary>Enthusiasm for working with peers, 0 to 1.</summary>
    public double[] Enthusiasm { get; }

    /// <summary>Knowledge that a training is about, 0 to 1.</summary>
    public double[] Knowledge { get; }

    /// <summary>Knowledge before anything was offered, 0 to 1.</summary>
    public double[] KnowledgeAtStart { get; }

    /// <summary>What training outside added, 0 for those who were not sent.</summary>
    public double[] KnowledgeFromTraining { get; }

    /// <summary>Who was trained outside.</summary>
    public bool[] Trained { get; }

    /// <summary>Who passes knowledge on to this teacher; −1 nobody.</summary>
    public int[] Mentor { get; }

    /// <summary>Group meetings attended so far.</summary>
    public int[] GroupsAttended { get; }

    /// <summary>Which offers of the programme reach the teacher: a bit each, by the offer's place in the programme.</summary>
    public uint[] Invited { get; }

    /// <summary>Who takes part in the programme: anything of it reaches them.</summary>
    public bool[] Member { get; }

    /// <summary>Circle of the teacher, numbered within the block; −1 where there is none.</summary>
    public int[] Circle { get; }

    /// <summary>What the teacher is in formal pairs with roles.</summary>
    public PairRole[] Role { get; }

    /// <summary>Whether this week's session with the mentor gets its slot.</summary>
    public bool[] SessionStands { get; }

    /// <summary>Formal talk planned this week, hours.</summary>
    public double[] PlannedHours { get; }

    /// <summary>Paid time released this week, hours.</summary>
    public double[] ReleasedHours { get; }

    /// <summary>Attributes: [attribute][teacher], a level's number or a value on 0 to 1.</summary>
    public double[][] Attributes { get; }
}
