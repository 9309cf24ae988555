using Simulator.Engine;
using Simulator.Engine.Mechanisms;
using Simulator.Engine.Observation;
using Simulator.Engine.Random;
using Simulator.Engine.State;
using Simulator.Experiments.Measurement;

namespace Simulator.Experiments.Playing;

/// <summary>One thread's simulation of one arm in one world.</summary>
internal sealed class ArmPlayer
{
    /// <summary>Turns the root seed into that of other encounters (the golden ratio in 64 bits).</summary>
    private const ulong OtherEncounters = 0x9E3779B97F4A7C15;

    private readonly Scenario scenario;
    private readonly ArmPlay play;
    private readonly PlayOptions options;
    private readonly Simulation simulation;
    private readonly Recorder recorder;
    private readonly Observer observers;

    internal ArmPlayer(Scenario scenario, ArmPlay play, PlayOptions options, CancellationToken cancellation)
    {
        (this.scenario, this.play, this.options) = (scenario, play, options);
        Questionnaire questionnaire = new(scenario.Instrument, scenario.Parameters);
        recorder = new Recorder(play.Run, questionnaire, scenario.SurveyWeeks, scenario.Parameters[ModelParameters.CloseFrom], options.Changes);
        observers = new Observer(recorder, cancellation);
        simulation = new Simulation(play.Setting, scenario.Parameters, play.Programme, play.Largest, [observers]);
    }

    /// <summary>Plays a part of a replicate.</summary>
    /// <param name="replicate">Number of the replicate, whose luck it has.</param>
    /// <param name="place">Its place in the chunk.</param>
    /// <param name="part">The part.</param>
    /// <exception cref="OperationCanceledException">It was stopped at the end of a day.</exception>
    internal void Perform(int replicate, int place, int part)
    {
        Luck luck = new(scenario.Seed, play.People, replicate);
        Luck? encounters = play.Run.World == WorldKind.Placebo ? new Luck(scenario.Seed ^ OtherEncounters, play.People, replicate) : null;
        play.Run.Watches[place] = observers.Watch = options.Watch?.Invoke(play.Run.Arm, play.Run.World, replicate);
        Ledger[] books = [.. scenario.SurveyWeeks.Select(_ => new Ledger())];
        observers.Means = options.Days ? new DailyMeans(scenario.Calendar) : null;
        List<PairRecord> pairs = [];
        recorder.Turn(place, luck, books);
        foreach (Block block in play.Parts[part])
        {
            simulation.Play(luck, block, encounters);
            Recorder.RecordPairs(simulation.World, pairs);
        }

        play.Take(place, part, books, observers.Means, pairs);
    }

    /// <summary>Days go to the means, surveys to the recorder; all else only to whoever looks on besides.</summary>
    private sealed class Observer(Recorder recorder, CancellationToken cancellation) : IObserver
    {
        internal DailyMeans? Means { get; set; }

        internal IObserver? Watch { get; set; }

        public bool FollowsEncounters => Watch is not null;

        public void Observe(World world, in Moment moment)
        {
            Watch?.Observe(world, moment);
            // A part may hold thousands of people: whoever waits for a signal to be heard does not wait for the last day.
            if (moment.Kind == MomentKind.Day) cancellation.ThrowIfCancellationRequested();
            if (moment.Kind is not (MomentKind.Start or MomentKind.Day or MomentKind.Week)) return;
            Means?.Observe(world, moment);
            recorder.Observe(world, moment);
        }
    }
}
