using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Experiments.Patterns;
using Simulator.Scenarios;

namespace Simulator.Tests.Patterns;

/// <summary>A scenario that plays in no time, and patterns about it.</summary>
internal static class Toy
{
    private const string Text = """
        schema_version: 1
        name: A toy
        calendar: { weeks: 6, days_per_week: 2 }
        people: same
        cohort: { teachers: 6, schools: 2 }
        arms:
          - name: nothing
            programme: {}
          - name: both
            programme:
              pairs: { within: school, goal_mismatch: 0.4 }
              meetings: { structure: 0.4 }
              groups: { meetings: 3, hours: 1, new_pairs: true }
        instrument: lankau-1996-adapted
        survey_weeks: [6]
        """;

    internal static Scenario Scenario { get; } = ScenarioReader.Parse(Text, "toy.yaml");

    internal static Pattern About(string id, params PatternTest[] tests) => new()
    {
        Id = id,
        Statement = "s",
        Direction = "higher",
        Strength = "weak",
        Fidelity = "stated",
        Study = "made-up",
        Locator = "l",
        Tests = tests,
        Why = "It is made up.",
    };

    internal static PatternTest Test(
        string measure, double low, double high, string? arm = null, string? first = null, string? second = null) =>
        new(measure, "toy", arm, first, second, null, new Bound(low, high));

    internal static PatternResult Check(Pattern pattern, PatternOptions options) =>
        PatternCheck.Run([pattern], _ => Scenario, options, null, TestContext.Current.CancellationToken).Patterns[0];
}
