using Simulator.Engine.Random;

namespace Simulator.Engine.State;

/// <summary>Everything that can change in one block of schools: the clock, the people, their ties, pairs, diaries and books.</summary>
public sealed class World
{
    internal World(Setting setting, int capacity)
    {
        Setting = setting;
        People = new Cohort(capacity, setting.Cohort.Attributes.Count);
        Ties = new Ties(capacity);
        Diary = new Diary(capacity);
        Teams = new Teams(capacity);
        Leadership = new double[capacity];
    }

    /// <summary>Calendar and cohort.</summary>
    public Setting Setting { get; }

    /// <summary>The teachers.</summary>
    public Cohort People { get; }

    /// <summary>Their ties.</summary>
    public Ties Ties { get; }

    /// <summary>Formal pairs.</summary>
    public Pairs Pairs { get; } = new();

    /// <summary>What teachers lived through.</summary>
    public Diary Diary { get; }

    /// <summary>Talk, meetings and staff hours.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>Who shares a mentor, and the pull of everybody else in the school.</summary>
    public Teams Teams { get; }

    /// <summary>How far a teacher's agreed time is protected, 0 to 1.</summary>
    public double[] Leadership { get; }

    /// <summary>The coordinator, if there is one.</summary>
    public Coordinator Coordinator { get; internal set; } = Coordinator.None;

    /// <summary>The block's luck.</summary>
    public Luck Luck { get; internal set; }

    /// <summary>
    /// The luck of encounters: whom one meets, how the talk goes, which slots stand. It is the block's own, or another one for the same
    /// people with the same stressors, which shows how much of a change is chance.
    /// </summary>
    public Luck Encounters { get; internal set; }

    /// <summary>Week, from 1; 0 before the first day.</summary>
    public int Week { get; internal set; }

    /// <summary>Day of the week, from 1.</summary>
    public int DayOfWeek { get; internal set; }

    /// <summary>Day since the start, from 1; 0 before the first day.</summary>
    public int Day { get; internal set; }

    /// <summary>Day of the run-in that is played, from 1; 0 after it.</summary>
    internal int RunInDay { get; set; }

    /// <summary>The day that names today's draws: the run-in has days of its own.</summary>
    internal int LuckDay => RunInDay > 0 ? Random.Luck.RunInDays + RunInDay - 1 : Day;

    /// <summary>Whether two teachers work in the same school.</summary>
    public bool SameSchool(int one, int other) => People.School[one] == People.School[other];

    /// <summary>Person number of a teacher in the whole cohort.</summary>
    public int Number(int teacher) => People.First + teacher;

    /// <summary>Today's draw of a teacher for a decision.</summary>
    internal Draw LuckOf(int teacher, Decision decision, int index = 0) => Today.Person(Number(teacher), decision, Day, index);

    /// <summary>Today's draw of two teachers for a decision; it does not matter who is named first.</summary>
    internal Draw LuckOf(int one, int other, Decision decision, int index = 0) => Today.Dyad(Number(one), Number(other), decision, Day, index);

    /// <summary>Before the first day nobody meets anybody: who becomes whose partner is the people's own luck.</summary>
    private Luck Today => Day == 0 ? Luck : Encounters;
}

/// <summary>The coordinator's kind: how far a lost slot can be rebooked, and whether they can visit.</summary>
/// <param name="Reach">Share of the on-site coordinator's chance to rebook a slot, 0 to 1.</param>
/// <param name="Visits">Whether they are on site and can visit a pair.</param>
public readonly record struct Coordinator(double Reach, bool Visits)
{
    /// <summary>Nobody coordinates.</summary>
    public static Coordinator None => default;
}
