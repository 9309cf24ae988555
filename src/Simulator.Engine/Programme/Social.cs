using Simulator.Engine.Mechanisms;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Social events in people's own time, where people mix whoever they are.</summary>
/// <param name="Events">How many.</param>
/// <param name="Hours">Length.</param>
/// <param name="Across">Across schools, or each school by itself.</param>
/// <param name="OfCircles">Each circle by itself.</param>
/// <param name="Day">Day of the week of the first; 0 spread evenly.</param>
public sealed record Social(int Events, double Hours, bool Across, bool OfCircles = false, int Day = 0) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "social", "Social events: own time, mixed seats, no agenda.", "none: it is own time",
        "pilot with eleven teachers: a remark that meetings out of school speed up relationships",
        [
            Field.Whole("events", "events", 4, 0, 100, "How many, spread evenly over the weeks in which they are offered."),
            Field.Number("hours", "hours", 2, 0.25, 12, "Length of an event."),
            Field.Word("across", "schools", ["schools", "school"], "schools: everybody of the region together; school: each school by itself."),
            Field.Of(),
            Field.Day(),
        ],
        v => new Social(v.Whole("events"), v.Number("hours"), v.Word("across") == "schools", v.Word("of") == "circles", v.Whole("day")));

    private const int TalkIn = 2;

    private Together Together => new(OfCircles, Across);

    /// <inheritdoc/>
    public bool AcrossSchools(ProgrammePlan programme) => Events > 0 && Together.AcrossSchools(programme);

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme) =>
        Together.Check(programme).Concat(Rhythm.Check(Day, setting));

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser)
    {
        int due = Rhythm.Due(Events, organiser.World.Setting, organiser.Offer, organiser.World.Week);
        for (int k = 0; k < due; k++) organiser.PlanGathering(GatheringKind.Social, Together, Hours, k);
    }

    /// <inheritdoc/>
    public int EncountersOn(Setting setting, Offer offer, int week, int dayOfWeek) =>
        Rhythm.EventsOn(Events, Day, setting, offer, week, dayOfWeek);

    /// <inheritdoc/>
    public void Convene(Organiser organiser)
    {
        int due = Rhythm.Due(Events, organiser.World.Setting, organiser.Offer, organiser.World.Week);
        for (int k = 0; k < due; k++)
        {
            if (Rhythm.IsOn(k, due, Day, organiser.World.Setting, organiser.World.DayOfWeek))
                organiser.Gather(GatheringKind.Social, Together, Hours, TalkIn, online: false, k);
        }
    }
}
