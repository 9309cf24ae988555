using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S11, an encounter of many. Who will come is settled when the week is planned, with probability (.6 + .4 M) of that moment, times the
/// chance that their slot stands where it is working time; only those who come lose informal time to it. They come late by an exponential
/// time with mean 15 (1 − M) minutes. Every quarter of an hour those present are seated anew in small groups and talk; somebody left over
/// listens. In the end enthusiasm spreads, and who is in a formal pair goes back to it encouraged.
/// Source: the pilot with eleven teachers. Simplified: in a small group of k everybody talks with each of the others for an equal share.
/// </summary>
internal sealed class Gathering
{
    internal static readonly Parameter ComeAnyway = Parameter.Share(
        "attend_0", "Chance to come to a group meeting without enthusiasm", "probability", 0.6, 0.4, 0.8, Source.Assumed,
        "assumed: 0.7-0.9 when convened in paid time");

    internal static readonly Parameter ComeGladly = Parameter.Share(
        "attend_m", "What full enthusiasm adds to that chance", "probability", 0.4, 0.1, 0.4, Source.Assumed, "assumed");

    internal static readonly Parameter Lateness = Parameter.Positive(
        "late", "Mean lateness without enthusiasm", "minutes", 15, 5, 30, Source.Assumed, "pilot: attendance became more punctual");

    internal static readonly Parameter GroupStructure = Parameter.Share(
        "s_group", "Share of a group meeting's talk that its agenda makes professional", "share", 0.7, 0.5, 0.9, Source.Assumed, "assumed");

    internal static readonly Parameter[] Parameters = [ComeAnyway, ComeGladly, Lateness, GroupStructure];

    private const double MinutesPerHour = 60;
    private const int SegmentBits = 7, SeatBits = 3;

    private readonly Conversation conversation;
    private readonly Slots slots;
    private readonly Enthusiasm enthusiasm;
    private readonly Commitment commitment;
    private readonly double comeAnyway, comeGladly, lateness, unit;
    private readonly int capacity;
    private readonly int[] present, missed, seated;
    private readonly ulong[] seats;
    private readonly TalkLot lot = new();
    private readonly Dictionary<GatheringKind, bool[]> coming = new() { [GatheringKind.Group] = [], [GatheringKind.Social] = [] };

    internal Gathering(
        ParameterSet p, Conversation conversation, Slots slots, Enthusiasm enthusiasm, Commitment commitment, int capacity, double unit)
    {
        (this.conversation, this.slots, this.enthusiasm, this.commitment) = (conversation, slots, enthusiasm, commitment);
        (comeAnyway, comeGladly, lateness) = (p[ComeAnyway], p[ComeGladly], p[Lateness]);
        (this.capacity, this.unit) = (capacity, unit);
        (present, missed, seated, seats) = (new int[capacity], new int[capacity], new int[capacity], new ulong[capacity]);
    }

    /// <summary>When the week is planned: settles who will come.</summary>
    /// <param name="world">The world.</param>
    /// <param name="kind">The kind of gathering.</param>
    /// <param name="invited">Who is invited.</param>
    /// <param name="number">Number of the gathering in this week, among those of its kind.</param>
    /// <param name="hours">Hours that are planned for those who come.</param>
    internal void Plan(World world, GatheringKind kind, ReadOnlySpan<int> invited, int number, double hours)
    {
        bool[] list = coming[kind];
        if (list.Length < (number + 1) * capacity) Array.Resize(ref list, (number + 1) * capacity);
        coming[kind] = list;
        foreach (int i in invited)
        {
            // The week's first day names the draw: it is made before the week begins.
            bool comes = list[number * capacity + i] = Comes(world, i, kind, number, world.Day + 1);
            if (kind.OwnTime) continue;
            if (comes || !world.Setting.Changes.Has(ModelChanges.WhoComes)) world.People.PlannedHours[i] += hours;
        }
    }

