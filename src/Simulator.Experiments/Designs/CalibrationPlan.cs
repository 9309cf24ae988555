using Simulator.Evidence.Studies;

namespace Simulator.Experiments.Designs;

/// <summary>What is to be calibrated, to what, and what is kept apart.</summary>
public sealed record CalibrationPlan
{
    /// <summary>Name of the file it came from.</summary>
    public required string Id { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>The scenario that is played, which names the study; its parameters' ranges are the priors.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The study.</summary>
    public required Study Study { get; init; }

    /// <summary>Rows of the reference table.</summary>
    public int Rows { get; init; } = 200_000;

    /// <summary>Targets that are fitted, by id.</summary>
    public required IReadOnlyList<string> Fit { get; init; }

    /// <summary>Targets that are kept apart, by id.</summary>
    public required IReadOnlyList<string> Check { get; init; }

    /// <summary>Whether each fitted number is also left out in turn and foretold from the others.</summary>
    public bool LeaveOneOut { get; init; }

    /// <summary>Studies that are played to see where a new study would fall.</summary>
    public int NewStudies { get; init; } = 500;

    /// <summary>Measures that are asked of expected effects and of single studies, under the posterior and under the priors.</summary>
    public IReadOnlyList<string> Ask { get; init; } = [];

    /// <summary>Parameter sets, and replications of each, for what is asked of expected effects.</summary>
    public (int Sets, int Replications) Expected { get; init; } = (60, 500);

    /// <summary>Other mechanisms that are held against this one.</summary>
    public IReadOnlyList<Rival> Rivals { get; init; } = [];
}

/// <summary>Another account of the same study: the same scenario with some mechanisms switched off or on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Says">What it says, in a sentence.</param>
/// <param name="Scenario">The scenario under it.</param>
public sealed record Rival(string Name, string Says, Scenario Scenario);
