using Simulator.Engine.Programme;
using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Patterns.Watching;
using Simulator.Statistics;

namespace Simulator.Experiments.Patterns;

/// <summary>One arm in one replicate, as measures see it.</summary>
internal readonly struct ArmView(Batch batch, WorldRun run, int replicate)
{
    internal WorldRun Run => run;

    internal WorldRun Twin => batch.Result.Run(run.Arm.Name, twin: true);

    internal int Replicate => replicate;

    internal int FirstRow => run.Row(replicate, batch.Wave);

    internal ReplicateWatch Watch => batch.Watch(run.Arm.Name, replicate);

    internal LedgerSums Sums => run.Sums[replicate * run.Waves + batch.Wave];

    internal IReadOnlyList<PairRecord> Pairs => run.Pairs[replicate];

    /// <summary>Mean over persons.</summary>
    internal double OfPersons(Func<WorldRun, int, double> of)
    {
        double sum = 0;
        for (int i = 0; i < run.Teachers; i++) sum += of(run, FirstRow + i);
        return sum / run.Teachers;
    }
}

/// <summary>The kinds of measure that the catalogue is made of.</summary>
internal static class MeasureKinds
{
    /// <summary>A mean over replicates of one number of an arm.</summary>
    internal static Measure OfArm(string name, string unit, string what, Func<ArmView, double> of, Watches needs = Watches.None, bool twins = false) =>
        new(name, unit, what, MeasureScope.Arm)
        {
            Read = (b, arms) => [b.Each(r => of(new ArmView(b, b.Result.Run(arms[0]), r)))],
            Needs = needs,
            NeedsTwins = twins,
        };

    /// <summary>A function of the means over replicates of some numbers of an arm.</summary>
    internal static Measure ManyOfArm(
        string name, string unit, string what, Func<ArmView, double[]> of, Func<double[], double> combine, Watches needs = Watches.None) =>
        new(name, unit, what, MeasureScope.Arm)
        {
            Read = (b, arms) => b.EachOf(r => of(new ArmView(b, b.Result.Run(arms[0]), r))),
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
            m => m[0] / m[1], needs);

    /// <summary>Weekly disclosures, conversations and trust of formal pairs.</summary>
    internal static Measure Weekly(string name, string unit, string what, Func<double[], double[], double[], double> combine) =>
        ManyOfArm(
            name, unit, what, a => [.. a.Watch.Pairs!.Told, .. a.Watch.Pairs!.Talks, .. a.Watch.Pairs!.Trust],
            m =>
            {
                int weeks = (m.Length - 1) / 3;
                return combine(m[..weeks], m[weeks..(2 * weeks)], m[(2 * weeks)..]);
            },
            Watches.Pairs);

    /// <summary>One of the outcomes that every run records.</summary>
    internal static Measure Outcome(string name, string unit, string what) => new(name, unit, what, MeasureScope.Arm)
    {
        Read = (b, arms) => [OutcomeCatalogue.Find(name)!.Series(b.Result, b.Result.Run(arms[0]), b.Wave)],
    };

    /// <summary>A row of the questionnaire in one arm.</summary>
    internal static Measure Answers(string name, string unit, string what, string row) => new(name, unit, what, MeasureScope.Arm)
    {
        Read = (b, arms) => [b.Studies(arms[0], arms[0]).Series(row, arms[0], "mean")!],
    };

    /// <summary>A statistic that each replicate, read as a study, would have printed of two arms.</summary>
    internal static Measure Studies(string name, string unit, string what, Func<SimulatedStudies, double[]?> of) =>
        new(name, unit, what + ", first arm minus second", MeasureScope.Contrast) { Read = (b, arms) => [of(b.Studies(arms[0], arms[1]))!] };

    internal static Measure Median(string name, string unit, string what, Func<SimulatedStudies, double[]?> of) =>
        Studies(name, unit, what, of) with { Combine = new Combination(null, sorted => Quantile.Type7(sorted, 0.5)) };

