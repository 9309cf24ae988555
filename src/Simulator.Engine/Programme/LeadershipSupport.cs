
namespace Simulator.Engine.Programme;

/// <summary>Leaders protect agreed time, more or less than the school does by itself.</summary>
/// <param name="Support">How far, 0 to 1.</param>
public sealed record LeadershipSupport(double Support) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "leadership", "School leaders protect agreed time.", "none", "pilot with eleven teachers and cascade trial: direction, stated",
        [
            Field.Number("support", "share", null, 0, 1, "How far leaders protect agreed time, instead of the school's own leadership."),
        ],
        v => new LeadershipSupport(v.Number("support")));

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser) => organiser.ProtectTime(Support);
}
