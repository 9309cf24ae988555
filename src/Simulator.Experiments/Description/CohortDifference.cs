using Simulator.Engine.State;

namespace Simulator.Experiments.Description;

/// <summary>In what two cohorts differ, in the words of a scenario's keys.</summary>
public static class CohortDifference
{
    /// <summary>What makes them other people, or people of other schools and teams: their luck is not the same either.</summary>
    public static IEnumerable<string> People(CohortPlan one, CohortPlan other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (!one.SchoolSizes.SequenceEqual(other.SchoolSizes)) yield return one.Teachers == other.Teachers ? "schools" : "teachers";
        if (one.TeamSizes != other.TeamSizes) yield return "teams";
        if (!one.Attributes.Select(Written).SequenceEqual(other.Attributes.Select(Written))) yield return "attributes";
        if ((one.Friendship, one.Trust) != (other.Friendship, other.Trust)) yield return "acquaintance";
        if (one.BaseLoad != other.BaseLoad) yield return "base_load";
        if (one.Skill != other.Skill) yield return "skill";
        if (one.UntrackedColleagues != other.UntrackedColleagues) yield return "untracked_colleagues";
        if (one.Regions != other.Regions) yield return "regions";
    }

    /// <summary>What the same people meet with that is not the programme.</summary>
    public static IEnumerable<string> Conditions(CohortPlan one, CohortPlan other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Leadership != other.Leadership) yield return "leadership";
        if (one.FreeHoursPerWeek != other.FreeHoursPerWeek) yield return "free_hours_per_week";
        if (one.TravelHours != other.TravelHours) yield return "travel_hours";
    }

    private static string Written(AttributePlan attribute) => $"{attribute.Name}: {NumbersInForce.Levels(attribute)}";
}
