using System.Globalization;
using Simulator.Engine;
using Simulator.Engine.Observation;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Experiments.Stories;

/// <summary>One teacher's weeks with the programme, beside the same teacher's weeks without it.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Teacher">The teacher's number.</param>
/// <param name="Replicate">The replicate.</param>
/// <param name="With">Weeks with the programme.</param>
/// <param name="Without">Weeks in the twin world.</param>
/// <param name="PartsOnDay">First day on which the two lives differ; 0 when they never do.</param>
public sealed record TeacherStory(
    string Arm, int Teacher, int Replicate, IReadOnlyList<TeacherWeek> With, IReadOnlyList<TeacherWeek> Without, int PartsOnDay)
{
    /// <summary>Plays the teacher's block twice and watches the teacher.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="armName">The arm.</param>
    /// <param name="teacher">The teacher's number, from 0.</param>
    /// <param name="replicate">The replicate, from 0.</param>
    /// <exception cref="ArgumentException">There is no such arm or teacher.</exception>
    public static TeacherStory Of(Scenario scenario, string armName, int teacher, int replicate)
    {
        Arm arm = scenario.Arms.FirstOrDefault(a => a.Name == armName)
            ?? throw new ArgumentException($"There is no arm {armName}; the arms are {string.Join(", ", scenario.Arms.Select(a => a.Name))}.", nameof(armName));
        if (teacher < 0 || teacher >= arm.Cohort.Teachers)
            throw new ArgumentException($"There is no teacher {teacher} in {armName}; teachers are numbered 0 to {arm.Cohort.Teachers - 1}.", nameof(teacher));
        Watcher with = Play(scenario, arm, arm.Programme, teacher, replicate), without = Play(scenario, arm, ProgrammePlan.Empty, teacher, replicate);
        int parts = 0;
        for (int day = 0; day < with.Days.Count && parts == 0; day++)
        {
            if (with.Days[day] != without.Days[day]) parts = day + 1;
        }

        return new TeacherStory(armName, teacher, replicate, with.Weeks, without.Weeks, parts);
    }

    private static Watcher Play(Scenario scenario, Arm arm, ProgrammePlan programme, int teacher, int replicate)
    {
        Block block = Block.Cut(arm.Cohort, programme.AcrossSchools).First(b => teacher < b.FirstTeacher + b.Teachers);
        Watcher watcher = new(teacher);
        Simulation simulation = new(new Setting(scenario.Calendar, arm.Cohort), scenario.ParametersOf(replicate), programme, block.Teachers, [watcher]);
        simulation.Play(new Luck(scenario.Seed, scenario.PeopleLabel(arm), replicate), block);
        return watcher;
    }

    /// <summary>Looks at one teacher only.</summary>
    private sealed class Watcher(int number) : IObserver
    {
        private string day = "";
        private int heardBefore;

        internal List<TeacherWeek> Weeks { get; } = [];

        /// <summary>A trace of every day: two lives part on the first day whose traces differ.</summary>
        internal List<string> Days { get; } = [];

        public void Observe(World world, in Moment moment)
        {
            int me = number - world.People.First;
            if (moment.Kind is MomentKind.Start) return;
            if (Weeks.Count < world.Week) Weeks.Add(new TeacherWeek { Week = world.Week });
            TeacherWeek week = Weeks[^1];
            switch (moment.Kind)
            {
                case MomentKind.Conversation when moment.One == me || moment.Other == me:
                    Talked(world, week, moment, me);
                    break;
                case MomentKind.Meeting when moment.One == me || moment.Other == me:
                    if (moment.FirstTold) week.MeetingsHeld++;
                    else week.MeetingsMissed++;
                    break;
                case MomentKind.Day:
                    if (world.Diary.EventYesterday[me]) week.StressorDays++;
                    Days.Add(day + world.People.Stress[me].ToString("R", CultureInfo.InvariantCulture));
                    day = "";
                    break;
                case MomentKind.Week:
                    Close(world, week, me);
                    break;
            }
        }

        private void Talked(World world, TeacherWeek week, in Moment moment, int me)
        {
            bool first = moment.One == me;
            int partner = world.Number(first ? moment.Other : moment.One);
            week.Topics[moment.Topic] = week.Topics.GetValueOrDefault(moment.Topic) + 1;
            week.Channels[moment.Channel] = week.Channels.GetValueOrDefault(moment.Channel) + 1;
            week.Partners[partner] = week.Partners.GetValueOrDefault(partner) + 1;
            week.Standings[partner] = StandingOf(world, me, first ? moment.Other : moment.One);
            if (first ? moment.FirstTold : moment.SecondTold) week.Told++;
            day += string.Create(CultureInfo.InvariantCulture, $"{partner} {moment.Channel} {moment.Topic} {moment.FirstTold} {moment.SecondTold};");
        }

        private static Standing StandingOf(World world, int me, int other) =>
            world.Pairs.EverTogether(me, other) ? Standing.Partner
            : world.People.Team[me] >= 0 && world.People.Team[me] == world.People.Team[other] ? Standing.Teammate
            : world.SameSchool(me, other) ? Standing.Colleague : Standing.Elsewhere;

        private void Close(World world, TeacherWeek week, int me)
        {
            week.Heard = world.Diary.GoodResponses[me] - heardBefore;
            heardBefore = world.Diary.GoodResponses[me];
            week.Stress = world.People.Stress[me];
            week.NewFriends = world.Diary.NewFriends[me];
            int closest = world.Ties.Contact(me, 0);
            if (closest < 0) return;
            week.Closest = world.Number(closest);
            week.Standings[week.Closest] = StandingOf(world, me, closest);
            week.Trust = world.Ties.Trust[world.Ties.Directed(me, closest)];
            week.Friendship = world.Ties.Friendship[world.Ties.Dyad(me, closest)];
        }
    }
}
