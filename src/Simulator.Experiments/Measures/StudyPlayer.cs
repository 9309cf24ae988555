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
    private readonly SharedArms? shared;
    private readonly ArmPlay[] plays;

    private ArmPlayer?[] players = [];
    private ParameterSet? inForce;
    private Scenario under;

    /// <summary>Prepares to play.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="twins">Whether arms that are offered something have a twin.</param>
    /// <param name="shared">Arms that other points of a design have played, or will; null where there is one scenario only.</param>
    internal StudyPlayer(Scenario scenario, bool twins = false, SharedArms? shared = null)
    {
        this.scenario = under = scenario;
        this.twins = twins;
        this.shared = shared = shared?.Holds(scenario) == true ? shared : null;
        int count = shared?.Count ?? 1;
        plays = [.. scenario.ArmsByName.Select(a => shared?.Of(scenario, a) ?? new ArmPlay(scenario, a, WorldKind.Programme, count)),
            .. scenario.ArmsByName.Where(a => twins && a.Programme.Offers.Count > 0).Select(a => new ArmPlay(scenario, a, WorldKind.Twin, count))];
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
            players = new ArmPlayer?[plays.Length];
        }

        int first = shared?.First ?? replicate, place = replicate - first;
        for (int k = 0; k < plays.Length; k++)
        {
            if (shared?.HasPlayed(plays[k], place) == true) continue;
            ArmPlayer player = players[k] ??= new ArmPlayer(under, plays[k], Alone, CancellationToken.None);
            for (int part = 0; part < plays[k].Parts.Count; part++) player.Perform(replicate, place, part);
            plays[k].Gather(place);
            shared?.Mark(plays[k], place);
        }

        Last = new Chunk(under, first, [replicate], Worlds(), 0);
        return new ReplicateView(Last, replicate);
    }

    private List<WorldRun> Worlds()
    {
        List<WorldRun> runs = [.. plays.Select(p => p.Run)];
        if (twins) runs.AddRange(plays.Where(p => p.Run.Arm.Programme.Offers.Count == 0).Select(p => p.Run.AsTwin()));
        return runs;
    }
}
