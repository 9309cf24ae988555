using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S10 and S12, whether an agreed hour survives the week. Each member's slot is free with probability 1 − l (1 − leadership), to the power
/// of 1 + travel between schools; a lost slot is rebooked with probability kappa_r × the coordinator's reach. On site, the coordinator may
/// visit a pair whose commitment has fallen below .4: the next slot is secured and the structure agreed again.
/// Sources: the pilot with eleven teachers (non-contact periods often lost; on-site better than remote); McQuillin and Lyons (2021).
/// Simplified: slots are lost independently of workload and season.
/// </summary>
internal sealed class Slots(ParameterSet p)
{
    internal static readonly Parameter Loss = Parameter.Share(
        "l", "Chance that a member's slot is lost where the school protects nothing", "probability", 0.25, 0.1, 0.5, Source.Assumed,
        "pilot with eleven teachers: time is the overriding limit");

    internal static readonly Parameter Rebook = Parameter.Share(
        "kappa_r", "Chance that an on-site coordinator rebooks a lost slot", "probability", 0.6, 0.2, 0.9, Source.Assumed,
        "pilot; McQuillin and Lyons 2021: support contacts are the lever");

    internal static readonly Parameter RemoteReach = Parameter.Share(
        "r_remote", "A remote coordinator's chance to rebook, relative to one on site", "share", 1.0 / 3, 0.1, 0.6, Source.Assumed,
        "pilot: e-mail and telephone were unreliable");

    internal static readonly Parameter VisitBelow = Parameter.Share(
        "visit_c", "Commitment below which the coordinator may visit", "commitment", 0.4, 0.3, 0.5, Source.Assumed, "assumed");

    internal static readonly Parameter VisitChance = Parameter.Share(
        "visit_p", "Chance of a visit to such a pair in a week", "probability", 0.25, 0.1, 0.5, Source.Assumed, "assumed");

    internal static readonly Parameter VisitStructure = Parameter.Share(
        "visit_s", "Structure that a visit adds", "structure", 0.3, 0.1, 0.5, Source.Assumed, "assumed");

    internal static readonly Parameter VisitMost = Parameter.Share(
        "visit_max", "Structure beyond which a visit adds nothing", "structure", 0.8, 0.6, 0.9, Source.Assumed, "assumed");

    internal static readonly Parameter ClosenessFindsTime = Parameter.Share(
        "f_slot", "How far friendship makes up for missing leadership in finding time for a session", "share", 0.5, 0.2, 0.8, Source.Assumed,
        "cascade trial: a role alongside the mentees helps");

    internal static readonly Parameter[] Parameters =
        [Loss, Rebook, RemoteReach, VisitBelow, VisitChance, VisitStructure, VisitMost, ClosenessFindsTime];

    private readonly double loss = p[Loss], rebook = p[Rebook], closeness = p[ClosenessFindsTime];

    /// <summary>Chance that one teacher's agreed time stays free.</summary>
    internal double Free(World world, int teacher) => 1 - loss * (1 - world.Leadership[teacher]);

    /// <summary>Whether a pair's slot stands this time, rebooked or not.</summary>
    /// <param name="world">The world.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="luck">Words 0 and 1.</param>
    internal bool Stands(World world, ref Pair pair, in Draw luck)
    {
        if (pair.SlotSecured)
        {
            pair.SlotSecured = false;
            return true;
        }

        double free = Free(world, pair.A) * Free(world, pair.B);
        if (pair.Travel > 0) free = Portable.Exp((1 + pair.Travel) * Portable.Log(free));
        return luck.U0 < free || luck.U1 < rebook * world.Coordinator.Reach;
    }

    /// <summary>Whether a session between a mentor and a mentee gets its slot: leadership^(1 − .5 friendship).</summary>
    internal bool SessionStands(World world, int mentor, int mentee, double uniform)
    {
        double leadership = world.Leadership[mentor];
        if (leadership <= 0) return false;
        double power = 1 - closeness * world.Ties.Friendship[world.Ties.Dyad(mentor, mentee)];
        return uniform < Portable.Exp(power * Portable.Log(leadership));
    }

    /// <summary>The coordinator on site looks after pairs that are about to drift apart.</summary>
    internal void Visit(World world)
    {
        if (!world.Coordinator.Visits) return;
        for (int k = 0; k < world.Pairs.Count; k++)
        {
            ref Pair pair = ref world.Pairs[k];
            if (!pair.Active || Math.Min(pair.CommitmentA, pair.CommitmentB) >= p[VisitBelow]) continue;
            if (world.LuckOf(pair.A, pair.B, Decision.Visit).U0 >= p[VisitChance]) continue;
            pair.SlotSecured = true;
            pair.Structure = Math.Max(pair.Structure, Math.Min(p[VisitMost], pair.Structure + p[VisitStructure]));
        }
    }
}
