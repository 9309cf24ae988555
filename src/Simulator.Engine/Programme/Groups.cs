using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Group meetings, spread evenly over the weeks, on the last day of a week.</summary>
/// <param name="Number">How many.</param>
/// <param name="Hours">Length.</param>
/// <param name="Across">Across schools, or each school by itself.</param>
/// <param name="TalkIn">Size of the small groups in which people talk.</param>
/// <param name="NewPairs">Whether two who came close in them may become a pair.</param>
public sealed record Groups(int Number, double Hours, bool Across, int TalkIn, bool NewPairs) : IComponent
{
    /// <summary>Meetings a week of a pair that formed by itself and to which nobody offers meetings.</summary>
    private const double OwnMeetingsPerWeek = 1, OwnMeetingHours = 1;

    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "groups", "Group meetings: talk in small groups, seats changed every quarter of an hour.",
        "participants: hours times who came; travel across schools", "pilot with eleven teachers: eight meetings in a school year",
        [
            Field.Whole("meetings", "meetings", 8, 0, 200, "How many, spread evenly over the weeks in which they are offered.",
                Source.Evidence, "pilot with eleven teachers: eight planned meetings"),
            Field.Number("hours", "hours", 2, 0.25, 8, "Length of a meeting."),
            Field.Word("across", "schools", ["schools", "school"], "schools: everybody of the region together; school: each school by itself."),
            Field.Whole("talk_in", "persons", 2, 2, 6, "Size of the small groups."),
            Field.Switch("new_pairs", false, "Whether two who came close in the group may become a pair."),
        ],
        v => new Groups(v.Whole("meetings"), v.Number("hours"), v.Word("across") == "schools", v.Whole("talk_in"), v.Switch("new_pairs")));

    /// <inheritdoc/>
    public bool AcrossSchools => Across && Number > 0;

    /// <inheritdoc/>
    public double LongestGathering => Number > 0 ? Hours : 0;

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser)
    {
        double hours = Hours * Due(organiser);
        for (int i = 0; hours > 0 && i < organiser.Teachers; i++) organiser.Plan(i, hours);
    }

    /// <inheritdoc/>
    public void Convene(Organiser organiser)
    {
        World world = organiser.World;
        if (NewPairs && organiser.Programme.Find<Meetings>() is null) Meetings.ConvenePairs(organiser, OwnMeetingsPerWeek, OwnMeetingHours);
        if (world.DayOfWeek != world.Setting.Calendar.DaysPerWeek) return;
        int due = Due(organiser);
        for (int k = 0; k < due; k++) organiser.Gather(Hours, Across, TalkIn, ownTime: false, k);
    }

    /// <inheritdoc/>
    public void Review(Organiser organiser)
    {
        if (NewPairs) organiser.JoinNewPairs(organiser.Programme.Find<FormalPairs>()?.GoalMismatch ?? 0);
    }

    private int Due(Organiser organiser)
    {
        Offer offer = organiser.Programme.OfferOf(this);
        int last = Math.Min(offer.LastWeek, organiser.World.Setting.Calendar.Weeks);
        return Rhythm.EventsInWeek(Number, organiser.World.Week, offer.FirstWeek, last);
    }
}
