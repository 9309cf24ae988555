using System.Globalization;

namespace Simulator.Experiments.Description;

/// <summary>What two scenarios, or the arms of one, share beside their programmes: what may be said of a difference between them.</summary>
/// <param name="People">In what their people differ; empty where they are the same people with the same luck.</param>
/// <param name="Conditions">In what they differ otherwise, programmes apart.</param>
public sealed record Shared(IReadOnlyList<string> People, IReadOnlyList<string> Conditions)
{
    /// <summary>In a few words.</summary>
    public string Short => People.Count > 0 ? "not the same people"
        : Conditions.Count > 0 ? "the same people with the same luck under other conditions" : "the same people with the same luck";

    /// <summary>In a sentence that says what a difference holds.</summary>
    public string Sentence => (People.Count, Conditions.Count) switch
    {
        (0, 0) => "Both are played by the same people with the same luck, so that what differs is what the programmes changed.",
        (0, _) => $"Both are played by the same people with the same luck, but they also differ in {Listed(Conditions)}: a difference holds what that changed "
            + "too, and not only what the programmes changed.",
        _ => $"They are not played by the same people, and luck is not the same either: they differ in {Listed([.. People, .. Conditions])}. A difference "
            + "holds what that changed too, and not only what the programmes changed.",
    };

    /// <summary>What two scenarios share that are compared arm by arm.</summary>
    /// <param name="first">The first scenario.</param>
    /// <param name="second">The second scenario.</param>
    /// <param name="arms">The arms that stand against each other.</param>
    public static Shared Of(Scenario first, Scenario second, IReadOnlyList<(Arm First, Arm Second)> arms)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        List<string> people = [.. arms.SelectMany(a => CohortDifference.People(a.First.Cohort, a.Second.Cohort))];
        if (first.Calendar != second.Calendar) people.Add("calendar");
        if (first.Seed != second.Seed) people.Add("seed");
        List<string> conditions = [.. arms.SelectMany(a => CohortDifference.Conditions(a.First.Cohort, a.Second.Cohort))];
        if (!first.SurveyWeeks.SequenceEqual(second.SurveyWeeks)) conditions.Add("survey_weeks");
        conditions.AddRange(first.Parameters.Declared.Where(p => first.Parameters[p] != second.Parameters[p])
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"parameters.{p.Symbol}")));
        if (first.Instrument.Id != second.Instrument.Id || !first.Instrument.Rows.SequenceEqual(second.Instrument.Rows)) conditions.Add("instrument");
        if (arms.Any(a => a.First.Response != a.Second.Response)) conditions.Add("response");
        return new Shared([.. people.Distinct()], [.. conditions.Distinct()]);
    }

    /// <summary>What the arms of a scenario share.</summary>
    public static Shared OfArms(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Of(scenario, scenario, [.. scenario.Arms.Skip(1).Select(other => (scenario.Arms[0], other))]);
    }

    /// <summary>The differences in a row of words, the first few of many.</summary>
    public static string Listed(IReadOnlyList<string> names)
    {
        const int shown = 8;
        ArgumentNullException.ThrowIfNull(names);
        return string.Join(", ", names.Take(shown)) + (names.Count > shown ? FormattableString.Invariant($" and {names.Count - shown} more") : "");
    }
}
