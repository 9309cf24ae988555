using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Regular meetings of formal pairs.</summary>
/// <param name="PerWeek">Meetings a week; one half is every second week.</param>
/// <param name="Hours">Length.</param>
/// <param name="Structure">From 0 (chat) to 1 (fixed agenda, aims, time and place).</param>
/// <param name="Day">Day of the week of the first; 0 spread evenly.</param>
public sealed record Meetings(double PerWeek, double Hours, double Structure, int Day = 0) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "meetings", "Formal pairs meet regularly.", "participants: hours times two for each meeting held; travel between schools",
        "2013 study: one hour a week for six weeks; pilot: pairs without agreed structure drift",
        [
            Field.Number("per_week", "meetings a week", 1, 0, 7, "Meetings of each pair a week; 0.5 is every second week."),
            Field.Number("hours", "hours", 1, 0.25, 8, "Length of a meeting."),
            Field.Number("structure", "share", 0.5, 0, 1, "From 0 (chat) to 1 (fixed agenda, aims, time and place)."),
            Field.Day(),
        ],
        v => new Meetings(v.Number("per_week"), v.Number("hours"), v.Number("structure"), v.Whole("day")));

    /// <inheritdoc/>
    public double RegularHours(Setting setting, ProgrammePlan programme) => PerWeek * Hours * (programme.Find<FormalPairs>()?.MostPairs ?? 1);

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme)
    {
        if (programme.Find<FormalPairs>() is null && programme.Find<Groups>() is not { NewPairs: true })
            yield return new Refusal("", "there are no pairs to meet", "add pairs, or groups with new_pairs: true");
        foreach (Refusal refusal in Rhythm.Check(Day, setting)) yield return refusal;
    }

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser) =>
        PlanPairs(organiser, Hours * Rhythm.DueInWeek(PerWeek, organiser.World.Week));

    /// <inheritdoc/>
    public int EncountersOn(Setting setting, Offer offer, int week, int dayOfWeek)
    {
        int days = setting.Calendar.DaysPerWeek, named = Rhythm.Named(Day, Math.Max(1, days - 1), setting);
        return Rhythm.DueToday(Rhythm.DueInWeek(PerWeek, week), dayOfWeek, named, days);
    }

    /// <inheritdoc/>
    public void Convene(Organiser organiser)
    {
        World world = organiser.World;
        int due = EncountersOn(world.Setting, organiser.Offer, world.Week, world.DayOfWeek);
        for (int number = 0; number < due; number++)
        {
            for (int k = 0; k < world.Pairs.Count; k++)
            {
                if (Meets(organiser, k)) organiser.Meet(k, Hours, number);
            }
        }
    }

    /// <summary>Both members of each pair keep some hours free, whether the pair meets or not.</summary>
    internal static void PlanPairs(Organiser organiser, double hours)
    {
        Pairs pairs = organiser.World.Pairs;
        for (int k = 0; hours > 0 && k < pairs.Count; k++)
        {
            if (!Meets(organiser, k)) continue;
            organiser.Plan(pairs[k].A, hours);
            organiser.Plan(pairs[k].B, hours);
        }
    }

    /// <summary>Whether a pair still meets and the offer reaches both.</summary>
    internal static bool Meets(Organiser organiser, int pair)
    {
        ref Pair p = ref organiser.World.Pairs[pair];
        return p.Active && organiser.Invites(p.A) && organiser.Invites(p.B);
    }
}
