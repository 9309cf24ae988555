using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>A short letter to everybody: something to talk about, and nothing else.</summary>
/// <param name="PerWeek">Letters a week; one half is every second week.</param>
/// <param name="HoursEach">Hours it takes to write one, for the whole cohort.</param>
public sealed record Bulletin(double PerWeek, double HoursEach) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "bulletin", "A letter goes to everybody and gives all of them something to talk about.",
        "coordinator: hours for each letter, for the whole cohort", "assumed; it does by itself what a coordinator's prompt does online",
        [
            Field.Number("per_week", "letters a week", 1, 0, 7, "Letters a week; 0.5 is every second week."),
            Field.Number("hours_each", "hours", 1, 0, 20, "Hours it takes to write one, for the whole cohort."),
        ],
        v => new Bulletin(v.Number("per_week"), v.Number("hours_each")));

    /// <inheritdoc/>
    public void Convene(Organiser organiser)
    {
        World world = organiser.World;
        int letters = Rhythm.DueToday(Rhythm.DueInWeek(PerWeek, world.Week), world.DayOfWeek, 1, world.Setting.Calendar.DaysPerWeek);
        if (letters == 0) return;
        organiser.OpenAgenda();
        organiser.Book(HourKind.Coordinator, letters * HoursEach * organiser.Teachers / world.Setting.Cohort.Teachers);
    }
}
