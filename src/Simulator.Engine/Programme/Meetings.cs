using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Regular meetings of formal pairs.</summary>
/// <param name="PerWeek">Meetings a week; one half is every second week.</param>
/// <param name="Hours">Length.</param>
/// <param name="Structure">From 0 (chat) to 1 (fixed agenda, aims, time and place).</param>
public sealed record Meetings(double PerWeek, double Hours, double Structure) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "meetings", "Formal pairs meet regularly.", "participants: hours times two for each meeting held; travel between schools",
        "2013 study: one hour a week for six weeks; pilot: pairs without agreed structure drift",
        [
            Field.Number("per_week", "meetings a week", 1, 0, 7, "Meetings of each pair a week; 0.5 is every second week."),
            Field.Number("hours", "hours", 1, 0.25, 8, "Length of a meeting."),
            Field.Number("structure", "share", 0.5, 0, 1, "From 0 (chat) to 1 (fixed agenda, aims, time and place)."),
        ],
        v => new Meetings(v.Number("per_week"), v.Number("hours"), v.Number("structure")));

    /// <inheritdoc/>
    public double RegularHours => PerWeek * Hours;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme)
    {
        if (programme.Find<FormalPairs>() is null && programme.Find<Groups>() is not { NewPairs: true })
            yield return new Refusal("", "there are no pairs to meet", "add pairs, or groups with new_pairs: true");
    }

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser)
    {
        double hours = Hours * Rhythm.DueInWeek(PerWeek, organiser.World.Week);
        foreach (int teacher in Members(organiser.World.Pairs)) organiser.Plan(teacher, hours);
    }

    /// <inheritdoc/>
    public void Convene(Organiser organiser) => ConvenePairs(organiser, PerWeek, Hours);

    /// <summary>Each active pair meets as often as is due today; regular meetings fall on the last day but one of the week.</summary>
    internal static void ConvenePairs(Organiser organiser, double perWeek, double hours)
    {
        World world = organiser.World;
        int days = world.Setting.Calendar.DaysPerWeek;
        int due = Rhythm.DueToday(Rhythm.DueInWeek(perWeek, world.Week), world.DayOfWeek, Math.Max(1, days - 1), days);
        for (int number = 0; number < due; number++)
        {
            for (int k = 0; k < world.Pairs.Count; k++)
            {
                if (world.Pairs[k].Active) organiser.Meet(k, hours, number);
            }
        }
    }

    /// <summary>The members of pairs that still meet, once for each pair.</summary>
    internal static IEnumerable<int> Members(Pairs pairs)
    {
        for (int k = 0; k < pairs.Count; k++)
        {
            if (!pairs[k].Active) continue;
            yield return pairs[k].A;
            yield return pairs[k].B;
        }
    }
}
