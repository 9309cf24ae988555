using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S11, an encounter of many. People come with probability (.6 + .4 M), times the chance that their slot stands where it is working time,
/// and late by an exponential time with mean 15 (1 − M) minutes. Every quarter of an hour those present are seated anew in small groups and
/// talk; somebody left over listens. In the end enthusiasm spreads, and who is in a formal pair goes back to it encouraged.
/// Source: the pilot with eleven teachers. Simplified: in a small group of k everybody talks with each of the others for an equal share.
/// </summary>
internal sealed class Gathering(ParameterSet p, Conversation conversation, Slots slots, Enthusiasm enthusiasm, Commitment commitment, int capacity)
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

    private readonly double comeAnyway = p[ComeAnyway], comeGladly = p[ComeGladly], lateness = p[Lateness], segment = p[InformalContact.Length];
    private readonly double commonAgenda = p[Enthusiasm.CommonAgenda];
    private readonly Occasion group = Occasion.Scheduled(p, Channel.Group, p[GroupStructure]), social = Occasion.Social(p);
    private readonly int[] present = new int[capacity], missed = new int[capacity], seated = new int[capacity];
    private readonly ulong[] seats = new ulong[capacity];

    /// <summary>Convenes teachers first … end − 1.</summary>
    /// <param name="world">The world.</param>
    /// <param name="first">First teacher invited.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="hours">Planned length.</param>
    /// <param name="talkIn">Size of the small groups, at least 2.</param>
    /// <param name="ownTime">A social event: no agenda, no slot to lose.</param>
    /// <param name="number">Number of the gathering on this day.</param>
    /// <returns>Who came: a view that the next gathering overwrites.</returns>
    internal ReadOnlySpan<int> Hold(World world, int first, int end, double hours, int talkIn, bool ownTime, int number)
    {
        int came = 0;
        for (int i = first; i < end; i++)
        {
            Draw luck = world.LuckOf(i, Decision.Attendance, number);
            double m = world.People.Enthusiasm[i];
            double slot = ownTime ? 1 : slots.Free(world, i);
            if (luck.U0 >= (comeAnyway + comeGladly * m) * slot) continue;
            double late = Samplers.Exponential(luck.U1, lateness * (1 - m));
            missed[came] = (int)Math.Min(late / (segment * MinutesPerHour), 1e6);
            present[came++] = i;
            if (!ownTime) world.People.GroupsAttended[i]++;
            Tell(world, new Moment(MomentKind.Arrival, i, -1, ownTime ? Channel.Social : Channel.Group, Minutes: late));
        }

        ReadOnlySpan<int> people = present.AsSpan(0, came);
        long told = world.Ledger.Disclosures, good = world.Ledger.GoodResponses;
        if (!ownTime) ShareAgenda(world, people);
        int segments = (int)Math.Round(hours / segment);
        for (int k = 0; k < segments; k++) TalkInGroups(world, people, k, talkIn, ownTime ? social : group, number);
        told = world.Ledger.Disclosures - told;
        good = world.Ledger.GoodResponses - good;
        enthusiasm.Spread(world.People, people, told == 0 ? 0 : (double)good / told);
        Encourage(world, people);
        Tell(world, new Moment(MomentKind.Gathering, first, end - 1, ownTime ? Channel.Social : Channel.Group));
        return people;
    }

    private void Tell(World world, in Moment moment)
    {
        foreach (IObserver observer in conversation.Observers) observer.Observe(world, moment);
    }

    private void ShareAgenda(World world, ReadOnlySpan<int> people)
    {
        for (int a = 0; a < people.Length; a++)
        {
            for (int b = a + 1; b < people.Length; b++) world.Ties.RaiseAgenda(people[a], people[b], commonAgenda, world.Day);
        }
    }

    private void TalkInGroups(World world, ReadOnlySpan<int> people, int k, int talkIn, in Occasion occasion, int number)
    {
        int here = 0;
        for (int a = 0; a < people.Length; a++)
        {
            if (missed[a] > k) continue;
            uint seat = world.LuckOf(people[a], Decision.Seat, (number << SegmentBits) | k).W0;
            seats[here++] = ((ulong)seat << 32) | (uint)people[a];
        }

        Lot.Sort(seats.AsSpan(0, here));
        for (int a = 0; a < here; a++) seated[a] = (int)(uint)seats[a];
        for (int start = 0; start < here; start += talkIn)
        {
            int size = Math.Min(talkIn, here - start);
            for (int a = 0; a < size; a++)
            {
                for (int b = a + 1; b < size; b++)
                {
                    TalkInPair(
                        world, seated[start + a], seated[start + b], size, (((number << SegmentBits) | k) << SeatBits) | b, occasion);
                }
            }
        }
    }

    private void TalkInPair(World world, int one, int other, int size, int index, in Occasion occasion)
    {
        bool ownTime = occasion.Channel == Channel.Social;
        Draw talk = world.LuckOf(one, ownTime ? Decision.SocialTalk : Decision.GroupTalk, index);
        Draw turns = world.LuckOf(one, ownTime ? Decision.SocialTurns : Decision.GroupTurns, index);
        conversation.Hold(world, one, other, occasion with { Hours = occasion.Hours / (size - 1) }, talk, turns);
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
