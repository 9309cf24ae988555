using Simulator.Engine.Mechanisms;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>
/// All that a component can do: look around, convene encounters, grant time, skill, knowledge or a shared agenda, and book staff hours. It
/// always acts for one offer, and reaches only those who take part in it.
/// </summary>
public sealed class Organiser
{
    private readonly People people;
    private readonly ParameterSet parameters;
    private readonly Parties parties;
    private readonly bool[] wanting;
    private uint bit;

    /// <summary>Tells the lots by which mentors are chosen from those by which participants are.</summary>
    private const int Mentors = 64;

    internal Organiser(World world, People people, ParameterSet parameters, ProgrammePlan programme, int capacity)
    {
        World = world;
        this.people = people;
        this.parameters = parameters;
        Programme = programme;
        parties = new Parties(capacity);
        wanting = new bool[capacity];
        Offer = programme.Offers.Count > 0 ? programme.Offers[0] : null!;
    }

    /// <summary>The world, to look at.</summary>
    public World World { get; }

    /// <summary>Everything that is offered.</summary>
    public ProgrammePlan Programme { get; }

    /// <summary>The offer for which it acts.</summary>
    public Offer Offer { get; private set; }

    /// <summary>Teachers of the block.</summary>
    public int Teachers => World.People.Count;

    /// <summary>The day that is played, or the one that comes when no day is.</summary>
    private int NextDay => World.DayOfWeek == 0 ? World.Day + 1 : World.Day;

    internal double Parameter(Parameter parameter) => parameters[parameter];

    /// <summary>Acts for an offer from now on.</summary>
    internal Organiser Of(Offer offer)
    {
        Offer = offer;
        bit = Programme.BitOf(offer);
        return this;
    }

    /// <summary>Before the first day: who takes part in what, and in which circle.</summary>
    internal void Invite()
    {
        Cohort cohort = World.People;
        double closeFrom = parameters[Friendship.CloseFrom];
        bool[] chosen = Programme.Participants?.Select(World, closeFrom, 0, _ => true) ?? [.. Enumerable.Repeat(true, Teachers)];
        for (int o = 0; o < Programme.Offers.Count; o++)
        {
            Offer offer = Programme.Offers[o];
            bool[] own = offer.Participants?.Select(World, closeFrom, o + 1, i => chosen[i]) ?? chosen;
            for (int i = 0; i < Teachers; i++)
            {
                if (!own[i]) continue;
                cohort.Invited[i] |= Programme.BitOf(offer);
                cohort.Member[i] = true;
            }
        }

        Programme.Circles?.Deal(World);
        foreach (Offer offer in Programme.Offers) offer.Component.Enrol(Of(offer));
    }

    /// <summary>Whether the offer reaches a teacher.</summary>
    internal bool Invites(int teacher) => (World.People.Invited[teacher] & bit) != 0;

    /// <summary>Whether it reaches a teacher who has a role, or any role where none is named.</summary>
    internal bool IsFor(int teacher, PairRole role) => Invites(teacher) && (role == PairRole.None || World.People.Role[teacher] == role);

    /// <summary>Books staff hours.</summary>
    internal void Book(HourKind kind, double hours) => World.Ledger.Book(kind, hours);

    // Time.

    internal void ProtectTime(double leadership)
    {
        for (int i = 0; i < Teachers; i++)
        {
            if (Invites(i)) World.Leadership[i] = leadership;
        }
    }

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

    /// <summary>All whom the offer reaches, or those of them in one role, have something in common to talk about.</summary>
    internal void OpenAgenda(PairRole role = PairRole.None)
    {
        for (int i = 0; i < Teachers; i++)
        {
            if (!IsFor(i, role)) continue;
            int end = Programme.AcrossSchools ? Teachers : World.People.SchoolEnd[i];
            for (int j = i + 1; j < end; j++)
            {
                if (IsFor(j, role)) World.Ties.RaiseAgenda(i, j, SharedAgenda.Common, NextDay);
            }
        }
    }

    // Pairs.

    /// <summary>Pairs up everybody for whom <paramref name="wants"/> holds, one partner each.</summary>
    internal void FormPairs(Pairing pairing, int round, Func<int, bool> wants)
    {
        for (int i = 0; i < Teachers; i++) wanting[i] = Invites(i) && wants(i);
        people.PartnerChoice.Choose(
            World, pairing.Rule, pairing.Reach, pairing.Attributes, wanting, round, (a, b) => Join(a, b, pairing.Structure, pairing.Mismatch));
    }

