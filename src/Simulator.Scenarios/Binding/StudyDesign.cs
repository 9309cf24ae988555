using Simulator.Engine.Programme;
using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Experiments.Description;
using static System.FormattableString;

namespace Simulator.Scenarios.Binding;

/// <summary>
/// Whether a scenario still is the design of the study it names. Two things are held against it: what the study's own file says of its
/// design (arms, people, schools, weeks, and the programme as far as it is written there), and the scenario that the line
/// <c>evidence</c> was written in, from which a variant or <c>--set</c> may have gone away. Arms that the study does not have, parameters,
/// and what of a cohort no study reports (leadership, acquaintance, free hours) do not count.
/// </summary>
internal static class StudyDesign
{
    /// <summary>How a scenario departs from what the study's file says.</summary>
    public static IReadOnlyList<string> Departures(Design design, EvidenceLink link, Scenario scenario)
    {
        List<string> found = [];
        foreach (StudyArm arm in design.Arms)
        {
            if (ArmOf(scenario, link.ArmFor(arm.Name)) is not { } here)
            {
                found.Add($"there is no arm {link.ArmFor(arm.Name)}");
                continue;
            }

            if (arm.N is { } n && n != here.Cohort.Teachers)
                found.Add(Invariant($"{here.Name} has {here.Cohort.Teachers} people, and the study had {n}"));
            if (arm.Schools is { } schools && schools != here.Cohort.SchoolSizes.Count)
                found.Add(Invariant($"{here.Name} has {here.Cohort.SchoolSizes.Count} schools, and the study had {schools}"));
            if (arm.Programme is { } programme) found.AddRange(Reported(programme, here));
        }

        if (design.Weeks is { } weeks && weeks != scenario.Calendar.Weeks)
            found.Add(Invariant($"it lasts {scenario.Calendar.Weeks} weeks, and the study lasted {weeks}"));
        if (design.DaysPerWeek is { } days && days != scenario.Calendar.DaysPerWeek)
            found.Add(Invariant($"a week has {scenario.Calendar.DaysPerWeek} days, and in the study it had {days}"));
        return found;
    }

    /// <summary>How a variant departs from the scenario that says whose design it is.</summary>
    public static IReadOnlyList<string> Departures(Design design, EvidenceLink link, Scenario said, Scenario scenario)
    {
        List<string> found = [];
        string[] arms = [.. design.Arms.Count > 0 ? design.Arms.Select(a => link.ArmFor(a.Name)) : said.Arms.Select(a => a.Name)];
        foreach (Arm there in said.Arms.Where(a => arms.Contains(a.Name)))
        {
            if (ArmOf(scenario, there.Name) is not { } here)
                found.Add($"there is no arm {there.Name}");
            else
                found.AddRange([.. Cohorts(there, here), .. Programmes(there, here, (said.Calendar.Weeks, scenario.Calendar.Weeks))]);
        }

        if (scenario.Calendar.Weeks != said.Calendar.Weeks)
            found.Add(Invariant($"it lasts {scenario.Calendar.Weeks} weeks and not {said.Calendar.Weeks}"));
        if (scenario.Calendar.DaysPerWeek != said.Calendar.DaysPerWeek)
            found.Add(Invariant($"a week has {scenario.Calendar.DaysPerWeek} days and not {said.Calendar.DaysPerWeek}"));
        if (scenario.SamePeople != said.SamePeople)
            found.Add(said.SamePeople ? "the arms have people of their own" : "the arms have the same people");
        if (scenario.SurveyWeeks[^1] != said.SurveyWeeks[^1])
            found.Add(Invariant($"the last survey is in week {scenario.SurveyWeeks[^1]} and not in week {said.SurveyWeeks[^1]}"));
        if (scenario.Instrument.Id != said.Instrument.Id || !scenario.Instrument.Rows.SequenceEqual(said.Instrument.Rows))
            found.Add("another questionnaire is answered");
        return found;
    }

    private static Arm? ArmOf(Scenario scenario, string name) => scenario.Arms.FirstOrDefault(a => a.Name == name);

    private static IEnumerable<string> Cohorts(Arm there, Arm here)
    {
        if (here.Cohort.Teachers != there.Cohort.Teachers)
            yield return Invariant($"{here.Name} has {here.Cohort.Teachers} people and not {there.Cohort.Teachers}");
        else if (!here.Cohort.SchoolSizes.SequenceEqual(there.Cohort.SchoolSizes))
            yield return $"{here.Name} has other schools";
        if (here.Cohort.TeamSizes != there.Cohort.TeamSizes) yield return $"{here.Name} has other mentor teams";
    }

    private static IEnumerable<string> Programmes(Arm there, Arm here, (int Before, int Now) last)
    {
        foreach (string sentence in Offered([.. there.Programme.Offers.Select(o => o.Kind.Key)], here)) yield return sentence;
        foreach (Offer was in there.Programme.Offers)
        {
            if (OfferOf(here, was.Kind.Key) is not { } now) continue;
            foreach (string field in now.Kind.Fields.Select(f => f.Key))
            {
                string value = NumbersInForce.Write(now.Values[field]), before = NumbersInForce.Write(was.Values[field]);
                if (value != before) yield return $"in {here.Name} {was.Kind.Key}.{field} is {value} and not {before}";
            }

            if (now.FirstWeek != was.FirstWeek || UpTo(now, last.Now) != UpTo(was, last.Before))
                yield return $"{here.Name} is offered {was.Kind.Key} in other weeks";
            if (NumbersInForce.Write(now.Participants) != NumbersInForce.Write(was.Participants))
                yield return $"{was.Kind.Key} reaches others of {here.Name}";
        }

        if (NumbersInForce.Write(here.Programme.Participants) != NumbersInForce.Write(there.Programme.Participants))
            yield return $"the programme reaches others of {here.Name}";
        if (NumbersInForce.Write(here.Programme.Circles) != NumbersInForce.Write(there.Programme.Circles))
            yield return $"{here.Name} has other circles";
    }

    private static IEnumerable<string> Reported(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> programme, Arm here)
    {
        foreach (string sentence in Offered([.. programme.Keys], here)) yield return sentence;
        if (here.Programme.Participants is not null || here.Programme.Offers.Any(o => o.Participants is not null))
            yield return $"the programme reaches only some of {here.Name}";
        foreach ((string key, IReadOnlyDictionary<string, string> fields) in programme)
        {
            if (OfferOf(here, key) is not { } now) continue;
            foreach ((string field, string was) in fields)
            {
                string value = NumbersInForce.Write(now.Values[field]);
                if (value != was) yield return $"in {here.Name} {key}.{field} is {value}, and in the study it was {was}";
            }
        }
    }

    private static IEnumerable<string> Offered(string[] components, Arm here)
    {
        foreach (string key in components.Where(k => OfferOf(here, k) is null)) yield return $"{here.Name} is not offered {key}";
        foreach (string key in here.Programme.Offers.Select(o => o.Kind.Key).Where(k => !components.Contains(k)))
            yield return $"{here.Name} is also offered {key}";
    }

    /// <summary>The last week in which something is offered; null for all weeks there are.</summary>
    private static int? UpTo(Offer offer, int weeks) => offer.LastWeek >= weeks ? null : offer.LastWeek;

    private static Offer? OfferOf(Arm arm, string key) => arm.Programme.Offers.FirstOrDefault(o => o.Kind.Key == key);
}
