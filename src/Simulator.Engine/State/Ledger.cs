using System.Runtime.CompilerServices;
namespace Simulator.Engine.State;

/// <summary>How two teachers came to talk.</summary>
public enum Channel
{
    /// <summary>Met in the day's run.</summary>
    Informal,

    /// <summary>Debrief of an observed lesson.</summary>
    Debrief,

    /// <summary>A formal pair's meeting.</summary>
    Meeting,

    /// <summary>A group meeting.</summary>
    Group,

    /// <summary>A session in which knowledge is passed on.</summary>
    Session,

    /// <summary>A social event.</summary>
    Social,

    /// <summary>An online exchange.</summary>
    Online,
}

/// <summary>What a conversation is about, in the order in which a draw of the topic counts them off.</summary>
public enum Topic
{
    /// <summary>Gossip and trivia.</summary>
    Gossip,

    /// <summary>Professional matters.</summary>
    Professional,

    /// <summary>Personal matters.</summary>
    Personal,
}

/// <summary>Kinds of staff hours that a programme costs. No hour is booked twice.</summary>
public enum HourKind
{
    /// <summary>Participants' hours in meetings, debriefs, groups and sessions that took place.</summary>
    Participants,

    /// <summary>Paid hours released from duty.</summary>
    Release,

    /// <summary>The coordinator's hours.</summary>
    Coordinator,

    /// <summary>Hours in workshops and training days.</summary>
    Training,

    /// <summary>Hours on the way between schools.</summary>
    Travel,
}

/// <summary>The block's books: talk by channel and topic, meetings, staff hours.</summary>
public sealed class Ledger
{
    private static readonly int Channels = Enum.GetValues<Channel>().Length;
    private static readonly int Topics = Enum.GetValues<Topic>().Length;

    private readonly long[] conversations = new long[Channels * Topics];
    private readonly double[] hours = new double[Channels];
    private readonly double[] staffHours = new double[Enum.GetValues<HourKind>().Length];

    /// <summary>Informal conversations with somebody outside the own team.</summary>
    public long OutsideTeam { get; internal set; }

    /// <summary>Informal conversations outside the own team that were not gossip.</summary>
    public long OutsideTeamNotGossip { get; internal set; }

    /// <summary>Talks begun with colleagues who do not take part.</summary>
    public long Untracked { get; internal set; }

    /// <summary>Disclosures made.</summary>
    public long Disclosures { get; internal set; }

    /// <summary>Good responses given.</summary>
    public long GoodResponses { get; internal set; }

    /// <summary>Hurtful responses given.</summary>
    public long HurtfulResponses { get; internal set; }

    /// <summary>Formal meetings planned.</summary>
    public long MeetingsPlanned { get; internal set; }

    /// <summary>Formal meetings that took place.</summary>
    public long MeetingsHeld { get; internal set; }

    /// <summary>Formal pairs that ended.</summary>
    public long PairsEnded { get; internal set; }

    /// <summary>Conversations of a channel and topic.</summary>
    public long Conversations(Channel channel, Topic topic) => conversations[(int)channel * Topics + (int)topic];

    /// <summary>Talk hours of a channel, counted once for both.</summary>
    public double Hours(Channel channel) => hours[(int)channel];

    /// <summary>Staff hours of a kind.</summary>
    public double StaffHours(HourKind kind) => staffHours[(int)kind];

    /// <summary>Adds the books of other blocks.</summary>
    public void Add(Ledger other)
    {
        for (int k = 0; k < conversations.Length; k++) conversations[k] += other.conversations[k];
        for (int k = 0; k < hours.Length; k++) hours[k] += other.hours[k];
        for (int k = 0; k < staffHours.Length; k++) staffHours[k] += other.staffHours[k];
        OutsideTeam += other.OutsideTeam;
        OutsideTeamNotGossip += other.OutsideTeamNotGossip;
        Untracked += other.Untracked;
        Disclosures += other.Disclosures;
        GoodResponses += other.GoodResponses;
        HurtfulResponses += other.HurtfulResponses;
        MeetingsPlanned += other.MeetingsPlanned;
        MeetingsHeld += other.MeetingsHeld;
        PairsEnded += other.PairsEnded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Record(Channel channel, Topic topic, double length)
    {
        conversations[(int)channel * Topics + (int)topic]++;
        hours[(int)channel] += length;
    }

    internal void Book(HourKind kind, double length) => staffHours[(int)kind] += length;

    internal void Clear()
    {
        Array.Clear(conversations);
        Array.Clear(hours);
        Array.Clear(staffHours);
        OutsideTeam = OutsideTeamNotGossip = Untracked = Disclosures = GoodResponses = HurtfulResponses = 0;
        MeetingsPlanned = MeetingsHeld = PairsEnded = 0;
    }
}
