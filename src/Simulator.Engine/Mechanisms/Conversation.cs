using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// One talk of two teachers, whatever brought them together (S3 to S9 in order): they settle on a topic; one, then the other, may
/// disclose a concern and is answered; answers change trust and, in professional talk, enthusiasm; the time together changes friendship.
/// </summary>
internal sealed class Conversation(ParameterSet p)
{
    private readonly Talk talk = new(p);
    private readonly Disclosure disclosure = new(p);
    private readonly Trust trust = new(p);
    private readonly Friendship friendship = new(p);
    private readonly Enthusiasm enthusiasm = new(p);

    internal IObserver[] Observers { get; set; } = [];

    /// <summary>Holds a conversation.</summary>
    /// <param name="world">The world.</param>
    /// <param name="one">Who brought it about.</param>
    /// <param name="other">The partner.</param>
    /// <param name="occasion">How it came about.</param>
    /// <param name="luck">Words 1 to 3: topic, who speaks first, kind of concern.</param>
    /// <param name="turns">Disclosure and response of the first, then of the second speaker.</param>
    /// <returns>The topic.</returns>
    internal Topic Hold(World world, int one, int other, in Occasion occasion, in Draw luck, in Draw turns)
    {
        Ties ties = world.Ties;
        Diary diary = world.Diary;
        int there = ties.Directed(one, other), back = ties.Directed(other, one), dyad = ties.Dyad(one, other);
        double trustThere = ties.Trust[there], trustBack = ties.Trust[back];
        if (trustThere > diary.BestTrustToday[one]) diary.BestTrustToday[one] = trustThere;
        if (trustBack > diary.BestTrustToday[other]) diary.BestTrustToday[other] = trustBack;

        bool swap = (luck.W2 & 1) != 0;
        int first = swap ? other : one, second = swap ? one : other;
        double firstReserve = disclosure.Reserve(ties.Trust[swap ? back : there], world.People.Stress[first]);
        double secondReserve = disclosure.Reserve(ties.Trust[swap ? there : back], world.People.Stress[second]);
        Topic topic = talk.Choose(occasion, ties.Agenda(dyad, world.Day), 0.5 * (trustThere + trustBack), luck.U1);
        double attention = talk.Attention(occasion, topic);

        bool firstTold = disclosure.Happens(firstReserve, topic, partnerJustDisclosed: false, turns.U0);
        if (firstTold)
        {
            Answer(world, first, second, topic, attention, turns.U1, luck.U3);
            secondReserve = disclosure.Reserve(ties.Trust[ties.Directed(second, first)], world.People.Stress[second]);
        }

        bool secondTold = disclosure.Happens(secondReserve, topic, firstTold, turns.U2);
        if (secondTold) Answer(world, second, first, topic, attention, turns.U3, luck.U2);

        double closeness = 0.5 * (ties.Trust[there] + ties.Trust[back]);
        friendship.Grow(world, one, other, dyad, occasion.Hours * talk.Closeness(occasion, topic), closeness);
        ties.AddHours(one, other, dyad, occasion.Hours);
        diary.TalkHours[one] += occasion.Hours;
        diary.TalkHours[other] += occasion.Hours;
        diary.Conversations[one]++;
        diary.Conversations[other]++;
        Book(world, one, other, occasion, topic);
        if (Observers.Length > 0) Report(world, new Moment(MomentKind.Conversation, first, second, occasion.Channel, topic, firstTold, secondTold));
        return topic;
    }

    /// <summary>The seeker has disclosed a concern; the helper answers.</summary>
    private void Answer(World world, int seeker, int helper, Topic topic, double attention, double answer, double concern)
    {
        Cohort people = world.People;
        Diary diary = world.Diary;
        diary.Disclosures[seeker]++;
        world.Ledger.Disclosures++;
        bool[] shared = disclosure.IsAboutWork(topic, concern) ? diary.WorkToday : diary.PersonalToday;
        shared[seeker] = shared[helper] = true;

        Response response = disclosure.Respond(people.Skill[helper], attention, answer);
        trust.Learn(world.Ties, seeker, helper, response);
        if (response == Response.Good)
        {
            diary.GoodResponses[seeker]++;
            diary.GoodToday[seeker]++;
            world.Ledger.GoodResponses++;
            if (topic == Topic.Professional) enthusiasm.Rise(people, seeker, helper);
        }
        else if (response == Response.Hurtful)
        {
            world.Ledger.HurtfulResponses++;
        }
    }

    private static void Book(World world, int one, int other, in Occasion occasion, Topic topic)
    {
        world.Ledger.Record(occasion.Channel, topic, occasion.Hours);
        if (occasion.Channel != Channel.Informal || Teams.Together(world.People, one, other)) return;
        world.Ledger.OutsideTeam++;
        if (topic != Topic.Gossip) world.Ledger.OutsideTeamNotGossip++;
    }

    private void Report(World world, in Moment moment)
    {
        foreach (IObserver observer in Observers) observer.Observe(world, moment);
    }
}
