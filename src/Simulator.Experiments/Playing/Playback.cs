using System.Diagnostics;

namespace Simulator.Experiments.Playing;

/// <summary>
/// Plays all replications of all arms and their twins, chunk by chunk, each chunk in one parallel loop, so that memory does not grow with
/// replications. A work item is one part of one replicate's cohort in one world; every item writes to places of its own, and sums over
/// parts are added in order, so threads change nothing.
/// </summary>
public sealed class Playback : IDisposable
{
    /// <summary>Replicates of a chunk, of cohorts of usual size.</summary>
    public const int ReplicatesInChunk = 200;

    internal const int TeachersInPart = 2048;

    /// <summary>Rows of columns that a chunk may have: larger cohorts get smaller chunks.</summary>
    private const long RowsInChunk = 400_000;

    private readonly Scenario scenario;
    private readonly PlayOptions options;
    private readonly Action<PlayProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly ThreadLocal<Dictionary<ArmPlay, ArmPlayer>> players = new(() => []);
    private readonly Stopwatch watch = new();
    private readonly ArmPlay[] plays;
    private readonly int placebo, size;
    private int next, until;
    private long total, done;

    /// <summary>Prepares to play.</summary>
    /// <param name="scenario">The scenario, with its replications and seed.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancellation">Stops after the items under way; what is finished is kept.</param>
    public Playback(Scenario scenario, PlayOptions options, Action<PlayProgress>? progress = null, CancellationToken cancellation = default)
    {
        (this.scenario, this.options, this.progress, this.cancellation) = (scenario, options, progress, cancellation);
        next = options.First;
        until = Math.Max(next + 1, scenario.Replications);
        placebo = Math.Min(options.Placebo, until);
        size = Math.Min(until - next, options.AtOnce > 0 ? options.AtOnce : SizeOf(scenario, options));
        plays = Plan();
        total = TeacherDays(scenario, options);
    }

    /// <summary>Teacher-days played so far.</summary>
    public long TeacherDaysPlayed => done;

    /// <summary>Wall time of playing so far.</summary>
    public TimeSpan Elapsed => watch.Elapsed;

    /// <summary>Processor time of the whole process while playing.</summary>
    public TimeSpan CpuTime { get; private set; }

    /// <summary>Simulated teacher-days per second of processor time.</summary>
    public double Speed => CpuTime.TotalSeconds > 0 ? done / CpuTime.TotalSeconds : 0;

    /// <summary>Replicates of a scenario that are played at one time.</summary>
    public static int SizeOf(Scenario scenario, PlayOptions options)
    {
        long rows = scenario.Arms.Sum(a => (long)a.Cohort.Teachers) * scenario.SurveyWeeks.Count * (options.Twins ? 2 : 1);
        return (int)Math.Clamp(RowsInChunk / rows, 1, ReplicatesInChunk);
    }

    /// <summary>Teacher-days that playing a scenario takes.</summary>
    public static long TeacherDays(Scenario scenario, PlayOptions options)
    {
        int again = Math.Min(options.Placebo, scenario.Replications);
        long days = 0;
        foreach (Arm arm in scenario.Arms)
        {
            bool offered = arm.Programme.Offers.Count > 0;
            long worlds = (long)scenario.Replications * (offered && options.Twins ? 2 : 1) + (offered ? again : 0);
            days += worlds * arm.Cohort.Teachers * options.DaysPlayed(scenario.Calendar);
        }

        return days;
    }

    /// <summary>Plays the next chunk; null when all replications are played or the play was cancelled before one was finished.</summary>
    public Chunk? Next()
    {
        if (next >= until || cancellation.IsCancellationRequested) return null;
        int first = next, count = Math.Min(size, until - first);
        next += count;
        (ArmPlay Play, int Part)[] order = [.. plays.SelectMany(p => Enumerable.Range(0, p.Parts.Count).Select(k => (p, k)))];
        int[] finishedParts = new int[count];
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        watch.Start();
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.ThreadsInForce };
        Parallel.For(0L, (long)count * order.Length, parallel, (item, loop) =>
        {
            if (cancellation.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            int place = (int)(item / order.Length);
            (ArmPlay play, int part) = order[item % order.Length];
            if (IsPlayed(play, first + place))
            {
                ArmPlayer? player;
                if (scenario.Draws is not null)
                    player = new ArmPlayer(scenario with { Parameters = scenario.ParametersOf(first + place) }, play, options, cancellation);
                else if (!players.Value!.TryGetValue(play, out player))
                    players.Value[play] = player = new ArmPlayer(scenario, play, options, cancellation);
                if (!Performed(player, first + place, place, part)) return;
                long now = Interlocked.Add(ref done, (long)play.Parts[part].Sum(b => b.Teachers) * options.DaysPlayed(scenario.Calendar));
                progress?.Invoke(new PlayProgress(now, total, watch.Elapsed));
            }

            Interlocked.Increment(ref finishedParts[place]);
        });
        watch.Stop();
        process.Refresh();
        CpuTime += process.TotalProcessorTime - before;
        int[] finished = [.. Enumerable.Range(0, count).Where(r => finishedParts[r] == order.Length).Select(r => first + r)];
        foreach (ArmPlay play in plays)
        {
            foreach (int replicate in finished.Where(r => IsPlayed(play, r))) play.Gather(replicate - first);
        }

        return finished.Length == 0 ? null : new Chunk(scenario, first, finished, Worlds(), placebo);
    }

    private static bool Performed(ArmPlayer player, int replicate, int place, int part)
    {
        try
        {
            player.Perform(replicate, place, part);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Asks for more replicates than the scenario names: a play that goes on.</summary>
    public void Extend(int replications)
    {
        until = Math.Max(until, replications);
        total = TeacherDays(scenario with { Replications = until }, options);
    }

    /// <inheritdoc/>
    public void Dispose() => players.Dispose();

    private bool IsPlayed(ArmPlay play, int replicate) => play.Run.World != WorldKind.Placebo || replicate < placebo;

    private ArmPlay[] Plan()
    {
        List<ArmPlay> planned = [];
        foreach (Arm arm in scenario.ArmsByName)
        {
            planned.Add(new ArmPlay(scenario, arm, WorldKind.Programme, size, options.Changes));
            if (arm.Programme.Offers.Count == 0) continue;
            if (options.Twins) planned.Add(new ArmPlay(scenario, arm, WorldKind.Twin, size, options.Changes));
            if (placebo > 0) planned.Add(new ArmPlay(scenario, arm, WorldKind.Placebo, size, options.Changes));
        }

        return [.. planned];
    }

    /// <summary>An arm that is offered nothing is its own twin.</summary>
    private List<WorldRun> Worlds()
    {
        List<WorldRun> runs = [];
        foreach (Arm arm in scenario.ArmsByName)
        {
            WorldRun programme = plays.First(p => p.Run.Arm == arm && p.Run.World == WorldKind.Programme).Run;
            runs.Add(programme);
            if (options.Twins) runs.Add(plays.FirstOrDefault(p => p.Run.Arm == arm && p.Run.World == WorldKind.Twin)?.Run ?? programme.AsTwin());
            if (plays.FirstOrDefault(p => p.Run.Arm == arm && p.Run.World == WorldKind.Placebo) is { } again) runs.Add(again.Run);
        }

        return runs;
    }
}