    /// <summary>Says who of those whom the offer reaches is a mentor, and that the others are mentees.</summary>
    internal void GiveRoles(Participants mentors)
    {
        bool[] chosen = mentors.Select(World, parameters[Friendship.CloseFrom], Mentors, Invites);
        for (int i = 0; i < Teachers; i++)
            World.People.Role[i] = !Invites(i) ? PairRole.None : chosen[i] ? PairRole.Mentor : PairRole.Mentee;
    }

    /// <summary>Gives every mentor who has too few a mentee who has none.</summary>
    internal void GiveMentees(Pairing pairing, int mentees, int round) => people.PartnerChoice.Assign(
        World, pairing.Reach, mentees, round, (mentor, mentee) => Join(mentor, mentee, pairing.Structure, pairing.Mismatch));

    internal void JoinNewPairs(double mismatch) =>
        people.PartnerChoice.NewPairs(World, Invites, (a, b, structure) => Join(a, b, structure, mismatch));

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

    /// <summary>At the start of a week: settles who will come to a gathering.</summary>
    internal void PlanGathering(GatheringKind kind, Together together, double hours, int number)
    {
        parties.Form(World, together, bit);
        for (int k = 0; k < parties.Count; k++) people.Gathering.Plan(World, kind, parties[k], number, hours);
    }

    /// <summary>Holds it: every school, region or circle by itself.</summary>
    internal void Gather(GatheringKind kind, Together together, double hours, int talkIn, bool online, int number)
    {
        parties.Form(World, together, bit);
        Occasion occasion = people.Occasions.Of(kind, online);
        for (int k = 0; k < parties.Count; k++)
        {
            int came = people.Gathering.Hold(World, kind, occasion, parties[k], hours, talkIn, number).Length;
            if (kind.OwnTime) continue;
            Book(HourKind.Participants, came * hours);
            if (together.AcrossSchools(Programme) && !online) Book(HourKind.Travel, came * World.Setting.Cohort.TravelHours);
        }
    }

    /// <summary>At the start of a week: settles whether a mentee's session gets its slot.</summary>
    internal void PlanSession(int mentor, int mentee, double hours)
    {
        bool stands = people.Slots.SessionStands(World, mentor, mentee, World.Encounters.Person(
            World.Number(mentee), Decision.SessionSlot, World.Day + 1).U0);
        World.People.SessionStands[mentee] = stands;
        if (!stands && World.Setting.Changes.Has(ModelChanges.WhoComes)) return;
        Plan(mentee, hours);
        Plan(mentor, hours);
    }

    internal void PassOn(int mentor, int mentee, double hours)
    {
        bool stands = World.Setting.Changes.Has(ModelChanges.WhoComes)
            ? World.People.SessionStands[mentee]
            : people.Slots.SessionStands(World, mentor, mentee, World.LuckOf(mentee, Decision.SessionSlot).U0);
        if (!stands) return;
        World.Ties.RaiseAgenda(mentor, mentee, SharedAgenda.Full, World.Day);
        people.PairMeeting.Talk(World, mentee, mentor, people.Occasions.Session, TalkRows.Session, hours, 0);
        people.Learning.PassOn(World.People, mentor, mentee, hours);
        Book(HourKind.Participants, 2 * hours);
    }

    internal void OpenChannel(Together together, double startsPerDay, double hours)
    {
        parties.Form(World, together, bit);
        for (int k = 0; k < parties.Count; k++) people.OnlineContact.Exchange(World, parties[k], startsPerDay, hours);
    }
}

/// <summary>How pairs are to be formed.</summary>
/// <param name="Rule">By which rule.</param>
/// <param name="Reach">From where partners may come.</param>
/// <param name="Attributes">Attributes to match on.</param>
/// <param name="Structure">Structure agreed for their meetings.</param>
/// <param name="Mismatch">Mean mismatch of aims.</param>
internal readonly record struct Pairing(PairingRule Rule, Reach Reach, IReadOnlyList<int> Attributes, double Structure, double Mismatch);
