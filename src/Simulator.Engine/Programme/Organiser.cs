using Simulator.Engine.Mechanisms;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>
/// All that a component can do: look around, convene encounters, grant time, skill, knowledge or a shared agenda, and book staff hours.
/// </summary>
public sealed class Organiser
{
    private readonly People people;
    private readonly ParameterSet parameters;
    private readonly bool[] wanting;

    internal Organiser(World world, People people, ParameterSet parameters, ProgrammePlan programme, int capacity)
    {
        World = world;
        this.people = people;
        this.parameters = parameters;
        Programme = programme;
        wanting = new bool[capacity];
    }

    /// <summary>The world, to look at.</summary>
    public World World { get; }

    /// <summary>Everything that is offered.</summary>
    public ProgrammePlan Programme { get; }

    /// <summary>Teachers of the block.</summary>
    public int Teachers => World.People.Count;

    /// <summary>The day that is played, or the one that comes when no day is.</summary>
    private int NextDay => World.DayOfWeek == 0 ? World.Day + 1 : World.Day;

    internal double Parameter(Parameter parameter) => parameters[parameter];

    /// <summary>Books staff hours.</summary>
    internal void Book(HourKind kind, double hours) => World.Ledger.Book(kind, hours);

    // Time.

    internal void ProtectTime(double leadership) => Array.Fill(World.Leadership, leadership);

    internal void Release(int teacher, double hours)
    {
        World.People.ReleasedHours[teacher] += hours;
        Book(HourKind.Release, hours);
    }

    internal void Plan(int teacher, double hours) => World.People.PlannedHours[teacher] += hours;

    internal void Appoint(Coordinator coordinator) => World.Coordinator = coordinator;

    internal void VisitPairs() => people.Slots.Visit(World);

    // Skill, knowledge, agenda.

    internal void TrainSkill(int teacher) => people.Learning.TrainSkill(World.People, teacher);

    internal void RestoreSkill(int teacher) => people.Learning.RestoreSkill(World.People, teacher);

    internal void TrainOutside(int teacher) => people.Learning.TrainOutside(World, teacher);

    internal void MakeMentor(int mentor, int mentee) => World.People.Mentor[mentee] = mentor;

    /// <summary>Everybody has something in common to talk about.</summary>
    internal void OpenAgenda()
    {
        double level = parameters[Enthusiasm.CommonAgenda];
        for (int i = 0; i < Teachers; i++)
        {
            int end = Programme.AcrossSchools ? Teachers : World.People.SchoolEnd[i];
            for (int j = i + 1; j < end; j++) World.Ties.RaiseAgenda(i, j, level, NextDay);
        }
    }

    // Pairs.

    /// <summary>Pairs up everybody for whom <paramref name="wants"/> holds, one partner each.</summary>
    internal void FormPairs(Pairing pairing, int round, Func<int, bool> wants)
    {
        for (int i = 0; i < Teachers; i++) wanting[i] = wants(i);
        people.PartnerChoice.Choose(
            World, pairing.Rule, pairing.Reach, pairing.Attributes, wanting, round, (a, b) => Join(a, b, pairing.Structure, pairing.Mismatch));
    }

    internal void JoinNewPairs(double mismatch) => people.PartnerChoice.NewPairs(World, (a, b, structure) => Join(a, b, structure, mismatch));

    /// <summary>The two are placed with one mentor and one class: they are the mentor team.</summary>
    internal void PlaceTogether(int one, int other, int team)
    {
        if (World.SameSchool(one, other)) World.People.Team[one] = World.People.Team[other] = team;
    }

    private void Join(int one, int other, double structure, double mismatch)
    {
        double travel = World.SameSchool(one, other) ? 0 : World.Setting.Cohort.TravelHours;
        people.Commitment.Begin(World, one, other, structure, mismatch, travel);
    }

    // Encounters.

    internal void Meet(int pair, double hours, int number)
    {
        if (!people.PairMeeting.ComesDue(World, pair, hours, number)) return;
        Book(HourKind.Participants, 2 * hours);
        Book(HourKind.Travel, 2 * World.Pairs[pair].Travel);
    }

    internal void Debrief(int pair, double hours, int number)
    {
        people.PairMeeting.Debrief(World, pair, hours, number);
        Book(HourKind.Participants, 2 * hours);
        Book(HourKind.Travel, 2 * World.Pairs[pair].Travel);
    }

    internal void Gather(double hours, bool acrossSchools, int talkIn, bool ownTime, int number)
    {
        for (int first = 0; first < Teachers;)
        {
            int end = acrossSchools ? Teachers : World.People.SchoolEnd[first];
            int came = people.Gathering.Hold(World, first, end, hours, talkIn, ownTime, number).Length;
            if (!ownTime) Book(HourKind.Participants, came * hours);
            if (!ownTime && acrossSchools) Book(HourKind.Travel, came * World.Setting.Cohort.TravelHours);
            first = end;
        }
    }

    internal void PassOn(int mentor, int mentee, double hours)
    {
        double uniform = World.Luck.Person(World.Number(mentee), Decision.SessionSlot, World.Day).U0;
        if (!people.Slots.SessionStands(World, mentor, mentee, uniform)) return;
        World.Ties.RaiseAgenda(mentor, mentee, parameters[Enthusiasm.FullAgenda], World.Day);
        Occasion session = Occasion.Scheduled(parameters, Channel.Session, parameters[Learning.SessionStructure]);
        people.PairMeeting.Segments(World, mentee, mentor, session, hours, 0, Decision.SessionTalk, Decision.SessionTurns);
        people.Learning.PassOn(World.People, mentor, mentee, hours);
        Book(HourKind.Participants, 2 * hours);
    }

    internal void OpenChannel(double startsPerDay, double hours) => people.OnlineContact.Exchange(World, startsPerDay, hours);
}

/// <summary>How pairs are to be formed.</summary>
/// <param name="Rule">By which rule.</param>
/// <param name="Reach">From where partners may come.</param>
/// <param name="Attributes">Attributes to match on.</param>
/// <param name="Structure">Structure agreed for their meetings.</param>
/// <param name="Mismatch">Mean mismatch of aims.</param>
internal readonly record struct Pairing(PairingRule Rule, Reach Reach, IReadOnlyList<int> Attributes, double Structure, double Mismatch);
