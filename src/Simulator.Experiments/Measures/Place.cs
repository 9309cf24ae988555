using Simulator.Experiments.Playing;

namespace Simulator.Experiments.Measures;

/// <summary>Where a measure is taken: in an arm of some world, between two arms, or in the whole scenario.</summary>
/// <param name="Arm">The arm, or the first of two; null for the whole scenario.</param>
/// <param name="Second">The arm that is subtracted; null where one arm is meant.</param>
/// <param name="Wave">Place of the survey among the scenario's.</param>
/// <param name="World">The world.</param>
/// <param name="Group">Whom of the arm.</param>
public sealed record Place(string? Arm, string? Second, int Wave, WorldKind World = WorldKind.Programme, Group Group = Group.All);
