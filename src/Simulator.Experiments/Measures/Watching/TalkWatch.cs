using Simulator.Engine.Observation;
using Simulator.Engine.State;
using Simulator.Statistics;

namespace Simulator.Experiments.Measures.Watching;

/// <summary>Who talks with whom, on which days, how it began, and what grew between them.</summary>
internal sealed class TalkWatch : IObserver
{
    private readonly List<double> friendship = [], told = [], good = [], tellers = [], returned = [];
    private Dyads dyads = null!;
    private Line likeness, unlikeness;
    private int persons, inContact, assigned, deep;
    private double partnerDays, grown, trustGrown;
    private long directed;

    /// <summary>Mean over persons of the share of days with talk with the peer they talked with on most days.</summary>
    internal double PartnerDayShare => partnerDays / persons;

    /// <summary>Persons who disclosed something in personal talk as often as there were weeks, of all.</summary>
    internal double DeepShare => (double)deep / persons;

    /// <summary>Of those who talked with anybody: persons whose tie with most hours began with the programme.</summary>
    internal double AssignedShare => (double)assigned / inContact;

    /// <summary>Friendship gained since the start, summed over a person's ties.</summary>
    internal double FriendshipGrowth => 2 * grown / persons;

    /// <summary>Trust gained since the start, mean over everybody who could meet.</summary>
    internal double TrustGrowth => trustGrown / directed;

    /// <summary>Slope of schoolmates' final friendship on their likeness.</summary>
    internal double FriendshipOnLikeness => likeness.Slope;

    /// <summary>Slope of trust gained on unlikeness, over everybody who could meet.</summary>
    internal double TrustGrowthOnUnlikeness => unlikeness.Slope;

    /// <summary>Rank correlation over dyads that talked: final friendship with disclosures.</summary>
    internal double WithDisclosures => Correlation.Spearman(friendship.ToArray(), told.ToArray()).Coefficient;

    /// <summary>Rank correlation over dyads that talked: final friendship with good responses.</summary>
    internal double WithGoodResponses => Correlation.Spearman(friendship.ToArray(), good.ToArray()).Coefficient;

    /// <summary>Rank correlation over dyads that disclosed: final friendship with the share of such talks in which both did.</summary>
    internal double WithReciprocation => Correlation.Spearman(tellers.ToArray(), returned.ToArray()).Coefficient;

    /// <inheritdoc/>
    public void Observe(World world, in Moment moment)
    {
        if (moment.Kind == MomentKind.Start) dyads = new Dyads(world);
        if (moment.Kind == MomentKind.Conversation) dyads.Note(world, moment);
        if (ReplicateWatch.IsLast(world, moment)) Finish(world);
    }

    private void Finish(World world)
    {
        Ties ties = world.Ties;
        int count = world.People.Count;
        for (int i = 0; i < count; i++)
        {
            int most = 0;
            for (int j = 0; j < count; j++)
            {
                if (j != i) most = Math.Max(most, dyads.Days[ties.Dyad(i, j)]);
            }

            partnerDays += (double)most / world.Diary.Days[i];
            if (dyads.PersonalTold[i] >= world.Setting.Calendar.Weeks) deep++;
            if (ties.Contact(i, 0) is not (>= 0 and var closest)) continue;
            inContact++;
            if (dyads.Assigned[ties.Dyad(i, closest)]) assigned++;
        }

        persons += count;
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++) Finish(world, i, j);
        }

        dyads = null!;
    }

    private void Finish(World world, int i, int j)
    {
        Ties ties = world.Ties;
        int dyad = ties.Dyad(i, j), there = ties.Directed(i, j), back = ties.Directed(j, i);
        double final = ties.Friendship[dyad];
        double trust = ties.Trust[there] + ties.Trust[back] - dyads.StartTrust[there] - dyads.StartTrust[back];
        grown += final - dyads.StartFriendship[dyad];
        trustGrown += trust;
        directed += 2;
        unlikeness.Add(1 - ties.Likeness[dyad], trust, 2);
        if (world.SameSchool(i, j)) likeness.Add(ties.Likeness[dyad], final);
        if (dyads.Days[dyad] == 0) return;
        friendship.Add(final);
        told.Add(dyads.Told[dyad]);
        good.Add(dyads.Good[dyad]);
        if (dyads.Told[dyad] == 0) return;
        tellers.Add(final);
        returned.Add((double)dyads.BothTold[dyad] / (dyads.Told[dyad] - dyads.BothTold[dyad]));
    }

    /// <summary>Counts by dyad of one block.</summary>
    private sealed class Dyads
    {
        private readonly int[] lastDay, goodSoFar;

        internal Dyads(World world)
        {
            int count = world.People.Count, size = count * count;
            lastDay = new int[size];
            goodSoFar = new int[count];
            Days = new int[size];
            Told = new int[size];
            BothTold = new int[size];
            Good = new int[size];
            Assigned = new bool[size];
            PersonalTold = new int[count];
            StartFriendship = world.Ties.Friendship.AsSpan(0, size).ToArray();
            StartTrust = world.Ties.Trust.AsSpan(0, size).ToArray();
        }

        internal int[] Days { get; }

        internal int[] Told { get; }

        internal int[] BothTold { get; }

        internal int[] Good { get; }

        internal bool[] Assigned { get; }

        internal int[] PersonalTold { get; }

        internal double[] StartFriendship { get; }

        internal double[] StartTrust { get; }

        internal void Note(World world, in Moment talk)
        {
            int dyad = world.Ties.Dyad(talk.One, talk.Other);
            if (lastDay[dyad] == 0)
            {
                Assigned[dyad] = talk.Channel is Channel.Debrief or Channel.Meeting or Channel.Group or Channel.Session
                    || world.Pairs.EverTogether(talk.One, talk.Other);
            }

            if (lastDay[dyad] != world.Day) Days[dyad]++;
            lastDay[dyad] = world.Day;
            Told[dyad] += (talk.FirstTold ? 1 : 0) + (talk.SecondTold ? 1 : 0);
            if (talk.FirstTold && talk.SecondTold) BothTold[dyad]++;
            if (talk.Topic == Topic.Personal && talk.FirstTold) PersonalTold[talk.One]++;
            if (talk.Topic == Topic.Personal && talk.SecondTold) PersonalTold[talk.Other]++;
            Good[dyad] += NewlyGood(world, talk.One) + NewlyGood(world, talk.Other);
        }

        private int NewlyGood(World world, int teacher)
        {
            int fresh = world.Diary.GoodResponses[teacher] - goodSoFar[teacher];
            goodSoFar[teacher] += fresh;
            return fresh;
        }
    }
}
