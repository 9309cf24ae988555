using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments.Measurement;
using Simulator.Experiments.Measures.Watching;
using Simulator.Experiments.Playing;
using Simulator.Statistics;

namespace Simulator.Experiments.Measures;

/// <summary>The kinds of measure that the catalogue is made of.</summary>
internal static class MeasureKinds
{
    private const string FirstMinusSecond = ", first arm minus second";

    /// <summary>The mean of a value of each person.</summary>
    internal static Measure Persons(
        string name, string title, string unit, string what, Direction better, Func<ArmView, int, double> person, double? matters = null) =>
        new(name, title, unit, what, better, MeasureScope.Persons)
        {
            Person = person,
            Matters = matters,
            Read = (r, at) => [Descriptives.Of(r.Arm(at).EachPerson(person)).Mean],
        };

    /// <summary>How many persons have something.</summary>
    internal static Measure Count(
        string name, string title, string what, Direction better, Func<ArmView, int, bool> has) =>
        new(name, title, "persons", what, better, MeasureScope.Count)
        {
            Person = (a, i) => has(a, i) ? 1 : 0,
            Matters = 1,
            Read = (r, at) => [Counted(r.Arm(at), has)],
        };

    /// <summary>One number of an arm.</summary>
    internal static Measure OfArm(
        string name, string unit, string what, Func<ArmView, double> of, Watches needs = Watches.None, bool twins = false, string? title = null,
        Direction better = Direction.Neither, double? matters = null) =>
        new(name, title ?? name, unit, what, better, MeasureScope.Arm)
        {
            Read = (r, at) => [of(r.Arm(at))],
            Needs = needs,
            NeedsTwins = twins,
            Matters = matters,
        };

    /// <summary>A function of the means over replicates of some numbers of an arm.</summary>
    internal static Measure ManyOfArm(
        string name, string unit, string what, Func<ArmView, double[]> of, Func<Scenario, int> width, Func<double[], double> combine,
        Watches needs = Watches.None) =>
        new(name, name, unit, what, Direction.Neither, MeasureScope.Arm)
        {
            Read = (r, at) => of(r.Arm(at)),
            Width = width,
            Combine = new Combination(combine),
            Needs = needs,
        };

    internal static Measure Ratio(string name, string unit, string what, Func<ArmView, (double Top, double Bottom)> of, Watches needs) =>
        ManyOfArm(
            name, unit, what, a =>
            {
                (double top, double bottom) = of(a);
                return [top, bottom];
            },
            _ => 2, m => m[0] / m[1], needs);

    /// <summary>Weekly disclosures, conversations and trust of formal pairs.</summary>
    internal static Measure Weekly(string name, string unit, string what, Func<double[], double[], double[], double> combine) =>
        ManyOfArm(
            name, unit, what, a => [.. a.Watch.Pairs!.Told, .. a.Watch.Pairs!.Talks, .. a.Watch.Pairs!.Trust],
            s => 3 * s.Calendar.Weeks + 1,
            m =>
            {
                int weeks = (m.Length - 1) / 3;
                return combine(m[..weeks], m[weeks..(2 * weeks)], m[(2 * weeks)..]);
            },
            Watches.Pairs);

    /// <summary>A statistic that each replicate, read as a study, would have printed of two arms.</summary>
    internal static Measure Study(string name, string unit, string what, Func<StudyView, double> of, double? matters = null) =>
        new(name, name, unit, what + FirstMinusSecond, Direction.Neither, MeasureScope.Contrast)
        {
            Read = (r, at) => [of(r.Study(at))],
            Matters = matters,
        };

    /// <summary>A statistic of both arms of a study together.</summary>
    internal static Measure Whole(string name, string unit, string what, Func<StudyView, double> of) =>
        new(name, name, unit, what, Direction.Neither, MeasureScope.Scenario) { Read = (r, at) => [of(r.Study(at))] };

    /// <summary>A function of the expected effects on the first items.</summary>
    internal static Measure Profile(
        string name, string unit, string what, int items, Func<StudyView, int, double> effect, Func<double[], double> combine) =>
        new(name, name, unit, what + FirstMinusSecond, Direction.Neither, MeasureScope.Contrast)
        {
            Read = (r, at) => [.. Enumerable.Range(0, items).Select(i => effect(r.Study(at), i))],
            Width = _ => items,
            Combine = new Combination(combine),
        };

    /// <summary>A function of the expected means of items 1 to 5 in one arm.</summary>
    internal static Measure ItemMeans(string name, string unit, string what, Instrument instrument, Func<double[], double> combine) =>
        ManyOfArm(name, unit, what, a => [.. Enumerable.Range(0, 5).Select(i => a.Summary(instrument, i).Mean)], _ => 5, combine);

