using Simulator.Engine.Parameters;
using Simulator.Experiments.Playing;

namespace Simulator.Experiments.Measures;

/// <summary>
/// One thread's way to play single studies of a scenario, each under parameters and luck of its own. Columns are used again for the next
/// study, so whoever wants to keep a number reads it before.
/// </summary>
internal sealed class StudyPlayer
{
    private static readonly PlayOptions Alone = new(Threads: 1, Twins: false, AtOnce: 1, Days: false), WithTwins = Alone with { Twins = true };
    private readonly Scenario scenario;
    private readonly bool twins;
    private readonly ArmPlay[] plays;

    private ArmPlayer[] players = [];
    private ParameterSet? inForce;
    private Scenario under;

    internal StudyPlayer(Scenario scenario, bool twins = false)
    {
        this.scenario = under = scenario;
        plays = [.. scenario.ArmsByName.Select(a => new ArmPlay(scenario, a, WorldKind.Programme, 1)),
            .. scenario.ArmsByName.Where(a => twins && a.Programme.Offers.Count > 0).Select(a => new ArmPlay(scenario, a, WorldKind.Twin, 1))];
        this.twins = twins;
    }

    /// <summary>The last study that was played.</summary>
    internal Chunk Last { get; private set; } = null!;

    /// <summary>Teacher-days of one study.</summary>
    internal static long TeacherDays(Scenario scenario, bool twins = false) =>
        Playback.TeacherDays(scenario with { Replications = 1 }, twins ? WithTwins : Alone);

    /// <summary>Plays a study.</summary>
    /// <param name="parameters">The parameters in force.</param>
    /// <param name="replicate">Whose luck it has.</param>
    internal ReplicateView Play(ParameterSet parameters, int replicate)
    {
        if (players.Length == 0 || !ReferenceEquals(parameters, inForce))
        {
            under = scenario with { Parameters = parameters };
            inForce = parameters;
            players = [.. plays.Select(p => new ArmPlayer(under, p, Alone, CancellationToken.None))];
        }

        for (int k = 0; k < plays.Length; k++)
        {
            for (int part = 0; part < plays[k].Parts.Count; part++) players[k].Perform(replicate, 0, part);
            plays[k].Gather(0);
        }

        Last = new Chunk(under, replicate, [replicate], Worlds(), 0);
        return new ReplicateView(Last, replicate);
    }

    private List<WorldRun> Worlds()
    {
        List<WorldRun> runs = [.. plays.Select(p => p.Run)];
        if (twins) runs.AddRange(plays.Where(p => p.Run.Arm.Programme.Offers.Count == 0).Select(p => p.Run.AsTwin()));
        return runs;
    }
}
