namespace Simulator.Experiments.Comparisons;

/// <summary>
/// How far an agreement is a test of the model. Which numbers somebody had before their eyes while choosing the shipped parameters is known of
/// the program, not of a study, so it stands here; it is said wherever numbers kept for checking are told to agree.
/// </summary>
public static class InView
{
    private const string Study = "nguyen-2013";

    /// <summary>What has to be said of a study's checked numbers, or null.</summary>
    public static string? Sentence(string study, string use) => study != Study || use != "check" ? null
        : "This is not an unseen check: the profile of the ten items was in view when the model's defaults were rounded. That is why the published "
            + "items can lie nearer to the simulated mean than single studies do.";
}
