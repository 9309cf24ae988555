using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Partners watch each other teach and talk about it; no slot is lost to it.</summary>
/// <param name="PerWeek">Observations of each pair a week.</param>
/// <param name="DebriefHours">Length of the talk afterwards.</param>
public sealed record Observations(double PerWeek, double DebriefHours) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "observations", "Partners observe each other's lessons, with a debrief.", "participants: debrief hours times two; travel between schools",
        "2013 study: weekly observation, length not reported; debrief hours assumed",
        [
            Field.Number("per_week", "observations a week", 1, 0, 7, "Observations of each pair a week."),
            Field.Number("debrief_hours", "hours", 0.25, 0.25, 4, "Length of the talk afterwards."),
        ],
        v => new Observations(v.Number("per_week"), v.Number("debrief_hours")));

    private const int Weekday = 2;

    /// <inheritdoc/>
    public double RegularHours => PerWeek * DebriefHours;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme)
    {
        if (programme.Find<FormalPairs>() is null) yield return new Refusal("", "there are no pairs to observe each other", "add pairs");
    }

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser)
    {
        double hours = DebriefHours * Rhythm.DueInWeek(PerWeek, organiser.World.Week);
        foreach (int teacher in Meetings.Members(organiser.World.Pairs)) organiser.Plan(teacher, hours);
    }

    /// <inheritdoc/>
    public void Convene(Organiser organiser)
    {
        World world = organiser.World;
        int days = world.Setting.Calendar.DaysPerWeek;
        int due = Rhythm.DueToday(Rhythm.DueInWeek(PerWeek, world.Week), world.DayOfWeek, Math.Min(Weekday, days), days);
        for (int number = 0; number < due; number++)
        {
            for (int k = 0; k < world.Pairs.Count; k++)
            {
                if (world.Pairs[k].Active) organiser.Debrief(k, DebriefHours, number);
            }
        }
    }
}
