using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>How partners come together.</summary>
public enum PairingRule
{
    /// <summary>In random order, each free teacher takes the one they like best among up to six who are free.</summary>
    SelfSelected,

    /// <summary>By lot.</summary>
    Random,

    /// <summary>By the organiser: the free teacher most alike on the attributes named.</summary>
    Matched,

    /// <summary>By the organiser: the free teacher least alike on the attributes named.</summary>
    Complementary,

    /// <summary>By the staff list: the next free name.</summary>
    Assigned,
}

/// <summary>From whom a partner may come.</summary>
public enum Reach
{
    /// <summary>The own mentor team.</summary>
    Team,

    /// <summary>The own school.</summary>
    School,

    /// <summary>Any school of the region.</summary>
    Anywhere,
}

/// <summary>
/// Choice of partners. Self-selection: in random order, each free teacher takes the best of up to six free colleagues by friendship +
/// .3 likeness. After group meetings two who are in no pair, have come close (F above .45) and still share an agenda may become one.
/// Source: the 2013 study (partners chosen within the school); the pilot (new pairings out of the group). Simplified: nobody refuses.
/// </summary>
internal sealed class PartnerChoice(ParameterSet p)
{
    internal static readonly Parameter Considered = Parameter.Divisor(
        "considered", "Colleagues whom a teacher considers as partner", "persons", 6, 3, 12, Source.Assumed, "assumed");

    internal static readonly Parameter LikenessWeight = Parameter.Positive(
        "choice_sim", "Weight of likeness beside friendship in choosing a partner", "friendship per likeness", 0.3, 0, 1, Source.Assumed, "assumed");

    internal static readonly Parameter NewPairAgenda = Parameter.Share(
        "new_z", "Shared agenda above which two in a group may become a pair", "agenda", 0.05, 0.02, 0.2, Source.Assumed, "assumed");

    internal static readonly Parameter NewPairChance = Parameter.Share(
        "new_p", "Chance a week that two such become a pair", "probability", 0.2, 0.05, 0.5, Source.Assumed, "assumed");

    internal static readonly Parameter NewPairStructure = Parameter.Share(
        "new_s", "Structure that such a pair agrees on by itself", "structure", 0.5, 0.3, 0.7, Source.Assumed, "assumed");

    internal static readonly Parameter[] Parameters = [Considered, LikenessWeight, NewPairAgenda, NewPairChance, NewPairStructure];

    private readonly double likenessWeight = p[LikenessWeight];

    /// <summary>Finds partners for everybody who wants one more, in random order.</summary>
    /// <param name="world">The world.</param>
    /// <param name="rule">How.</param>
    /// <param name="reach">From where.</param>
    /// <param name="attributes">Attributes that matched and complementary look at; empty: likeness on all.</param>
    /// <param name="wants">Who still wants a partner; cleared for those who find one.</param>
    /// <param name="round">Number of the round, part of the draws' key.</param>
    /// <param name="join">Called with the two who come together.</param>
    internal void Choose(
        World world, PairingRule rule, Reach reach, IReadOnlyList<int> attributes, bool[] wants, int round, Action<int, int> join)
    {
        int count = world.People.Count;
        int[] order = rule == PairingRule.Assigned
            ? [.. Enumerable.Range(0, count)]
            : Initialisation.Order(world, 0, count, Decision.PartnerOrder, round);
        foreach (int chooser in order)
        {
            if (!wants[chooser]) continue;
            int partner = Best(world, chooser, rule, reach, attributes, wants, order, round);
            if (partner < 0) continue;
            wants[chooser] = wants[partner] = false;
            join(chooser, partner);
        }
    }

    private int Best(
        World world, int chooser, PairingRule rule, Reach reach, IReadOnlyList<int> attributes, bool[] wants, int[] order, int round)
    {
        List<int> free = [];
        foreach (int j in order)
        {
            if (j != chooser && wants[j] && Within(world, chooser, j, reach) && !world.Pairs.EverTogether(chooser, j)) free.Add(j);
        }

        if (free.Count == 0) return -1;
        if (rule == PairingRule.Random) return free[Pick(world, chooser, free.Count, round, 0)];
        if (rule == PairingRule.Assigned) return free[0];
        if (rule == PairingRule.SelfSelected) Sample(world, chooser, free, (int)p[Considered], round);
        int best = free[0];
        double highest = double.NegativeInfinity;
        foreach (int j in free)
        {
            double liking = rule switch
            {
                PairingRule.Matched => AttributeLikeness(world, chooser, j, attributes),
                PairingRule.Complementary => -AttributeLikeness(world, chooser, j, attributes),
                PairingRule.SelfSelected or PairingRule.Random or PairingRule.Assigned => Liking(world, chooser, j),
            };
            if (liking > highest) (best, highest) = (j, liking);
        }

        return best;
    }

