using System.Diagnostics;
using Simulator.Engine.Mechanisms;
using Simulator.Engine.Observation;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;
using Simulator.Experiments.Measurement;

namespace Simulator.Experiments.Ensembles;

/// <summary>How to run an ensemble.</summary>
/// <param name="Threads">Threads; results do not depend on it.</param>
/// <param name="Twins">Whether to play every arm's twin too.</param>
/// <param name="FirstReplicate">Number of the first replicate, whose luck it has: an ensemble can be continued.</param>
/// <param name="Watch">
/// Who else looks on, asked once for each arm, world (twin or not), replicate of this run and part of the cohort; may answer null.
/// </param>
public sealed record EnsembleOptions(
    int Threads = 0, bool Twins = true, int FirstReplicate = 0, Func<Arm, bool, int, IObserver?>? Watch = null)
{
    /// <summary>Threads in force: all processors when 0.</summary>
    public int ThreadsInForce => Threads > 0 ? Threads : Environment.ProcessorCount;
}

/// <summary>How far an ensemble has come.</summary>
/// <param name="Done">Teacher-days played.</param>
/// <param name="Total">Teacher-days to play.</param>
/// <param name="Elapsed">Time since the start.</param>
public readonly record struct EnsembleProgress(long Done, long Total, TimeSpan Elapsed);

/// <summary>What an ensemble recorded.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Runs">Both worlds of every arm, by arm name, programme before twin.</param>
/// <param name="Replicates">Numbers of the replicates that were finished, in order.</param>
/// <param name="TeacherDays">Teacher-days played.</param>
/// <param name="Elapsed">Wall time.</param>
/// <param name="CpuTime">Processor time of the whole process over the simulation.</param>
public sealed record EnsembleResult(
    Scenario Scenario, IReadOnlyList<WorldRun> Runs, IReadOnlyList<int> Replicates, long TeacherDays, TimeSpan Elapsed, TimeSpan CpuTime)
{
    /// <summary>Whether every replicate asked for was finished.</summary>
    public bool Complete => Replicates.Count == Scenario.Replications;

    /// <summary>The run of an arm in a world.</summary>
    public WorldRun Run(string arm, bool twin = false) => Runs.First(r => r.Arm.Name == arm && r.Twin == twin);

    /// <summary>Simulated teacher-days per second of processor time.</summary>
    public double Speed => CpuTime.TotalSeconds > 0 ? TeacherDays / CpuTime.TotalSeconds : 0;
}

/// <summary>
/// Plays all replications of all arms and their twins in one parallel loop. A work item is one part of one replicate's cohort in one
/// world; every item writes to places of its own, and sums over parts are added in order, so threads change nothing.
/// </summary>
public static class Ensemble
{
    internal const int TeachersInPart = 2048;

    /// <summary>Runs a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancellation">Stops after the items under way; what is finished is kept.</param>
    public static EnsembleResult Run(
        Scenario scenario, EnsembleOptions options, Action<EnsembleProgress>? progress = null, CancellationToken cancellation = default)
    {
        Play[] plays = Plan(scenario, options.Twins);
        int parts = plays.Sum(p => p.Parts.Count);
        (Play Play, int Part)[] order = [.. plays.SelectMany(p => Enumerable.Range(0, p.Parts.Count).Select(k => (p, k)))];
        long total = (long)scenario.Replications * plays.Sum(p => (long)p.Run.Teachers) * scenario.Calendar.Days, done = 0;
        int[] finishedParts = new int[scenario.Replications];
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        using ThreadLocal<Dictionary<Play, Player>> players = new(() => []);
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.ThreadsInForce };
        Parallel.For(0L, (long)scenario.Replications * parts, parallel, (item, loop) =>
        {
            if (cancellation.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            int replicate = (int)(item / parts);
            (Play play, int part) = order[item % parts];
            if (!players.Value!.TryGetValue(play, out Player? player)) players.Value[play] = player = new Player(scenario, play, options);
            player.Perform(replicate, part);
            Interlocked.Increment(ref finishedParts[replicate]);
            long now = Interlocked.Add(ref done, (long)play.Parts[part].Sum(b => b.Teachers) * scenario.Calendar.Days);
            progress?.Invoke(new EnsembleProgress(now, total, watch.Elapsed));
        });
        watch.Stop();
        process.Refresh();
        TimeSpan cpu = process.TotalProcessorTime - before;
        int[] replicates = [.. Enumerable.Range(0, scenario.Replications).Where(r => finishedParts[r] == parts)];
        foreach (Play play in plays) play.Gather(replicates);
        return new EnsembleResult(scenario, Worlds(scenario, plays, options.Twins), replicates, done, watch.Elapsed, cpu);
    }

