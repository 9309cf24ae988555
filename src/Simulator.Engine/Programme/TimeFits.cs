using System.Globalization;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Whether what is offered fits into the hours there are.</summary>
internal static class TimeFits
{
    /// <summary>Regular hours a week, and the longest gathering, against free hours plus released hours.</summary>
    internal static IEnumerable<(string Component, Refusal Refusal)> Check(Setting setting, ProgrammePlan programme)
    {
        double released = programme.Find<TimeRelease>()?.HoursPerWeek ?? 0;
        double there = setting.Cohort.FreeHoursPerWeek + released;
        double regular = programme.Offers.Sum(o => o.Component.RegularHours);
        if (regular > there + 1e-9)
        {
            Offer largest = programme.Offers.MaxBy(o => o.Component.RegularHours)!;
            yield return (largest.Kind.Key, new Refusal(
                "", string.Create(CultureInfo.InvariantCulture, $"the programme asks {regular:0.##} hours of a teacher in a week"),
                string.Create(CultureInfo.InvariantCulture, $"at most {there:0.##} hours: free_hours_per_week plus time_release")));
        }

        foreach (Offer offer in programme.Offers)
        {
            double longest = offer.Component.LongestGathering;
            if (longest > there + 1e-9)
            {
                yield return (offer.Kind.Key, new Refusal(
                    "hours", string.Create(CultureInfo.InvariantCulture, $"a gathering of {longest:0.##} hours does not fit into a week's free time"),
                    string.Create(CultureInfo.InvariantCulture, $"at most {there:0.##} hours: free_hours_per_week plus time_release")));
            }
        }
    }
}
