using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Partners watch each other teach and talk about it; no slot is lost to it.</summary>
/// <param name="PerWeek">Observations of each pair a week.</param>
/// <param name="DebriefHours">Length of the talk afterwards.</param>
/// <param name="Day">Day of the week of the first; 0 spread evenly.</param>
public sealed record Observations(double PerWeek, double DebriefHours, int Day = 0) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "observations", "Partners observe each other's lessons, with a debrief.", "participants: debrief hours times two; travel between schools",
        "2013 study: weekly observation, length not reported; debrief hours assumed",
        [
            Field.Number("per_week", "observations a week", 1, 0, 7, "Observations of each pair a week."),
            Field.Number("debrief_hours", "hours", 0.25, 0.02, 4, "Length of the talk afterwards."),
            Field.Day(),
        ],
        v => new Observations(v.Number("per_week"), v.Number("debrief_hours"), v.Whole("day")));

    private const int FirstWeekday = 2;

    /// <inheritdoc/>
    public double RegularHours(Setting setting, ProgrammePlan programme) => PerWeek * DebriefHours * (programme.Find<FormalPairs>()?.MostPairs ?? 1);

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme)
    {
        if (programme.Find<FormalPairs>() is null) yield return new Refusal("", "there are no pairs to observe each other", "add pairs");
        foreach (Refusal refusal in Rhythm.Check(Day, setting)) yield return refusal;
    }

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser) =>
        Meetings.PlanPairs(organiser, DebriefHours * Rhythm.DueInWeek(PerWeek, organiser.World.Week));

    /// <inheritdoc/>
    public int EncountersOn(Setting setting, Offer offer, int week, int dayOfWeek) => Rhythm.DueToday(
        Rhythm.DueInWeek(PerWeek, week), dayOfWeek, Rhythm.Named(Day, FirstWeekday, setting), setting.Calendar.DaysPerWeek);

    /// <inheritdoc/>
    public void Convene(Organiser organiser)
    {
        World world = organiser.World;
        int due = EncountersOn(world.Setting, organiser.Offer, world.Week, world.DayOfWeek);
        for (int number = 0; number < due; number++)
        {
            for (int k = 0; k < world.Pairs.Count; k++)
            {
                if (Meetings.Meets(organiser, k)) organiser.Debrief(k, DebriefHours, number);
            }
        }
    }
}
