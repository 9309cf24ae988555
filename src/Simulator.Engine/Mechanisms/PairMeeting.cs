using Simulator.Engine.Observation;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S10, what a formal pair does with an agreed hour. It is held when the slot stands and the less committed member comes (probability
/// min c). It runs in quarter-hour segments of ordinary conversation, professional with the agreed structure's probability, and leaves a
/// full shared agenda. Commitment follows. An observation's debrief is one professional segment and no slot is lost.
/// </summary>
internal sealed class PairMeeting(Occasions occasions, Conversation conversation, Slots slots, Commitment commitment, double unit)
{
    private readonly TalkLot lot = new();

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
        world.Ties.RaiseAgenda(pair.A, pair.B, SharedAgenda.Full, world.Day);
        Talk(world, pair.A, pair.B, occasions.Debrief, TalkRows.Debrief, hours, number);
    }

    /// <summary>A stretch of talk in segments; the last is shorter where the hours do not divide.</summary>
    /// <returns>Share of the time that was not gossip.</returns>
    internal double Talk(World world, int one, int other, in Occasion occasion, in TalkRows rows, double hours, int number)
    {
        if (hours <= 0) return 0;
        double worthwhile = 0;
        int segments = Segments.In(hours, unit);
        lot.Begin();
        for (int k = 0; k < segments; k++)
            lot.Add(Luck.DyadKey(world.Number(one), world.Number(other), rows.Talk, world.Day, number * segments + k), rows);
        lot.Draw(world.Encounters);
        for (int k = 0; k < segments; k++)
        {
            double length = Segments.Length(hours, unit, k);
            if (conversation.Hold(world, one, other, occasion with { Hours = length }, lot[k]) != Topic.Gossip) worthwhile += length;
        }

        return worthwhile / hours;
    }

    private void Hold(World world, ref Pair pair, double hours, int number)
    {
        pair.Held++;
        world.Ledger.MeetingsHeld++;
        world.Ties.RaiseAgenda(pair.A, pair.B, SharedAgenda.Full, world.Day);
        double worthwhile = Talk(
            world, pair.A, pair.B, occasions.Meeting with { Structure = pair.Structure }, TalkRows.Meeting, hours, number);
        commitment.Met(ref pair, worthwhile);
    }
}
