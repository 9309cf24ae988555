namespace Simulator.Engine.Programme;

/// <summary>Social events in people's own time, where people mix whoever they are.</summary>
/// <param name="Events">How many.</param>
/// <param name="Hours">Length.</param>
/// <param name="Across">Across schools, or each school by itself.</param>
public sealed record Social(int Events, double Hours, bool Across) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "social", "Social events: own time, mixed seats, no agenda.", "none: it is own time",
        "pilot with eleven teachers: a remark that meetings out of school speed up relationships",
        [
            Field.Whole("events", "events", 4, 0, 100, "How many, spread evenly over the weeks in which they are offered."),
            Field.Number("hours", "hours", 2, 0.25, 12, "Length of an event."),
            Field.Word("across", "schools", ["schools", "school"], "schools: everybody of the region together; school: each school by itself."),
        ],
        v => new Social(v.Whole("events"), v.Number("hours"), v.Word("across") == "schools"));

    /// <summary>Above the number of any group meeting, so that the two draw apart.</summary>
    private const int FirstNumber = 512;

    /// <inheritdoc/>
    public bool AcrossSchools => Across && Events > 0;

    /// <inheritdoc/>
    public void Convene(Organiser organiser)
    {
        if (organiser.World.DayOfWeek != organiser.World.Setting.Calendar.DaysPerWeek) return;
        Offer offer = organiser.Programme.OfferOf(this);
        int last = Math.Min(offer.LastWeek, organiser.World.Setting.Calendar.Weeks);
        int due = Rhythm.EventsInWeek(Events, organiser.World.Week, offer.FirstWeek, last);
        for (int k = 0; k < due; k++) organiser.Gather(Hours, Across, talkIn: 2, ownTime: true, FirstNumber + k);
    }
}
