using CsCheck;
using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>Programmes drawn from the catalogue's tables of fields, in drawn settings: whatever may be offered, the model holds.</summary>
public sealed class RandomProgrammeTests
{
    private const int Programmes = 500;

    private static readonly Gen<Setting> Settings =
        from weeks in Gen.Int[1, 6]
        from days in Gen.Int[1, 7]
        from schools in Gen.Int[1, 9].Array[1, 4]
        from regions in Gen.Int[1, 2]
        from teams in Gen.Int[0, 2]
        from levels in Gen.Int[0, 3]
        from leadership in Gen.Double[0, 1]
        from free in Gen.Double[4, 40]
        from untracked in Gen.Bool
        select new Setting(new Calendar(weeks, days), new CohortPlan
        {
            SchoolSizes = schools,
            Regions = Math.Min(regions, schools.Length),
            TeamSizes = teams == 0 ? null : (2, 1 + teams),
            Attributes = [.. Enumerable.Range(0, levels).Select(Attribute)],
            Leadership = leadership,
            FreeHoursPerWeek = free,
            UntrackedColleagues = untracked,
        });

    [Fact]
    public void Whatever_is_offered_states_stay_in_range_and_hours_are_conserved()
    {
        int played = 0, chosen = 0, inCircles = 0, roles = 0;
        Gen<(Setting Setting, ProgrammePlan Programme)> cases =
            from setting in Settings
            from offers in Sequence(Choices(setting))
            from whom in Sometimes(Participation(setting))
            from circles in Sometimes(from size in Gen.Int[2, 5] from within in Gen.Bool select new CirclePlan(size, within))
            select (setting, Fitting(setting, new ProgrammePlan([.. offers.OfType<Offer>()], whom, circles)));
        cases.Sample(
            c =>
            {
                Interlocked.Increment(ref played);
                if (c.Programme.Participants is not null || c.Programme.Offers.Any(o => o.Participants is not null)) Interlocked.Increment(ref chosen);
                if (c.Programme.Circles is not null) Interlocked.Increment(ref inCircles);
                if (c.Programme.Find<FormalPairs>() is { Mentors: not null }) Interlocked.Increment(ref roles);
                foreach (Block block in Block.Cut(c.Setting.Cohort, c.Programme.AcrossSchools)) Holds(c.Setting, c.Programme, block);
            },
            iter: Programmes, threads: 2, print: c => Say(c.Setting, c.Programme));
        Assert.True(played >= Programmes);
        Assert.True(Math.Min(chosen, Math.Min(inCircles, roles)) >= Programmes / 50, $"{chosen} for some, {inCircles} in circles, {roles} with roles");
    }

    /// <summary>What is left of a programme when whatever cannot work in the setting is taken out, one by one.</summary>
    private static ProgrammePlan Fitting(Setting setting, ProgrammePlan programme)
    {
        while (programme.Check(setting).Select(r => r.Component).FirstOrDefault() is { } wrong)
        {
            programme = new ProgrammePlan(
                [.. programme.AsWritten.Where(o => o.Kind.Key != wrong)], wrong == "participants" ? null : programme.Participants,
                wrong == "circles" ? null : programme.Circles);
        }

        return programme;
    }

    private static void Holds(Setting setting, ProgrammePlan programme, Block block)
    {
        FriendshipNeverFalls watch = new(block.Teachers);
        Simulator.Engine.Simulation simulation = new(setting, Example.Parameters, programme, block.Teachers, [watch]);
        simulation.Play(new Simulator.Engine.Random.Luck(1, 2, 3), block);
        World world = simulation.World;
        Assert.Equal(block.Teachers, world.People.Count);
        for (int i = 0; i < world.People.Count; i++)
        {
            foreach (double share in (double[])[world.People.Stress[i], world.People.Skill[i], world.People.Enthusiasm[i], world.People.Knowledge[i]])
                Assert.InRange(share, 0, 1);
            Assert.Equal(setting.Calendar.Days, world.Diary.Days[i]);
            Assert.True(world.People.Member[i] || (world.People.PlannedHours[i], world.People.Circle[i], world.People.Role[i]) == (0, -1, PairRole.None));
            Assert.InRange(world.Diary.AnsweredEventDays[i], 0, world.Diary.EventDays[i]);
            Assert.InRange(world.Diary.AnsweredDays[i], 0, world.Diary.Days[i]);
            Assert.InRange(world.Diary.GoodResponses[i], 0, world.Diary.Disclosures[i]);
            for (int j = 0; j < world.People.Count; j++)
            {
                if (j == i) continue;
                Assert.InRange(world.Ties.Trust[world.Ties.Directed(i, j)], 0, 1);
                Assert.InRange(world.Ties.Friendship[world.Ties.Dyad(i, j)], 0, 1);
                Assert.Equal(world.Ties.Pull[world.Ties.Directed(i, j)], world.Ties.Pull[world.Ties.Directed(j, i)]);
                Assert.True(double.IsFinite(world.Ties.Pull[world.Ties.Directed(i, j)]));
            }
        }

        double booked = Enum.GetValues<Channel>().Sum(world.Ledger.Hours), talked = world.Diary.TalkHours.Take(world.People.Count).Sum();
        Assert.InRange(talked - 2 * booked, -1e-6, 1e-6);
        foreach (HourKind kind in Enum.GetValues<HourKind>()) Assert.True(world.Ledger.StaffHours(kind) >= 0);
        Assert.True(world.Ledger.MeetingsHeld <= world.Ledger.MeetingsPlanned);
        for (int k = 0; k < world.Pairs.Count; k++)
        {
            Assert.InRange(world.Pairs[k].CommitmentA, 0, 1);
            Assert.InRange(world.Pairs[k].CommitmentB, 0, 1);
            Assert.True(world.Pairs[k].A < world.Pairs[k].B);
        }
    }

