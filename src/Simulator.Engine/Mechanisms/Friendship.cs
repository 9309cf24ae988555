using System.Runtime.CompilerServices;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S7, friendship. It grows with attentive, trust-weighted hours: F ← F + (1 − F)(1 − exp(−h a T / H_F)), with T the mean of both trusts.
/// A friendship is new when F passes .60.
/// Hours to friendship and which talk counts: Hall (2019). Simplified: friendship does not fade.
/// </summary>
internal sealed class Friendship(ParameterSet p)
{
    internal static readonly Parameter Hours = Parameter.Divisor(
        "H_F", "Attentive, trust-weighted hours that make 63 % of a friendship", "hours", 22, 15, 30, Source.Calibrated,
        "2013 study; inside the 40-60 clock hours to a casual friend of Hall 2019");

    internal static readonly Parameter FriendsFrom = Parameter.Share(
        "f_friend", "Friendship from which two call each other friends", "friendship", 0.60, 0.5, 0.7, Source.Assumed, "convention");

    internal static readonly Parameter CloseFrom = Parameter.Share(
        "f_close", "Friendship from which a teacher is not isolated and a new pair may form", "friendship", 0.45, 0.35, 0.55, Source.Assumed,
        "convention");

    internal static readonly Parameter[] Parameters = [Hours, FriendsFrom, CloseFrom];

    private readonly double perHour = 1 / p[Hours], friends = p[FriendsFrom], phi = p[InformalContact.FriendWeight];

    /// <summary>Friendship after some hours of talk.</summary>
    /// <param name="world">The world.</param>
    /// <param name="one">A teacher.</param>
    /// <param name="other">The other.</param>
    /// <param name="dyad">Their dyad.</param>
    /// <param name="attentiveHours">Hours weighted by how much such talk counts.</param>
    /// <param name="trust">Mean of both trusts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Grow(World world, int one, int other, int dyad, double attentiveHours, double trust)
    {
        Ties ties = world.Ties;
        double before = ties.Friendship[dyad];
        double after = before + (1 - before) * Portable.Saturation(attentiveHours * trust * perHour);
        ties.Friendship[dyad] = after;
        if (before < friends && after >= friends)
        {
            world.Diary.NewFriends[one]++;
            world.Diary.NewFriends[other]++;
        }

        double change = ties.LikenessPull[dyad] * phi * (after - before);
        ties.Pull[ties.Directed(one, other)] += change;
        ties.Pull[ties.Directed(other, one)] += change;
        world.Teams.PullChanged(world.People, one, other, change);
    }
}