    /// <summary>A statistic of both arms of a study together.</summary>
    internal static Measure Whole(string name, string unit, string what, Func<SimulatedStudies, double[]?> of) =>
        new(name, unit, what, MeasureScope.Scenario)
        {
            Read = (b, _) =>
            {
                Contrast contrast = Contrast.Of(b.Scenario)[0];
                return [of(b.Studies(contrast.First, contrast.Second))!];
            },
        };

    /// <summary>A function of the expected effects on the first items.</summary>
    internal static Measure Profile(string name, string unit, string what, string statistic, int items, Func<double[], double> combine) =>
        new(name, unit, what + ", first arm minus second", MeasureScope.Contrast)
        {
            Read = (b, arms) => [.. Enumerable.Range(1, items).Select(i => b.Studies(arms[0], arms[1]).Series(Item(i), null, statistic)!)],
            Combine = new Combination(combine),
        };

    /// <summary>A function of the expected means of items 1 to 5 in one arm.</summary>
    internal static Measure ItemMeans(string name, string unit, string what, Func<double[], double> combine) =>
        new(name, unit, what, MeasureScope.Arm)
        {
            Read = (b, arms) => [.. Enumerable.Range(1, 5).Select(i => b.Studies(arms[0], arms[0]).Series(Item(i), arms[0], "mean")!)],
            Combine = new Combination(combine),
        };

    /// <summary>At which structure trust within pairs is highest or lowest, over the scenario's arms that meet.</summary>
    internal static Measure OverStructure(string name, string unit, string what, bool best) => new(name, unit, what, MeasureScope.Scenario)
    {
        Read = (b, _) =>
        {
            (double Structure, string Arm)[] arms =
            [
                .. b.Scenario.ArmsByName.Select(a => (a.Programme.Find<Meetings>()?.Structure ?? double.NaN, a.Name))
                    .Where(a => !double.IsNaN(a.Item1)).OrderBy(a => a.Item1),
            ];
            return
            [
                .. arms.Select(a => b.Each(r => b.Watch(a.Arm, r).Pairs!.Trust[^1])), .. arms.Select(a => b.Each(_ => a.Structure)),
            ];
        },
        Combine = new Combination(m =>
        {
            double[] trust = m[..(m.Length / 2)];
            return m[(m.Length / 2) + Array.IndexOf(trust, best ? trust.Max() : trust.Min())];
        }),
        Needs = Watches.Pairs,
    };

    internal static double[] Rejects(SimulatedStudies studies, string row) =>
        [.. studies.Series(row, null, "p")!.Select(p => double.IsNaN(p) ? double.NaN : p < 0.05 ? 1.0 : 0.0)];

    internal static double[] Difference(double[]? first, double[]? second) => [.. first!.Zip(second!, (a, b) => a - b)];

    internal static double SharingSmallest(double[] m) => Min(m[0], m[1], m[3], m[4]) - m[2];

    internal static double FriendsAndListeningLargest(double[] m) => Min(m[0], m[3]) - Max(m[1], m[2], m[4]);

    internal static double Min(params double[] values) => values.Min();

    internal static double Max(params double[] values) => values.Max();

    internal static double Variance(double[] values) => Descriptives.Of(values).Variance;

    internal static double OutsideNotGossip(LedgerSums sums)
    {
        long talks = sums.InformalConversations - sums.Informal(Engine.State.Topic.Gossip);
        return talks == 0 ? double.NaN : (double)sums.OutsideTeamNotGossip / talks;
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
    internal static double GainOnInitialDegree(ArmView arm, Func<WorldRun, int, double> of)
    {
        WorldRun run = arm.Run, twin = arm.Twin;
        double[] degree = new double[run.Teachers], gain = new double[run.Teachers];
        for (int i = 0; i < degree.Length; i++)
        {
            degree[i] = run.StartDegree[arm.Replicate * run.Teachers + i];
            gain[i] = of(run, arm.FirstRow + i) - of(twin, arm.FirstRow + i);
        }

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

    private static string Item(int number) => FormattableString.Invariant($"item_{number}");
}
