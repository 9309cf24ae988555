using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>How a conversation came about: what people do in it is the same everywhere.</summary>
/// <param name="Channel">Where it is booked.</param>
/// <param name="Hours">Length, hours.</param>
/// <param name="Structure">Chance that an agreed agenda makes it professional; negative where nothing was agreed.</param>
/// <param name="Manner">How people attend to each other in it.</param>
internal readonly record struct Occasion(Channel Channel, double Hours, double Structure, Manner Manner)
{
    internal const double NoAgenda = -1;
}

/// <summary>How people attend to each other, by topic.</summary>
/// <param name="Attention">Share of full attention to what is told, 0 to 1, by topic.</param>
/// <param name="Closeness">How much an hour counts for friendship, 0 to 1, by topic.</param>
internal sealed record Manner(double[] Attention, double[] Closeness);

/// <summary>
/// The occasions there are. Gossip gets little attention and makes little friendship wherever it happens in a room; online both are those
/// of the channel, whatever is talked about. Formality has one advantage of its own, and it is small: full attention (att_formal) where
/// informal talk has a little less (att_informal).
/// </summary>
internal sealed class Occasions
{
    internal Occasions(ParameterSet p, double unit)
    {
        double inGossip = p[Talk.GossipAttention], online = p[Talk.OnlineAttention];
        double[] closeness = Talk.ByTopic(inGossip, 1);
        Manner informal = new(Talk.ByTopic(inGossip, p[Talk.InformalAttention]), closeness);
        Manner formal = new(Talk.ByTopic(inGossip, p[Talk.FormalAttention]), closeness);
        Manner remote = new(Talk.ByTopic(online, online), Talk.ByTopic(online, online));
        Informal = new Occasion(Channel.Informal, p[InformalContact.Length], Occasion.NoAgenda, informal);
        Debrief = new Occasion(Channel.Debrief, unit, 1, formal);
        Meeting = new Occasion(Channel.Meeting, unit, 0, formal);
        Group = new Occasion(Channel.Group, unit, p[Gathering.GroupStructure], formal);
        GroupOnline = Group with { Manner = remote };
        Session = new Occasion(Channel.Session, unit, p[Learning.SessionStructure], formal);
        Social = new Occasion(Channel.Social, unit, Occasion.NoAgenda, informal);
        Online = new Occasion(Channel.Online, unit, Occasion.NoAgenda, remote);
    }

    internal Occasion Informal { get; }

    internal Occasion Debrief { get; }

    /// <summary>A pair's meeting; its structure is the pair's.</summary>
    internal Occasion Meeting { get; }

    internal Occasion Group { get; }

    internal Occasion GroupOnline { get; }

    internal Occasion Session { get; }

    internal Occasion Social { get; }

    internal Occasion Online { get; }

    /// <summary>What talk in a gathering is like, in a room or online.</summary>
    internal Occasion Of(GatheringKind kind, bool online) => kind.OwnTime ? Social : online ? GroupOnline : Group;
}
