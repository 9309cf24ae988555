using System.Globalization;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>
/// Whether what is offered fits into the hours there are, week by week: free hours plus hours released in that week. Released hours count
/// for an offer where the release reaches everybody whom the offer reaches: it says nothing of its own about who takes part, or the same.
/// </summary>
internal static class TimeFits
{
    private const double Rounding = 1e-9;

    /// <summary>Regular hours of each week, and the longest gathering, against the hours there are.</summary>
    internal static IEnumerable<(string Component, Refusal Refusal)> Check(Setting setting, ProgrammePlan programme) =>
        Regular(setting, programme).Take(1).Concat(Gatherings(setting, programme));

    private static IEnumerable<(string Component, Refusal Refusal)> Regular(Setting setting, ProgrammePlan programme)
    {
        double Asks(Offer offer) => offer.Component.RegularHours(setting, programme);
        foreach (int week in TurningWeeks(setting, programme))
        {
            Offer[] asking = [.. programme.Offers.Where(o => o.IsOffered(week) && Asks(o) > 0 && !programme.Reaches(o).IsNobody)];
            if (asking.Length == 0) continue;
            double asked = asking.Sum(Asks), there = asking.Min(o => HoursThere(setting, programme, o, week));
            if (asked <= there + Rounding) continue;
            yield return (asking.MaxBy(Asks)!.Kind.Key, new Refusal(
                "", string.Create(CultureInfo.InvariantCulture, $"the programme asks {asked:0.##} hours of a teacher in a week"), AtMost(there)));
        }
    }

    private static IEnumerable<(string Component, Refusal Refusal)> Gatherings(Setting setting, ProgrammePlan programme)
    {
        foreach (Offer offer in programme.Offers.Where(o => !programme.Reaches(o).IsNobody))
        {
            double longest = offer.Component.LongestGathering;
            double there = TurningWeeks(setting, programme).Where(offer.IsOffered).Select(w => HoursThere(setting, programme, offer, w))
                .DefaultIfEmpty(double.PositiveInfinity).Min();
            if (longest <= there + Rounding) continue;
            yield return (offer.Kind.Key, new Refusal(
                "hours", string.Create(CultureInfo.InvariantCulture, $"a gathering of {longest:0.##} hours does not fit into a week's free time"),
                AtMost(there)));
        }
    }

    private static double HoursThere(Setting setting, ProgrammePlan programme, Offer offer, int week) =>
        setting.Cohort.FreeHoursPerWeek + programme.Offers
            .Where(o => o.IsOffered(week) && (o.Participants is null || o.Participants.Equals(offer.Participants)))
            .Sum(o => (o.Component as TimeRelease)?.HoursPerWeek ?? 0);

    /// <summary>The weeks in which something begins or has just ended: between them nothing changes.</summary>
    private static IEnumerable<int> TurningWeeks(Setting setting, ProgrammePlan programme) =>
        programme.Offers.SelectMany(o => new[] { (long)o.FirstWeek, o.LastWeek + 1L }).Append(1)
            .Where(w => w >= 1 && w <= setting.Calendar.Weeks).Distinct().Order().Select(w => (int)w);

    private static string AtMost(double hours) =>
        string.Create(CultureInfo.InvariantCulture, $"at most {hours:0.##} hours: free_hours_per_week plus time_release");
}
