using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Short reunions of the workshop: they renew the shared agenda and restore trained skill that has faded.</summary>
/// <param name="InWeeks">In which weeks.</param>
/// <param name="Hours">Length.</param>
public sealed record Boosters(IReadOnlyList<int> InWeeks, double Hours) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "boosters", "Reunions of the workshop.", "training: hours times teachers",
        "assumed; trained skill fades only where the parameter skill_fade is set",
        [
            Field.WeekNumbers("in_weeks", "Weeks in which a booster is held."),
            Field.Number("hours", "hours", 1, 0, 20, "Length."),
        ],
        v => new Boosters(v.Numbers("in_weeks"), v.Number("hours")));

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme)
    {
        if (programme.Find<Workshop>() is null) yield return new Refusal("", "boosters need a workshop to renew", "add workshop");
        if (InWeeks.Any(w => w > setting.Calendar.Weeks))
            yield return new Refusal("in_weeks", "a booster after the last week", $"weeks 1 to {setting.Calendar.Weeks}");
    }

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser)
    {
        if (!InWeeks.Contains(organiser.World.Week)) return;
        if (organiser.Programme.Find<Workshop>() is not { } workshop) return;
        organiser.Book(HourKind.Training, Hours * workshop.CountOf(organiser));
        if (workshop.Acquaintance) organiser.OpenAgenda(workshop.For);
        for (int i = 0; workshop.Skills && i < organiser.Teachers; i++)
        {
            if (organiser.IsFor(i, workshop.For)) organiser.RestoreSkill(i);
        }
    }
}
