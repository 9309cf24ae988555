using System.Runtime.CompilerServices;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S3, what is talked about, and with how much attention. Informal talk: gossip has weight 1, professional talk exp(a_p + u z) where z is
/// the dyad's shared agenda, personal talk exp(a_r + d_T trust). In scheduled segments talk is professional with the agreed structure's
/// probability, else gossip or personal by the same weights. Attention is lower in gossip and online.
/// Support takes time: a talk of length h is a full exchange (a contact of the day, both turns, answers) with probability h / h_unit; a talk
/// too short for one still counts its hours. A longer talk is held in segments of h_unit, the last one shorter.
/// Shares of talk: Dunbar (1997), second-hand; kinds of talk and closeness: Hall (2019). Simplified: one topic a segment.
/// </summary>
internal sealed class Talk
{
    internal static readonly Parameter Professional = new(
        "a_p", "Log odds of professional talk against gossip", "log odds", -1.6, -2.2, -0.8, Source.Calibrated, "2013 study, interviews on talking");

    internal static readonly Parameter Personal = new(
        "a_r", "Log odds of personal talk against gossip at zero trust", "log odds", -1.4, -1.8, -0.6, Source.Calibrated,
        "2013 study; social topics as in Dunbar, second-hand");

    internal static readonly Parameter AgendaEffect = new(
        "u", "Log odds of professional talk per unit of shared agenda", "log odds", 1.9, 0.8, 2.4, Source.Calibrated,
        "2013 study, interviews on talking");

    internal static readonly Parameter GossipAttention = Parameter.Share(
        "g_a", "Attention in gossip relative to full", "share", 0.40, 0.3, 0.7, Source.Calibrated, "2013 study; kinds of talk in Hall 2019");

    internal static readonly Parameter InformalAttention = Parameter.Share(
        "att_informal", "Attention in informal talk that is not gossip", "share", 0.9, 0.7, 1, Source.Assumed, "convention");

    internal static readonly Parameter FormalAttention = Parameter.Share(
        "att_formal", "Attention in scheduled talk that is not gossip", "share", 1.0, 0.9, 1, Source.Assumed, "convention: the unit of attention");

    internal static readonly Parameter OnlineAttention = Parameter.Share(
        "r_on", "Richness of an online exchange relative to face to face", "share", 0.4, 0.2, 0.8, Source.Assumed,
        "McLoughlin and Lee 2010 and the pilot give the direction");

    internal static readonly Parameter Unit = new(
        "h_unit", "Length of talk that is one full exchange: the unit in which support is counted, so no prior varies it", "hours", 0.25, 0.25, 0.25,
        Source.Assumed, "unit of talk: a quarter of an hour", 0.25, 0.25);

    internal static readonly Parameter[] Parameters =
        [Professional, Personal, AgendaEffect, GossipAttention, InformalAttention, FormalAttention, OnlineAttention, Unit];

    private readonly double personal, trustEffect, unit;
    private readonly AgendaTable professional;

    /// <summary>Prepares the weights.</summary>
    /// <param name="p">The parameters.</param>
    /// <param name="agendas">What is left of an agenda, by what was agreed and the days since.</param>
    /// <param name="support">Whether support counts hours; else every talk is a full exchange.</param>
    internal Talk(ParameterSet p, AgendaTable agendas, bool support = true)
    {
        (personal, trustEffect, unit) = (p[Personal], p[Disclosure.TrustEffect], support ? p[Unit] : 0);
        professional = agendas.Select(z => Portable.Exp(p[Professional] + p[AgendaEffect] * z));
    }

    /// <summary>Whether a talk of some length is a full exchange; always where it is no shorter than the unit.</summary>
    internal bool IsExchange(double hours, double uniform) => uniform * unit < hours;

    /// <summary>Weight of personal talk against gossip.</summary>
    /// <param name="trust">Mean of both trusts, 0 to 1.</param>
    internal double PersonalWeight(double trust) => Portable.Exp(personal + trustEffect * trust);

    /// <summary>Chooses the topic.</summary>
    /// <param name="structure">Chance that an agreed agenda makes the talk professional; negative where nothing was agreed.</param>
    /// <param name="agenda">Place of the dyad's agenda: what was agreed, and how many days ago.</param>
    /// <param name="personalWeight">Weight of personal talk against gossip.</param>
    /// <param name="uniform">The draw.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Topic Choose(double structure, int agenda, double personalWeight, double uniform)
    {
        if (structure >= 0)
        {
            if (uniform < structure) return Topic.Professional;
            double left = (uniform - structure) / (1 - structure);
            return left * (1 + personalWeight) < 1 ? Topic.Gossip : Topic.Personal;
        }

        double professionalWeight = professional[agenda];
        double place = uniform * (1 + professionalWeight + personalWeight);
        return (Topic)((place < 1 ? 0 : 1) + (place < 1 + professionalWeight ? 0 : 1));
    }

    /// <summary>A table by topic: what is looked up need not be guessed by the processor.</summary>
    internal static double[] ByTopic(double gossip, double other)
    {
        double[] values = [other, other, other];
        values[(int)Topic.Gossip] = gossip;
        return values;
    }
}
