using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>How a conversation came about: what people do in it is the same everywhere.</summary>
/// <param name="Channel">Where it is booked.</param>
/// <param name="Hours">Length, hours.</param>
/// <param name="Structure">Chance that an agreed agenda makes it professional; negative where nothing was agreed.</param>
/// <param name="Attention">Attention outside gossip, 0 to 1.</param>
internal readonly record struct Occasion(Channel Channel, double Hours, double Structure, double Attention)
{
    internal const double NoAgenda = -1;

    internal static Occasion Informal(ParameterSet p) => new(Channel.Informal, p[InformalContact.Length], NoAgenda, p[Talk.InformalAttention]);

    internal static Occasion Scheduled(ParameterSet p, Channel channel, double structure) =>
        new(channel, p[InformalContact.Length], structure, p[Talk.FormalAttention]);

    internal static Occasion Social(ParameterSet p) => new(Channel.Social, p[InformalContact.Length], NoAgenda, p[Talk.InformalAttention]);

    internal static Occasion Online(ParameterSet p, double hours) => new(Channel.Online, hours, NoAgenda, p[Talk.OnlineAttention]);
}

/// <summary>
/// S3, what is talked about, and with how much attention. Informal talk: gossip has weight 1, professional talk exp(a_p + u z) where z is
/// the dyad's shared agenda, personal talk exp(a_r + d_T trust). In scheduled segments talk is professional with the agreed structure's
/// probability, else gossip or personal by the same weights. Attention is lower in gossip and online.
/// Shares of talk: Dunbar (1997), second-hand; kinds of talk and closeness: Hall (2019). Simplified: one topic a conversation.
/// </summary>
internal sealed class Talk(ParameterSet p)
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

    internal static readonly Parameter[] Parameters =
        [Professional, Personal, AgendaEffect, GossipAttention, InformalAttention, FormalAttention, OnlineAttention];

    private readonly double professional = Portable.Exp(p[Professional]), personal = p[Personal], agendaEffect = p[AgendaEffect];
    private readonly double[] closeness = ByTopic(p[GossipAttention], 1);
    private readonly double trustEffect = p[Disclosure.TrustEffect], gossipAttention = p[GossipAttention], online = p[OnlineAttention];

    /// <summary>Chooses the topic.</summary>
    /// <param name="occasion">How the talk came about.</param>
    /// <param name="agenda">Shared agenda of the dyad, 0 to 1.</param>
    /// <param name="trust">Mean of both trusts, 0 to 1.</param>
    /// <param name="uniform">The draw.</param>
    internal Topic Choose(in Occasion occasion, double agenda, double trust, double uniform)
    {
        double personalWeight = Portable.Exp(personal + trustEffect * trust);
        if (occasion.Structure >= 0)
        {
            if (uniform < occasion.Structure) return Topic.Professional;
            double left = (uniform - occasion.Structure) / (1 - occasion.Structure);
            return left * (1 + personalWeight) < 1 ? Topic.Gossip : Topic.Personal;
        }

        double professionalWeight = agenda == 0 ? professional : professional * Portable.Exp(agendaEffect * agenda);
        double place = uniform * (1 + professionalWeight + personalWeight);
        return (Topic)((place < 1 ? 0 : 1) + (place < 1 + professionalWeight ? 0 : 1));
    }

    /// <summary>Attention to what the other says.</summary>
    internal double Attention(in Occasion occasion, Topic topic) =>
        occasion.Channel == Channel.Online ? online : topic == Topic.Gossip ? gossipAttention : occasion.Attention;

    /// <summary>How much an hour of it counts for friendship: gossip little, online less, all other talk fully.</summary>
    internal double Closeness(in Occasion occasion, Topic topic) =>
        occasion.Channel == Channel.Online ? online : closeness[(int)topic];

    /// <summary>A table by topic: what is looked up need not be guessed by the processor.</summary>
    internal static double[] ByTopic(double gossip, double other)
    {
        double[] values = [other, other, other];
        values[(int)Topic.Gossip] = gossip;
        return values;
    }
}
