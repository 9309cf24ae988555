using Simulator.Engine;
using Simulator.Engine.Mechanisms;
using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Measurement;
using Simulator.Experiments.Playing;
using Simulator.Tests.Experiments.Playing;

namespace Simulator.Tests.Engine;

/// <summary>Small settings and programmes, and the bits that a run leaves behind.</summary>
internal static class Example
{
    internal static ParameterSet Parameters => AllParameters.Default;

    internal static Instrument Instrument { get; } = new(
        "ten_items", "Ten items", "", 5,
        [.. Enumerable.Range(0, 10).Select(k => new Item($"item_{k + 1}", "", (AskedState)(k % 5), k >= 5))],
        [new Scale("amount", "Amount", [0, 1, 2, 3, 4]), new Scale("effectiveness", "Effectiveness", [5, 6, 7, 8, 9])]);

    /// <summary>Length of a full exchange.</summary>
    internal const double Unit = 0.25;

    /// <summary>The occasions under some parameters.</summary>
    internal static Occasions Occasions(ParameterSet? parameters = null) => new(parameters ?? Parameters, Unit);

    /// <summary>Shared agenda by what was agreed and days since: 1 and .5, each day .98 of it left.</summary>
    internal static AgendaTable Agendas(ParameterSet? parameters = null) => new Enthusiasm(parameters ?? Parameters).Agendas(40);

    /// <summary>Talk under some parameters.</summary>
    internal static Conversation Conversation(ParameterSet parameters, params IObserver[] observers) =>
        new(parameters, Agendas(parameters)) { Observers = observers };

    /// <summary>The programme of the 2013 study.</summary>
    internal static ProgrammePlan Practicum => Programme(
        Offer("workshop"), Offer("pairs", ("share_mentor", true)), Offer("observations"), Offer("meetings", ("structure", 0.8)));

    internal static Offer Offer(string key, params (string Key, object Value)[] values)
    {
        ComponentKind kind = ComponentCatalogue.Find(key) ?? throw new ArgumentException(key);
        return new Offer(kind, new FieldValues(kind.Fields, values.ToDictionary(v => v.Key, v => v.Value)));
    }

    internal static ProgrammePlan Programme(params Offer[] offers) => new(offers);

    internal static CohortPlan Cohort(params int[] schools) => new() { SchoolSizes = schools, TeamSizes = (2, 3), Leadership = 0.7 };

    internal static Setting Setting(int weeks, int daysPerWeek, params int[] schools) => new(new Calendar(weeks, daysPerWeek), Cohort(schools));

    /// <summary>Plays the whole cohort as one block.</summary>
    internal static World Play(
        Setting setting, ProgrammePlan programme, ParameterSet? parameters = null, int replicate = 0, params IObserver[] observers)
    {
        Block all = new(0, 0, setting.Cohort.SchoolSizes);
        Simulation simulation = new(setting, parameters ?? Parameters, programme, all.Teachers, observers);
        simulation.Play(new Luck(20130701, 0, replicate), all);
        return simulation.World;
    }

    /// <summary>Plays the cohort cut into blocks, one after the other, in one simulation.</summary>
    internal static List<double> BitsOfBlocks(Setting setting, ProgrammePlan programme, bool acrossSchools)
    {
        IReadOnlyList<Block> blocks = Block.Cut(setting.Cohort, acrossSchools);
        Simulation simulation = new(setting, Parameters, programme, blocks.Max(b => b.Teachers), []);
        List<double> bits = [];
        foreach (Block block in blocks)
        {
            simulation.Play(new Luck(20130701, 0, 0), block);
            bits.AddRange(Bits(simulation.World));
        }

        return bits;
    }

    /// <summary>Everything about the people and their ties within schools, teacher by teacher: comparable across cuts into blocks.</summary>
    internal static List<double> Bits(World world)
    {
        List<double> bits = [];
        for (int i = 0; i < world.People.Count; i++)
        {
            Cohort people = world.People;
            Diary diary = world.Diary;
            bits.AddRange(
            [
                people.Stress[i], people.BaseLoad[i], people.Skill[i], people.Enthusiasm[i], people.Knowledge[i], diary.Days[i], diary.EventDays[i],
                diary.AnsweredEventDays[i], diary.AnsweredDays[i], diary.WorkDays[i], diary.PersonalDays[i], diary.BestTrustSum[i],
                diary.Disclosures[i], diary.GoodResponses[i], diary.NewFriends[i], diary.Conversations[i], diary.TalkHours[i],
            ]);
            for (int j = people.SchoolStart[i]; j < people.SchoolEnd[i]; j++)
            {
                if (j == i) continue;
                bits.AddRange(
                [
                    world.Ties.Trust[world.Ties.Directed(i, j)], world.Ties.Friendship[world.Ties.Dyad(i, j)], world.Ties.Hours[world.Ties.Dyad(i, j)],
                    world.Ties.Pull[world.Ties.Directed(i, j)], world.Ties.Agenda(world.Ties.Dyad(i, j), world.Day),
                ]);
            }

            for (int k = 0; k < Ties.Closest; k++) bits.Add(world.Ties.Contact(i, k) < 0 ? -1 : world.Ties.Contact(i, k) - people.SchoolStart[i]);
        }

        return bits;
    }

    internal static Chunk Run(Scenario scenario, PlayOptions options) => Played.Whole(scenario, options);

    internal static Scenario Scenario(bool samePeople, int replications, params Arm[] arms) => new()
    {
        Id = "example",
        Title = "Example",
        Calendar = new Calendar(6, 6),
        SamePeople = samePeople,
        Arms = arms,
        Instrument = Instrument,
        SurveyWeeks = [6],
        Parameters = Parameters,
        Replications = replications,
    };
}
