using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S10, what a formal pair does with an agreed hour. It is held when the slot stands and the less committed member comes (probability
/// min c). It runs in quarter-hour segments of ordinary conversation, professional with the agreed structure's probability, and leaves a
/// full shared agenda. Commitment follows. An observation's debrief is one professional segment and no slot is lost.
/// </summary>
internal sealed class PairMeeting(ParameterSet p, Conversation conversation, Slots slots, Commitment commitment)
{
    private readonly double segment = p[InformalContact.Length], fullAgenda = p[Enthusiasm.FullAgenda];

    /// <summary>A planned meeting of some hours comes due.</summary>
    /// <returns>Whether it took place.</returns>
    internal bool ComesDue(World world, int pairIndex, double hours, int number)
    {
        ref Pair pair = ref world.Pairs[pairIndex];
        Draw luck = world.LuckOf(pair.A, pair.B, Decision.Slot, number);
        pair.Planned++;
        world.Ledger.MeetingsPlanned++;
        bool stands = slots.Stands(world, ref pair, luck);
        bool held = stands && luck.U2 < Math.Min(pair.CommitmentA, pair.CommitmentB);
        if (held) Hold(world, ref pair, hours, number);
        else commitment.Missed(ref pair);
        foreach (IObserver observer in conversation.Observers)
            observer.Observe(world, new Moment(MomentKind.Meeting, pair.A, pair.B, Channel.Meeting, default, held, stands));
        return held;
    }

    /// <summary>The debrief of an observed lesson.</summary>
    internal void Debrief(World world, int pairIndex, double hours, int number)
    {
        ref Pair pair = ref world.Pairs[pairIndex];
        world.Ties.RaiseAgenda(pair.A, pair.B, fullAgenda, world.Day);
        Segments(world, pair.A, pair.B, Occasion.Scheduled(p, Channel.Debrief, 1), hours, number, Decision.DebriefTalk, Decision.DebriefTurns);
    }

    /// <summary>A stretch of talk in segments; the last is shorter where the hours do not divide.</summary>
    /// <returns>Share of the time that was not gossip.</returns>
    internal double Segments(
        World world, int one, int other, Occasion occasion, double hours, int number, Decision talk, Decision turns)
    {
        double worthwhile = 0, left = hours;
        for (int k = number * (int)Math.Ceiling(hours / segment); left > 1e-9; k++)
        {
            occasion = occasion with { Hours = Math.Min(segment, left) };
            Topic topic = conversation.Hold(
                world, one, other, occasion, world.LuckOf(one, other, talk, k), world.LuckOf(one, other, turns, k));
            if (topic != Topic.Gossip) worthwhile += occasion.Hours;
            left -= occasion.Hours;
        }

        return hours > 0 ? worthwhile / hours : 0;
    }

    private void Hold(World world, ref Pair pair, double hours, int number)
    {
        pair.Held++;
        world.Ledger.MeetingsHeld++;
        world.Ties.RaiseAgenda(pair.A, pair.B, fullAgenda, world.Day);
        double worthwhile = Segments(
            world, pair.A, pair.B, Occasion.Scheduled(p, Channel.Meeting, pair.Structure), hours, number, Decision.ScheduledTalk,
            Decision.ScheduledTurns);
        commitment.Met(ref pair, worthwhile);
    }
}