    /// <summary>The label of an arm's people: one for all arms, or one for each name.</summary>
    public static uint PeopleLabel(Scenario scenario, Arm arm) => scenario.SamePeople ? 0 : Luck.Label(arm.Name);

    private static Play[] Plan(Scenario scenario, bool twins)
    {
        List<Play> plays = [];
        foreach (Arm arm in scenario.ArmsByName)
        {
            plays.Add(new Play(scenario, arm, arm.Programme, twin: false));
            if (twins && arm.Programme.Offers.Count > 0) plays.Add(new Play(scenario, arm, ProgrammePlan.Empty, twin: true));
        }

        return [.. plays];
    }

    /// <summary>An arm that is offered nothing is its own twin.</summary>
    private static List<WorldRun> Worlds(Scenario scenario, Play[] plays, bool twins)
    {
        List<WorldRun> runs = [];
        foreach (Arm arm in scenario.ArmsByName)
        {
            WorldRun programme = plays.First(p => p.Run.Arm == arm && !p.Run.Twin).Run;
            runs.Add(programme);
            if (!twins) continue;
            runs.Add(plays.FirstOrDefault(p => p.Run.Arm == arm && p.Run.Twin)?.Run ?? programme.AsTwin());
        }

        return runs;
    }

    /// <summary>One arm in one world: its blocks in parts, and room for what the parts add up.</summary>
    private sealed class Play
    {
        internal Play(Scenario scenario, Arm arm, ProgrammePlan programme, bool twin)
        {
            Programme = programme;
            Setting = new Setting(scenario.Calendar, arm.Cohort);
            People = PeopleLabel(scenario, arm);
            Run = new WorldRun(
                arm, twin, scenario.Replications, scenario.SurveyWeeks.Count, scenario.Calendar.Days, scenario.Instrument.Items.Count,
                arm.Cohort.Attributes.Count);
            Parts = InParts(Block.Cut(arm.Cohort, programme.AcrossSchools));
            Largest = Parts.SelectMany(p => p).Max(b => b.Teachers);
            PartSums = new LedgerSums[scenario.Replications][][];
            PartMeans = new DailyMeans[scenario.Replications][];
            PartPairs = new List<PairRecord>[scenario.Replications][];
            for (int r = 0; r < scenario.Replications; r++)
                (PartSums[r], PartMeans[r], PartPairs[r]) = (new LedgerSums[Parts.Count][], new DailyMeans[Parts.Count], new List<PairRecord>[Parts.Count]);
        }

        internal ProgrammePlan Programme { get; }

        internal Setting Setting { get; }

        internal uint People { get; }

        internal WorldRun Run { get; }

        internal IReadOnlyList<IReadOnlyList<Block>> Parts { get; }

        internal int Largest { get; }

        internal LedgerSums[][][] PartSums { get; }

        internal DailyMeans[][] PartMeans { get; }

        internal List<PairRecord>[][] PartPairs { get; }

