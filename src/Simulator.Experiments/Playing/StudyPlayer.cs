using Simulator.Engine.Parameters;
using Simulator.Experiments.Measures;

namespace Simulator.Experiments.Playing;

/// <summary>
/// One thread's way to play single studies of a scenario, each under parameters and luck of its own. Columns are used again for the next
/// study, so whoever wants to keep a number reads it before.
/// </summary>
internal sealed class StudyPlayer
{
    private static readonly PlayOptions Alone = new(Threads: 1, Twins: false, AtOnce: 1);
    private readonly Scenario scenario;
    private readonly ArmPlay[] plays;

    internal StudyPlayer(Scenario scenario)
    {
        this.scenario = scenario;
        plays = [.. scenario.ArmsByName.Select(a => new ArmPlay(scenario, a, WorldKind.Programme, 1))];
    }

    /// <summary>Teacher-days of one study.</summary>
    internal static long TeacherDays(Scenario scenario) => Playback.TeacherDays(scenario with { Replications = 1 }, Alone);

    /// <summary>Plays a study.</summary>
    /// <param name="parameters">The parameters in force.</param>
    /// <param name="replicate">Whose luck it has.</param>
    internal ReplicateView Play(ParameterSet parameters, int replicate)
    {
        Scenario under = scenario with { Parameters = parameters };
        foreach (ArmPlay play in plays)
        {
            ArmPlayer player = new(under, play, Alone);
            for (int part = 0; part < play.Parts.Count; part++) player.Perform(replicate, 0, part);
            play.Gather(0);
        }

        return new ReplicateView(new Chunk(under, replicate, [replicate], [.. plays.Select(p => p.Run)], 0), replicate);
    }
}
