using Simulator.Engine.State;

namespace Simulator.Engine.Observation;

/// <summary>
/// What a questionnaire could ask about at one moment, per teacher, all shares on 0 to 1 since the first day. Reference peers are the
/// three with most talk hours; their values are weighted by those hours. Who talked to nobody reads 0 on the first five.
/// </summary>
/// <param name="Listened">Share of own stressor days with a good response that day or the next (all days when there was no stressor).</param>
/// <param name="Trusted">Trust in the reference peers.</param>
/// <param name="Shared">Mean of the share of days with a work concern shared and the share with a personal concern shared.</param>
/// <param name="Friends">Friendship with the reference peers.</param>
/// <param name="Available">Mean over days of the highest trust among those talked with that day.</param>
/// <param name="Quality">(good responses + 1) / (disclosures + 2).</param>
public readonly record struct Reading(double Listened, double Trusted, double Shared, double Friends, double Available, double Quality)
{
    /// <summary>Reads one teacher.</summary>
    public static Reading Of(World world, int teacher)
    {
        Diary diary = world.Diary;
        double quality = (diary.GoodResponses[teacher] + 1.0) / (diary.Disclosures[teacher] + 2.0);
        double days = diary.Days[teacher];
        if (diary.Conversations[teacher] == 0 || days == 0) return new Reading(0, 0, 0, 0, 0, quality);
        double listened = diary.EventDays[teacher] > 0
            ? (double)diary.AnsweredEventDays[teacher] / diary.EventDays[teacher]
            : diary.AnsweredDays[teacher] / days;
        (double trust, double friendship) = WithReferencePeers(world, teacher);
        return new Reading(
            listened, trust, 0.5 * (diary.WorkDays[teacher] / days + diary.PersonalDays[teacher] / days), friendship,
            diary.BestTrustSum[teacher] / days, quality);
    }

    /// <summary>Trust in and friendship with the reference peers, weighted by talk hours; 0 where there are none.</summary>
    public static (double Trust, double Friendship) WithReferencePeers(World world, int teacher)
    {
        Ties ties = world.Ties;
        double hours = 0, trust = 0, friendship = 0;
        for (int k = 0; k < Ties.Closest; k++)
        {
            int peer = ties.Contact(teacher, k);
            if (peer < 0) break;
            int dyad = ties.Dyad(teacher, peer);
            double weight = ties.Hours[dyad];
            hours += weight;
            trust += weight * ties.Trust[ties.Directed(teacher, peer)];
            friendship += weight * ties.Friendship[dyad];
        }

        return hours > 0 ? (trust / hours, friendship / hours) : (0, 0);
    }

    /// <summary>Schoolmates, and others the teacher has talked with, whose friendship with the teacher is at least the given level.</summary>
    public static int CloseTies(World world, int teacher, double level)
    {
        int close = 0;
        for (int j = 0; j < world.People.Count; j++)
        {
            if (j == teacher) continue;
            int dyad = world.Ties.Dyad(teacher, j);
            if (world.Ties.Friendship[dyad] >= level && (world.SameSchool(teacher, j) || world.Ties.Hours[dyad] > 0)) close++;
        }

        return close;
    }
}
