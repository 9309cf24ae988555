using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S10, commitment to a formal pair. It starts at c ~ N(.8, .1) and follows experienced value: after a meeting c ← c + alpha (v − c), with
/// v = share of segments that were not gossip − m (1 − structure), m being how far the member's aims differ. A missed meeting costs 10 %,
/// whatever the cause. A member whose commitment falls below .2 withdraws and the pair ends.
/// Source: the pilot with eleven teachers (pairs without structure drift and stop; unmet expectations make a partner withdraw).
/// Simplified: no cost of the hour itself; no reconciliation.
/// </summary>
internal sealed class Commitment(ParameterSet p)
{
    internal static readonly Parameter StartMean = Parameter.Share(
        "c_0", "Mean commitment at the start", "commitment", 0.8, 0.7, 0.9, Source.Assumed, "convention");

    internal static readonly Parameter StartSd = Parameter.Positive(
        "c_0_sd", "SD of commitment at the start", "commitment", 0.1, 0.05, 0.15, Source.Assumed, "convention");

    internal static readonly Parameter Learning = Parameter.Share(
        "alpha", "Learning rate of commitment per meeting", "per meeting", 0.25, 0.1, 0.5, Source.Assumed, "pilot with eleven teachers: direction only");

    internal static readonly Parameter MissedCost = Parameter.Share(
        "c_missed", "Share of commitment lost by a missed meeting", "per meeting", 0.1, 0.05, 0.2, Source.Assumed, "convention");

    internal static readonly Parameter Least = Parameter.Share(
        "c_min", "Commitment below which a member withdraws", "commitment", 0.2, 0.1, 0.3, Source.Assumed, "convention");

    internal static readonly Parameter MismatchSd = Parameter.Positive(
        "m_sd", "SD over members of how far aims differ, where they differ", "mismatch", 0.15, 0.05, 0.25, Source.Assumed, "assumed");

    internal static readonly Parameter FromGroup = Parameter.Share(
        "c_group", "What a member's enthusiasm adds to commitment in a group meeting, relative to alpha", "share", 0.5, 0.2, 0.8,
        Source.Assumed, "pilot with eleven teachers: the group feeds the pairs");

    internal static readonly Parameter[] Parameters = [StartMean, StartSd, Learning, MissedCost, Least, MismatchSd, FromGroup];

    private readonly double learning = p[Learning], missed = 1 - p[MissedCost], least = p[Least], fromGroup = p[FromGroup];

    /// <summary>A pair begins.</summary>
    internal void Begin(World world, int one, int other, double structure, double mismatch, double travel)
    {
        (int a, int b) = one < other ? (one, other) : (other, one);
        Draw luck = world.Luck.Person(world.Number(a), Decision.PairStart, world.Day, b);
        ref Pair pair = ref world.Pairs.Add();
        (pair.A, pair.B, pair.Structure, pair.Travel, pair.StartWeek) = (a, b, structure, travel, world.Week);
        pair.CommitmentA = Math.Clamp(p[StartMean] + p[StartSd] * Samplers.Normal(luck.U0), 0, 1);
        pair.CommitmentB = Math.Clamp(p[StartMean] + p[StartSd] * Samplers.Normal(luck.U1), 0, 1);
        if (mismatch <= 0) return;
        pair.MismatchA = Math.Clamp(mismatch + p[MismatchSd] * Samplers.Normal(luck.U2), 0, 1);
        pair.MismatchB = Math.Clamp(mismatch + p[MismatchSd] * Samplers.Normal(luck.U3), 0, 1);
    }

    /// <summary>A meeting took place; some share of it was not gossip.</summary>
    internal void Met(ref Pair pair, double worthwhile)
    {
        pair.CommitmentA = Follow(pair.CommitmentA, worthwhile - pair.MismatchA * (1 - pair.Structure));
        pair.CommitmentB = Follow(pair.CommitmentB, worthwhile - pair.MismatchB * (1 - pair.Structure));
    }

    /// <summary>A meeting was missed.</summary>
    internal void Missed(ref Pair pair) => (pair.CommitmentA, pair.CommitmentB) = (pair.CommitmentA * missed, pair.CommitmentB * missed);

    /// <summary>A member came out of a group meeting with some enthusiasm.</summary>
    internal void Encouraged(ref Pair pair, int member, double enthusiasm)
    {
        double step = fromGroup * learning * enthusiasm;
        if (pair.A == member) pair.CommitmentA += step * (1 - pair.CommitmentA);
        else pair.CommitmentB += step * (1 - pair.CommitmentB);
    }

    /// <summary>End of a week: who has lost interest withdraws.</summary>
    internal void Review(World world)
    {
        for (int k = 0; k < world.Pairs.Count; k++)
        {
            ref Pair pair = ref world.Pairs[k];
            if (!pair.Active || (pair.CommitmentA >= least && pair.CommitmentB >= least)) continue;
            pair.EndWeek = world.Week;
            pair.EndedBy = pair.CommitmentA >= least ? PairEnd.Second : pair.CommitmentB >= least ? PairEnd.First : PairEnd.Both;
            world.Ledger.PairsEnded++;
        }
    }

    private double Follow(double commitment, double value) => Math.Clamp(commitment + learning * (value - commitment), 0, 1);
}
