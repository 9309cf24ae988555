using System.Diagnostics;
using Simulator.Engine.Observation;
using Simulator.Engine.State;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Results;

namespace Simulator.Experiments.Jobs;

/// <summary>What a run will take, estimated before it is spent.</summary>
/// <param name="TeacherDays">Teacher-days that are played, twins and placebo worlds included: exact.</param>
/// <param name="Memory">Bytes of memory at most, the program's own included: about.</param>
/// <param name="Disk">Bytes on disk at most, the result and what is kept aside while it is made: about.</param>
/// <param name="Files">Files of the result: about.</param>
public sealed record Cost(long TeacherDays, long Memory, long Disk, int Files)
{
    /// <summary>Bytes of the program itself, its libraries and its pictures, whatever it plays.</summary>
    public const long Program = 150_000_000;

    /// <summary>Bytes of a dyad, of a teacher of a simulation, and of what a result holds however small it is.</summary>
    private const long Dyad = 85, Simulated = 2_000, SmallResult = 6_000_000;

    /// <summary>Bytes of a person at a survey, and of a person, as columns in memory.</summary>
    private const long Seen = 40, Person = 40;

    /// <summary>How often a chunk's columns stand in memory at most: as played, as looked at, as pages that are written.</summary>
    private const long Copies = 5;

    /// <summary>Bytes of a replicate while tables are written, and in tests.csv, and as it is tested, each for a contrast, row and survey.</summary>
    private const long Series = 260, TestText = 900, TestNumbers = 800;

    /// <summary>Bytes of a replicate in outcomes.csv and arms.csv for an arm's world and survey; of a person at a survey, with text or not.</summary>
    private const long OutcomeText = 2_300, PersonText = 130, PersonPacked = 25;

    /// <summary>Seconds that tables, figures and report take however small they are, and bytes that are written in another second.</summary>
    private const double WritingSeconds = 2.5, BytesASecond = 60e6;

    /// <summary>Teacher-days from which the time is measured at length; a shorter run is not kept waiting for a number it hardly needs.</summary>
    private const double WorthMeasuring = 50e6, ShortestShare = 0.1;

    /// <summary>The estimate for a run.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="compared">Whether a study is set beside it.</param>
    /// <param name="threads">Threads; 0 all processors.</param>
    public static Cost Of(Scenario scenario, bool compared, int threads)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        PlayOptions options = RunJob.Options(scenario, threads);
        int waves = scenario.SurveyWeeks.Count, rows = scenario.Instrument.Rows.Count, contrasts = Math.Max(1, Contrast.Of(scenario).Count);
        int atOnce = Math.Min(scenario.Replications, Playback.SizeOf(scenario, options));
        double persons = 0, blocks = 0, cells = 0;
        foreach (Arm arm in scenario.Arms)
        {
            int worlds = arm.Programme.Offers.Count == 0 ? 1 : 3;
            persons += worlds * (double)arm.Cohort.Teachers;
            cells += (double)arm.Cohort.Teachers * (scenario.Instrument.Items.Count + 1) * waves;
            double largest = Block.Cut(arm.Cohort, arm.Programme.AcrossSchools).Max(b => b.Teachers);
            double alone = Block.Cut(arm.Cohort, acrossSchools: false).Max(b => b.Teachers);
            blocks += Bytes(largest) + (worlds > 1 ? Bytes(alone) + Bytes(largest) : 0);
        }

        double chunk = atOnce * (persons * (waves * Seen + Person) + cells + (double)contrasts * rows * waves * TestNumbers);
        double replicates = (double)scenario.Replications * contrasts * rows * waves;
        double memory = Program + blocks * options.ThreadsInForce + Copies * chunk + replicates * Series;
        double sheets = scenario.Replications * (double)waves * (2 * scenario.Arms.Sum(a => (double)a.Cohort.Teachers));
        bool text = sheets <= Tables.TableFormats.CsvRows;
        double disk = SmallResult + sheets * (text ? PersonText : PersonPacked) + replicates * TestText
            + (double)scenario.Replications * scenario.Arms.Count * waves * 2 * OutcomeText
            + scenario.Replications * (persons * (waves * Seen + Person) + cells);
        int files = RunTables.Promised(scenario, compared).Count + (text ? 2 : 0) + 6 + 2 * (compared ? 7 : 4);
        return new Cost(Playback.TeacherDays(scenario, options), Whole(memory), Whole(disk), files);
    }

    /// <summary>Seconds that a run will take on this machine, from playing its beginning for a short while; NaN where that did not get far enough.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="threads">Threads; 0 all processors.</param>
    /// <param name="cancellation">Ends the measuring.</param>
    public double Seconds(Scenario scenario, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        DayCounter counter = new(enough, Math.Clamp(TeacherDays / WorthMeasuring, ShortestShare, 1));
        PlayOptions options = RunJob.Options(scenario, threads) with { AtOnce = 8, Watch = (_, _, _) => counter };
        using Playback playback = new(scenario, options, null, enough.Token);
        while (playback.Next() is not null) { }
        return counter.PerSecond is var speed && speed > 0 ? WritingSeconds + TeacherDays / speed + Disk / BytesASecond : double.NaN;
    }

    private static double Bytes(double teachers) => teachers * teachers * Dyad + teachers * Simulated;

    private static long Whole(double bytes) => bytes < long.MaxValue ? (long)bytes : long.MaxValue;

    /// <summary>Counts the days that teachers have played, after the code has warmed up, and says when it is enough.</summary>
    private sealed class DayCounter(CancellationTokenSource enough, double share) : IObserver
    {
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
        private readonly TimeSpan warm = TimeSpan.FromMilliseconds(150 * share), measured = TimeSpan.FromMilliseconds(400 * share);
        private readonly long began = Stopwatch.GetTimestamp();
        private readonly Lock gate = new();
        private long days, before;
        private TimeSpan first, last;

        /// <summary>Teacher-days a second; 0 where there were too few days.</summary>
        internal double PerSecond => last > first ? (days - before) / (last - first).TotalSeconds : 0;

        public void Observe(World world, in Moment moment)
        {
            if (moment.Kind != MomentKind.Day) return;
            lock (gate)
            {
                TimeSpan now = Stopwatch.GetElapsedTime(began);
                days += world.People.Count;
                last = now;
                if (first == default && (now > warm || days == world.People.Count)) (first, before) = (now, days);
                else if (now > warm && first < warm && before == world.People.Count) (first, before) = (now, days);
                if (now - first > measured || now > Longest) enough.Cancel();
            }
        }
    }
}
