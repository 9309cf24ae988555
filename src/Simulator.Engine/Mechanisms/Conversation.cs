using System.Runtime.CompilerServices;
using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// One talk of two teachers, whatever brought them together (S3 to S9 in order): they settle on a topic; where there is time for it, one,
/// then the other, may disclose a concern and is answered; answers change trust and, in professional talk, enthusiasm; the time together
/// changes friendship.
/// </summary>
internal sealed class Conversation(ParameterSet p, AgendaTable agendas, bool supportCountsHours = true)
{
    private readonly Talk talk = new(p, agendas, supportCountsHours);
    private readonly Disclosure disclosure = new(p);
    private readonly Trust trust = new(p);
    private readonly Friendship friendship = new(p);
    private readonly Enthusiasm enthusiasm = new(p);
    private readonly Stress stress = new(p);

    internal IObserver[] Observers { get; set; } = [];

    /// <summary>Holds a conversation, or one segment of a longer one.</summary>
    /// <param name="world">The world.</param>
    /// <param name="one">Who brought it about.</param>
    /// <param name="other">The partner.</param>
    /// <param name="occasion">How it came about.</param>
    /// <param name="luck">Its luck.</param>
    /// <returns>The topic.</returns>
    internal Topic Hold(World world, int one, int other, in Occasion occasion, in TalkLuck luck)
    {
        Ties ties = world.Ties;
        Diary diary = world.Diary;
        // Half of the talks begin with the partner: exchanging the two by their bits needs no jump that is foreseen wrongly as often.
        int change = (one ^ other) & -luck.OtherFirst, first = one ^ change, second = other ^ change;
        int there = ties.Directed(first, second), back = ties.Directed(second, first), dyad = ties.Dyad(first, second);
        double trustThere = ties.Trust[there], trustBack = ties.Trust[back];
        Topic topic = talk.Choose(occasion.Structure, ties.AgendaPlace(dyad, world.Day), ties.PersonalWeight[dyad], luck.Topic);
        bool firstTold = false, secondTold = false;
        if (talk.IsExchange(occasion.Hours, luck.Exchange))
        {
            diary.BestTrustToday[first] = double.MaxNative(diary.BestTrustToday[first], trustThere);
            diary.BestTrustToday[second] = double.MaxNative(diary.BestTrustToday[second], trustBack);
            double attention = occasion.Manner.Attention[(int)topic];
            double[] load = world.People.Stress;
            firstTold = disclosure.Happens(trustThere, load[first], topic, partnerJustDisclosed: false, luck.FirstTells);
            if (firstTold) Answer(world, first, second, topic, attention, luck.FirstAnswer, luck.Concern, isFirst: true);
            secondTold = disclosure.Happens(ties.Trust[back], load[second], topic, firstTold, luck.SecondTells);
            if (secondTold) Answer(world, second, first, topic, attention, luck.SecondAnswer, luck.Concern, isFirst: false);
        }

        double closeness = 0.5 * (ties.Trust[there] + ties.Trust[back]);
        if (firstTold | secondTold) ties.PersonalWeight[dyad] = talk.PersonalWeight(closeness);
        friendship.Grow(world, first, second, dyad, occasion.Hours * occasion.Manner.Closeness[(int)topic], closeness);
        ties.AddHours(first, second, dyad, occasion.Hours);
        diary.TalkHours[first] += occasion.Hours;
        diary.TalkHours[second] += occasion.Hours;
        diary.Conversations[first]++;
        diary.Conversations[second]++;
        Book(world, first, second, occasion, topic);
        if (Observers.Length > 0) Report(world, new Moment(MomentKind.Conversation, first, second, occasion.Channel, topic, firstTold, secondTold));
        return topic;
    }

    /// <summary>The seeker has disclosed a concern; the helper answers.</summary>
    private void Answer(World world, int seeker, int helper, Topic topic, double attention, double answer, ulong concern, bool isFirst)
    {
        Cohort people = world.People;
        Diary diary = world.Diary;
        diary.Disclosures[seeker]++;
        world.Ledger.Disclosures++;
        bool[] shared = IsAboutWork(world, topic, concern, isFirst) ? diary.WorkToday : diary.PersonalToday;
        shared[seeker] = shared[helper] = true;

        Response response = disclosure.Respond(people.Skill[helper], attention, answer);
        trust.Learn(world.Ties, seeker, helper, response);
        stress.PassOn(people, seeker, helper);
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

    /// <summary>In gossip a concern may be about work or personal: the only decision that needs a draw of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsAboutWork(World world, Topic topic, ulong concern, bool isFirst)
    {
        if (topic != Topic.Gossip) return topic == Topic.Professional;
        Draw draw = world.Encounters.Of(concern);
        return disclosure.IsAboutWork(isFirst ? draw.U0 : draw.U1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
