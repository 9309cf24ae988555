using Simulator.Engine.State;

namespace Simulator.Engine.Observation;

/// <summary>What an observer is told about.</summary>
public enum MomentKind
{
    /// <summary>The people are there; nothing has happened yet.</summary>
    Start,

    /// <summary>Two teachers talked.</summary>
    Conversation,

    /// <summary>A day ended.</summary>
    Day,

    /// <summary>A week ended, its review included.</summary>
    Week,

    /// <summary>
    /// A formal meeting was due; <see cref="Moment.FirstTold"/> says whether it took place, <see cref="Moment.SecondTold"/> whether its
    /// slot stood.
    /// </summary>
    Meeting,

    /// <summary>Somebody came to a gathering, <see cref="Moment.Minutes"/> late.</summary>
    Arrival,

    /// <summary>A gathering is over; <see cref="Moment.One"/> and <see cref="Moment.Other"/> are the first and last invited.</summary>
    Gathering,
}

/// <summary>Something that happened. Teachers are −1 where the moment concerns nobody in particular.</summary>
/// <param name="Kind">What kind of moment.</param>
/// <param name="One">The first speaker, or the pair's first member.</param>
/// <param name="Other">The second speaker, or the pair's second member.</param>
/// <param name="Channel">How they came to talk.</param>
/// <param name="Topic">What about.</param>
/// <param name="FirstTold">The first speaker disclosed something (a meeting: it took place).</param>
/// <param name="SecondTold">The second speaker disclosed something (a meeting: its slot stood).</param>
/// <param name="Minutes">How late somebody came.</param>
public readonly record struct Moment(
    MomentKind Kind, int One = -1, int Other = -1, Channel Channel = default, Topic Topic = default, bool FirstTold = false,
    bool SecondTold = false, double Minutes = 0);

/// <summary>Somebody who looks. An observer never writes state and never draws, so looking changes no bit.</summary>
public interface IObserver
{
    /// <summary>
    /// Whether every talk and meeting is of interest, as it stands when a play begins; without, only the start, days and weeks are told.
    /// </summary>
    bool FollowsEncounters => true;

    /// <summary>Is told what happened, when it has happened.</summary>
    void Observe(World world, in Moment moment);
}
