using System.Runtime.CompilerServices;
using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>How a disclosure was met.</summary>
internal enum Response
{
    /// <summary>Heard and supported.</summary>
    Good,

    /// <summary>Let pass.</summary>
    Neutral,

    /// <summary>Brushed off or judged.</summary>
    Hurtful,
}

/// <summary>
/// S4 and S5, disclosure and its response. P(seeker discloses to helper) = logistic(d_0 + d_T trust + d_K [not gossip] + d_S (stress − .5)
/// + d_R [the helper just disclosed]). The response is good with probability skill × attention; one that is not good hurts with
/// probability .3 (1 − skill).
/// Liking and disclosure: Collins and Miller (1994). Turn taking: Sprecher et al. (2013). Stress does not mobilise support: Viswesvaran et
/// al. (1999), so d_S is small. Simplified: one disclosure a person and conversation; depth is not modelled.
/// </summary>
internal sealed class Disclosure(ParameterSet p)
{
    internal static readonly Parameter Baseline = new(
        "d_0", "Disclosure at no trust, in gossip, at middling stress", "logit", -2.5, -3.2, -2, Source.Calibrated, "2013 study, aggregates");

    internal static readonly Parameter TrustEffect = new(
        "d_T", "Disclosure and personal talk per unit of trust", "logit", 1.7, 0.8, 2.5, Source.Calibrated,
        "2013 study; direction from Collins and Miller 1994");

    internal static readonly Parameter NotGossip = new(
        "d_K", "Disclosure in talk that is not gossip", "logit", 1.0, 0.4, 1.6, Source.Calibrated, "2013 study, aggregates");

    internal static readonly Parameter StressEffect = new(
        "d_S", "Disclosure per unit of stress", "logit", 0.5, 0, 1.5, Source.Evidence, "Viswesvaran et al. 1999: no mobilisation, so small");

    internal static readonly Parameter Reciprocity = new(
        "d_R", "Disclosure when the partner just disclosed", "logit", 0.9, 0.5, 1.5, Source.Calibrated,
        "2013 study; direction from Sprecher et al. 2013");

    internal static readonly Parameter StressReference = Parameter.Share(
        "s_ref", "Stress at which stress neither adds to nor takes from disclosure", "stress", 0.5, 0.3, 0.7, Source.Assumed, "middle of the scale");

    internal static readonly Parameter HurtChance = Parameter.Share(
        "hurt", "Chance that a response that is not good hurts, at no skill", "probability", 0.3, 0.1, 0.5, Source.Assumed, "convention");

    internal static readonly Parameter WorkShareInGossip = Parameter.Share(
        "gossip_work", "Share of disclosures made in gossip that are about work", "share", 0.5, 0.3, 0.7, Source.Assumed, "half and half");

    internal static readonly Parameter[] Parameters =
        [Baseline, TrustEffect, NotGossip, StressEffect, Reciprocity, StressReference, HurtChance, WorkShareInGossip];

    private readonly double trustEffect = p[TrustEffect], stressEffect = p[StressEffect];
    private readonly double inGossip = p[Baseline] - p[StressEffect] * p[StressReference];
    private readonly double inOther = p[Baseline] - p[StressEffect] * p[StressReference] + p[NotGossip];
    private readonly double[] reciprocity = [0, p[Reciprocity]];
    private readonly double hurt = p[HurtChance], workShare = p[WorkShareInGossip];

    /// <summary>Whether a seeker discloses something to a helper.</summary>
    /// <param name="trust">The seeker's trust in the helper.</param>
    /// <param name="stress">The seeker's stress.</param>
    /// <param name="topic">What they talk about.</param>
    /// <param name="partnerJustDisclosed">Whether the helper has just disclosed something.</param>
    /// <param name="logit">Logit of the draw: it lies below the predictor with the probability of disclosing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Happens(double trust, double stress, Topic topic, bool partnerJustDisclosed, double logit)
    {
        // Both answers are worked out while the topic is not yet known.
        double byTrust = trustEffect * trust, byStress = stressEffect * stress, byPartner = reciprocity[partnerJustDisclosed ? 1 : 0];
        bool gossip = logit < inGossip + byTrust + byStress + byPartner, other = logit < inOther + byTrust + byStress + byPartner;
        return topic == Topic.Gossip ? gossip : other;
    }

    /// <summary>How the helper responds.</summary>
    internal Response Respond(double skill, double attention, double uniform)
    {
        double good = skill * attention;
        if (uniform < good) return Response.Good;
        return uniform > 1 - (1 - good) * hurt * (1 - skill) ? Response.Hurtful : Response.Neutral;
    }

    /// <summary>Whether a concern told in gossip is about work (else personal); in other talk the topic says it.</summary>
    internal bool IsAboutWork(double uniform) => uniform < workShare;
}
