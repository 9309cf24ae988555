using Simulator.Engine.Programme;
using Simulator.Experiments;
using Simulator.Experiments.Description;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;

namespace Simulator.Tests.Scenarios;

/// <summary>A small scenario to put things into.</summary>
internal static class Small
{
    /// <summary>The line and the column in which a component's map begins.</summary>
    internal const int ComponentLine = 10;

    /// <summary>The repository.</summary>
    internal static string Root => Path.GetFullPath(Path.Combine(EvidenceReaderTests.Folder(), "../.."));

    internal static string WithProgramme(string programme, string cohort = "teachers: 12, schools: 2, teams: [2, 3], free_hours_per_week: 40") => $$"""
        schema_version: 1
        name: Small
        calendar: { weeks: 6, days_per_week: 5 }
        people: same
        cohort: { {{cohort}} }
        instrument: lankau-1996-adapted
        arms:
          - name: some
            programme:
        {{(programme.Length == 0 ? "      {}" : string.Join('\n', programme.Split('\n').Select(l => "      " + l)))}}
        """;

    internal static Scenario Read(string text, params string[] sets) => ScenarioReader.Parse(text, "small.yaml", null, new Overrides(sets));

    internal static IReadOnlyList<Problem> ProblemsOf(string text, params string[] sets)
    {
        try
        {
            Read(text, sets);
            return [];
        }
        catch (BadInputException bad)
        {
            return bad.Problems.InOrder();
        }
    }

    /// <summary>A programme with one component and all that it needs beside it, its fields as given.</summary>
    internal static string Component(ComponentKind kind, string fields)
    {
        List<string> lines = [$"{kind.Key}: {{ {fields} }}"];
        foreach ((string key, string text) in Needs)
        {
            if (key != kind.Key)
                lines.Add(text);
        }
        return string.Join('\n', lines);
    }

    /// <summary>The required fields of a component, except one, with values that are allowed.</summary>
    internal static IEnumerable<string> Required(ComponentKind kind, string except) => kind.Fields
        .Where(f => f.Default is null && f.Key != except && !f.Key.Contains('.', StringComparison.Ordinal)
            && !kind.Fields.Any(o => o.Key.StartsWith(f.Key + ".", StringComparison.Ordinal)))
        .Select(f => $"{f.Key}: {(f.Kind == FieldKind.Weeks ? "[1]" :
            f.Kind == FieldKind.Word ? f.Words[0] : NumbersInForce.Write(f.Kind == FieldKind.Whole ? (int)f.Low : f.Low))}");

    private static readonly (string Key, string Text)[] Needs =
    [
        ("workshop", "workshop: {}"), ("pairs", "pairs: {}"), ("training", "training: { who: everyone }"), ("coordinator", "coordinator: {}"),
    ];
}