    /// <summary>At which structure trust within pairs is highest or lowest, over the scenario's arms that meet.</summary>
    internal static Measure OverStructure(string name, string unit, string what, bool best) =>
        new(name, name, unit, what, Direction.Neither, MeasureScope.Scenario)
        {
            Read = (r, at) =>
            {
                (double Structure, string Arm)[] arms = Meeting(r.Scenario);
                return [.. arms.Select(a => r.Arm(a.Arm, at.Wave).Watch.Pairs!.Trust[^1]), .. arms.Select(a => a.Structure)];
            },
            Width = s => 2 * Meeting(s).Length,
            Combine = new Combination(m =>
            {
                double[] trust = m[..(m.Length / 2)];
                return m[(m.Length / 2) + Array.IndexOf(trust, best ? trust.Max() : trust.Min())];
            }),
            Needs = Watches.Pairs,
        };

    internal static double Rejects(StudyView study, int row) => study.Student(row).P is var p && double.IsNaN(p) ? double.NaN : p < 0.05 ? 1 : 0;

    internal static double SharingSmallest(double[] m) => Min(m[0], m[1], m[3], m[4]) - m[2];

    internal static double FriendsAndListeningLargest(double[] m) => Min(m[0], m[3]) - Max(m[1], m[2], m[4]);

    internal static double Min(params double[] values) => values.Min();

    internal static double Max(params double[] values) => values.Max();

    internal static double Variance(double[] values) => Descriptives.Of(values).Variance;

    /// <summary>Share of a count in all informal conversations.</summary>
    internal static double ShareOfInformal(Ledger books, long of)
    {
        long all = InformalConversations(books);
        return all == 0 ? double.NaN : (double)of / all;
    }

    internal static double Scheduled(Ledger books) =>
        books.Hours(Channel.Debrief) + books.Hours(Channel.Meeting) + books.Hours(Channel.Group) + books.Hours(Channel.Session);

    internal static double OutsideNotGossip(Ledger books)
    {
        long talks = InformalConversations(books) - books.Conversations(Channel.Informal, Topic.Gossip);
        return talks == 0 ? double.NaN : (double)books.OutsideTeamNotGossip / talks;
    }

    /// <summary>Mean over the formal pairs of the start.</summary>
    internal static double OfPairs(ArmView arm, Func<PairRecord, double> of)
    {
        double sum = 0;
        int pairs = 0;
        foreach (PairRecord pair in arm.Pairs)
        {
            if (pair.StartWeek > 0) continue;
            sum += of(pair);
            pairs++;
        }

        return pairs == 0 ? double.NaN : sum / pairs;
    }

    /// <summary>Over persons: how the gain over the twin goes with the close ties one began with.</summary>
    internal static double GainOnInitialDegree(ArmView arm, Func<ArmView, int, double> of)
    {
        ArmView twin = arm.Twin;
        double[] degree = arm.EachPerson((a, i) => a.Run.StartDegree[a.FirstPerson + i]), gain = arm.EachPerson((a, i) => of(a, i) - of(twin, i));
        return Correlation.Pearson(degree, gain).Coefficient;
    }

    internal static double[] FirstThird(double[] values) => values[..Math.Max(2, (values.Length + 2) / 3)];

    internal static double LateMinusEarly(double[] byWeek)
    {
        int third = Math.Max(1, byWeek.Length / 3);
        return byWeek[^third..].Average() - byWeek[..third].Average();
    }

    internal static double[] Over(double[] top, double[] bottom) => [.. top.Zip(bottom, (t, b) => t / b)];

    /// <summary>How much of a series' rise, from the mean of its first to that of its last third, is reached in the middle third.</summary>
    internal static double RiseByTheMiddle(double[] byWeek)
    {
        int third = Math.Max(1, byWeek.Length / 3);
        double first = byWeek[..third].Average(), last = byWeek[^third..].Average();
        return (byWeek[third..^third].Average() - first) / (last - first);
    }

    private static long InformalConversations(Ledger books) =>
        books.Conversations(Channel.Informal, Topic.Gossip) + books.Conversations(Channel.Informal, Topic.Professional)
        + books.Conversations(Channel.Informal, Topic.Personal);

    private static (double Structure, string Arm)[] Meeting(Scenario scenario) =>
    [
        .. scenario.ArmsByName.Select(a => (a.Programme.Find<Meetings>()?.Structure ?? double.NaN, a.Name))
            .Where(a => !double.IsNaN(a.Item1)).OrderBy(a => a.Item1),
    ];

    private static double Counted(ArmView arm, Func<ArmView, int, bool> has)
    {
        int count = 0;
        foreach (int i in arm.People)
        {
            if (has(arm, i)) count++;
        }

        return count;
    }
}