    /// <summary>A planned gathering takes place.</summary>
    /// <param name="world">The world.</param>
    /// <param name="kind">The kind of gathering.</param>
    /// <param name="occasion">What talk in it is like.</param>
    /// <param name="invited">Who was invited.</param>
    /// <param name="hours">Length.</param>
    /// <param name="talkIn">Size of the small groups, at least 2.</param>
    /// <param name="number">Number of the gathering in this week, as when it was planned.</param>
    /// <returns>Who came: a view that the next gathering overwrites.</returns>
    internal ReadOnlySpan<int> Hold(
        World world, GatheringKind kind, in Occasion occasion, ReadOnlySpan<int> invited, double hours, int talkIn, int number)
    {
        int came = 0;
        bool asPlanned = world.Setting.Changes.Has(ModelChanges.WhoComes);
        foreach (int i in invited)
        {
            if (!(asPlanned ? coming[kind][number * capacity + i] : Comes(world, i, kind, number, world.Day))) continue;
            double late = Samplers.Exponential(
                world.LuckOf(i, kind.Lateness, number).U0, lateness * (1 - world.People.Enthusiasm[i]));
            missed[came] = (int)Math.Min(late / (unit * MinutesPerHour), 1e6);
            present[came++] = i;
            if (!kind.OwnTime) world.People.GroupsAttended[i]++;
            Tell(world, new Moment(MomentKind.Arrival, i, -1, kind.Channel, Minutes: late));
        }

        ReadOnlySpan<int> people = present.AsSpan(0, came);
        long told = world.Ledger.Disclosures, good = world.Ledger.GoodResponses;
        if (!kind.OwnTime) ShareAgenda(world, people);
        for (int k = 0; k < Segments.In(hours, unit); k++)
            TalkInGroups(world, kind, occasion with { Hours = Segments.Length(hours, unit, k) }, people, k, talkIn, number);
        told = world.Ledger.Disclosures - told;
        good = world.Ledger.GoodResponses - good;
        enthusiasm.Spread(world.People, people, told == 0 ? 0 : (double)good / told);
        Encourage(world, people);
        if (!invited.IsEmpty) Tell(world, new Moment(MomentKind.Gathering, invited[0], invited[^1], kind.Channel));
        return people;
    }

    private bool Comes(World world, int teacher, GatheringKind kind, int number, int day)
    {
        double uniform = world.Encounters.Person(world.Number(teacher), kind.Attendance, day, number).U0;
        double slot = kind.OwnTime ? 1 : slots.Free(world, teacher);
        return uniform < (comeAnyway + comeGladly * world.People.Enthusiasm[teacher]) * slot;
    }

    private void Tell(World world, in Moment moment)
    {
        foreach (IObserver observer in conversation.Observers) observer.Observe(world, moment);
    }

    private static void ShareAgenda(World world, ReadOnlySpan<int> people)
    {
        for (int a = 0; a < people.Length; a++)
        {
            for (int b = a + 1; b < people.Length; b++) world.Ties.RaiseAgenda(people[a], people[b], SharedAgenda.Common, world.Day);
        }
    }

    /// <summary>One segment: seats are drawn, and in each small group everybody talks with each of the others for an equal share of it.</summary>
    private void TalkInGroups(
        World world, GatheringKind kind, in Occasion occasion, ReadOnlySpan<int> people, int k, int talkIn, int number)
    {
        int here = 0, segment = (number << SegmentBits) | k;
        for (int a = 0; a < people.Length; a++)
        {
            if (missed[a] > k) continue;
            uint seat = world.LuckOf(people[a], kind.Seat, segment).W0;
            seats[here++] = ((ulong)seat << 32) | (uint)people[a];
        }

        Lot.Sort(seats.AsSpan(0, here));
        for (int a = 0; a < here; a++) seated[a] = (int)(uint)seats[a];
        lot.Begin();
        for (int a = 0; a < here; a++)
        {
            int end = Math.Min(here, a - a % talkIn + talkIn);
            for (int b = a + 1; b < end; b++)
                lot.Add(Luck.Key(world.Number(seated[a]), kind.Rows.Talk, world.Day, (segment << SeatBits) | (b % talkIn)), kind.Rows);
        }

        lot.Draw(world.Encounters);
        for (int a = 0, talk = 0; a < here; a++)
        {
            int start = a - a % talkIn, end = Math.Min(here, start + talkIn);
            Occasion share = occasion with { Hours = occasion.Hours / Math.Max(1, end - start - 1) };
            for (int b = a + 1; b < end; b++, talk++) conversation.Hold(world, seated[a], seated[b], share, lot[talk]);
        }
    }

    private void Encourage(World world, ReadOnlySpan<int> people)
    {
        for (int k = 0; k < world.Pairs.Count; k++)
        {
            ref Pair pair = ref world.Pairs[k];
            if (!pair.Active) continue;
            if (people.Contains(pair.A)) commitment.Encouraged(ref pair, pair.A, world.People.Enthusiasm[pair.A]);
            if (people.Contains(pair.B)) commitment.Encouraged(ref pair, pair.B, world.People.Enthusiasm[pair.B]);
        }
    }
}
