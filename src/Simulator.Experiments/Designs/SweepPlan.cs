using Simulator.Engine.Parameters;
using Simulator.Experiments.Differences;

namespace Simulator.Experiments.Designs;

/// <summary>
/// When a point has been played enough: when the 95 % interval of one number's mean is as narrow as asked. That is decided between rounds,
/// from all replicates of the rounds before, and so is the same for any number of workers. Only the spread decides, never the mean: of normal
/// values the two are independent, and the interval keeps its level (Stein, 1945).
/// </summary>
/// <param name="Number">Column of the number.</param>
/// <param name="Width">How wide the interval may be, from end to end, in the number's unit.</param>
/// <param name="Most">Replications of a point at most.</param>
public sealed record EnoughReplications(string Number, double Width, int Most)
{
    /// <summary>Rounds after the first: the spread is known better after each, so that two or three do.</summary>
    internal const int MostRounds = 6;

    /// <summary>Replications a point needs, by what is known of its spread; those that it has where they are enough.</summary>
    /// <param name="sums">What is known of the number.</param>
    /// <param name="played">Replications that it has.</param>
    internal int Needs(in RunningMoments sums, int played)
    {
        if (sums.N < 2) return played;
        double wide = sums.Interval.Upper - sums.Interval.Lower;
        if (wide <= Width) return played;
        double needed = Math.Min(Most, Math.Ceiling(played * (wide / Width) * (wide / Width)));
        return Math.Max(played, (int)Math.Min(Most, Math.Ceiling(needed / DesignTable.ReplicatesInBlock) * DesignTable.ReplicatesInBlock));
    }
}

/// <summary>What a sweep asks.</summary>
public sealed record SweepPlan
{
    /// <summary>Points up to which parameter sets are played where nothing is said, and how many points times sets there may be.</summary>
    public const int UsualPoints = 100, MostPointSets = 50_000;

    /// <summary>How many numbers of all sets there may be: they are held in memory.</summary>
    public const long MostValues = 25_000_000;

    private const ulong LuckOfASet = 1_000_003;

    private const int FewestOfASet = 4, MostOfASet = 40;

    /// <summary>Name of the plan.</summary>
    public required string Id { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>The scenario that the points are made from.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The points.</summary>
    public required IReadOnlyList<DesignPoint> Points { get; init; }

    /// <summary>What they are read for; the first is the one that is told.</summary>
    public required IReadOnlyList<DesignNumber> Numbers { get; init; }

    /// <summary>When a point has been played enough; null where each is played as often as it says.</summary>
    public EnoughReplications? Until { get; init; }

    /// <summary>Parameter sets, and replications of each, for what we do not know; 0 leaves them out.</summary>
    public (int Sets, int Replications) Draws { get; init; }

    /// <summary>Whether there is room for its parameter sets.</summary>
    public bool HasRoom => (long)Points.Count * Draws.Sets is var pointSets && pointSets <= MostPointSets
        && pointSets * Draws.Replications * Numbers.Count <= MostValues;

    /// <summary>The usual number of sets for some points.</summary>
    public static int UsualSets(int points, int replications) =>
        points <= UsualPoints && replications >= KnownLayers.FewestReplications ? KnownLayers.UsualSets : 0;

    /// <summary>The usual number of replications of each set.</summary>
    public static int UsualOfASet(int replications) => Math.Clamp(replications / KnownLayers.UsualSets, FewestOfASet, MostOfASet);

    /// <summary>
    /// A point in a parameter set, on that set's own luck, which all points share: luck that all sets had in common would be taken for what we do
    /// not know. What the points themselves differ in stays as each has it.
    /// </summary>
    internal Scenario InSet(DesignPoint point, int set)
    {
        Scenario scenario = point.Scenario!;
        ParameterSet drawn = scenario.Draws is null ? RangeDraw.Of(scenario.Parameters, set) : scenario.ParametersOf(set);
        foreach (Parameter varied in Varied)
        {
            if (drawn[varied] != scenario.Parameters[varied]) drawn = drawn.With(varied.Symbol, scenario.Parameters[varied]);
        }

        return scenario with { Parameters = drawn, Draws = null, Seed = (scenario.Seed + LuckOfASet * ((ulong)set + 1)) & long.MaxValue };
    }

    private IReadOnlyList<Parameter> Varied => field ??=
    [
        .. Scenario.Parameters.Declared.Where(p => Points.Select(q => q.Scenario?.Parameters[p]).OfType<double>().Distinct().Skip(1).Any()),
    ];
}
