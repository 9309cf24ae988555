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
        new(talk.U0, talk.U1, PartnerFirst(talk), talk.U3, Portable.Logit(turns.U0), turns.U1, Portable.Logit(turns.U2), turns.U3, concern);

    /// <summary>The partner speaks first in half of the talks.</summary>
    internal static int PartnerFirst(in Draw talk) => (int)(talk.W2 >> 31);
}

/// <summary>The luck of many talks, drawn together: keys are written first, then all is drawn at once in vector lanes.</summary>
internal sealed class TalkLot
{
    private ulong[] keys = new ulong[64];
    private Draw[] draws = new Draw[64];
    private double[] logits = new double[64];
    private Decision concern;

    /// <summary>Talks whose keys were written.</summary>
    internal int Count { get; private set; }

    /// <summary>Begins anew.</summary>
    internal void Begin() => Count = 0;

    /// <summary>Makes room for so many talks in all: whoever knows the most beforehand allocates once.</summary>
    internal void MakeRoom(int talks)
    {
        if (2 * talks <= keys.Length) return;
        Array.Resize(ref keys, 3 * talks);
        Array.Resize(ref draws, keys.Length);
        Array.Resize(ref logits, keys.Length);
    }

    /// <summary>Writes the keys of a talk.</summary>
    /// <param name="key">The key of any decision of those who talk, that day and number.</param>
    /// <param name="rows">The channel's rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(ulong key, in TalkRows rows)
    {
        if (2 * Count + 2 > keys.Length) MakeRoom(Count + 1);
        keys[2 * Count] = Luck.Sibling(key, rows.Talk);
        keys[2 * Count + 1] = Luck.Sibling(key, rows.Turns);
        concern = rows.Concern;
        Count++;
    }

    /// <summary>Draws them all.</summary>
    internal void Draw(in Luck luck)
    {
        int blocks = 2 * Count;
        luck.Fill(keys.AsSpan(0, blocks), draws);
        for (int talk = 0; talk < Count; talk++)
        {
            ref readonly Draw turns = ref draws[2 * talk + 1];
            logits[2 * talk] = turns.U0;
            logits[2 * talk + 1] = turns.U2;
        }

        VectorMath.Logit(logits.AsSpan(0, blocks), logits);
    }

    /// <summary>The luck of a talk, by its number.</summary>
    internal TalkLuck this[int talk]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ref readonly Draw first = ref draws[2 * talk], turns = ref draws[2 * talk + 1];
            return new TalkLuck(
                first.U0, first.U1, TalkLuck.PartnerFirst(first), first.U3, logits[2 * talk], turns.U1, logits[2 * talk + 1], turns.U3,
                Luck.Sibling(keys[2 * talk], concern));
        }
    }
}
