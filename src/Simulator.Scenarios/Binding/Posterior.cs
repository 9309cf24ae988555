using Simulator.Engine.Parameters;

namespace Simulator.Scenarios.Binding;

/// <summary>A calibrated parameter set.</summary>
/// <param name="Id">Its name in the catalogue.</param>
/// <param name="Title">Title.</param>
/// <param name="Source">How well its values are backed.</param>
/// <param name="Reference">What they were fitted to, and how.</param>
/// <param name="Values">The values, by symbol.</param>
/// <param name="Draws">Draws from the posterior, each with the same symbols; may be empty.</param>
public sealed record Posterior(
    string Id, string Title, Source Source, string Reference, IReadOnlyDictionary<string, double> Values,
    IReadOnlyList<IReadOnlyDictionary<string, double>> Draws);
