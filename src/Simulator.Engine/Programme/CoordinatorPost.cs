using Simulator.Engine.Mechanisms;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Somebody who looks after the programme.</summary>
/// <param name="OnSite">On site, or remote.</param>
/// <param name="HoursPerWeek">Hours a week for the whole cohort.</param>
/// <param name="Reached">Remote: share of messages that reach people.</param>
public sealed record CoordinatorPost(bool OnSite, double HoursPerWeek, double Reached) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "coordinator", "Somebody rebooks lost slots, posts prompts and, on site, visits pairs that drift apart.",
        "coordinator: hours a week for the whole cohort", "pilot with eleven teachers: on-site better than remote; McQuillin and Lyons 2021",
        [
            Field.Word("based", "on_site", ["on_site", "remote"], "Where the coordinator works."),
            Field.Number("hours_per_week", "hours a week", 2, 0, 60,
                "The coordinator's hours a week for the whole cohort; they cost and have no effect of their own."),
            Field.Number("reached", "share", 1, 0, 1, "Remote only: share of messages that reach people."),
        ],
        v => new CoordinatorPost(v.Word("based") == "on_site", v.Number("hours_per_week"), v.Number("reached")));

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser)
    {
        double share = (double)organiser.Teachers / organiser.World.Setting.Cohort.Teachers;
        organiser.Book(HourKind.Coordinator, HoursPerWeek * share);
        organiser.Appoint(new Coordinator(OnSite ? 1 : organiser.Parameter(Slots.RemoteReach) * Reached, OnSite));
    }

    /// <inheritdoc/>
    public void Review(Organiser organiser) => organiser.VisitPairs();
}