        /// <summary>Adds up the parts of the finished replicates, in order.</summary>
        internal void Gather(int[] replicates)
        {
            foreach (int r in replicates)
            {
                for (int wave = 0; wave < Run.Waves; wave++)
                {
                    LedgerSums all = new();
                    foreach (LedgerSums[] part in PartSums[r]) all.Add(part[wave]);
                    Run.Sums[r * Run.Waves + wave] = all;
                }

                Run.Means[r] = MeansOf(PartMeans[r]);
                List<PairRecord> pairs = [];
                foreach (List<PairRecord> part in PartPairs[r])
                {
                    foreach (PairRecord pair in part) pairs.Add(pair with { Pair = pairs.Count });
                }

                Run.Pairs[r] = pairs;
                Array.Fill(Run.Pair, -1, r * Run.Teachers, Run.Teachers);
                foreach (PairRecord pair in Enumerable.Reverse(pairs))
                    Run.Pair[r * Run.Teachers + pair.TeacherA] = Run.Pair[r * Run.Teachers + pair.TeacherB] = pair.Pair;
                (PartSums[r], PartMeans[r], PartPairs[r]) = ([], [], []);
            }
        }

        private static double[][] MeansOf(DailyMeans[] parts)
        {
            int days = parts[0].Stress.Length;
            double[][] means = [new double[days], new double[days], new double[days]];
            for (int d = 0; d < days; d++)
            {
                double stress = 0, trust = 0, friendship = 0;
                long teachers = 0, inContact = 0;
                foreach (DailyMeans part in parts)
                {
                    stress += part.Stress[d];
                    trust += part.Trust[d];
                    friendship += part.Friendship[d];
                    teachers += part.Teachers[d];
                    inContact += part.InContact[d];
                }

                (means[0][d], means[1][d], means[2][d]) = (stress / teachers, trust / inContact, friendship / inContact);
            }

            return means;
        }

        private static List<IReadOnlyList<Block>> InParts(IReadOnlyList<Block> blocks)
        {
            List<IReadOnlyList<Block>> parts = [];
            List<Block> part = [];
            foreach (Block block in blocks)
            {
                part.Add(block);
                if (part.Sum(b => b.Teachers) < TeachersInPart) continue;
                parts.Add(part);
                part = [];
            }

            if (part.Count > 0) parts.Add(part);
            return parts;
        }
    }

    /// <summary>One thread's simulation of one arm in one world.</summary>
    private sealed class Player
    {
        private readonly Scenario scenario;
        private readonly Play play;
        private readonly EnsembleOptions options;
        private readonly Engine.Simulation simulation;
        private readonly Recorder recorder;
        private readonly Observer observers;

        internal Player(Scenario scenario, Play play, EnsembleOptions options)
        {
            this.scenario = scenario;
            this.play = play;
            this.options = options;
            Questionnaire questionnaire = new(scenario.Instrument, scenario.Parameters);
            recorder = new Recorder(play.Run, questionnaire, scenario.SurveyWeeks, scenario.Parameters[ModelParameters.CloseFrom]);
            observers = new Observer(recorder);
            simulation = new Engine.Simulation(play.Setting, scenario.Parameters, play.Programme, play.Largest, [observers]);
        }

        internal void Perform(int replicate, int part)
        {
            Luck luck = new(scenario.Seed, play.People, options.FirstReplicate + replicate);
            observers.Watch = options.Watch?.Invoke(play.Run.Arm, play.Run.Twin, replicate);
            LedgerSums[] sums = [.. scenario.SurveyWeeks.Select(_ => new LedgerSums())];
            observers.Means = new DailyMeans(scenario.Calendar);
            List<PairRecord> pairs = [];
            recorder.Turn(replicate, luck, sums);
            foreach (Block block in play.Parts[part])
            {
                simulation.Play(luck, block);
                Recorder.RecordPairs(simulation.World, pairs);
            }

            (play.PartSums[replicate][part], play.PartMeans[replicate][part], play.PartPairs[replicate][part]) = (sums, observers.Means, pairs);
        }

        /// <summary>Days go to the means, surveys to the recorder; all else only to whoever looks on besides.</summary>
        private sealed class Observer(Recorder recorder) : IObserver
        {
            internal DailyMeans Means { get; set; } = null!;

            internal IObserver? Watch { get; set; }

            public void Observe(World world, in Moment moment)
            {
                Watch?.Observe(world, moment);
                if (moment.Kind is not (MomentKind.Start or MomentKind.Day or MomentKind.Week)) return;
                Means.Observe(world, moment);
                recorder.Observe(world, moment);
            }
        }
    }
}
