using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>All that people do, one object for each mechanism, wired once.</summary>
internal sealed class People
{
    internal People(ParameterSet p, Setting setting, int capacity)
    {
        Initialisation = new Initialisation(p, capacity);
        Stress = new Stress(p);
        Enthusiasm = new Enthusiasm(p);
        Conversation = new Conversation(p);
        InformalContact = new InformalContact(p, Conversation, capacity, setting.Cohort.UntrackedColleagues);
        OnlineContact = new OnlineContact(p, Conversation);
        Commitment = new Commitment(p);
        Slots = new Slots(p);
        PairMeeting = new PairMeeting(p, Conversation, Slots, Commitment);
        PartnerChoice = new PartnerChoice(p);
        Gathering = new Gathering(p, Conversation, Slots, Enthusiasm, Commitment, capacity);
        Learning = new Learning(p);
    }

    internal Initialisation Initialisation { get; }

    internal Stress Stress { get; }

    internal Enthusiasm Enthusiasm { get; }

    internal Conversation Conversation { get; }

    internal InformalContact InformalContact { get; }

    internal OnlineContact OnlineContact { get; }

    internal Commitment Commitment { get; }

    internal Slots Slots { get; }

    internal PairMeeting PairMeeting { get; }

    internal PartnerChoice PartnerChoice { get; }

    internal Gathering Gathering { get; }

    internal Learning Learning { get; }
}
