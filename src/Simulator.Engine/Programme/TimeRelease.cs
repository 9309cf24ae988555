namespace Simulator.Engine.Programme;

/// <summary>Paid hours released from duty: they add to free time, and talk in them takes nothing from informal talk.</summary>
/// <param name="HoursPerWeek">Hours a teacher and week.</param>
public sealed record TimeRelease(double HoursPerWeek) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "time_release", "Teachers are released from duty for some hours.", "release: hours a teacher and week",
        "pilot with eleven teachers: time is the overriding limit; the size is assumed",
        [
            Field.Number("hours_per_week", "hours a week", null, 0, 20, "Paid hours released a teacher and week; they add to free hours."),
        ],
        v => new TimeRelease(v.Number("hours_per_week")));

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser)
    {
        for (int i = 0; i < organiser.Teachers; i++)
        {
            if (organiser.Invites(i)) organiser.Release(i, HoursPerWeek);
        }
    }
}
