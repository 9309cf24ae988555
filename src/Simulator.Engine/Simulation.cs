using Simulator.Engine.Mechanisms;
using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine;

/// <summary>
/// One block of schools, played from the first day to the last under one programme. The object is reused from replicate to replicate: it
/// allocates when it is made, not in the daily loop. It is not thread-safe; every thread has its own.
/// </summary>
public sealed class Simulation
{
    private readonly People people;
    private readonly Organiser organiser;
    private readonly Offer[] offers, offersOfTheDay;
    private readonly IObserver[] observers;
    private readonly DrawColumns luckOfTheDay;

    /// <summary>Prepares a simulation.</summary>
    /// <param name="setting">Calendar and cohort.</param>
    /// <param name="parameters">The parameters in force.</param>
    /// <param name="programme">What is offered.</param>
    /// <param name="capacity">Teachers of the largest block that will be played.</param>
    /// <param name="observers">Who looks on.</param>
    /// <exception cref="ArgumentException">The programme cannot work in this setting, or it is larger than draws can be told apart.</exception>
    public Simulation(
        Setting setting, ParameterSet parameters, ProgrammePlan programme, int capacity, IReadOnlyList<IObserver> observers)
    {
        if (setting.Calendar.Days >= Luck.RunInDays) throw new ArgumentException($"At most {Luck.RunInDays - 1} days.", nameof(setting));
        if (setting.Cohort.Teachers > Luck.Persons) throw new ArgumentException($"At most {Luck.Persons} teachers.", nameof(setting));
        if (capacity > Ties.MostTeachers) throw new ArgumentException($"At most {Ties.MostTeachers} teachers who can meet.", nameof(capacity));
        if (programme.Check(setting).FirstOrDefault() is { Refusal: not null } wrong)
            throw new ArgumentException($"{wrong.Component}: {wrong.Refusal.What}; {wrong.Refusal.Fits}", nameof(programme));
        World = new World(setting, capacity);
        people = new People(parameters, setting, capacity);
        this.observers = [.. observers];
        World.Ties.Agendas = people.Agendas;
        organiser = new Organiser(World, people, parameters, programme, capacity);
        (offers, offersOfTheDay) = ([.. programme.Offers], [.. programme.AsWritten]);
        luckOfTheDay = new DrawColumns(capacity);
    }

    /// <summary>The state, to look at.</summary>
    public World World { get; }

    /// <summary>Plays a block from before the first day to after the last.</summary>
    /// <param name="luck">The luck of the block's people.</param>
    /// <param name="block">Who they are.</param>
    /// <param name="encounters">Another luck for what happens when they meet; their own where none is given.</param>
    public void Play(Luck luck, Block block, Luck? encounters = null)
    {
        (World.Luck, World.Encounters) = (luck, luck);
        people.Initialisation.Populate(World, block);
        RunIn();
        people.Conversation.Observers = Array.Exists(observers, o => o.FollowsEncounters) ? observers : [];
        World.Encounters = encounters ?? luck;
        organiser.Invite();
        BeginOffers(week: 1);
        World.Teams.Settle(World.People, World.Ties);
        Tell(MomentKind.Start);
        for (int week = 1; week <= World.Setting.Calendar.Weeks; week++)
        {
            BeginWeek(week);
            for (int day = 1; day <= World.Setting.Calendar.DaysPerWeek; day++) PlayDay(day);
            ReviewWeek();
        }
    }

    /// <summary>The daily schedule.</summary>
    private void PlayDay(int dayOfWeek)
    {
        World.Day++;
        World.DayOfWeek = dayOfWeek;
        DrawTheDay();
        people.Stress.Arise(World, luckOfTheDay);
        people.InformalContact.Converse(World, luckOfTheDay);
        foreach (Offer offer in offersOfTheDay)
        {
            if (offer.IsOffered(World.Week)) offer.Component.Convene(organiser.Of(offer));
        }

        people.Stress.Relieve(World);
        people.Enthusiasm.Wane(World.People);
        World.Diary.CloseDay(World.People.Count);
        Tell(MomentKind.Day);
    }

    /// <summary>
    /// A week before the first day, without programme and on days of its own, so that stress on day 0 has load, stressors and relief behind it.
    /// Nobody looks on, and all else is put back.
    /// </summary>
    private void RunIn()
    {
        if (!World.Setting.Changes.Has(ModelChanges.RunIn)) return;
        people.Conversation.Observers = [];
        World.Ties.Keep();
        World.Teams.Settle(World.People, World.Ties);
        people.InformalContact.PlanWeek(World);
        for (int day = 1; day <= World.Setting.Calendar.DaysPerWeek; day++)
        {
            World.RunInDay = day;
            DrawTheDay();
            people.Stress.Arise(World, luckOfTheDay);
            people.InformalContact.Converse(World, luckOfTheDay);
            people.Stress.Relieve(World);
            people.Enthusiasm.Wane(World.People);
            World.Diary.CloseDay(World.People.Count);
        }

        World.RunInDay = 0;
        people.Initialisation.ForgetRunIn(World);
    }

    private void BeginWeek(int week)
    {
        World.Week = week;
        World.DayOfWeek = 0;
        Array.Clear(World.People.PlannedHours);
        Array.Clear(World.People.ReleasedHours);
        World.Coordinator = Coordinator.None;
        Array.Fill(World.Leadership, World.Setting.Cohort.Leadership);
        if (week > 1 && BeginOffers(week)) World.Teams.Settle(World.People, World.Ties);
        foreach (Offer offer in offers)
        {
            if (offer.IsOffered(week)) offer.Component.PlanWeek(organiser.Of(offer));
        }

        people.InformalContact.PlanWeek(World);
    }

    private void ReviewWeek()
    {
        people.Commitment.Review(World);
        foreach (Offer offer in offers)
        {
            if (offer.IsOffered(World.Week)) offer.Component.Review(organiser.Of(offer));
        }

        people.Learning.Fade(World.People);
        Tell(MomentKind.Week);
    }

    private bool BeginOffers(int week)
    {
        bool begun = false;
        foreach (Offer offer in offers)
        {
            if (offer.FirstWeek != week) continue;
            offer.Component.Begin(organiser.Of(offer));
            begun = true;
        }

        return begun;
    }

    private void DrawTheDay()
    {
        luckOfTheDay.Begin();
        for (int i = 0; i < World.People.Count; i++) luckOfTheDay.Add(Luck.Key(World.Number(i), Decision.Day, World.LuckDay));
        luckOfTheDay.Draw(World.Luck);
    }

    private void Tell(MomentKind kind)
    {
        foreach (IObserver observer in observers) observer.Observe(World, new Moment(kind));
    }
}
