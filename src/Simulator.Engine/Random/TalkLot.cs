using System.Runtime.CompilerServices;

namespace Simulator.Engine.Random;

/// <summary>Which rows of the table of decisions the talks of a channel draw from.</summary>
/// <param name="Talk">Partner, topic, who speaks first, whether there is time for an exchange.</param>
/// <param name="Turns">Disclosure and response of the first, then of the second speaker.</param>
/// <param name="Concern">Kind of concern of the first, then of the second speaker.</param>
internal readonly record struct TalkRows(Decision Talk, Decision Turns, Decision Concern)
{
    internal static TalkRows Informal { get; } = new(Decision.InformalTalk, Decision.InformalTurns, Decision.InformalConcern);

    internal static TalkRows Debrief { get; } = new(Decision.DebriefTalk, Decision.DebriefTurns, Decision.DebriefConcern);

    internal static TalkRows Meeting { get; } = new(Decision.ScheduledTalk, Decision.ScheduledTurns, Decision.ScheduledConcern);

    internal static TalkRows Group { get; } = new(Decision.GroupTalk, Decision.GroupTurns, Decision.GroupConcern);

    internal static TalkRows Session { get; } = new(Decision.SessionTalk, Decision.SessionTurns, Decision.SessionConcern);

    internal static TalkRows Social { get; } = new(Decision.SocialTalk, Decision.SocialTurns, Decision.SocialConcern);

    internal static TalkRows Online { get; } = new(Decision.OnlineTalk, Decision.OnlineTurns, Decision.OnlineConcern);
}

/// <summary>The luck of one talk: each word decides one thing.</summary>
/// <param name="Partner">Uniform: who the partner is.</param>
/// <param name="Topic">Uniform: what is talked about.</param>
/// <param name="OtherFirst">1 where the partner speaks first, else 0.</param>
/// <param name="Exchange">Uniform: whether a short talk is time enough for an exchange.</param>
/// <param name="FirstTells">Logit: whether the first speaker discloses something.</param>
/// <param name="FirstAnswer">Uniform: how the first speaker is answered.</param>
/// <param name="SecondTells">Logit: whether the second speaker discloses something.</param>
/// <param name="SecondAnswer">Uniform: how the second speaker is answered.</param>
/// <param name="Concern">Key of the draw of what a disclosure in gossip is about.</param>
internal readonly record struct TalkLuck(
    double Partner, double Topic, int OtherFirst, double Exchange, double FirstTells, double FirstAnswer, double SecondTells,
    double SecondAnswer, ulong Concern)
{
    /// <summary>The luck in two draws.</summary>
    internal static TalkLuck Of(in Draw talk, in Draw turns, ulong concern) =>
        new(talk.U0, talk.U1, PartnerFirst(talk.U2), talk.U3, Portable.Logit(turns.U0), turns.U1, Portable.Logit(turns.U2), turns.U3, concern);

    /// <summary>The partner speaks first in half of the talks.</summary>
    internal static int PartnerFirst(double uniform) => uniform < 0.5 ? 0 : 1;
}

/// <summary>The luck of many talks, drawn together: keys are written first, then all is drawn at once in vector lanes.</summary>
internal sealed class TalkLot
{
    private readonly DrawColumns talks = new(), turns = new();
    private Decision concern;

    /// <summary>Talks whose keys were written.</summary>
    internal int Count => talks.Count;

    /// <summary>Begins anew.</summary>
    internal void Begin()
    {
        talks.Begin();
        turns.Begin();
    }

    /// <summary>Makes room for so many talks in all: whoever knows the most beforehand allocates once.</summary>
    internal void MakeRoom(int count)
    {
        talks.MakeRoom(count);
        turns.MakeRoom(count);
    }

    /// <summary>Writes the keys of a talk.</summary>
    /// <param name="key">The key of any decision of those who talk, that day and number.</param>
    /// <param name="rows">The channel's rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(ulong key, in TalkRows rows)
    {
        talks.Add(Luck.Sibling(key, rows.Talk));
        turns.Add(Luck.Sibling(key, rows.Turns));
        concern = rows.Concern;
    }

    /// <summary>Writes the keys of talks that follow each other.</summary>
    /// <param name="key">The key of any decision of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="rows">The channel's rows.</param>
    internal void AddRow(ulong key, int count, in TalkRows rows)
    {
        talks.AddRow(Luck.Sibling(key, rows.Talk), count);
        turns.AddRow(Luck.Sibling(key, rows.Turns), count);
        concern = rows.Concern;
    }

    /// <summary>Draws them all. What two tell each other is decided by logits.</summary>
    internal void Draw(in Luck luck)
    {
        talks.Draw(luck);
        turns.Draw(luck);
        VectorMath.Logit(turns.U0, turns.U0);
        VectorMath.Logit(turns.U2, turns.U2);
    }

    /// <summary>The luck of a talk, by its number.</summary>
    internal TalkLuck this[int talk]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(
            talks.U0[talk], talks.U1[talk], TalkLuck.PartnerFirst(talks.U2[talk]), talks.U3[talk], turns.U0[talk], turns.U1[talk], turns.U2[talk],
            turns.U3[talk], Luck.Sibling(talks.Key(talk), concern));
    }
}
