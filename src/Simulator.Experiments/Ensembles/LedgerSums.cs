using Simulator.Engine.State;

namespace Simulator.Experiments.Ensembles;

/// <summary>A snapshot of the books that can be added over blocks.</summary>
public sealed class LedgerSums
{
    private static readonly Channel[] Channels = Enum.GetValues<Channel>();
    private static readonly HourKind[] Kinds = Enum.GetValues<HourKind>();
    private readonly double[] hours = new double[Channels.Length];
    private readonly double[] staff = new double[Kinds.Length];
    private readonly long[] informal = new long[Enum.GetValues<Topic>().Length];

    /// <summary>Informal conversations outside the own team.</summary>
    public long OutsideTeam { get; private set; }

    /// <summary>Informal conversations outside the own team that were not gossip.</summary>
    public long OutsideTeamNotGossip { get; private set; }

    /// <summary>Hurtful responses.</summary>
    public long HurtfulResponses { get; private set; }

    /// <summary>Meetings planned.</summary>
    public long MeetingsPlanned { get; private set; }

    /// <summary>Meetings held.</summary>
    public long MeetingsHeld { get; private set; }

    /// <summary>Pairs that ended.</summary>
    public long PairsEnded { get; private set; }

    /// <summary>Talk hours of a channel, counted once for both partners.</summary>
    public double Hours(Channel channel) => hours[(int)channel];

    /// <summary>Staff hours of a kind.</summary>
    public double StaffHours(HourKind kind) => staff[(int)kind];

    /// <summary>All informal conversations with colleagues who take part.</summary>
    public long InformalConversations => informal[0] + informal[1] + informal[2];

    /// <summary>Informal conversations on a topic.</summary>
    public long Informal(Topic topic) => informal[(int)topic];

    /// <summary>Adds a block's books as they stand.</summary>
    public void Add(Ledger ledger)
    {
        foreach (Channel channel in Channels) hours[(int)channel] += ledger.Hours(channel);
        foreach (HourKind kind in Kinds) staff[(int)kind] += ledger.StaffHours(kind);
        for (int t = 0; t < informal.Length; t++) informal[t] += ledger.Conversations(Channel.Informal, (Topic)t);
        OutsideTeam += ledger.OutsideTeam;
        OutsideTeamNotGossip += ledger.OutsideTeamNotGossip;
        HurtfulResponses += ledger.HurtfulResponses;
        MeetingsPlanned += ledger.MeetingsPlanned;
        MeetingsHeld += ledger.MeetingsHeld;
        PairsEnded += ledger.PairsEnded;
    }

    /// <summary>Adds the sums of other blocks.</summary>
    public void Add(LedgerSums other)
    {
        for (int k = 0; k < hours.Length; k++) hours[k] += other.hours[k];
        for (int k = 0; k < staff.Length; k++) staff[k] += other.staff[k];
        for (int k = 0; k < informal.Length; k++) informal[k] += other.informal[k];
        OutsideTeam += other.OutsideTeam;
        OutsideTeamNotGossip += other.OutsideTeamNotGossip;
        HurtfulResponses += other.HurtfulResponses;
        MeetingsPlanned += other.MeetingsPlanned;
        MeetingsHeld += other.MeetingsHeld;
        PairsEnded += other.PairsEnded;
    }
}
