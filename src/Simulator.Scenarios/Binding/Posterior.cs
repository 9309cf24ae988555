using Simulator.Engine.Parameters;

namespace Simulator.Scenarios.Binding;

/// <summary>A calibrated parameter set.</summary>
/// <param name="Id">Its name in the catalogue.</param>
/// <param name="Title">Title.</param>
/// <param name="Source">How well its values are backed.</param>
/// <param name="Reference">What they were fitted to, and how.</param>
/// <param name="ResultsVersion">The results version it was made with; 0 where it does not say.</param>
/// <param name="Values">Point values, by symbol; what is not named keeps the shipped value.</param>
/// <param name="NotInformed">Symbols of which the study that was fitted tells next to nothing.</param>
public sealed record Posterior(
    string Id, string Title, Source Source, string Reference, int ResultsVersion, IReadOnlyDictionary<string, double> Values,
    IReadOnlyList<string> NotInformed)
{
    /// <summary>The parameters that are drawn.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Draws, all of one weight: [draw][symbol]; none where only point values are given.</summary>
    public IReadOnlyList<double[]> Draws { get; init; } = [];
}
