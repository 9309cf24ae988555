using Simulator.Engine.Observation;
using Simulator.Engine.State;

namespace Simulator.Experiments.Measures.Watching;

/// <summary>The formal pairs that there are at the start, week by week; a pair that has ended goes on being looked at.</summary>
internal sealed class PairWatch : IObserver
{
    private readonly HashSet<int> watched = [];
    private double[] trust = [], held = [], talks = [], told = [];
    private int pairs, blockPairs;
    private double commitment;

    /// <summary>Trust within pairs: at the start, then at the end of each week.</summary>
    internal double[] Trust => [.. trust.Select(sum => sum / pairs)];

    /// <summary>Meetings held a pair, by week.</summary>
    internal double[] Held => [.. held.Select(sum => sum / pairs)];

    /// <summary>Conversations within pairs, by week.</summary>
    internal double[] Talks => talks;

    /// <summary>Disclosures within pairs, by week.</summary>
    internal double[] Told => told;

    /// <summary>Mean commitment of the members at the end, or at their pair's end.</summary>
    internal double Commitment => commitment / (2 * pairs);

    /// <summary>Meetings whose slot was lost, a pair.</summary>
    internal double LostSlots { get; private set; }

    /// <summary>Meetings whose slot stood and to which somebody did not come, a pair.</summary>
    internal double StayedAway { get; private set; }

    /// <inheritdoc/>
    public void Observe(World world, in Moment moment)
    {
        switch (moment.Kind)
        {
            case MomentKind.Start:
                Begin(world);
                break;
            case MomentKind.Conversation when watched.Contains(world.Ties.Dyad(moment.One, moment.Other)):
                talks[world.Week - 1]++;
                told[world.Week - 1] += (moment.FirstTold ? 1 : 0) + (moment.SecondTold ? 1 : 0);
                break;
            case MomentKind.Meeting when watched.Contains(world.Ties.Dyad(moment.One, moment.Other)):
                if (moment.FirstTold) held[world.Week - 1]++;
                else if (moment.SecondTold) StayedAway++;
                else LostSlots++;
                break;
            case MomentKind.Week:
                AddTrust(world, world.Week);
                if (ReplicateWatch.IsLast(world, moment)) Finish(world);
                break;
        }
    }

    private void Begin(World world)
    {
        int weeks = world.Setting.Calendar.Weeks;
        if (trust.Length == 0)
            (trust, held, talks, told) = (new double[weeks + 1], new double[weeks], new double[weeks], new double[weeks]);
        watched.Clear();
        blockPairs = world.Pairs.Count;
        pairs += blockPairs;
        for (int k = 0; k < blockPairs; k++) watched.Add(world.Ties.Dyad(world.Pairs[k].A, world.Pairs[k].B));
        AddTrust(world, 0);
    }

    private void AddTrust(World world, int week)
    {
        for (int k = 0; k < blockPairs; k++)
        {
            (int a, int b) = (world.Pairs[k].A, world.Pairs[k].B);
            trust[week] += 0.5 * (world.Ties.Trust[world.Ties.Directed(a, b)] + world.Ties.Trust[world.Ties.Directed(b, a)]);
        }
    }

    private void Finish(World world)
    {
        for (int k = 0; k < blockPairs; k++) commitment += world.Pairs[k].CommitmentA + world.Pairs[k].CommitmentB;
    }
}
