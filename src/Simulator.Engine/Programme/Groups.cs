using Simulator.Engine.Mechanisms;
using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Group meetings, spread evenly over the weeks and their days.</summary>
/// <param name="Number">How many.</param>
/// <param name="Hours">Length.</param>
/// <param name="Across">Across schools, or each school by itself.</param>
/// <param name="TalkIn">Size of the small groups in which people talk.</param>
/// <param name="NewPairs">Whether two who came close in them may become a pair.</param>
/// <param name="OfCircles">Each circle by itself.</param>
/// <param name="Online">Held online: attention and closeness are those of the channel, and nobody travels.</param>
/// <param name="Day">Day of the week of the first; 0 spread evenly.</param>
public sealed record Groups(
    int Number, double Hours, bool Across, int TalkIn, bool NewPairs, bool OfCircles = false, bool Online = false, int Day = 0) : IComponent
{
    /// <summary>Meetings of a pair that formed by itself and to which nobody offers meetings: an hour a week, without an agenda.</summary>
    private static readonly Meetings OfTheirOwn = new(PerWeek: 1, Hours: 1, Structure: 0);

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
            Field.Of(),
            Field.Word("held", "in_person", ["in_person", "online"], "Where: online, attention and closeness are those of the channel and nobody travels."),
            Field.Day(),
        ],
        v => new Groups(
            v.Whole("meetings"), v.Number("hours"), v.Word("across") == "schools", v.Whole("talk_in"), v.Switch("new_pairs"),
            v.Word("of") == "circles", v.Word("held") == "online", v.Whole("day")));

    private bool PairsMeetByThemselves(ProgrammePlan programme) => NewPairs && programme.Find<Meetings>() is null;

    private Together Together => new(OfCircles, Across);

    /// <inheritdoc/>
    public bool AcrossSchools(ProgrammePlan programme) => Number > 0 && Together.AcrossSchools(programme);

    /// <inheritdoc/>
    public double LongestGathering => Number > 0 ? Hours : 0;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme) =>
        Together.Check(programme).Concat(Rhythm.Check(Day, setting));

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser)
    {
        if (PairsMeetByThemselves(organiser.Programme)) OfTheirOwn.PlanWeek(organiser);
        int due = Rhythm.Due(Number, organiser.World.Setting, organiser.Offer, organiser.World.Week);
        for (int k = 0; k < due; k++) organiser.PlanGathering(GatheringKind.Group, Together, Hours, k);
    }

    /// <inheritdoc/>
    public int EncountersOn(Setting setting, Offer offer, int week, int dayOfWeek) =>
        Rhythm.EventsOn(Number, Day, setting, offer, week, dayOfWeek);

    /// <inheritdoc/>
    public void Convene(Organiser organiser)
    {
        if (PairsMeetByThemselves(organiser.Programme)) OfTheirOwn.Convene(organiser);
        World world = organiser.World;
        int due = Rhythm.Due(Number, world.Setting, organiser.Offer, world.Week);
        for (int k = 0; k < due; k++)
        {
            if (!Rhythm.IsOn(k, due, Day, world.Setting, world.DayOfWeek)) continue;
            organiser.Gather(GatheringKind.Group, Together, Hours, TalkIn, Online, k);
        }
    }

    /// <inheritdoc/>
    public void Review(Organiser organiser)
    {
        if (NewPairs) organiser.JoinNewPairs(organiser.Programme.Find<FormalPairs>()?.GoalMismatch ?? 0);
    }
}