    private static AttributePlan Attribute(int number) => number switch
    {
        0 => new AttributePlan("disposition", []),
        1 => new AttributePlan("subject", [new Level("maths", null, 0.3), new Level("languages", null, 0.7)]),
        _ => new AttributePlan("age", [new Level("20", 20, 0.5), new Level("30", 30, 0.3), new Level("50", 50, 0.2)]),
    };

    private static Gen<Offer?>[] Choices(Setting setting) => [.. ComponentCatalogue.All.Select(kind => Choice(kind, setting))];

    /// <summary>A component with some of its fields given, for some of the weeks; or nothing.</summary>
    private static Gen<Offer?> Choice(ComponentKind kind, Setting setting) =>
        from offered in Gen.Bool
        from given in Gen.Bool.Array[kind.Fields.Count]
        from values in Sequence([.. kind.Fields.Select(f => Value(f, setting))])
        from first in Gen.Int[1, setting.Calendar.Weeks]
        from whom in Sometimes(Participation(setting))
        select offered
            ? new Offer(
                kind,
                new FieldValues(kind.Fields, Enumerable.Range(0, kind.Fields.Count)
                    .Where(k => given[k] || (kind.Fields[k].Default is null && kind.Fields[k].Kind is not (FieldKind.Word or FieldKind.People)))
                    .ToDictionary(k => kind.Fields[k].Key, k => values[k])),
                first, Participants: whom)
            : null;

    private static Gen<T?> Sometimes<T>(Gen<T> of)
        where T : class => Gen.Int[0, 3].SelectMany(k => k == 0 ? of.Select(v => (T?)v) : Gen.Const((T?)null));

    /// <summary>Who takes part: a share or a number of each school, nobody among them, by any rule, or those with an attribute.</summary>
    private static Gen<Participants> Participation(Setting setting) =>
        from share in Gen.Double[0, 1]
        from number in Gen.Int[0, setting.Cohort.SchoolSizes.Min()]
        from form in Gen.Int[0, 3]
        from choose in Gen.Int[0, 3]
        let levelled = setting.Cohort.Attributes.FirstOrDefault(a => a.Levels.Count > 0)
        select form switch
        {
            0 => new Participants(share, null, (Selection)choose),
            1 => new Participants(null, number, (Selection)choose),
            2 when levelled is not null => new Participants(null, null, Selection.Random, levelled.Name, levelled.Levels[0].Label),
            _ => new Participants(0, null),
        };

    private static Gen<object> Value(Field field, Setting setting) => field.Kind switch
    {
        FieldKind.Number => Gen.OneOf(Gen.Double[field.Low, field.High], Gen.OneOf(field.Low, field.High)).Select(v => (object)v),
        FieldKind.Whole => Gen.Int[(int)field.Low, (int)field.High].Select(v => (object)v),
        FieldKind.Switch => Gen.Bool.Select(v => (object)v),
        FieldKind.Word => Gen.Int[0, field.Words.Count - 1].Select(k => (object)field.Words[k]),
        FieldKind.Attributes => Gen.Bool.Array[setting.Cohort.Attributes.Count].Select(
            named => (object)(string[])[.. setting.Cohort.Attributes.Where((_, k) => named[k]).Select(a => a.Name)]),
        FieldKind.People => Participation(setting).Select(p => (object)p),
        _ => Gen.Int[1, setting.Calendar.Weeks].Array[0, 3].Select(v => (object)v),
    };

    private static Gen<List<T>> Sequence<T>(Gen<T>[] parts) => parts.Aggregate(
        Gen.Const(() => new List<T>()), (all, part) => Gen.Select(all, part).Select((before, next) => new List<T>(before) { next }));

    private static string Say(Setting setting, ProgrammePlan programme) =>
        $"{setting.Calendar} schools {string.Join(",", setting.Cohort.SchoolSizes)}: "
        + string.Join("; ", programme.Offers.Select(o => $"{o.Kind.Key} from {o.FirstWeek} for {o.Participants} {o.Component}"))
        + $" for {programme.Participants} in {programme.Circles}";

    /// <summary>Compares every friendship with that of the day before.</summary>
    private sealed class FriendshipNeverFalls(int teachers) : Simulator.Engine.Observation.IObserver
    {
        private readonly double[] before = new double[teachers * teachers];

        public void Observe(World world, in Simulator.Engine.Observation.Moment moment)
        {
            if (moment.Kind != Simulator.Engine.Observation.MomentKind.Day) return;
            for (int i = 0; i < teachers; i++)
            {
                for (int j = i + 1; j < teachers; j++)
                {
                    double now = world.Ties.Friendship[world.Ties.Dyad(i, j)];
                    Assert.True(now >= before[i * teachers + j], "a friendship fell");
                    before[i * teachers + j] = now;
                }
            }
        }
    }
}
