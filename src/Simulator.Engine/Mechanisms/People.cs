using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>All that people do, one object for each mechanism, wired once.</summary>
internal sealed class People
{
    internal People(ParameterSet p, Setting setting, int capacity)
    {
        bool hoursCount = setting.Changes.Has(ModelChanges.SupportCountsHours);
        double unit = hoursCount ? p[Talk.Unit] : p[InformalContact.Length];
        Occasions = new Occasions(p, unit);
        Initialisation = new Initialisation(p, capacity);
        Stress = new Stress(p);
        Enthusiasm = new Enthusiasm(p);
        Agendas = Enthusiasm.Agendas(setting.Calendar.Days);
        Conversation = new Conversation(p, Agendas, hoursCount);
        InformalContact = new InformalContact(p, Conversation, Occasions.Informal, capacity, setting.Cohort.UntrackedColleagues, unit);
        OnlineContact = new OnlineContact(Occasions.Online, Conversation, capacity, unit);
        Commitment = new Commitment(p);
        Slots = new Slots(p);
        PairMeeting = new PairMeeting(Occasions, Conversation, Slots, Commitment, unit);
        PartnerChoice = new PartnerChoice(p);
        Gathering = new Gathering(p, Conversation, Slots, Enthusiasm, Commitment, capacity, unit);
        Learning = new Learning(p, unit);
    }

    internal Occasions Occasions { get; }

    /// <summary>Shared agenda by what was agreed and the days since.</summary>
    internal AgendaTable Agendas { get; }

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