    private double Liking(World world, int one, int other)
    {
        int dyad = world.Ties.Dyad(one, other);
        return world.Ties.Friendship[dyad] + likenessWeight * world.Ties.Likeness[dyad];
    }

    /// <summary>Keeps a random few of the candidates, drawn without replacement.</summary>
    private static void Sample(World world, int chooser, List<int> free, int most, int round)
    {
        if (free.Count <= most) return;
        for (int k = 0; k < most; k++)
        {
            int pick = k + Pick(world, chooser, free.Count - k, round, k);
            (free[k], free[pick]) = (free[pick], free[k]);
        }

        free.RemoveRange(most, free.Count - most);
    }

    private static int Pick(World world, int chooser, int among, int round, int k)
    {
        Draw luck = world.LuckOf(chooser, Decision.Candidate, (round << 8) | k);
        return Math.Min((int)(luck.U0 * among), among - 1);
    }

    private static double AttributeLikeness(World world, int one, int other, IReadOnlyList<int> attributes)
    {
        if (attributes.Count == 0) return world.Ties.Likeness[world.Ties.Dyad(one, other)];
        double distance = 0;
        foreach (int a in attributes)
        {
            double[] values = world.People.Attributes[a];
            distance += world.Setting.Cohort.Attributes[a].Distance(values[one], values[other]);
        }

        return 1 - distance / attributes.Count;
    }

    private static bool Within(World world, int one, int other, Reach reach) => reach switch
    {
        Reach.Team => Teams.Together(world.People, one, other),
        Reach.School => world.SameSchool(one, other),
        Reach.Anywhere => true,
    };

    /// <summary>
    /// Deals mentees to mentors: in an order by lot, each mentor takes one free mentee within reach, by lot, until every mentor has as many as
    /// planned or no mentee is free.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="reach">From where a mentee may come.</param>
    /// <param name="mentees">Mentees of a mentor at most.</param>
    /// <param name="round">Tells the lots of one dealing from those of another.</param>
    /// <param name="join">Told of each mentor and mentee.</param>
    internal void Assign(World world, Reach reach, int mentees, int round, Action<int, int> join)
    {
        int[] mentors = InOrder(world, PairRole.Mentor, round), free = InOrder(world, PairRole.Mentee, round);
        for (int turn = 0; turn < mentees; turn++)
        {
            foreach (int mentor in mentors)
            {
                if (world.Pairs.ActiveOf(mentor) > turn) continue;
                foreach (int mentee in free)
                {
                    if (world.Pairs.IsPaired(mentee) || !Within(world, mentor, mentee, reach) || world.Pairs.EverTogether(mentor, mentee)) continue;
                    join(mentor, mentee);
                    break;
                }
            }
        }
    }

    private static int[] InOrder(World world, PairRole role, int round) =>
        [.. Initialisation.Order(world, 0, world.People.Count, Decision.MentorOrder, round).Where(i => world.People.Role[i] == role)];

    /// <summary>Two in no pair who came close in group meetings may become a pair.</summary>
    internal void NewPairs(World world, Func<int, bool> invited, Action<int, int, double> join)
    {
        Cohort people = world.People;
        for (int i = 0; i < people.Count; i++)
        {
            if (people.GroupsAttended[i] == 0 || !invited(i) || world.Pairs.IsPaired(i)) continue;
            for (int j = i + 1; j < people.Count; j++)
            {
                if (people.GroupsAttended[j] == 0 || !invited(j) || !Ready(world, i, j) || world.Pairs.IsPaired(j) || world.Pairs.EverTogether(i, j)) continue;
                if (world.LuckOf(i, j, Decision.NewPair).U0 >= p[NewPairChance]) continue;
                join(i, j, p[NewPairStructure]);
                break;
            }
        }
    }

    private bool Ready(World world, int one, int other)
    {
        int dyad = world.Ties.Dyad(one, other);
        return world.Ties.Friendship[dyad] > p[Friendship.CloseFrom] && world.Ties.Agenda(dyad, world.Day) > p[NewPairAgenda];
    }
}
